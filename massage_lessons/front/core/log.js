// What a log comes to. The state is a pure function of the set of entries: it is the same in whatever order they came, and however often.

import { compare, lineOf } from "./entry.js";

/**
 * @typedef {import("./entry.js").Entry} Entry
 * @typedef {{seen: number, id: string}} Place of an entry in the log
 *
 * @typedef {Place & {answer: string[], words?: string, texts?: string[], good: boolean | null, at: number, cleared: boolean,
 *   wiped: Place | null, tries: number}} Answer the last one; `tries` is which try of one asking it was, `wiped` the last clearing;
 *   `texts` has options by their text, as they were once kept
 * @typedef {Place & {value: any}} Written
 * @typedef {Written & {others: Written[]}} Field `others` were written beside it, by somebody who did not know of it
 * @typedef {Place & {at: number, zone: number, rating: number | null, good: boolean | null, answer: string[], hints: number,
 *   hash: string, by?: string}} Asked a first try, or a skill that was rated
 * @typedef {Place & {value: boolean, at: number}} Done
 *
 * @typedef {object} State
 * @property {Record<string, Answer>} answers by the id of a question
 * @property {Record<string, Field>} fields by what was written about
 * @property {Record<string, Asked[]>} history by the id of a question, or `skill:` and what was rated
 * @property {Record<string, Done>} done
 * @property {string} name of the learner
 * @property {Place | null} named
 * @property {Partial<Place> & {lesson?: string, part?: string, at: number}} last where somebody was
 * @property {number} count of entries
 * @property {number} seen the highest
 * @property {{id: string, why: string}[]} faults
 * @property {Record<string, Place & {rating: number | null}>} amended by question and answer, what the learner said of it later
 * @property {Record<string, string[]>} awaited what was replaced before it came; nobody but this module reads it
 */

/** @returns {State} */
export const empty = () => ({
  answers: {},
  fields: {},
  history: {},
  done: {},
  name: "",
  named: null,
  last: { at: 0 },
  count: 0,
  seen: 0,
  faults: [],
  amended: {},
  awaited: {},
});

/** @param {Place} one @param {Place | null | undefined} other @returns {boolean} */
const later = (one, other) => !other || compare(one, other) > 0;

/**
 * Put two logs together: each entry once. Where two entries have one id and differ, both are kept.
 * @param {readonly Entry[]} one
 * @param {readonly Entry[]} other
 * @returns {Entry[]} in the order of the log
 */
export function merged(one, other) {
  return [...byId([...one, ...other]).values()].flat().sort((a, b) => compare(a, b) || (lineOf(a) < lineOf(b) ? -1 : 1));
}

/** @param {readonly Entry[]} entries @returns {Map<string, Entry[]>} those of each id, each once */
function byId(entries) {
  /** @type {Map<string, Entry[]>} */
  const found = new Map();
  for (const entry of entries) {
    const known = found.get(entry.id);
    if (!known) found.set(entry.id, [entry]);
    else if (!known.some((one) => one === entry || lineOf(one) === lineOf(entry))) known.push(entry);
  }
  return found;
}

/**
 * What entries come to, from nothing or from what earlier ones came to.
 * @param {readonly Entry[]} entries
 * @param {State} [from] the state of others, none of which is among these
 * @returns {State}
 */
export function stateOf(entries, from = empty()) {
  const next = new Next(from);
  for (const [id, [first, ...others]] of byId(entries)) {
    let entry = first;
    for (const other of others) if (lineOf(other) > lineOf(entry)) entry = other;
    if (others.length) next.state.faults = [...next.state.faults, { id, why: "twice" }].sort((a, b) => (a.id < b.id ? -1 : 1));
    next.take(entry, 1 + others.length);
  }
  return next.ended();
}

/** @template {object} T @param {T} map @returns {T} a copy that leaves what is made on demand unmade */
const copied = (map) => Object.defineProperties(/** @type {T} */ ({}), Object.getOwnPropertyDescriptors(map));

class Next {
  /** The histories that were copied, and may be written. @type {Map<string, Asked[]>} */
  #grown = new Map();

