// What is to be asked again, and when: a pure function of what a learner has answered so far.
//
// One scheduler decides, FSRS 6 as `ts-fsrs` has it, with its own parameters and without chance. It counts in whole days of the learner's
// own calendar: what was answered late in the evening is a day old in the morning.

import { FSRSAlgorithm } from "../../vendor/ts-fsrs/ts-fsrs.js";

// The library hangs old names on every date of the page; nothing of ours uses them, and a host's dates are its own.
for (const name of ["scheduler", "diff", "format", "dueFormat"]) Reflect.deleteProperty(Date.prototype, name);

/** What somebody should still know on the day on which they are asked again: nine of ten. */
const RETENTION = 0.9;
const fsrs = new FSRSAlgorithm({
  request_retention: RETENTION,
  enable_fuzz: false,
  enable_short_term: true,
  // No steps of minutes: what was missed today comes back on another day.
  learning_steps: [],
  relearning_steps: [],
});

/** Seconds that we reckon with for an item of each kind: a convention of ours. */
export const SECONDS = /** @type {Record<string, number>} */ ({
  find: 20,
  name: 20,
  true: 20,
  choose: 30,
  stroke: 30,
  safe: 40,
  order: 45,
  skill: 60,
});
const USUAL = 30;
const MINUTES = 5;
/** Items a day that nobody has asked before. */
const FRESH = 5;
const DAY = 86_400_000;
const MINUTE = 60_000;
/** The questions of a lesson are first asked there. */
const OF_LESSONS = ["choose"];

/**
 * @typedef {{id: string, kind: string, lesson: string, hash?: string, place?: string}} Item as much of an item of the bank as matters here;
 *   a step for the hands is one, too, of the kind "skill"
 * @typedef {{items: readonly Item[]}} Bank
 * @typedef {{at: number, zone: number, rating?: number | null, good?: boolean | null, hash?: string}} Answer
 * @typedef {{history: Record<string, readonly Answer[]>, done: Record<string, {value: boolean, at: number}>,
 *   last?: {lesson?: string}}} State as much of the state of the log as matters here
 * @typedef {object} Card what is known of an item that was answered
 * @property {number} first the day of the first answer; days are counted from 1970 in the learner's own calendar
 * @property {number} last the day of the last answer
 * @property {number} due the day on which it is to be asked again
 * @property {number} stability days after which nine of ten are still known
 * @property {number} difficulty from 1 to 10
 * @property {number} answers
 * @property {boolean} missed whether the last answer was wrong
 * @property {boolean} changed whether it was another wording that was answered last
 */

/** @param {number} at milliseconds since 1970 @param {number} zone minutes, as `Date#getTimezoneOffset` has them @returns {number} */
export const dayOf = (at, zone) => Math.floor((at - zone * MINUTE) / DAY);

/** @param {number} now @param {number} [zone] @returns {number} */
export const dayNow = (now, zone = new Date(now).getTimezoneOffset()) => dayOf(now, zone);

/** @param {Answer} answer @returns {number | null} 1 to 4; null for what nobody has judged */
function ratingOf({ rating, good }) {
  if (rating && rating >= 1 && rating <= 4) return rating;
  return typeof good === "boolean" ? (good ? 3 : 1) : null;
}

/** @param {Card | null} card what was known before @param {Answer} answer @param {string} [hash] of the item now @returns {Card | null} */
function after(card, answer, hash) {
  const rating = ratingOf(answer);
  if (rating === null) return card;
  const day = dayOf(answer.at, answer.zone);
  // A clock that was set back makes no day shorter than none.
  const passed = card ? Math.max(0, day - card.last) : 0;
  const { stability, difficulty } = fsrs.next_state(card, passed, rating);
  return {
    first: card?.first ?? day,
    last: day,
    due: day + fsrs.next_interval(stability, passed),
    stability,
    difficulty,
    answers: (card?.answers ?? 0) + 1,
    missed: rating === 1,
    changed: Boolean(hash && answer.hash && answer.hash !== hash),
  };
}

/**
 * @param {State} state
 * @param {Bank} bank
 * @returns {Record<string, Card>} of each item that was answered; what the bank has no longer is left out
 */
export function cards({ history }, { items }) {
  /** @type {Record<string, Card>} */
  const found = {};
  for (const { id, hash } of items) {
    /** @type {Card | null} */
    let card = null;
    for (const answer of Object.hasOwn(history, id) ? history[id] : []) card = after(card, answer, hash);
    if (card) found[id] = card;
  }
  return found;
}

/**
 * What is known on a day. An answer of a later day was given while a clock stood ahead, and nobody knows when: it is asked again now.
 * One day ahead is fine: whoever flies west lives a day twice.
 * @param {State} state @param {Bank} bank @param {number} day @returns {Record<string, Card>}
 */
function cardsOn(state, bank, day) {
  const known = cards(state, bank);
  for (const card of Object.values(known)) if (card.last > day + 1) Object.assign(card, { due: day });
  return known;
}

/** @param {Card} card @param {number} day @returns {number} how likely it is known on that day, from 0 to 1 */
const recallOf = ({ last, stability }, day) => fsrs.forgetting_curve(Math.max(0, day - last), stability);

/** @param {State} state @param {Bank} bank @returns {Set<string>} the lessons that the learner has begun */
export function begun({ history, done, last }, { items }) {
  const found = new Set(items.filter(({ id }) => Object.hasOwn(history, id) && history[id].length).map(({ lesson }) => lesson));
  for (const [about, { value }] of Object.entries(done)) if (value) found.add(about.split("/")[0]);
  if (last?.lesson) found.add(last.lesson);
  return found;
}

