// The search for a place by any of its names.

/**
 * @typedef {import("../diagram/types.js").Payload} Payload
 * @typedef {import("../diagram/types.js").Topic} Topic
 */

/** @param {string} text @returns {string} without accents, case and points; "M." is written out */
function plain(text) {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/\bmm\.?\s/g, "musculi ")
    .replace(/\bm\.?\s/g, "musculus ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** Of several that have a name alike, what to leave alone comes first, then what the name is a nickname of. */
const KINDS = ["zone", "muscle", "region", "bone", "landmark"];

/** @typedef {{base: string, by: string | null}} Found a base id, and the other name by which it was found, if its own name does not show why */

/**
 * The places that a search finds, the best first: by their very name, by another name, by the beginning of one, by the beginning of a word.
 * @param {Payload} payload
 * @param {string} query
 * @returns {Found[]}
 */
export function search(payload, query) {
  const phrase = plain(query);
  const words = phrase.split(" ").filter(Boolean);
  if (!words.length) return [];
  const has = (/** @type {string} */ name) => words.every((word) => ` ${plain(name)}`.includes(` ${word}`));
  /** @type {[number, Found][]} */
  const found = [];
  for (const [base, entry] of Object.entries(payload.entries)) {
    const own = [entry.name, entry.english, entry.latin ?? ""];
    const names = [...own, ...entry.also];
    const spread = words.every((word) => names.some((name) => ` ${plain(name)}`.includes(` ${word}`)));
    if (!spread) continue;
    const rank = own.some((name) => plain(name) === phrase)
      ? 0
      : entry.also.some((name) => plain(name) === phrase)
        ? 1
        : names.some((name) => plain(name).startsWith(phrase))
          ? 2
          : 3;
    const by = has(entry.name) ? null : (names.find((name) => plain(name) === phrase) ?? names.find(has) ?? null);
    found.push([rank + (rank === 1 ? KINDS.indexOf(entry.kind) / 10 : entry.kind === "region" ? 0 : 0.5), { base, by }]);
  }
  return found.sort((a, b) => a[0] - b[0]).map(([, one]) => one);
}

/**
 * What is known of a word that names no place, such as a knot.
 * @param {Payload} payload
 * @param {string} query
 * @returns {Topic[]}
 */
export function topics(payload, query) {
  const phrase = plain(query);
  if (phrase.length < 3) return [];
  return payload.topics.filter(({ names }) => names.some((name) => ` ${plain(name)}`.includes(` ${phrase}`)));
}
