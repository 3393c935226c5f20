// A log: a form makes entries, and each can be changed or deleted.

import { csv } from "../core/csv.js";
import { say } from "../core/words.js";
import { ask, button, download, h, print } from "./dom.js";
import { Form, fill } from "./form.js";
import { store } from "./storage.js";

/** @typedef {import("./form.js").Row} Row */

export class Log extends Form {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    this.draft = `${this.key}:draft`;
    this.changing = /** @type {string | null} */ (null);
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
  }

  /** @returns {[string, Row][]} id and row of each entry, the first one first */
  get rows() {
    const living = Object.entries(this.kept).filter(([, { value }]) => value !== null && typeof value === "object");
    return living.sort(([one], [other]) => (one < other ? -1 : 1)).map(([id, { value }]) => [id, value]);
  }

  get table() {
    return [this.fields.map(({ label }) => label), ...this.rows.map(([, row]) => this.fields.map(({ id }) => row[id] ?? ""))];
  }

  typed() {
    if (this.changing === null) store.write(this.draft, this.row);
  }

  submit() {
    const { row, changing } = this;
    if (!Object.values(row).some(Boolean)) {
      this.say(say("lesson.log.empty"));
      return;
    }
    // The time comes first, so that ids sort by it; the rest keeps two pages from making the same one.
    this.put(changing ?? `${String(Date.now()).padStart(15, "0")}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`, row);
    if (changing === null) store.write(this.draft, null);
    this.change(null);
    this.show();
    this.fields[0].box.focus();
    this.say(changing === null ? say("lesson.log.added") : say("lesson.log.changed"));
  }

  /** Put an entry into the form to be changed, or with null begin a new one. @param {string | null} id */
  change(id) {
    this.changing = id;
    const row = id === null ? store.read(this.draft) : this.kept[id].value;
    for (const field of this.fields) fill(field.box, row?.[field.id]);
    this.add.textContent = id === null ? say("lesson.log.add") : say("lesson.log.save");
    this.stop.hidden = id === null;
    if (id !== null) this.fields[0].box.focus();
  }

  show() {
    const { rows } = this;
    const on = /** @type {HTMLElement | null} */ (document.activeElement);
    if (this.changing !== null && !rows.some(([id]) => id === this.changing)) this.change(null);
    // An entry that has not changed stays as it is, so that nobody loses their place in it.
    const known = new Map(
      [.../** @type {HTMLCollectionOf<HTMLElement>} */ (this.entries.children)].map((node) => [node.dataset.stamp, node]),
    );
    this.entries.replaceChildren(
      ...rows.map(([id, row], i) => {
        const stamp = JSON.stringify([id, i, row]);
        return known.get(stamp) ?? this.entry(id, row, i + 1, stamp);
      }),
    );
    if (on?.isConnected && this.entries.contains(on)) on.focus();
    this.count.textContent = say("lesson.log.count", { n: rows.length });
    this.tools.hidden = rows.length === 0;
  }

  /** @param {string} id @param {Row} row @param {number} number @param {string} stamp @returns {HTMLElement} */
  entry(id, row, number, stamp) {
    const bar = h("div", { class: "mp-bar" });
    const drop = () => ask(bar, say("lesson.log.sure", { number }), say("lesson.log.do"), () => this.drop(id));
    bar.append(
      button(say("lesson.log.change"), () => this.change(id), { "aria-label": say("lesson.log.change-entry", { number }) }),
      button(say("lesson.log.delete"), drop, { "aria-label": say("lesson.log.delete-entry", { number }) }),
    );
    return h(
      "article",
      { class: "mp-entry", "data-stamp": stamp, "aria-label": say("lesson.log.entry", { number }) },
      this.listed(row),
      bar,
    );
  }

  /** @param {string} id */
  drop(id) {
    this.put(id, null);
    this.show();
    this.say(say("lesson.log.deleted"));
    this.fields[0].box.focus();
  }
}
