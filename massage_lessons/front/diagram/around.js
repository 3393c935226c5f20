// What lies where on the drawing, in words and in order.

import { closest } from "../core/nearest.js";
import { idsOf, placeOf } from "../core/places.js";
import { anchor } from "./anchor.js";
import { whereabouts } from "./list.js";

/**
 * @typedef {import("./types.js").Hit} Hit
 * @typedef {import("./types.js").Payload} Payload
 */

/**
 * @param {Payload} payload
 * @param {Map<string, Hit>} hits
 * @param {import("./types.js").Host} host
 */
export function around(payload, hits, host) {
  /** @type {Set<string>} */
  const measured = new Set();
  /** Find where each place of the layer on show is, once for each layer. */
  const anchors = () => {
    const layer = host.get("layer");
    const there = [...hits.values()].filter(({ place }) => place.entry.layer === layer);
    if (!measured.has(layer)) anchor(there, payload.frame);
    measured.add(layer);
  };
  return {
    anchors,
    where(/** @type {string} */ id) {
      const place = placeOf(payload, id) ?? placeOf(payload, idsOf(payload, id)[0]);
      anchors();
      const hit = hits.get(place?.id ?? "");
      return hit ? whereabouts(hit, payload.frame) : "";
    },
    beside(/** @type {string} */ id, /** @type {number} */ count) {
      const hit = hits.get(id);
      const all = [...hits.values()].filter(
        ({ place }) => place.entry.layer === hit?.place.entry.layer && (!place.side || !hit.place.side || place.side === hit.place.side),
      );
      anchor(all, payload.frame);
      return hit ? closest(all, hit, count).map(({ place }) => place) : [];
    },
  };
}

/** @param {Hit} hit of the layer on show @returns {import("../core/finding.js").Box} */
export function boxOf({ node, dot, x, y }) {
  // A point answers around itself, too; where it lies is the point alone.
  if (dot) return { left: x, right: x, top: y, bottom: y };
  const { x: left, y: top, width, height } = /** @type {SVGGraphicsElement} */ (node).getBBox();
  return { left, right: left + width, top, bottom: top + height };
}
