// What an answer to a question is worth.

import { say } from "./words.js";

/**
 * @typedef {{wrong: number, missed: number, good: boolean}} Grade how many choices are not right, how many right ones were not made
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
