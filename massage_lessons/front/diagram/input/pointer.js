// What a click, a choice in the bar and the pointer over a place do.

import { placeOf } from "../../core/places.js";
import { calledWithNumber } from "../values.js";

/** @param {EventTarget | null} target @returns {string | null} the place that an element stands for */
export const regionOf = (target) =>
  /** @type {Element | null} */ (target)?.closest("[data-region]:not(.massage-guidance)")?.getAttribute("data-region") ?? null;

/** @param {Event} event @returns {Element} where it happened, within a shadow root too */
export const targetOf = (event) => /** @type {Element} */ (event.composedPath()[0]);

/**
 * @param {import("../types.js").Diagram} diagram
 * @param {ReturnType<typeof import("../zoom.js").zoomable>} zoom
 * @param {() => void} next goes on to the next thing that the drawing asks for
 */
export function hearClicks({ host, signal, select, leave, frame: { root, guide, controls } }, zoom, next) {
  const acts = {
    close: leave,
    next() {
      next();
      select(null);
    },
    in: () => zoom.step(1.5),
    out: () => zoom.step(1 / 1.5),
    reset: () => zoom.reset(),
    uncover() {
      host.set("covered", false);
      guide.focus({ preventScroll: true });
    },
  };
  const click = (/** @type {Event} */ event) => {
    const target = targetOf(event);
    const id = regionOf(target);
    if (id !== null) {
      if (!zoom.view.dragged) select(host.get("selected") === id ? null : id);
      return;
    }
    const button = target.closest("button");
    if (button?.dataset.go) {
      select(button.dataset.go);
      guide.focus({ preventScroll: true });
    }
    acts[/** @type {keyof acts} */ (button?.dataset.act ?? "")]?.();
  };
  const change = (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (targetOf(event));
    const key = input.dataset.key;
    if (!key) return;
    if (key === "layer") host.set("selected", null);
    host.set(key, input.type === "checkbox" ? input.checked : input.value);
  };
  root.addEventListener("click", click, { signal });
  root.addEventListener("change", change, { signal });
  const outside = (/** @type {Event} */ event) => {
    const menu = controls.querySelector("details[open]");
    if (menu && !event.composedPath().includes(menu)) menu.removeAttribute("open");
  };
  addEventListener("pointerdown", outside, { signal });
}

/**
 * Say the name of the place that the pointer or the focus is on, unless the drawing asks for it.
 * @param {import("../types.js").Diagram} diagram
 */
export function namePlaces({ payload, host, signal, cardOf, frame: { root, name } }) {
  const say = (/** @type {string} */ text) => {
    if (name.textContent !== text) name.textContent = text;
  };
  const asks = (host.get("ask") ?? []).length > 0;
  const named = (/** @type {Event} */ event) => {
    const id = regionOf(targetOf(event));
    const place = id === null || asks ? null : placeOf(payload, id);
    say(place && !host.get("covered") ? calledWithNumber(host, place) : "");
    // Made now, so that the click finds it.
    if (place) cardOf(place);
  };
  for (const type of ["pointerover", "focusin"]) root.addEventListener(type, named, { signal });
  root.addEventListener("pointerleave", () => say(""), { signal });
}
