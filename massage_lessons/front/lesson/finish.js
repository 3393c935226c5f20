// How a lesson ends: which of its parts are done, what is still open, and that it is finished. It also notes where somebody is.

import { isAnswered, isDone, isRated, isRead, isWritten, unanswered } from "../core/parts.js";
import { say } from "../core/words.js";
import { notebookOf } from "../hosts/jupyterlab-insides.js";
import { ENDED, noteDone, partsOf, partWith } from "./contents.js";
import { button, calm, dateOf, h } from "./dom.js";
import { journal } from "./journal.js";
import { define } from "./parts.js";

/** Milliseconds for which the end of a part must be before the reader: whoever only passes by has not read it. A convention of ours. */
const SETTLED = 3000;

/** @typedef {import("./contents.js").Part} Part */

/** @param {string | undefined} ids @returns {string[]} */
const listed = (ids) => (ids ?? "").split(" ").filter(Boolean);

export class Finish {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    const { about = "", questions, skills } = root.dataset;
    this.lesson = about;
    this.questions = listed(questions);
    this.skills = listed(skills);
    this.view = h("div", { class: "mp-ended" });
    this.said = h("p", { class: "mp-said-aloud", role: "status" });
    root.prepend(this.view, this.said);
    /** @type {Map<Element, number>} the clocks of the ends that are before the reader */
    this.clocks = new Map();
  }

  /** @param {AbortSignal} signal */
  async join(signal) {
    await journal.ready;
    if (signal.aborted) return;
    journal.whenChanged(() => this.show(), signal);
    document.addEventListener(ENDED, ({ target }) => this.ended(/** @type {Element} */ (target)), { signal });
    const seen = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) this.passing(target, isIntersecting);
    });
    /** @type {Set<Element>} */
    const watched = new Set();
    const watch = () => {
      for (const { end } of this.parts) {
        if (watched.has(end)) continue;
        watched.add(end);
        seen.observe(end);
      }
      this.show();
    };
    // JupyterLab draws one cell after the other.
    const page = notebookOf(this.root);
    const growing = new MutationObserver(() => {
      if (this.parts.some(({ end }) => !watched.has(end))) watch();
    });
    if (page) growing.observe(page, { childList: true, subtree: true });
    signal.addEventListener("abort", () => {
      seen.disconnect();
      growing.disconnect();
      for (const clock of this.clocks.values()) clearTimeout(clock);
    });
    watch();
  }

  /** @returns {ParentNode} what holds the whole lesson */
  get page() {
    return notebookOf(this.root) ?? document;
  }

  /** @returns {Part[]} */
  get parts() {
    return partsOf(this.page);
  }

  /** @returns {boolean} whether the whole lesson is finished */
  get finished() {
    return journal.state.done[this.lesson]?.value === true;
  }

  /** @param {Part} part @returns {boolean} whether the log says of it that it is done, or that it is open */
  isNoted({ id }) {
    return journal.state.done[id] !== undefined;
  }

  /** A massage was followed to its end, or a row of questions asked. @param {Element} act */
  ended(act) {
    const part = partWith(this.parts, act);
    if (part && !isDone(journal.state, part)) this.note(part.id, true);
  }

  /** @param {Element} end @param {boolean} there whether it is before the reader */
  passing(end, there) {
    clearTimeout(this.clocks.get(end));
    this.clocks.delete(end);
    const part = there ? this.parts.find((one) => one.end === end) : undefined;
    if (!part || !isRead(part) || this.isNoted(part)) return;
    this.clocks.set(
      end,
      setTimeout(() => this.note(part.id, true), SETTLED),
    );
  }

  /** @param {string} about @param {boolean} value */
  async note(about, value) {
    this.said.textContent = await noteDone(about, value);
    this.show();
  }

  show() {
    const { state } = journal;
    const { parts, finished } = this;
    const [done, open] = [true, false].map((is) => parts.filter((part) => isDone(state, part) === is));
    // What was done in a part may be wiped later; that it was done stays.
    for (const part of done) if (!this.isNoted(part)) this.done(part.id);
    this.tick(done);
    const sheets = parts.flatMap((part) => part.sheets);
    const rated = [.../** @type {NodeListOf<HTMLElement>} */ (this.page.querySelectorAll("[data-rates]"))].map(
      ({ dataset }) => dataset.rates ?? "",
    );
    const counts = [
      say("progress.finish.parts", { n: done.length, all: parts.length }),
      this.counted("questions", this.questions, (id) => isAnswered(state, id)),
      this.counted("sheets", sheets, (id) => isWritten(state, id)),
      this.counted("hands", [...new Set([...this.skills, ...rated])], (id) => isRated(state, id)),
    ];
    const rows = (/** @type {Part[]} */ some, /** @type {boolean} */ to) =>
      h("ul", { class: "mp-open" }, ...some.map((part) => h("li", {}, this.toPart(part), " ", this.turn(part, to))));
    const lines = [
      h("p", { class: "mp-label" }, say("progress.finish.heading")),
      h("p", {}, counts.filter(Boolean).join(" ")),
      ...(open.length && !finished ? [h("p", { class: "mp-who" }, say("progress.finish.open")), rows(open, true)] : []),
      ...(done.length && !finished ? [this.fold(rows(done, false), done.length)] : []),
    ];
    const bar = finished
      ? h(
          "div",
          { class: "mp-bar" },
          h("p", { class: "mp-outcome" }, h("span", { class: "mp-sign", "aria-hidden": "true" }, "✓"), " ", this.finishedOn()),
          button(say("progress.finish.again"), () => this.press(false), { "data-act": "again" }),
        )
      : h(
          "div",
          { class: "mp-bar" },
          button(say("progress.finish.finish"), () => this.press(true), { class: "mp-main", "data-act": "finish" }),
        );
    this.view.classList.toggle("mp-finished", finished);
    const focused = this.view.contains(document.activeElement);
    const key = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.act;
    this.view.replaceChildren(...lines, bar);
    if (!focused) return;
    const same = key && this.view.querySelector(`[data-act="${CSS.escape(key)}"]`);
    /** @type {HTMLElement | null} */ (same || this.view.querySelector(".mp-bar button"))?.focus();
  }

  /** @param {string} what @param {string[]} ids @param {(id: string) => boolean} is @returns {string} how many of them are */
  counted(what, ids, is) {
    return ids.length ? say(`progress.finish.${what}`, { n: ids.filter(is).length, all: ids.length }) : "";
  }

  /** @param {HTMLElement} rows @param {number} n @returns {HTMLElement} the parts that are done, which nobody has to see */
  fold(rows, n) {
    const open = this.view.querySelector("details")?.open ? "" : null;
    return h("details", { class: "mp-fold", open }, h("summary", { "data-act": "done" }, say("progress.finish.done", { n })), rows);
  }

  /** @param {Part} part @param {boolean} to @returns {HTMLElement} what says that a part is done, or open after all */
  turn({ id, name }, to) {
    const word = to ? "mark" : "unmark";
    const label = say("progress.part.of", { act: say(`progress.part.${word}`), part: name });
    return button(say(`progress.part.${word}`), () => this.note(id, to), { class: "mp-turn", "aria-label": label, "data-act": id });
  }

  /** Say in the list of contents which parts are done, in words too. @param {Part[]} done */
  tick(done) {
    const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".lesson-contents a"));
    const anchors = new Set(done.map(({ heading }) => heading.id));
    for (const link of links) {
      const is = anchors.has(decodeURIComponent(link.hash.slice(1)));
      const tick = link.querySelector(".lesson-done");
      if (!is) tick?.remove();
      else if (!tick) link.append(h("span", { class: "lesson-done" }, ` ${say("progress.part.done")}`));
    }
  }

  /** What is on its way to the log need not be sent again. @type {Set<string>} */
  sent = new Set();

  /** @param {string} about */
  done(about) {
    if (this.sent.has(about)) return;
    this.sent.add(about);
    this.note(about, true);
  }

  /** @param {boolean} finished */
  press(finished) {
    this.note(this.lesson, finished);
  }

  /** @returns {string} */
  finishedOn() {
    return say("progress.finish.finished", { date: dateOf(journal.state.done[this.lesson]?.at ?? 0) });
  }

  /** @param {Part} part @returns {HTMLElement} what leads there */
  toPart(part) {
    const { name, heading } = part;
    const n = unanswered(journal.state, part);
    return button(
      n ? say("progress.finish.left", { part: name, n }) : name,
      () => {
        heading.tabIndex = -1;
        heading.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
        heading.focus({ preventScroll: true });
      },
      { class: "mp-quiet", "data-act": `to ${part.id}` },
    );
  }
}

define("massage-finish", Finish);
