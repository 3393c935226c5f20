// When a part of a lesson is done, and how much of something was done so far: decided from what the log comes to, and nothing else.

/**
 * @typedef {import("./log.js").State} State
 * @typedef {object} Part what there is to do in a part of a lesson
 * @property {string} id of the lesson and of the part, as the log has it
 * @property {readonly string[]} questions
 * @property {readonly string[]} sheets forms and logs to write in
 * @property {number} acts what says by itself that it is done: a massage to follow, a row of questions to practise with
 */

/** @param {State} state @param {string} id @returns {boolean} whether a question has an answer that was not wiped */
export const isAnswered = ({ answers }, id) => Object.hasOwn(answers, id) && !answers[id].cleared;

/** @param {any} value @returns {boolean} whether somebody wrote something there */
const isText = (value) => (value !== null && typeof value === "object" ? Object.values(value).some(Boolean) : Boolean(value));

/** @param {State} state @param {string} form @returns {boolean} whether anything stands in a sheet or a log */
export const isWritten = ({ fields }, form) =>
  Object.entries(fields).some(([about, { value }]) => (about.startsWith(`${form}/`) || about.startsWith(`${form}#`)) && isText(value));

/** @param {State} state @param {Part} part @returns {number} how many of its questions have no answer */
export const unanswered = (state, { questions }) => questions.filter((id) => !isAnswered(state, id)).length;

/** @param {Part} part @returns {boolean} whether there is nothing to do in it but to read */
export const isRead = ({ questions, sheets, acts }) => questions.length + sheets.length + acts === 0;

/**
 * A part is done when the log says so: by the learner's own word, by an act that came to its end, or because its end was read. Where the
 * log says nothing, it is done when all its questions are answered and its sheets have something in them. What the log says holds, so a
 * learner who takes a part up again has it open until they close it.
 * @param {State} state
 * @param {Part} part
 * @returns {boolean}
 */
export function isDone(state, part) {
  if (Object.hasOwn(state.done, part.id)) return state.done[part.id].value;
  const { questions, sheets, acts } = part;
  return questions.length + sheets.length > 0 && !acts && !unanswered(state, part) && sheets.every((form) => isWritten(state, form));
}

/** @param {State} state @param {string} about a stroke, or a routine and its step @returns {boolean} whether somebody rated how it went */
export const isRated = ({ history }, about) => Object.hasOwn(history, `skill:${about}`);

/**
 * @param {State} state
 * @param {readonly string[]} forms all sheets and logs of the course
 * @returns {Record<"parts" | "questions" | "sheets" | "hands", number>} how much of each was done in the whole course
 */
export const soFar = (state, forms) => ({
  parts: Object.entries(state.done).filter(([about, { value }]) => value && about.includes("/")).length,
  questions: Object.keys(state.answers).filter((id) => isAnswered(state, id)).length,
  sheets: forms.filter((form) => isWritten(state, form)).length,
  hands: Object.keys(state.history).filter((key) => key.startsWith("skill:")).length,
});
