// The nearest place in a direction, for the arrow keys.

/**
 * @typedef {import("../diagram/types.js").Hit} Hit
 */

/**
 * @param {Hit[]} all
 * @param {Hit} from
 * @param {number[]} way
 * @returns {Hit | undefined} the nearest place that way; what lies to the side of it counts as further off
 */
export function nearest(all, from, [dx, dy]) {
  const cost = (/** @type {Hit} */ hit) => {
    const ahead = (hit.x - from.x) * dx + (hit.y - from.y) * dy;
    const aside = Math.abs((hit.x - from.x) * dy) + Math.abs((hit.y - from.y) * dx);
    return ahead > 1 ? ahead + 2 * aside : Infinity;
  };
  return all.filter((hit) => hit !== from && cost(hit) < Infinity).sort((a, b) => cost(a) - cost(b))[0];
}

/**
 * @template {{x: number, y: number}} T
 * @param {readonly T[]} all
 * @param {T} from
 * @param {number} count
 * @returns {T[]} the others that lie nearest, the nearest first
 */
export function closest(all, from, count) {
  const far = (/** @type {T} */ one) => Math.hypot(one.x - from.x, one.y - from.y);
  return all
    .filter((one) => one !== from)
    .sort((one, other) => far(one) - far(other))
    .slice(0, count);
}
