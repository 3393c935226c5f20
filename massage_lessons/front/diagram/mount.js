// The diagram as a whole, kept in step with its host.

import { nearest } from "../core/nearest.js";
import { placeOf } from "../core/places.js";
import { registry } from "../core/state.js";
import { anchor } from "./anchor.js";
import { bar } from "./bar.js";
import { card } from "./card.js";
import { h, s } from "./dom.js";
import { quest } from "./find-it.js";
import { drawLabels } from "./labels.js";
import { nearestDiagram } from "./links.js";
import { grouped, results } from "./list.js";
import { picture, plate } from "./picture.js";
import { shapes } from "./shapes.js";
import { listValues, numberOf, paintValues, showScale, valueLine } from "./values.js";
import { zoomable } from "./zoom.js";

/**
 * @typedef {import("./types.js").Payload} Payload
 * @typedef {import("./types.js").Host} Host
 * @typedef {import("./types.js").Place} Place
 * @typedef {import("./types.js").Hit} Hit
 */

const OWN_KEYS = ["Enter", " ", "Escape", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

/** @param {string} hash what stands after the # of an address @returns {string} the id that it names; an odd % is only a % */
function idIn(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

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
  const art = picture(payload);
  const { svg: map, hits, halo, picked } = shapes(payload);
  const labels = s("svg", { class: "md-labels", "aria-hidden": "true" });
  const sheet = h("div", { class: "md-sheet" }, art, map);
  const legend = h("div", { class: "md-legend" });
  const scale = h("div", { class: "md-scale" });
  const canvas = h("div", { class: "md-canvas" }, sheet);
  const stage = h("div", { class: "md-stage" }, canvas, labels);
  const name = h("p", { class: "md-name" });
  const find = /** @type {HTMLInputElement} */ (
    h("input", { type: "search", placeholder: "lats, lower back, M. …", "aria-label": "Find a place by name" })
  );
  const places = h("div", { class: "md-places" });
  const list = h("nav", { class: "md-list", "aria-label": "All places of this layer" }, find, places);
  const guide = h("div", { class: "massage-guidance", role: "region", "aria-live": "polite", "aria-label": "Guidance", tabindex: -1 });
  const controls = bar(payload, `md${registry().count}`);
  const asked = host.get("ask") ?? [];
  const task = asked.length ? quest(payload, asked) : null;
  const cover = h("p", { class: "md-cover", role: "status" });
  const root = h(
    "div",
    { class: "massage-diagram", role: "region", "aria-label": "Diagram of the back" },
    h("h2", { class: "md-unseen" }, "The back"),
    controls,
    task?.node ?? null,
    cover,
    h("div", { class: "md-main" }, list, h("div", { class: "md-figure" }, name, stage, scale, legend), guide),
  );

  /** @type {Map<string, HTMLElement>} */
  const cards = new Map();
  const cardOf = (/** @type {Place} */ place) => {
    const found = cards.get(place.id) ?? card(payload, place);
    cards.set(place.id, found);
    return found;
  };
  const welcome = () => {
    const layer = payload.layers.find(({ id }) => id === host.get("layer"));
    return h(
      "div",
      { class: "md-welcome", tabindex: 0, role: "group", "aria-label": "About this layer" },
      h("h3", {}, layer?.name ?? ""),
      h("p", {}, layer?.hint ?? ""),
      h("p", {}, "Point at a place to see its name. Click it, or choose it in the list, to read about it."),
      h("p", { class: "md-notice" }, payload.notice),
    );
  };

  // What is selected is drawn once more on top, so that a muscle that others cover shows whole.
  let shown = /** @type {string | null} */ (null);
  const showSelected = () => {
    const id = host.get("selected");
    const hit = id === null ? undefined : hits.get(id);
    for (const [one, pressed] of [
      [shown, "false"],
      [id, "true"],
    ]) {
      if (one === null) continue;
      hits.get(one)?.node.setAttribute("aria-pressed", pressed);
      for (const button of rowsById.get(one) ?? []) button.setAttribute("aria-pressed", pressed);
    }
    shown = id;
    halo.setAttribute("d", hit?.d ?? "");
    picked.setAttribute("d", hit?.d ?? "");
    picked.setAttribute("class", `md-picked md-${hit?.place.entry.kind ?? "none"}`);
    if (hit) {
      guide.dataset.region = id;
      guide.replaceChildren(...[valueLine(host, hit.place.id), cardOf(hit.place)].filter((node) => node !== null));
    } else {
      delete guide.dataset.region;
      guide.replaceChildren(welcome());
    }
    task?.judge(id);
  };

  /** @type {Map<string, HTMLElement[]>} */
  const rowsById = new Map();
  const showList = () => {
    const layer = host.get("layer");
    const query = find.value.trim();
    const body = query ? results(payload, query, host.get("side"), layer) : grouped(payload, layer, host.get("side"));
    listValues(host, body);
    places.replaceChildren(body);
    rowsById.clear();
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (places.querySelectorAll("[data-region]"))) {
      const id = button.dataset.region ?? "";
      rowsById.set(id, [...(rowsById.get(id) ?? []), button]);
      if (id === host.get("selected")) button.setAttribute("aria-pressed", "true");
    }
  };

  const answering = () =>
    [...hits.values()].filter(
      ({ place }) =>
        place.entry.layer === host.get("layer") && (host.get("side") === "both" || place.side === "" || place.side === host.get("side")),
    );
  /** @type {Set<string>} */
  const anchored = new Set();
  const anchors = () => {
    const layer = host.get("layer");
    if (!anchored.has(layer))
      anchor(
        [...hits.values()].filter(({ place }) => place.entry.layer === layer),
        payload.frame,
      );
    anchored.add(layer);
  };
  const showFrame = () => {
    for (const key of ["layer", "side", "viewpoint", "tone"]) root.dataset[key] = host.get(key);
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (controls.querySelectorAll("input"))) {
      const value = host.get(input.dataset.key ?? "");
      input.checked = input.type === "checkbox" ? Boolean(value) : input.value === value;
    }
    const open = new Set(answering());
    for (const hit of hits.values()) {
      const closed = !open.has(hit);
      hit.node.classList.toggle("md-shut", closed);
      hit.node.setAttribute("tabindex", "-1");
      hit.node.toggleAttribute("aria-hidden", closed);
      if (closed) hit.node.setAttribute("aria-hidden", "true");
    }
    const first = hits.get(host.get("selected")) ?? [...open][0];
    (open.has(first) ? first : [...open][0])?.node.setAttribute("tabindex", "0");
  };
  const showPlate = async () => {
    const [layer, tone] = [host.get("layer"), host.get("tone")];
    const address = await plate(payload, layer, tone);
    if (!signal.aborted && layer === host.get("layer") && tone === host.get("tone")) art.src = address;
  };
  const called = (/** @type {Place} */ place) => [place.name, numberOf(host, place.id)].filter(Boolean).join(", ");
  const showValues = () => {
    paintValues(host, hits.values());
    showScale(host, scale);
  };
  // For a class that answers first: whatever names a place is out of sight, for those who listen to the page too.
  const showCovered = () => {
    const covered = Boolean(host.get("covered"));
    root.classList.toggle("md-covered", covered);
    cover.replaceChildren(
      ...(covered
        ? [
            "The names are covered. Say what you see, then show them. ",
            h("button", { type: "button", "data-act": "uncover" }, "Show the names (C)"),
          ]
        : []),
    );
    for (const { node, place } of hits.values()) node.setAttribute("aria-label", covered ? "A covered place" : called(place));
    if (covered) name.textContent = "";
  };
  const showHighlight = () => {
    const marked = new Set(host.get("highlight"));
    for (const [id, hit] of hits) hit.node.classList.toggle("md-marked", marked.has(id) || marked.has(hit.place.base));
  };
  let measured = "";
  const showLabels = () => {
    const on = Boolean(host.get("labels"));
    // Without labels a click or a move of the picture must not wait for a measure.
    if (!on && !root.classList.contains("md-labelled")) return;
    const width = `${on} ${root.clientWidth} ${innerHeight}`;
    if (width !== measured) {
      // The drawing keeps the size that it has without labels.
      root.classList.remove("md-labelled");
      root.style.setProperty("--md-size", getComputedStyle(canvas).width);
      measured = width;
    }
    root.classList.toggle("md-labelled", on);
    if (!on) {
      labels.replaceChildren();
      legend.replaceChildren();
      return;
    }
    anchors();
    const { frame } = payload;
    const box = {
      left: canvas.offsetLeft + zoom.view.x,
      top: canvas.offsetTop + zoom.view.y,
      scale: (canvas.clientWidth / frame.width) * zoom.view.zoom,
    };
    const turned = host.get("viewpoint") === "head";
    drawLabels(labels, legend, answering(), host.get("side"), host.get("selected"), {
      width: stage.clientWidth,
      height: stage.clientHeight,
      canvas: {
        left: canvas.offsetLeft,
        right: canvas.offsetLeft + canvas.clientWidth,
        top: canvas.offsetTop,
        bottom: canvas.offsetTop + canvas.clientHeight,
      },
      font: getComputedStyle(root).fontFamily,
      at: (hit) => ({
        x: box.left + box.scale * (turned ? frame.width - hit.x : hit.x),
        y: box.top + box.scale * (turned ? frame.height - hit.y : hit.y),
      }),
    });
  };
  const zoom = zoomable(stage, canvas, sheet, signal, () => showLabels());

  /** @param {string | null} id */
  const select = (id) => {
    const place = id === null ? null : placeOf(payload, id);
    if (place && place.entry.layer !== host.get("layer")) host.set("layer", place.entry.layer);
    host.set("selected", id);
  };
  /** Close the open menu, or else the card; the focus goes back to the place that the card spoke of. */
  const leave = () => {
    const menu = controls.querySelector("details[open]");
    if (menu) {
      menu.removeAttribute("open");
      menu.querySelector("summary")?.focus();
      return;
    }
    const inCard = guide.contains(document.activeElement);
    const last = hits.get(shown ?? "");
    if (shown !== null) select(null);
    if (inCard) last?.node.focus({ preventScroll: true });
  };
  const toggle = (/** @type {string} */ id) => select(host.get("selected") === id ? null : id);
  const regionOf = (/** @type {EventTarget | null} */ target) =>
    /** @type {Element | null} */ (target)?.closest("[data-region]:not(.massage-guidance)")?.getAttribute("data-region") ?? null;

  root.addEventListener(
    "click",
    (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      const id = regionOf(event.target);
      if (id !== null) {
        if (!zoom.view.dragged) toggle(id);
        return;
      }
      if (!button) return;
      if (button.dataset.go) {
        select(button.dataset.go);
        guide.focus({ preventScroll: true });
      }
      const act = button.dataset.act;
      if (act === "close") leave();
      if (act === "next") {
        task?.next();
        select(null);
      }
      if (act === "in" || act === "out") zoom.step(act === "in" ? 1.5 : 1 / 1.5);
      if (act === "reset") zoom.reset();
      if (act === "uncover") {
        host.set("covered", false);
        guide.focus({ preventScroll: true });
      }
    },
    { signal },
  );

  addEventListener(
    "pointerdown",
    (event) => {
      const menu = controls.querySelector("details[open]");
      if (menu && !menu.contains(/** @type {Node} */ (event.target))) menu.removeAttribute("open");
    },
    { signal },
  );

  root.addEventListener(
    "change",
    (event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      const key = input.dataset.key;
      if (!key) return;
      if (key === "layer") host.set("selected", null);
      host.set(key, input.type === "checkbox" ? input.checked : input.value);
    },
    { signal },
  );
  find.addEventListener("input", showList, { signal });

  const say = (/** @type {string} */ text) => {
    if (name.textContent !== text) name.textContent = text;
  };
  const named = (/** @type {Event} */ event) => {
    const id = regionOf(event.target);
    const place = id === null || asked.length ? null : placeOf(payload, id);
    say(place && !host.get("covered") ? called(place) : "");
    if (place) cardOf(place);
  };
  for (const type of ["pointerover", "focusin"]) root.addEventListener(type, named, { signal });
  root.addEventListener("pointerleave", () => say(""), { signal });

  // JupyterLab has keys of its own for a cell and takes them on the way down from the document: those that mean something here are
  // taken one step earlier. All others, such as the one that saves the notebook, go on.
  addEventListener(
    "keydown",
    (event) => {
      if (!root.contains(/** @type {Node} */ (event.target)) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (OWN_KEYS.includes(event.key) || event.target === find) event.stopPropagation();
      if (event.key === "Escape") {
        leave();
        return;
      }
      if (event.key.toLowerCase() === "c" && event.target !== find) {
        event.stopPropagation();
        host.set("covered", !host.get("covered"));
        return;
      }
      const hit = hits.get(regionOf(event.target) ?? "");
      if (!hit || event.target !== hit.node) return;
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        toggle(hit.place.id);
      }
      const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
      if (!step) return;
      event.preventDefault();
      anchors();
      const way = host.get("viewpoint") === "head" ? -1 : 1;
      const next = nearest(answering(), hit, [step[0] * way, step[1] * way]);
      if (!next) return;
      hit.node.setAttribute("tabindex", "-1");
      next.node.setAttribute("tabindex", "0");
      next.node.focus({ preventScroll: true });
    },
    { signal, capture: true },
  );

  // A link such as [the flank](#flank-left) in the text of the page opens that place in the nearest diagram above it.
  document.addEventListener(
    "click",
    (event) => {
      const link = /** @type {Element | null} */ (event.target)?.closest?.("a[href*='#']");
      const id = idIn(link?.getAttribute("href")?.split("#")[1] ?? "");
      if (!link || !hits.has(id) || !/^#|^[^:]*$/.test(link.getAttribute("href") ?? "") || nearestDiagram(link) !== root) return;
      event.preventDefault();
      event.stopPropagation();
      select(id);
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      root.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
    },
    { signal, capture: true },
  );

  const showNumbers = () => {
    showValues();
    showList();
    showSelected();
    showCovered();
  };
  const offs = [
    host.on("selected", () => {
      showSelected();
      showLabels();
    }),
    host.on("layer", () => {
      showPlate();
      showList();
      showFrame();
      if (host.get("selected") === null) showSelected();
      showLabels();
    }),
    host.on("side", () => {
      showList();
      showFrame();
      showLabels();
    }),
    host.on("viewpoint", () => {
      showFrame();
      showLabels();
    }),
    host.on("tone", () => {
      showPlate();
      showFrame();
    }),
    host.on("labels", () => {
      showFrame();
      showLabels();
    }),
    host.on("highlight", showHighlight),
    host.on("values", showNumbers),
    host.on("scale", showNumbers),
    host.on("covered", () => {
      showCovered();
      showFrame();
    }),
  ];
  const named_in_address = idIn(location.hash.slice(1));
  if (hits.has(named_in_address) && !document.querySelector(".massage-diagram")) select(named_in_address);
  showPlate();
  showValues();
  showList();
  showFrame();
  showHighlight();
  showSelected();
  showCovered();
  const sized = new ResizeObserver(() => showLabels());
  element.replaceChildren(root);
  sized.observe(stage);
  return () => {
    ending.abort();
    sized.disconnect();
    for (const off of offs) off();
    root.remove();
  };
}
