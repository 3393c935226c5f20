// A search among the items of a page, with kinds to choose from.

import { counted, plain } from "../core/text.js";
import { h } from "./dom.js";

export class Search {
  /** @param {HTMLElement} root */
  constructor(root) {
    const { label = "Search", noun = "", nouns = "", filter } = root.dataset;
    this.names = { noun, nouns };
    this.groups = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-group]"))];
    this.items = this.groups.flatMap((group) =>
      [.../** @type {NodeListOf<HTMLElement>} */ (group.querySelectorAll("[data-item]"))].map((node) => ({
        node,
        kind: group.dataset.kind ?? "",
        text: ` ${plain(node.textContent ?? "")}`,
      })),
    );
    this.field = /** @type {HTMLInputElement} */ (h("input", { type: "search", autocomplete: "off", spellcheck: "false" }));
    this.found = h("p", { class: "mp-found", role: "status" });
    this.filters = (filter ? this.groups : []).map(({ dataset: { kind, name } }) => ({
      box: /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", value: kind })),
      text: `${name} (${this.items.filter((item) => item.kind === kind).length})`,
    }));
    const choices = this.filters.map(({ box, text }) => h("label", { class: "mp-check" }, box, text));
    const only = filter ? h("fieldset", {}, h("legend", {}, `${filter}: choose some to see only these`), ...choices) : null;
    root.prepend(h("div", { class: "mp-search", role: "search" }, h("label", {}, label, this.field), only, this.found));
    root.addEventListener("input", () => this.show());
  }

  join() {
    this.show();
  }

  show() {
    const words = plain(this.field.value).split(" ").filter(Boolean);
    const kinds = this.filters.filter(({ box }) => box.checked).map(({ box }) => box.value);
    for (const { node, kind, text } of this.items) {
      node.hidden = !words.every((word) => text.includes(` ${word}`)) || (kinds.length > 0 && !kinds.includes(kind));
    }
    for (const group of this.groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    const count = this.items.filter(({ node }) => !node.hidden).length;
    const all = this.items.length;
    const { noun, nouns } = this.names;
    const said = count
      ? `${count === all ? "All" : `${count} of`} ${counted(all, noun, nouns)} shown.`
      : `No ${noun} found. Try a shorter word.`;
    if (this.found.textContent !== said) this.found.textContent = said;
  }

  /** Show everything again, so that a link can lead to what was hidden. */
  reset() {
    this.field.value = "";
    for (const { box } of this.filters) box.checked = false;
    this.show();
  }
}
