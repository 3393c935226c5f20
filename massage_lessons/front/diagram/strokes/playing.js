// Hands that move over the drawing. The browser moves layers that are already painted, by `transform` and `opacity` alone, so neither
// the drawing under them nor a busy page makes them stumble. The place of a hand follows from the time that was played.

import { motion } from "../../core/motion.js";
import { clock, elapsed, pause, perLane, place, play, step, trailWidth, withSpeed } from "../../core/stroke.js";
import { calm, h, s } from "../dom.js";
import { guides } from "./guides.js";
import { hand } from "./hands.js";

/**
 * @typedef {import("../../core/stroke.js").Stroke} Stroke
 * @typedef {import("../../core/stroke.js").Point} Point
 * @typedef {import("../../core/motion.js").Frame} Frame
 *
 * @typedef {object} Playing
 * @property {() => void} play
 * @property {() => void} pause
 * @property {() => void} step to the next way, resting; where nothing may move, to the next picture of it
 * @property {(speed: number) => void} speed
 * @property {(milliseconds: number) => void} seek
 * @property {() => {lane: number, pass: number, share: number, played: number, moving: boolean}} where
 * @property {() => void} remove
 */

/** A hand as drawn is 145 units long; the drawing's own hands are as large. */
const ROOM = { x: -100, y: -110, width: 200, height: 310 };
/** Parts of a pass that are worth a picture where nothing may move. */
const PICTURES = [0, 0.4, 0.7];
/** How soon a piece of the trail is there, as a part of the pass. */
const SOON = 0.015;

/**
 * @param {import("../overlays.js").Overlay} overlay
 * @param {{stroke: Stroke, lanes: Point[][], pressure: number, size: number, left: boolean, width: number, height: number}} what
 * @param {(where: ReturnType<Playing["where"]>) => void} changed hears when it starts, rests, or comes to another way
 * @returns {Playing}
 */
export function playing(overlay, { stroke, lanes, pressure, size, left, width, height }, changed) {
  const beat = stroke.beat * 1000;
  const passes = stroke.passes[0];
  const { ways, numbers } = guides(lanes, pressure);
  const trail = h("div", { class: "md-trail" });
  const giver = h("div", { class: "md-giver" });
  const moving = h("div", { class: "md-moving", style: `width:${width}px;height:${height}px` }, trail, giver);
  overlay.svg.append(...ways);
  overlay.node.append(moving, s("svg", { class: "md-numbers", viewBox: `0 0 ${width} ${height}` }, ...numbers));
  // The layers keep the units of the drawing; one scale makes them as large as it is on the screen.
  const sized = new ResizeObserver(() => {
    moving.style.transform = `scale(${overlay.node.clientWidth / width})`;
  });
  sized.observe(overlay.node);

  let time = clock();
  let lane = -1;
  const now = () => performance.now();
  const where = () => {
    const played = elapsed(time, now());
    return { ...place(stroke, lanes.length, played), played, moving: time.since !== null };
  };

  const timing = { duration: beat, iterations: passes, fill: /** @type {const} */ ("both") };
  const breadth = trailWidth(pressure);
  const made = (/** @type {Element} */ node, /** @type {Keyframe[]} */ frames) => new Animation(new KeyframeEffect(node, frames, timing));
  /** Hands that are painted once for all ways that have the same ones. @type {Map<string, Giver>} */
  const givers = new Map();
  // All ways are made ready before anything moves: at the change from one to the next nothing is built, laid out or painted anew.
  const runs = lanes.map((way) => {
    const { hands, marks } = motion(stroke, way);
    const prints = marks.map((mark) => h("div", { class: "md-mark", style: markStyle(mark, breadth, size) }));
    const drawn = hands.map((one, nth) => {
      const closes = one.frames.some(({ closed }) => closed > 0);
      const key = `${nth} ${one.left} ${closes}`;
      const hand = givers.get(key) ?? giverOf(one.left !== left, closes);
      givers.set(key, hand);
      return { ...one, hand };
    });
    const moved = drawn.flatMap(({ frames, hand: { node, flat, open } }) => [
      made(node, moves(frames, size)),
      ...(open ? [made(flat, closing(frames)), made(open, opening(frames))] : []),
    ]);
    const lit = marks.map((mark, i) => made(prints[i], litBetween(mark)));
    return {
      prints: h("div", { class: "md-prints" }, ...prints),
      hands: drawn.map(({ hand }) => hand.node),
      lead: moved[0],
      all: [...moved, ...lit],
    };
  });
  trail.append(...runs.map(({ prints }) => prints));
  giver.append(...[...givers.values()].map(({ node }) => node));

  const show = (/** @type {number} */ wanted) => {
    if (lane === wanted) return;
    const before = runs[lane];
    lane = wanted;
    for (const drawn of [ways, numbers]) for (const [i, way] of drawn.entries()) way.classList.toggle("md-now", i === lane);
    const run = runs[lane];
    for (const { node } of givers.values()) node.hidden = !run.hands.includes(node);
    for (const animation of run.all) animation.pause();
    for (const animation of before?.all ?? []) animation.cancel();
    // A way ends when its hand has ended; whatever the time says then, the next one follows.
    run.lead.onfinish = () => time.since !== null && seek((lane + 1) * perLane(stroke));
  };
  const set = () => {
    const at = where();
    show(at.lane);
    for (const animation of runs[lane].all) {
      animation.currentTime = (at.pass + at.share) * beat;
      animation.playbackRate = time.speed;
      if (at.moving) animation.play();
      else animation.pause();
    }
    overlay.node.classList.toggle("md-moves", at.moving);
    changed(at);
  };
  const seek = (/** @type {number} */ milliseconds) => {
    time = { ...time, played: milliseconds % (lanes.length * perLane(stroke)), since: time.since === null ? null : now() };
    set();
  };
  set();
  return {
    play() {
      time = play(time, now());
      set();
    },
    pause() {
      time = pause(time, now());
      set();
    },
    step() {
      if (!calm()) time = step(time, now(), stroke, lanes.length);
      else time = { ...time, played: nextPicture(where()) * beat, since: null };
      set();
    },
    speed(speed) {
      time = withSpeed(time, now(), speed);
      set();
    },
    seek,
    where,
    remove() {
      sized.disconnect();
      for (const animation of runs[lane].all) animation.cancel();
      overlay.remove();
    },
  };

  /** @param {{lane: number, share: number}} at @returns {number} the next picture, in passes */
  function nextPicture({ lane, share }) {
    const next = PICTURES.find((picture) => picture > share + 0.01);
    return next === undefined ? ((lane + 1) % lanes.length) * passes + PICTURES[0] : lane * passes + next;
  }
}

