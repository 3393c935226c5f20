// A massage that is followed step by step, as a function of time: which step it is, what is left of it, what comes next, and when a
// bell rings. It keeps no time of its own: who plays it says what the clocks show, so nothing can add up to a drift.

/**
 * @typedef {{seconds: number, high?: number, turns?: boolean, longest?: number}} Step seconds it takes, the hardest pressure in it,
 *   whether the hands change sides at its half, and the most seconds that its place may have
 *
 * @typedef {{now: number, wall: number, hidden?: boolean}} Time what two clocks show in milliseconds, one that only runs forward and that
 *   of the day, and whether nobody can see the page: then a browser lets its timers sleep
 *
 * @typedef {object} Session
 * @property {readonly Step[]} steps
 * @property {readonly number[]} more seconds that were added to each step
 * @property {number} played milliseconds until it last paused or leapt, the count before the first step among them
 * @property {number | null} since when it plays, or null while it rests
 * @property {Time | null} seen when it was last looked at
 * @property {boolean} slept whether it rests because nobody was there
 *
 * @typedef {object} Where
 * @property {"ready" | "step" | "done"} phase
 * @property {number} index of the step, or of the one that is counted in
 * @property {number} at milliseconds from the beginning of all
 * @property {number} into milliseconds into the step, or into the count
 * @property {number} left milliseconds of the step, or of the count
 * @property {number} leftInAll milliseconds, without the count
 * @property {number} next index of the step that follows, or -1
 *
 * @typedef {"count" | "bell" | "check" | "turn" | "next" | "half" | "end"} Kind
 * @typedef {{kind: Kind, at: number, index: number}} Cue what is due at a time
 *
 * @typedef {{beat: number}} Scene what is shown at the same time, and the seconds that it takes once
 */

/** How long it counts in, and for how much of that it is heard. */
export const READY = 5_000;
const HEARD = [3_000, 2_000, 1_000];
const SECOND = 1_000;
const MINUTE = 60;
/**
 * A leap of a clock that means that nobody was there: a page in sight looks four times a second; one out of sight may be let sleep for
 * a minute by its browser and still be followed by ear.
 */
const LEAP = { seen: 5_000, hidden: 150_000 };
/** When somebody is asked in a step that is harder than the one before, how soon the next step is told, and how short a step needs neither. */
const ASK = 20_000;
const SOON = 10_000;
const SHORT = 30;

/** @param {readonly Step[]} steps at least one @param {number} [played] milliseconds to begin at @returns {Session} one that rests */
export function begin(steps, played = 0) {
  const session = { steps, more: steps.map(() => 0), played: 0, since: null, seen: null, slept: false };
  return { ...session, played: played < total(session) ? played : 0 };
}

/** @param {Pick<Session, "steps" | "more">} session @param {number} index @returns {number} milliseconds of a step */
export const lasts = ({ steps, more }, index) => (steps[index].seconds + more[index]) * SECOND;

/** @param {Pick<Session, "steps" | "more">} session @param {number} index @returns {number} when a step begins; after the last one, the end */
export function start(session, index) {
  let at = READY;
  for (let i = 0; i < index; i += 1) at += lasts(session, i);
  return at;
}

/** @param {Pick<Session, "steps" | "more">} session @returns {number} milliseconds of all, with the count */
export const total = (session) => start(session, session.steps.length);

/**
 * @param {Session} session
 * @param {number} now
 * @returns {number} where one without added minutes is at the same place; 0 before the first step and at the end
 */
export function kept(session, now) {
  const { phase, index, into } = where(session, now);
  const plain = begin(session.steps);
  return phase === "step" ? start(plain, index) + Math.min(into, lasts(plain, index) - 1) : 0;
}

/** @param {Session} session @param {number} now @returns {number} */
const position = (session, now) => Math.min(total(session), session.played + (session.since === null ? 0 : now - session.since));

/** @param {Session} session @param {number} now @returns {Where} */
export function where(session, now) {
  const at = position(session, now);
  const whole = total(session);
  const last = session.steps.length - 1;
  const leftInAll = whole - Math.max(at, READY);
  if (at < READY) return { phase: "ready", index: 0, at, into: at, left: READY - at, leftInAll, next: 0 };
  if (at >= whole) return { phase: "done", index: last, at, into: lasts(session, last), left: 0, leftInAll: 0, next: -1 };
  let index = 0;
  while (at >= start(session, index + 1)) index += 1;
  const into = at - start(session, index);
  return { phase: "step", index, at, into, left: lasts(session, index) - into, leftInAll, next: index < last ? index + 1 : -1 };
}

/** @param {Session} session @param {Time} time @returns {Session} */
export function play(session, time) {
  return { ...session, played: position(session, time.now), since: time.now, seen: time, slept: false };
}

/** @param {Session} session @param {number} now @returns {Session} */
export function pause(session, now) {
  return { ...session, played: position(session, now), since: null };
}

/**
 * What becomes of it by the time that has passed. After a leap, such as the sleep of a laptop, it rests where it was last looked at.
 * @param {Session} session
 * @param {Time} time
 * @returns {Session}
 */
