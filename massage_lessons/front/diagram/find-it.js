// Find it: the drawing asks for places one after the other.

import { drawn } from "../core/draw.js";
import { graded, rated } from "../core/grade.js";
import { placeOf } from "../core/places.js";
import { say } from "../core/words.js";
import { journal } from "../lesson/journal.js";
import { h } from "./dom.js";

/**
 * @typedef {import("./types.js").Payload} Payload
 */

/**
 * "Find it": the drawing asks for places one after the other, in an order of chance. How it went goes into the journal of the page, where it has one.
 * @param {Payload} payload
 * @param {string[]} ids
 */
export function quest(payload, ids) {
  const wanted = ids.map((id) => placeOf(payload, id)).filter((place) => place !== null);
  const about = `find-it/${[...ids].sort().join(" ")}`;
  const task = h("p", { class: "md-task" });
  const answer = h("p", { class: "md-answer", "aria-live": "polite" });
  const last = h("p", { class: "md-last" });
  const next = h("button", { type: "button", "data-act": "next", hidden: "" }, say("diagram.find-it.next"));
  const node = h("div", { class: "md-quest", role: "group", "aria-label": say("diagram.find-it.label") }, task, answer, next, last);
  let places = drawn(wanted);
  const progress = { step: 0, first: 0, tried: false, tries: 0 };
  const all = places.length;
  const ask = () => {
    const place = places[progress.step];
    task.textContent = place
      ? say("diagram.find-it.task", { step: progress.step + 1, all, name: place.name })
      : say("diagram.find-it.done", { first: progress.first, all });
    answer.textContent = "";
    delete node.dataset.answer;
    next.hidden = Boolean(place);
    Object.assign(progress, { tried: false, tries: 0 });
    if (!place) {
      journal.write(about, String(progress.first)).then(recall, recall);
      next.textContent = say("diagram.find-it.again");
    }
  };
  /** Each answer counts as one of practice; only the first try says what is remembered. */
  const keep = (/** @type {import("./types.js").Place} */ place, /** @type {string} */ chosen, /** @type {boolean} */ good) => {
    const tried = progress.tries > 1 ? { try: progress.tries } : {};
    const told = { answer: [chosen], good, rating: rated(good, 0), hints: 0, hash: "", where: "find-it", ...tried };
    journal.add({ act: "answer", about: `find/${place.base}`, ...told }).catch(() => {});
  };
  const remember = () => {
    const first = Number.parseInt(journal.state.fields[about]?.value, 10);
    last.textContent = Number.isInteger(first) ? say("diagram.find-it.last", { first, all }) : "";
  };
  // What comes from the journal comes later than the first question.
  const recall = () => {
    if (progress.step === 0 && !progress.tried) remember();
  };
  journal.ready.then(recall);
  ask();
  return {
    node,
    next() {
      if (progress.step >= all) {
        places = drawn(wanted);
        Object.assign(progress, { step: 0, first: 0 });
        remember();
      } else {
        progress.step += 1;
        last.textContent = "";
      }
      ask();
    },
    /** @param {string | null} id */
    judge(id) {
      const place = places[progress.step];
      const found = id === null ? null : placeOf(payload, id);
      if (!place || !found || !next.hidden) return;
      const { good: right, near } = graded(itemOf(place), [found.id], payload);
      if (right && !progress.tried) progress.first += 1;
      progress.tries += 1;
      keep(place, found.id, right === true);
      progress.tried = true;
      answer.textContent = right
        ? say("diagram.find-it.right", { name: place.name })
        : near === "mirrored"
          ? say("diagram.find-it.mirrored")
          : near === "layer"
            ? say("diagram.find-it.layer", { name: found.name, wanted: place.name, hint: place.entry.summary.text })
            : say("diagram.find-it.wrong", { name: found.name, wanted: place.name, hint: place.entry.summary.text });
      node.dataset.answer = right ? "right" : "wrong";
      if (!right) return;
      next.hidden = false;
      next.textContent = progress.step + 1 < all ? say("diagram.find-it.next") : say("diagram.find-it.end");
    },
  };
}

/** @param {import("./types.js").Place} place @returns {import("../core/bank.js").Item} the question for it, as the bank has it */
const itemOf = ({ id, base, name, entry }) => ({
  id: `find/${base}`,
  kind: "find",
  topic: "",
  lesson: "",
  goal: "",
  ask: name,
  place: id,
  explain: entry.summary.text,
  sources: [],
  hash: "",
});
