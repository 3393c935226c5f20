// Numbers on places: the colour of each, the scale under the drawing, and the number itself wherever a place is named.

import { colourOf, ramp, written } from "../core/scale.js";
import { say } from "../core/words.js";
import { h } from "./dom.js";

/**
 * @typedef {import("./types.js").Host} Host
 * @typedef {import("./types.js").Hit} Hit
 * @typedef {import("../core/scale.js").Scale} Scale
 */

/** @param {Host} host @param {string} id @returns {string} the number of a place as text, or nothing */
export function numberOf(host, id) {
  const value = host.get("values")?.[id];
  return value === undefined ? "" : written(value);
}

/** @param {Host} host @param {import("./types.js").Place} place @returns {string} its name, and its number where it has one */
export const calledWithNumber = (host, place) => [place.name, numberOf(host, place.id)].filter(Boolean).join(", ");

/** @param {Host} host @returns {string} what the numbers are */
const title = (host) => host.get("scale")?.label || say("diagram.values.title");

/**
 * Colour the shapes of those places that have a number.
 * @param {Host} host
 * @param {Iterable<Hit>} hits
 */
export function paintValues(host, hits) {
  const values = host.get("values") ?? {};
  for (const { node, dot, place } of hits) {
    const value = values[place.id];
    for (const shape of [node, dot]) {
      shape?.classList.toggle("md-valued", value !== undefined);
      if (value === undefined) shape?.style.removeProperty("--md-value");
      else shape?.style.setProperty("--md-value", colourOf(host.get("scale"), value));
    }
  }
}

/** @param {Host} host @param {HTMLElement} place where the scale stands */
export function showScale(host, place) {
  if (!Object.keys(host.get("values") ?? {}).length) {
    place.replaceChildren();
    return;
  }
  /** @type {Scale} */
  const scale = host.get("scale");
  const { low, high } = scale;
  const colours = ramp(scale);
  const band = h("div", { class: "md-band", "aria-hidden": "true" });
  band.style.background = low < high ? `linear-gradient(to right, ${colours.join(", ")})` : colourOf(scale, low);
  const ends = low < high ? [low, (low + high) / 2, high] : [low];
  place.replaceChildren(h("p", {}, title(host)), band, h("p", { class: "md-ends" }, ...ends.map((end) => h("span", {}, written(end)))));
}

/**
 * Write the numbers into a list of places.
 * @param {Host} host
 * @param {HTMLElement} list
 */
export function listValues(host, list) {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("button[data-region]"))) {
    const number = numberOf(host, button.dataset.region ?? "");
    if (!number) continue;
    button.append(" ", h("span", { class: "md-number" }, number));
    button.setAttribute("aria-label", `${button.getAttribute("aria-label")}, ${number}`);
  }
}

/**
 * The line of a card that tells the number of its place.
 * @param {Host} host
 * @param {string} id
 * @param {string} [side] where the card is of both sides: the side that the number is of
 * @returns {HTMLElement | null}
 */
export function valueLine(host, id, side = "") {
  const number = numberOf(host, id);
  const what = side ? say("diagram.place", { name: title(host), side: say(`diagram.sides.${side}`) }) : title(host);
  return number ? h("p", { class: "md-value" }, h("strong", {}, `${what}: `), number) : null;
}
