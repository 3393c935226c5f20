// The drawing as a picture and the guidance as text: for a page that is not trusted.

import { idsOf, placeOf, sided } from "../core/places.js";
import { say } from "../core/words.js";
import { card } from "./card.js";
import { h } from "./dom.js";
import { painting, picture } from "./picture.js";
import { shapes } from "./shapes.js";
import { paintValues, showScale, valueLine } from "./values.js";

/**
 * @typedef {import("./types.js").Payload} Payload
 * @typedef {import("./types.js").Host} Host
 * @typedef {import("./types.js").Place} Place
 */

/**
 * Show the drawing as a picture and the guidance as text: for a page that is not trusted, and for paper.
 * @param {HTMLElement} element
 * @param {{payload: Payload}} data
 * @param {Host} host
 * @returns {() => void}
 */
export function mountStill(element, { payload }, host) {
  const art = picture(payload);
  const { svg: map, hits } = shapes(payload);
  map.setAttribute("role", "img");
  map.setAttribute("aria-label", say("diagram.still.picture"));
  const chosen = new Set([host.get("selected"), ...host.get("highlight")].filter(Boolean));
  for (const hit of hits.values()) {
    for (const name of ["role", "tabindex", "aria-label", "aria-pressed"]) hit.node.removeAttribute(name);
    hit.node.classList.toggle("md-marked", chosen.has(hit.place.id) || chosen.has(hit.place.base));
  }
  paintValues(host, hits.values());
  const scale = h("div", { class: "md-scale" });
  showScale(host, scale);
  const layer = host.get("layer");
  const bases = Object.keys(payload.entries).filter((base) => payload.entries[base].layer === layer);
  const text = bases.map((base) => {
    const place = /** @type {Place} */ (placeOf(payload, sided(payload, base, "")));
    const still = card(payload, { ...place, side: "", name: place.entry.name });
    for (const part of still.querySelectorAll("header, .md-hands")) part.remove();
    for (const links of still.querySelectorAll(".md-links")) {
      links.replaceWith(` ${say("diagram.still.see", { names: [...links.children].map((link) => link.textContent).join(", ") })}`);
    }
    return h(
      "details",
      { open: chosen.has(base) || chosen.has(`${base}-left`) || chosen.has(`${base}-right`) ? "" : null },
      h("summary", {}, h("h3", {}, place.entry.name)),
      ...idsOf(payload, base).map((id) => valueLine(host, id, placeOf(payload, id)?.side)),
      still,
    );
  });
  const root = h(
    "div",
    {
      class: "massage-diagram md-still",
      "data-layer": layer,
      "data-tone": host.get("tone"),
      "data-viewpoint": "feet",
      "data-side": "both",
    },
    h("h2", { class: "md-unseen" }, say("diagram.heading")),
    h("p", { class: "md-why" }, say("diagram.still.why")),
    h(
      "div",
      { class: "md-main" },
      h(
        "div",
        { class: "md-figure" },
        h("div", { class: "md-stage" }, h("div", { class: "md-canvas" }, h("div", { class: "md-sheet" }, art, map))),
        scale,
      ),
      h("div", { class: "massage-guidance", role: "region", "aria-label": say("diagram.card.label") }, ...text),
    ),
  );
  element.replaceChildren(root);
  painting(payload, layer, host.get("tone"), root).then((address) => {
    art.src = address;
  });
  return () => root.remove();
}
