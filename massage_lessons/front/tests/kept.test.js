import assert from "node:assert/strict";
import { test } from "node:test";
import { merged, sound } from "../core/kept.js";

const one = { a: { at: 1, value: "old" }, b: { at: 5, value: "mine" } };
const other = { a: { at: 2, value: "new" }, c: { at: 1, value: null } };

test("of each id the newer writing stays, and none is lost", () => {
  assert.deepEqual(merged(one, other), { a: { at: 2, value: "new" }, b: { at: 5, value: "mine" }, c: { at: 1, value: null } });
});

test("two keepings become the same one whichever comes first, also when they were written at the same time", () => {
  const twin = { a: { at: 1, value: "older" } };
  for (const [left, right] of [
    [one, other],
    [one, twin],
  ])
    assert.deepEqual(merged(left, right), merged(right, left));
  assert.deepEqual(merged(merged(one, other), other), merged(one, other));
});

test("what something else wrote is left out", () => {
  assert.deepEqual(sound({ a: { at: 1, value: "x" }, b: { value: "no time" }, c: 3, d: null }), { a: { at: 1, value: "x" } });
  for (const odd of [null, 3, "text", [1]]) assert.deepEqual(sound(odd), {});
});
