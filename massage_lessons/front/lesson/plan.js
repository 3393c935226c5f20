// A form that makes a plan, and the plan as a reader sees, prints, keeps, sends and follows it. It needs no kernel.
//
// A module of its own: only pages with such a form bring it along.

import { event } from "../core/calendar.js";
import { planRoutine, readPlan } from "../core/plan.js";
import { say } from "../core/words.js";
import { s } from "../diagram/dom.js";
import { button, calm, download, h, holdTo, print } from "./dom.js";
import { define } from "./parts.js";
import { carried, linkTo } from "./plan-link.js";

/**
 * @typedef {import("../core/plan.js").Plan} Plan
 * @typedef {import("../core/plan.js").Refusal} Refusal
 * @typedef {import("../core/plan.js").Note} Note
 * @typedef {import("../core/plan.js").Step} Step
 * @typedef {{name: string, how: string}} Done
 * @typedef {{name: string, instead: string}} Against
 * @typedef {{rules: import("../core/plan.js").Rules, places: Record<string, string>, strokes: Record<string, Done>,
 *   steps: Record<string, import("./steps.js").Own>, positions: Record<string, Done>, flags: Record<string, Against>, screening: Record<string, Against>}} Data
 */

const MINUTE = 60;
const HOUR = 3_600_000;
/** With more parts than these a sheet of paper has smaller type. */
const MANY = 26;

/** The plan of the address is for one form of the page. @type {string | null} */
let opened = null;

/** @param {number} seconds @returns {string} */
function time(seconds) {
  const minutes = Math.floor(seconds / MINUTE);
  const rest = seconds % MINUTE;
  const inMinutes = say("planner.time.minutes", { n: minutes });
  const inSeconds = say("planner.time.seconds", { n: rest });
  if (!minutes) return inSeconds;
  return rest ? say("planner.time.both", { minutes: inMinutes, seconds: inSeconds }) : inMinutes;
}

/** @param {number} seconds @returns {string} as a clock shows it */
const clock = (seconds) => `${Math.floor(seconds / MINUTE)}:${String(seconds % MINUTE).padStart(2, "0")}`;

/** Steps with the same on the left and then on the right are one part. @param {Step[]} steps @returns {Step[][]} */
function parts(steps) {
  const found = /** @type {Step[][]} */ ([]);
  for (const step of steps) {
    const before = found.at(-1);
    const twin = before?.length === 1 && before[0].side === "left" && step.side === "right";
    const alike =
      twin && ["region", "stroke", "from", "seconds", "phase"].every((key) => Reflect.get(before[0], key) === Reflect.get(step, key));
    if (alike) before.push(step);
    else found.push([step]);
  }
  return found;
}

/** A picture of how the time is spent. @param {Plan} plan @returns {SVGElement} */
function stripOf({ steps, seconds }) {
  const strip = s("svg", { class: "mp-strip", viewBox: `0 0 ${seconds} 1`, preserveAspectRatio: "none", "aria-hidden": "true" });
  let x = 0;
  for (const step of steps) {
    // A gap of a two-hundredth of the whole keeps parts apart.
    strip.append(s("rect", { class: `mp-in-${step.phase}`, x, width: Math.max(1, step.seconds - seconds / 200), height: 1 }));
    x += step.seconds;
  }
  return strip;
}

