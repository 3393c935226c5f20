// Signs on places that were chosen: right or not, told by a tick and a cross and not by colour alone.

import { s } from "./dom.js";

const SIGN = 27;
const TICK = "M-11,1L-3,9L12,-9";
const CROSS = "M-9,-9L9,9M9,-9L-9,9";

/** @typedef {{id: string, good: boolean}} Mark */

/**
 * @param {import("./overlays.js").Overlay} overlay
 * @param {Map<string, import("./types.js").Hit>} hits
 * @param {import("./types.js").Host} host
 * @param {() => void} anchors finds where each place of the layer on show is
 * @returns {(marks: Mark[]) => void} signs these places alone
 */
export function signs({ svg }, hits, host, anchors) {
  return (marks) => {
    anchors();
    svg.replaceChildren(
      ...marks.flatMap(({ id, good }) => {
        const hit = hits.get(id);
        if (!hit || hit.place.entry.layer !== host.get("layer")) return [];
        const place = { class: good ? "md-sign-good" : "md-sign-bad", transform: `translate(${hit.x},${hit.y})` };
        return [s("g", place, s("circle", { r: SIGN }), s("path", { d: good ? TICK : CROSS }))];
      }),
    );
  };
}
