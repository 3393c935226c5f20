// What is kept of an answer: the options that were chosen, by id.

/**
 * @typedef {{id: string, text: string}} Option
 * @typedef {{options?: unknown, chosen?: unknown, words?: unknown, checked?: unknown}} Kept `chosen` has the options by their text, as they were once kept
 */

/** @param {unknown} value @returns {unknown[]} */
const listed = (value) => (Array.isArray(value) ? value : []);

/** @param {unknown} value @returns {Kept} what was kept, or nothing where something else wrote */
export const sound = (value) => (value !== null && typeof value === "object" && !Array.isArray(value) ? value : {});

/**
 * Take over what was kept by text. A text that no option has any more stays as it is, so that nothing is lost.
 * @param {Kept} kept
 * @param {readonly Option[]} options
 * @returns {Kept | null} what is to be kept in its place, null where there is nothing to take over
 */
export function takenOver(kept, options) {
  const texts = listed(kept.chosen);
  const known = options.filter(({ text }) => texts.includes(text));
  if (known.length === 0) return null;
  const { chosen: _, ...rest } = kept;
  const left = texts.filter((text) => !known.some((option) => option.text === text));
  const ids = new Set([...listed(kept.options), ...known.map(({ id }) => id)]);
  return { ...rest, options: [...ids], ...(left.length > 0 && { chosen: left }) };
}

/** @param {Kept} kept @param {string} id @returns {boolean} */
export const hasChosen = (kept, id) => listed(kept.options).includes(id);
