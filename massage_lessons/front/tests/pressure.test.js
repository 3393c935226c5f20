import assert from "node:assert/strict";
import { test } from "node:test";

import { spread, times } from "../core/pressure.js";

test("half the breadth is four times the pressure, and twice the weight is twice", () => {
  assert.equal(times(1, 6), 1);
  assert.equal(times(1, 3), 4);
  assert.equal(times(2, 1.5), 32);
});

test("dots are spread over the whole circle, and none lies outside", () => {
  const dots = spread(40);
  assert.equal(dots.length, 40);
  assert.ok(dots.every(([x, y]) => Math.hypot(x, y) <= 1));
  for (const half of [(d) => d[0] < 0, (d) => d[1] < 0]) assert.ok(Math.abs(dots.filter(half).length - 20) <= 2);
});
