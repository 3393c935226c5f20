// What somebody writes in one place: it is kept as they write, and what another page writes there meanwhile replaces nothing in silence.

import { say } from "../core/words.js";
import { button, h } from "./dom.js";
import { journal } from "./journal.js";

/** Milliseconds without a key after which what was written becomes an entry. */
const PAUSE = 800;

/**
 * @typedef {string | Record<string, string> | null} Value
 *
 * @typedef {import("../core/log.js").Field} Field
 *
 * @typedef {object} Place where something is written
 * @property {string} about what the log calls it
 * @property {() => Value} read what stands there now
 * @property {(value: Value) => void} show
 * @property {(value: Value) => string | Node} told as it is shown beside the other
 * @property {(offer: HTMLElement) => void} lay puts the offer of another text beside it
 * @property {() => Field | undefined} [field] what the log has, where that is not only what was written
 * @property {(base: string[]) => string[]} [replaces] the entries that a new one replaces, where these are not those that were shown
 * @property {() => void} [followed] what stands there and what the log has were brought together
 */

/** @param {unknown} one @param {unknown} other */
const equal = (one, other) => JSON.stringify(one) === JSON.stringify(other);
/** @param {Value | undefined} value @returns {Value} nothing is written and an empty text are the same */
const plain = (value) =>
  value === null || value === undefined || (typeof value === "object" && !Object.values(value).some(Boolean)) ? "" : value;

export class Writing {
  /** What the page showed last that is in the log, and the entries that this is of. @type {string[]} */
  #base = [];
  /** @type {Value} */
  #value = "";
  /** @type {any} */
  #timer = null;
  /** @type {Promise<void> | null} */
  #busy = null;
  #offer = h("div", { class: "mp-other", role: "group", "aria-label": say("lesson.elsewhere.label") });

  /** @param {Place} place */
  constructor(place) {
    this.place = place;
  }

  /** @param {AbortSignal} signal */
  join(signal) {
    journal.ready.then(() => this.recall());
    journal.whenChanged(() => this.recall(), signal);
    // A page that goes out of sight may not come back.
    const flush = () => this.flush();
    addEventListener("pagehide", flush, { signal });
    document.addEventListener("visibilitychange", flush, { signal });
    signal.addEventListener("abort", flush);
  }

  get field() {
    return this.place.field ? this.place.field() : journal.state.fields[this.place.about];
  }

  /** @returns {string[]} the entries that stand beside each other there */
  get heads() {
    const { field } = this;
    return field ? [field.id, ...field.others.map(({ id }) => id)] : [];
  }

  /** @returns {boolean} whether something stands there that the log does not have */
  get written() {
    return !equal(plain(this.place.read()), plain(this.#value));
  }

  /** Something was written just now. */
  typed() {
    journal.typed(this.place.about, this.place.read(), this.#after);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE);
  }

  /** @returns {string | string[] | null} */
  get #after() {
    const replaced = this.place.replaces?.(this.#base) ?? this.#base;
    return replaced.length > 1 ? replaced : (replaced[0] ?? null);
  }

  /**
   * What stands there is kept as another entry, which is being added.
   * @template T
   * @param {() => Promise<T>} add
   * @returns {Promise<T>}
   */
  async instead(add) {
    clearTimeout(this.#timer);
    this.#value = this.place.read();
    // At once, whatever else is still on its way: a page that ends meanwhile has begun to keep it.
    const adding = add();
    const busy = Promise.allSettled([this.#busy, adding]).then(() => {});
    this.#busy = busy;
    try {
      return await adding;
    } finally {
      await busy;
      if (this.#busy === busy) {
        this.#busy = null;
        this.recall();
      }
    }
  }

  /** Make an entry of what stands there. @param {boolean} [always] also where it is what was shown */
  async flush(always = false) {
    clearTimeout(this.#timer);
    while (this.#busy) await this.#busy;
    if (!this.written && !always) return;
    const value = this.place.read();
    const act = { act: "write", about: this.place.about, value, after: this.#after };
    await this.instead(() => journal.add(act))
      .then(({ id }) => {
        this.#base = [id];
      })
      // It is in the state all the same, for as long as the page, which says so where it says what is kept.
      .catch(() => {
        if (this.field && equal(this.field.value, value)) this.#base = [this.field.id];
      });
    this.recall();
  }

  /** Take in what the log has. */
  recall() {
    if (this.#busy) return;
    const { field, heads } = this;
    const mine = this.#base.some((id) => heads.includes(id));
    // What stands here was known to whoever wrote last, or nothing was written here: so it follows.
    if (!this.written && !(mine && heads.length > 1)) {
      const value = field?.value ?? "";
      this.#base = field ? [field.id] : [];
      this.#value = value;
      if (!equal(plain(this.place.read()), plain(value))) this.place.show(value);
    }
    const here = plain(this.place.read());
    this.offer(field ? [field, ...field.others].filter(({ id, value }) => !this.#base.includes(id) && !equal(plain(value), here)) : []);
    this.place.followed?.();
  }

  /** Show what was written elsewhere beside what stands here. @param {{value: Value}[]} others */
  offer(others) {
    if (!others.length) {
      this.#offer.remove();
      return;
    }
    const [{ value }] = others;
    const stamp = JSON.stringify(value);
    if (this.#offer.isConnected && this.#offer.dataset.stamp === stamp) return;
    this.#offer.dataset.stamp = stamp;
    this.#offer.replaceChildren(
      h("p", { "aria-live": "polite" }, say("lesson.elsewhere.said")),
      h("blockquote", {}, this.place.told(value)),
      h(
        "div",
        { class: "mp-bar" },
        button(say("lesson.elsewhere.use"), () => this.settle(value)),
        button(say("lesson.elsewhere.keep"), () => this.settle(this.place.read())),
      ),
    );
    this.place.lay(this.#offer);
    // Who does not see that there are two texts takes the one for all there is.
    for (let fold = this.#offer.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  }

  /** Let one of the texts stand in place of all. @param {Value} value */
  async settle(value) {
    clearTimeout(this.#timer);
    while (this.#busy) await this.#busy;
    this.#base = this.heads;
    this.place.show(value);
    await this.flush(true);
  }
}
