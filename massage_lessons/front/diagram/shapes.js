// The map of shapes: what answers the pointer and the keyboard.

import { placeOf } from "../core/places.js";
import { registry } from "../core/registry.js";
import { say } from "../core/words.js";
import { spread } from "./anchor.js";
import { s } from "./dom.js";
import { drawn } from "./picture.js";

/**
 * @typedef {import("./types.js").Payload} Payload
 * @typedef {import("./types.js").Place} Place
 * @typedef {import("./types.js").Hit} Hit
 */

export const DOT = 7;

/**
 * Give the shapes that answer a click, over the picture of the drawing and without its paint.
 * @param {Payload} payload
 * @returns {{svg: SVGElement, hits: Map<string, Hit>, halo: SVGElement, picked: SVGElement}}
 */
export function shapes(payload) {
  // A page may hold this module twice, from a file and from a blob: the count is the page's, so that no two diagrams share a name.
  registry().count += 1;
  const { width, height } = payload.frame;
  const svg = s("svg", {
    class: "md-map",
    viewBox: `0 0 ${width} ${height}`,
    role: "group",
    "aria-label": say("diagram.map"),
  });
  const hits = new Map();
  for (const layer of payload.layers) {
    const group = s("g", { class: "md-layer", "data-layer": layer.id });
    for (const node of drawn(payload).drawing.querySelectorAll(`[data-layer="${layer.id}"] [id]`)) {
      const place = placeOf(payload, node.id);
      if (!place || !/\b(region|muscle|bone|landmark|zone)\b/.test(node.getAttribute("class") ?? "")) continue;
      const hit = hitOf(place, node);
      hits.set(place.id, hit);
      group.append(hit.node, ...(hit.dot ? [hit.dot] : []));
    }
    // A light seam under the edges keeps them clear of hair and shadow.
    const edges = [...hits.values()].filter(({ place }) => place.entry.layer === layer.id && /region|zone/.test(place.entry.kind));
    group.prepend(s("path", { class: "md-seam", d: edges.map(({ d }) => d).join("") }));
    svg.append(group);
  }
  const [halo, picked, glow, ring] = ["md-halo", "md-picked", "md-halo", "md-ring"].map((name) => s("path", { class: name }));
  svg.append(patterns(), halo, picked, glow, ring);
  // By the node and not by an id of it: a drawing that is asked about has none.
  const byNode = new Map([...hits.values()].map((hit) => [hit.node, hit]));
  const hit = (/** @type {Event} */ event) => byNode.get(/** @type {SVGElement} */ (event.target));
  svg.addEventListener("focusin", (event) => {
    const d = /** @type {Element} */ (event.target).matches(":focus-visible") ? (hit(event)?.d ?? "") : "";
    if (d !== ring.getAttribute("d")) for (const path of [glow, ring]) path.setAttribute("d", d);
  });
  svg.addEventListener("focusout", () => {
    if (ring.getAttribute("d")) for (const path of [glow, ring]) path.setAttribute("d", "");
  });
  svg.style.setProperty("--md-hatch", `url(#md${registry().count}-hatch)`);
  svg.style.setProperty("--md-marked", `url(#md${registry().count}-mark)`);
  spread([...hits.values()].filter(({ dot }) => dot));
  return { svg, hits, halo, picked };
}

/** The hatches that tell a take-care zone and a marked place from the others without colour. */
function patterns() {
  const prefix = `md${registry().count}-`;
  const hatch = (/** @type {string} */ name, /** @type {number} */ turn) => {
    const pattern = s("pattern", {
      id: `${prefix}${name}`,
      class: `md-${name}`,
      width: 14,
      height: 14,
      patternUnits: "userSpaceOnUse",
      patternTransform: `rotate(${turn})`,
    });
    pattern.append(s("rect", { width: 14, height: 14 }), s("path", { d: "M0,7H14" }));
    return pattern;
  };
  const defs = s("defs");
  defs.append(hatch("hatch", 45), hatch("mark", -45));
  return defs;
}

/** @param {Place} place @param {Element} node @returns {Hit} */
function hitOf(place, node) {
  const paths = node.matches("path") ? [node] : [...node.querySelectorAll("path.muscle")];
  const answers = { "data-region": place.id, role: "button", tabindex: -1, "aria-label": place.name, "aria-pressed": "false" };
  if (node.matches("circle")) {
    const [x, y] = [Number(node.getAttribute("cx")), Number(node.getAttribute("cy"))];
    const shape = s("circle", { class: "md-hit md-landmark", cx: x, cy: y, ...answers });
    const dot = s("circle", { class: "md-dot", cx: x, cy: y, r: DOT });
    return { place, node: shape, dot, d: `M${x - DOT},${y}a${DOT},${DOT} 0 1 0 ${2 * DOT},0a${DOT},${DOT} 0 1 0 ${-2 * DOT},0Z`, x, y };
  }
  const d = paths.map((path) => path.getAttribute("d")).join("");
  const shape = s("path", { class: `md-hit md-${place.entry.kind}`, d, ...answers });
  const numbers = (d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  const even = numbers.filter((_, i) => i % 2 === 0);
  const odd = numbers.filter((_, i) => i % 2 === 1);
  const middle = (/** @type {number[]} */ all) => (Math.min(...all) + Math.max(...all)) / 2;
  return { place, node: shape, dot: null, d, x: middle(even), y: middle(odd) };
}
