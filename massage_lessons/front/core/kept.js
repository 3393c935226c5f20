// What is kept of a form, and how two keepings become one.

/**
 * @typedef {Record<string, {at: number, value: any}>} Kept by id, when it was written and what; null is deleted
 */

/**
 * Put two keepings together; of each id the newer one stays, and none is lost.
 * @param {Kept} one
 * @param {Kept} other
 * @returns {Kept}
 */
export function merged(one, other) {
  const all = { ...one };
  for (const [id, kept] of Object.entries(other)) {
    const mine = all[id];
    const newer = !mine || kept.at > mine.at || (kept.at === mine.at && JSON.stringify(kept.value) > JSON.stringify(mine.value));
    if (newer) all[id] = kept;
  }
  return all;
}

/** @param {any} value @returns {Kept} what of it is in the form that we keep */
export function sound(value) {
  const rows = value !== null && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];
  return Object.fromEntries(rows.filter(([, kept]) => typeof kept?.at === "number" && "value" in kept));
}
