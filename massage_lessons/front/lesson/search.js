// A search among the items of a page, with kinds to choose from.

import { plain } from "../core/text.js";
import { say } from "../core/words.js";
import { h } from "./dom.js";

export class Search {
  /** @param {HTMLElement} root */
  constructor(root) {
    const { label = say("lesson.search.label"), things = "words", filter } = root.dataset;
    this.things = things;
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
      text: say("lesson.search.kind", { name: name ?? "", n: this.items.filter((item) => item.kind === kind).length }),
    }));
    const choices = this.filters.map(({ box, text }) => h("label", { class: "mp-check" }, box, text));
    const only = filter ? h("fieldset", {}, h("legend", {}, say("lesson.search.only", { filter })), ...choices) : null;
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
    const found = count ? (count === all ? "all" : "some") : "none";
    const said = say(`lesson.search.${found}.${this.things}`, { n: count, all });
    if (this.found.textContent !== said) this.found.textContent = said;
  }

  /** Show everything again, so that a link can lead to what was hidden. */
  reset() {
    this.field.value = "";
    for (const { box } of this.filters) box.checked = false;
    this.show();
  }
}
