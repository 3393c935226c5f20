// The scale of numbers on places: how far along it a number lies, between which colours, and how a number is written.

/** @typedef {{low: number, high: number, colours: string[], label: string}} Scale */

const OWN = ["var(--md-halo)", "var(--md-pick)"];
const COLOUR = /^#(?:[0-9a-f]{3}){1,2}$/i;

/** @param {Scale} scale @returns {string[]} the colours from the least to the greatest */
export function ramp({ colours }) {
  // They come out of a notebook, which anybody may have written, and go into a style.
  return colours?.length > 1 && colours.every((colour) => COLOUR.test(colour)) ? colours : OWN;
}

/** @param {Scale} scale @param {number} value @returns {string} the colour that stands for a number; beyond the scale, that of its end */
export function colourOf(scale, value) {
  const colours = ramp(scale);
  const { low, high } = scale;
  const share = low < high ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5;
  const at = Math.min(colours.length - 2, Math.floor(share * (colours.length - 1)));
  const part = Math.round(100 * (share * (colours.length - 1) - at));
  return `color-mix(in srgb, ${colours[at + 1]} ${part}%, ${colours[at]})`;
}

/** @param {number} value @returns {string} the number with three digits that count */
export function written(value) {
  return String(Number(value.toPrecision(3)));
}
