// Places by their ids: a base id, and the side of the receiver.

import { say } from "./words.js";

/**
 * @typedef {import("../diagram/types.js").Payload} Payload
 * @typedef {import("../diagram/types.js").Place} Place
 */

/** @param {string} id @returns {[string, string]} the base id and the side, which is empty in the midline */
function parted(id) {
  const found = /^(.*)-(left|right)$/.exec(id);
  return found ? [found[1], found[2]] : [id, ""];
}

/** @param {Payload} payload @param {string} id @returns {Place | null} */
export function placeOf(payload, id) {
  let [base, side] = parted(id);
  if (!payload.entries[base]) [base, side] = [id, ""];
  const entry = payload.entries[base];
  if (!entry || (entry.sides === "midline") !== (side === "")) return null;
  return {
    id,
    base,
    side,
    entry,
    name: side ? say("diagram.place", { name: entry.name, side: say(`diagram.sides.${side}`) }) : entry.name,
  };
}

/** @param {Payload} payload @param {string} base @param {string} side @returns {string} the id on that side */
export function sided(payload, base, side) {
  return payload.entries[base].sides === "midline" ? base : `${base}-${side || "right"}`;
}

/** @param {Payload} payload @param {string} base @returns {string[]} the ids of a thing on its sides */
export function idsOf(payload, base) {
  return payload.entries[base].sides === "midline" ? [base] : [`${base}-left`, `${base}-right`];
}
