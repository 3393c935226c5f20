import assert from "node:assert/strict";
import { test } from "node:test";
import { hasChosen, sound, takenOver } from "../core/answer.js";

const options = [
  { id: "shrug", text: "A shrug." },
  { id: "not-the-neck", text: "Yes please, but not the neck." },
];

test("an option is known by its id, whatever its text", () => {
  assert.equal(hasChosen({ options: ["shrug"] }, "shrug"), true);
  assert.equal(hasChosen({ options: ["A shrug."] }, "shrug"), false);
});

test("what was kept by text is taken over by id, with words and check", () => {
  const kept = { chosen: ["A shrug."], words: "so", checked: true };
  assert.deepEqual(takenOver(kept, options), { options: ["shrug"], words: "so", checked: true });
});

test("it is taken over once", () => {
  const taken = takenOver({ chosen: ["A shrug."], checked: true }, options);
  assert.equal(takenOver(sound(taken), options), null);
});

test("a text that no option has any more stays beside what was taken over", () => {
  const kept = { chosen: ["A shrug.", "A nod."], checked: false };
  assert.deepEqual(takenOver(kept, options), { options: ["shrug"], chosen: ["A nod."], checked: false });
  assert.equal(takenOver({ chosen: ["A nod."] }, options), null);
});

test("what something else wrote is no answer", () => {
  for (const odd of [null, 3, "text", [1]]) assert.deepEqual(sound(odd), {});
  assert.equal(takenOver({ chosen: 4 }, options), null);
  assert.equal(hasChosen({ options: 4 }, "shrug"), false);
});
