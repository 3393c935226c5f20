// A stroke as numbers: where the hand is, how it is turned, and how far it has come at a time. Whoever shows it decides how it looks.

import declared from "./options.json" with { type: "json" };

/**
 * @typedef {object} Point where the middle of the palm is, and how the hand is turned: degrees clockwise from pointing to the head
 * @property {number} x
 * @property {number} y
 * @property {number} turn
 *
 * @typedef {object} Ways the lanes of a stroke on one region
 * @property {number} most the hardest that the stroke may be there
 * @property {number} size of the hand, in tenths
 * @property {number[][]} lanes the first point of each, then the steps to each next one
 *
 * @typedef {object} Stroke
 * @property {string} name
 * @property {string} hand
 * @property {string} motion what the hands do on the way: glide, press, knead, rock, rest or stretch
 * @property {string} path
 * @property {number} beat seconds of one pass
 * @property {number[]} passes
 * @property {number[]} pressure
 * @property {Record<string, Ways>} on
 *
 * @typedef {object} Clock what has been played: it keeps no time of its own, so a hidden tab or a sleeping laptop cannot make it drift
 * @property {number} played milliseconds until it was last paused, or its speed changed
 * @property {number | null} since when it plays, or null while it rests
 * @property {number} speed
 */

/** @param {number[]} lane @returns {Point[]} its points, each with all steps before it */
export function points(lane) {
  /** @type {Point[]} */
  const found = [];
  for (let i = 0; i < lane.length; i += 3) {
    const { x, y, turn } = found.at(-1) ?? { x: 0, y: 0, turn: 0 };
    found.push({ x: x + lane[i], y: y + lane[i + 1], turn: turn + lane[i + 2] });
  }
  return found;
}

/** @param {Point[]} lane @param {number} midline @returns {Point[]} the same on the other side of the back */
export function mirrored(lane, midline) {
  return lane.map(({ x, y, turn }) => ({ x: 2 * midline - x, y, turn: -turn }));
}

/**
 * @param {Stroke} stroke
 * @param {string} region its base id
 * @param {"left" | "right"} side of the receiver's body
 * @param {number} midline
 * @returns {Point[][]} the lanes of a stroke on a side of a region; none where it is not for that region
 */
export function lanes(stroke, region, side, midline) {
  const right = (stroke.on[region]?.lanes ?? []).map(points);
  return side === "right" ? right : right.map((lane) => mirrored(lane, midline));
}

/**
 * Key frames by the length of the way, so that the hand never hurries where its points lie far apart.
 * @param {Point[]} lane
 * @returns {(Point & {offset: number})[]}
 */
export function frames(lane) {
  let length = 0;
  const reached = lane.map((point, i) => {
    const before = lane[i - 1] ?? point;
    length += Math.hypot(point.x - before.x, point.y - before.y);
    return length;
  });
  return lane.map((point, i) => ({ ...point, offset: length ? reached[i] / length : 0 }));
}

/** @param {Point[]} lane @param {number} share of its length, from 0 to 1 @returns {Point} */
export function at(lane, share) {
  const there = frames(lane);
  const next = there.findIndex(({ offset }) => offset >= share);
  const after = there.at(next) ?? there[0];
  const before = there[next - 1] ?? after;
  const part = after.offset > before.offset ? (share - before.offset) / (after.offset - before.offset) : 0;
  const between = (/** @type {number} */ a, /** @type {number} */ b) => a + (b - a) * part;
  return { x: between(before.x, after.x), y: between(before.y, after.y), turn: between(before.turn, after.turn) };
}

/** @param {number} pressure on the talk scale @returns {number} the breadth of a trail, in units of the drawing */
export function trailWidth(pressure) {
  return declared.trail.least + declared.trail.each * pressure;
}

/** @returns {Clock} one that rests at the beginning */
export function clock() {
  return { played: 0, since: null, speed: 1 };
}

/** @param {Clock} clock @param {number} now @returns {number} milliseconds of the stroke that have been played */
export function elapsed({ played, since, speed }, now) {
  return since === null ? played : played + (now - since) * speed;
}

/** @param {Clock} clock @param {number} now @returns {Clock} */
export function play(clock, now) {
  return { ...clock, played: elapsed(clock, now), since: now };
}

/** @param {Clock} clock @param {number} now @returns {Clock} */
export function pause(clock, now) {
  return { ...clock, played: elapsed(clock, now), since: null };
}

/** @param {Clock} clock @param {number} now @param {number} speed @returns {Clock} the same place, from now on at another speed */
export function withSpeed(clock, now, speed) {
  return { played: elapsed(clock, now), since: clock.since === null ? null : now, speed };
}

/**
 * One step on, resting: to the beginning of the next lane, and after the last one of the first.
 * @param {Clock} clock @param {number} now @param {Stroke} stroke @param {number} count of its lanes @returns {Clock}
 */
export function step(clock, now, stroke, count) {
  const { lane } = place(stroke, count, elapsed(clock, now));
  return { ...clock, played: ((lane + 1) % count) * perLane(stroke), since: null };
}

/**
 * @param {Stroke} stroke
 * @param {number} count of lanes
 * @param {number} milliseconds played
 * @returns {{lane: number, pass: number, share: number}} which lane, which pass over it, and how far; after the last it begins again
 */
export function place(stroke, count, milliseconds) {
  const beat = stroke.beat * 1000;
  const whole = milliseconds % (count * perLane(stroke));
  const lane = Math.floor(whole / perLane(stroke));
  const within = whole - lane * perLane(stroke);
  return { lane, pass: Math.floor(within / beat), share: (within % beat) / beat };
}

/** @param {Stroke} stroke @returns {number} milliseconds that one lane takes, at the fewest passes */
export function perLane(stroke) {
  return stroke.passes[0] * stroke.beat * 1000;
}
