// Keys: arrows go from place to place, Enter chooses, Escape closes, C covers the names.

import { nearest } from "../../core/nearest.js";
import { regionOf, targetOf } from "./pointer.js";

const OWN_KEYS = ["Enter", " ", "Escape", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
/** @type {Record<string, [number, number]>} */
export const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/**
 * @param {import("../types.js").Diagram} diagram
 * @param {() => void} anchors finds where each place is, once for each layer
 */
export function hearKeys({ host, signal, hits, answering, toggle, leave, frame: { root, find } }, anchors) {
  const key = (/** @type {KeyboardEvent} */ event) => {
    const target = targetOf(event);
    if (!root.contains(target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (OWN_KEYS.includes(event.key) || target === find) event.stopPropagation();
    if (event.key === "Escape") {
      leave();
      return;
    }
    if (event.key.toLowerCase() === "c" && target !== find) {
      event.stopPropagation();
      host.set("covered", !host.get("covered"));
      return;
    }
    const hit = hits.get(regionOf(target) ?? "");
    if (!hit || target !== hit.node) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      toggle(hit.place.id);
    }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    anchors();
    const way = host.get("viewpoint") === "head" ? -1 : 1;
    const next = nearest(answering(), hit, [step[0] * way, step[1] * way]);
    if (!next) return;
    hit.node.setAttribute("tabindex", "-1");
    next.node.setAttribute("tabindex", "0");
    next.node.focus({ preventScroll: true });
  };
  // JupyterLab has keys of its own for a cell and takes them on the way down from the document: those that mean something here are
  // taken one step earlier. All others, such as the one that saves the notebook, go on.
  addEventListener("keydown", key, { signal, capture: true });
}
