// Asks one item after the other: on the drawing, or in words for who does not see it. What was answered goes into the journal at once;
// where somebody is in a row of items is remembered by the page, so that a reload goes on there.

import { chance, DRAWN, inWords } from "../core/bank.js";
import { drawn } from "../core/draw.js";
import { HINTS, hintOf, nearMiss } from "../core/finding.js";
import { graded, rated, verdict, withoutSide } from "../core/grade.js";
import { placeOf, sided } from "../core/places.js";
import { registry } from "../core/registry.js";
import { Store } from "../core/store.js";
import { lanes } from "../core/stroke.js";
import { say } from "../core/words.js";
import { choices, rightOrder, sign, steps, writing } from "./answers.js";
import { button, calm, h } from "./dom.js";

/**
 * @typedef {import("../core/bank.js").Item} Item
 * @typedef {import("../core/grade.js").Graded} Graded
 * @typedef {import("../core/registry.js").Drawing} Drawing
 * @typedef {import("./answers.js").Field} Field
 * @typedef {{id: string, good: boolean | null, hints: number}} Result of the first try
 * @typedef {{seed: string, ids: string[], at: number, tries: number, hints: number, first: string,
 *   draft: string[], ended: boolean, results: Result[]}} Round
 *
 * @typedef {object} Asked
 * @property {Item[]} items
 * @property {"lesson" | "practice" | "today"} where
 * @property {number} [limit] how many are asked at most
 * @property {string} [key] under which the page remembers where somebody is
 * @property {boolean} [keepOrder] whether they are asked as they come and not in an order of chance
 * @property {Record<string, {short: string, url?: string | null}>} [sources] of which the drawing may know nothing
 * @property {Record<string, string>} [bases] what rests on no source, in words
 * @property {(outcome: {asked: number, right: number, missed: string[], results: Result[]}) => void} [done] hears the end
 */

/** Parts of a pass of a stroke that are worth a picture where nothing may move. */
const PICTURES = [0, 0.4, 0.7];
/** What has an order of its own that every question keeps. */
const IN_ORDER = /** @type {import("../core/bank.js").Kind[]} */ (["true", "safe"]);
const WAY = "practice-in-words";

/** Where somebody is: nothing that was answered is only here. */
const visit = new Store(() => sessionStorage);
let count = 0;

/** @returns {{add: (act: object) => Promise<any>} | undefined} what keeps the answers; a page without it forgets them */
const journal = () => /** @type {any} */ (globalThis)[Symbol.for("massage-lessons.journal")];

/** @param {string} key @returns {Round | null} the round in which somebody is */
export function roundOf(key) {
  const kept = visit.read(`practice:${key}`);
  return Array.isArray(kept?.ids) && Array.isArray(kept.results) && typeof kept.at === "number" ? kept : null;
}

/**
 * Ask a list of items one after the other in an element.
 * @param {HTMLElement} root
 * @param {Asked} asked
 * @returns {{end: () => void}} takes it away
 */
export function asker(root, asked) {
  const one = new Asker(root, asked);
  one.begin();
  return { end: () => one.end() };
}

class Asker {
  /** @param {HTMLElement} root @param {Asked} asked */
  constructor(root, asked) {
    this.root = root;
    this.asked = asked;
    this.key = `practice:${asked.key ?? `${asked.where} ${asked.items.map(({ id }) => id).join(" ")}`}`;
    this.round = this.resumed() ?? this.anew();
    this.ending = new AbortController();
    /** @type {Drawing | null} */
    this.drawing = null;
    /** @type {import("../diagram/asking.js").Asking | null} */
    this.map = null;
    /** @type {Item} the item as it is asked now: with its side, or in words */
    this.item = asked.items[0];
    /** @type {Field | null} */
    this.field = null;
    count += 1;
    this.label = `mp-practice-ask-${count}`;
    this.dom = this.elements();
    /** @type {Promise<void> | null} until the first answer to a question is kept */
    this.writing = null;
  }

