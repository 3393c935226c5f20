import assert from "node:assert/strict";
import test from "node:test";
import { colourOf, ramp, written } from "../core/scale.js";

const SCALE = { low: 0, high: 10, colours: ["#000000", "#888888", "#ffffff"], label: "" };

test("a number lies between the two colours that it is nearest to", () => {
  assert.equal(colourOf(SCALE, 0), "color-mix(in srgb, #888888 0%, #000000)");
  assert.equal(colourOf(SCALE, 2.5), "color-mix(in srgb, #888888 50%, #000000)");
  assert.equal(colourOf(SCALE, 7.5), "color-mix(in srgb, #ffffff 50%, #888888)");
});

test("a number beyond the scale has the colour of its end", () => {
  assert.equal(colourOf(SCALE, -3), "color-mix(in srgb, #888888 0%, #000000)");
  assert.equal(colourOf(SCALE, 12), "color-mix(in srgb, #ffffff 100%, #888888)");
});

test("where all numbers are the same they have the middle colour", () => {
  assert.equal(colourOf({ ...SCALE, low: 4, high: 4 }, 4), "color-mix(in srgb, #ffffff 0%, #888888)");
});

test("without colours the scale has those of the drawing", () => {
  assert.deepEqual(ramp({ ...SCALE, colours: [] }), ["var(--md-halo)", "var(--md-pick)"]);
});

test("what is no colour never gets into a style", () => {
  assert.deepEqual(ramp({ ...SCALE, colours: ["#fff", "red), url(https://example.org"] }), ["var(--md-halo)", "var(--md-pick)"]);
});

test("a number is written with three digits that count", () => {
  assert.deepEqual([0.4, 12345, 1 / 3, 7].map(written), ["0.4", "12300", "0.333", "7"]);
});
