// The diagram as a whole: its elements, the views that follow the state, and what it hears.

import { placeOf } from "../core/places.js";
import { registry } from "../core/registry.js";
import { follow } from "../core/state.js";
import { anchor } from "./anchor.js";
import { card } from "./card.js";
import { quest } from "./find-it.js";
import { focused, frame } from "./frame.js";
import { hearKeys } from "./input/keyboard.js";
import { hearLinks, openAddress } from "./input/links.js";
import { hearClicks, namePlaces } from "./input/pointer.js";
import { overlays } from "./overlays.js";
import { shapes } from "./shapes.js";
import { coveredView } from "./views/covered.js";
import { labelsView } from "./views/labels.js";
import { listView } from "./views/list.js";
import { plateView } from "./views/plate.js";
import { selectionView } from "./views/selection.js";
import { highlightView, shapesView } from "./views/shapes.js";
import { valuesView } from "./views/values.js";
import { zoomable } from "./zoom.js";

/**
 * @typedef {import("./types.js").Diagram} Diagram
 * @typedef {import("./types.js").Host} Host
 * @typedef {import("./types.js").Payload} Payload
 * @typedef {import("./types.js").Place} Place
 */

/**
 * Show the diagram in an element, and keep it in step with the host.
 * @param {HTMLElement} element
 * @param {{payload: Payload}} data
 * @param {Host} host
 * @returns {() => void} takes it away again
 */
export function mount(element, { payload }, host) {
  const ending = new AbortController();
  const { signal } = ending;
  const asked = host.get("ask") ?? [];
  const task = asked.length ? quest(payload, asked) : null;
  const { svg, hits, halo, picked } = shapes(payload);
  const parts = frame(payload, svg, task?.node ?? null);

  const diagram = /** @type {Diagram} */ ({ payload, host, signal, frame: parts, hits, ...acts(payload, host, hits, parts) });
  const anchors = anchoring(diagram);
  const zoom = zoomable(parts.stage, parts.canvas, parts.sheet, signal, () => labels.show());
  const labels = labelsView(diagram, zoom.view, anchors);
  const views = [
    plateView(diagram),
    valuesView(diagram),
    listView(diagram),
    shapesView(diagram),
    highlightView(diagram),
    selectionView(diagram, { halo, picked }, (id) => task?.judge(id)),
    coveredView(diagram),
    labels,
  ];
  hearClicks(diagram, zoom, () => task?.next());
  hearKeys(diagram, anchors);
  hearLinks(diagram);
  namePlaces(diagram);
  openAddress(diagram);

  const unfollow = follow(host, views);
  for (const view of views.slice(0, -1)) view.show();
  element.replaceChildren(parts.root);
  // The first of its calls comes as soon as the diagram has a size: then the labels know how much room they have.
  const sized = new ResizeObserver(() => labels.show());
  sized.observe(parts.stage);
  const overlay = overlays(parts.sheet, payload.frame, signal);
  const shown = { root: parts.root, host, payload, select: diagram.select, overlay };
  registry().diagrams.add(shown);
  return () => {
    ending.abort();
    sized.disconnect();
    unfollow();
    registry().diagrams.delete(shown);
    parts.root.remove();
  };
}

/**
 * What the parts of a diagram can do, and what they ask of one another.
 * @param {Payload} payload
 * @param {Host} host
 * @param {Diagram["hits"]} hits
 * @param {Diagram["frame"]} parts
 */
function acts(payload, host, hits, { controls, guide }) {
  /** @type {Map<string, HTMLElement>} */
  const cards = new Map();
  const cardOf = (/** @type {Place} */ place) => {
    const found = cards.get(place.id) ?? card(payload, place);
    cards.set(place.id, found);
    return found;
  };
  const answering = () => {
    const [layer, side] = [host.get("layer"), host.get("side")];
    return [...hits.values()].filter(
      ({ place }) => place.entry.layer === layer && (side === "both" || place.side === "" || place.side === side),
    );
  };
  const select = (/** @type {string | null} */ id) => {
    const place = id === null ? null : placeOf(payload, id);
    if (place && place.entry.layer !== host.get("layer")) host.set("layer", place.entry.layer);
    host.set("selected", id);
  };
  const leave = () => {
    const menu = controls.querySelector("details[open]");
    if (menu) {
      menu.removeAttribute("open");
      menu.querySelector("summary")?.focus();
      return;
    }
    // The focus goes back to the place that the card spoke of.
    const last = guide.contains(focused(guide)) ? hits.get(host.get("selected")) : undefined;
    if (host.get("selected") !== null) select(null);
    last?.node.focus({ preventScroll: true });
  };
  return { cardOf, answering, select, leave };
}

/** @param {Diagram} diagram @returns {() => void} finds the anchor of each place of the layer on show, once for each layer */
function anchoring({ payload, host, hits }) {
  /** @type {Set<string>} */
  const done = new Set();
  return () => {
    const layer = host.get("layer");
    const there = [...hits.values()].filter(({ place }) => place.entry.layer === layer);
    if (!done.has(layer)) anchor(there, payload.frame);
    done.add(layer);
  };
}