export function look(session, time) {
  const { seen, since } = session;
  if (since === null || seen === null) return { ...session, seen: time };
  const leap = Math.max(time.now - seen.now, time.wall - seen.wall);
  const most = seen.hidden || time.hidden ? LEAP.hidden : LEAP.seen;
  if (leap > most) return { ...pause(session, seen.now), seen: time, slept: true };
  const looked = { ...session, seen: time };
  return position(session, time.now) >= total(session) ? pause(looked, time.now) : looked;
}

/** @param {Session} session @param {number} now @param {number} played @returns {Session} at another place, playing if it did */
const leapt = (session, now, played) => ({ ...session, played, since: session.since === null ? null : now, slept: false });

/** @param {Session} session @param {number} now @returns {Session} at the next step, or at the end; from the count at the first one */
export function skip(session, now) {
  const { phase, index } = where(session, now);
  return leapt(session, now, start(session, phase === "ready" ? 0 : index + 1));
}

/** @param {Session} session @param {number} now @returns {Session} at the step before, or at the first one; from the end at the last one */
export function back(session, now) {
  const { phase, index } = where(session, now);
  return leapt(session, now, start(session, Math.max(0, phase === "done" ? index : index - 1)));
}

/** @param {Session} session @param {number} now @returns {Session} at the beginning of the same step */
export function repeat(session, now) {
  return leapt(session, now, start(session, where(session, now).index));
}

/**
 * @param {Pick<Session, "steps" | "more">} session @param {Pick<Where, "phase" | "index">} at
 * @returns {number} seconds that the step may have more: a minute, or what its place allows
 */
export function room({ steps, more }, { phase, index }) {
  const { seconds, longest = Number.POSITIVE_INFINITY } = steps[index];
  return phase === "done" ? 0 : Math.max(0, Math.min(MINUTE, longest - seconds - more[index]));
}

/** @param {Session} session @param {number} now @returns {Session} with as much more for the step as it has room for, a minute at most */
export function addMinute(session, now) {
  const at = where(session, now);
  const added = room(session, at);
  return added ? { ...session, more: session.more.map((more, i) => (i === at.index ? more + added : more)) } : session;
}

/**
 * @param {Session} session
 * @returns {Cue[]} all that is due, in its order: the count, a bell for each step, a question where the hands have become firmer, the
 *   other side, the next step soon, the half of all, the end
 */
export function cues(session) {
  const { steps } = session;
  const end = total(session);
  /** @type {Cue[]} */
  const found = HEARD.map((before) => ({ kind: "count", at: READY - before, index: 0 }));
  for (const [index, step] of steps.entries()) {
    const at = start(session, index);
    const firmer = (step.high ?? 0) > Math.max(1, index ? (steps[index - 1].high ?? 0) : 0);
    found.push({ kind: "bell", at, index });
    if (step.turns) found.push({ kind: "turn", at: at + lasts(session, index) / 2, index });
    if (step.seconds < SHORT) continue;
    if (firmer) found.push({ kind: "check", at: at + ASK, index });
    if (index < steps.length - 1) found.push({ kind: "next", at: at + lasts(session, index) - SOON, index });
  }
  const half = READY + (end - READY) / 2;
  found.push(
    { kind: "half", at: half, index: where(leapt({ ...session, since: null }, 0, half), 0).index },
    { kind: "end", at: end, index: steps.length - 1 },
  );
  return found.sort((one, other) => one.at - other.at);
}

/** @param {Session} session @param {number} from @param {number} to @returns {Cue[]} what is due after one time and not after the other */
export function due(session, from, to) {
  return cues(session).filter(({ at }) => at > from && at <= to);
}

/**
 * What is shown in a step. Each turn has the same part of it, so both sides of a back have the same time; within a turn its scenes follow
 * one another, each for one beat, and begin again.
 * @param {readonly (readonly Scene[])[]} turns
 * @param {number} whole milliseconds of the step
 * @param {number} into milliseconds
 * @returns {{turn: number, scene: number, round: number, into: number} | null} null where nothing is shown
 */
export function sceneAt(turns, whole, into) {
  if (!turns.length) return null;
  const each = whole / turns.length;
  const turn = Math.min(turns.length - 1, Math.floor(into / each));
  const beats = turns[turn].map(({ beat }) => beat * SECOND);
  const once = beats.reduce((sum, beat) => sum + beat, 0);
  const within = into - turn * each;
  let rest = within % once;
  let scene = 0;
  while (rest >= beats[scene]) {
    rest -= beats[scene];
    scene += 1;
  }
  return { turn, scene, round: Math.floor(within / once), into: rest };
}

/** @param {number} milliseconds @returns {string} as a clock shows it; what has begun counts as a whole second */
export function clockFace(milliseconds) {
  const seconds = Math.ceil(milliseconds / SECOND);
  return `${Math.floor(seconds / MINUTE)}:${String(seconds % MINUTE).padStart(2, "0")}`;
}
