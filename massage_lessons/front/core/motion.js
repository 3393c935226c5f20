// What hands do along a lane within one pass, as key frames: for whoever moves them on a screen or draws them at one moment.

import { at } from "./stroke.js";

/**
 * @typedef {import("./stroke.js").Point} Point
 * @typedef {import("./stroke.js").Stroke} Stroke
 *
 * @typedef {Point & {offset: number, size: number, seen: number, closed: number}} Frame a hand at a part of the pass: how large it is
 *   beside its usual size, how much of it is seen, and how far it has closed, all from 0 to 1 or a little more
 *
 * @typedef {object} Hand
 * @property {boolean} left whether it is a left hand on the right side of the back
 * @property {Frame[]} frames
 *
 * @typedef {object} Mark what the contact leaves on the way: a piece of the trail or, where its ends are one, a spot
 * @property {{x: number, y: number}} from
 * @property {{x: number, y: number}} to
 * @property {number} start when it appears, as a part of the pass
 * @property {number} end when it fades
 *
 * @typedef {{hands: Hand[], marks: Mark[]}} Motion
 */

/** The part of a pass in which the hand works; in the rest it comes back, or lands and leaves. */
const WORKS = 0.72;
/** How many frames a way is told in, and how many the way back. */
const STEPS = 16;
const BACK = 6;
/** How much of a hand is seen that comes back without weight, and how much larger it looks. */
const LIFTED = { seen: 0.55, size: 1.05 };
const DOWN = { size: 1, seen: 1, closed: 0 };
/** Where a hand presses or kneads on its way, as parts of it. */
const PLACES = [0.08, 0.5, 0.92];
const MORE_PLACES = [0.06, 0.36, 0.66, 0.94];
/** When a hand that works here and there lifts, to begin again. */
const LAST = 0.97;
/** How far a second hand stays behind, as a part of the way, and how a hand lies on another one. */
const BEHIND = 0.3;
const UPON = { turn: 16, size: 0.97 };

/** Until when skin is drawn along, and until when it is held there, as parts of a pass. */
const STRETCHES = 0.5;
const HOLDS = 0.66;

/** @param {number} share @returns {number} slow at both ends */
const eased = (share) => (1 - Math.cos(Math.PI * share)) / 2;

/** @param {Point[]} lane @returns {boolean} whether it comes back to where it began */
const closed = (lane) => lane.length > 2 && Math.hypot(lane[0].x - lane[lane.length - 1].x, lane[0].y - lane[lane.length - 1].y) < 2;

/** @param {number} count @returns {number[]} so many parts, and both ends */
const parts = (count) => Array.from({ length: count + 1 }, (_, i) => i / count);

/** @param {Point[]} lane @param {number} share @param {number} offset @param {Partial<Frame>} [other] @returns {Frame} */
const frame = (lane, share, offset, other = {}) => ({ ...at(lane, share), ...DOWN, ...other, offset });

/**
 * The motion of a stroke along one of its lanes: one pass.
 * @param {Pick<Stroke, "motion" | "hand">} stroke
 * @param {Point[]} lane
 * @returns {Motion}
 */
export function motion({ motion, hand }, lane) {
  const both = hand.startsWith("two-");
  if (motion === "rest" || lane.length < 2) return resting(lane);
  if (motion === "stretch") return stretching(lane);
  if (motion === "rock") return rocking(lane);
  if (motion === "press" || motion === "knead") return stopping(lane, motion === "press" ? PLACES : MORE_PLACES, motion, both);
  return closed(lane) ? ringing(lane) : gliding(lane, both);
}

/** @param {Point[]} lane @param {boolean} both @returns {Motion} along the lane, and lightly back */
function gliding(lane, both) {
  const forth = parts(STEPS).map((part) => frame(lane, eased(part), part * WORKS));
  const back = parts(BACK).map((part) => frame(lane, 1 - eased(part), WORKS + 0.04 + part * (0.96 - WORKS), LIFTED));
  const frames = [...forth, ...back.map((one, i) => (i === BACK ? { ...one, ...DOWN } : one))];
  const hands = [{ left: false, frames }];
  // As one: the other hand lies on the first one.
  if (both) hands.push({ left: true, frames: frames.map((one) => ({ ...one, turn: one.turn - UPON.turn, size: one.size * UPON.size })) });
  return { hands, marks: trail(lane, (share) => uneased(share) * WORKS, 0.96) };
}

/** @param {Point[]} lane @returns {Motion} round and round, at one pace */
function ringing(lane) {
  const frames = parts(2 * STEPS).map((part) => frame(lane, part, part));
  return { hands: [{ left: false, frames }], marks: trail(lane, (share) => 0.97 * share, 1) };
}