/**
 * @template {{lesson: string}} T
 * @param {readonly T[]} items the most urgent first
 * @returns {T[]} the same, with two of one lesson side by side only where it cannot be helped
 */
export function mixed(items) {
  const left = [...items];
  /** @type {T[]} */
  const made = [];
  while (left.length) {
    const counts = new Map();
    for (const { lesson } of left) counts.set(lesson, (counts.get(lesson) ?? 0) + 1);
    const before = made.at(-1)?.lesson;
    // A lesson with more than half of what is left must come now, or it will stand beside itself later.
    const pressing = [...counts].find(([lesson, count]) => lesson !== before && 2 * count > left.length)?.[0];
    const at = left.findIndex(({ lesson }) => (pressing === undefined ? lesson !== before : lesson === pressing));
    made.push(...left.splice(Math.max(0, at), 1));
  }
  return made;
}

/** @param {Item} one @param {Item} other @returns {number} an order that mixes lessons and kinds, and is the same each time */
const byChance = (one, other) => ((one.hash ?? one.id) < (other.hash ?? other.id) ? -1 : 1);

/** @param {readonly Item[]} items @returns {Item[]} one of each lesson in turn; within a lesson the kinds are mixed, the same way each time */
function inTurn(items) {
  const lessons = /** @type {Map<string, Item[]>} */ (new Map());
  const order = [...items].sort(byChance);
  for (const item of order) lessons.set(item.lesson, [...(lessons.get(item.lesson) ?? []), item]);
  const most = Math.max(0, ...[...lessons.values()].map(({ length }) => length));
  return Array.from({ length: most }, (_, turn) => [...lessons.values()].flatMap((some) => some.slice(turn, turn + 1))).flat();
}

/**
 * What to ask today: what was missed first, then what is most likely forgotten, then a few new ones of lessons that were begun.
 * @param {State} state
 * @param {Bank} bank
 * @param {number} now milliseconds since 1970
 * @param {{minutes?: number, fresh?: number, zone?: number}} [wish] `fresh`: how many new ones a day; `zone` as `Date#getTimezoneOffset` has it
 * @returns {string[]} ids, in order
 */
export function today(state, bank, now, { minutes = MINUTES, fresh = FRESH, zone } = {}) {
  const day = dayNow(now, zone);
  const known = cardsOn(state, bank, day);
  const due = bank.items
    .filter(({ id }) => known[id]?.due <= day)
    .map((item) => ({ ...item, card: known[item.id], recall: recallOf(known[item.id], day) }))
    .sort((one, other) => Number(other.card.missed) - Number(one.card.missed) || one.recall - other.recall || byChance(one, other));
  const lessons = begun(state, bank);
  const asked = bank.items.filter(({ id, kind }) => known[id]?.first === day && !OF_LESSONS.includes(kind)).length;
  const free = bank.items.filter(
    ({ id, kind, lesson }) =>
      !known[id] && kind !== "words" && lessons.has(lesson) && (!OF_LESSONS.includes(kind) || state.done[lesson]?.value === true),
  );
  const wanted = /** @type {Item[]} */ ([...due, ...inTurn(free).slice(0, Math.max(0, fresh - asked))]);
  // However many questions wait, hands get their turn once a day.
  const practised = bank.items.some(({ id, kind }) => kind === "skill" && known[id]?.last === day);
  const hand = practised ? undefined : due.find((item) => item.kind === "skill" && secondsOf([item]) <= minutes * 60);
  const taken = /** @type {Set<Item>} */ (new Set(hand ? [hand] : []));
  let left = minutes * 60 - secondsOf([...taken]);
  for (const item of wanted) {
    const seconds = secondsOf([item]);
    if (taken.has(item) || (taken.size && seconds > left)) continue;
    taken.add(item);
    left -= seconds;
  }
  return mixed(wanted.filter((item) => taken.has(item))).map(({ id }) => id);
}

/** @param {readonly {kind: string}[]} items @returns {number} seconds that they take, by our reckoning */
export const secondsOf = (items) => items.reduce((sum, { kind }) => sum + (SECONDS[kind] ?? USUAL), 0);

/**
 * @param {State} state
 * @param {Bank} bank
 * @param {number} now
 * @param {{zone?: number}} [wish]
 * @returns {{days: number, count: number}[]} in how many days how many items come back, the soonest first; 0 is today
 */
export function ahead(state, bank, now, { zone } = {}) {
  const day = dayNow(now, zone);
  const counts = new Map();
  for (const { due } of Object.values(cardsOn(state, bank, day))) {
    const days = Math.max(0, due - day);
    counts.set(days, (counts.get(days) ?? 0) + 1);
  }
  return [...counts].map(([days, count]) => ({ days, count })).sort((one, other) => one.days - other.days);
}

/**
 * @param {State} state
 * @param {Bank} bank
 * @param {number} now
 * @param {{zone?: number}} [wish]
 * @returns {Record<string, {recall: number, due: number, missed: boolean}>} of each place of the drawing that was asked for, without its
 *   side: how likely it is known today, the days until it is asked again (less than 0: so many too late), and whether it was missed last
 *   time; of several items the one that is known least
 */
export function memory(state, bank, now, { zone } = {}) {
  const day = dayNow(now, zone);
  const known = cardsOn(state, bank, day);
  /** @type {ReturnType<typeof memory>} */
  const places = {};
  for (const { id, place } of bank.items) {
    if (!place || !known[id]) continue;
    const base = place.replace(/-(?:left|right)$/, "");
    const one = { recall: recallOf(known[id], day), due: known[id].due - day, missed: known[id].missed };
    const other = places[base] ?? one;
    places[base] = {
      recall: Math.min(one.recall, other.recall),
      due: Math.min(one.due, other.due),
      missed: one.missed || other.missed,
    };
  }
  return places;
}
