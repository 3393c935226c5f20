// How a lesson ends: which of its parts are done, what is still open, and that it is finished. It also notes where somebody is.
//
// A part is done when its questions are answered, or, where it has none, when its end was before the reader.

import { say } from "../core/words.js";
import { notebookOf } from "../hosts/jupyterlab-insides.js";
import { button, calm, dateOf, h } from "./dom.js";
import { journal } from "./journal.js";
import { define } from "./parts.js";

/** Milliseconds for which the end of a part must be before the reader: whoever only passes by has not read it. A convention of ours. */
const SETTLED = 3000;
const TEXT = ":is(.jp-MarkdownOutput, .lesson-text) h2";

/** @typedef {{id: string, name: string, heading: HTMLElement, end: Element, questions: string[]}} Part */

/** @param {Element} one @param {Element} other @returns {boolean} */
const before = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

/** @param {HTMLElement} heading @returns {string} what it says, without the signs that a host puts there */
const named = (heading) =>
  [...heading.childNodes]
    .filter((node) => !(node instanceof Element && node.matches("[class*='jp-'], button")))
    .map((node) => node.textContent)
    .join("")
    .trim();

/** @param {HTMLElement} heading @returns {string} its anchor */
const anchorOf = (heading) => heading.id || heading.dataset.jupyterId || named(heading).replace(/\s+/g, "-");

export class Finish {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    const { about = "", questions = "" } = root.dataset;
    this.lesson = about;
    this.questions = questions.split(" ").filter(Boolean);
    this.next = root.querySelector("[data-next]");
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

  /** @returns {Part[]} the parts of the lesson up to its end */
  get parts() {
    const page = notebookOf(this.root) ?? document;
    const headings = [.../** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(TEXT))].filter((one) => before(one, this.root));
    const questions = [.../** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("massage-question"))];
    return headings.map((heading, i) => {
      const end = headings[i + 1] ?? this.root;
      const own = questions.filter((one) => before(heading, one) && before(one, end)).map((one) => one.dataset.question ?? "");
      return { id: `${this.lesson}/${anchorOf(heading)}`, name: named(heading), heading, end, questions: own };
    });
  }

  /** @param {string} id @returns {boolean} */
  answered(id) {
    const answer = journal.state.answers[id];
    return answer !== undefined && !answer.cleared;
  }

  /** @param {string} about @returns {boolean} */
  isDone(about) {
    return journal.state.done[about]?.value === true;
  }

  /** @param {Element} end @param {boolean} there whether it is before the reader */
  passing(end, there) {
    clearTimeout(this.clocks.get(end));
    this.clocks.delete(end);
    const part = there ? this.parts.find((one) => one.end === end) : undefined;
    if (!part || part.questions.length || this.isDone(part.id)) return;
    this.clocks.set(
      end,
      setTimeout(() => this.note(part.id, true), SETTLED),
    );
  }

  /** @param {string} about @param {boolean} value */
  async note(about, value) {
    try {
      await journal.add({ act: "done", about, value });
      this.said.textContent = "";
    } catch (error) {
      this.said.textContent = error instanceof Error ? error.message : say("progress.finish.lost");
    }
    this.show();
  }

  show() {
    const { parts, questions } = this;
    for (const { id, questions: own } of parts) if (own.length && own.every((one) => this.answered(one)) && !this.isDone(id)) this.done(id);
    const open = parts.filter(({ id }) => !this.isDone(id));
    const answered = questions.filter((id) => this.answered(id)).length;
    const asked = questions.length ? say("progress.finish.questions", { n: answered, all: questions.length }) : "";
    const finished = this.isDone(this.lesson);
    const lines = [
      h("p", { class: "mp-label" }, say("progress.finish.heading")),
      h("p", {}, `${say("progress.finish.parts", { n: parts.length - open.length, all: parts.length })} ${asked}`),
      open.length && !finished ? h("p", { class: "mp-who" }, say("progress.finish.open")) : null,
      open.length && !finished ? h("ul", { class: "mp-open" }, ...open.map((part) => h("li", {}, this.toPart(part)))) : null,
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
    const act = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.act;
    this.view.replaceChildren(...lines.filter((line) => line !== null), bar);
    if (focused) /** @type {HTMLElement | null} */ (this.view.querySelector(act ? ".mp-bar button" : "button"))?.focus();
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
  toPart({ name, heading, questions }) {
    const left = questions.filter((id) => !this.answered(id)).length;
    const text = left ? say("progress.finish.left", { part: name, n: left }) : name;
    return button(
      text,
      () => {
        heading.tabIndex = -1;
        heading.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
        heading.focus({ preventScroll: true });
      },
      { class: "mp-quiet" },
    );
  }
}

define("massage-finish", Finish);
