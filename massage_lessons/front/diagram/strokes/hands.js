// The signs for the giver's hands, seen from above: the back of a hand with all its fingers, and a forearm that fades out.
// They stand around the middle of the palm, point to the head, and are as large as a hand on the drawing; a stroke moves and turns them.

import { s } from "../dom.js";

/** @typedef {"palm" | "two-palms" | "open-hand" | "two-open-hands"} Hand */

/**
 * @typedef {object} Digit a finger, from its knuckle to its tip
 * @property {[number, number]} from
 * @property {[number, number]} to
 * @property {number} broad at the knuckle
 * @property {number} thin at the tip
 */

/** @type {Record<"flat" | "open", Digit[]>} the little finger first, the thumb last: what lies beneath is drawn first */
const DIGITS = {
  flat: [
    { from: [27, -8], to: [35, -56], broad: 15, thin: 10.5 },
    { from: [10.5, -15], to: [14, -79], broad: 17, thin: 12 },
    { from: [-7.5, -17], to: [-8, -88], broad: 17.5, thin: 12.5 },
    { from: [-25, -13], to: [-30, -76], broad: 17, thin: 12 },
    { from: [-17, 33], to: [-55, -17], broad: 25, thin: 14 },
  ],
  open: [
    { from: [27, -8], to: [45, -50], broad: 15, thin: 10.5 },
    { from: [10.5, -15], to: [21, -74], broad: 17, thin: 12 },
    { from: [-7.5, -17], to: [-6, -84], broad: 17.5, thin: 12.5 },
    { from: [-25, -13], to: [-34, -71], broad: 17, thin: 12 },
    { from: [-12, 30], to: [-68, 2], broad: 26, thin: 14 },
  ],
};

const BACK =
  "M-34,-12C-36,2 -38,14 -36,26C-34,36 -28,44 -26,58L25,58C26,45 32,36 35,22C38,10 37,0 35,-8C29,-18 22,-20 12,-22C2,-25 -8,-26 -18,-24C-26,-22 -32,-20 -34,-12Z";
/** The side of the hand and the forearm that is turned away from the light. */
const HEEL =
  "M35,-6C39,6 37,18 34,26C30,38 25,46 25,58C25,78 31,98 33,124C34,140 35,158 36,180L27,180C27,150 25,120 19,86C17,64 20,50 25,38C30,26 33,8 35,-6Z";
const FOREARM = "M-26,52C-26,70 -30,92 -33,124C-35,146 -36,166 -36,190L36,190C36,166 35,146 33,124C30,92 25,70 25,52Z";
/** Where the forearm begins to fade, and where nothing is left of it. */
const FADES = [70, 178];

/** Where the finger's middle joint is, and where its nail begins, as parts of its length. */
const JOINT = 0.5;
const NAIL = 0.84;

let count = 0;

/**
 * A hand to be moved: with its thumb to the left it is the giver's right one.
 * @param {Hand} hand
 * @param {boolean} left whether it is the giver's left hand
 * @returns {SVGGElement}
 */
export function hand(hand, left) {
  const id = `md-hand-${++count}`;
  const digits = DIGITS[hand === "palm" || hand === "two-palms" ? "flat" : "open"];
  const shapes = [FOREARM, ...digits.map(outline), BACK];
  const paths = (/** @type {string} */ name, /** @type {string[]} */ ds) =>
    s("g", { class: `md-hand-${name}` }, ...ds.map((d) => s("path", { d })));
  return /** @type {SVGGElement} */ (
    s(
      "g",
      { class: "md-hand", mask: `url(#${id})`, ...(left ? { transform: "scale(-1 1)" } : {}) },
      s("defs", {}, fading(id)),
      // The edge of all shapes first, then their skin: what is left of the edge runs round the whole hand.
      paths("edge", shapes),
      paths("skin", shapes),
      paths("shade", [...digits.map(shaded), HEEL, ...digits.slice(1, 4).map(tendon)]),
      paths("crease", [...digits.map(creases), ...digits.slice(0, 4).map(knuckle)]),
      paths("light", digits.map(ridge)),
      paths("nail", digits.map(nail)),
    )
  );
}