  /** @returns {Round | null} where somebody left off, with the items that there still are */
  resumed() {
    const round = roundOf(this.key.slice("practice:".length));
    const known = new Set(this.asked.items.map(({ id }) => id));
    return round?.ids.every((id) => known.has(id)) && round.at < round.ids.length ? round : null;
  }

  /** @returns {Round} */
  anew() {
    const seed = `${Date.now()} ${Math.random()}`;
    const { items, limit = 10, keepOrder } = this.asked;
    const ids = (keepOrder ? items : drawn(items, chance(seed))).slice(0, limit).map(({ id }) => id);
    return { seed, ids, at: 0, tries: 0, hints: 0, first: "", draft: [], ended: false, results: [] };
  }

  elements() {
    const nth = h("p", { class: "mp-nth", id: `${this.label}-nth` });
    const track = h("div", { class: "mp-practice-track", "aria-hidden": "true" });
    const words = button(say("practice.in-words"), () => this.switchWords(), { "aria-pressed": "false", class: "mp-way" });
    // Who comes to the question hears its side with it, and how far it is.
    const described = `${this.label}-side ${this.label}-nth`;
    const ask = h("h3", { class: "mp-ask", id: this.label, tabindex: -1, "aria-describedby": described });
    const side = h("p", { class: "mp-practice-side", id: `${this.label}-side` });
    const layers = h("div", { class: "mp-layers" });
    const drawn = h("div", { class: "mp-practice-drawn" });
    const zooms = h("div", { class: "mp-zooms", role: "group", "aria-label": say("diagram.zoom.label") });
    const figure = h("div", { class: "mp-practice-figure" }, layers, h("div", { class: "mp-practice-stage" }, drawn, zooms));
    const field = h("div", { class: "mp-practice-field" });
    const told = h("div", { class: "mp-practice-told", role: "status" });
    // Each hint is added to those before, which need not be heard again.
    const hint = h("div", { class: "mp-practice-hint", role: "status", "aria-atomic": "false" });
    const check = button(say("practice.check"), () => this.check(), { class: "mp-main" });
    const help = button(say("practice.hint"), () => this.hint());
    const show = button(say("practice.show"), () => this.giveUp());
    const easy = button(say("practice.easy"), () => this.easy());
    const next = button(say("practice.next"), () => this.next(), { class: "mp-main" });
    const self = h("div", { class: "mp-bar", role: "group", "aria-label": say("practice.self.label") });
    const bar = h("div", { class: "mp-bar mp-practice-keys" }, check, next, help, show, easy);
    const saved = h("p", { class: "mp-practice-saved", role: "status" });
    const head = h("div", { class: "mp-practice-head" }, nth, track, words);
    const says = h("div", { class: "mp-practice-says" }, ask, side);
    // What is longer than its room scrolls, while the keys below it stay.
    const news = h("div", { class: "mp-practice-news" }, hint, told);
    const sized = new ResizeObserver(() => {
      if (news.scrollHeight > news.clientHeight + 1) news.setAttribute("tabindex", "0");
      else news.removeAttribute("tabindex");
    });
    for (const one of [news, hint, told]) sized.observe(one);
    this.ending.signal.addEventListener("abort", () => sized.disconnect());
    const foot = h("div", { class: "mp-practice-foot" }, news, self, bar, saved);
    const main = h("div", { class: "mp-practice-main" }, says, figure, field, foot);
    const all = h("section", { class: "mp-asker", "aria-label": say("practice.label") }, head, main);
    return {
      nth,
      track,
      words,
      ask,
      side,
      layers,
      drawn,
      zooms,
      figure,
      field,
      told,
      hint,
      check,
      help,
      show,
      easy,
      next,
      self,
      bar,
      saved,
      foot,
      main,
      all,
    };
  }

