// A lesson in JupyterLab opens as a page to read: a plain bar, no tools, and nothing that a slip could change. Whoever chooses to edit it has
// all of JupyterLab, for that notebook, until they choose to read it again. Other notebooks are left alone.

import { isDone } from "../core/parts.js";
import { say } from "../core/words.js";
import { calm, h } from "../diagram/dom.js";
import { named, noteDone, partsOf } from "../lesson/contents.js";
import { journal } from "../lesson/journal.js";
import {
  callFeed,
  clearFrame,
  holdKernel,
  keepClean,
  keepHandsOff,
  lockCells,
  runPython,
  scrollerOf,
  viewportOf,
} from "./jupyterlab-insides.js";

/** The name under which the build says in a notebook which lesson it is. */
const OURS = "massage-lessons";
const EDITED = "massage-lessons.edited:";
/** Begins a part in the source of a cell. */
const PART = /^## /gm;
/** How many letters have to stand beside a drawing: fewer would leave most of the window empty. `export/page/beside.py` says the same. */
const LEAST = 400;

/** @typedef {{file: string, title: string}} Neighbour */

/** @param {any} tracker the token of JupyterLab's list of notebooks @param {Promise<void>} words @returns {object} the extension */
export const pages = (tracker, words) => ({
  id: "massage-lessons:reading",
  description: "Opens a lesson as a page to read.",
  autoStart: true,
  requires: [tracker],
  activate: (/** @type {any} */ app, /** @type {any} */ notebooks) => {
    /** @type {Map<any, Page>} */
    const open = new Map();
    const settle = () => clearFrame(app.shell, open.get(app.shell.currentWidget)?.reading ?? false);
    notebooks.widgetAdded.connect(async (/** @type {any} */ _, /** @type {any} */ panel) => {
      await panel.context.ready;
      const { model } = panel.context;
      const lesson = model.getMetadata(OURS);
      if (!lesson || panel.isDisposed) return;
      const begin = holdKernel(panel.context);
      await words;
      const page = new Page(app, panel, { ...lesson, begin }, settle);
      open.set(panel, page);
      panel.disposed.connect(() => {
        page.leave();
        open.delete(panel);
        settle();
      });
      page.show();
    });
    app.shell.currentChanged?.connect(settle);
  },
});

/** @returns {Storage | null} where this browser keeps what was chosen, if it lets us */
const storage = () => {
  try {
    return localStorage;
  } catch {
    return null;
  }
};

/** @param {string} text @param {() => void} act @param {string} [kind] */
const button = (text, act, kind = "") => {
  const node = h("button", { type: "button", class: kind }, text);
  node.addEventListener("click", act);
  return node;
};

/** @param {Element} cell @returns {number} how much of its text is read without unfolding anything */
const lettersIn = (cell) =>
  [...cell.querySelectorAll(".jp-MarkdownOutput > :not(details)")].reduce((sum, { textContent }) => sum + textContent.trim().length, 0);

