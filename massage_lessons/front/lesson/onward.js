// Where the learner was, and what there is to go over today: what the start page says to whoever comes back.

import { say } from "../core/words.js";
import { h } from "./dom.js";
import { itemsOfToday } from "./going-over.js";
import { journal } from "./journal.js";
import { define } from "./parts.js";

export class Onward {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.still = root.querySelector(".mp-still");
    this.lessons = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-links] > li")]);
    this.today = /** @type {HTMLElement} */ (root.querySelector("[data-today]"));
    this.link = /** @type {HTMLElement} */ (this.today.querySelector("a"));
    this.view = h("div", { class: "mp-where" });
    root.prepend(this.view);
  }

  /** @param {AbortSignal} signal */
  async join(signal) {
    await journal.ready;
    if (signal.aborted) return;
    const show = async () => this.show(journal.state, await itemsOfToday());
    journal.whenChanged(show, signal);
    await show();
  }

  /** @param {import("../core/log.js").State} state @param {import("./going-over.js").Day} day */
  show(state, day) {
    const { lessons } = this;
    const isDone = (/** @type {string} */ id) => state.done[id]?.value === true;
    const ids = lessons.map(({ dataset }) => dataset.about ?? "");
    const { lesson = "", part = "" } = state.last;
    const at = ids.indexOf(lesson);
    const finished = ids.filter(isDone).length;
    const there = at >= 0 && !isDone(lesson);
    // After the one that was finished last, the first that is not.
    const [next = ""] = [...ids.slice(at + 1), ...ids.slice(0, Math.max(0, at))].filter((id) => !isDone(id));
    const shown = there ? lesson : next;
    const begun = at >= 0 || finished > 0;
    // Whoever is new finds the way on the page itself.
    this.still?.remove();
    const heading = there ? say("progress.onward.go-on") : shown ? say("progress.onward.next") : say("progress.onward.finished");
    const where = part ? say("progress.onward.after", { part: decoded(part) }) : say("progress.onward.in");
    this.view.replaceChildren(
      ...(begun
        ? [
            h("p", { class: "mp-label" }, heading),
            ...lessons.filter(({ dataset }) => dataset.about === shown).map((item) => this.linked(item)),
            there ? h("p", { class: "mp-who" }, where) : null,
            finished ? h("p", { class: "mp-who" }, say("progress.onward.count", { n: finished, all: ids.length })) : null,
          ].filter((line) => line !== null)
        : []),
    );
    this.today.hidden = !begun;
    const said = day.items.length ? say("progress.onward.today", { what: day.what, time: day.time }) : say("progress.onward.nothing");
    this.today.replaceChildren(said, " ", this.link);
    this.link.textContent = say("progress.today.link");
  }

  /** @param {HTMLElement} item @returns {HTMLElement} its link, as it opens in this host */
  linked(item) {
    return h("p", { class: "mp-summary" }, ...[...item.childNodes].map((node) => node.cloneNode(true)));
  }
}

/** @param {string} anchor @returns {string} the heading that it was made of, as far as it tells */
const decoded = (anchor) => anchor.replaceAll("-", " ");

define("massage-onward", Onward);