  async begin() {
    const found = registry().drawing?.();
    const before = this.root.contains(document.activeElement);
    this.root.replaceChildren(this.dom.all);
    this.drawing = (await found?.catch(() => null)) ?? null;
    if (this.ending.signal.aborted) return;
    this.passOver();
    this.show();
    if (before) this.arrive();
  }

  /** Come to the question that is shown: what stood there before may have been longer, or shorter. */
  arrive() {
    const { ask, all } = this.dom;
    ask.focus({ preventScroll: true });
    const { top, bottom } = ask.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) all.scrollIntoView({ block: "start" });
    ask.scrollIntoView({ block: "nearest" });
  }

  /** Without a drawing, what can only be asked on it is left out. */
  passOver() {
    if (this.drawing) return;
    const { round } = this;
    const can = (/** @type {string} */ id) => {
      const item = this.asked.items.find((one) => one.id === id);
      return item && (!DRAWN.includes(item.kind) || item.in_words);
    };
    round.ids = round.ids.filter((id, i) => i < round.at || can(id));
  }

  remember() {
    visit.write(this.key, this.round.at < this.round.ids.length ? this.round : null);
  }

  get inWords() {
    return !this.drawing || visit.read(WAY) === true;
  }

  /** @returns {Item} */
  get original() {
    return /** @type {Item} */ (this.asked.items.find(({ id }) => id === this.round.ids[this.round.at]));
  }

  /** @returns {Item} the item as it is asked: with a side, or in words */
  prepared() {
    const item = this.original;
    if (this.inWords && item.in_words) return inWords(item);
    if (!DRAWN.includes(item.kind) || !this.drawing) return item;
    const { payload } = this.drawing;
    if (item.kind === "stroke") {
      return { ...item, place: this.sided(shownOn(payload, item)) };
    }
    return { ...item, place: this.sided(item.place ?? "") };
  }

  /** @param {string} id @returns {string} of a place that has two sides, one of them: by chance, but the same after a reload */
  sided(id) {
    if (!this.drawing || placeOf(this.drawing.payload, id)) return id;
    const random = chance(`${this.round.seed} side ${this.original.id}`);
    return `${id}-${drawn(["left", "right"], random)[0]}`;
  }

  switchWords() {
    visit.write(WAY, !this.inWords);
    this.round.draft = [];
    this.show();
    this.dom.words.focus();
  }

  show() {
    const { round, dom } = this;
    this.remember();
    if (round.at >= round.ids.length) {
      this.finish();
      return;
    }
    const before = this.dom.all.contains(document.activeElement);
    this.item = this.prepared();
    const { kind } = this.item;
    const onDrawing = DRAWN.includes(kind);
    dom.main.dataset.kind = kind;
    dom.nth.textContent = say("practice.nth", { n: round.at + 1, all: round.ids.length });
    dom.track.replaceChildren(
      ...round.ids.map((_, i) =>
        h("i", {
          class:
            i < round.results.length ? (round.results[i].good === false ? "mp-missed" : "mp-had") : i === round.at ? "mp-here-now" : null,
        }),
      ),
    );
    dom.words.hidden = !this.drawing || !this.original.in_words || round.ended;
    dom.words.setAttribute("aria-pressed", String(this.inWords));
    dom.ask.textContent = this.item.ask;
    const place = onDrawing && this.drawing ? placeOf(this.drawing.payload, this.item.place ?? "") : null;
    dom.side.textContent = kind === "find" && place?.side ? say(`practice.side.${place.side}`) : "";
    dom.field.replaceChildren();
    for (const one of [dom.told, dom.hint, dom.self]) one.replaceChildren();
    dom.told.className = "mp-practice-told";
    dom.saved.textContent = "";
    this.field = this.fieldOf();
    if (this.field) dom.field.append(this.field.node);
    dom.figure.hidden = !onDrawing;
    if (onDrawing) this.draw();
    else this.map?.hands.show([], 0);
    dom.check.textContent = kind === "words" ? say("practice.compare") : say("practice.check");
    dom.help.textContent = say("practice.hint");
    this.keys(round.ended ? "ended" : round.tries ? "again" : "open");
    for (let i = 0; i < round.hints; i++) this.give(i);
    if (round.ended) this.tell({ good: round.results.at(-1)?.good ?? null, wrong: 0, missed: 0, near: null, out: [] }, [], true);
    if (before) this.arrive();
  }

  /** @returns {Field | null} */
  fieldOf() {
    const { item, label, round } = this;
    const random = chance(`${round.seed} order ${item.id}`);
    // A round that was left before this was kept as a list has a text.
    const draft = [round.draft ?? []].flat();
    const changed = (/** @type {string[]} */ answer) => {
      round.draft = answer;
      this.remember();
    };
    if (item.kind === "words") return writing(label, draft, changed);
    if (item.kind === "order") return steps(mixed(item.steps ?? [], random), label, draft, changed);
    if (item.kind === "find") return null;
    const options = item.options ?? [];
    return choices(item, IN_ORDER.includes(item.kind) ? options : drawn(options, random), label, draft, changed);
  }

  /** Which keys there are: while it is open, after a wrong first try, when it has ended. @param {"open" | "again" | "ended"} phase */
  keys(phase) {
    const { check, help, show, easy, next } = this.dom;
    const helps = DRAWN.includes(this.item.kind) && this.item.kind !== "stroke" && this.round.hints < HINTS;
    check.hidden = phase === "ended";
    help.hidden = phase === "ended" || !helps;
    show.hidden = phase === "ended";
    show.textContent = phase === "again" ? say("practice.show") : say("practice.unknown");
    next.hidden = phase !== "ended";
    easy.hidden = true;
  }

  // ---------------------------------------------------------------------------------------------- the drawing

  draw() {
    const { dom, item } = this;
    const { payload, mountAsking, createHost } = /** @type {Drawing} */ (this.drawing);
    if (!this.map) {
      this.map = mountAsking(dom.drawn, { payload }, createHost(), (id, again) => this.tapped(id, again));
      this.layerKeys(payload);
      const { zoom } = this.map;
      const acts = /** @type {const} */ ([
        ["in", "+", () => zoom.step(1.5)],
        ["out", "−", () => zoom.step(1 / 1.5)],
        ["reset", "⤢", () => zoom.reset()],
      ]);
      dom.zooms.append(
        ...acts.map(([name, text, act]) =>
          button(text, act, { "aria-label": say(`diagram.zoom.${name}`), title: say(`diagram.zoom.${name}`) }),
        ),
      );
    }
    const { map } = this;
    const place = placeOf(payload, item.place ?? "");
    map.sign([]);
    map.hands.show([], 0);
    map.host.set("side", "both");
    map.host.set("selected", null);
    map.host.set("highlight", []);
    const finds = item.kind === "find";
    dom.layers.hidden = !finds;
    dom.zooms.hidden = item.kind === "stroke";
    if (!finds && place) map.host.set("layer", item.kind === "stroke" ? "skin" : place.entry.layer);
    this.pressLayer();
    const layer = payload.layers.find(({ id }) => id === map.host.get("layer"))?.name ?? "";
    const where = place ? map.where(place.id) : "";
    const labels = { find: say("diagram.map"), name: say("practice.marked", { where, layer }), stroke: say("practice.moves", { where }) };
    map.open(finds, labels[/** @type {keyof labels} */ (item.kind)]);
    if (finds || !place) {
      map.hands.frame([]);
      return;
    }
    if (item.kind === "name") {
      map.hands.frame([]);
      map.host.set("highlight", [place.id]);
    } else this.play();
  }

  /** The hands of a stroke, or pictures of it where nothing may move. */
  play() {
    const { item, map, dom } = this;
    if (!map) return;
    const parts = [{ stroke: item.stroke ?? "", place: item.place ?? "" }];
    map.hands.frame(parts);
    map.host.set("highlight", []);
    map.hands.show(parts, 0);
    if (!calm()) {
      let moves = true;
      map.hands.play(0);
      const key = button(say("practice.rest"), () => {
        moves = !moves;
        if (moves) map.hands.play(0);
        else map.hands.rest(0);
        key.textContent = moves ? say("practice.rest") : say("practice.play");
      });
      dom.field.prepend(h("div", { class: "mp-bar mp-practice-play" }, key));
      return;
    }
    let picture = 1;
    map.hands.still(PICTURES[picture]);
    const key = button(say("diagram.stroke.picture"), () => {
      picture = (picture + 1) % PICTURES.length;
      map.hands.still(PICTURES[picture]);
    });
    dom.field.prepend(h("div", { class: "mp-bar mp-practice-play" }, key));
  }

  /** @param {Drawing["payload"]} payload */
  layerKeys(payload) {
    count += 1;
    const { map, dom } = this;
    dom.layers.setAttribute("role", "radiogroup");
    dom.layers.setAttribute("aria-label", say("diagram.bar.layer"));
    const keys = payload.layers.map(({ id, short }) => {
      const input = /** @type {HTMLInputElement} */ (h("input", { type: "radio", name: `mp-practice-layer-${count}`, value: id }));
      input.addEventListener("change", () => {
        map?.host.set("selected", null);
        map?.host.set("layer", id);
      });
      return h("label", {}, input, h("span", {}, short));
    });
    dom.layers.append(...keys);
  }

  pressLayer() {
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (this.dom.layers.querySelectorAll("input")))
      input.checked = input.value === this.map?.host.get("layer");
  }

  /** @param {string | null} _ @param {boolean} again */
  tapped(_, again) {
    this.map?.sign([]);
    if (again) this.check();
    else this.dom.check.classList.add("mp-ready");
  }

  // ---------------------------------------------------------------------------------------------- hints

  hint() {
    // What was said of the last answer gives way to what helps with the next.
    this.dom.told.replaceChildren();
    this.dom.told.className = "mp-practice-told";
    this.give(this.round.hints);
    this.round.hints += 1;
    this.remember();
    this.keys(this.round.tries ? "again" : "open");
    if (this.dom.help.hidden) this.dom.check.focus({ preventScroll: true });
    this.sight();
  }

  /** @param {number} n how many were given before */
  give(n) {
    const { item, map, dom } = this;
    if (!map || !this.drawing) return;
    const { payload } = this.drawing;
    const place = placeOf(payload, item.place ?? "");
    if (!place) return;
    const { near, in_words: words } = this.original;
    // What is to be named is told without its name.
    const known = item.kind === "name" ? words?.ask : words?.options.find(({ right }) => right)?.text;
    const hint = hintOf(n, payload, place, map, { likely: Object.keys(near ?? {}), shown: map.host.get("layer"), known });
    if (hint.side && item.kind === "find") map.host.set("side", hint.side);
    if (hint.layer) {
      map.host.set("layer", hint.layer);
      this.pressLayer();
    }
    if (hint.marks) map.host.set("highlight", [...(item.kind === "name" ? [place.id] : []), ...hint.marks]);
    // The place that is to be named is told apart from its neighbours, which are marked, too.
    const apart = hint.marks !== undefined && item.kind === "name";
    if (apart) map.host.set("selected", place.id);
    dom.hint.append(h("p", {}, hint.text, ...(apart ? [` ${say("practice.outlined")}`] : [])));
  }

  // ---------------------------------------------------------------------------------------------- answers

  /** @returns {string[]} */
  get answer() {
    if (this.field) return this.field.answer();
    const id = this.map?.host.get("selected");
    return id ? [id] : [];
  }

  check() {
    const { item, round, dom } = this;
    if (round.ended) return;
    const { answer } = this;
    if (!answer.length) {
      dom.told.className = "mp-practice-told";
      dom.told.replaceChildren(
        h("p", {}, say(`practice.first.${item.kind === "find" ? "find" : item.kind === "words" ? "words" : "choose"}`)),
      );
      this.sight();
      return;
    }
    const told = graded(item, answer, this.drawing?.payload);
    const ended = told.good !== false || round.tries > 0;
    this.keep(told, answer);
    round.ended = ended;
    this.remember();
    this.tell(told, answer, ended);
    this.sight();
  }

  /** Bring what is said of an answer, and what can be done next, into sight: it stands below the options. */
  sight() {
    const how = /** @type {const} */ ({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
    this.dom.foot.scrollIntoView(how);
    // On a phone it lies over the end of the drawing, but not over the place of which it tells.
    const id = this.map?.host.get("selected");
    if (id && getComputedStyle(this.dom.foot).position === "sticky") this.map?.node(id)?.scrollIntoView(how);
  }

  giveUp() {
    // Not to know counts as an answer: it is asked again soon.
    if (!this.round.tries) this.keep({ good: false, wrong: 0, missed: 0, near: null, out: [] }, []);
    this.round.ended = true;
    this.remember();
    this.tell({ good: false, wrong: 0, missed: 0, near: null, out: [] }, [], true);
    this.sight();
  }

  /** Write the answer into the journal at once; only the first try counts. @param {Graded} told @param {string[]} answer */
  keep({ good }, answer) {
    const { round, item } = this;
    round.tries += 1;
    if (round.tries === 1) round.results.push({ id: item.id, good, hints: round.hints });
    const written = item.kind === "words" ? { answer: [], words: answer[0] } : { answer };
    const tried = round.tries > 1 ? { try: round.tries } : {};
    const writing = this.write({ ...written, good, rating: rated(good, round.hints), hints: round.hints, ...tried }, round.tries === 1);
    if (round.tries === 1) this.writing = writing;
  }

  /** @param {object} act @param {boolean} first whether later words about the answer refer to it */
  async write(act, first) {
    const { dom, original, round } = this;
    const { at } = round;
    const way = this.item.kind !== original.kind ? { way: "words" } : {};
    try {
      const kept = await journal()?.add({
        act: "answer",
        about: original.id,
        hash: original.hash,
        ...act,
        ...way,
        where: this.asked.where,
      });
      if (first && kept?.id) round.first = kept.id;
      if (round.at !== at || this.ending.signal.aborted) return;
      dom.saved.textContent = journal() ? say("practice.saved") : "";
      this.remember();
    } catch (error) {
      dom.saved.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  /** The learner says more of the answer that was given: it refines its rating, once it is kept. @param {number} rating */
  async amend(rating) {
    const { round } = this;
    const { at } = round;
    await this.writing;
    if (round.at !== at || this.ending.signal.aborted) return;
    const result = round.results.at(-1);
    this.write({ answer: [], good: result?.good ?? null, rating, hints: round.hints, try: round.tries + 1, amends: round.first }, false);
    this.next();
  }

  easy() {
    this.amend(4);
  }

  /** @param {Graded} told @param {string[]} answer @param {boolean} ended */
  tell(told, answer, ended) {
    const { dom, item } = this;
    // What is said of a wrong name tells the right one.
    this.field?.judge(answer, told, ended, !ended && this.original.kind === "name");
    const good = told.good === true;
    const lines = item.kind === "words" ? [] : this.outcome(told, answer, ended);
    dom.told.className = `mp-practice-told mp-result ${good ? "mp-all-right" : item.kind === "words" ? "" : "mp-not-yet"}`;
    dom.told.replaceChildren(...lines, ...(ended ? this.explained(told) : []));
    this.keys(ended ? "ended" : "again");
    dom.words.hidden = true;
    if (ended) this.ended(answer);
    else if (item.kind === "find" && answer[0]) this.map?.sign([{ id: answer[0], good: false }]);
    else if (item.kind === "name" && answer[0]) this.misnamed(answer[0]);
    dom.check.classList.remove("mp-ready");
  }

  /** @param {Graded} told @param {string[]} answer @param {boolean} ended @returns {Node[]} */
  outcome(told, answer, ended) {
    const { item } = this;
    const good = told.good === true;
    const says = answer.length || good ? verdict({ ...told, good }, item.several === true) : say("practice.shown");
    const text = item.kind === "order" && !good && answer.length ? say("practice.places", { n: told.out.length }) : says;
    const line = h("p", { class: "mp-outcome" }, ...(answer.length || good ? [sign(good)] : []), text);
    const near = item.kind === "find" && !good && answer.length ? [h("p", {}, this.nearMiss(told, answer[0]))] : [];
    const order = item.kind === "order" && !good && item.feedback && answer.length ? [h("p", {}, item.feedback)] : [];
    // The options tell it by a sign, which may be out of sight and is not heard.
    const right = (ended && !good && this.field && item.options?.filter((option) => option.right)) || [];
    const texts = right.map(({ text }) => text).join(" / ");
    const answers = texts ? [h("p", {}, say("practice.answer", { n: right.length, texts }))] : [];
    return [line, ...answers, ...near, ...order, ...(ended || good ? [] : [h("p", { class: "mp-again" }, say("practice.again"))])];
  }

  /** Show where the place is that was named in the place of the marked one. @param {string} base */
  misnamed(base) {
    const { map, drawing, item } = this;
    const entry = drawing?.payload.entries[base];
    if (!map || !entry) return;
    const side = /-(left|right)$/.exec(item.place ?? "")?.[1] ?? "";
    const id = sided(/** @type {Drawing} */ (drawing).payload, base, side);
    const here = entry.layer === map.host.get("layer");
    if (here) map.sign([{ id, good: false }]);
    const layer = /** @type {Drawing} */ (drawing).payload.layers.find((one) => one.id === entry.layer)?.short ?? "";
    this.dom.told
      .querySelector(".mp-again")
      ?.before(
        h("p", {}, here ? say("practice.near.there", { name: entry.name }) : say("practice.near.elsewhere", { name: entry.name, layer })),
      );
  }

  /** @param {Graded} told @param {string} id of the place that was chosen @returns {string} what that one is */
  nearMiss({ near }, id) {
    const { payload } = /** @type {Drawing} */ (this.drawing);
    const [wanted, found] = [placeOf(payload, this.item.place ?? ""), placeOf(payload, id)];
    return wanted && found ? nearMiss(payload, near, wanted, found, this.original.near?.[found.base]) : "";
  }

  /** @param {Graded} told @returns {Node[]} */
  explained({ good }) {
    const { item, original } = this;
    const order = item.kind === "order" && !good ? [h("p", {}, say("practice.right-order")), rightOrder(item.steps ?? [])] : [];
    const one = item.kind === "words" ? [h("p", { class: "mp-outcome" }, say("lesson.question.one-way"))] : [];
    return [...one, ...order, h("p", { class: "mp-explanation" }, original.explain, " ", this.marks())];
  }

  /** @returns {HTMLElement} what the explanation rests on */
  marks() {
    const { sources, basis } = this.original;
    const { sources: given = {}, bases = {} } = this.asked;
    const payload = this.drawing?.payload;
    const all = (sources ?? []).flatMap((id) => {
      const source = given[id] ?? payload?.sources[id];
      const short = source?.short ?? id;
      const href = document.getElementById(`source-${id}`) ? `#source-${id}` : source?.url;
      return [
        h(
          href ? "a" : "span",
          { class: "mp-source", href: href ?? null, ...(href?.startsWith("#") ? {} : { rel: "noopener noreferrer" }) },
          short,
        ),
        " ",
      ];
    });
    const rests = basis ? (bases[basis] ?? payload?.words.bases[basis] ?? "") : "";
    return h("span", { class: "mp-marks" }, ...all, rests ? h("span", { class: "mp-basis" }, rests) : null);
  }

  /** What can be done once it has ended. @param {string[]} answer */
  ended(answer) {
    const { dom, item, map, round } = this;
    dom.hint.replaceChildren();
    const first = round.results.at(-1);
    dom.next.textContent = round.at + 1 < round.ids.length ? say("practice.next") : say("practice.end");
    dom.easy.hidden = !(first?.good === true && !first.hints && round.tries === 1);
    if (map && DRAWN.includes(item.kind)) this.reveal(answer);
    if (item.kind === "words" && first?.good === null) {
      dom.next.hidden = true;
      const rates = /** @type {const} */ ([
        ["all", 3],
        ["some", 2],
        ["none", 1],
      ]);
      dom.self.append(
        h("p", {}, say("practice.self.label")),
        ...rates.map(([name, rating]) => button(say(`practice.self.${name}`), () => this.amend(rating))),
      );
      /** @type {HTMLElement | null} */ (dom.self.querySelector("button"))?.focus({ preventScroll: true });
      return;
    }
    if (this.dom.all.contains(document.activeElement) || document.activeElement === document.body) dom.next.focus({ preventScroll: true });
  }

  /** Show the place that was asked for. @param {string[]} answer */
  reveal(answer) {
    const { item, map } = this;
    const place = item.place ?? "";
    if (!map || item.kind === "stroke" || !this.drawing) return;
    const found = placeOf(this.drawing.payload, place);
    if (!found) return;
    map.host.set("side", "both");
    map.host.set("layer", found.entry.layer);
    this.pressLayer();
    map.host.set("selected", item.kind === "find" ? place : null);
    map.host.set("highlight", [place]);
    const wrong = item.kind === "find" && answer[0] && answer[0] !== place ? [{ id: answer[0], good: false }] : [];
    if (item.kind === "find") map.sign([...wrong, { id: place, good: true }]);
    map.open(false, say("practice.found", { name: found.name, where: map.where(place) }));
    this.dom.layers.hidden = true;
  }

  next() {
    const { round } = this;
    Object.assign(round, { at: round.at + 1, tries: 0, hints: 0, first: "", draft: [], ended: false });
    this.show();
  }

  finish() {
    const { results } = this.round;
    const missed = results.filter(({ good }) => good === false).map(({ id }) => id);
    const right = results.filter(({ good }) => good === true).length;
    this.end();
    this.asked.done?.({ asked: results.length, right, missed, results });
  }

  end() {
    this.ending.abort();
    this.map?.end();
    this.dom.all.remove();
  }
}

/** @param {Drawing["payload"]} payload @param {Item} item @returns {string} the place on which a stroke is seen best: where its way is longest */
function shownOn(payload, { stroke = "", place = "" }) {
  const on = payload.strokes[stroke]?.on ?? {};
  if (Object.hasOwn(on, withoutSide(place))) return place;
  const length = (/** @type {string} */ base) => {
    const [lane = []] = lanes(payload.strokes[stroke], base, "right", 0);
    return lane.reduce((sum, { x, y }, i) => sum + (i ? Math.hypot(x - lane[i - 1].x, y - lane[i - 1].y) : 0), 0);
  };
  return Object.keys(on).sort((one, other) => length(other) - length(one))[0] ?? "";
}

/**
 * @template T
 * @param {readonly T[]} all
 * @param {() => number} random
 * @returns {T[]} in another order than they have, where there is another one
 */
function mixed(all, random) {
  const order = drawn(all, random);
  return order.every((one, i) => one === all[i]) ? [...order.slice(1), ...order.slice(0, 1)] : order;
}
