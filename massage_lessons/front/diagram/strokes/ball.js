// A ball behind a back: it lies still, or is rolled up and down.

import { at } from "../../core/stroke.js";
import { h, s } from "../dom.js";

/** @typedef {import("../../core/stroke.js").Point} Point */

/** A ball as it lies behind a back, in units of the drawing; a sign, as the hands are. */
const BALL = 30;
/** How many frames a way is told in. */
const STEPS = 12;

/** @param {{x: number, y: number}} middle @returns {SVGElement} */
export function ball({ x, y }) {
  return s(
    "g",
    { class: "md-ball" },
    s("circle", { cx: x, cy: y, r: BALL }),
    s("circle", { cx: x - BALL * 0.1, cy: y - BALL * 0.12, r: BALL * 0.78 }),
    s("circle", { cx: x - BALL * 0.32, cy: y - BALL * 0.36, r: BALL * 0.22 }),
  );
}

/**
 * @param {import("../overlays.js").Overlay} overlay
 * @param {{lane: Point[], beat: number, width: number, height: number}} what the way, the milliseconds of once there and back, and the size of
 *   the drawing
 * @returns {Pick<import("./playing.js").Playing, "play" | "pause" | "seek" | "remove">}
 */
export function rolling(overlay, { lane, beat, width, height }) {
  const room = 2 * BALL + 8;
  const picture = s(
    "svg",
    { viewBox: `${-room / 2} ${-room / 2} ${room} ${room}`, width: room, height: room, style: `left:${-room / 2}px;top:${-room / 2}px` },
    ball({ x: 0, y: 0 }),
  );
  const mover = h("div", { class: "md-mover" }, picture);
  const moving = h("div", { class: "md-moving", style: `width:${width}px;height:${height}px` }, mover);
  overlay.node.append(moving);
  const sized = new ResizeObserver(() => {
    moving.style.transform = `scale(${overlay.node.clientWidth / width})`;
  });
  sized.observe(overlay.node);
  const frames = Array.from({ length: STEPS + 1 }, (_, i) => {
    const { x, y } = at(lane, (1 - Math.cos((2 * Math.PI * i) / STEPS)) / 2);
    return { offset: i / STEPS, transform: `translate(${x.toFixed(1)}px,${y.toFixed(1)}px)` };
  });
  const animation = mover.animate(frames, { duration: beat, iterations: Number.POSITIVE_INFINITY });
  animation.pause();
  const moves = (/** @type {boolean} */ on) => {
    overlay.node.classList.toggle("md-moves", on);
    if (on) animation.play();
    else animation.pause();
  };
  return {
    play: () => moves(true),
    pause: () => moves(false),
    seek(milliseconds) {
      animation.currentTime = milliseconds;
    },
    remove() {
      sized.disconnect();
      animation.cancel();
      overlay.remove();
    },
  };
}
