// One sheet: each field is kept as it is written.

import { say } from "../core/words.js";
import { ask, button, h, print } from "./dom.js";
import { Form, fill, writtenIn } from "./form.js";
import { Writing } from "./writing.js";

export class Sheet extends Form {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    const question = say("lesson.sheet.sure");
    this.bar.append(
      button(say("lesson.form.text"), () => this.asText(this.row)),
      button(say("lesson.form.print"), () => print(h("h2", {}, this.name), this.paper())),
      button(say("lesson.sheet.empty"), () => ask(this.bar, question, say("lesson.sheet.do"), () => this.empty())),
    );
    this.writings = new Map(this.fields.map(({ id, box }) => [box, this.writing(id, box)]));
  }

  /** @param {string} id @param {HTMLInputElement} box @returns {Writing} */
  writing(id, box) {
    const tick = box.type === "checkbox";
    return new Writing({
      about: `${this.id}/${id}`,
      read: () => writtenIn(box),
      show: (value) => fill(box, value),
      told: (value) => (value ? (tick ? say("lesson.form.ticked") : String(value)) : say("lesson.elsewhere.nothing")),
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
        return h("div", {}, h("dt", {}, label), h("dd", { class: value || tick ? null : "mp-room" }, tick ? (value ? "☑" : "☐") : value));
      }),
    );
  }

  /** @param {HTMLInputElement} box */
  typed(box) {
    this.writings.get(box)?.typed();
  }

  async empty() {
    for (const { box } of this.fields) fill(box, "");
    this.fields[0].box.focus();
    await Promise.all([...this.writings.values()].map((writing) => writing.flush()));
    this.say(say("lesson.sheet.emptied"));
  }
}
