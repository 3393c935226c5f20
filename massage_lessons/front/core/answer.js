// What is kept of an answer: the options that were chosen, by id.

/**
 * @typedef {{id: string, text: string}} Option
 */

/**
 * The first versions kept options by their text. A text that no option has any more names none.
 * @param {readonly string[]} ids
 * @param {readonly string[] | undefined} texts
 * @param {readonly Option[]} options
 * @returns {string[]} the ids of all that were chosen
 */
export function withTexts(ids, texts, options) {
  const known = options.filter(({ text }) => texts?.includes(text)).map(({ id }) => id);
  return [...new Set([...ids, ...known])];
}
