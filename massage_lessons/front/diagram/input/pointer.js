// What a click, a choice in the bar and the pointer over a place do.

import { placeOf } from "../../core/places.js";
import { say } from "../../core/words.js";
import { calledWithNumber } from "../values.js";

/** @param {EventTarget | null} target @returns {string | null} the place that an element stands for */
export const regionOf = (target) =>
  /** @type {Element | null} */ (target)?.closest("[data-region]:not(.massage-guidance)")?.getAttribute("data-region") ?? null;

/** @param {Event} event @returns {Element} where it happened, within a shadow root too */
export const targetOf = (event) => /** @type {Element} */ (event.composedPath()[0]);

/**
 * @param {import("../types.js").Diagram} diagram
 * @param {ReturnType<typeof import("../zoom.js").zoomable>} zoom
 * @param {import("../find-it.js").Quest | null} task what the drawing asks for
 */
export function hearClicks({ host, signal, select, toggle, read, leave, frame: { root, guide, places, controls } }, zoom, task) {
  const acts = {
    close() {
      host.set("stroke", "");
      leave();
    },
    read,
    in: () => zoom.step(1.5),
    out: () => zoom.step(1 / 1.5),
    reset: () => zoom.reset(),
    uncover() {
      host.set("covered", false);
      read();
    },
  };
  /** Where the list stands below the card, the reader would not see what a choice has opened. */
  const readIfHidden = () => {
    const { top, bottom } = (guide.querySelector("h3") ?? guide).getBoundingClientRect();
    if (top >= 0 && bottom <= innerHeight) return;
    guide.scrollIntoView({ block: "start" });
    read();
  };
  const click = (/** @type {Event} */ event) => {
    const target = targetOf(event);
    const id = regionOf(target);
    if (id !== null) {
      if (zoom.view.dragged) return;
      toggle(id);
      if (places.contains(target) && host.get("selected") !== null && !task?.asking) readIfHidden();
      return;
    }
    const button = target.closest("button");
    if (button?.dataset.go) {
      select(button.dataset.go);
      read();
    }
    acts[/** @type {keyof acts} */ (button?.dataset.act ?? "")]?.();
  };
  const change = (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (targetOf(event));
    const key = input.dataset.key;
    if (!key) return;
    // A stroke goes on over another layer: so it is seen what lies under the hand.
    if (key === "layer" && !host.get("stroke")) host.set("selected", null);
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
 * Say above the drawing what the pointer or the focus is on, or else what is chosen; nothing where the drawing asks for places.
 * @param {import("../types.js").Diagram} diagram
 * @returns {import("../types.js").View}
 */
export function namesView({ payload, host, signal, cardOf, chosen, frame: { root, name } }) {
  const asks = (host.get("ask") ?? []).length > 0;
  const show = (/** @type {string | null} */ id) => {
    const place = id === null ? null : placeOf(payload, id);
    const card = chosen();
    // The card may speak of another place: the two names must not seem to be one.
    const other = place && card && place.base !== card.base;
    const called = [place ?? card].map((one) => one && calledWithNumber(host, one))[0] ?? "";
    const text = asks || host.get("covered") ? "" : other ? say("diagram.pointed", { name: called }) : called;
    if (name.textContent !== text) name.textContent = text;
    // Made now, so that the click finds it.
    if (place) cardOf(place);
  };
  const named = (/** @type {Event} */ event) => show(regionOf(targetOf(event)));
  for (const type of ["pointerover", "focusin"]) root.addEventListener(type, named, { signal });
  root.addEventListener("pointerleave", () => show(null), { signal });
  return { keys: ["selected", "covered", "values"], show: () => show(null) };
}
