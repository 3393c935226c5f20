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
