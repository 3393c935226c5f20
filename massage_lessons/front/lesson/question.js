// A question: it keeps the answer, and says what it is worth.

import { withTexts } from "../core/answer.js";
import { grade, verdict } from "../core/grade.js";
import { UNKNOWN } from "../core/old-keys.js";
import { say } from "../core/words.js";
import { button, h } from "./dom.js";
import { journal } from "./journal.js";
import { Writing } from "./writing.js";

/** What an answer says of how well it is known, where nobody was asked. */
const RATINGS = { wrong: 1, right: 3 };

export class Question {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.kind = root.dataset.kind;
    this.id = root.dataset.question ?? "";
    this.hash = root.dataset.hash ?? UNKNOWN;
    this.answer = /** @type {HTMLDetailsElement} */ (root.querySelector("details"));
    this.options = [...this.answer.querySelectorAll("li")];
    this.boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("input"))];
    this.field = root.querySelector("textarea");
    this.result = h("div", { class: "mp-result", role: "status" });
    this.kept = h("p", { class: "mp-kept", "aria-live": "polite" });
    this.clear = button(say("lesson.question.clear"), () => this.forget());
    this.checked = false;
    const act = this.field ? say("lesson.question.compare") : say("lesson.question.check");
    const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
    form.append(h("div", { class: "mp-bar" }, h("button", { type: "submit", class: "mp-main" }, act), this.clear));
    form.after(this.kept, this.result);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
    form.addEventListener("input", () => {
      this.show(false);
      this.kept.textContent = "";
      this.writing.typed();
    });
    this.writing = new Writing({
      about: `question/${this.id}`,
      read: () => this.given,
      show: (value) => this.fill(value),
      told: (value) => this.told(String(value ?? "")),
      lay: (offer) => form.after(offer),
      field: () => this.written,
      replaces: (base) => this.replaced(base),
      // The log has an answer that was checked, and it stands here.
      followed: () => {
        if (this.answered && !this.writing.written && !this.checked && this.given) this.show(true);
      },
    });
    this.show(false);
  }

  /** @param {AbortSignal} signal */
  join(signal) {
    this.writing.join(signal);
  }

  /** @returns {import("../core/log.js").Written[]} what was written of an answer and not checked, the last first */
  get drafts() {
    const draft = journal.state.fields[`question/${this.id}`];
    return draft ? [draft, ...draft.others] : [];
  }

  /** @returns {number} when it was last checked or cleared, by the clock of the log */
  get since() {
    const { seen = 0, wiped = null } = journal.state.answers[this.id] ?? {};
    return Math.max(seen, wiped?.seen ?? 0);
  }

  /** @returns {import("../core/log.js").Answer | null} the answer that was checked last, where nothing was written or cleared after it */
  get answered() {
    const found = journal.state.answers[this.id];
    return found && !found.cleared && !this.drafts.some(({ seen }) => seen > this.since) ? found : null;
  }

  /** @returns {import("../core/log.js").Field | undefined} what stands there by the log */
  get written() {
    const { answered, since } = this;
    if (answered) return { value: this.textOf(answered), seen: answered.seen, id: answered.id, others: [] };
    const [first, ...others] = this.drafts.filter(({ seen }) => seen > since);
    return first && { ...first, others };
  }

  /** @param {string[]} base @returns {string[]} the drafts that a new one replaces: those that were shown, and those from before an answer */
  replaced(base) {
    const { since } = this;
    return this.drafts.filter(({ id, seen }) => base.includes(id) || seen <= since).map(({ id }) => id);
  }

  /** @param {import("../core/log.js").Answer} answer */
  textOf({ words, answer, texts }) {
    const options = this.boxes.map((box) => ({ id: box.value, text: box.closest("label")?.textContent?.trim() ?? "" }));
    return words ?? withTexts(answer, texts, options).join(" ");
  }

  /** @returns {string} what stands there: the words, or the options by their ids */
  get given() {
    return this.field ? (this.field.value.trim() ? this.field.value : "") : this.chosen.join(" ");
  }

  get chosen() {
    return this.boxes.filter((box) => box.checked).map((box) => box.value);
  }

  /** @param {any} value */
  fill(value) {
    const text = typeof value === "string" ? value : "";
    const ids = text.split(" ");
    for (const box of this.boxes) box.checked = ids.includes(box.value);
    if (this.field) this.field.value = text;
    this.show(false);
  }

  /** @param {string} text @returns {string} */
  told(text) {
    if (this.field) return text || say("lesson.elsewhere.nothing");
    const names = this.boxes
      .filter((box) => text.split(" ").includes(box.value))
      .map((box) => box.closest("label")?.textContent?.trim() ?? "");
    return names.join("; ") || say("lesson.elsewhere.nothing");
  }

  async forget() {
    this.fill("");
    (this.field ?? this.boxes[0]).focus();
    await this.keep({ act: "clear", about: this.id });
  }

  async check() {
    const { given } = this;
    this.show(given !== "");
    if (!given) {
      this.result.replaceChildren(h("p", {}, this.field ? say("lesson.question.write-first") : say("lesson.question.choose-first")));
      return;
    }
    const before = journal.state.answers[this.id];
    const nth = before && !before.cleared && before.good === false ? before.tries + 1 : 1;
    const good = this.field ? null : this.grade.good;
    await this.keep({
      act: "answer",
      about: this.id,
      hash: this.hash,
      ...(this.field ? { words: given } : { answer: this.chosen }),
      good,
      rating: good === null ? null : good ? RATINGS.right : RATINGS.wrong,
      hints: 0,
      where: "lesson",
      ...(nth > 1 ? { try: nth } : {}),
    });
  }

  /** Add an entry, and say that it is kept when it is. @param {import("../core/entry.js").Act} act */
  async keep(act) {
    this.kept.textContent = "";
    const said = await this.writing
      .instead(() => journal.add(act))
      .then(
        () => (act.act === "answer" ? say("lesson.kept.saved") : ""),
        (error) => (error instanceof Error ? error.message : ""),
      );
    this.kept.textContent = said;
  }

  get grade() {
    const right = this.options.map((option) => option.classList.contains("mp-right"));
    return grade(
      right,
      this.boxes.map((box) => box.checked),
    );
  }

  /** Show what the learner's answer is worth, or nothing. @param {boolean} checked @param {boolean} [told] with all that there is to say */
  show(checked, told = false) {
    this.checked = checked;
    this.clear.hidden = this.given === "";
    this.answer.hidden = checked;
    this.result.className = "mp-result";
    this.result.replaceChildren(...(checked ? this.judgement(told) : []));
    const worth = this.result.classList.contains("mp-all-right") ? "right" : "wrong";
    // What goes along with a page, such as a school's system, reads it here.
    this.result.dataset.outcome = !checked ? "" : this.field ? "told" : worth;
  }

  /** @param {boolean} told @returns {Node[]} */
  judgement(told) {
    const explanation = /** @type {Node} */ (this.answer.querySelector(".mp-explanation")).cloneNode(true);
    if (this.field) return [h("p", { class: "mp-outcome" }, say("lesson.question.one-way")), explanation];
    const right = this.options.map((option) => option.classList.contains("mp-right"));
    const chosen = this.boxes.map((box) => box.checked);
    const result = this.grade;
    const several = this.kind === "several";
    // Whoever is wrong tries once more first: the answer would end their thinking.
    const all = told || result.good;
    const shown = this.options.flatMap((option, i) =>
      (chosen[i] && (all || !right[i])) || (all && several && right[i]) ? [this.remark(option, chosen[i])] : [],
    );
    const sign = h("span", { class: "mp-sign", "aria-hidden": "true" }, result.good ? "✓" : "✕");
    this.result.classList.add(result.good ? "mp-all-right" : "mp-not-yet");
    const outcome = h("p", { class: "mp-outcome" }, sign, verdict(result, several));
    const remarks = h("ul", { class: "mp-options" }, ...shown);
    if (all) return [outcome, remarks, explanation];
    const why = button(say("lesson.question.why"), () => {
      this.show(true, true);
      this.clear.focus();
    });
    return [outcome, remarks, h("p", { class: "mp-again" }, say("lesson.question.again")), why];
  }

  /** @param {Element} option @param {boolean} chosen */
  remark(option, chosen) {
    const copy = /** @type {Element} */ (option.cloneNode(true));
    // Of a single choice the line above has said already what it is worth.
    if (this.kind !== "several") for (const worth of copy.querySelectorAll(".mp-sign, strong")) worth.remove();
    const word = copy.querySelector("strong");
    if (word && !chosen) word.textContent = say("lesson.question.missed");
    return copy;
  }
}
