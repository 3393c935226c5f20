// The deepest spot of an outline, where a line to its name ends.

import { DOT } from "./shapes.js";

/**
 * @typedef {import("./types.js").Hit} Hit
 */

/**
 * Let each point answer some way around it, but never nearer to its neighbour than to itself.
 * @param {Hit[]} points
 */
export function spread(points) {
  for (const { dot, x, y, node } of points) {
    const near = Math.min(...points.map((other) => (other.dot === dot ? Infinity : Math.hypot(other.x - x, other.y - y))));
    node.setAttribute("r", Math.max(DOT, Math.min(26, near / 2)).toFixed(1));
  }
}

/**
 * Move the anchor of each shape to where the most of it can be seen around: labels point there, arrow keys go by it.
 *
 * The shapes are painted small, each in a colour of its own; then the pixel furthest from another colour is looked for.
 * @param {Hit[]} hits one layer, in the order in which they are painted
 * @param {{width: number, height: number}} frame
 */
export function anchor(hits, frame) {
  const scale = 0.25;
  const [width, height] = [Math.round(frame.width * scale), Math.round(frame.height * scale)];
  const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d", { willReadFrequently: true });
  if (!context) return;
  const shapesOnly = hits.filter(({ dot }) => !dot);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  shapesOnly.forEach(({ d }, i) => {
    context.fillStyle = `rgb(${(i + 1) & 255},${(i + 1) >> 8},${((i + 1) * 97) & 255})`;
    context.fill(new Path2D(d));
  });
  const { data } = context.getImageData(0, 0, width, height);
  const owner = new Int32Array(width * height);
  for (let p = 0; p < owner.length; p++) {
    const [r, g, b, alpha] = data.subarray(4 * p, 4 * p + 4);
    const id = r + 256 * g;
    // A pixel on an edge is a mixture of two colours, which only by chance is a third one.
    if (alpha === 255 && b === ((id * 97) & 255)) owner[p] = id;
  }
  const deep = new Int32Array(owner.length);
  const meet = (/** @type {number} */ p, /** @type {number} */ across, /** @type {number} */ along) =>
    owner[p] === owner[across] && owner[p] === owner[along] ? Math.min(deep[across], deep[along]) + 1 : 1;
  for (let p = width; p < owner.length; p++) deep[p] = meet(p, p - 1, p - width);
  /** @type {number[]} */
  const best = new Array(shapesOnly.length + 1).fill(0);
  for (let p = owner.length - width - 1; p >= 0; p--) {
    deep[p] = Math.min(deep[p], meet(p, p + 1, p + width));
    if (owner[p] && deep[p] > (deep[best[owner[p]]] ?? 0)) best[owner[p]] = p;
  }
  shapesOnly.forEach((hit, i) => {
    const p = best[i + 1];
    if (p) Object.assign(hit, { x: ((p % width) + 0.5) / scale, y: (Math.floor(p / width) + 0.5) / scale });
  });
}
