// The list of places, for those who look for a name.

import { placeOf } from "../core/places.js";
import { search, topics } from "../core/search.js";
import { say } from "../core/words.js";
import { h } from "./dom.js";

/**
 * @typedef {import("./types.js").Payload} Payload
 */

/**
 * @param {Payload} payload
 * @param {string[]} bases
 * @param {string} side "both", or the one side that is shown
 * @param {string} layer the layer on show: rows of other layers name theirs
 * @param {Map<string, string>} [by] the other name by which a place was found
 * @returns {HTMLElement}
 */
export function rows(payload, bases, side, layer, by = new Map()) {
  return h(
    "ul",
    {},
    ...bases.map((base) => {
      const entry = payload.entries[base];
      const otherName = by.has(base) ? h("span", { class: "md-where" }, say("diagram.list.also", { name: by.get(base) ?? "" })) : null;
      const sides = entry.sides === "midline" ? [""] : ["left", "right"].filter((one) => side === "both" || one === side);
      const other =
        entry.layer === layer ? null : h("span", { class: "md-where" }, payload.layers.find(({ id }) => id === entry.layer)?.short ?? "");
      const buttons = sides.map((one) => {
        const id = one ? `${base}-${one}` : base;
        const label = sides.length > 1 ? say(`diagram.sides.${one}`) : entry.name;
        return h(
          "button",
          { type: "button", "data-region": id, "aria-pressed": "false", "aria-label": placeOf(payload, id)?.name ?? entry.name },
          label,
        );
      });
      return sides.length > 1
        ? h("li", {}, h("span", { class: "md-row" }, entry.name, otherName, other), ...buttons)
        : h("li", { class: "md-one" }, ...buttons, otherName, other);
    }),
  );
}

/** @param {Payload} payload @param {string} layer @param {string} side */
export function grouped(payload, layer, side) {
  const node = h("div", { class: "md-groups" });
  for (const group of payload.groups) {
    const bases = Object.keys(payload.entries).filter(
      (base) => payload.entries[base].layer === layer && payload.entries[base].group === group,
    );
    if (bases.length) node.append(h("div", { class: "md-group" }, h("h3", {}, group), rows(payload, bases, side, layer)));
  }
  return node;
}

/**
 * The places of a layer by where they lie and not by their names, from the top down: the drawing asks for one of them.
 * @param {import("./types.js").Hit[]} hits
 * @param {{height: number}} frame
 */
export function unnamed(hits, frame) {
  return h(
    "ol",
    { class: "md-unnamed" },
    ...down(hits).map((hit, i) =>
      h(
        "li",
        { class: "md-one" },
        h("button", { type: "button", "data-region": hit.place.id, "aria-pressed": "false" }, placeInList(hit, i, frame)),
      ),
    ),
  );
}

/** @param {import("./types.js").Hit[]} hits @returns {import("./types.js").Hit[]} from the top of the drawing down */
export const down = (hits) => [...hits].sort((one, other) => one.y - other.y || one.x - other.x);

/** @param {import("./types.js").Hit} hit @param {number} i @param {{height: number}} frame @returns {string} a place without its name */
export const placeInList = (hit, i, frame) => say("diagram.find-it.place", { n: i + 1, where: whereabouts(hit, frame) });

/** @param {import("./types.js").Hit} hit @param {{height: number}} frame @returns {string} where it lies, without its name */
export function whereabouts({ place, y }, { height }) {
  const third = ["upper", "middle", "lower"][Math.min(2, Math.max(0, Math.floor((3 * y) / height)))];
  return say("diagram.find-it.where", {
    third: say(`diagram.find-it.${third}`),
    side: place.side ? say(`diagram.sides.${place.side}`) : say("diagram.find-it.midline"),
  });
}

/**
 * What a search has found: what is known of the word, the places to look at, and the places of that name.
 * @param {Payload} payload
 * @param {string} query
 * @param {string} side
 * @param {string} layer
 */
export function results(payload, query, side, layer) {
  const known = topics(payload, query);
  const places = [...known.flatMap((topic) => topic.places.map((base) => ({ base, by: null }))), ...search(payload, query)];
  const bases = [...new Set(places.map(({ base }) => base))];
  const by = new Map(places.flatMap(({ base, by: name }) => (name === null ? [] : [[base, name]])));
  if (!bases.length) return h("p", { class: "md-none" }, say("diagram.list.none"));
  return h("div", {}, ...known.map(({ text }) => h("p", { class: "md-topic" }, text)), rows(payload, bases, side, layer, by));
}
