// Lines that are said aloud to somebody, one at a time: the health questions, or the script that asks for a yes.
//
// Nothing that is answered here is kept, but for the ticks of a sheet, which keeps them itself.

import { answered, back, begin, said, strictest } from "../core/asking.js";
import { say } from "../core/words.js";
import { button, h } from "./dom.js";

/**
 * @typedef {object} Line
 * @property {string} text
 * @property {string} about what it has to do with
 * @property {string[]} rules what a yes means
 * @property {Element | null} signs the same as it is shown
 * @property {string} more where there is more about it, as an address on the page
 * @property {HTMLInputElement | null} box of a sheet, to be ticked or written in
 */

/** @param {Element} row of the health questions @returns {Line} */
const questionOf = (row) => ({
  text: row.querySelector("td")?.textContent ?? "",
  about: row.closest("table")?.caption?.textContent ?? "",
  rules: /** @type {HTMLElement} */ (row).dataset.rules?.split(" ") ?? [],
  signs: row.querySelector(".mp-badges"),
  more: `#contraindication-${/** @type {HTMLElement} */ (row).dataset.asks}`,
  box: null,
});

/** @param {Element} label of a field in a sheet @returns {Line} */
const lineOf = (label) => {
  const text = /** @type {Element} */ (label.querySelector("span")?.cloneNode(true));
  const help = text.querySelector("small");
  help?.remove();
  return {
    text: text.textContent?.trim() ?? "",
    about: help?.textContent ?? "",
    rules: [],
    signs: null,
    more: "",
    box: label.querySelector("input"),
  };
};

export class Asking {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.script = root.dataset.kind === "script";
    const lines = [...root.querySelectorAll(this.script ? "form label" : "tr[data-asks]")];
    this.lines = lines.map(this.script ? lineOf : questionOf);
    this.asked = begin(this.lines.length);
    this.card = h("div", { class: "mp-asking-card", role: "group", "aria-label": this.name("label") });
    root.prepend(this.card);
    this.open();
  }

  join() {}

  /** @param {string} id @param {Record<string, string | number>} [values] @returns {string} a text of this kind of lines */
  name(id, values) {
    return say(`lesson.asking.${this.script ? "script" : "health"}.${id}`, values);
  }

  /** Show something else, and let it be read. @param {Node[]} nodes @param {HTMLElement | null} focused */
  put(nodes, focused) {
    this.card.replaceChildren(...nodes);
    if (!focused) return;
    focused.focus({ preventScroll: true });
    // The keys that answer it are below it.
    this.card.scrollIntoView({ block: "nearest" });
  }

  open() {
    const go = button(this.name("go"), () => this.start(), { class: "mp-main" });
    this.put([h("p", { class: "mp-asking-lead" }, this.name("lead", { n: this.lines.length })), h("div", { class: "mp-bar" }, go)], null);
  }

  start() {
    this.asked = begin(this.lines.length);
    this.show();
  }

  show() {
    const line = this.lines[this.asked.at];
    if (!line) {
      this.end();
      return;
    }
    const step = say("lesson.asking.step", { n: this.asked.at + 1, all: this.lines.length });
    const text = h("p", { class: "mp-asking-line", tabindex: -1 }, h("span", { class: "mp-asking-step" }, step), line.text);
    const { box } = line;
    const answer = (/** @type {boolean} */ yes) => {
      if (box?.type === "checkbox" && box.checked !== yes) box.click();
      this.asked = answered(this.asked, yes);
      this.show();
    };
    const keys = [
      button(this.name("yes"), () => (this.script ? answer(true) : this.tell(line, text, () => answer(true))), {
        class: this.script ? "mp-main" : "",
      }),
      button(this.name("no"), () => answer(false)),
    ];
    const before = button(say("lesson.asking.back"), () => {
      this.asked = back(this.asked);
      this.show();
    });
    before.hidden = this.asked.at === 0;
    const help = line.about ? [h("p", { class: "mp-asking-about" }, line.about)] : [];
    const write = box?.type === "text" ? [button(say("lesson.asking.write"), () => this.write(box))] : [];
    this.put([text, ...help, h("div", { class: "mp-bar mp-asking-keys" }, ...keys, ...write, before)], text);
  }

  /** Lead to the field itself: one of its own would not hear what another window writes there. @param {HTMLInputElement} box */
  write(box) {
    const fold = box.closest("details");
    if (fold) fold.open = true;
    box.scrollIntoView({ block: "center" });
    box.focus({ preventScroll: true });
  }

  /** Say what a yes means before the next one. @param {Line} line @param {Node} text @param {() => void} go */
  tell(line, text, go) {
    const next = button(say("lesson.asking.next"), go, { class: "mp-main" });
    const means = h("div", { class: "mp-asking-means", role: "status" }, h("p", {}, say("lesson.asking.means")), ...this.copies([line]));
    const before = button(say("lesson.asking.back"), () => this.show());
    this.put([text, means, h("div", { class: "mp-bar" }, next, before)], next);
  }

  /** @param {Line[]} lines @returns {Node[]} the signs of each, once */
  copies(lines) {
    return lines.flatMap(({ signs }) => (signs ? [signs.cloneNode(true)] : []));
  }

  end() {
    const yes = said(this.asked).map((at) => this.lines[at]);
    const decided = strictest(yes.map(({ rules }) => rules));
    const outcome = this.script
      ? this.name("end", { n: yes.length, all: this.lines.length })
      : say(`lesson.asking.outcome.${decided ?? "nothing"}`);
    const heading = h("p", { class: "mp-outcome", tabindex: -1 }, outcome);
    const found = this.script ? [] : yes.map((line) => h("li", {}, h("a", { href: line.more }, line.text), " ", ...this.copies([line])));
    const list = found.length ? [h("ul", { class: "mp-asking-found" }, ...found)] : [];
    const anew = button(say("lesson.asking.anew"), () => this.start());
    this.put([heading, ...list, h("p", { class: "mp-hint" }, this.name("kept")), h("div", { class: "mp-bar" }, anew)], heading);
  }
}
