// The list beside the drawing, or what a search has found.

import { grouped, results, unnamed } from "../list.js";
import { listValues } from "../values.js";

/**
 * @param {import("../types.js").Diagram} diagram
 * @param {() => void} anchors finds where each place of the layer on show is
 * @returns {import("../types.js").View}
 */
export function listView({ payload, host, signal, answering, chosenIds, frame: { find, places } }, anchors) {
  // A list of names would answer what the drawing asks for.
  const asks = (host.get("ask") ?? []).length > 0;
  find.hidden = asks;
  /** @type {Map<string, HTMLElement[]>} */
  const rows = new Map();
  let pressed = /** @type {string[]} */ ([]);
  const mark = (/** @type {string} */ value) => {
    for (const button of pressed.flatMap((id) => rows.get(id) ?? [])) button.setAttribute("aria-pressed", value);
  };
  const press = () => {
    mark("false");
    pressed = chosenIds();
    mark("true");
  };
  const fill = () => {
    if (asks) anchors();
    const [layer, side, query] = [host.get("layer"), host.get("side"), find.value.trim()];
    places.replaceChildren(
      asks ? unnamed(answering(), payload.frame) : query ? results(payload, query, side, layer) : grouped(payload, layer, side),
    );
    if (!asks) listValues(host, places);
    rows.clear();
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (places.querySelectorAll("[data-region]"))) {
      const id = button.dataset.region ?? "";
      rows.set(id, [...(rows.get(id) ?? []), button]);
    }
    press();
  };
  find.addEventListener("input", fill, { signal });
  return { keys: ["layer", "side", "selected", "values"], show: (key) => (key === "selected" ? press() : fill()) };
}
