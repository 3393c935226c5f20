// What helps to find a place on the drawing, and what is said where another one was chosen: the same in practice and where a drawing asks.

import { say } from "./words.js";

/**
 * @typedef {import("../diagram/types.js").Payload} Payload
 * @typedef {import("../diagram/types.js").Place} Place
 * @typedef {import("./grade.js").Near} Near
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box in units of the drawing
 * @typedef {"above" | "below" | "inside" | "outside" | "here"} Way
 * @typedef {[number, number]} Ends from where to where
 *
 * @typedef {object} Around what lies where on the drawing
 * @property {(id: string) => string} where a place lies, in words and without its name
 * @property {(id: string, count: number) => Place[]} beside the places of its layer and side that lie nearest to it, the nearest first
 *
 * @typedef {object} Hint
 * @property {string} text
 * @property {string} [side] to show alone
 * @property {string} [layer] to show
 * @property {string[]} [marks] places to mark
 */

/** Each says more than the one before: on which side, in which layer or, where that is on show, how to know it there, beside which places. */
export const HINTS = 3;
const BESIDE = 2;
/** So many are looked at for places that are often taken for the one that is asked for. */
const ROUND = 8;
/** The rule by which neighbours are told when the course is built, in `build/neighbours`. */
const IN_COMMON = 0.5;
const LEVEL = 16;

/**
 * @param {number} n how many hints were given before
 * @param {Payload} payload
 * @param {Place} place
 * @param {Around} around
 * @param {{likely?: readonly string[], turned?: boolean, shown?: string, known?: string}} [told] `likely` are base ids of places that are
 *   taken for this one; `turned` says that the drawing stands on its head; `shown` is the layer on show; `known` says how to know the place
 * @returns {Hint}
 */
export function hintOf(
  n,
  payload,
  place,
  { where, beside },
  { likely = [], turned = false, shown = "", known = place.entry.summary.text } = {},
) {
  if (n === 0) {
    const way = place.side && turned ? `${place.side}-turned` : place.side || "middle";
    const text = say(`diagram.find-it.hints.${way}`, { where: where(place.id) });
    return place.side ? { text, side: place.side } : { text };
  }
  if (n === 1) {
    const { layer } = place.entry;
    // To name the layer that somebody looks at would be a hint that counts and says nothing.
    if (layer === shown) return { text: say("diagram.find-it.hints.known", { known }) };
    return { text: say("diagram.find-it.hints.layer", { layer: layerOf(payload, layer)?.name ?? "" }), layer };
  }
  const all = beside(place.id, ROUND).filter(({ base }) => base !== place.base);
  const taken = (/** @type {Place} */ { base }) => likely.includes(base);
  const [first, second] = [...all.filter(taken), ...all.filter((one) => !taken(one))].slice(0, BESIDE);
  return {
    text: say("diagram.find-it.hints.beside", { first: first.entry.name, second: second.entry.name }),
    marks: [first.id, second.id],
  };
}

/**
 * @param {Payload} payload
 * @param {Near} near
 * @param {Place} wanted
 * @param {Place} found the place that was chosen
 * @param {string} [note] what that one is, and how to tell the two apart
 * @returns {string} what a wrong choice means
 */
export function nearMiss(payload, near, wanted, found, note = "") {
  if (near === "mirrored") return say("diagram.find-it.near.mirrored");
  const { name } = found;
  const layer = layerOf(payload, found.entry.layer)?.short ?? "";
  const first = near === "layer" ? say("diagram.find-it.near.layer", { name, layer }) : say("diagram.find-it.near.is", { name });
  const other = wanted.side && found.side && wanted.side !== found.side ? say("diagram.find-it.near.side") : "";
  return [first, note, other].filter(Boolean).join(" ");
}

/**
 * @param {Place} wanted
 * @param {Place} found
 * @param {Way | null} way where the chosen place lies, seen from the one that was asked for; null where they are of different layers
 * @returns {string} what the chosen place is, and where to look from there
 */
export function apart(wanted, found, way) {
  const summary = found.entry.summary.text;
  if (way === null) return summary;
  return `${summary} ${say(`diagram.find-it.look.${way}`, { wanted: wanted.entry.name, told: wanted.entry.summary.text })}`;
}

/**
 * @param {Box} here
 * @param {Box} there
 * @param {number} midline
 * @returns {Way} where the other place lies, along the line on which the two have less in common; sides do not matter
 */
export function wayTo(here, there, midline) {
  const lines = [
    { ends: [out(here, midline), out(there, midline)], ways: /** @type {Way[]} */ (["inside", "outside"]) },
    { ends: [down(here), down(there)], ways: /** @type {Way[]} */ (["above", "below"]) },
  ].map(({ ends: [own, other], ways }) => ({
    common: common(own, other),
    further: other[0] + other[1] - own[0] - own[1],
    ways,
  }));
  const [{ common: shared, further, ways }] = lines.sort(
    (one, other) => one.common - other.common || Math.abs(other.further) - Math.abs(one.further),
  );
  if (shared > IN_COMMON || Math.abs(further) < LEVEL) return "here";
  return ways[further > 0 ? 1 : 0];
}

/** @param {Ends} one @param {Ends} other @returns {number} which part of the shorter stretch lies in the other */
function common(one, other) {
  const shared = Math.min(one[1], other[1]) - Math.max(one[0], other[0]);
  const shorter = Math.min(one[1] - one[0], other[1] - other[0]);
  return shorter ? Math.max(0, shared / shorter) : Number(shared >= 0);
}

/** @param {Box} box @returns {Ends} */
const down = ({ top, bottom }) => [top, bottom];

/** @param {Box} box @param {number} midline @returns {Ends} from where to where it reaches, counted from the midline outwards */
function out({ left, right }, midline) {
  const [one, other] = [Math.abs(left - midline), Math.abs(right - midline)];
  return [left <= midline && midline <= right ? 0 : Math.min(one, other), Math.max(one, other)];
}

/** @param {Payload} payload @param {string} id */
const layerOf = (payload, id) => payload.layers.find((one) => one.id === id);
