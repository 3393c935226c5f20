// A massage to be followed while the hands work: what is chosen on the page, and where somebody left off.
//
// A module of its own: only pages with something to follow bring it along.

import { registry } from "../core/registry.js";
import { begin, clockFace, kept, where } from "../core/session.js";
import { say } from "../core/words.js";
import { notebookOf } from "../hosts/jupyterlab-insides.js";
import { ENDED } from "./contents.js";
import { button, h } from "./dom.js";
import { journal } from "./journal.js";
import { define } from "./parts.js";
import { Sound } from "./sound.js";
import { stepsOf, stepsOfPlan } from "./steps.js";
import { store } from "./storage.js";
import { View } from "./view.js";

/** What can be switched, and how it is before anybody does. */
const SWITCHES = { bell: true, ask: true, voice: false };
const KEY = "player";
/** So that no two players of a page share the name of a choice. */
let players = 0;

export class Player {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.sections = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-routine], [data-for]")]);
    this.chosen = this.sections[0];
    /** @type {any} the plan that the page shows, of a player that has no routine; null while it shows none */
    this.plan = null;
    /** @type {Record<string, import("./steps.js").Own>} the steps of routines that a plan may be made of */
    this.told = {};
    this.who = "partner";
    this.sound = new Sound();
    /** @type {Record<string, boolean>} */
    this.on = { ...SWITCHES, ...store.read(KEY) };
    this.note = h("p", { class: "mp-who" });
    this.go = button("", () => this.start(this.played), { class: "mp-main" });
    this.anew = button(say("player.anew"), () => this.start(0));
    const switches = Object.keys(SWITCHES).map((name) => this.switch(name));
    this.bar = h("div", { class: "mp-bar" }, this.go, this.anew);
    this.keys = h("div", {}, this.note, this.bar, h("div", { class: "mp-switches" }, ...switches), h("small", {}, say("player.keys")));
    if (this.sections.length > 1) root.prepend(this.choice());
    this.show();
  }

  /** @param {AbortSignal} signal */
  join(signal) {
    journal.ready.then(() => this.show());
    if (!this.chosen.dataset.for) return;
    document.addEventListener(
      "massage-plan",
      (event) => {
        // In JupyterLab the plan of another notebook is for its own player.
        if (event.defaultPrevented || notebookOf(/** @type {Element} */ (event.target)) !== notebookOf(this.root)) return;
        event.preventDefault();
        const { plan, told = {}, who = "partner", waits = false } = /** @type {CustomEvent} */ (event).detail;
        this.plan = plan;
        this.told = told;
        this.who = who;
        this.show();
        if (!waits) this.start(0);
      },
      { signal },
    );
  }

  /** @returns {HTMLElement} the lengths that can be chosen; for oneself each is done in another way, so these have names */
  choice() {
    players += 1;
    const own = this.sections.some(({ dataset }) => dataset.who === "self");
    const inputs = this.sections.map((section, i) => {
      const input = /** @type {HTMLInputElement} */ (h("input", { type: "radio", name: `mp-length-${players}`, checked: i ? null : "" }));
      input.addEventListener("change", () => {
        this.chosen = section;
        this.show();
      });
      return h("label", {}, input, h("span", {}, (own ? section.dataset.name : section.dataset.length) ?? ""));
    });
    return h("fieldset", { class: "mp-lengths" }, h("legend", {}, say(own ? "player.which" : "player.choose")), ...inputs);
  }

  /** @param {string} name @returns {HTMLElement} */
  switch(name) {
    const box = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", checked: this.on[name] ? "" : null }));
    box.addEventListener("change", () => {
      this.on = { ...this.on, [name]: box.checked };
      store.write(KEY, this.on);
    });
    return h("label", { class: "mp-tick" }, box, h("span", {}, say(`player.${name}`)));
  }

  /** @returns {string} under which it is kept where somebody left off; a plan is kept by whoever made it */
  get place() {
    return `${KEY}/${this.chosen.dataset.routine ?? ""}`;
  }

  /** @returns {number} milliseconds at which somebody left off */
  get played() {
    const found = Number(journal.state.fields[this.place]?.value ?? 0);
    return Number.isFinite(found) && found > 0 && this.chosen.dataset.routine ? found : 0;
  }

  show() {
    for (const section of this.sections) section.hidden = section !== this.chosen;
    const { dataset } = this.chosen;
    const waits = Boolean(dataset.for) && !this.plan;
    // What is moved loses the focus.
    if (this.keys.parentNode !== this.chosen) {
      this.chosen.append(this.keys);
      const folded = this.chosen.querySelector("details");
      if (folded) this.chosen.append(folded);
    }
    this.bar.hidden = waits;
    this.note.textContent = "";
    const lead = this.chosen.querySelector(".mp-lead");
    if (lead) lead.textContent = waits ? say("player.plan.wait") : say("player.plan.length", { time: clockFace(this.plan.seconds * 1000) });
    if (waits) return;
    const steps = dataset.routine ? stepsOf(this.chosen) : [];
    const session = steps.length ? begin(steps, this.played) : null;
    const left = session?.played ? where(session, 0) : null;
    this.go.textContent = left ? say("player.go-on") : say("player.play");
    this.anew.hidden = !left;
    if (left) this.note.textContent = say("player.left", { n: left.index + 1, name: steps[left.index].name });
  }

  /** @param {number} played milliseconds to begin at */
  async start(played) {
    if (this.on.bell) this.sound.wake();
    const drawing = await registry()
      .drawing?.()
      .catch(() => null);
    const { dataset } = this.chosen;
    if (!dataset.routine && !drawing) {
      this.note.textContent = say("player.plan.none");
      return;
    }
    const steps = dataset.routine ? stepsOf(this.chosen) : stepsOfPlan(/** @type {any} */ (drawing).payload, this.plan, this.told);
    const view = new View({
      name: dataset.name ?? say("player.plan.title"),
      who: dataset.who ?? this.who,
      steps,
      session: begin(steps, played),
      drawing: drawing ?? null,
      sound: this.sound,
      on: this.on,
      left: (session) => {
        const left = (dataset.routine && kept(session, 0)) || null;
        // A plan has no place of its own, and who begins at the start has left nothing.
        if (dataset.routine && (left !== null || this.played)) {
          journal
            .write(this.place, left === null ? null : String(left))
            .catch(() => {})
            .then(() => this.show());
        }
        this.show();
        this.go.focus();
        if (where(session, 0).phase === "done") this.root.dispatchEvent(new Event(ENDED, { bubbles: true }));
      },
    });
    view.open();
  }
}

define("massage-player", Player);
