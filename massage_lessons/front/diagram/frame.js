// The elements of a diagram, before any of them shows anything.

import { registry } from "../core/registry.js";
import { say } from "../core/words.js";
import { bar } from "./bar.js";
import { h, s } from "./dom.js";
import { picture } from "./picture.js";

/** @typedef {ReturnType<typeof frame>} Frame */

/**
 * @param {import("./types.js").Payload} payload
 * @param {SVGElement} map the shapes that answer
 * @param {HTMLElement | null} task what the drawing asks for
 */
export function frame(payload, map, task) {
  const art = picture(payload);
  const sheet = h("div", { class: "md-sheet" }, art, map);
  const canvas = h("div", { class: "md-canvas" }, sheet);
  const labels = s("svg", { class: "md-labels", "aria-hidden": "true" });
  const stage = h("div", { class: "md-stage" }, canvas, labels);
  const scale = h("div", { class: "md-scale" });
  const legend = h("div", { class: "md-legend" });
  const strokes = h("div", { class: "md-strokes" });
  const name = h("p", { class: "md-name" });
  const find = /** @type {HTMLInputElement} */ (
    h("input", { type: "search", placeholder: say("diagram.list.example"), "aria-label": say("diagram.list.find") })
  );
  const places = h("div", { class: "md-places" });
  // Whoever has chosen in the list need not pass all of it to come to the card.
  const skip = h("button", { type: "button", class: "md-skip", "data-act": "read" }, say("diagram.list.skip"));
  const list = h("nav", { class: "md-list", "aria-label": say("diagram.list.label") }, skip, find, places);
  const guide = h("div", { class: "massage-guidance", role: "region", "aria-label": say("diagram.card.label"), tabindex: -1 });
  const news = h("p", { class: "md-unseen", role: "status" });
  const controls = bar(payload, `md${registry().count}`);
  const cover = h("p", { class: "md-cover", role: "status" });
  const root = h(
    "div",
    { class: "massage-diagram", role: "region", "aria-label": say("diagram.label") },
    h("h2", { class: "md-unseen" }, say("diagram.heading")),
    controls,
    task,
    cover,
    // In the order in which they stand at any width.
    h("div", { class: "md-main" }, h("div", { class: "md-figure" }, name, stage, scale, legend), strokes, guide, list),
    news,
  );
  return { root, art, sheet, canvas, stage, labels, scale, legend, strokes, name, find, places, guide, news, controls, cover };
}

/** @param {Node} node @returns {Element | null} what has the focus where the node stands, in a document or in a shadow root */
export const focused = (node) => /** @type {Document | ShadowRoot} */ (node.getRootNode()).activeElement;
