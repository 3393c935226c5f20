// Practising: a row of questions, on the drawing where they are about a place or a stroke.
//
// A module of its own: only pages with something to practise bring it along.

import { itemsOf } from "../core/bank.js";
import { registry } from "../core/registry.js";
import { say } from "../core/words.js";
import { asker, roundOf } from "./asker.js";
import { ENDED } from "./contents.js";
import { button, h } from "./dom.js";
import { define } from "./parts.js";

export { asker };

// Other modules of a page ask with this one too, and need not bring it along.
registry().asker = asker;

/** @typedef {import("./asker.js").Result} Result */

export class Practice {
  /** @param {HTMLElement} root with the same questions to be read */
  constructor(root) {
    this.root = root;
    /** @type {{items: import("../core/bank.js").Item[], sources: Record<string, any>, bases: Record<string, string>}} */
    const { items, sources, bases } = JSON.parse(root.dataset.items || "{}");
    // What answers the questions stands nowhere on the page while they are asked.
    delete root.dataset.items;
    this.items = itemsOf({ items });
    this.sources = sources;
    this.bases = bases;
    this.limit = Number(root.dataset.limit ?? 10);
    this.key = `practice ${root.dataset.practice ?? ""}`;
    this.place = h("div", {});
    /** @type {{end: () => void} | null} */
    this.asker = null;
    root.replaceChildren(this.place);
    this.offer();
  }

  join() {}

  get count() {
    return Math.min(this.limit, this.items.length);
  }

  /** What can be begun, or gone on with. */
  offer() {
    const round = roundOf(this.key);
    const n = this.count;
    const text = round ? say("practice.left", { n: round.at + 1, all: round.ids.length }) : say("practice.offer", { n });
    const go = button(round ? say("practice.go-on") : say("practice.begin"), () => this.ask(), { class: "mp-main" });
    this.place.replaceChildren(h("div", { class: "mp-practice-offer" }, h("p", {}, text), h("div", { class: "mp-bar" }, go)));
  }

  /** @param {string[]} [ids] these alone */
  ask(ids) {
    const { sources, bases, key, limit } = this;
    this.asker = asker(this.place, {
      items: ids ? this.items.filter(({ id }) => ids.includes(id)) : this.items,
      where: "practice",
      limit,
      key: ids ? `${key} missed` : key,
      sources,
      bases,
      done: (outcome) => this.tell(outcome),
    });
  }

  /** How it went. @param {{asked: number, right: number, missed: string[], results: Result[]}} outcome */
  tell({ asked, right, missed }) {
    const again = button(say("practice.again-all"), () => this.ask());
    const wrong = missed.length
      ? button(say("practice.again-missed", { n: missed.length }), () => this.ask(missed), { class: "mp-main" })
      : null;
    const text = missed.length ? say("practice.done.some", { right, all: asked }) : say("practice.done.all", { n: asked });
    const head = h("h3", { tabindex: -1 }, say("practice.done.title"));
    this.place.replaceChildren(
      h(
        "div",
        { class: "mp-practice-end" },
        head,
        h("p", {}, text),
        h("p", { class: "mp-lead" }, say("practice.done.later")),
        h("div", { class: "mp-bar" }, wrong, again),
      ),
    );
    head.focus({ preventScroll: true });
    // It is shorter than the question before it, which may have been scrolled through.
    this.place.scrollIntoView({ block: "nearest" });
    this.root.dispatchEvent(new Event(ENDED, { bubbles: true }));
  }
}

define("massage-practice", Practice);
