// The elements of a massage that plays, before any of them shows anything.

import { back, repeat, skip } from "../core/session.js";
import { say } from "../core/words.js";
import { button, h } from "./dom.js";

/** @typedef {import("../core/session.js").Session} Session */

/**
 * @param {Pick<import("./view.js").Asked, "name" | "steps" | "who">} asked
 * @param {{toggle: () => void, leap: (to: (session: Session, now: number) => Session) => void, more: () => void, fill: () => void, leave: () => void}} acts
 */
export function stage({ name: title, steps, who }, { toggle, leap, more, fill, leave }) {
  const count = h("p", { class: "mp-nth" });
  const name = h("h2", { class: "mp-now" });
  const left = h("p", { class: "mp-clock", role: "timer" });
  const rest = h("p", { class: "mp-rest" });
  const press = h("p", { class: "mp-press" });
  const ask = h("p", { class: "mp-asks" });
  const move = h("p", { class: "mp-move" });
  const how = h("p", { class: "mp-how" });
  const careful = h("p", { class: "mp-mind" });
  const next = h("p", { class: "mp-then" });
  const state = h("p", { class: "mp-state" });
  const news = h("p", { class: "mp-unseen", role: "status" });
  const track = h("div", { class: "mp-track", "aria-hidden": "true" }, ...steps.map(() => h("i", {}, h("b"))));
  const main = button("", toggle, { class: "mp-main" });
  const full = button("", fill);
  const moves = Object.entries({ back, repeat, skip }).map(([id, to]) => button(say(`player.${id}`), () => leap(to)));
  const minute = button(say("player.minute"), more);
  const keys = h(
    "div",
    { class: "mp-keys", role: "group", "aria-label": title },
    h("div", {}, ...moves, minute),
    main,
    h("div", {}, full, button(say("player.leave"), leave)),
  );
  const drawn = h("div", { class: "mp-drawn", "aria-hidden": "true", inert: "" });
  const stop = h("p", { class: "mp-stop" }, say(`player.stop.${who}`));
  const times = h("div", { class: "mp-times" }, left, rest);
  const words = h(
    "div",
    { class: "mp-words", role: "group", "aria-label": say("player.now"), tabindex: 0 },
    h("div", { class: "mp-top" }, count, state),
    name,
    times,
    press,
    ask,
    move,
    careful,
    how,
    next,
    stop,
  );
  const root = h(
    "div",
    {
      class: "massage-page mp-view",
      role: "dialog",
      "aria-modal": "true",
      "aria-label": say("player.label", { name: title }),
      tabindex: -1,
    },
    drawn,
    words,
    h("div", { class: "mp-below" }, track, keys),
    news,
  );
  return { root, drawn, words, count, name, left, rest, press, ask, move, how, careful, next, state, news, track, main, full, minute };
}

/** What has not changed is not written: a screen reader would begin again. @param {Element} node @param {string} text */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
