// An entry of the log: one thing that a learner did. Entries are only ever added; what the log comes to is in `log.js`.

/** The version of the log's format. */
export const CORE = 1;

/**
 * @typedef {"answer" | "write" | "clear" | "done" | "skill" | "name"} Kind
 * @typedef {Record<string, any> & {act: Kind | string, about: string}} Act what was done, before it has a place in the log
 * @typedef {Act & {id: string, at: number, seen: number, zone: number, core: number}} Entry
 * @typedef {{line: number, why: string, text: string}} Fault a line that is no sound entry; `why` is the name of a rule
 */

const DEVICE = /^[a-z0-9]{12}$/;
const ID = /^[a-z0-9]{12}-[1-9]\d{0,15}$/;
/** Half of a sign: no file in UTF-8 can hold it. */
const HALVES = /\p{Surrogate}/gu;
const LONGEST_NAME = 2000;

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
/** @param {unknown} value */
const isTexts = (value) => Array.isArray(value) && value.every((one) => typeof one === "string");
/** @param {unknown} value */
const isRow = (value) => isObject(value) && Object.values(value).every((one) => typeof one === "string");
/** @param {unknown} value @param {number} low @param {number} high */
const isWithin = (value, low, high) => Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
/** @param {unknown} value @param {(value: any) => boolean} is */
const isMaybe = (value, is) => value === undefined || value === null || is(value);
/** @param {unknown} value @returns {boolean} whether every text in it can be written as UTF-8 */
const isWhole = (value) =>
  typeof value === "string"
    ? value.search(HALVES) < 0
    : !(value instanceof Object) || Object.entries(value).every((pair) => pair.every(isWhole));

const isRating = (/** @type {unknown} */ value) => isWithin(value, 1, 4);
const isGood = (/** @type {unknown} */ value) => typeof value === "boolean";

/** What an act must have to be understood. An act of a later version is kept as it is. @type {Record<string, (entry: any) => boolean>} */
const ACTS = {
  answer: ({ answer, words, good, rating, hints, try: nth }) =>
    (isTexts(answer) || typeof words === "string") &&
    isMaybe(good, isGood) &&
    isMaybe(rating, isRating) &&
    isMaybe(hints, (n) => isWithin(n, 0, 3)) &&
    isMaybe(nth, (n) => isWithin(n, 1, Number.MAX_SAFE_INTEGER)),
  write: ({ value, after }) =>
    (value === null || typeof value === "string" || isRow(value)) && isMaybe(after, (one) => typeof one === "string" || isTexts(one)),
  done: ({ value }) => isGood(value),
  skill: ({ rating }) => isRating(rating),
  name: ({ value }) => typeof value === "string",
};

/** @param {unknown} value @returns {string} the rule that it breaks, "" where it is a sound entry */
export function fault(value) {
  if (!isObject(value)) return "object";
  const { id, at, seen, zone, core, act, about } = value;
  if (typeof id !== "string" || !ID.test(id)) return "id";
  if (![at, seen].every((time) => isWithin(time, 0, Number.MAX_SAFE_INTEGER))) return "time";
  if (!isWithin(zone, -1440, 1440)) return "zone";
  if (!isWithin(core, 1, Number.MAX_SAFE_INTEGER)) return "core";
  if (typeof act !== "string" || !act) return "act";
  if (typeof about !== "string" || !about || about.length > LONGEST_NAME || about === "__proto__") return "about";
  if (core === CORE && Object.hasOwn(ACTS, act) && !ACTS[act](value)) return "act";
  return isWhole(value) ? "" : "text";
}

/** @param {unknown} value @returns {Entry | null} the value where it is an entry */
export const sound = (value) => (fault(value) ? null : /** @type {Entry} */ (value));

/** @param {any} value @returns {any} the same with a sign of its own in place of each half of one */
function whole(value) {
  if (typeof value === "string") return value.replace(HALVES, "\ufffd");
  if (Array.isArray(value)) return value.map(whole);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [whole(key), whole(one)])) : value;
}

/**
 * Give an act its place in the log.
 * @param {string} device of the storage that it is made for
 * @param {number} n which of its entries it is, from 1
 * @param {{at: number, zone: number}} now milliseconds since 1970 and minutes, as the device tells them
 * @param {number} seen the highest `seen` of the log so far, 0 where it is empty
 * @param {Act} act
 * @returns {Entry}
 */
export function entry(device, n, { at, zone }, seen, act) {
  if (!DEVICE.test(device)) throw new Error(`No name of a device: ${device}`);
  const made = { ...whole(act), id: `${device}-${n}`, at, seen: Math.max(at, seen + 1), zone, core: CORE };
  const broken = fault(made);
  if (broken) throw new Error(`No entry, by its ${broken}: ${JSON.stringify(made)}`);
  return made;
}

/** @param {number} unit of a text @returns {number} by which whole signs come in their order: half a sign is of one beyond all others */
const ranked = (unit) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

/** @param {string} one @param {string} other @returns {number} which comes first, as Python sorts keys */
function bySigns(one, other) {
  let i = 0;
  while (i < one.length && one[i] === other[i]) i += 1;
  return i < one.length && i < other.length ? ranked(one.charCodeAt(i)) - ranked(other.charCodeAt(i)) : one.length - other.length;
}

/**
 * @param {any} value
 * @returns {string} as a line of a file, the same wherever it is written; an object would put keys that look like numbers first
 */
export function lineOf(value) {
  if (Array.isArray(value)) return `[${value.map(lineOf).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  const pairs = keys.sort(bySigns).map((key) => `${JSON.stringify(key)}:${lineOf(value[key])}`);
  return `{${pairs.join()}}`;
}

/** @param {{seen: number, id: string}} one @param {{seen: number, id: string}} other @returns {number} which comes first in the log */
export function compare(one, other) {
  if (one.seen !== other.seen) return one.seen - other.seen;
  return one.id === other.id ? 0 : one.id < other.id ? -1 : 1;
}

/**
 * Read the lines of a log. What is no sound entry is told, and the others are taken.
 * @param {string} text
 * @returns {{entries: Entry[], faults: Fault[], header: Record<string, any> | null}}
 */
export function linesOf(text) {
  /** @type {Entry[]} */
  const entries = [];
  /** @type {Fault[]} */
  const faults = [];
  /** @type {Record<string, any> | null} */
  let header = null;
  for (const [i, line] of text
    .replace(/^\ufeff/, "")
    .split("\n")
    .entries()) {
    const bare = line.trim();
    if (!bare) continue;
    const value = parsed(bare);
    if (isObject(value) && "massage-lessons" in value) header ??= value;
    else {
      const why = fault(value);
      if (why) faults.push({ line: i + 1, why, text: bare });
      else entries.push(/** @type {Entry} */ (value));
    }
  }
  return { entries, faults, header };
}

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
