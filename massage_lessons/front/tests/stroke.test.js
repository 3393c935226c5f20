import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { at, clock, elapsed, frames, lanes, mirrored, pause, place, play, points, step, trailWidth, withSpeed } from "../core/stroke.js";

const built = new URL("../../labextensions/massage-lessons/static/strokes.json", import.meta.url);
const { strokes } = JSON.parse(readFileSync(built, "utf-8"));
const MIDLINE = 480;
const STROKE = { name: "Up", hand: "palm", path: "towards-head", beat: 4, passes: [2, 3], pressure: [1, 3], on: {} };

test("a lane is its first point and the steps to each next one", () => {
  assert.deepEqual(points([500, 900, 10, 5, -20, 1, 0, -10, -2]), [
    { x: 500, y: 900, turn: 10 },
    { x: 505, y: 880, turn: 11 },
    { x: 505, y: 870, turn: 9 },
  ]);
});

test("the other side is the mirror, and the mirror of the mirror is the same", () => {
  const lane = points([500, 900, 10, 5, -20, 1]);
  assert.deepEqual(mirrored(lane, MIDLINE)[0], { x: 460, y: 900, turn: -10 });
  assert.deepEqual(mirrored(mirrored(lane, MIDLINE), MIDLINE), lane);
});

test("every built lane stays on its own side of the midline", () => {
  let count = 0;
  for (const stroke of Object.values(strokes)) {
    for (const region of Object.keys(stroke.on)) {
      for (const side of ["left", "right"]) {
        for (const lane of lanes(stroke, region, side, MIDLINE)) {
          count++;
          for (const { x } of lane) assert.ok(side === "right" ? x > MIDLINE : x < MIDLINE);
        }
      }
    }
  }
  assert.ok(count > 100);
});

test("a stroke has no lane on a region that it is not for", () => {
  assert.deepEqual(lanes(strokes.gliding, "buttock", "right", MIDLINE), []);
});

test("frames go by length, not by the number of points", () => {
  const lane = points([0, 0, 0, 10, 0, 0, 30, 0, 8]);
  assert.deepEqual(
    frames(lane).map(({ offset }) => offset),
    [0, 0.25, 1],
  );
  assert.deepEqual(at(lane, 0.625), { x: 25, y: 0, turn: 4 });
  assert.deepEqual(at(lane, 0), { x: 0, y: 0, turn: 0 });
  assert.deepEqual(at(lane, 1), { x: 40, y: 0, turn: 8 });
});

test("a hand that rests has one frame, and is there all the time", () => {
  const lane = points([500, 900, 10]);
  assert.deepEqual(frames(lane), [{ x: 500, y: 900, turn: 10, offset: 0 }]);
  assert.deepEqual(at(lane, 0.5), { x: 500, y: 900, turn: 10 });
});

test("more pressure is a broader trail", () => {
  const widths = [0, 1, 2, 3, 4, 5].map(trailWidth);
  assert.deepEqual(
    widths,
    [...widths].sort((a, b) => a - b),
  );
  assert.ok(widths[0] > 0 && new Set(widths).size === widths.length);
});

test("pausing keeps the place, and what passes meanwhile does not count", () => {
  const paused = pause(play(clock(), 1000), 3500);
  assert.equal(elapsed(paused, 99_000), 2500);
  assert.equal(elapsed(play(paused, 100_000), 100_500), 3000);
});

test("another speed goes on from the same place", () => {
  const slow = withSpeed(play(clock(), 0), 2000, 0.5);
  assert.equal(elapsed(slow, 2000), 2000);
  assert.equal(elapsed(slow, 4000), 3000);
  assert.equal(elapsed(withSpeed(clock(), 500, 2), 9000), 0);
});

test("playing twice does not jump", () => {
  assert.equal(elapsed(play(play(clock(), 0), 700), 1000), 1000);
});

test("an hour in small steps and an hour in one leap end at the same place", () => {
  let ticking = play(clock(), 0);
  for (let now = 0; now <= 3_600_000; now += 250) ticking = withSpeed(ticking, now, 1);
  assert.equal(elapsed(ticking, 3_600_000), elapsed(play(clock(), 0), 3_600_000));
});

test("passes follow on passes, lanes on lanes, and the first on the last", () => {
  assert.deepEqual(place(STROKE, 2, 0), { lane: 0, pass: 0, share: 0 });
  assert.deepEqual(place(STROKE, 2, 5000), { lane: 0, pass: 1, share: 0.25 });
  assert.deepEqual(place(STROKE, 2, 8000), { lane: 1, pass: 0, share: 0 });
  assert.deepEqual(place(STROKE, 2, 16_000), { lane: 0, pass: 0, share: 0 });
});

test("a step goes to the beginning of the next lane and rests there", () => {
  const first = step(play(clock(), 0), 3000, STROKE, 2);
  assert.deepEqual(first, { played: 8000, since: null, speed: 1 });
  assert.equal(step(first, 9000, STROKE, 2).played, 0);
});
