// The search for a place by any of its names.

/**
 * @typedef {import("../diagram/types.js").Payload} Payload
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

/**
 * Give the base ids that a search finds, the best first.
 * @param {Payload} payload
 * @param {string} query
 * @returns {string[]}
 */
export function search(payload, query) {
  const words = plain(query).split(" ").filter(Boolean);
  if (!words.length) return [];
  const phrase = words.join(" ");
  /** @type {[number, string][]} */
  const found = [];
  for (const [base, entry] of Object.entries(payload.entries)) {
    const names = [entry.name, entry.english, entry.latin ?? "", ...entry.also].map(plain);
    if (!words.every((word) => names.some((name) => ` ${name}`.includes(` ${word}`)))) continue;
    const rank = names.includes(phrase) ? 0 : names.some((name) => name.startsWith(phrase)) ? 1 : 2;
    found.push([rank + (entry.kind === "region" ? 0 : 0.5), base]);
  }
  return found.sort((a, b) => a[0] - b[0]).map(([, base]) => base);
}