  /** @param {State} from which stays as it is */
  constructor(from) {
    const { answers, fields, history, done, amended, awaited } = from;
    this.state = /** @type {State} */ ({
      ...from,
      answers: { ...answers },
      fields: { ...fields },
      history: copied(history),
      done: { ...done },
      amended: { ...amended },
      awaited: { ...awaited },
    });
  }

  /** @param {Entry} entry @param {number} count */
  take(entry, count) {
    const { state } = this;
    state.count += count;
    state.seen = Math.max(state.seen, entry.seen);
    const act = /** @type {Record<string, (entry: Entry) => void>} */ ({
      answer: () => this.answered(entry),
      clear: () => this.cleared(entry),
      write: () => this.written(entry),
      done: () => this.finished(entry),
      skill: () => this.asked(`skill:${entry.about}`, entry),
      name: () => {
        if (later(entry, state.named)) Object.assign(state, { name: entry.value, named: placeOf(entry) });
      },
    });
    if (Object.hasOwn(act, entry.act)) act[entry.act](entry);
  }

  /** @param {Entry} entry */
  answered(entry) {
    if (typeof entry.amends === "string") {
      this.amended(entry);
      return;
    }
    const { about, words, texts, good = null, at, seen, id } = entry;
    const before = this.state.answers[about];
    const nth = entry.try ?? 1;
    if (later(entry, before)) {
      const wiped = before?.wiped ?? null;
      this.state.answers[about] = {
        answer: entry.answer ?? [],
        ...(words === undefined ? {} : { words }),
        ...(texts === undefined ? {} : { texts }),
        good,
        at,
        seen,
        id,
        cleared: wiped !== null && later(wiped, entry),
        wiped,
        tries: nth,
      };
    }
    if (nth === 1) this.asked(about, entry);
  }

  /** A word about an answer that was given: only its rating is another from now on. @param {Entry} entry */
  amended(entry) {
    const { about, amends, rating = null } = entry;
    const { amended, history } = this.state;
    const key = `${about} ${amends}`;
    if (!later(entry, amended[key])) return;
    amended[key] = { ...placeOf(entry), rating };
    const rows = this.#grown.get(about) ?? history[about] ?? [];
    if (!rows.some(({ id }) => id === amends)) return;
    this.#grown.set(
      about,
      rows.map((row) => (row.id === amends ? { ...row, rating } : row)),
    );
  }

  /** @param {Entry} entry */
  cleared(entry) {
    const nothing = { answer: [], good: null, at: 0, seen: 0, id: "", tries: 0, wiped: null };
    const before = this.state.answers[entry.about] ?? nothing;
    if (!later(entry, before.wiped)) return;
    this.state.answers[entry.about] = { ...before, cleared: later(entry, before), wiped: placeOf(entry) };
  }

  /** @param {string} key @param {Entry} entry */
  asked(key, entry) {
    const rows = this.#grown.get(key) ?? [...(this.state.history[key] ?? [])];
    this.#grown.set(key, rows);
    const { at, zone, seen, id, good = null, answer, hints, hash = "", by } = entry;
    const { rating = null } = this.state.amended[`${key} ${id}`] ?? entry;
    rows.push({ at, zone, seen, id, rating, good, answer: answer ?? [], hints: hints ?? 0, hash, ...(by === undefined ? {} : { by }) });
  }

  /** @param {Entry} entry */
  written({ about, id, seen, value, after = null }) {
    const { fields, awaited } = this.state;
    const replaced = after === null ? [] : [after].flat();
    const before = fields[about];
    let heads = before ? [{ value: before.value, seen: before.seen, id: before.id }, ...before.others] : [];
    const unmet = replaced.filter((one) => !heads.some((head) => head.id === one));
    heads = heads.filter((head) => !replaced.includes(head.id));
    const known = awaited[about] ?? [];
    const gone = known.includes(id);
    if (!gone) heads.push({ value, seen, id });
    const waits = [...new Set([...known, ...unmet])].filter((one) => one !== id);
    if (waits.length) awaited[about] = waits;
    else delete awaited[about];
    const [shown, ...others] = heads.sort((one, other) => compare(other, one));
    fields[about] = { ...shown, others };
  }

  /** @param {Entry} entry */
  finished({ about, value, at, seen, id }) {
    const place = { seen, id };
    if (later(place, this.state.done[about])) this.state.done[about] = { value, at, seen, id };
    if (!later(place, this.state.last.id === undefined ? null : /** @type {Place} */ (this.state.last))) return;
    const [lesson, ...part] = about.split("/");
    this.state.last = { lesson, ...(part.length ? { part: part.join("/") } : {}), at, seen, id };
  }

  /** @returns {State} */
  ended() {
    for (const [key, rows] of this.#grown) {
      const sorted = rows.every((row, i) => i === 0 || compare(rows[i - 1], row) <= 0) ? rows : rows.sort(compare);
      Object.defineProperty(this.state.history, key, { value: sorted, enumerable: true, configurable: true, writable: true });
    }
    return this.state;
  }
}

