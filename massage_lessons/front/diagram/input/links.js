// Links to a place: in the text of the page, such as [the flank](#flank) or [its left side](#flank-left), and in its address.

import { registry } from "../../core/registry.js";
import { nearestDiagram } from "../near.js";
import { targetOf } from "./pointer.js";

/** @param {string} hash what stands after the # of an address @returns {string} the id that it names; an odd % is only a % */
function idIn(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

/** @param {import("../types.js").Diagram} diagram */
export function hearLinks({ payload, hits, signal, select, selectBoth, frame: { root } }) {
  const click = (/** @type {Event} */ event) => {
    const link = targetOf(event).closest?.("a[href*='#']");
    const id = idIn(link?.getAttribute("href")?.split("#")[1] ?? "");
    const known = hits.has(id) || Object.hasOwn(payload.entries, id);
    if (!link || !known || !/^#|^[^:]*$/.test(link.getAttribute("href") ?? "") || nearestDiagram(link) !== root) return;
    event.preventDefault();
    event.stopPropagation();
    if (hits.has(id)) select(id);
    else selectBoth(id);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    root.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  };
  document.addEventListener("click", click, { signal, capture: true });
}

/** The first diagram of a page opens the place that the address names. @param {import("../types.js").Diagram} diagram */
export function openAddress({ hits, select }) {
  const id = idIn(location.hash.slice(1));
  if (hits.has(id) && !registry().diagrams.size) select(id);
}
