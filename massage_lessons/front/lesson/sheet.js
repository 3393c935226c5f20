// One sheet: each field is kept as it is written.

import { say } from "../core/words.js";
import { ask, button, h, print } from "./dom.js";
import { Form, fill, shownIn, writtenIn } from "./form.js";
import { journal } from "./journal.js";
import { Writing } from "./writing.js";

export class Sheet extends Form {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    const question = say("lesson.sheet.sure");
    /** What says how well hands did something: it becomes an entry of its own when whoever watched says so. */
    this.ratings = this.fields.map(({ box }) => box).filter(({ dataset }) => dataset.rates);
    /** Something was rated, and nothing was touched since. */
    this.rated = false;
    const last = this.ratings.at(-1)?.closest("label");
    last?.after(
      h(
        "div",
        { class: "mp-bar" },
        button(say("lesson.form.rate"), () => this.rate(), { class: "mp-main" }),
      ),
    );
    this.bar.append(
      button(say("lesson.form.text"), () => this.asText(this.row)),
      button(say("lesson.form.print"), () => print(h("h2", {}, this.name), this.paper())),
      button(say("lesson.sheet.empty"), () => ask(this.bar, question, say("lesson.sheet.do"), () => this.empty())),
    );
    this.writings = new Map(this.fields.map(({ id, box }) => [box, this.writing(id, box)]));
  }

  /** @param {string} id @param {HTMLInputElement} box @returns {Writing} */
  writing(id, box) {
    return new Writing({
      about: `${this.id}/${id}`,
      read: () => writtenIn(box),
      show: (value) => fill(box, value),
      told: (value) => (value ? shownIn(box, String(value)) : say("lesson.elsewhere.nothing")),
      lay: (offer) => box.closest("label")?.after(offer),
    });
  }

  /** @param {AbortSignal} signal */
  join(signal) {
    super.join(signal);
    for (const writing of this.writings.values()) writing.join(signal);
  }

  /** The sheet for paper: each field with what was written, or with room to write. */
  paper() {
    return h(
      "dl",
      { class: "mp-paper" },
      ...this.fields.map(({ label, box }) => {
        const value = writtenIn(box);
        const tick = box.type === "checkbox";
        return h(
          "div",
          {},
          h("dt", {}, label),
          h("dd", { class: value || tick ? null : "mp-room" }, tick ? (value ? "☑" : "☐") : shownIn(box, value)),
        );
      }),
    );
  }

  /** @param {HTMLInputElement} box */
  typed(box) {
    this.rated = false;
    this.writings.get(box)?.typed();
  }

  /** Put into the log how the hands did, as somebody saw it who watched; then the sheet is ready for the next time. */
  async rate() {
    const chosen = this.ratings.filter((box) => box.value).map((box) => ({ box, rating: Number(box.value) }));
    if (!chosen.length) {
      // A press too many takes nothing back of what was said of the one before.
      if (!this.rated) this.say(say("lesson.form.unrated"));
      return;
    }
    // At once, or a second press would count them twice.
    this.wipe(chosen.map(({ box }) => box));
    this.rated = true;
    const acts = chosen.map(({ box, rating }) => {
      const { rates = "", hash } = box.dataset;
      // What cannot be kept stays in the journal of this page, which says so below the sheet.
      return journal.add({ act: "skill", about: rates, rating, by: "observer", where: "lesson", hash }).catch(() => {});
    });
    await Promise.all(acts);
    await Promise.all(chosen.map(({ box }) => this.writings.get(box)?.flush()));
    this.say(say("lesson.form.rated", { n: chosen.length }));
  }

  /** Leave nothing in these, nor in what was noted of them as it was typed. @param {HTMLInputElement[]} boxes */
  wipe(boxes) {
    for (const box of boxes.filter(writtenIn)) {
      fill(box, "");
      this.typed(box);
    }
  }

  async empty() {
    this.wipe(this.fields.map(({ box }) => box));
    this.fields[0].box.focus();
    await Promise.all([...this.writings.values()].map((writing) => writing.flush()));
    this.say(say("lesson.sheet.emptied"));
  }
}