/** @param {string} id @returns {SVGElement} all of the hand, and less and less of the forearm */
function fading(id) {
  const stop = (/** @type {number} */ offset, /** @type {string} */ colour) => s("stop", { offset, "stop-color": colour });
  const [y1, y2] = FADES;
  const along = s(
    "linearGradient",
    { id: `${id}-fades`, gradientUnits: "userSpaceOnUse", x1: 0, y1, x2: 0, y2 },
    stop(0, "#fff"),
    stop(1, "#000"),
  );
  const room = { x: -100, y: -100, width: 200, height: 300 };
  return s("mask", { id, maskUnits: "userSpaceOnUse", ...room }, along, s("rect", { ...room, fill: `url(#${id}-fades)` }));
}

/** @param {Digit} digit @returns {(along: number, aside: number) => string} a place on it: part of its length, and units to its right */
function on({ from, to }) {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(x, y);
  return (along, aside) =>
    `${(from[0] + x * along - (y / length) * aside).toFixed(1)},${(from[1] + y * along + (x / length) * aside).toFixed(1)}`;
}

/** @param {Digit} digit @returns {string} its outline: a little broader at the joint, round at the tip */
function outline(digit) {
  const p = on(digit);
  const [b, t] = [digit.broad / 2, digit.thin / 2];
  const j = (b + t) / 2 + 0.5;
  const side = (/** @type {number} */ k) => [
    p(0.18, k * (b - 1.2)),
    p(0.36, k * (j - 0.9)),
    p(JOINT, k * j),
    p(0.62, k * j),
    p(0.72, k * (t + 0.1)),
    p(0.86, k * (t + 0.3)),
  ];
  const [r, l] = [side(1), side(-1)];
  return `M${p(-0.12, b)}C${p(0, b)} ${r[0]} ${r[1]}S${r[2]} ${r[3]}S${r[4]} ${r[5]}C${p(0.97, t)} ${p(1.02, t * 0.6)} ${p(1.02, 0)}C${p(1.02, -t * 0.6)} ${p(0.97, -t)} ${l[5]}C${l[4]} ${l[4]} ${l[3]}S${l[2]} ${l[1]}S${p(0, -b)} ${p(-0.12, -b)}Z`;
}

/** @param {Digit} digit @returns {string} the side that is turned away from the light */
function shaded(digit) {
  const p = on(digit);
  const [b, t] = [digit.broad / 2, digit.thin / 2];
  return `M${p(0.05, b)}C${p(0.3, b - 1)} ${p(0.7, t + 0.6)} ${p(0.95, t - 0.6)}C${p(0.75, t - 2.4)} ${p(0.3, b - 4)} ${p(0.05, b)}Z`;
}

/** @param {Digit} digit @returns {string} from the knuckle towards the wrist */
function tendon({ from: [x, y] }) {
  return `M${x + 2},${y + 8}C${x * 0.8 + 2.4},${y + 20} ${x * 0.6 + 1.6},${y + 32} ${x * 0.5},${y + 44}C${x * 0.6 - 0.4},${y + 30} ${x * 0.8},${y + 18} ${x},${y + 8}Z`;
}

/** @param {Digit} digit @returns {string} the fold over its knuckle */
function knuckle({ from: [x, y] }) {
  return `M${x - 4.5},${y + 3}Q${x},${y - 1.5} ${x + 4.5},${y + 3}`;
}

/** @param {Digit} digit @returns {string} the folds of the skin over its joints */
function creases(digit) {
  const p = on(digit);
  const fold = (/** @type {number} */ along, /** @type {number} */ half) => `M${p(along, -half)}Q${p(along + 0.025, 0)} ${p(along, half)}`;
  return `${fold(JOINT - 0.02, digit.broad * 0.2)}${fold(JOINT + 0.03, digit.broad * 0.24)}${fold(0.77, digit.thin * 0.2)}`;
}

/** @param {Digit} digit @returns {string} where the light lies along it */
function ridge(digit) {
  const p = on(digit);
  return `M${p(0.08, -2.6)}L${p(JOINT - 0.1, -2.2)}M${p(JOINT + 0.1, -2)}L${p(NAIL - 0.1, -1.6)}`;
}

/** @param {Digit} digit */
function nail(digit) {
  const p = on(digit);
  const half = digit.thin * 0.29;
  return `M${p(NAIL + 0.02, -half)}C${p(NAIL - 0.02, -half * 0.5)} ${p(NAIL - 0.02, half * 0.5)} ${p(NAIL + 0.02, half)}L${p(0.965, half * 0.92)}C${p(0.995, half * 0.4)} ${p(0.995, -half * 0.4)} ${p(0.965, -half * 0.92)}Z`;
}
