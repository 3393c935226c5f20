// What is asked of a person before a massage, one thing at a time, and what the answers come to.

/** What a yes can mean, the strictest first, as `Rule` in Python has it. */
const STRICTEST = ["whole", "ask-first", "giver", "local", "without", "person-decides"];

/**
 * @typedef {object} Asked where somebody is
 * @property {number} at which line comes next, from 0
 * @property {readonly (boolean | null)[]} answers yes, no, or null where nothing was said yet
 */

/** @param {number} lines how many there are @returns {Asked} */
export const begin = (lines) => ({ at: 0, answers: Array(lines).fill(null) });

/** @param {Asked} asked @param {boolean} yes @returns {Asked} */
export const answered = ({ at, answers }, yes) => ({ at: at + 1, answers: answers.map((said, i) => (i === at ? yes : said)) });

/** @param {Asked} asked @returns {Asked} one line back */
export const back = ({ at, answers }) => ({ at: Math.max(0, at - 1), answers });

/** @param {Asked} asked @returns {number[]} the lines that were answered with yes */
export const said = ({ answers }) => answers.flatMap((yes, i) => (yes ? [i] : []));

/**
 * @param {readonly (readonly string[])[]} rules what each yes means
 * @returns {string | null} the strictest of all, null where there was no yes; one that is not known is taken for the strictest
 */
export function strictest(rules) {
  const ranks = rules.flat().map((rule) => Math.max(0, STRICTEST.indexOf(rule)));
  return ranks.length ? STRICTEST[Math.min(...ranks)] : null;
}
