// What stands under the drawing while a stroke is shown: its keys, and what the giver has to know.

import { say } from "../../core/words.js";
import { calm, h } from "../dom.js";

/** @typedef {import("../types.js").Payload} Payload */

/** The speeds, as parts of the usual one. */
const SPEEDS = { half: 0.5, usual: 1, faster: 1.5 };
/** What is folded, in the order in which a giver needs it. */
const FOLDED = ["stance", "faults", "careful", "never"];

/**
 * @param {Payload} payload
 * @param {string} id of the stroke
 * @param {import("../types.js").Place} place
 * @param {number | null} pressure the most on this place; null where the stroke is not for it
 */
export function panel(payload, id, place, pressure) {
  const stroke = payload.strokes[id];
  const { told } = stroke;
  const play = h("button", { type: "button", class: "md-play", "data-stroke-act": "play" });
  const step = h(
    "button",
    { type: "button", "data-stroke-act": "step" },
    calm() ? say("diagram.stroke.picture") : say("diagram.stroke.step"),
  );
  const speed = h(
    "select",
    { "aria-label": say("diagram.stroke.speed") },
    ...Object.entries(SPEEDS).map(([name, value]) =>
      h("option", { value, selected: value === 1 ? "" : null }, say(`diagram.stroke.speeds.${name}`)),
    ),
  );
  const where = h("p", { class: "md-stroke-where", role: "status" });
  const node = h(
    // Not a `section`: to a talk that is a slide.
    "div",
    { class: "md-stroke", role: "region", "aria-label": say("diagram.stroke.label") },
    h(
      "header",
      {},
      h("h3", {}, stroke.name, h("span", { class: "md-side" }, ` ${place.name}`)),
      h("button", { type: "button", class: "md-close", "data-stroke-act": "close", "aria-label": say("diagram.stroke.close") }, "×"),
    ),
    ...(pressure === null
      ? [h("p", {}, say("diagram.stroke.not-here"))]
      : [
          h("div", { class: "md-stroke-keys" }, ...(calm() ? [] : [play]), step, ...(calm() ? [] : [speed])),
          where,
          h("p", { class: "md-press" }, meter(pressure), h("span", {}, say("diagram.stroke.pressure", { most: pressure }))),
        ]),
    h("p", {}, `${told.summary[0].text} ${told.breath[0].text}`),
    h(
      "details",
      {},
      h("summary", {}, say("diagram.stroke.more")),
      ...FOLDED.filter((about) => told[about]?.length).flatMap((about) => [
        h("h4", {}, say(`diagram.stroke.about.${about}`)),
        h("ul", {}, ...told[about].map(({ text }) => h("li", {}, text))),
      ]),
      h("p", { class: "md-soft" }, `${told.pace[0].text} ${say("diagram.stroke.sign")}`),
    ),
  );
  const show = (/** @type {{lane: number, moving: boolean}} */ at, /** @type {number} */ count) => {
    play.textContent = at.moving ? say("diagram.stroke.pause") : say("diagram.stroke.play");
    play.classList.toggle("md-on", at.moving);
    const text = say("diagram.stroke.way", { n: at.lane + 1, count });
    if (where.textContent !== text) where.textContent = text;
  };
  return { node, play, step, speed: /** @type {HTMLSelectElement} */ (speed), show };
}

/** @param {number} pressure @returns {HTMLElement} ten strokes of which so many are full: the number beside it says the same */
function meter(pressure) {
  return h(
    "span",
    { class: "md-meter", "aria-hidden": "true" },
    ...Array.from({ length: 10 }, (_, i) => h("i", { class: i < pressure ? "md-full" : null })),
  );
}
