import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { handAt, motion } from "../core/motion.js";
import { lanes } from "../core/stroke.js";

const built = new URL("../../labextensions/massage-lessons/static/payload.json", import.meta.url);
const { strokes } = JSON.parse(readFileSync(built, "utf-8"));

/** Every lane of every stroke, on both sides. */
const ALL = Object.entries(strokes).flatMap(([id, stroke]) =>
  Object.keys(stroke.on).flatMap((region) =>
    ["left", "right"].flatMap((side) =>
      lanes(stroke, region, side, 480).map((lane, i) => ({
        name: `${id} ${region} ${side} ${i}`,
        stroke,
        region,
        lane,
        made: motion(stroke, lane),
      })),
    ),
  ),
);

test("each hand is told from the beginning of a pass to its end, and begins again where it began", () => {
  for (const { name, made } of ALL) {
    for (const { frames } of made.hands) {
      assert.equal(frames[0].offset, 0, name);
      assert.equal(frames.at(-1).offset, 1, name);
      for (let i = 1; i < frames.length; i++) assert.ok(frames[i].offset > frames[i - 1].offset, `${name}: ${i}`);
      const [first, last] = [frames[0], frames.at(-1)];
      assert.ok(Math.hypot(first.x - last.x, first.y - last.y) < 2, name);
    }
  }
  assert.ok(ALL.length > 200);
});

test("no hand leaves its lane: between two of its points at most", () => {
  for (const { name, lane, made } of ALL) {
    for (const { x, y } of made.hands.flatMap(({ frames }) => frames)) {
      const near = lane.some((point, i) => distance(point, lane[i + 1] ?? point, { x, y }) < 0.5);
      assert.ok(near, name);
    }
  }
});

test("a mark appears before it fades, and lies on the lane", () => {
  for (const { name, lane, made } of ALL) {
    assert.ok(made.marks.length > 0, name);
    for (const { from, to, start, end } of made.marks) {
      assert.ok(0 <= start && start < end && end <= 1, name);
      for (const place of [from, to])
        assert.ok(
          lane.some((point, i) => distance(point, lane[i + 1] ?? point, place) < 0.5),
          name,
        );
    }
  }
});

test("hands glide without weight on the way back, knead by closing, press by sinking in, and rest without moving", () => {
  const one = (/** @type {string} */ wanted) => ALL.find(({ stroke }) => stroke.motion === wanted).made.hands[0];
  assert.ok(handAt(one("glide"), 0.9).seen < handAt(one("glide"), 0.4).seen);
  assert.ok(one("knead").frames.some(({ closed }) => closed === 1));
  assert.ok(one("press").frames.some(({ size }) => size < 1));
  assert.equal(new Set(one("rest").frames.map(({ x, y }) => `${x} ${y}`)).size, 1);
});

test("a hand that presses points to the head, with its thumb away from the spine", () => {
  const presses = ALL.filter(({ stroke }) => stroke.motion === "press");
  assert.ok(presses.length > 2);
  for (const { name, made } of presses) {
    for (const { turn } of made.hands[0].frames) assert.ok(Math.abs(turn) < 45, name);
    assert.ok(made.hands[0].left, name);
  }
});

test("at every moment of a pass a hand is seen", () => {
  for (const { name, made } of ALL) for (const { seen } of made.hands[0].frames) assert.ok(seen > 0.5, name);
});

test("two hands: one upon the other, or in turn", () => {
  const two = (/** @type {string} */ id) => motion(strokes[id], lanes(strokes[id], Object.keys(strokes[id].on)[0], "right", 480)[0]).hands;
  for (const id of ["gliding", "kneading-two-hands"]) assert.equal(two(id).length, 2, id);
});

test("one hand draws the skin along its way, holds it there, and goes back with it", () => {
  const drawn = ALL.filter(({ stroke }) => stroke.motion === "stretch");
  assert.ok(drawn.length);
  for (const { name, made, lane } of drawn) {
    assert.equal(made.hands.length, 1, name);
    const [start, held, end] = [0, 0.6, 1].map((share) => handAt(made.hands[0], share));
    const far = (/** @type {{x: number, y: number}} */ a, /** @type {{x: number, y: number}} */ b) => Math.hypot(a.x - b.x, a.y - b.y);
    assert.ok(far(held, lane[lane.length - 1]) < 0.1, name);
    assert.ok(far(start, held) > 20, name);
    assert.ok(far(start, end) < 0.1, name);
    for (const { seen } of made.hands[0].frames) assert.equal(seen, 1, name);
  }
});

/** @param {{x: number, y: number}} a @param {{x: number, y: number}} b @param {{x: number, y: number}} place @returns {number} from the line between two points */
function distance(a, b, place) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const part = Math.min(1, Math.max(0, ((place.x - a.x) * dx + (place.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(a.x + part * dx - place.x, a.y + part * dy - place.y);
}
