// Find it: the drawing asks for places one after the other.

import { drawn } from "../core/draw.js";
import { apart, HINTS, hintOf, nearMiss, wayTo } from "../core/finding.js";
import { graded, rated } from "../core/grade.js";
import { placeOf } from "../core/places.js";
import { say } from "../core/words.js";
import { journal } from "../lesson/journal.js";
import { boxOf } from "./around.js";
import { h } from "./dom.js";
import { focused } from "./frame.js";

/**
 * @typedef {import("./types.js").Payload} Payload
 * @typedef {import("./types.js").Place} Place
 *
 * @typedef {import("../core/finding.js").Around & {
 *   host: import("./types.js").Host,
 *   hits: Map<string, import("./types.js").Hit>,
 *   select: (id: string | null) => void,
 *   sign: (marks: import("./signs.js").Mark[]) => void}} Drawn what the drawing that asks can do
 *
 * @typedef {ReturnType<typeof quest>} Quest
 */

/**
 * "Find it": the drawing asks for places one after the other, in an order of chance. How it went goes into the journal of the page, where it has one.
 * @param {Payload} payload
 * @param {string[]} ids
 * @param {Drawn} drawing
 */
export function quest(payload, ids, drawing) {
  const { host } = drawing;
  const wanted = ids.map((id) => placeOf(payload, id)).filter((place) => place !== null);
  const about = `find-it/${[...ids].sort().join(" ")}`;
  const task = h("p", { class: "md-task", tabindex: -1 });
  const answer = h("p", { class: "md-answer", role: "status" });
  const last = h("p", { class: "md-last" });
  const button = (/** @type {string} */ name, /** @type {() => void} */ act, attributes = {}) => {
    const one = h("button", { type: "button", ...attributes }, say(`diagram.find-it.${name}`));
    one.addEventListener("click", act);
    return one;
  };
  const help = button("hint", hint);
  const show = button("show", giveUp);
  const next = button("next", onward, { class: "md-main-key" });
  const keys = h("div", { class: "md-quest-keys" }, next, help, show);
  const node = h("div", { class: "md-quest", role: "group", "aria-label": say("diagram.find-it.label") }, task, answer, keys, last);
  let places = drawn(wanted);
  const all = places.length;
  const progress = { step: 0, first: 0, tries: 0, hints: 0, asking: true };
  const turned = () => host.get("viewpoint") === "head";
  /** What the reader had set before a hint changed it. */
  let before = { side: host.get("side"), highlight: host.get("highlight") };
  const restore = () => {
    for (const key of /** @type {const} */ (["side", "highlight"])) if (host.get(key) !== before[key]) host.set(key, before[key]);
  };

  function ask() {
    const place = places[progress.step];
    task.textContent = place
      ? say("diagram.find-it.task", { step: progress.step + 1, n: all, name: place.name })
      : say("diagram.find-it.done", { first: progress.first, all });
    answer.textContent = "";
    delete node.dataset.answer;
    Object.assign(progress, { tries: 0, hints: 0, asking: Boolean(place) });
    before = { side: host.get("side"), highlight: host.get("highlight") };
    offer();
    if (place) return;
    journal.write(about, String(progress.first)).then(recall, recall);
  }

  /** Which keys there are now, and where the focus goes from one that is no more. */
  function offer() {
    const at = focused(node);
    const place = places[progress.step];
    help.hidden = !progress.asking || progress.hints >= HINTS;
    show.hidden = !progress.asking;
    next.hidden = progress.asking;
    next.textContent = say(`diagram.find-it.${!place ? "again" : progress.step + 1 < all ? "next" : "end"}`);
    if (at === help && help.hidden) (progress.asking ? show : next).focus({ preventScroll: true });
    else if (at === show && show.hidden) next.focus({ preventScroll: true });
  }

  function hint() {
    const place = places[progress.step];
    const { text, side, layer, marks } = hintOf(progress.hints, payload, place, drawing, { turned: turned(), shown: host.get("layer") });
    if (side) host.set("side", side);
    if (layer) host.set("layer", layer);
    if (marks) host.set("highlight", [...before.highlight, ...marks]);
    progress.hints += 1;
    delete node.dataset.answer;
    answer.textContent = text;
    offer();
  }

  /** Not to know counts as an answer: it is asked again soon. */
  function giveUp() {
    const place = places[progress.step];
    if (!progress.tries) {
      progress.tries += 1;
      keep(place, [], false);
    }
    answer.textContent = say("diagram.find-it.shown", { name: place.name, where: drawing.where(place.id) });
    end(place);
  }

  /** Show the place that was asked for, and all that is known of it. @param {Place} place */
  function end(place) {
    progress.asking = false;
    restore();
    // What was chosen already is chosen anew, now that its card may be read.
    host.set("selected", null);
    drawing.select(place.id);
    drawing.sign([{ id: place.id, good: true }]);
    offer();
  }

  function onward() {
    if (progress.step >= all) {
      places = drawn(wanted);
      Object.assign(progress, { step: 0, first: 0 });
      remember();
    } else {
      progress.step += 1;
      last.textContent = "";
    }
    drawing.sign([]);
    drawing.select(null);
    ask();
    task.focus({ preventScroll: true });
  }

  /** Each answer counts as one of practice; only the first try says what is remembered. */
  function keep(/** @type {Place} */ { base }, /** @type {string[]} */ chosen, /** @type {boolean} */ good) {
    const { tries, hints } = progress;
    const tried = tries > 1 ? { try: tries } : {};
    const told = { answer: chosen, good, rating: rated(good, hints), hints, hash: "", where: "find-it", ...tried };
    journal.add({ act: "answer", about: `find/${base}`, ...told }).catch(() => {});
  }
  function remember() {
    const first = Number.parseInt(journal.state.fields[about]?.value, 10);
    last.textContent = Number.isInteger(first) ? say("diagram.find-it.last", { first, all }) : "";
  }
  // What comes from the journal comes later than the first question.
  function recall() {
    if (progress.step === 0 && !progress.tries) remember();
  }

  /** @param {Place} place @param {Place} found @returns {string} what the place that was chosen is, and how to tell the two apart */
  const note = (place, found) => {
    const [here, there] = [drawing.hits.get(place.id), drawing.hits.get(found.id)];
    const same = here && there && place.entry.layer === found.entry.layer;
    // On a drawing that stands on its head, up is down.
    const seen = (/** @type {import("../core/finding.js").Box} */ box) => (turned() ? { ...box, top: -box.bottom, bottom: -box.top } : box);
    return apart(place, found, same ? wayTo(seen(boxOf(here)), seen(boxOf(there)), payload.frame.midline) : null);
  };

  journal.ready.then(recall);
  ask();
  return {
    node,
    get asking() {
      return progress.asking;
    },
    /** @param {string | null} id */
    judge(id) {
      if (!progress.asking) return;
      const place = places[progress.step];
      const found = id === null ? null : placeOf(payload, id);
      drawing.sign([]);
      if (!found) return;
      const told = note(place, found);
      const { good, near } = graded(itemOf(place, { [found.base]: told }), [found.id], payload);
      if (good && !progress.tries) progress.first += 1;
      progress.tries += 1;
      keep(place, [found.id], good === true);
      node.dataset.answer = good ? "right" : "wrong";
      if (good) {
        answer.textContent = say("diagram.find-it.right", { name: place.name });
        end(place);
        return;
      }
      drawing.sign([{ id: found.id, good: false }]);
      answer.textContent = `${nearMiss(payload, near, place, found, told)} ${say("diagram.find-it.try")}`;
    },
  };
}

/** @param {Place} place @param {Record<string, string>} near @returns {import("../core/bank.js").Item} the question for it, as the bank has it */
const itemOf = ({ id, base, name, entry }, near) => ({
  id: `find/${base}`,
  kind: "find",
  topic: "",
  lesson: "",
  goal: "",
  ask: name,
  place: id,
  explain: entry.summary.text,
  sources: [],
  near,
  hash: "",
});
