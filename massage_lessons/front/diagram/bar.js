// The bar: how the drawing is shown.

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
    { class: "md-bar", role: "group", "aria-label": "How the drawing is shown" },
    choice(
      "Layer",
      "layer",
      payload.layers.map(({ id, short, name }) => ({ id, name: short, title: name })),
      uid,
    ),
    h("label", { class: "md-check" }, h("input", { type: "checkbox", "data-key": "labels" }), h("span", {}, "Labels")),
    h(
      "details",
      { class: "md-more" },
      h("summary", {}, "View"),
      h(
        "div",
        { class: "md-panel" },
        choice(
          "Side of the receiver",
          "side",
          [
            { id: "both", name: "both" },
            { id: "left", name: "left" },
            { id: "right", name: "right" },
          ],
          uid,
        ),
        choice(
          "Seen by the giver at the",
          "viewpoint",
          [
            { id: "feet", name: "hips, looking up" },
            { id: "head", name: "head, looking down" },
          ],
          uid,
        ),
        choice("Skin", "tone", payload.tones, uid),
        h(
          "label",
          { class: "md-check" },
          h("input", { type: "checkbox", "data-key": "covered" }),
          h("span", {}, "Cover the names (key C)"),
        ),
      ),
    ),
    zoomButtons(),
  );
}

const ZOOMS = [
  ["in", "+", "Zoom in"],
  ["out", "−", "Zoom out"],
  ["reset", "⤢", "Show the whole back"],
];

/** Buttons for those who have neither wheel nor two fingers. */
function zoomButtons() {
  return h(
    "div",
    { class: "md-zoom", role: "group", "aria-label": "Zoom" },
    ...ZOOMS.map(([act, text, label]) => h("button", { type: "button", "data-act": act, "aria-label": label, title: label }, text)),
  );
}
