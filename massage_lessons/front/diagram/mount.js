// The diagram as a whole: its elements, the views that follow the state, and what it hears.

import { idsOf, placeOf, sided } from "../core/places.js";
import { registry } from "../core/registry.js";
import { createHost, follow } from "../core/state.js";
import { around } from "./around.js";
import { mountAsking } from "./asking.js";
import { card } from "./card.js";
import { quest } from "./find-it.js";
import { focused, frame } from "./frame.js";
import { hearKeys } from "./input/keyboard.js";
import { hearLinks, openAddress } from "./input/links.js";
import { hearClicks, namesView } from "./input/pointer.js";
import { overlays } from "./overlays.js";
import { shapes } from "./shapes.js";
import { signs } from "./signs.js";
import { led } from "./strokes/led.js";
import { coveredView } from "./views/covered.js";
import { labelsView } from "./views/labels.js";
import { listView } from "./views/list.js";
import { pictureView } from "./views/picture.js";
import { selectionView } from "./views/selection.js";
import { highlightView, shapesView } from "./views/shapes.js";
import { strokeView } from "./views/stroke.js";
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
  const { svg, hits, halo, picked } = shapes(payload);
  const { anchors, where, beside } = around(payload, hits, host);
  let sign = (/** @type {import("./signs.js").Mark[]} */ _) => {};
  const drawing = {
    ...{ host, hits, where, beside },
    select: (/** @type {string | null} */ id) => diagram.select(id),
    sign: (/** @type {import("./signs.js").Mark[]} */ marks) => sign(marks),
  };
  const task = asked.length ? quest(payload, asked, drawing) : null;
  const parts = frame(payload, svg, task?.node ?? null);

  const diagram = /** @type {Diagram} */ ({ payload, host, signal, frame: parts, hits, ...acts(payload, host, hits, parts) });
  const zoom = zoomable(parts.stage, parts.canvas, parts.sheet, signal, () => labels.show());
  const labels = labelsView(diagram, zoom.view, anchors);
  const overlay = overlays(parts.sheet, payload.frame, signal);
  if (task) sign = signs(overlay("signs"), hits, host, anchors);
  const views = [
    pictureView(diagram),
    valuesView(diagram),
    listView(diagram, anchors),
    shapesView(diagram),
    highlightView(diagram),
    selectionView(diagram, { halo, picked }, task),
    coveredView(diagram, anchors),
    namesView(diagram),
    strokeView(diagram, overlay, zoom),
    labels,
  ];
  hearClicks(diagram, zoom, task);
  hearKeys(diagram, anchors);
  hearLinks(diagram);
  openAddress(diagram);

  const unfollow = follow(host, views);
  for (const view of views.slice(0, -1)) view.show();
  element.replaceChildren(parts.root);
  // The first of its calls comes as soon as the diagram has a size: then the labels know how much room they have.
  const sized = new ResizeObserver(() => labels.show());
  sized.observe(parts.stage);
  const hands = led(diagram, overlay, zoom);
  const shown = { root: parts.root, host, payload, select: diagram.select, overlay, hands };
  registry().diagrams.add(shown);
  registry().waiters.dispatchEvent(new Event("diagram"));
  registry().drawing = async () => ({ mount, mountAsking, createHost, payload });
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
  /** What was asked for without its side: its base id, and the id that the host knows instead. */
  let both = { base: "", id: "" };
  const choose = (/** @type {string | null} */ id, /** @type {string} */ base) => {
    const place = id === null ? null : placeOf(payload, id);
    const same = both.base === base;
    both = { base, id: id ?? "" };
    if (place && place.entry.layer !== host.get("layer")) host.set("layer", place.entry.layer);
    // One side and both have the same id; who follows the host must hear of the change.
    if (!same && host.get("selected") === id) host.set("selected", null);
    host.set("selected", id);
  };
  const select = (/** @type {string | null} */ id) => choose(id, "");
  const selectBoth = (/** @type {string} */ base) => {
    const side = host.get("side");
    const id = sided(payload, base, side === "both" ? "" : side);
    choose(id, id === base || side !== "both" ? "" : base);
  };
  const chosen = () => {
    const place = placeOf(payload, host.get("selected") ?? "");
    return place && both.base && place.id === both.id ? { ...place, id: place.base, side: "", name: place.entry.name } : place;
  };
  const chosenIds = () => {
    const place = chosen();
    return place ? (place.side ? [place.id] : idsOf(payload, place.base)) : [];
  };
  const toggle = (/** @type {string} */ id) => select(chosen()?.id === id ? null : id);
  const read = () => {
    guide.scrollIntoView({ block: "nearest" });
    guide.querySelector("h3")?.focus({ preventScroll: true });
  };
  const leave = () => {
    const menu = controls.querySelector("details[open]");
    if (menu) {
      menu.removeAttribute("open");
      menu.querySelector("summary")?.focus();
      return;
    }
    if (host.get("stroke")) {
      host.set("stroke", "");
      const back = /** @type {HTMLElement | null} */ (guide.querySelector("[data-stroke]") ?? guide.querySelector("h3"));
      back?.focus({ preventScroll: true });
      return;
    }
    // The focus goes back to the place that the card spoke of.
    const last = guide.contains(focused(guide)) ? hits.get(host.get("selected")) : undefined;
    if (host.get("selected") !== null) select(null);
    last?.node.focus({ preventScroll: true });
  };
  return { cardOf, answering, select, selectBoth, toggle, chosen, chosenIds, read, leave };
}
