// The ways of a stroke as a still picture: a band as broad as the pressure, an arrow, and a number for each way in its order.

import { trailWidth } from "../../core/stroke.js";
import { s } from "../dom.js";

/** @typedef {import("../../core/stroke.js").Point} Point */

/** How long the head of an arrow is, and at most as a part of its way; how large a number's ground is; in units of the drawing. */
const ARROW = 26;
const ARROW_PART = 0.35;
const NUMBER = 19;
const DOT = 9;

/**
 * @param {Point[][]} lanes
 * @param {number} pressure on the talk scale
 * @returns {{ways: SVGElement[], numbers: SVGElement[]}} the numbers stand above the hands; one way alone needs none
 */
export function guides(lanes, pressure) {
  const breadth = trailWidth(pressure);
  const ways = lanes.map((lane) => {
    const line = smooth(lane);
    const still = lane.length < 2;
    return s(
      "g",
      { class: "md-way" },
      ...(still
        ? [s("circle", { class: "md-way-ground", cx: lane[0].x, cy: lane[0].y, r: DOT + breadth })]
        : [
            s("path", { class: "md-way-ground", d: line, "stroke-width": breadth + 6 }),
            s("path", { class: "md-way-band", d: line, "stroke-width": breadth }),
            s("path", { class: "md-way-line", d: line }),
            s("path", { class: "md-way-head", d: head(lane) }),
          ]),
    );
  });
  const numbered = lanes.length > 1 ? lanes : [];
  const numbers = numbered.map(([{ x, y }], i) =>
    s(
      "g",
      { class: "md-way" },
      s("circle", { class: "md-way-number", cx: x, cy: y, r: NUMBER }),
      s("text", { class: "md-way-name", x, y, "text-anchor": "middle", "dominant-baseline": "central" }, String(i + 1)),
    ),
  );
  return { ways, numbers };
}

/** @param {Point[]} lane @returns {string} a path through all its points without corners */
function smooth(lane) {
  const at = (/** @type {number} */ i) => lane[Math.min(lane.length - 1, Math.max(0, i))];
  const pieces = lane.slice(1).map((point, i) => {
    const [before, from, after] = [at(i - 1), at(i), at(i + 2)];
    const bend = (/** @type {"x" | "y"} */ key) => [from[key] + (point[key] - before[key]) / 6, point[key] - (after[key] - from[key]) / 6];
    const [[x1, x2], [y1, y2]] = [bend("x"), bend("y")];
    return `C${[x1, y1, x2, y2, point.x, point.y].map((number) => number.toFixed(1)).join(" ")}`;
  });
  return `M${lane[0].x} ${lane[0].y}${pieces.join("")}`;
}

/** @param {Point[]} lane @returns {string} the head of an arrow at its end */
function head(lane) {
  const end = lane[lane.length - 1];
  const before = lane[lane.length - 2];
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const long = Math.min(ARROW, ARROW_PART * Math.max(...lane.map(({ x, y }) => Math.hypot(end.x - x, end.y - y))));
  const wing = (/** @type {number} */ turn) =>
    `${(end.x - long * Math.cos(angle + turn)).toFixed(1)} ${(end.y - long * Math.sin(angle + turn)).toFixed(1)}`;
  return `M${wing(0.5)}L${end.x} ${end.y}L${wing(-0.5)}`;
}
