// The drawing that is asked about: no name and no id of a place stands anywhere in it, neither to be seen nor to be heard.

import { nearest } from "../core/nearest.js";
import { follow } from "../core/state.js";
import { say } from "../core/words.js";
import { around } from "./around.js";
import { h } from "./dom.js";
import { STEPS } from "./input/keyboard.js";
import { down, whereabouts } from "./list.js";
import { overlays } from "./overlays.js";
import { picture } from "./picture.js";
import { shapes } from "./shapes.js";
import { signs } from "./signs.js";
import { led } from "./strokes/led.js";
import { pictureView } from "./views/picture.js";
import { highlightView, shapesView } from "./views/shapes.js";
import { zoomable } from "./zoom.js";

/**
 * @typedef {import("./types.js").Hit} Hit
 *
 * @typedef {object} Asking
 * @property {HTMLElement} root
 * @property {import("./types.js").Host} host `layer`, `side` and `tone` are its own to set
 * @property {import("./strokes/led.js").Led} hands
 * @property {ReturnType<typeof zoomable>} zoom
 * @property {(id: string | null) => void} choose a place, as a tap does
 * @property {(open: boolean, label: string) => void} open whether places can be chosen, and what the drawing is called
 * @property {(marks: {id: string, good: boolean}[]) => void} sign places as right or not, by a sign and not by colour alone
 * @property {(id: string) => string} where a place lies, in words and without its name
 * @property {(id: string, count: number) => import("./types.js").Place[]} beside the places of its layer and side that lie nearest to it
 * @property {(id: string) => SVGElement | undefined} node of a place
 * @property {() => void} focus the place that the keyboard comes to first
 * @property {() => void} end
 */

/**
 * @param {HTMLElement} element
 * @param {{payload: import("./types.js").Payload}} data
 * @param {import("./types.js").Host} host
 * @param {(id: string | null, again: boolean) => void} tapped hears which place was chosen; `again` where it was chosen already
 * @returns {Asking}
 */
export function mountAsking(element, { payload }, host, tapped) {
  const ending = new AbortController();
  const { signal } = ending;
  const { svg, hits, halo, picked } = shapes(payload);
  const art = picture(payload);
  const sheet = h("div", { class: "md-sheet" }, art, svg);
  const canvas = h("div", { class: "md-canvas" }, sheet);
  const stage = h("div", { class: "md-stage" }, canvas);
  const root = h("div", { class: "massage-diagram md-asking" }, h("div", { class: "md-figure" }, stage));
  /** @type {Map<Element, Hit>} */
  const byNode = new Map();
  for (const hit of hits.values()) {
    byNode.set(hit.node, hit);
    hit.node.removeAttribute("data-region");
  }
  const answering = () => {
    const [layer, side] = [host.get("layer"), host.get("side")];
    return [...hits.values()].filter(
      ({ place }) => place.entry.layer === layer && (side === "both" || place.side === "" || place.side === side),
    );
  };
  const frame = /** @type {any} */ ({ root, controls: h("div"), art });
  const diagram = /** @type {import("./types.js").Diagram} */ (/** @type {unknown} */ ({ payload, host, signal, hits, answering, frame }));
  const zoom = zoomable(stage, canvas, sheet, signal, () => {});
  const overlay = overlays(sheet, payload.frame, signal);
  const hands = led(diagram, overlay, zoom);
  const { anchors, where, beside } = around(payload, hits, host);
  let opened = false;

  const inOrder = () => {
    anchors();
    return down(answering());
  };
  const count = () => {
    if (!opened) return;
    const all = inOrder();
    for (const [i, hit] of all.entries())
      hit.node.setAttribute("aria-label", say("practice.place", { n: i + 1, all: all.length, where: whereabouts(hit, payload.frame) }));
  };
  const chosen = {
    keys: ["selected"],
    show() {
      const id = host.get("selected");
      const d = hits.get(id)?.d ?? "";
      halo.setAttribute("d", d);
      picked.setAttribute("d", d);
      if (opened) for (const hit of hits.values()) hit.node.setAttribute("aria-pressed", String(hit.place.id === id));
    },
  };
  const views = [pictureView(diagram), shapesView(diagram), highlightView(diagram), { keys: ["layer", "side"], show: count }, chosen];
  for (const { node } of hits.values()) node.removeAttribute("aria-label");
  element.replaceChildren(root);
  const unfollow = follow(host, views);
  for (const view of views) view.show();

  const choose = (/** @type {string | null} */ id) => {
    const again = id !== null && host.get("selected") === id;
    host.set("selected", id);
    tapped(id, again);
  };
  svg.addEventListener(
    "click",
    ({ target }) => {
      const hit = byNode.get(/** @type {Element} */ (target));
      if (hit && opened && !zoom.view.dragged) choose(hit.place.id);
    },
    { signal },
  );
  const key = (/** @type {KeyboardEvent} */ event) => {
    const hit = byNode.get(/** @type {Element} */ (event.composedPath()[0]));
    if (!hit || !opened || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (!step && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    if (!step) {
      choose(hit.place.id);
      return;
    }
    const next = nearest(inOrder(), hit, step);
    if (!next) return;
    hit.node.setAttribute("tabindex", "-1");
    next.node.setAttribute("tabindex", "0");
    next.node.focus({ preventScroll: true });
  };
  // One step before JupyterLab takes the keys of a cell.
  addEventListener("keydown", key, { signal, capture: true });

  return {
    root,
    host,
    hands,
    zoom,
    choose,
    open(open, label) {
      opened = open;
      root.classList.toggle("md-open", open);
      svg.setAttribute("role", open ? "group" : "img");
      svg.setAttribute("aria-label", label);
      if (open) for (const { show } of views) show();
      // A picture has no parts to be heard.
      for (const { node } of hits.values()) {
        if (open) node.setAttribute("role", "button");
        else for (const name of ["role", "aria-label", "aria-pressed", "tabindex"]) node.removeAttribute(name);
      }
    },
    sign: signs(overlay("signs"), hits, host, anchors),
    where,
    beside,
    node: (id) => hits.get(id)?.node,
    focus() {
      /** @type {SVGElement | null} */ (svg.querySelector('[tabindex="0"]'))?.focus({ preventScroll: true });
    },
    end() {
      ending.abort();
      unfollow();
      root.remove();
    },
  };
}
