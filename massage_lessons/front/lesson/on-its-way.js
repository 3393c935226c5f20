// What a page has on its way to the disk: noted in the database before anything else is done with it, and laid aside when the page ends.
// Whoever opens a lesson next makes entries of it.

import { lineOf } from "../core/entry.js";

/**
 * @typedef {import("../core/entry.js").Act} Act
 * @typedef {import("../core/entry.js").Entry} Entry
 * @typedef {{act: Act, at: number}} Ahead what is on its way, and since when
 */

/** What a page that has ended had on its way, by the page: it can be laid there at once, but a browser may show it late to the next page. */
const LEFT = "massage-lessons:left:";
/** What pages have noted in the database, by the page and the number of the act in it. */
const AHEAD = "ahead:";
/** As the names of one page end in numbers, a range of them ends before this sign. */
const AFTER_COLON = ";";

/** @param {Act} act @returns {string} where what it keeps was typed */
export const placeOf = ({ act, about }) => (act === "write" ? about : `question/${about}`);

/** @param {Act} act @returns {string} the act alone, whatever entry was made of it */
const actOf = ({ id, at, seen, zone, core, ...act }) => lineOf(act);

/**
 * @template {{entry: Entry}} R
 * @param {R[]} rows @param {Ahead} ahead @returns {R | undefined} the one that was made of it
 */
export const same = (rows, { act, at }) => rows.find(({ entry }) => entry.at >= at && actOf(entry) === actOf(act));

/**
 * @param {Ahead[]} acts
 * @returns {Ahead[]} each once, the first one first: what was written is the same whenever it was noted, an answer may be given again
 */
export function eachOnce(acts) {
  const found = new Map(acts.map((one) => [one.act.act === "write" ? actOf(one.act) : `${one.at} ${actOf(one.act)}`, one]));
  return [...found.values()].sort((one, other) => one.at - other.at);
}

/** @param {string} page @param {number} number @returns {string} under what an act is noted */
export const aheadName = (page, number) => `${AHEAD}${page}:${String(number).padStart(6, "0")}`;

/** @param {IDBValidKey} name under which something is noted @returns {string} */
export const pageOf = (name) => String(name).split(":")[1];

/** @param {string} [page] @returns {IDBKeyRange} the names of what it has noted, or of what all pages have */
export function aheadOf(page) {
  const start = page ? `${AHEAD}${page}:` : AHEAD;
  return IDBKeyRange.bound(start, start.slice(0, -1) + AFTER_COLON);
}

/** @param {string} page @returns {string} the lock that it holds for as long as it lives, once it has something on its way */
export const lockOf = (page) => `massage-lessons:page:${page}`;

/** @param {string} page that ends @param {Ahead[]} acts */
export function leave(page, acts) {
  try {
    localStorage.setItem(LEFT + page, JSON.stringify(acts));
  } catch {
    // Then it is there as far as it came.
  }
}

/** @param {string} key @returns {boolean} whether a page has laid something there */
export const isLeft = (key) => key.startsWith(LEFT);

/** @returns {string[]} the pages that ended with something on its way */
export function pagesLeft() {
  try {
    return Object.keys(localStorage)
      .filter(isLeft)
      .map((key) => key.slice(LEFT.length));
  } catch {
    return [];
  }
}

/** @param {string} page @returns {Ahead[]} what it had on its way when it ended */
export function leftBy(page) {
  try {
    const left = JSON.parse(localStorage.getItem(LEFT + page) ?? "[]");
    return left.filter((/** @type {any} */ one) => one?.act?.act && one.act.about);
  } catch {
    return [];
  }
}

/** What a page had laid there lies on the disk, or is on its way again. @param {string} page */
export function arrived(page) {
  try {
    localStorage.removeItem(LEFT + page);
  } catch {
    // Nothing was laid there.
  }
}
