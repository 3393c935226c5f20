// A question: it keeps the answer, and says what it is worth.

import { hasChosen, sound, takenOver } from "../core/answer.js";
import { grade, verdict } from "../core/grade.js";
import { say } from "../core/words.js";
import { button, h } from "./dom.js";
import { store, whenChanged } from "./storage.js";

export class Question {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.kind = root.dataset.kind;
    this.key = `question:${root.dataset.question}`;
    this.answer = /** @type {HTMLDetailsElement} */ (root.querySelector("details"));
    this.options = [...this.answer.querySelectorAll("li")];
    this.boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("input"))];
    this.field = root.querySelector("textarea");
    this.result = h("div", { class: "mp-result", role: "status" });
    this.clear = button(say("lesson.question.clear"), () => this.forget());
    const act = this.field ? say("lesson.question.compare") : say("lesson.question.check");
    const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
    form.append(h("div", { class: "mp-bar" }, h("button", { type: "submit", class: "mp-main" }, act), this.clear));
    form.after(this.result);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
    form.addEventListener("input", () => {
      this.show(false);
      this.keep(false);
    });
  }

  /** @param {AbortSignal} signal */
  join(signal) {
    this.recall();
    whenChanged(this.key, this, () => this.recall(), signal);
  }

  get given() {
    return this.field ? this.field.value.trim() !== "" : this.boxes.some((box) => box.checked);
  }

  /** @param {boolean} checked */
  keep(checked) {
    const options = this.boxes.filter((box) => box.checked).map((box) => box.value);
    store.write(this.key, this.given ? { options, words: this.field?.value, checked } : null, this);
  }

  kept() {
    const kept = sound(store.read(this.key));
    const options = this.boxes.map((box) => ({ id: box.value, text: box.closest("label")?.textContent?.trim() ?? "" }));
    const taken = takenOver(kept, options);
    if (taken) store.write(this.key, taken, this);
    return taken ?? kept;
  }

  recall() {
    const kept = this.kept();
    for (const box of this.boxes) box.checked = hasChosen(kept, box.value);
    if (this.field) this.field.value = typeof kept.words === "string" ? kept.words : "";
    this.show(kept.checked === true && this.given);
  }

  forget() {
    for (const box of this.boxes) box.checked = false;
    if (this.field) this.field.value = "";
    this.keep(false);
    this.show(false);
    (this.field ?? this.boxes[0]).focus();
  }

  check() {
    this.show(this.given);
    this.keep(this.given);
    if (!this.given)
      this.result.replaceChildren(h("p", {}, this.field ? say("lesson.question.write-first") : say("lesson.question.choose-first")));
  }

  /** Show what the learner's answer is worth, or nothing. @param {boolean} checked @param {boolean} [told] with all that there is to say */
  show(checked, told = false) {
    this.clear.hidden = !this.given;
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
    const result = grade(right, chosen);
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
    const word = copy.querySelector("strong");
    if (word && !chosen) word.textContent = say("lesson.question.missed");
    return copy;
  }
}
