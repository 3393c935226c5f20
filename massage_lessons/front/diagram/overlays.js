// What is laid over the drawing by others, such as a hand that moves: it stands in the drawing's own units, and goes along when the
// drawing is zoomed, moved or turned.

import { h, s } from "./dom.js";

/**
 * @typedef {object} Overlay
 * @property {HTMLElement} node as large as the drawing; it lets the pointer through
 * @property {SVGElement} svg within it, for shapes in the units of the drawing
 * @property {() => void} remove
 */

/**
 * @param {HTMLElement} sheet what holds picture and shapes
 * @param {{width: number, height: number}} size of the drawing, in its units
 * @param {AbortSignal} signal takes all of them away
 * @returns {(name: string) => Overlay}
 */
export function overlays(sheet, { width, height }, signal) {
  return (name) => {
    const svg = s("svg", { viewBox: `0 0 ${width} ${height}` });
    const node = h("div", { class: "md-overlay", "data-overlay": name, "aria-hidden": "true" }, svg);
    sheet.append(node);
    const remove = () => node.remove();
    signal.addEventListener("abort", remove);
    return {
      node,
      svg,
      remove() {
        signal.removeEventListener("abort", remove);
        remove();
      },
    };
  };
}
