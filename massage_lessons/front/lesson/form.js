// What a sheet and a log have in common: fields, and what is said about where they are kept.

import { say } from "../core/words.js";
import { download, h } from "./dom.js";
import { journal } from "./journal.js";

/**
 * @typedef {Record<string, string>} Row an entry of a log: by id of a field, what was written
 * @typedef {{id: string, label: string, box: HTMLInputElement}} Field an input, a textarea or a select
 */

/** @param {HTMLInputElement} box @returns {Field} */
export function fieldOf(box) {
  const label = /** @type {Element} */ (box.closest("label")?.querySelector("span")?.cloneNode(true));
  label.querySelector("small")?.remove();
  return { id: box.dataset.field ?? "", label: label.textContent?.trim() ?? "", box };
}

/** @param {HTMLInputElement} box @returns {string} */
export const writtenIn = (box) => (box.type === "checkbox" ? (box.checked ? "yes" : "") : box.value);

/** @param {HTMLInputElement} box @param {string} value @returns {string} as it is read: what was chosen has words of its own */
export function shownIn(box, value) {
  if (box.type === "checkbox") return say("lesson.form.ticked");
  const { options = [] } = /** @type {{options?: Iterable<HTMLOptionElement>}} */ (/** @type {unknown} */ (box));
  return [...options].find((option) => option.value === value)?.text ?? value;
}

/** @param {HTMLInputElement} box @param {unknown} value */
export function fill(box, value) {
  const text = typeof value === "string" ? value : "";
  if (box.type === "checkbox") box.checked = text === "yes";
  else if (box.value !== text) box.value = text;
}

/** @returns {string} where it is kept, or why it is not */
function keptWhere() {
  const { notes, server } = journal.where;
  return notes.join(" ") || say(server === "none" ? "lesson.form.stays" : "lesson.form.shared");
}

export class Form {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.id = root.dataset.form ?? "";
    this.name = root.dataset.name ?? "";
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
    this.fields = [.../** @type {NodeListOf<HTMLInputElement>} */ (this.form.querySelectorAll("input, textarea, select"))].map(fieldOf);
    this.bar = h("div", { class: "mp-bar" });
    this.said = h("p", { class: "mp-said-aloud", role: "status" });
    /** What was said last of where it is kept. */
    this.whereKept = "";
    this.form.append(this.bar);
    this.form.after(this.said);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.form.addEventListener("input", ({ target }) => this.typed(/** @type {HTMLInputElement} */ (target)));
  }

  /** @param {AbortSignal} signal */
  join(signal) {
    journal.ready.then(() => {
      if (!this.said.textContent) this.say("");
    });
    // What is said last about a browser that keeps nothing, or has no room, is no longer so, or is so now.
    journal.whenChanged(() => {
      if (keptWhere() !== this.whereKept) this.say("");
    }, signal);
  }

  /** Say what was done, and where it is kept. @param {string} text */
  say(text) {
    this.whereKept = keptWhere();
    this.said.textContent = `${text} ${this.whereKept}`.trim();
  }

  /** @returns {Row} */
  get row() {
    return Object.fromEntries(this.fields.map(({ id, box }) => [id, writtenIn(box).trim()]));
  }

  /** @param {Row} row @returns {[string, string][]} label and what was written, where something was */
  written(row) {
    return this.fields.flatMap(({ id, label, box }) => (row[id] ? [/** @type {[string, string]} */ ([label, shownIn(box, row[id])])] : []));
  }

  /** @param {Row} row @returns {HTMLElement} */
  listed(row) {
    return h("dl", {}, ...this.written(row).map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, value))));
  }

  /** @param {Row[]} rows */
  asText(...rows) {
    const texts = rows.map((row) =>
      this.written(row)
        .map(([label, value]) => `${label}: ${value}\n`)
        .join(""),
    );
    download(`${this.id}.txt`, "text/plain", [`${this.name}\n`, ...texts].join("\n"));
  }

  submit() {}

  /** @param {HTMLInputElement} _box */
  typed(_box) {}
}