export class Planner {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.data = /** @type {Data} */ (JSON.parse(root.dataset.plan ?? "{}"));
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
    this.form.hidden = false;
    root.querySelector(".mp-still")?.remove();
    this.said = h("p", { class: "mp-said-aloud", role: "status" });
    this.made = h("div", { class: "mp-made" });
    const file = /** @type {HTMLInputElement} */ (h("input", { type: "file", accept: ".json,application/json" }));
    file.addEventListener("change", () => this.take(file));
    const go = h("button", { type: "submit", class: "mp-main" }, say("planner.make"));
    const take = button(say("planner.open"), () => file.click());
    this.form.append(h("div", { class: "mp-bar" }, go, take));
    this.form.after(this.said, this.made);
    this.form.addEventListener("submit", (submitted) => {
      submitted.preventDefault();
      this.make();
    });
    this.form.addEventListener("input", () => this.count());
    this.count();
  }

  /** @param {AbortSignal} signal */
  join(signal) {
    const look = () => {
      const plan = carried();
      if (!plan || opened === plan) return;
      opened = plan;
      this.open(unpacked(plan));
      const heading = this.made.querySelector("h3");
      if (heading) holdTo(heading);
    };
    addEventListener("hashchange", look, { signal });
    look();
  }

  /** @param {string} name @returns {HTMLInputElement[]} the boxes of a list that are ticked */
  ticked(name) {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (this.form.querySelectorAll(`[data-${name}]:checked`))];
  }

  /** @param {string} name @returns {any} the input, or null where the form does not ask */
  field(name) {
    return this.form.querySelector(`[data-ask="${name}"]:is(:checked, :not([type="radio"]))`);
  }

  /** Show how many are ticked in what is folded, and ask whether somebody has agreed where that makes a difference. */
  count() {
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (this.form.querySelectorAll("[data-count]"))) {
      const n = this.ticked(node.dataset.count ?? "").length;
      node.textContent = n ? String(n) : "";
    }
    for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (this.form.querySelectorAll("[data-agreed]"))) {
      const yes = /** @type {HTMLInputElement} */ (this.form.querySelector(`[data-screening="${box.dataset.agreed}"]`)).checked;
      /** @type {HTMLElement} */ (box.closest("label")).hidden = !yes;
      box.checked &&= yes;
    }
  }

  /** @returns {import("../core/plan.js").Asked} */
  get asked() {
    const of = (/** @type {string} */ name) => this.ticked(name).map((box) => box.dataset[name] ?? "");
    const agreed = new Set(of("agreed"));
    const { value } = this.field("pressure");
    return {
      minutes: this.field("minutes").valueAsNumber,
      position: this.field("position").value,
      pressure: value === "" ? null : Number(value),
      // A form for oneself alone does not ask.
      sides: /** @type {any} */ (this.field("sides")?.value ?? "both"),
      tired: this.field("tired").checked,
      regions: of("only"),
      avoid: of("avoid"),
      flags: of("flag"),
      screening: Object.fromEntries(of("screening").map((id) => [id, agreed.has(id) ? "agreed" : "yes"])),
    };
  }

  make() {
    const made = planRoutine(this.data.rules, this.asked);
    const against = "refused" in made && made.refused.all;
    if (!this.field("asked").checked && !against) {
      this.made.replaceChildren();
      this.hand(null, true);
      this.said.textContent = say("planner.ask-first");
      this.field("asked").focus();
      return;
    }
    if ("refused" in made) this.refuse(made.refused);
    else this.show(made);
    this.said.textContent = "refused" in made ? say("planner.refused") : say("planner.made");
  }

  /** @param {HTMLInputElement} file */
  async take(file) {
    const [chosen] = file.files ?? [];
    file.value = "";
    if (chosen) this.open(await chosen.text());
  }

  /** Show a plan that was kept or sent; what cannot be read leaves all as it is. @param {string} text */
  open(text) {
    const read = readPlan(this.data.rules, text);
    if ("plan" in read) this.show(read.plan);
    this.said.textContent = "plan" in read ? say("planner.opened") : say(`planner.faults.${read.fault}`);
    if (!("plan" in read)) this.said.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  }

  /** Show something, and bring the reader to its heading. @param {HTMLElement} heading @param {(Node | string)[]} nodes */
  present(heading, ...nodes) {
    heading.tabIndex = -1;
    this.made.replaceChildren(...nodes);
    heading.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
    heading.focus({ preventScroll: true });
  }

  /** @param {string[] | undefined} ids @param {Record<string, Against | Done | string>} table @returns {string} */
  names(ids = [], table) {
    const name = (/** @type {string} */ id) => {
      const found = table[id] ?? id;
      return typeof found === "string" ? found : found.name;
    };
    return ids
      .filter((id) => id in table)
      .map(name)
      .join(", ");
  }

  /** @param {Refusal} refused */
  refuse({ why, id, all, positions }) {
    const reasons = all ?? [{ why, id: id ?? "" }];
    const items = reasons.map((reason) => {
      const against = (reason.why === "red-flag" ? this.data.flags : this.data.screening)[reason.id];
      const alone = reason.why === "ask-first" && this.data.rules.screening[reason.id]?.agreed === null;
      return h(
        "li",
        {},
        against ? h("p", { class: "mp-name" }, h("strong", {}, against.name)) : null,
        against ? h("p", { class: "mp-do" }, against.instead) : null,
        h("p", { class: "mp-meaning" }, say(`planner.why.${alone ? "ask-only" : reason.why}`)),
      );
    });
    const choices = (positions ?? []).flatMap((one) => {
      const box = /** @type {HTMLInputElement | null} */ (this.form.querySelector(`[data-ask="position"][value="${one}"]`));
      const choose = () => {
        if (box) box.checked = true;
        this.make();
      };
      return box ? [button(this.data.positions[one].name, choose)] : [];
    });
    const urgent = reasons.some((reason) => reason.why === "red-flag" && this.data.rules.flags[reason.id] === "emergency");
    const title = h("h3", {}, h("span", { class: "mp-sign", "aria-hidden": "true" }, urgent ? "!!" : "!"), say("planner.why.title"));
    const bar = choices.length ? h("div", { class: "mp-bar" }, ...choices) : "";
    const box = h("div", { class: `mp-urgency mp-is-${urgent ? "emergency" : "urgent-gp"}` }, title, h("ul", {}, ...items), bar);
    this.hand(null, true);
    this.present(title, box);
  }

  /** @param {Plan} plan */
  show(plan) {
    this.hand(plan, true);
    const { how } = this.data.positions[plan.request.position];
    const title = h("h3", {}, this.titled(plan));
    const grouped = parts(plan.steps);
    const most = Math.max(...plan.steps.map(({ pressure }) => pressure));
    const facts = h("p", { class: "mp-who" }, say("planner.facts", { n: grouped.length, most }));
    const notes = plan.notes.flatMap((note) => this.sentences(note)).map((text) => h("li", {}, text));
    const strip = stripOf(plan);
    const follow = button(say("planner.follow"), () => this.follow(plan), { class: "mp-main" });
    this.present(
      title,
      title,
      facts,
      h("p", { class: "mp-lead" }, how),
      notes.length ? h("ul", { class: "mp-care mp-notes" }, ...notes) : "",
      strip,
      ...this.listed(grouped),
      h(
        "div",
        { class: "mp-bar" },
        follow,
        button(say("planner.print"), () => print(...this.paper(plan))),
        button(say("planner.keep"), () => download(`${this.fileName(plan)}.json`, "application/json", JSON.stringify(plan))),
        button(say("planner.link"), () => this.link(plan)),
      ),
      this.calendar(plan),
    );
  }

  /** @param {Plan} plan @returns {string} */
  titled({ seconds, request }) {
    return say("planner.title", { minutes: time(seconds), position: this.data.positions[request.position].name });
  }

  /** @param {Plan} plan @returns {string} */
  fileName({ seconds, request }) {
    return `${say("planner.file")}-${Math.round(seconds / MINUTE)}-${request.position}`;
  }

  /** @param {Step[][]} grouped @returns {HTMLElement[]} a list for each phase */
  listed(grouped) {
    let at = 0;
    const told = new Set();
    const runs = /** @type {{phase: string, rows: HTMLElement[]}[]} */ ([]);
    for (const part of grouped) {
      const [{ phase }] = part;
      if (runs.at(-1)?.phase !== phase) runs.push({ phase, rows: [] });
      const what = part[0].from ?? part[0].stroke;
      runs.at(-1)?.rows.push(this.row(part, at, !told.has(what)));
      told.add(what);
      at += part.reduce((sum, { seconds }) => sum + seconds, 0);
    }
    return runs.map(({ phase, rows }) =>
      h("div", { class: `mp-phase mp-in-${phase}` }, h("h4", {}, say(`planner.phases.${phase}`)), h("ol", {}, ...rows)),
    );
  }

  /** @param {Step[]} part @param {number} at seconds since the beginning @param {boolean} first whether it was not told yet how to do it */
  row(part, at, first) {
    const [step] = part;
    const { name, how } = step.from ? this.data.steps[step.from] : this.data.strokes[step.stroke];
    const whole = part.reduce((sum, { seconds }) => sum + seconds, 0);
    const side = part.length > 1 ? say("planner.sides.each", { time: time(step.seconds) }) : step.side && say(`planner.sides.${step.side}`);
    const where = step.region ? this.data.places[step.region] : "";
    const dots = Array.from({ length: 10 }, (_, i) => h("span", { class: i < step.pressure ? "mp-on" : null }));
    return h(
      "li",
      { class: "mp-do-now" },
      h("span", { class: "mp-at" }, clock(at)),
      h(
        "div",
        { class: "mp-what" },
        h("p", {}, h("strong", {}, where || name), where ? h("span", { class: "mp-by" }, name) : null),
        first ? h("p", { class: "mp-how" }, how) : null,
        side ? h("p", { class: "mp-sides" }, side) : null,
      ),
      h("span", { class: "mp-long" }, time(whole)),
      step.region
        ? h(
            "span",
            { class: "mp-hard" },
            h("span", {}, say("planner.pressure", { n: step.pressure })),
            h("span", { class: "mp-scale", "aria-hidden": "true" }, ...dots),
          )
        : null,
    );
  }

  /** @param {Note} note @returns {string[]} */
  sentences(note) {
    if (note.id === "leave") {
      const reasons = (note.of ?? []).filter((id) => id in this.data.screening).map((id) => this.data.screening[id]);
      return reasons.map(({ name, instead }) => say("planner.notes.leave", { reason: name, instead }));
    }
    const names = note.places ? this.names(note.places, this.data.places) : this.names(note.of, this.data.screening);
    return [say(`planner.notes.${note.id}`, { names, n: note.minutes ?? 0 })];
  }

  /** @param {Plan} plan @returns {HTMLElement[]} */
  paper(plan) {
    const notes = plan.notes.flatMap((note) => this.sentences(note)).map((text) => h("li", {}, text));
    const grouped = parts(plan.steps);
    return [
      h("h2", {}, this.titled(plan)),
      h("ul", { class: "mp-notes" }, ...notes),
      h("div", { class: grouped.length > MANY ? "mp-planned mp-dense" : "mp-planned" }, ...this.listed(grouped)),
    ];
  }

  /** @param {Plan} plan */
  follow(plan) {
    if (!this.hand(plan, false)) this.said.textContent = say("planner.nobody");
  }

  /**
   * Hand what is shown to what plays it, wherever on the page that is, so that it never plays another plan than this one.
   * @param {Plan | null} plan null where there is none
   * @param {boolean} waits whether it does not begin yet
   * @returns {boolean} whether something has taken it
   */
  hand(plan, waits) {
    const who = plan && this.data.rules.positions[plan.request.position].who;
    const detail = { plan, waits, told: this.data.steps, ...(who ? { who } : {}) };
    return !this.root.dispatchEvent(new CustomEvent("massage-plan", { bubbles: true, cancelable: true, detail }));
  }

  /** @param {Plan} plan */
  async link(plan) {
    const address = linkTo(packed(plan));
    this.made.querySelector(".mp-link")?.remove();
    try {
      await navigator.clipboard.writeText(address);
      this.said.textContent = say("planner.copied");
    } catch {
      // The browser does not let a page copy: the reader does.
      const field = /** @type {HTMLInputElement} */ (h("input", { type: "text", readonly: "", value: address }));
      this.made.append(h("label", { class: "mp-field mp-link" }, h("span", {}, say("planner.link-here")), field));
      field.select();
    }
  }

  /** @param {Plan} plan @returns {HTMLElement} */
  calendar(plan) {
    const soon = new Date(Math.ceil(Date.now() / HOUR) * HOUR);
    const local = new Date(soon.getTime() - soon.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    const when = /** @type {HTMLInputElement} */ (h("input", { type: "datetime-local", value: local, required: "" }));
    const get = button(say("planner.calendar-file"), () => {
      if (!when.reportValidity()) return;
      const lines = parts(plan.steps).map(([step]) => (step.from ? this.data.steps[step.from].name : this.lineOf(step)));
      const text = event({
        summary: this.titled(plan),
        lines,
        start: when.value,
        seconds: plan.seconds,
        now: new Date(),
        id: crypto.randomUUID(),
      });
      download(`${this.fileName(plan)}.ics`, "text/calendar", text);
    });
    const field = h("label", { class: "mp-field" }, h("span", {}, say("planner.when")), when);
    return h("details", { class: "mp-more" }, h("summary", {}, say("planner.calendar")), field, get);
  }

  /** @param {Step} step @returns {string} */
  lineOf({ stroke, region }) {
    return say("planner.for-two", { stroke: this.data.strokes[stroke].name, place: this.data.places[region] });
  }
}

/** @param {Plan} plan @returns {string} as an address can carry it: all that a plan has are ids and numbers */
const packed = (plan) => btoa(JSON.stringify(plan)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

/** @param {string} text @returns {string} nothing where it is damaged */
function unpacked(text) {
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}

define("massage-plan", Planner);
