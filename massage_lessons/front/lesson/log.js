// A log: a form makes entries, and each can be changed or deleted.

import { csv } from "../core/csv.js";
import { say } from "../core/words.js";
import { ask, button, download, h, print } from "./dom.js";
import { Form, fill } from "./form.js";
import { journal } from "./journal.js";
import { Writing } from "./writing.js";

/**
 * @typedef {import("./form.js").Row} Row
 * @typedef {import("../core/log.js").Field} Kept
 */

export class Log extends Form {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    /** The entry that is being changed, and those of the log that this replaces. @type {{id: string, after: string[]} | null} */
    this.changing = null;
    /** What is in the form to be added; it waits while an entry is changed. @type {any} */
    this.drafted = null;
    this.draft = new Writing({
      about: `${this.id}/draft`,
      read: () => (this.changing === null ? this.entered : this.drafted),
      show: (value) => {
        this.drafted = value;
        if (this.changing === null) this.fill(value);
      },
      told: (value) => (value !== null && typeof value === "object" ? this.listed(value) : say("lesson.elsewhere.nothing")),
      lay: (offer) => this.bar.before(offer),
    });
    this.add = h("button", { type: "submit", class: "mp-main" });
    this.stop = button(say("lesson.log.leave"), () => this.change(null));
    this.bar.append(this.add, this.stop);
    this.count = h("p", { class: "mp-label" });
    this.entries = h("div", { class: "mp-entries" });
    this.tools = h(
      "div",
      { class: "mp-bar" },
      button(say("lesson.log.table"), () => download(`${this.id}.csv`, "text/csv", csv(this.table))),
      button(say("lesson.form.text"), () => this.asText(...this.rows.map(([, row]) => row))),
      button(say("lesson.form.print"), () => print(h("h2", {}, this.name), ...this.rows.map(([, row]) => this.listed(row)))),
    );
    root.append(this.count, this.entries, this.tools);
    this.change(null);
    this.show();
  }

  /** @param {AbortSignal} signal */
  join(signal) {
    super.join(signal);
    journal.ready.then(() => this.show());
    journal.whenChanged(() => this.show(), signal);
    this.draft.join(signal);
  }

  /** @returns {Row | null} what is in the form, null where it is empty */
  get entered() {
    const { row } = this;
    return Object.values(row).some(Boolean) ? row : null;
  }

  /** @returns {[string, Kept][]} id of each entry, and what the log has of it, the first one first */
  get kept() {
    const start = `${this.id}#`;
    const found = Object.entries(journal.state.fields).filter(([about]) => about.startsWith(start));
    return found
      .map(([about, field]) => /** @type {[string, Kept]} */ ([about.slice(start.length), field]))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** @returns {[string, Row][]} id and row of each entry that was not deleted */
  get rows() {
    const isRow = (/** @type {any} */ value) => value !== null && typeof value === "object";
    return this.kept.flatMap(([id, { value }]) => (isRow(value) ? [/** @type {[string, Row]} */ ([id, value])] : []));
  }

  get table() {
    return [this.fields.map(({ label }) => label), ...this.rows.map(([, row]) => this.fields.map(({ id }) => row[id] ?? ""))];
  }

  typed() {
    if (this.changing === null) this.draft.typed();
  }

  /** @param {any} row */
  fill(row) {
    for (const field of this.fields) fill(field.box, row?.[field.id]);
  }

  async submit() {
    const { row, changing } = this;
    if (!Object.values(row).some(Boolean)) {
      this.say(say("lesson.log.empty"));
      return;
    }
    this.fields[0].box.focus();
    // The time comes first, so that ids sort by it; the rest keeps two pages from making the same one.
    const id = changing?.id ?? `${String(Date.now()).padStart(15, "0")}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;
    const put = this.put(id, row, changing?.after ?? []);
    if (changing) this.change(null);
    else {
      this.fill(null);
      this.drafted = null;
    }
    await put;
    if (!changing) await this.draft.flush();
    this.say(changing ? say("lesson.log.changed") : say("lesson.log.added"));
  }

  /**
   * @param {string} id
   * @param {Row | null} value null deletes
   * @param {string[]} after what it replaces
   */
  async put(id, value, after) {
    const replaced = after.length > 1 ? after : (after[0] ?? null);
    await journal.add({ act: "write", about: `${this.id}#${id}`, value, after: replaced }).catch(() => {});
    this.show();
  }

  /** Put an entry into the form to be changed, or with null begin a new one. @param {string | null} id */
  change(id) {
    if (this.changing === null) this.drafted = this.entered;
    const field = this.kept.find(([known]) => known === id)?.[1];
    this.changing = id !== null && field ? { id, after: headsOf(field) } : null;
    this.fill(this.changing ? field?.value : this.drafted);
    this.add.textContent = this.changing ? say("lesson.log.save") : say("lesson.log.add");
    this.stop.hidden = this.changing === null;
    if (this.changing) this.fields[0].box.focus();
  }

  show() {
    const { rows } = this;
    const kept = new Map(this.kept);
    const on = /** @type {HTMLElement | null} */ (document.activeElement);
    if (this.changing !== null && !rows.some(([id]) => id === this.changing?.id)) this.change(null);
    // An entry that has not changed stays as it is, so that nobody loses their place in it.
    const known = new Map(
      [.../** @type {HTMLCollectionOf<HTMLElement>} */ (this.entries.children)].map((node) => [node.dataset.stamp, node]),
    );
    this.entries.replaceChildren(
      ...rows.map(([id, row], i) => {
        const field = /** @type {Kept} */ (kept.get(id));
        const stamp = JSON.stringify([id, i, row, field.others]);
        return known.get(stamp) ?? this.entry(id, field, i + 1, stamp);
      }),
    );
    if (on?.isConnected && this.entries.contains(on)) on.focus();
    this.count.textContent = say("lesson.log.count", { n: rows.length });
    this.tools.hidden = rows.length === 0;
  }

  /** @param {string} id @param {Kept} field @param {number} number @param {string} stamp @returns {HTMLElement} */
  entry(id, field, number, stamp) {
    const bar = h("div", { class: "mp-bar" });
    const drop = () => ask(bar, say("lesson.log.sure", { number }), say("lesson.log.do"), () => this.drop(id, headsOf(field)));
    bar.append(
      button(say("lesson.log.change"), () => this.change(id), { "aria-label": say("lesson.log.change-entry", { number }) }),
      button(say("lesson.log.delete"), drop, { "aria-label": say("lesson.log.delete-entry", { number }) }),
    );
    const others = field.others.map(({ value }) => this.other(id, field, value));
    return h(
      "article",
      { class: "mp-entry", "data-stamp": stamp, "aria-label": say("lesson.log.entry", { number }) },
      this.listed(field.value),
      ...others,
      bar,
    );
  }

  /** Another version of an entry, written by somebody who did not know of this one. @param {string} id @param {Kept} field @param {any} value */
  other(id, field, value) {
    const written = value === null ? say("lesson.elsewhere.deleted") : this.listed(value);
    return h(
      "div",
      { class: "mp-other", role: "group", "aria-label": say("lesson.elsewhere.label") },
      h("p", {}, say("lesson.elsewhere.said")),
      h("blockquote", {}, written),
      h(
        "div",
        { class: "mp-bar" },
        button(say("lesson.elsewhere.use"), () => this.put(id, value, headsOf(field))),
        button(say("lesson.elsewhere.keep"), () => this.put(id, field.value, headsOf(field))),
      ),
    );
  }

  /** @param {string} id @param {string[]} after */
  async drop(id, after) {
    this.fields[0].box.focus();
    await this.put(id, null, after);
    this.say(say("lesson.log.deleted"));
  }
}

/** @param {Kept} field @returns {string[]} the entries that stand beside each other there */
const headsOf = ({ id, others }) => [id, ...others.map((other) => other.id)];
