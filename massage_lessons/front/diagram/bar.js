// The bar: how the drawing is shown.

import { say } from "../core/words.js";
import { h } from "./dom.js";

/**
 * @typedef {import("./types.js").Payload} Payload
 */

/**
 * @param {string} legend
 * @param {string} key the state key
 * @param {{id: string, name: string, title?: string}[]} choices
 * @param {string} uid
 */
function choice(legend, key, choices, uid) {
  return h(
    "fieldset",
    { class: `md-choice md-by-${key}` },
    h("legend", {}, legend),
    ...choices.map(({ id, name, title }) =>
      h(
        "label",
        { title: title ?? null, "data-value": id },
        h("input", { type: "radio", name: `${uid}-${key}`, value: id, "data-key": key }),
        h("span", {}, name),
      ),
    ),
  );
}

/** @param {Payload} payload @param {string} uid */
export function bar(payload, uid) {
  return h(
    "div",
    { class: "md-bar", role: "group", "aria-label": say("diagram.bar.label") },
    choice(
      say("diagram.bar.layer"),
      "layer",
      payload.layers.map(({ id, short, name }) => ({ id, name: short, title: name })),
      uid,
    ),
    h("label", { class: "md-check" }, h("input", { type: "checkbox", "data-key": "labels" }), h("span", {}, say("diagram.bar.labels"))),
    h(
      "details",
      { class: "md-more" },
      h("summary", {}, say("diagram.bar.view")),
      h(
        "div",
        { class: "md-panel" },
        choice(
          say("diagram.bar.side"),
          "side",
          [
            { id: "both", name: say("diagram.sides.both") },
            { id: "left", name: say("diagram.sides.left") },
            { id: "right", name: say("diagram.sides.right") },
          ],
          uid,
        ),
        choice(
          say("diagram.bar.viewpoint"),
          "viewpoint",
          [
            { id: "feet", name: say("diagram.bar.feet") },
            { id: "head", name: say("diagram.bar.head") },
          ],
          uid,
        ),
        choice(say("diagram.bar.tone"), "tone", payload.tones, uid),
        choice(say("diagram.bar.giver"), "giver", payload.tones, uid),
        h("label", { class: "md-check" }, h("input", { type: "checkbox", "data-key": "covered" }), h("span", {}, say("diagram.bar.cover"))),
      ),
    ),
    zoomButtons(),
  );
}

const ZOOMS = [
  ["in", "+"],
  ["out", "−"],
  ["reset", "⤢"],
];

/** Buttons for those who have neither wheel nor two fingers. */
function zoomButtons() {
  return h(
    "div",
    { class: "md-zoom", role: "group", "aria-label": say("diagram.zoom.label") },
    ...ZOOMS.map(([act, text]) => {
      const label = say(`diagram.zoom.${act}`);
      return h("button", { type: "button", "data-act": act, "aria-label": label, title: label }, text);
    }),
  );
}
