// A massage that plays: the whole window, to be read from two metres, and stopped by any key or touch. What it shows follows from the
// clocks alone; it may be looked at as seldom as a browser likes.

import { registry } from "../core/registry.js";
import { addMinute, back, begin, clockFace, cues, due, look, pause, play, repeat, sceneAt, skip, where } from "../core/session.js";
import { say } from "../core/words.js";
import { h } from "./dom.js";
import { stayAwake } from "./sound.js";
import { stage, write } from "./stage.js";
import { shownIn } from "./steps.js";

/**
 * @typedef {import("../core/session.js").Session} Session
 * @typedef {import("../core/session.js").Where} Where
 * @typedef {import("./steps.js").Told} Told
 *
 * @typedef {object} Asked
 * @property {string} name
 * @property {string} who
 * @property {Told[]} steps
 * @property {Session} session
 * @property {import("../core/registry.js").Drawing | null} drawing
 * @property {import("./sound.js").Sound} sound
 * @property {Record<string, boolean>} on what is switched on
 * @property {(session: Session) => void} left hears how far it came
 */

/** How often it looks at the clocks, and how far ahead it sets the bells: a page out of sight may be let look once a minute. */
const LOOK = 200;
const AHEAD = 90_000;
/** A cue that is older than this is not worth a word any more, and how long a question stays. */
const LATE = 2_000;
const STAYS = 12_000;
const MOST = 10;
/** Milliseconds into a pass at which hands wait for the beginning: by then those that land are there. */
const WAIT = 1_200;

export class View {
  /** @param {Asked} asked */
  constructor(asked) {
    this.asked = asked;
    this.session = asked.session;
    /** Nobody can come to what lies behind. @type {HTMLElement[]} */
    this.behind = [];
    this.ending = new AbortController();
    /** How far cues were told, and how far bells were set. */
    this.told = this.rung = -1;
    /** What stands on the page now, so that nothing is written or drawn twice. */
    this.step = -2;
    this.scene = "";
    this.moves = false;
    /** What the drawing shows in the step. @type {ReturnType<typeof shownIn>} */
    this.turns = [];
    /** @type {import("../core/registry.js").Shown | null} */
    this.diagram = null;
    this.dom = stage(asked, {
      toggle: () => this.toggle(),
      leap: (to) => this.leap(to),
      fill: () => this.fill(),
      leave: () => this.leave(),
    });
  }

  open() {
    const { signal } = this.ending;
    this.behind = [.../** @type {HTMLCollectionOf<HTMLElement>} */ (document.body.children)].filter((node) => !node.inert);
    for (const node of this.behind) node.inert = true;
    document.body.append(this.dom.root);
    this.draw();
    this.dom.root.addEventListener("keydown", (event) => this.key(event), { signal });
    this.dom.root.addEventListener("click", (event) => this.touched(event), { signal });
    document.addEventListener("visibilitychange", () => this.look(), { signal });
    document.addEventListener("fullscreenchange", () => this.show(), { signal });
    const timer = setInterval(() => this.look(), LOOK);
    signal.addEventListener("abort", () => clearInterval(timer));
    stayAwake(signal);
    this.session = play(this.session, this.time);
    this.told = this.at.at - 1;
    this.look();
    this.dom.main.focus();
  }

  draw() {
    const { drawing } = this.asked;
    this.dom.root.classList.toggle("mp-bare", !drawing);
    if (!drawing) return;
    const host = drawing.createHost();
    const unmount = drawing.mount(this.dom.drawn, { payload: drawing.payload }, host);
    this.ending.signal.addEventListener("abort", unmount);
    this.diagram = [...registry().diagrams].find(({ root }) => this.dom.drawn.contains(root)) ?? null;
  }

  get time() {
    return { now: performance.now(), wall: Date.now(), hidden: document.visibilityState === "hidden" };
  }

  /** @returns {Where} */
  get at() {
    return where(this.session, performance.now());
  }

  get playing() {
    return this.session.since !== null;
  }

  look() {
    const before = this.playing;
    this.session = look(this.session, this.time);
    if (before && !this.playing) this.asked.sound.hush();
    this.show();
    this.tell();
  }

