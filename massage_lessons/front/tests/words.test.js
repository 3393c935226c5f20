import assert from "node:assert/strict";
import { test } from "node:test";
import { say, useWords } from "../core/words.js";

useWords({ "list.heading": "Places", "list.count": { 1: "{n} place", other: "{n} places of {all}" } });

test("a text is found by its id, and its values are put in", () => {
  assert.equal(say("list.heading"), "Places");
  assert.equal(say("list.count", { n: 3, all: 9 }), "3 places of 9");
});

test("a number that has a form of its own gets it", () => {
  assert.equal(say("list.count", { n: 1 }), "1 place");
});

test("words that come later join those that are there", () => {
  useWords({ other: "more" });
  assert.equal(say("other") + say("list.heading"), "morePlaces");
});

test("an id without words and a value that is not given are errors", () => {
  assert.throws(() => say("list.nothing"), /list\.nothing/);
  assert.throws(() => say("list.count", { n: 2 }), /all/);
});
