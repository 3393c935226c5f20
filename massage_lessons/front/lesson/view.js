// A massage that plays: the whole window, to be read from two metres, and stopped by any key or touch. What it shows follows from the
// clocks alone; it may be looked at as seldom as a browser likes.

import { registry } from "../core/registry.js";
import { addMinute, back, begin, clockFace, cues, due, look, pause, play, repeat, room, sceneAt, skip, where } from "../core/session.js";
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
/** Keys that are pressed together with others, by readers of the screen too: alone they pause nothing. */
const MODIFIERS = new Set(["Alt", "AltGraph", "CapsLock", "Control", "Fn", "Meta", "Shift"]);
const SCROLLS = new Set(["ArrowDown", "ArrowUp", "End", "Home", "PageDown", "PageUp"]);

/** @param {Event} event @returns {boolean} whether it goes to a key of the player, which has an act of its own */
const onKey = (event) => /** @type {HTMLElement} */ (event.target).closest("button") !== null;

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
    /** Whether the touch that goes on has stopped it. */
    this.stopped = false;
    /** What the drawing shows in the step. @type {ReturnType<typeof shownIn>} */
    this.turns = [];
    /** @type {import("../core/registry.js").Shown | null} */
    this.diagram = null;
    this.dom = stage(asked, {
      toggle: () => this.toggle(),
      leap: (to) => this.leap(to),
      more: () => this.more(),
      fill: () => this.fill(),
      leave: () => this.leave(),
    });
  }

  open() {
    const { signal } = this.ending;
    this.hide(document.body.children);
    document.body.append(this.dom.root);
    // A question that JupyterLab asks meanwhile, as when a kernel dies, would lie behind unseen and take the keys.
    const later = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) this.hide(addedNodes);
    });
    later.observe(document.body, { childList: true });
    signal.addEventListener("abort", () => later.disconnect());
    this.draw();
    const sized = new ResizeObserver(() => this.fit());
    sized.observe(this.dom.words);
    signal.addEventListener("abort", () => sized.disconnect());
    // On the way down, before any page behind hears of it, and also where the focus was lost.
    addEventListener("keydown", (event) => this.key(event), { signal, capture: true });
    this.dom.root.addEventListener("pointerdown", (event) => this.stop(event), { signal });
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

  /** @param {Iterable<Node>} nodes children of the page's body, which nobody can come to until it is left */
  hide(nodes) {
    for (const node of nodes) {
      if (!(node instanceof HTMLElement) || node.inert || node === this.dom.root) continue;
      node.inert = true;
      this.behind.push(node);
      if (node.contains(document.activeElement)) this.dom.main.focus();
    }
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
      if (cue.kind === "turn") this.dom.news.textContent = say("player.turn");
      if (cue.kind === "turn" && on.voice) sound.say(say("player.turn"));
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

  /** Some places have had enough after a while. */
  more() {
    if (room(this.session, this.at)) this.leap(addMinute);
    else if (this.at.phase !== "done") this.dom.news.textContent = say("player.enough");
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
    if (event.ctrlKey || event.metaKey || event.altKey || MODIFIERS.has(event.key) || !this.hears(event.target)) return;
    // Nothing of what is pressed here is meant for a notebook, a slide or a page behind.
    event.stopPropagation();
    const pressed = /** @type {HTMLElement} */ (event.target).closest("button");
    if (pressed && ["Enter", " "].includes(event.key)) return;
    if (!this.goesOn(event)) event.preventDefault();
    const turned = getComputedStyle(this.dom.root).direction === "rtl";
    const acts = /** @type {Record<string, () => void>} */ ({
      escape: () => (this.playing ? this.toggle() : this.leave()),
      [turned ? "arrowleft" : "arrowright"]: () => this.leap(skip),
      [turned ? "arrowright" : "arrowleft"]: () => this.leap(back),
      r: () => this.leap(repeat),
      m: () => this.more(),
      "+": () => this.more(),
      f: () => this.fill(),
      " ": () => this.toggle(),
      enter: () => this.toggle(),
    });
    const act = acts[event.key.toLowerCase()];
    if (act) act();
    else if (this.playing) this.toggle();
  }

  /** @param {EventTarget | null} target @returns {boolean} whether a key there is meant for it: all that lies behind is inert */
  hears(target) {
    return target === document.body || this.dom.root.contains(/** @type {Node} */ (target));
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether a key also does what it always does: move the focus, or scroll the words */
  goesOn({ key, target }) {
    const { words } = this.dom;
    return key === "Tab" || (SCROLLS.has(key) && target === words && words.scrollHeight > words.clientHeight);
  }

  /** A touch stops at once, however it goes on: a hand that slips or stays gives no click. @param {PointerEvent} event */
  stop(event) {
    this.stopped = this.playing && !onKey(event);
    if (this.stopped) this.toggle();
  }

  /** @param {MouseEvent} event */
  touched(event) {
    event.stopPropagation();
    // The end of the touch that has just stopped it. A click of a screen reader has no touch before it.
    const over = this.stopped && event.detail > 0;
    this.stopped = false;
    if (!over && !onKey(event)) this.toggle();
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
    this.dom.root.dataset.phase = at.phase;
    if (step !== this.step) this.enter(step);
    this.dom.root.classList.toggle("mp-rests", !this.playing);
    write(this.dom.main, say(this.playing ? "player.pause" : at.phase === "done" ? "player.anew" : "player.go-on"));
    write(this.dom.full, say(document.fullscreenElement === this.dom.root ? "player.window" : "player.full"));
    write(this.dom.left, at.phase === "ready" ? String(Math.ceil(at.left / 1000)) : clockFace(at.left));
    write(this.dom.rest, say("player.in-all", { time: clockFace(at.leftInAll) }));
    write(this.dom.state, this.session.slept ? say("player.slept") : at.phase !== "done" && !this.playing ? say("player.paused") : "");
    this.dom.minute.setAttribute("aria-disabled", String(!room(this.session, at)));
    this.question(at);
    for (const [i, part] of [...this.dom.track.children].entries()) {
      const own = /** @type {HTMLElement} */ (part);
      const share = i < step ? 1 : i > step ? 0 : at.into / (at.into + at.left);
      own.style.flexGrow = String(steps[i].seconds + this.session.more[i]);
      /** @type {HTMLElement} */ (own.firstElementChild).style.transform = `scaleX(${share.toFixed(3)})`;
    }
    this.lead(at);
  }

  /** Say for a while that the other side has its turn, ask about the pressure where that is switched on, or tell the half. @param {Where} at */
  question(at) {
    const now = new Set(cues(this.session).flatMap(({ kind, at: since }) => (since <= at.at && at.at < since + STAYS ? [kind] : [])));
    const { on, who } = this.asked;
    const told = now.has("turn")
      ? "player.turn"
      : now.has("check") && on.ask
        ? `player.check.${who}`
        : now.has("half")
          ? "player.half"
          : "";
    const text = told && say(told);
    if (text === this.dom.ask.textContent) return;
    write(this.dom.ask, text);
    this.fit();
  }

  /** Nobody can scroll while their hands work: where the room is short, what is said at length is only heard, and stands on the page. */
  fit() {
    const { root, words } = this.dom;
    root.classList.remove("mp-terse");
    root.classList.toggle("mp-terse", words.scrollHeight > words.clientHeight);
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
    this.fit();
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
