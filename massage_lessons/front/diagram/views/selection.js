// The chosen place: its shape drawn once more on top, so that a muscle that others cover shows whole, its card, and what is said of it.

import { firstSentence } from "../../core/text.js";
import { say } from "../../core/words.js";
import { calm, h } from "../dom.js";
import { valueLine } from "../values.js";

/** Pixels between the chosen place and the sheet below it. */
const MARGIN = 16;

/**
 * @param {import("../types.js").Diagram} diagram
 * @param {{halo: SVGElement, picked: SVGElement}} marks drawn over the shapes
 * @param {import("../find-it.js").Quest | null} task hears what was chosen, where the drawing asks for places
 * @returns {import("../types.js").View}
 */
export function selectionView({ payload, host, hits, signal, chosen, chosenIds, cardOf, frame }, { halo, picked }, task) {
  const { guide, news } = frame;
  let shown = /** @type {string[]} */ ([]);
  const press = (/** @type {string} */ value) => {
    for (const id of shown) hits.get(id)?.node.setAttribute("aria-pressed", value);
  };
  const welcome = () => {
    const layer = payload.layers.find(({ id }) => id === host.get("layer"));
    return h(
      "div",
      { class: "md-welcome", role: "group", "aria-label": say("diagram.welcome.label") },
      h("h3", { tabindex: -1 }, layer?.name ?? ""),
      h("p", {}, layer?.hint ?? ""),
      h("p", {}, task ? say("diagram.welcome.asked") : say("diagram.welcome.how")),
      h("p", { class: "md-notice" }, payload.notice),
    );
  };
  const sizes = onlyWhatScrolls(signal);
  const show = (/** @type {string | undefined} */ key) => {
    const id = host.get("selected");
    if (key === "selected") task?.judge(id);
    // While a place is asked for, a card that is a sheet would lie over the drawing on which it is looked for: it waits until it is found.
    const place = task?.asking && isPlacedAsSheet(guide) ? null : chosen();
    // The card of a place stays; what is said of a layer changes with it.
    if (key === "layer" && place) return;
    press("false");
    shown = chosenIds();
    press("true");
    const d = shown.map((one) => hits.get(one)?.d ?? "").join("");
    halo.setAttribute("d", d);
    picked.setAttribute("d", d);
    picked.setAttribute("class", `md-picked md-${place?.entry.kind ?? "none"}`);
    if (place) guide.dataset.region = id;
    else delete guide.dataset.region;
    // What the lesson has chosen waits below the drawing: as a sheet it would cover what nobody has seen yet.
    if (key === "selected") guide.classList.remove("md-waits");
    else if (key === undefined) guide.classList.add("md-waits");
    const lines = shown
      .map((one) => valueLine(host, one, shown.length > 1 ? one.slice(one.lastIndexOf("-") + 1) : ""))
      .filter((line) => line !== null);
    const body = place ? cardOf(place) : welcome();
    guide.replaceChildren(...lines, body);
    sizes.disconnect();
    sizes.observe(body);
    // A listener hears the name and one sentence, and goes to the card for the rest. What the drawing asks for has its own answer.
    if (key === "selected" && !task)
      news.textContent = place && !host.get("covered") ? `${place.name}. ${firstSentence(place.entry.summary.text)}` : "";
    // By the next frame the card has its height.
    if (key === "selected" && place) requestAnimationFrame(() => keepInSight(guide, picked));
  };
  return { keys: ["selected", "layer", "values", "scale"], show };
}

/** @param {HTMLElement} guide @returns {boolean} whether a card has no other room here than as a sheet over the drawing */
const isPlacedAsSheet = (guide) => getComputedStyle(guide).getPropertyValue("--md-card-as").trim() === "sheet";

/** @param {HTMLElement} guide @returns {boolean} whether the card lies over the drawing, as a sheet from below */
const isSheet = (guide) => getComputedStyle(guide).position === "sticky";

/** Where the card is a sheet over the drawing, scroll the chosen place out from under it. @param {HTMLElement} guide @param {SVGElement} picked */
function keepInSight(guide, picked) {
  if (!isSheet(guide)) return;
  /** @type {Element | null} */
  let scroller = guide.parentElement;
  while (scroller && (scroller.scrollHeight <= scroller.clientHeight || !/auto|scroll/.test(getComputedStyle(scroller).overflowY)))
    scroller = scroller.parentElement;
  // At the lower edge of the window the sheet may hang out of it still; it is its whole height that will lie over the drawing.
  const lowest = scroller && scroller !== document.scrollingElement ? scroller.getBoundingClientRect().bottom : innerHeight;
  const sheet = guide.getBoundingClientRect();
  const hidden = picked.getBoundingClientRect().bottom - Math.min(sheet.top, lowest - sheet.height) + MARGIN;
  if (hidden <= 0) return;
  (scroller ?? window).scrollBy({ top: hidden, behavior: calm() ? "instant" : "smooth" });
}

/** @param {AbortSignal} signal @returns {ResizeObserver} it makes what scrolls a stop for the keyboard, and nothing else */
function onlyWhatScrolls(signal) {
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollHeight > target.clientHeight + 1 && getComputedStyle(target).overflowY !== "visible")
        target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  signal.addEventListener("abort", () => sizes.disconnect());
  return sizes;
}
