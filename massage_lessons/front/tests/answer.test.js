import assert from "node:assert/strict";
import { test } from "node:test";
import { withTexts } from "../core/answer.js";

const options = [
  { id: "shrug", text: "A shrug." },
  { id: "not-the-neck", text: "Yes please, but not the neck." },
];

test("an option is known by its id, whatever its text", () => {
  assert.deepEqual(withTexts(["shrug"], undefined, options), ["shrug"]);
});

test("what was once kept by text is known by its text, and a text that no option has any more names none", () => {
  assert.deepEqual(withTexts([], ["A shrug.", "A nod."], options), ["shrug"]);
  assert.deepEqual(withTexts(["shrug"], ["A shrug."], options), ["shrug"]);
});
