// Find it: the drawing asks for places one after the other.

import { placeOf } from "../core/places.js";
import { h } from "./dom.js";

/**
 * @typedef {import("./types.js").Payload} Payload
 */

/**
 * "Find it": the drawing asks for places one after the other.
 * @param {Payload} payload
 * @param {string[]} ids
 */
export function quest(payload, ids) {
  const places = ids.map((id) => placeOf(payload, id)).filter((place) => place !== null);
  const task = h("p", { class: "md-task" });
  const answer = h("p", { class: "md-answer", "aria-live": "polite" });
  const next = h("button", { type: "button", "data-act": "next", hidden: "" }, "Next");
  const node = h("div", { class: "md-quest", role: "group", "aria-label": "Find it" }, task, answer, next);
  const progress = { step: 0, first: 0, tried: false };
  const ask = () => {
    const place = places[progress.step];
    task.textContent = place
      ? `${progress.step + 1} of ${places.length}. Find: ${place.name}.`
      : `Done. You found ${progress.first} of ${places.length} at the first try.`;
    answer.textContent = "";
    next.hidden = true;
    progress.tried = false;
  };
  ask();
  return {
    node,
    next() {
      progress.step += 1;
      ask();
    },
    /** @param {string | null} id */
    judge(id) {
      const wanted = places[progress.step];
      const found = id === null ? null : placeOf(payload, id);
      if (!wanted || !found || !next.hidden) return;
      const right = found.id === wanted.id;
      if (right && !progress.tried) progress.first += 1;
      progress.tried = true;
      const mirrored = !right && found.base === wanted.base;
      answer.textContent = right
        ? `Yes, this is it: ${wanted.name}.`
        : mirrored
          ? `Right place, other side. Left and right are those of the receiver. Try again.`
          : `You chose: ${found.name}. Look for ${wanted.name}. ${wanted.entry.summary.text} Try again.`;
      node.dataset.answer = right ? "right" : "wrong";
      if (!right) return;
      next.hidden = false;
      next.textContent = progress.step + 1 < places.length ? "Next" : "See how you did";
    },
  };
}