/** @param {Point[]} lane @returns {Motion} there and back, the skin with it */
function rocking(lane) {
  const frames = parts(2 * STEPS).map((part) => frame(lane, part < 0.5 ? eased(2 * part) : eased(2 - 2 * part), part));
  return { hands: [{ left: false, frames }], marks: trail(lane, (share) => uneased(share) / 2, 1) };
}

/** @param {Point[]} lane @returns {Motion} it lands, stays, and leaves; before and after that it hovers, so that a picture of any moment has a hand */
function resting(lane) {
  const there = lane[0];
  const frames = [
    { offset: 0, size: 1.08, seen: LIFTED.seen },
    { offset: 0.1, size: 1, seen: 1 },
    { offset: 0.3, size: 1.012, seen: 1 },
    { offset: 0.5, size: 1, seen: 1 },
    { offset: 0.7, size: 1.012, seen: 1 },
    { offset: 0.9, size: 1, seen: 1 },
    { offset: 1, size: 1.08, seen: LIFTED.seen },
  ].map((one) => ({ ...there, closed: 0, ...one }));
  return { hands: [{ left: false, frames }], marks: [{ from: there, to: there, start: 0.1, end: 0.9 }] };
}

/** @param {Point[]} lane @returns {Motion} the skin goes along, is held there, and comes back with the hand */
function stretching(lane) {
  const forth = parts(STEPS).map((part) => frame(lane, eased(part), part * STRETCHES));
  const back = parts(BACK).map((part) => frame(lane, 1 - eased(part), HOLDS + part * (1 - HOLDS)));
  return { hands: [{ left: false, frames: [...forth, ...back] }], marks: trail(lane, (share) => uneased(share) * STRETCHES, HOLDS) };
}

/**
 * @param {Point[]} lane
 * @param {number[]} places where it works, as parts of the way
 * @param {"press" | "knead"} motion
 * @param {boolean} both whether two hands take turns
 * @returns {Motion} from place to place
 */
function stopping(lane, places, motion, both) {
  const slot = 0.96 / places.length;
  /** @type {Mark[]} */
  const marks = [];
  const work = motion === "press" ? { size: 0.94 } : { size: 0.97, closed: 1 };
  const way = (/** @type {number} */ late) => {
    const frames = places.flatMap((share, i) => {
      const [there, begin] = [Math.max(0, share - late * BEHIND), i * slot + late * slot * 0.35];
      if (!late) marks.push({ from: at(lane, share), to: at(lane, share), start: begin + slot * 0.2, end: begin + slot * 0.95 });
      return [
        frame(lane, there, begin),
        frame(lane, there, begin + slot * 0.3, work),
        frame(lane, there, begin + slot * 0.5, work),
        frame(lane, there, begin + slot * 0.75),
      ];
    });
    const last = frames[frames.length - 1];
    const first = { ...frames[0], offset: 0 };
    return [
      first,
      ...frames.filter(({ offset }) => offset > 0 && offset < LAST),
      { ...last, ...LIFTED, offset: LAST },
      { ...first, offset: 1 },
    ];
  };
  // Whoever presses beside the spine turns the thumb away from it: on the right side that is the left hand.
  const away = motion === "press";
  const hands = [{ left: away, frames: way(0) }];
  if (both) hands.push({ left: !away, frames: way(1) });
  return { hands, marks };
}

/** @param {number} share of a way @returns {number} when a hand is there that begins and ends slowly */
const uneased = (share) => Math.acos(1 - 2 * Math.min(1, Math.max(0, share))) / Math.PI;

/**
 * @param {Point[]} lane
 * @param {(share: number) => number} when the hand is there, as a part of the pass
 * @param {number} end when all of it fades
 * @returns {Mark[]}
 */
function trail(lane, when, end) {
  const count = Math.max(6, lane.length - 1);
  return parts(count)
    .slice(1)
    .map((part) => ({ from: at(lane, part - 1 / count), to: at(lane, part), start: when(part), end }));
}

/**
 * A hand at one moment.
 * @param {Hand} hand
 * @param {number} share of the pass
 * @returns {Frame}
 */
export function handAt({ frames }, share) {
  const next = Math.max(
    1,
    frames.findIndex(({ offset }) => offset >= share),
  );
  const [before, after] = [frames[next - 1], frames[next] ?? frames[frames.length - 1]];
  const part = after.offset > before.offset ? (share - before.offset) / (after.offset - before.offset) : 0;
  const mixed = /** @type {(key: "x" | "y" | "turn" | "size" | "seen" | "closed") => number} */ (
    (key) => before[key] + (after[key] - before[key]) * part
  );
  return {
    x: mixed("x"),
    y: mixed("y"),
    turn: mixed("turn"),
    size: mixed("size"),
    seen: mixed("seen"),
    closed: mixed("closed"),
    offset: share,
  };
}
