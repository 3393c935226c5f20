// Text as the course compares and shortens it.

/** @param {string} text @returns {string} without accents, case and points */
export const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** @param {string} text @returns {string} its first sentence */
export const firstSentence = (text) => /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;

/** @param {string} hash what stands after the # of an address @returns {string} the id that it names; an odd % is only a % */
export function idIn(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
