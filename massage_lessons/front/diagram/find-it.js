// Find it: the drawing asks for places one after the other.

import { placeOf } from "../core/places.js";
import { say } from "../core/words.js";
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
  const next = h("button", { type: "button", "data-act": "next", hidden: "" }, say("diagram.find-it.next"));
  const node = h("div", { class: "md-quest", role: "group", "aria-label": say("diagram.find-it.label") }, task, answer, next);
  const progress = { step: 0, first: 0, tried: false };
  const ask = () => {
    const place = places[progress.step];
    task.textContent = place
      ? say("diagram.find-it.task", { step: progress.step + 1, all: places.length, name: place.name })
      : say("diagram.find-it.done", { first: progress.first, all: places.length });
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
        ? say("diagram.find-it.right", { name: wanted.name })
        : mirrored
          ? say("diagram.find-it.mirrored")
          : say("diagram.find-it.wrong", { name: found.name, wanted: wanted.name, hint: wanted.entry.summary.text });
      node.dataset.answer = right ? "right" : "wrong";
      if (!right) return;
      next.hidden = false;
      next.textContent = progress.step + 1 < places.length ? say("diagram.find-it.next") : say("diagram.find-it.end");
    },
  };
}
