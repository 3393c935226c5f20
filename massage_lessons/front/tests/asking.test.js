import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, back, begin, said, strictest } from "../core/asking.js";

test("each answer goes to its line, and one that is changed counts as it is now", () => {
  const first = answered(answered(begin(3), true), false);
  assert.deepEqual(first, { at: 2, answers: [true, false, null] });
  assert.deepEqual(said(first), [0]);
  assert.deepEqual(said(answered(back(first), true)), [0, 1]);
  assert.equal(back(begin(3)).at, 0);
});

test("the strictest of all answers decides, and what is not known is taken for the strictest", () => {
  assert.equal(strictest([]), null);
  assert.equal(strictest([["local"], ["person-decides"]]), "local");
  assert.equal(strictest([["local"], ["ask-first", "local"]]), "ask-first");
  assert.equal(strictest([["ask-first"], ["local", "whole"]]), "whole");
  assert.equal(strictest([["local"], ["something new"]]), "whole");
});