/** @param {Place} entry @returns {Place} */
const placeOf = ({ seen, id }) => ({ seen, id });

// ---------------------------------------------------------------------------------------------------------------------- snapshot

/** The version of a snapshot: one of another version is not read, and the log is gone through again. */
export const SNAPSHOT = 1;

/**
 * @typedef {object} Snapshot a state in a form that opens fast: years of practice are rows of numbers, and rows are read when asked for
 * @property {number} version
 * @property {Omit<State, "history">} state
 * @property {[string, number][]} keys of the history, with how many rows each has
 * @property {Float64Array} times `at`, `seen` and the number of the entry, of each row
 * @property {Int32Array} rest `zone`, which device, which of the texts
 * @property {Uint8Array} small rating or 0; good 1, not 0, unknown 2; hints
 * @property {string[]} devices
 * @property {string[]} texts the rest of a row as JSON
 */

/** @param {State} state @returns {Snapshot} */
export function packed(state) {
  const { history, ...rest } = state;
  const lists = Object.entries(history);
  const rows = lists.flatMap(([, list]) => list);
  const [devices, texts] = [new Numbers(), new Numbers()];
  const snapshot = {
    version: SNAPSHOT,
    state: rest,
    keys: lists.map(([key, list]) => /** @type {[string, number]} */ ([key, list.length])),
    times: new Float64Array(3 * rows.length),
    rest: new Int32Array(3 * rows.length),
    small: new Uint8Array(3 * rows.length),
    devices: devices.names,
    texts: texts.names,
  };
  for (const [i, { at, seen, id, zone, rating, good, hints, ...more }] of rows.entries()) {
    const dash = id.lastIndexOf("-");
    snapshot.times.set([at, seen, Number(id.slice(dash + 1))], 3 * i);
    snapshot.rest.set([zone, devices.of(id.slice(0, dash)), texts.of(JSON.stringify(more))], 3 * i);
    snapshot.small.set([rating ?? 0, good === null ? 2 : Number(good), hints], 3 * i);
  }
  return snapshot;
}

/** @param {any} snapshot whatever was kept @returns {State | null} null where it is of another version */
export function unpacked(snapshot) {
  if (snapshot?.version !== SNAPSHOT) return null;
  const { state, keys, times, rest, small, devices, texts } = /** @type {Snapshot} */ (snapshot);
  /** @type {Record<string, Asked[]>} */
  const history = {};
  let first = 0;
  for (const [key, length] of keys) {
    const begin = first;
    /** @type {Asked[] | null} */
    let made = null;
    const row = (/** @type {number} */ i) => ({
      at: times[3 * i],
      zone: rest[3 * i],
      seen: times[3 * i + 1],
      id: `${devices[rest[3 * i + 1]]}-${times[3 * i + 2]}`,
      rating: small[3 * i] || null,
      good: [false, true, null][small[3 * i + 1]],
      hints: small[3 * i + 2],
      ...JSON.parse(texts[rest[3 * i + 2]]),
    });
    const get = () => {
      made ??= Array.from({ length }, (_, i) => row(begin + i));
      return made;
    };
    Object.defineProperty(history, key, { get, enumerable: true, configurable: true });
    first += length;
  }
  return { ...state, history };
}

/** Numbers for names, in the order in which they come. */
class Numbers {
  /** @type {string[]} */
  names = [];
  /** @type {Map<string, number>} */
  #known = new Map();

  /** @param {string} name @returns {number} */
  of(name) {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}
