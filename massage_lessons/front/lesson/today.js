// Today: what is to be gone over, asked one after the other, on the right day. And what is remembered, and the certificate.

import { registry } from "../core/registry.js";
import { ahead, dayNow } from "../core/review.js";
import { say } from "../core/words.js";
import { Certificate } from "./certificate.js";
import { button, h } from "./dom.js";
import { bank, itemsOfToday } from "./going-over.js";
import { Hands } from "./hands.js";
import { journal } from "./journal.js";
import { Memory } from "./memory.js";
import { define } from "./parts.js";

/**
 * @typedef {import("./going-over.js").Day} Day
 * @typedef {import("./going-over.js").Item} Item
 */

const WHY = /** @type {const} */ (["missed", "known", "fresh"]);
/** Days of which the table tells; what lies further ahead need not be planned for. */
const SOON = 30;

export class Today {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.skills = /** @type {import("./hands.js").Skill[]} */ (JSON.parse(root.dataset.skills ?? "[]"));
    root.querySelector(".mp-still")?.remove();
    // The links themselves are moved and hidden, never copied: a host opens only those that it has seen.
    this.links = /** @type {HTMLElement} */ (root.querySelector("[data-links]"));
    this.lessons = /** @type {HTMLElement[]} */ ([...this.links.children]);
    this.view = h("div", { class: "mp-today" });
    root.prepend(this.view);
    this.asking = false;
    /** @type {{right: number, asked: number} | null} how the questions went that were just asked */
    this.outcome = null;
    this.turn = 0;
    /** Whether somebody has come to the end, and has not been told yet. */
    this.ended = false;
    /** The day of which the page tells. */
    this.day = 0;
  }

  /** @param {AbortSignal} signal */
  async join(signal) {
    await journal.ready;
    if (signal.aborted) return;
    // What another page has asked need not be asked here; but nobody is interrupted.
    journal.whenChanged(() => {
      if (!this.asking) this.open();
    }, signal);
    // A page that stayed open over midnight tells of a day that is over. On the same day nothing is drawn anew under somebody's finger.
    const again = () => {
      if (!document.hidden && !this.asking && this.day !== dayNow(Date.now())) this.open();
    };
    document.addEventListener("visibilitychange", again, { signal });
    window.addEventListener("focus", again, { signal });
    await this.open();
  }

  /** @param {Node[]} nodes */
  put(...nodes) {
    this.view.replaceChildren(...nodes);
  }

  /** Show what there is to do. */
  async open() {
    this.turn += 1;
    const { turn } = this;
    this.day = dayNow(Date.now());
    const [day, more, fresh] = await Promise.all(
      /** @type {const} */ (["", "minutes", "new"]).map((wish) => itemsOfToday({ skills: this.skills, more: wish })),
    ).catch((error) => {
      console.warn(error);
      return [];
    });
    if (turn !== this.turn || this.asking) return;
    if (!day) {
      this.put(h("p", {}, say("progress.today.faulty")));
      return;
    }
    const heading = h("h3", { tabindex: "-1" }, say("progress.today.heading"));
    const went = this.wentSo();
    const begin = day.items.length ? this.due(day) : this.nothing(day, more, fresh);
    const next = this.ahead(day.all);
    // Who was here stays here when it is drawn anew: an answer may be kept just after the end was shown.
    const before = this.view.querySelector(":focus");
    this.put(heading, ...went, ...begin, ...(next ? [next] : []));
    if (this.ended || before?.matches("h3")) heading.focus();
    else if (before) /** @type {HTMLElement} */ (this.view.querySelector(".mp-main") ?? heading).focus({ preventScroll: true });
    this.ended = false;
  }

  /** @returns {Node[]} how it went, where somebody has just answered */
  wentSo() {
    if (!this.outcome) return [];
    const { right, asked } = this.outcome;
    const known = right === asked ? "known-all" : right ? "known" : "known-none";
    return [h("p", {}, say(`progress.today.${known}`, { n: asked, good: right, all: asked }))];
  }

  /** @param {Day} day @returns {Node[]} */
  due(day) {
    const reasons = WHY.filter((reason) => day.why[reason]).map((reason) =>
      h("li", {}, say(`progress.today.why.${reason}`, { n: day.why[reason] })),
    );
    const act = say(day.answered ? "progress.today.go-on" : "progress.today.begin");
    return [
      h("p", { class: "mp-summary" }, say("progress.today.due", { what: day.what, time: day.time })),
      h("ul", { class: "mp-reasons" }, ...reasons),
      day.answered ? h("p", { class: "mp-who" }, say("progress.today.answered", { n: day.answered })) : "",
      h(
        "div",
        { class: "mp-bar" },
        button(act, () => this.ask(day), { class: "mp-main" }),
      ),
    ].map(asNode);
  }

  /** @param {Day} day @param {Day} more @param {Day} fresh @returns {Node[]} */
  nothing(day, more, fresh) {
    const { state } = journal;
    const met = day.answered > 0;
    const begun = Object.keys(state.history).length > 0 || Object.keys(state.done).length > 0;
    const lines = [
      h("p", { class: "mp-summary" }, say(met ? "progress.today.done" : begun ? "progress.today.nothing" : "progress.today.unbegun")),
    ];
    if (met) lines.push(h("p", { class: "mp-who" }, say("progress.today.answered", { n: day.answered })));
    const next = this.lessons.find(({ dataset }) => state.done[dataset.about ?? ""]?.value !== true);
    if (next) {
      for (const item of this.lessons) item.hidden = item !== next;
      this.links.hidden = false;
      lines.push(h("div", { class: "mp-learn" }, h("p", {}, say("progress.today.learn")), this.links));
    }
    // What is new is met in five minutes more, too.
    const wish = more.items.some(({ id }) => state.history[id]) ? more : fresh;
    const name = wish === more ? "more" : "new";
    if (wish.items.length)
      lines.push(
        h(
          "div",
          { class: "mp-bar" },
          button(say(`progress.today.${name}`), () => this.ask(wish)),
        ),
      );
    return lines;
  }

  /** @param {readonly Item[]} all @returns {HTMLElement | null} what comes back on which day */
  ahead(all) {
    const { state } = journal;
    const days = ahead(state, { items: all }, Date.now()).filter(({ days }) => days > 0 && days <= SOON);
    if (!days.length) return null;
    const names = ["day", "count"].map((name) => say(`progress.today.${name}`));
    // On a phone each cell says itself what it is.
    const rows = days.map(({ days: n, count }) =>
      h("tr", {}, ...[say("progress.today.when", { n }), String(count)].map((text, i) => h("td", { "data-label": names[i] }, text))),
    );
    const head = h("tr", {}, ...names.map((name) => h("th", { scope: "col" }, name)));
    const [first] = days;
    const what = say("progress.today.things", { n: first.count });
    return h(
      "div",
      {},
      h("p", { class: "mp-next-time" }, say("progress.today.next", { what, when: say("progress.today.when", { n: first.days }) })),
      h(
        "details",
        { class: "mp-fold" },
        h("summary", {}, say("progress.today.table")),
        h("table", {}, h("thead", {}, head), h("tbody", {}, ...rows)),
      ),
    );
  }

  /** Ask them: the questions first, then what the hands do. @param {Day} day */
  async ask(day) {
    this.asking = true;
    this.outcome = null;
    const place = h("div", { class: "mp-asked-today", tabindex: "-1" });
    this.put(place);
    place.focus({ preventScroll: true });
    const items = day.items.filter(({ kind }) => kind !== "skill");
    const skills = day.items.map(({ id }) => this.skills.find((skill) => skill.id === id)).filter((skill) => skill !== undefined);
    const end = () => {
      this.asking = false;
      this.ended = true;
      this.open();
    };
    const hands = () => {
      if (skills.length) new Hands(place, skills, end).open();
      else end();
    };
    const { asker } = registry();
    if (!items.length || !asker) {
      hands();
      return;
    }
    const { sources, bases } = await bank();
    asker(place, {
      items: /** @type {import("../core/bank.js").Item[]} */ (items),
      where: "today",
      limit: items.length,
      key: "today",
      keepOrder: true,
      sources,
      bases,
      done: ({ right, asked }) => {
        this.outcome = { right, asked };
        hands();
      },
    });
  }
}

/** @param {Node | string} one @returns {Node} */
const asNode = (one) => (typeof one === "string" ? document.createTextNode(one) : one);

define("massage-today", Today);
define("massage-memory", Memory);
define("massage-certificate", Certificate);
