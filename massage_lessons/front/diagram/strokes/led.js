// Strokes that somebody else leads, such as a massage that is followed step by step: they say which ones are shown, and when.

import { placeOf } from "../../core/places.js";
import { lanes } from "../../core/stroke.js";
import { calm, s } from "../dom.js";
import { look } from "./look.js";
import { playing } from "./playing.js";

/**
 * @typedef {{stroke: string, place: string}} Part the id of a stroke or "ball", and of a place with its side; with "" only the place is marked
 *
 * @typedef {object} Led
 * @property {(parts: Part[]) => void} frame mark these places, and come as near as lets their strokes be seen
 * @property {(parts: Part[], round: number) => void} show the hands of these at the same time, resting; each round is on another lane
 * @property {(milliseconds: number) => void} play from this time of a pass on; where nothing may move, one picture of it
 * @property {(milliseconds: number) => void} rest at this time of a pass
 * @property {(share: number) => void} still a picture of a pass, for those for whom nothing moves
 */

/** The part of a pass that says most where nothing may move. */
const PICTURE = 0.4;
/** A ball as it lies behind a back, in units of the drawing; a sign, as the hands are. */
const BALL = 30;
/** Of two hands that work on two places at once, each is one hand. */
const ONE = { "two-palms": "palm", "two-open-hands": "open-hand" };

/**
 * @param {import("../types.js").Diagram} diagram
 * @param {(name: string) => import("../overlays.js").Overlay} overlay
 * @param {ReturnType<typeof import("../zoom.js").zoomable>} zoom
 * @returns {Led}
 */
export function led({ payload, host, signal, hits, frame: { root } }, overlay, zoom) {
  /** @type {{hands: import("./playing.js").Playing, beat: number}[]} */
  let all = [];
  /** @type {import("../overlays.js").Overlay | null} */
  let balls = null;
  const { midline, width, height } = payload.frame;
  const ways = (/** @type {Part} */ { stroke, place }) => {
    const { base, side } = /** @type {import("../types.js").Place} */ (placeOf(payload, place));
    return payload.strokes[stroke] ? lanes(payload.strokes[stroke], base, side === "left" ? "left" : "right", midline) : [];
  };
  /** The corners of a place, and its middle. */
  const box = (/** @type {Part} */ { place }) => {
    const { x, y, width, height } = /** @type {SVGGraphicsElement} */ (/** @type {any} */ (hits.get(place)).node).getBBox();
    const corners = [
      { x, y, turn: 0 },
      { x: x + width, y: y + height, turn: 0 },
    ];
    return { corners, middle: { cx: x + width / 2, cy: y + height / 2 } };
  };
  const clear = () => {
    balls?.remove();
    balls = null;
    for (const { hands } of all) hands.remove();
    all = [];
  };
  signal.addEventListener("abort", clear);
  const at = (/** @type {number} */ milliseconds, /** @type {boolean} */ moves) => {
    for (const { hands, beat } of all) {
      hands.seek(calm() ? PICTURE * beat : milliseconds);
      if (moves && !calm()) hands.play();
      else hands.pause();
    }
  };
  return {
    frame(parts) {
      const seen = parts.flatMap((part) => [...ways(part), box(part).corners]);
      host.set("highlight", [...new Set(parts.map(({ place }) => place))]);
      root.classList.toggle(
        "md-stroked",
        parts.some(({ stroke }) => stroke),
      );
      if (seen.length) look(zoom, host, payload.frame, seen);
      else zoom.unlook();
    },
    show(parts, round) {
      clear();
      const rolled = parts.filter(({ stroke }) => stroke === "ball");
      balls = rolled.length ? overlay("stroke") : null;
      balls?.svg.append(...rolled.map((part) => ball(box(part).middle)));
      all = parts.flatMap((part) => {
        const found = ways(part);
        if (!found.length) return [];
        const { base, side } = /** @type {import("../types.js").Place} */ (placeOf(payload, part.place));
        const stroke = payload.strokes[part.stroke];
        const { most, size } = stroke.on[base];
        const hand = parts.length > 1 ? (ONE[/** @type {keyof ONE} */ (stroke.hand)] ?? stroke.hand) : stroke.hand;
        const what = { stroke: { ...stroke, hand }, lanes: [found[round % found.length]], pressure: most, size: size / 10 };
        const hands = playing(overlay("stroke"), { ...what, left: side === "left", width, height }, () => {});
        return [{ hands, beat: stroke.beat * 1000 }];
      });
    },
    play: (milliseconds) => at(milliseconds, true),
    rest: (milliseconds) => at(milliseconds, false),
    still(share) {
      for (const { hands, beat } of all) {
        hands.seek(share * beat);
        hands.pause();
      }
    },
  };
}

/** @param {{cx: number, cy: number}} middle @returns {SVGElement} */
function ball({ cx, cy }) {
  return s(
    "g",
    { class: "md-ball" },
    s("circle", { cx, cy, r: BALL }),
    s("circle", { cx: cx - BALL * 0.1, cy: cy - BALL * 0.12, r: BALL * 0.78 }),
    s("circle", { cx: cx - BALL * 0.32, cy: cy - BALL * 0.36, r: BALL * 0.22 }),
  );
}