class Page {
  /** @param {any} app @param {any} panel @param {{next?: Neighbour, begin: () => Promise<any>}} lesson @param {() => void} settle */
  constructor(app, panel, lesson, settle) {
    this.app = app;
    this.panel = panel;
    this.lesson = lesson;
    this.settle = settle;
    this.reading = storage()?.getItem(EDITED + panel.context.path) === null;
    this.part = h("summary");
    this.contents = /** @type {HTMLDetailsElement} */ (h("details", { class: "massage-contents" }, this.part));
    this.said = h("p", { class: "massage-said", role: "status" });
    /** Which part is before the reader, from 0. */
    this.now = 0;
    /** The parts that can be done, by their headings. @type {Map<Element, import("../lesson/contents.js").Part>} */
    this.able = new Map();
    this.bar = h("div", { class: "massage-bar massage-tokens" });
    this.leaving = new AbortController();
    /** Ends the holding to a part that was chosen. */
    this.held = new AbortController();
    const { signal } = this.leaving;
    this.contents.addEventListener("toggle", () => this.list());
    this.contents.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      this.contents.open = false;
      this.part.focus();
    });
    addEventListener(
      "pointerdown",
      ({ target }) => {
        if (target instanceof Node && !this.contents.contains(target)) this.contents.open = false;
      },
      { signal },
    );
    const scroller = scrollerOf(panel);
    scroller.prepend(this.bar);
    scroller.addEventListener("scroll", () => this.tell(), { passive: true, signal });
    // Headings come with the cells, which JupyterLab draws one after the other.
    this.growing = new MutationObserver(() => {
      this.lay();
      this.count();
    });
    this.growing.observe(panel.content.node, { childList: true, subtree: true });
    // Whatever is brought into sight, by a link or by the Tab key, has to stop below the bar.
    this.measuring = new ResizeObserver(() => panel.node.style.setProperty("--massage-bar", `${this.bar.offsetHeight}px`));
    this.measuring.observe(this.bar);
    journal.whenChanged(() => {
      this.tell();
      this.list();
    }, signal);
    keepHandsOff(panel, () => this.reading);
    keepClean(panel.context.model, () => this.reading);
  }

  leave() {
    this.leaving.abort();
    this.held.abort();
    this.growing.disconnect();
    this.measuring.disconnect();
  }

  /** Show the notebook as it is wanted now. */
  show() {
    const { panel, reading } = this;
    lockCells(panel, reading);
    callFeed(panel, reading);
    panel.node.classList.toggle("massage-reading", reading);
    panel.node.classList.toggle("massage-tokens", reading);
    panel.toolbar.setHidden(reading);
    this.bar.replaceChildren(...(reading ? this.forReading() : this.forEditing()), this.said);
    if (!reading) this.lesson.begin();
    this.settle();
    this.lay();
    this.count();
  }

  /** @returns {Node[]} */
  forReading() {
    const { next } = this.lesson;
    const onward = next ? button(say("reading.next", { title: next.title }), () => this.open(next.file), "massage-next") : null;
    const acts = [
      button(say("reading.present"), () => this.converted("talk", false)),
      button(say("reading.export"), () => this.converted("lesson", true)),
      button(say("reading.edit"), () => this.turn(false)),
      button(say("reading.restore"), () => this.ask()),
    ];
    const title = h("strong", {}, this.title());
    return [h("div", { class: "massage-where" }, title, this.contents), h("nav", { "aria-label": say("reading.label") }, onward, ...acts)];
  }

  /** @returns {Node[]} */
  forEditing() {
    return [
      h(
        "nav",
        { "aria-label": say("reading.label") },
        button(say("reading.read"), () => this.turn(true)),
        button(say("reading.restore"), () => this.ask()),
      ),
    ];
  }

  title() {
    return named(this.panel.content.node.querySelector(".jp-MarkdownOutput h1")) || this.panel.title.label;
  }

  /** @returns {HTMLElement[]} what begins a part */
  parts() {
    return [...this.panel.content.node.querySelectorAll(".jp-MarkdownOutput h2")];
  }

  /** @returns {number} how many parts there are, those among them that JupyterLab has not drawn yet */
  get all() {
    const cells = [...this.panel.content.model.cells].filter(({ type }) => type === "markdown");
    const written = cells.reduce((sum, { sharedModel }) => sum + (sharedModel.getSource().match(PART)?.length ?? 0), 0);
    return Math.max(written, this.parts().length);
  }

  /** Hold to a part while what stands above it is still being drawn, until the reader goes elsewhere. @param {HTMLElement} part */
  hold(part) {
    this.held.abort();
    this.held = new AbortController();
    const { signal } = this.held;
    const page = viewportOf(part) ?? document.body;
    let height = page.clientHeight;
    const growing = new ResizeObserver(() => {
      if (page.clientHeight !== height) part.scrollIntoView({ block: "start", behavior: "instant" });
      height = page.clientHeight;
    });
    growing.observe(page);
    signal.addEventListener("abort", () => growing.disconnect());
    for (const type of ["wheel", "pointerdown", "touchmove", "keydown"])
      addEventListener(type, () => this.held.abort(), { signal, capture: true, passive: true });
  }

  /** Find the parts that can be done: those up to the end of the lesson. */
  count() {
    this.able = new Map(partsOf(this.panel.content.node).map((part) => [part.heading, part]));
    this.tell();
  }

  /** @param {Element} heading @returns {boolean} whether the part that it begins is done */
  isDone(heading) {
    const part = this.able.get(heading);
    return part !== undefined && isDone(journal.state, part);
  }

  /** Say which part is before the reader. */
  tell() {
    if (!this.reading) return;
    const parts = this.parts();
    const title = this.bar.querySelector("strong");
    if (title && title.textContent !== this.title()) title.textContent = this.title();
    this.now = this.here(parts);
    const n = this.now + 1;
    const [part, told] = [parts[n - 1], { n, all: this.all, name: named(parts[n - 1]) }];
    const text = part ? say(this.isDone(part) ? "reading.part-done" : "reading.part", told) : "";
    if (this.part.textContent !== text) this.part.textContent = text;
    this.contents.hidden = !parts.length;
  }

  /** @param {Element[]} parts @returns {number} which of them is before the reader, from 0 */
  here(parts) {
    const line = Math.max(0, this.bar.getBoundingClientRect().bottom) + innerHeight / 3;
    return Math.max(0, parts.filter((part) => part.getBoundingClientRect().top < line).length - 1);
  }

  /** List the parts, to go to one, and say which are done. */
  list() {
    const before = this.contents.querySelector(".massage-parts");
    const focused = [...(before?.querySelectorAll("button") ?? [])].indexOf(/** @type {any} */ (document.activeElement));
    before?.remove();
    if (!this.contents.open) return;
    const entries = this.parts().map((part, place) => {
      const entry = button(named(part), () => {
        this.contents.open = false;
        part.tabIndex = -1;
        part.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
        part.focus({ preventScroll: true });
        this.hold(part);
      });
      if (this.isDone(part)) entry.append(h("span", { class: "massage-done" }, ` ${say("progress.part.done")}`));
      if (place === this.now) entry.setAttribute("aria-current", "true");
      return h("li", {}, entry);
    });
    const turn = this.turnPart();
    const list = h("div", { class: "massage-parts" }, h("ol", { "aria-label": say("reading.contents") }, ...entries), turn);
    this.contents.append(list);
    if (focused >= 0) list.querySelectorAll("button")[focused]?.focus();
  }

  /** @returns {HTMLElement | null} what says that the part before the reader is done, or open after all */
  turnPart() {
    const part = this.able.get(this.parts()[this.now]);
    if (!part) return null;
    const is = isDone(journal.state, part);
    const act = say(`progress.part.${is ? "unmark" : "mark"}`);
    return button(say("progress.part.of", { act, part: part.name }), () => this.note(part.id, !is), "massage-turn");
  }

  /** @param {string} about @param {boolean} value */
  async note(about, value) {
    this.said.textContent = await noteDone(about, value);
  }

  /** Lay each drawing beside the text that talks of it: that of its section, up to the next drawing. */
  lay() {
    const { widgets } = this.panel.content;
    const drawn = (/** @type {any} */ cell) => cell.node.querySelector(".massage-diagram") !== null;
    const begins = (/** @type {any} */ cell) => cell.node.querySelector(".jp-MarkdownOutput :is(h1, h2)") !== null;
    const isText = (/** @type {any} */ cell) => cell.model.type === "markdown";
    for (const [place, { node }] of widgets.entries()) {
      node.classList.remove("massage-told", "massage-drawn");
      node.style.gridRow = String(place + 1);
    }
    let free = 0;
    for (const [place, cell] of widgets.entries()) {
      if (!this.reading || !drawn(cell)) continue;
      let first = place;
      while (first > free && isText(widgets[first - 1]) && !begins(widgets[first])) first -= 1;
      let last = place;
      while (last + 1 < widgets.length && isText(widgets[last + 1]) && !begins(widgets[last + 1])) last += 1;
      const letters = widgets
        .slice(first, last + 1)
        .reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + lettersIn(one.node), 0);
      if (last === place || letters < LEAST) continue;
      free = last + 1;
      for (let told = first; told <= last; told += 1) widgets[told].node.classList.add(told === place ? "massage-drawn" : "massage-told");
      cell.node.style.gridRow = `${first + 1} / ${last + 2}`;
    }
  }

  /** @param {boolean} reading */
  async turn(reading) {
    const { context } = this.panel;
    if (reading && context.model.dirty) await context.save();
    const place = this.here(this.parts());
    this.said.textContent = "";
    this.reading = reading;
    const key = EDITED + context.path;
    if (reading) storage()?.removeItem(key);
    else storage()?.setItem(key, "1");
    this.show();
    this.bar.querySelector("button")?.focus({ preventScroll: true });
    const part = this.parts()[place];
    if (!place || !part) return;
    part.scrollIntoView({ block: "start", behavior: "instant" });
    this.hold(part);
  }

  /** @param {string} file beside this lesson */
  open(file) {
    const folder = this.panel.context.path.split("/").slice(0, -1);
    this.app.commands.execute("docmanager:open", { path: [...folder, file].join("/") });
  }

  /** Open what the server makes of the lesson. @param {string} format @param {boolean} download */
  converted(format, download) {
    const path = this.panel.context.path.split("/").map(encodeURIComponent).join("/");
    const { baseUrl } = this.app.serviceManager.serverSettings;
    const href = `${baseUrl}nbconvert/${format}/${path}?download=${download}`;
    const way = download ? { download: "" } : { target: "_blank", rel: "noopener" };
    h("a", { href, ...way }).click();
  }

  /** Ask before the lesson is restored. */
  ask() {
    const text = say("reading.ask");
    const dialog = /** @type {HTMLDialogElement} */ (h("dialog", { class: "massage-ask", "aria-label": text }, h("p", {}, text)));
    const answer = (/** @type {() => void} */ act) => () => {
      dialog.close();
      act();
    };
    dialog.append(
      h(
        "div",
        {},
        button(
          say("reading.restore"),
          answer(() => this.restore()),
          "massage-next",
        ),
        button(
          say("reading.keep"),
          answer(() => {}),
        ),
      ),
    );
    dialog.addEventListener("close", () => dialog.remove());
    this.bar.append(dialog);
    dialog.showModal();
    dialog.querySelectorAll("button")[1].focus();
  }

  async restore() {
    const { context } = this.panel;
    this.said.textContent = say("reading.restoring");
    try {
      if (context.model.dirty) await context.save();
      const name = JSON.stringify(context.path.split("/").at(-1));
      const code = `from massage_lessons.lab import folder; print(folder.restored(${name}) or "")`;
      const { text, failed } = await runPython(this.app.serviceManager, context.path, code);
      if (failed) throw new Error(text);
      await context.revert();
      lockCells(this.panel, this.reading);
      this.said.textContent = text ? say("reading.kept", { file: text }) : say("reading.restored");
    } catch (error) {
      this.said.textContent = say("reading.failed", { why: error instanceof Error ? error.message : String(error) });
    }
  }
}
