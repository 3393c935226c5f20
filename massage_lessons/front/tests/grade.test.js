import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import "./course-words.js";
import { grade, graded, outOfPlace, rated, verdict } from "../core/grade.js";

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

const ITEM = { topic: "t", lesson: "t", goal: "t/g", ask: "?", explain: "!", sources: [], hash: "00000000" };
const PAYLOAD = {
  entries: { flank: { layer: "skin" }, sacrum: { layer: "skin" }, trapezius: { layer: "superficial" }, rhomboid: { layer: "deep" } },
};
const find = (/** @type {string} */ place, near = {}) => ({
  ...ITEM,
  id: `find/${place}`,
  kind: /** @type {const} */ ("find"),
  place,
  near,
});

test("a place is right on its own side only, and each near miss has its name", () => {
  const near = { sacrum: "lower", trapezius: "above" };
  const told = (/** @type {string} */ wanted, /** @type {string[]} */ answer) => graded(find(wanted, near), answer, PAYLOAD);
  assert.deepEqual(told("flank-left", ["flank-left"]), { good: true, wrong: 0, missed: 0, near: null, out: [] });
  assert.equal(told("flank-left", ["flank-right"]).near, "mirrored");
  assert.equal(told("flank-left", ["sacrum-left"]).near, "neighbour");
  assert.equal(told("rhomboid-left", ["trapezius-left"]).near, "layer");
  assert.equal(graded(find("flank-left"), ["sacrum-left"], PAYLOAD).near, null);
  assert.deepEqual(told("flank-left", []), { good: false, wrong: 0, missed: 1, near: null, out: [] });
  assert.equal(told("flank-left", ["flank-left", "sacrum-left"]).good, false);
});

test("a place is graded the same with its sides exchanged", () => {
  const bases = fc.constantFrom("flank", "sacrum", "trapezius", "rhomboid");
  const sides = fc.constantFrom("left", "right");
  const other = (/** @type {string} */ side) => (side === "left" ? "right" : "left");
  fc.assert(
    fc.property(bases, sides, bases, sides, (base, side, chosen, on) => {
      const one = graded(find(`${base}-${side}`, { sacrum: "" }), [`${chosen}-${on}`], PAYLOAD);
      const mirrored = graded(find(`${base}-${other(side)}`, { sacrum: "" }), [`${chosen}-${other(on)}`], PAYLOAD);
      assert.deepEqual(one, mirrored);
      assert.equal(one.good, base === chosen && side === on);
      assert.equal(one.near === "mirrored", base === chosen && side !== on);
    }),
  );
});

test("options are graded by id, in whatever order they were chosen, and an unknown one is wrong", () => {
  const options = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-e]$/), text: fc.constant("x"), right: fc.boolean() }), {
    selector: ({ id }) => id,
    minLength: 2,
  });
  fc.assert(
    fc.property(options, fc.uniqueArray(fc.stringMatching(/^[a-g]$/)), (options, answer) => {
      const item = { ...ITEM, id: "q", kind: /** @type {const} */ ("choose"), several: true, options };
      const told = graded(item, answer);
      assert.deepEqual(told, graded(item, [...answer].reverse()));
      const right = options.filter(({ right }) => right).map(({ id }) => id);
      assert.equal(told.good, answer.length === right.length && right.every((id) => answer.includes(id)));
      assert.equal(told.wrong, answer.filter((id) => !right.includes(id)).length);
    }),
  );
});

test("steps out of place are the fewest that have to be moved", () => {
  assert.deepEqual(outOfPlace(["a", "b", "c", "d"], ["a", "b", "c", "d"]), []);
  assert.deepEqual(outOfPlace(["a", "b", "c", "d"], ["d", "a", "b", "c"]), ["d"]);
  assert.deepEqual(outOfPlace(["a", "b", "c"], ["a", "c"]), ["b"]);
  const steps = fc.uniqueArray(fc.stringMatching(/^[a-z]$/), { minLength: 2, maxLength: 7 });
  const orders = steps.chain((right) => fc.tuple(fc.constant(right), fc.shuffledSubarray(right, { minLength: right.length })));
  fc.assert(
    fc.property(orders, ([right, given]) => {
      const out = outOfPlace(right, given);
      const kept = given.filter((id) => !out.includes(id));
      assert.deepEqual(
        kept,
        [...kept].sort((a, b) => right.indexOf(a) - right.indexOf(b)),
      );
      assert.equal(
        out.length === 0,
        given.every((id, i) => id === right[i]),
      );
      // No step that was found out of place could have stayed.
      for (const id of out) {
        const more = given.filter((one) => kept.includes(one) || one === id);
        assert.notDeepEqual(
          more,
          [...more].sort((a, b) => right.indexOf(a) - right.indexOf(b)),
        );
      }
      const told = graded({ ...ITEM, id: "o", kind: "order", steps: right.map((id) => ({ id, text: id })) }, given);
      assert.deepEqual([told.good, told.wrong, told.out], [out.length === 0, out.length, out]);
    }),
  );
});

test("free words are for the learner to judge", () => {
  assert.equal(graded({ ...ITEM, id: "w", kind: "words" }, ["some words"]).good, null);
});

test("an answer is rated by whether it was right, by hints, and by what the learner says", () => {
  assert.deepEqual(
    [rated(false, 0), rated(false, 0, true), rated(true, 2), rated(true, 0), rated(true, 0, true), rated(null, 0)],
    [1, 1, 2, 3, 4, null],
  );
});
