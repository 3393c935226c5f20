// Strokes that somebody else leads, such as a massage that is followed step by step: they say which ones are shown, and when.

import { placeOf } from "../../core/places.js";
import { lanes, perLane } from "../../core/stroke.js";
import { calm } from "../dom.js";
import { ball, rolling } from "./ball.js";
import { look } from "./look.js";
import { playing } from "./playing.js";

/**
 * @typedef {{stroke: string, place: string}} Part the id of a stroke, or "ball" or "roll", and of a place with its side; with "" only the place is marked
 *
 * @typedef {object} Led
 * @property {(parts: Part[]) => void} frame mark these places, and come as near as lets their strokes be seen
 * @property {(parts: Part[], round: number) => void} show the hands of these at the same time, resting; each round is on another lane
 * @property {(milliseconds: number) => void} play from this time of a pass on; where nothing may move, one picture of it
 * @property {(milliseconds: number) => void} rest at this time of a pass
 * @property {(share: number) => void} still a picture of a pass, for those for whom nothing moves
 */

/**
 * @typedef {{hands: Pick<import("./playing.js").Playing, "play" | "pause" | "seek" | "remove">, beat: number, lane: number, count: number}} Hands with the milliseconds of a pass and of a
 *   lane, and how many lanes there are
 * @typedef {{layers: import("../overlays.js").Overlay[], all: Hands[]}} Scene
 */

/** The part of a pass that says most where nothing may move. */
const PICTURE = 0.4;
/** Milliseconds in which a ball is rolled there and back: slowly. */
const ROLL = 10_000;
/** Of two hands that work on two places at once, each is one hand. */
const ONE = { "two-palms": "palm", "two-open-hands": "open-hand" };

/**
 * @param {import("../types.js").Diagram} diagram
 * @param {(name: string) => import("../overlays.js").Overlay} overlay
 * @param {ReturnType<typeof import("../zoom.js").zoomable>} zoom
 * @returns {Led}
 */
export function led({ payload, host, signal, hits, frame: { root } }, overlay, zoom) {
  /** What was shown since the places were framed: it comes again and again, and is built once. @type {Map<string, Scene>} */
  const scenes = new Map();
  /** @type {Scene} */
  let now = { layers: [], all: [] };
  let round = 0;
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
    return { corners, middle: { x: x + width / 2, y: y + height / 2 } };
  };
  const clear = () => {
    for (const { layers, all } of scenes.values()) {
      for (const { hands } of all) hands.remove();
      for (const layer of layers) layer.remove();
    }
    scenes.clear();
    now = { layers: [], all: [] };
  };
  signal.addEventListener("abort", clear);
  const at = (/** @type {number} */ milliseconds, /** @type {boolean} */ moves) => {
    for (const { hands, beat, lane, count } of now.all) {
      hands.seek((round % count) * lane + (calm() ? PICTURE * beat : milliseconds));
      if (moves && !calm()) hands.play();
      else hands.pause();
    }
  };
  const built = (/** @type {Part[]} */ parts) => {
    /** @type {Scene} */
    const scene = { layers: [], all: [] };
    const layer = () => {
      const made = overlay("stroke");
      scene.layers.push(made);
      return made;
    };
    const rolled = parts.filter(({ stroke }) => stroke === "ball");
    if (rolled.length) layer().svg.append(...rolled.map((part) => ball(box(part).middle)));
    for (const { place } of parts.filter(({ stroke }) => stroke === "roll")) {
      // A ball goes where a hand may glide.
      const glides = Object.keys(payload.strokes).map((stroke) =>
        payload.strokes[stroke].motion === "glide" ? ways({ stroke, place })[0] : null,
      );
      const lane = glides.find((found) => found) ?? [];
      if (lane.length > 1) scene.all.push({ hands: rolling(layer(), { lane, beat: ROLL, width, height }), beat: ROLL, lane: 0, count: 1 });
      else layer().svg.append(ball(box({ stroke: "", place }).middle));
    }
    for (const part of parts) {
      const found = ways(part);
      if (!found.length) continue;
      const { base, side } = /** @type {import("../types.js").Place} */ (placeOf(payload, part.place));
      const stroke = payload.strokes[part.stroke];
      const { most, size } = stroke.on[base];
      const hand = parts.length > 1 ? (ONE[/** @type {keyof ONE} */ (stroke.hand)] ?? stroke.hand) : stroke.hand;
      const what = { stroke: { ...stroke, hand }, lanes: found, pressure: most, size: size / 10 };
      const over = layer();
      over.node.classList.add("md-alone");
      const hands = playing(over, { ...what, left: side === "left", width, height }, () => {});
      scene.all.push({ hands, beat: stroke.beat * 1000, lane: perLane(stroke), count: found.length });
    }
    return scene;
  };
  return {
    frame(parts) {
      clear();
      const seen = parts.flatMap((part) => [...ways(part), box(part).corners]);
      host.set("highlight", [...new Set(parts.map(({ place }) => place))]);
      root.classList.toggle(
        "md-stroked",
        parts.some(({ stroke }) => stroke),
      );
      if (seen.length) look(zoom, host, payload.frame, seen);
      else zoom.unlook();
    },
    show(parts, wanted) {
      const key = JSON.stringify(parts);
      const scene = scenes.get(key) ?? built(parts);
      scenes.set(key, scene);
      if (scene !== now) for (const { hands } of now.all) hands.pause();
      for (const { layers } of scenes.values()) for (const { node } of layers) node.hidden = !scene.layers.some((one) => one.node === node);
      now = scene;
      round = wanted;
    },
    play: (milliseconds) => at(milliseconds, true),
    rest: (milliseconds) => at(milliseconds, false),
    still(share) {
      for (const { hands, beat } of now.all) {
        hands.seek(share * beat);
        hands.pause();
      }
    },
  };
}
