// Steps for the hands: done, and then rated by whoever can tell.

import { say } from "../core/words.js";
import { button, h } from "./dom.js";
import { putOff } from "./going-over.js";
import { journal } from "./journal.js";

/**
 * @typedef {{id: string, kind: string, lesson: string, of: string, ask: string, how: string, careful: string, hash: string}} Skill
 */

const WHO = ["self", "partner", "observer"];
const RATINGS = ["again", "hard", "good", "easy"];
const SKILL = "skill:";
/** So that no two of a page share the name of a choice. */
let count = 0;

export class Hands {
  /**
   * @param {HTMLElement} root
   * @param {Skill[]} skills
   * @param {() => void} done
   */
  constructor(root, skills, done) {
    this.root = root;
    this.skills = skills;
    this.done = done;
    this.at = 0;
    this.by = WHO[0];
  }

  open() {
    const skill = this.skills[this.at];
    if (!skill) {
      this.done();
      return;
    }
    count += 1;
    const heading = h("h3", { tabindex: "-1" }, skill.ask);
    const said = h("p", { class: "mp-said-aloud", role: "status" });
    this.root.replaceChildren(
      h("p", { class: "mp-label" }, say("progress.hands.step", { n: this.at + 1, all: this.skills.length })),
      heading,
      ...(skill.of ? [h("p", { class: "mp-who" }, skill.of)] : []),
      h("p", { class: "mp-summary" }, skill.how),
      ...(skill.careful ? [h("p", { class: "mp-care" }, say("progress.hands.careful", { text: skill.careful }))] : []),
      this.who(),
      h(
        "fieldset",
        { class: "mp-choices" },
        h("legend", {}, say("progress.hands.how")),
        h(
          "div",
          { class: "mp-bar" },
          ...RATINGS.map((name, i) => button(say(`progress.hands.ratings.${name}`), () => this.rate(skill, i + 1, said))),
        ),
      ),
      h(
        "div",
        { class: "mp-bar" },
        button(say("progress.hands.skip"), () => this.nextAfter(putOff(skill.id), said), { class: "mp-quiet" }),
      ),
      said,
    );
    heading.focus();
  }

  /** @returns {HTMLElement} */
  who() {
    const choices = WHO.map((name) => {
      const box = /** @type {HTMLInputElement} */ (
        h("input", { type: "radio", name: `mp-by-${count}`, checked: name === this.by ? "" : null })
      );
      box.addEventListener("change", () => {
        this.by = name;
      });
      return h("label", { class: "mp-chip" }, box, h("span", {}, say(`progress.hands.${name}`)));
    });
    return h("fieldset", { class: "mp-choices" }, h("legend", {}, say("progress.hands.who")), h("div", { class: "mp-chips" }, ...choices));
  }

  /** @param {Skill} skill @param {number} rating @param {HTMLElement} said */
  rate(skill, rating, said) {
    const about = skill.id.slice(SKILL.length);
    return this.nextAfter(journal.add({ act: "skill", about, rating, by: this.by, where: "today", hash: skill.hash }), said);
  }

  /** @param {Promise<unknown>} keeping what was done with the step @param {HTMLElement} said where it says why it is not kept */
  async nextAfter(keeping, said) {
    try {
      await keeping;
      this.next();
    } catch (error) {
      said.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  next() {
    this.at += 1;
    this.open();
  }
}
