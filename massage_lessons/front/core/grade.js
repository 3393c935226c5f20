// What an answer to a question is worth.

import { counted } from "./text.js";

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
  if (good) return several ? "Right. You found them all." : "Right.";
  if (!several) return "Not right.";
  const parts = [
    wrong ? `${counted(wrong, "choice is", "choices are")} not right` : "",
    missed ? `${counted(missed, "right answer is", "right answers are")} missing` : "",
  ];
  return `Not right yet: ${parts.filter(Boolean).join(", and ")}.`;
}
