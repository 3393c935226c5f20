// Where the learner was, and what there is to go over today: what the start page says to whoever comes back.

import { say } from "../core/words.js";
import { h } from "./dom.js";
import { itemsOfToday } from "./going-over.js";
import { journal } from "./journal.js";
import { define } from "./parts.js";

export class Onward {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.still = root.querySelector(".mp-still");
    // The links themselves are moved and hidden, never copied: a host opens only those that it has seen.
    this.links = /** @type {HTMLElement} */ (root.querySelector("[data-links]"));
    this.lessons = /** @type {HTMLElement[]} */ ([...this.links.children]);
    this.today = /** @type {HTMLElement | null} */ (root.querySelector("[data-today]"));
    this.link = this.today?.querySelector("a") ?? null;
    this.heading = h("p", { class: "mp-label" });
    this.more = h("div", { class: "mp-who" });
    this.view = h("div", { class: "mp-where", hidden: "" }, this.heading, this.links, this.more);
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
    this.heading.textContent = there ? say("progress.onward.go-on") : say(`progress.onward.${shown ? "next" : "finished"}`);
    this.links.hidden = !shown;
    for (const item of lessons) item.hidden = item.dataset.about !== shown;
    const where = part ? say("progress.onward.after", { part: decoded(part) }) : say("progress.onward.in");
    const count = finished ? say("progress.onward.count", { n: finished, all: ids.length }) : "";
    this.more.replaceChildren(...[there ? where : "", count].filter(Boolean).map((text) => h("p", {}, text)));
    this.view.hidden = !begun;
    if (!this.today || !this.link) return;
    this.today.hidden = !begun && Object.keys(state.history).length === 0;
    const said = day.items.length ? say("progress.onward.today", { what: day.what, time: day.time }) : say("progress.onward.nothing");
    this.today.replaceChildren(said, " ", this.link);
    this.link.textContent = say("progress.today.link");
  }
}

/** @param {string} anchor @returns {string} the heading that it was made of, as far as it tells */
const decoded = (anchor) => anchor.replaceAll("-", " ");

define("massage-onward", Onward);
