// What is heard while a massage is followed: bells, made here and set on the clock of the sound card, and the browser's own voice.

/** @typedef {import("../core/session.js").Cue} Cue */

/** What each cue sounds like: the pitch in hertz, how long it fades in seconds, how loud. What is not here is not rung. */
const BELLS = /** @type {Record<string, [number, number, number]>} */ ({
  count: [660, 0.35, 0.1],
  bell: [440, 3.2, 0.22],
  turn: [495, 2.4, 0.18],
  half: [528, 2.4, 0.14],
  end: [330, 5, 0.26],
});
/** The overtones of a bell: times its pitch, and part of its loudness. */
const PARTIALS = [
  [1, 1],
  [2.01, 0.34],
  [2.98, 0.12],
];
const ATTACK = 0.012;
const SILENT = 0.0001;

export class Sound {
  /** @type {AudioContext | null} */
  #context = null;
  /** @type {Set<OscillatorNode>} */
  #ringing = new Set();

  /** A browser lets a page sound only after somebody has pressed something: this is called then. */
  wake() {
    if (!("AudioContext" in globalThis)) return;
    this.#context ??= new AudioContext();
    this.#context.resume().catch(() => {});
  }

  /** Ring what is due, each at its time. @param {Cue[]} cues @param {number} at milliseconds of now, as cues tell theirs */
  ring(cues, at) {
    const context = this.#context;
    if (!context) return;
    for (const cue of cues) {
      const bell = BELLS[cue.kind];
      if (bell) this.#strike(context, context.currentTime + Math.max(0, (cue.at - at) / 1000), bell);
    }
  }

  /** @param {AudioContext} context @param {number} when @param {[number, number, number]} bell */
  #strike(context, when, [pitch, fades, loud]) {
    for (const [times, part] of PARTIALS) {
      const tone = new OscillatorNode(context, { frequency: pitch * times });
      const gain = new GainNode(context, { gain: 0 });
      gain.gain.setValueAtTime(SILENT, when);
      gain.gain.exponentialRampToValueAtTime(loud * part, when + ATTACK);
      gain.gain.exponentialRampToValueAtTime(SILENT, when + fades / times);
      tone.connect(gain).connect(context.destination);
      tone.start(when);
      tone.stop(when + fades);
      this.#ringing.add(tone);
      tone.onended = () => this.#ringing.delete(tone);
    }
  }

  /** Take back what was to ring, and be quiet. */
  hush() {
    for (const tone of this.#ringing) tone.stop();
    this.#ringing.clear();
    globalThis.speechSynthesis?.cancel();
  }

  /** @param {string} text */
  say(text) {
    if (!("speechSynthesis" in globalThis)) return;
    speechSynthesis.cancel();
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.lang = document.documentElement.lang;
    speechSynthesis.speak(spoken);
  }

  end() {
    this.hush();
    this.#context?.close().catch(() => {});
    this.#context = null;
  }
}

/**
 * Keep the screen on for as long as this lasts. A browser lets go of it whenever the page is out of sight, so it is asked again.
 * @param {AbortSignal} signal
 */
export function stayAwake(signal) {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  const ask = async () => {
    if (document.visibilityState !== "visible" || signal.aborted) return;
    // Where it is not known or not allowed, the screen goes dark as it always does.
    lock = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
    if (signal.aborted) lock?.release();
  };
  document.addEventListener("visibilitychange", ask, { signal });
  signal.addEventListener("abort", () => lock?.release());
  ask();
}
