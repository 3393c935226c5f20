import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn } from "../core/draw.js";

test("what is drawn is all that was there, each once", () => {
  assert.deepEqual(drawn(["a", "b", "c", "d"]).sort(), ["a", "b", "c", "d"]);
  assert.deepEqual(drawn([]), []);
});

test("chance alone says what comes first", () => {
  const chances = [0.99, 0, 0];
  assert.deepEqual(
    drawn(["a", "b", "c"], () => chances.shift() ?? 0),
    ["c", "a", "b"],
  );
});

test("what was handed in stays as it was", () => {
  const all = ["a", "b"];
  drawn(all, () => 0.9);
  assert.deepEqual(all, ["a", "b"]);
});
