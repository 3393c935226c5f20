// The card: what is known of a place.

import { sided } from "../core/places.js";
import { say } from "../core/words.js";
import { h } from "./dom.js";

/**
 * @typedef {import("./types.js").Statement} Statement
 * @typedef {import("./types.js").Section} Section
 * @typedef {import("./types.js").Payload} Payload
 * @typedef {import("./types.js").Place} Place
 */

/**
 * @param {Payload} payload
 * @param {Place} place
 * @returns {HTMLElement} the guidance for a place, without its frame
 */
export function card(payload, place) {
  const { entry } = place;
  const used = new Set(entry.summary.sources);
  for (const section of entry.card) for (const item of section.items) for (const id of item.sources) used.add(id);
  const names = h("p", { class: "md-names" }, entry.english);
  if (entry.latin) names.append(" · ", h("i", { lang: "la" }, entry.latin));
  if (entry.say) names.append(" ", h("span", { class: "md-say" }, say("diagram.card.say", { sound: entry.say })));
  return h(
    "article",
    { class: "md-card", "aria-label": place.name },
    h(
      "header",
      {},
      h("h3", { tabindex: -1 }, entry.name, place.side ? h("span", { class: "md-side" }, ` ${say(`diagram.sides.${place.side}`)}`) : null),
      h(
        "button",
        { type: "button", class: "md-close", "data-act": "close", "aria-label": say("diagram.card.close", { name: place.name }) },
        "×",
      ),
    ),
    names,
    h("p", { class: "md-summary" }, entry.summary.text, marks(payload, entry.summary)),
    handsOf(payload, place),
    ...entry.card.map((section) => sectionOf(payload, section, place)),
    used.size ? sourcesOf(payload, used) : null,
    h("p", { class: "md-notice" }, payload.notice),
  );
}

/** @param {Payload} payload @param {Section} section @param {Place} place */
function sectionOf(payload, section, place) {
  const shared = section.items.every(({ basis }) => basis === section.items[0].basis) ? section.items[0] : null;
  const title = h(
    "h4",
    {},
    section.tone === "care" ? h("span", { class: "md-sign", "aria-hidden": "true" }, "!") : null,
    section.title,
    shared && !shared.sources.length ? marks(payload, shared) : null,
  );
  const items = section.items.map((item) =>
    h(
      "li",
      {},
      item.label ? h("strong", {}, `${item.label}. `) : null,
      item.text,
      shared && !item.sources.length ? null : marks(payload, item),
      linksOf(payload, item.links ?? [], place),
    ),
  );
  return h(
    "div",
    { class: `md-section ${section.tone === "care" ? "md-care" : "md-part"}`, "data-section": section.id },
    title,
    h("ul", {}, ...items),
  );
}

/** @param {Payload} payload @param {Place} place @returns {HTMLElement | null} the strokes that are for a place, each to be seen */
function handsOf(payload, { base }) {
  const strokes = Object.entries(payload.strokes).filter(([, { on }]) => on[base]);
  if (!strokes.length) return null;
  const buttons = strokes.map(([id, { name }]) => h("button", { type: "button", "data-stroke": id }, name));
  return h("div", { class: "md-section md-hands", "data-section": "hands" }, h("h4", {}, say("diagram.stroke.see")), ...buttons);
}

/** @param {Payload} payload @param {Statement} statement @returns {HTMLElement} what a statement rests on */
function marks(payload, statement) {
  const node = h("span", { class: "md-marks" });
  const basis = payload.words.bases[statement.basis];
  if (basis) node.append(" ", h("span", { class: "md-basis" }, basis));
  for (const id of statement.sources) {
    const source = payload.sources[id];
    const text = source?.short ?? id;
    node.append(
      " ",
      /^https?:/.test(source?.url ?? "")
        ? h("a", { class: "md-source", href: source.url, target: "_blank", rel: "noopener noreferrer" }, text)
        : h("span", { class: "md-source" }, text),
    );
  }
  return node;
}

/** @param {Payload} payload @param {string[]} links @param {Place} place */
function linksOf(payload, links, place) {
  const known = links.filter((base) => payload.entries[base]);
  if (!known.length) return null;
  return h(
    "span",
    { class: "md-links" },
    ...known.map((base) => h("button", { type: "button", "data-go": sided(payload, base, place.side) }, payload.entries[base].name)),
  );
}

/** @param {Payload} payload @param {Set<string>} used */
function sourcesOf(payload, used) {
  const rows = [...used]
    .filter((id) => payload.sources[id])
    .map((id) => {
      const { short, title, verified } = payload.sources[id];
      return h("li", {}, `${short}. ${title}. `, h("em", {}, payload.words.checked[verified] ?? verified));
    });
  return h("details", { class: "md-sources" }, h("summary", {}, say("diagram.card.sources")), h("ul", {}, ...rows));
}
