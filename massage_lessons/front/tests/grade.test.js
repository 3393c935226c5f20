import assert from "node:assert/strict";
import { test } from "node:test";
import "./course-words.js";
import { grade, verdict } from "../core/grade.js";

test("an answer is right when all right options and no others are chosen", () => {
  assert.deepEqual(grade([true, false, true], [true, false, true]), { wrong: 0, missed: 0, good: true });
  assert.deepEqual(grade([true, false, true], [false, true, false]), { wrong: 1, missed: 2, good: false });
});

test("where one option is right, a wrong choice is told in two words", () => {
  assert.equal(verdict(grade([true, false], [false, true]), false), "Not right.");
  assert.equal(verdict(grade([true, false], [true, false]), false), "Right.");
});

test("where several are right, what is wrong and what is missing are counted", () => {
  assert.equal(verdict(grade([true, true, false], [true, true, false]), true), "Right. You found them all.");
  assert.equal(
    verdict(grade([true, true, false], [true, false, true]), true),
    "Not right yet: 1 choice is not right, and 1 right answer is missing.",
  );
  assert.equal(verdict(grade([true, true, true], [true, false, false]), true), "Not right yet: 2 right answers are missing.");
});
