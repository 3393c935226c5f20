// What an answer to a question is worth.

import { say } from "./words.js";

/**
 * @typedef {import("./bank.js").Item} Item
 * @typedef {{wrong: number, missed: number, good: boolean}} Grade how many choices are not right, how many right ones were not made
 * @typedef {"mirrored" | "neighbour" | "layer" | null} Near how a place that is not right is near to it
 *
 * @typedef {object} Graded
 * @property {boolean | null} good null where nobody but the learner can tell
 * @property {number} wrong
 * @property {number} missed
 * @property {Near} near
 * @property {string[]} out steps that stand out of place: with these moved, the order is right
 */

/**
 * @param {readonly boolean[]} right which options are right
 * @param {readonly boolean[]} chosen which of them were chosen, in the same order
 * @returns {Grade}
 */
export function grade(right, chosen) {
  const wrong = chosen.filter((is, i) => is && !right[i]).length;
  const missed = right.filter((is, i) => is && !chosen[i]).length;
  return { wrong, missed, good: wrong + missed === 0 };
}

/** @param {Grade} grade @param {boolean} several whether more than one option may be right @returns {string} */
export function verdict({ wrong, missed, good }, several) {
  if (good) return several ? say("lesson.grade.all") : say("lesson.grade.right");
  if (!several) return say("lesson.grade.wrong");
  const parts = [wrong ? say("lesson.grade.choices", { n: wrong }) : "", missed ? say("lesson.grade.missing", { n: missed }) : ""];
  const [first, second] = parts.filter(Boolean);
  return second ? say("lesson.grade.both", { first, second }) : say("lesson.grade.not-yet", { what: first });
}

/**
 * @param {Item} item whose `place` has its side, where a side was asked for
 * @param {readonly string[]} answer ids of options, of a place, or of the steps in the order that was given
 * @param {{entries: Record<string, {layer: string}>}} [payload] of the drawing: tells a place of another layer
 * @returns {Graded}
 */
export function graded(item, answer, payload) {
  const nothing = { near: /** @type {Near} */ (null), out: /** @type {string[]} */ ([]) };
  if (item.kind === "words") return { good: null, wrong: 0, missed: 0, ...nothing };
  if (item.kind === "find") return found(item, answer, payload);
  if (item.kind === "order") {
    const out = outOfPlace(
      (item.steps ?? []).map(({ id }) => id),
      answer,
    );
    return { good: out.length === 0, wrong: out.length, missed: 0, ...nothing, out };
  }
  const options = item.options ?? [];
  const chosen = new Set(answer);
  const strange = [...chosen].filter((id) => !options.some((option) => option.id === id)).length;
  const { wrong, missed } = grade(
    options.map(({ right }) => right === true),
    options.map(({ id }) => chosen.has(id)),
  );
  return { good: wrong + missed + strange === 0, wrong: wrong + strange, missed, ...nothing };
}

/** @param {string} id of a place @returns {string} the same without its side */
export const withoutSide = (id) => id.replace(/-(?:left|right)$/, "");

/** @param {Item} item @param {readonly string[]} answer @param {{entries: Record<string, {layer: string}>}} [payload] @returns {Graded} */
function found(item, [id = "", ...more], payload) {
  const wanted = item.place ?? "";
  const good = id === wanted && more.length === 0;
  const [base, other] = [withoutSide(wanted), withoutSide(id)];
  const layers = [base, other].map((one) => payload?.entries[one]?.layer);
  const near = () => {
    if (other === base) return "mirrored";
    if (layers[0] && layers[1] && layers[0] !== layers[1]) return "layer";
    return item.near && Object.hasOwn(item.near, other) ? "neighbour" : null;
  };
  return { good, wrong: good || !id ? 0 : 1 + more.length, missed: good ? 0 : 1, near: good || !id ? null : near(), out: [] };
}

/**
 * The fewest steps that have to be moved: all but the longest row of steps that follow each other rightly.
 * @param {readonly string[]} right
 * @param {readonly string[]} given
 * @returns {string[]} in the order in which they were given; a step that was left out comes last
 */
export function outOfPlace(right, given) {
  const known = given.filter((id, i) => right.includes(id) && given.indexOf(id) === i);
  /** @type {string[][]} for each step, the longest row that ends with it */
  const rows = [];
  for (const [i, id] of known.entries()) {
    const before = rows.filter((_, k) => k < i && right.indexOf(known[k]) < right.indexOf(id));
    rows.push([...before.reduce((best, row) => (row.length > best.length ? row : best), /** @type {string[]} */ ([])), id]);
  }
  const kept = rows.reduce((best, row) => (row.length > best.length ? row : best), /** @type {string[]} */ ([]));
  const left = right.filter((id) => !given.includes(id));
  return [...new Set(given)].filter((id) => !kept.includes(id)).concat(left);
}

/**
 * What an answer says about the memory: 1 again, 2 hard, 3 good, 4 easy; our own convention for what a hint is worth.
 * @param {boolean | null} good
 * @param {number} hints
 * @param {boolean} [easy] whether the learner says so
 * @returns {1 | 2 | 3 | 4 | null} null where nobody has told yet
 */
export function rated(good, hints, easy = false) {
  if (good === null) return null;
  if (!good) return 1;
  if (easy) return 4;
  return hints ? 2 : 3;
}
