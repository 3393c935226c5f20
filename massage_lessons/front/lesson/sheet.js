// One sheet: each field is kept as it is written.

import { say } from "../core/words.js";
import { ask, button, h, print } from "./dom.js";
import { Form, fill, writtenIn } from "./form.js";

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
    this.put(box.dataset.field ?? "", writtenIn(box));
  }

  show() {
    for (const { id, box } of this.fields) fill(box, this.kept[id]?.value);
  }

  empty() {
    for (const { id, box } of this.fields) if (writtenIn(box)) this.put(id, "");
    this.show();
    this.say(say("lesson.sheet.emptied"));
    this.fields[0].box.focus();
  }
}