  /** Say and ring what is due. */
  tell() {
    const { at, index } = this.at;
    const { sound, on } = this.asked;
    if (this.playing && on.bell && this.rung < at + AHEAD / 2) {
      sound.ring(due(this.session, Math.max(this.rung, at - 1), at + AHEAD), at);
      this.rung = at + AHEAD;
    }
    for (const cue of due(this.session, this.told, at)) {
      if (at - cue.at > LATE) continue;
      if (cue.kind === "bell" && on.voice) sound.say(this.sentence(index));
      if (cue.kind === "check" && on.ask && on.voice) sound.say(say(`player.check.${this.asked.who}`));
    }
    this.told = Math.max(this.told, at);
  }

  /** @param {(session: Session, now: number) => Session} to */
  leap(to) {
    this.session = to(this.session, performance.now());
    this.asked.sound.hush();
    this.told = this.at.at - 1;
    this.rung = -1;
    this.look();
  }

  toggle() {
    const { phase } = this.at;
    if (phase === "done") this.session = begin(this.session.steps);
    this.session = this.playing ? pause(this.session, performance.now()) : play(this.session, this.time);
    this.asked.sound.hush();
    this.told = this.at.at - 1;
    this.rung = -1;
    if (this.playing) {
      if (this.asked.on.bell) this.asked.sound.wake();
    } else this.dom.news.textContent = say("player.paused");
    this.look();
  }

  leave() {
    this.ending.abort();
    this.session = pause(this.session, performance.now());
    this.asked.sound.end();
    if (document.fullscreenElement === this.dom.root) document.exitFullscreen().catch(() => {});
    this.dom.root.remove();
    for (const node of this.behind) node.inert = false;
    this.asked.left(this.session);
  }

