// The chosen place: its shape drawn once more on top, so that a muscle that others cover shows whole, and its card.

import { h } from "../dom.js";
import { valueLine } from "../values.js";

/**
 * @param {import("../types.js").Diagram} diagram
 * @param {{halo: SVGElement, picked: SVGElement}} marks drawn over the shapes
 * @param {(id: string | null) => void} judge hears what was chosen
 * @returns {import("../types.js").View}
 */
export function selectionView({ payload, host, hits, cardOf, frame: { guide } }, { halo, picked }, judge) {
  let shown = /** @type {string | null} */ (null);
  const welcome = () => {
    const layer = payload.layers.find(({ id }) => id === host.get("layer"));
    return h(
      "div",
      { class: "md-welcome", tabindex: 0, role: "group", "aria-label": "About this layer" },
      h("h3", {}, layer?.name ?? ""),
      h("p", {}, layer?.hint ?? ""),
      h("p", {}, "Point at a place to see its name. Click it, or choose it in the list, to read about it."),
      h("p", { class: "md-notice" }, payload.notice),
    );
  };
  const show = (/** @type {string | undefined} */ key) => {
    const id = host.get("selected");
    // The card of a place stays; what is said of a layer changes with it.
    if (key === "layer" && id !== null) return;
    const hit = id === null ? undefined : hits.get(id);
    hits.get(shown ?? "")?.node.setAttribute("aria-pressed", "false");
    hit?.node.setAttribute("aria-pressed", "true");
    shown = id;
    halo.setAttribute("d", hit?.d ?? "");
    picked.setAttribute("d", hit?.d ?? "");
    picked.setAttribute("class", `md-picked md-${hit?.place.entry.kind ?? "none"}`);
    if (hit) guide.dataset.region = id;
    else delete guide.dataset.region;
    const line = hit ? valueLine(host, hit.place.id) : null;
    guide.replaceChildren(...(line ? [line] : []), hit ? cardOf(hit.place) : welcome());
    judge(id);
  };
  return { keys: ["selected", "layer", "values", "scale"], show };
}
