// Where the learner was, and what there is to go over today: what the start page says to whoever comes back.

import { soFar } from "../core/parts.js";
import { dayNow, dayOf } from "../core/review.js";
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
    // The links themselves are moved and hidden, never copied: a host opens only those that it has seen.
    this.links = /** @type {HTMLElement} */ (root.querySelector("[data-links]"));
    this.lessons = /** @type {HTMLElement[]} */ ([...this.links.children]);
    this.today = /** @type {HTMLElement | null} */ (root.querySelector("[data-today]"));
    this.forms = (root.dataset.forms ?? "").split(" ");
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
    journal.whenChanged(async () => {
      const day = await itemsOfToday();
      held(this.root, () => this.show(journal.state, day));
    }, signal);
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
    const counts = Object.entries(soFar(state, this.forms)).filter(([, n]) => n > 0);
    const done = counts.map(([what, n]) => say(`progress.onward.${what}`, { n })).join(" ");
    this.more.replaceChildren(...[there ? where : "", count, done].filter(Boolean).map((text) => h("p", {}, text)));
    this.view.hidden = !begun;
    if (!this.today || !this.link) return;
    // A first answer on this page is nothing to go over yet, and a line that came above it would push the drawing away under the hand.
    this.today.hidden = !begun && !answeredBefore(state, dayNow(Date.now()));
    const said = day.items.length ? say("progress.onward.today", { what: day.what, time: day.time }) : say("progress.onward.nothing");
    this.today.replaceChildren(said, " ", this.link);
    this.link.textContent = say("progress.today.link");
  }
}

/**
 * Change what stands above the rest of the page, and let the rest keep its place on the screen: a finger is on its way to it.
 * @param {HTMLElement} root @param {() => void} change
 */
function held(root, change) {
  const before = root.getBoundingClientRect().bottom;
  change();
  requestAnimationFrame(() => {
    // Whatever the browser has made up for by itself is no longer in the difference.
    const moved = root.getBoundingClientRect().bottom - before;
    if (moved) scrolled(root).scrollBy({ top: moved, behavior: "instant" });
  });
}

/** @param {HTMLElement} node @returns {Element} what scrolls it */
function scrolled(node) {
  for (let at = node.parentElement; at; at = at.parentElement)
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return document.scrollingElement ?? document.documentElement;
}

/** @param {import("../core/log.js").State} state @param {number} day @returns {boolean} whether anything was answered on an earlier day */
const answeredBefore = ({ history }, day) =>
  Object.values(history).some((answers) => answers.some(({ at, zone }) => dayOf(at, zone) < day));

/** @param {string} anchor @returns {string} the heading that it was made of, as far as it tells */
const decoded = (anchor) => anchor.replaceAll("-", " ");

define("massage-onward", Onward);
