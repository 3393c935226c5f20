// The steps of a massage that can be followed: as a routine's HTML has them, or as a plan says them with the words of the drawing.

import { sided } from "../core/places.js";
import { say } from "../core/words.js";

/**
 * @typedef {import("../diagram/types.js").Payload} Payload
 * @typedef {import("../diagram/strokes/led.js").Part} Part
 * @typedef {{parts: Part[], beat: number}} Scene
 *
 * @typedef {object} Told a step as it is shown
 * @property {string} name
 * @property {number} seconds
 * @property {number} [low] of the pressure, where there is any
 * @property {number} [high]
 * @property {boolean} [turns] whether the hands change sides at its half
 * @property {number} [longest] the most seconds that its place may have
 * @property {string} way how the hands share it, then a stroke and a region for each place; "" where nothing is shown
 * @property {string} move
 * @property {string} how
 * @property {string} careful
 */

/** @param {HTMLElement} section of a routine @returns {Told[]} */
export function stepsOf(section) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("ol > li"))].map((item) => {
    const { seconds, low, high, longest, way = "" } = item.dataset;
    const told = (/** @type {string} */ about) => item.querySelector(`[data-told="${about}"]`)?.textContent?.trim() ?? "";
    return {
      name: item.querySelector("strong")?.textContent ?? "",
      seconds: Number(seconds),
      ...(high === undefined ? {} : { low: Number(low), high: Number(high) }),
      ...(way.startsWith("turn ") ? { turns: true } : {}),
      ...(longest === undefined ? {} : { longest: Number(longest) }),
      way,
      move: told("move"),
      how: told("how"),
      careful: told("careful"),
    };
  });
}

/**
 * @typedef {{name: string, how: string, move: string, careful: string, way: string, low: number, longest?: number}} Own a step for
 *   oneself, as its routine tells it; `longest` are the most seconds of its place, on all its sides together
 */

/** How the hands share a step of a plan. */
const SHARES = /** @type {Record<string, string>} */ ({ both: "both", left: "left", right: "one", "": "one" });

/**
 * @param {Payload} payload
 * @param {{steps: import("../core/plan.js").Step[]}} plan
 * @param {Record<string, Own>} own the steps of routines for oneself that it may be made of
 * @returns {Told[]}
 */
export function stepsOfPlan({ entries, strokes }, { steps }, own) {
  return steps.map(({ region, side, stroke, seconds, pressure, from = "" }) => {
    const { name, told } = strokes[stroke] ?? { name: "", told: {} };
    const entry = entries[region]?.name ?? region;
    const on = side === "left" || side === "right" ? say(`diagram.sides.${side}`) : "";
    if (own[from]) {
      const { low, way, longest, ...step } = own[from];
      const limit = longest === undefined ? {} : { longest: on && way.startsWith("turn ") ? longest / 2 : longest };
      const sided = on ? say("player.plan.side", { name: step.name, side: on }) : step.name;
      const press = region ? { low: Math.min(low, pressure), high: pressure } : {};
      return { ...step, name: sided, seconds, ...press, ...limit, way: onSide(way, side) };
    }
    const place = on ? say("diagram.place", { name: entry, side: on }) : entry;
    const text = (/** @type {string} */ about) => told[about]?.[0]?.text ?? "";
    return {
      name: name ? say("player.plan.step", { stroke: name, place }) : place,
      seconds,
      low: pressure,
      high: pressure,
      way: stroke ? `${SHARES[side]} ${stroke}:${region}` : `mark :${region}`,
      move: text("summary"),
      how: text("breath"),
      careful: text("careful"),
    };
  });
}

/** @param {string} way of a step that has both sides @param {string} side of a step of a plan @returns {string} */
const onSide = (way, side) => (side === "left" || side === "right" ? way.replace(/^\w+/, SHARES[side]) : way);

/** Seconds of a scene in which nothing moves. */
const STILL = 10;

/**
 * What the drawing shows in a step.
 * @param {Payload} payload
 * @param {string} way
 * @returns {Scene[][]} in turns of equal time, the scenes that follow one another; none where nothing is shown
 */
export function shownIn(payload, way) {
  const [share, ...places] = way.split(" ").filter(Boolean);
  const told = places.map((place) => place.split(":")).filter(([, base]) => payload.entries[base]);
  if (!told.length) return [];
  const on = (/** @type {string} */ side) => told.map(([stroke, base]) => ({ stroke, place: sided(payload, base, side) }));
  const scene = (/** @type {Part[]} */ ...parts) => ({ parts, beat: payload.strokes[parts[0].stroke]?.beat ?? STILL });
  const [right, left] = [on("right"), on("left")];
  const turns = /** @type {Record<string, () => Scene[][]>} */ ({
    both: () => [right.map((part, i) => scene(part, left[i]))],
    turn: () => [right.map((part) => scene(part)), left.map((part) => scene(part))],
    ends: () => [[scene(right[0], left[left.length - 1])]],
    one: () => [right.map((part) => scene(part))],
    left: () => [left.map((part) => scene(part))],
    mark: () => [[scene(...right, ...left)]],
  });
  return turns[share]?.() ?? [];
}
