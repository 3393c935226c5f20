import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import "./course-words.js";
import { chance, inWords, itemsOf, pick, soundItem } from "../core/bank.js";
import { drawn } from "../core/draw.js";

const BANK = JSON.parse(readFileSync(new URL("../../labextensions/massage-lessons/static/bank.json", import.meta.url), "utf8"));
const ITEM = { id: "name/x", kind: "name", ask: "What is it?", place: "x", explain: "It is x.", sources: [], hash: "00000000" };
const OPTIONS = [
  { id: "x", text: "X", right: true },
  { id: "y", text: "Y", right: false },
];

test("every item of the bank can be asked", () => {
  assert.equal(itemsOf(BANK).length, BANK.items.length);
  assert.ok(BANK.items.length > 300);
});

test("an item that cannot be asked is passed over", () => {
  assert.ok(soundItem({ ...ITEM, options: OPTIONS }));
  const broken = [
    null,
    "text",
    { ...ITEM },
    { ...ITEM, options: [OPTIONS[0]] },
    { ...ITEM, options: OPTIONS.map((option) => ({ ...option, right: true })) },
    { ...ITEM, options: OPTIONS, ask: "" },
    { ...ITEM, options: OPTIONS, kind: "riddle" },
    { ...ITEM, options: OPTIONS, place: undefined },
    { ...ITEM, kind: "order", steps: [{ id: "one", text: "One" }] },
    { ...ITEM, kind: "stroke", options: OPTIONS },
  ];
  assert.deepEqual(itemsOf({ items: broken }), []);
  assert.deepEqual(itemsOf(null), []);
});

test("items are picked in the order of their ids, and one that is gone is passed over", () => {
  const items = itemsOf(BANK);
  const [first, second] = items;
  assert.deepEqual(pick(items, [second.id, "gone", first.id]), [second, first]);
});

test("in words, a question on the drawing has the same id and no place to give away", () => {
  for (const item of itemsOf(BANK)) {
    const asked = inWords(item);
    assert.equal(asked.id, item.id);
    if (!item.in_words) continue;
    assert.equal(asked.kind, "choose");
    assert.equal(asked.place, undefined);
    assert.ok(soundItem(asked), item.id);
  }
});

test("chance is the same again from the same beginning, and leaves nothing out", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.integer(), { maxLength: 20 }), (seed, all) => {
      const [one, other] = [drawn(all, chance(seed)), drawn(all, chance(seed))];
      assert.deepEqual(one, other);
      assert.deepEqual([...one].sort(), [...all].sort());
    }),
  );
});

test("chance favours neither side", () => {
  const lefts = Array.from({ length: 2000 }, (_, i) => drawn(["left", "right"], chance(`seed ${i}`))[0]).filter(
    (side) => side === "left",
  ).length;
  assert.ok(lefts > 850 && lefts < 1150, String(lefts));
});
