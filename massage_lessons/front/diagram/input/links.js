// Links to a place: in the text of the page, such as [the flank](#flank) or [its left side](#flank-left), and in its address.

import { registry } from "../../core/registry.js";
import { idIn } from "../../core/text.js";
import { calm } from "../dom.js";
import { nearestDiagram } from "../near.js";
import { targetOf } from "./pointer.js";

/**
 * @param {import("../types.js").Diagram} diagram
 * @param {string} id of a place, with its side or without
 * @returns {(() => void) | null} opens it
 */
function opening({ payload, hits, select, selectBoth }, id) {
  if (hits.has(id)) return () => select(id);
  // A heading may be called as a place is, and a list of contents leads to it.
  if (!Object.hasOwn(payload.entries, id) || document.getElementById(id)) return null;
  return () => selectBoth(id);
}

/** @param {import("../types.js").Diagram} diagram */
export function hearLinks(diagram) {
  const { root } = diagram.frame;
  const click = (/** @type {Event} */ event) => {
    const link = targetOf(event).closest?.("a[href*='#']");
    const href = link?.getAttribute("href") ?? "";
    const open = opening(diagram, idIn(href.split("#")[1] ?? ""));
    if (!link || !open || !/^#|^[^:]*$/.test(href) || nearestDiagram(link) !== root) return;
    event.preventDefault();
    event.stopPropagation();
    open();
    root.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
  };
  document.addEventListener("click", click, { signal: diagram.signal, capture: true });
}

/** The first diagram of a page opens the place that the address names. @param {import("../types.js").Diagram} diagram */
export function openAddress(diagram) {
  if (!registry().diagrams.size) opening(diagram, idIn(location.hash.slice(1)))?.();
}