  fill() {
    const done = document.fullscreenElement ? document.exitFullscreen() : this.dom.root.requestFullscreen?.();
    // Where the whole screen is not to be had, the window is enough.
    done?.catch(() => {});
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || ["Tab", "Shift"].includes(event.key)) return;
    // Nothing of what is pressed here is meant for a notebook, a slide or a page behind.
    event.stopPropagation();
    const pressed = /** @type {HTMLElement} */ (event.target).closest("button");
    if (pressed && ["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    const turned = getComputedStyle(this.dom.root).direction === "rtl";
    const acts = /** @type {Record<string, () => void>} */ ({
      escape: () => (this.playing ? this.toggle() : this.leave()),
      [turned ? "arrowleft" : "arrowright"]: () => this.leap(skip),
      [turned ? "arrowright" : "arrowleft"]: () => this.leap(back),
      r: () => this.leap(repeat),
      m: () => this.leap(addMinute),
      "+": () => this.leap(addMinute),
      f: () => this.fill(),
      " ": () => this.toggle(),
      enter: () => this.toggle(),
    });
    const act = acts[event.key.toLowerCase()];
    if (act) act();
    else if (this.playing) this.toggle();
  }

  /** @param {Event} event */
  touched(event) {
    event.stopPropagation();
    if (!(/** @type {HTMLElement} */ (event.target).closest("button"))) this.toggle();
  }

  /** @param {number} index @returns {string} a step as it is said */
  sentence(index) {
    const { name, seconds, high } = this.asked.steps[index];
    const said = say("player.said", { n: index + 1, count: this.asked.steps.length, name, time: inWords(seconds) });
    return high === undefined ? said : `${said} ${say("player.said-press", { amount: this.amount(index) })}`;
  }

  /** @param {number} index @returns {string} */
  amount(index) {
    const { low, high } = this.asked.steps[index];
    return low === high ? String(high) : say("player.amount", { low: Number(low), high: Number(high) });
  }

  show() {
    const at = this.at;
    const { steps } = this.asked;
    const step = at.phase === "done" ? steps.length : at.phase === "ready" ? -1 : at.index;
    if (step !== this.step) this.enter(step);
    this.dom.root.dataset.phase = at.phase;
    this.dom.root.classList.toggle("mp-rests", !this.playing);
    write(this.dom.main, say(this.playing ? "player.pause" : at.phase === "done" ? "player.anew" : "player.go-on"));
    write(this.dom.full, say(document.fullscreenElement === this.dom.root ? "player.window" : "player.full"));
    write(this.dom.left, at.phase === "ready" ? String(Math.ceil(at.left / 1000)) : clockFace(at.left));
    write(this.dom.rest, say("player.in-all", { time: clockFace(at.leftInAll) }));
    write(this.dom.state, this.session.slept ? say("player.slept") : at.phase !== "done" && !this.playing ? say("player.paused") : "");
    this.question(at);
    for (const [i, part] of [...this.dom.track.children].entries()) {
      const own = /** @type {HTMLElement} */ (part);
      const share = i < step ? 1 : i > step ? 0 : at.into / (at.into + at.left);
      own.style.flexGrow = String(steps[i].seconds + this.session.more[i]);
      /** @type {HTMLElement} */ (own.firstElementChild).style.transform = `scaleX(${share.toFixed(3)})`;
    }
    this.lead(at);
  }

  /** Ask about the pressure for a while, where that is switched on. @param {Where} at */
  question(at) {
    const asks = cues(this.session).some(({ kind, at: since }) => kind === "check" && since <= at.at && at.at < since + STAYS);
    const half = cues(this.session).some(({ kind, at: since }) => kind === "half" && since <= at.at && at.at < since + STAYS);
    const { on, who } = this.asked;
    write(this.dom.ask, asks && on.ask ? say(`player.check.${who}`) : half ? say("player.half") : "");
  }

  /** @param {number} step that has begun: −1 before the first, as many as there are at the end */
  enter(step) {
    this.step = step;
    const { steps } = this.asked;
    const { count, name, press, move, how, careful, next } = this.dom;
    const now = steps[Math.max(0, step)];
    const after = steps[step + 1];
    const begun = step >= 0 && now;
    write(count, begun ? say("player.of", { n: step + 1, count: steps.length }) : "");
    write(name, begun ? now.name : say(now ? "player.ready" : "player.done"));
    write(move, begun ? now.move : "");
    write(how, begun ? now.how : now ? "" : say("player.done-text"));
    write(careful, begun ? now.careful : "");
    write(
      next,
      !now
        ? ""
        : step < 0
          ? say("player.first", { name: now.name })
          : after
            ? say("player.next", { name: after.name })
            : say("player.last"),
    );
    press.replaceChildren(...(begun && now.high !== undefined ? this.meter(step) : []));
    this.dom.news.textContent = begun ? this.sentence(step) : step < 0 ? say("player.ready") : say("player.done");
    const { drawing } = this.asked;
    this.turns = now && drawing ? shownIn(drawing.payload, now.way) : [];
    this.scene = "";
    if (this.turns.length) return;
    this.diagram?.hands.frame([]);
    this.diagram?.hands.show([], 0);
  }

  /** @param {number} step @returns {Node[]} its pressure as a number, as words, and as so many of ten */
  meter(step) {
    const { low = 0, high = 0 } = this.asked.steps[step];
    const bars = Array.from({ length: MOST }, (_, i) => h("i", { class: i < low ? "mp-least" : i < high ? "mp-most" : null }));
    return [
      h("strong", {}, say("player.scale", { amount: this.amount(step) })),
      h("span", { class: "mp-meter", "aria-hidden": "true" }, ...bars),
      h("span", {}, hardness(high)),
    ];
  }

  /** Let the hands of the drawing be where the time is. @param {Where} at */
  lead(at) {
    const hands = this.diagram?.hands;
    const found = sceneAt(this.turns, at.into + at.left, at.phase === "step" ? at.into : 0);
    if (!hands || !found) return;
    const scene = `${found.turn} ${found.scene} ${found.round}`;
    const moves = this.playing && at.phase === "step";
    if (scene === this.scene && moves === this.moves) return;
    const turn = this.turns[found.turn];
    if (!this.scene.startsWith(`${found.turn} `)) hands.frame(turn.flatMap(({ parts }) => parts));
    if (scene !== this.scene) hands.show(turn[found.scene].parts, found.round);
    if (moves) hands.play(found.into);
    else hands.rest(at.phase === "step" ? found.into : WAIT);
    [this.scene, this.moves] = [scene, moves];
  }
}

/** @param {number} high of a pressure @returns {string} */
const hardness = (high) => say("player.how-hard", { n: Math.ceil(high) });

/** @param {number} seconds @returns {string} */
function inWords(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const some = [minutes && say("player.minutes", { n: minutes }), rest && say("player.seconds", { n: rest })];
  return some.filter(Boolean).join(" ");
}