/** @typedef {{node: HTMLElement, flat: SVGElement, open: SVGElement | null}} Giver */

/** @param {boolean} left @param {boolean} closes @returns {Giver} a hand to be moved, with both of its shapes where it opens and closes */
function giverOf(left, closes) {
  const flat = drawn("palm", left);
  const open = closes ? drawn("open-hand", left) : null;
  return { node: h("div", { class: "md-mover" }, open, flat), flat, open };
}

/** @param {import("./hands.js").Hand} shape @param {boolean} left @returns {SVGElement} */
function drawn(shape, left) {
  const { x, y, width, height } = ROOM;
  return s("svg", { viewBox: `${x} ${y} ${width} ${height}`, width, height, style: `left:${x}px;top:${y}px` }, hand(shape, left));
}

/** @param {Frame[]} frames @param {number} size @returns {Keyframe[]} */
function moves(frames, size) {
  return frames.map((one) => ({
    offset: one.offset,
    opacity: one.seen,
    transform: `translate(${one.x.toFixed(1)}px,${one.y.toFixed(1)}px) rotate(${one.turn.toFixed(1)}deg) scale(${(one.size * size).toFixed(3)})`,
  }));
}

/** @param {Frame[]} frames @returns {Keyframe[]} of the hand that is closed, which lies on the open one */
const closing = (frames) => halved(frames).map(({ offset, closed }) => ({ offset, opacity: Math.min(1, 2 * closed) }));

/** @param {Frame[]} frames @returns {Keyframe[]} of the hand that is open */
const opening = (frames) => halved(frames).map(({ offset, closed }) => ({ offset, opacity: Math.min(1, 2 - 2 * closed) }));

/**
 * One of the two hands is always seen whole: half way, where both are, the one has come and the other begins to go.
 * @param {Frame[]} frames
 * @returns {{offset: number, closed: number}[]}
 */
function halved(frames) {
  return frames.flatMap((one, i) => {
    const { offset, closed } = frames[i - 1] ?? one;
    return closed === one.closed ? [one] : [{ offset: (offset + one.offset) / 2, closed: (closed + one.closed) / 2 }, one];
  });
}

/** @param {import("../../core/motion.js").Mark} mark @returns {Keyframe[]} */
function litBetween({ start, end }) {
  const [soon, late] = [Math.min(start + SOON, end), Math.min(1, end + 4 * SOON)];
  return [
    { offset: 0, opacity: 0 },
    { offset: start, opacity: 0 },
    { offset: soon, opacity: 1 },
    { offset: end, opacity: 1 },
    ...(late < 1 ? [{ offset: late, opacity: 0 }] : []),
    { offset: 1, opacity: 0 },
  ];
}

/** @param {import("../../core/motion.js").Mark} mark @param {number} breadth @param {number} size of the hand @returns {string} */
function markStyle({ from, to }, breadth, size) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  const across = length ? breadth : breadth + 56 * size;
  const [x, y] = [(from.x + to.x) / 2 - (length + across) / 2, (from.y + to.y) / 2 - across / 2];
  return `left:${x.toFixed(1)}px;top:${y.toFixed(1)}px;width:${(length + across).toFixed(1)}px;height:${across.toFixed(1)}px;border-radius:${(across / 2).toFixed(1)}px;transform:rotate(${turn.toFixed(3)}rad)`;
}
