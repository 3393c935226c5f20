import assert from "node:assert/strict";
import { test } from "node:test";
import "./course-words.js";
import { apartFrom, crossing, fitting, labelsOf, placeLabels } from "../core/labels.js";

const spot = (base, name, y, more = {}) => ({ id: base, base, name, kind: "landmark", side: "", x: 100, y, ...more });
const neck = [3, 4, 5, 6, 7].map((number) => spot(`spinous-c${number}`, `C${number}, neck bone`, number * 10));

test("places that are counted through have one label", () => {
  const [row, ...others] = labelsOf(neck, null);
  assert.equal(row.text, "C3 to C7");
  assert.equal(row.spots.length, 5);
  assert.deepEqual(others, []);
  assert.equal(labelsOf([...neck].reverse(), null)[0].text, "C3 to C7");
});

test("seen from the head end a row is named in the same order", () => {
  const turned = neck.map((one) => ({ ...one, y: -one.y }));
  assert.equal(labelsOf(turned, null)[0].text, "C3 to C7");
});

test("two of a kind, and places on one side, have a label each", () => {
  const ribs = [11, 12, 13].map((number) =>
    spot(`rib${number}-tip`, `Rib ${number}`, number, { id: `rib${number}-tip-left`, side: "left" }),
  );
  assert.equal(labelsOf(ribs, null).length, 3);
  assert.equal(labelsOf(neck.slice(0, 2), null).length, 2);
});

test("the chosen place has its own label, and it comes first; bones come before points", () => {
  const bone = spot("skull", "Skull", 5, { kind: "bone" });
  const labels = labelsOf([...neck, spot("psis", "Dimple", 90), bone], "spinous-c5");
  assert.deepEqual(
    labels.map(({ text }) => text),
    ["C5, neck bone", "Skull", "C3 to C7", "Dimple"],
  );
});

test("as many labels are shown as fit, the most useful first", () => {
  assert.deepEqual(fitting([{ height: 30 }, { height: 50 }, { height: 15 }], 50), [{ height: 30 }, { height: 15 }]);
});

test("numbers never lie on one another, and are few at a time", () => {
  const marks = Array.from({ length: 40 }, (_, i) => ({ x: (i * 37) % 200, y: (i * 53) % 300 }));
  const kept = apartFrom(marks, 20, 12);
  assert.ok(kept.length <= 12 && kept.length > 5);
  for (const [i, one] of kept.entries()) {
    for (const other of kept.slice(0, i)) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= 20);
  }
});

test("lines that cross are told from lines that do not", () => {
  assert.equal(crossing({ x: 0, y: 0 }, { x: 2, y: 2 }, { x: 0, y: 2 }, { x: 2, y: 0 }), true);
  assert.equal(crossing({ x: 0, y: 0 }, { x: 2, y: 0 }, { x: 0, y: 1 }, { x: 2, y: 1 }), false);
});

test("leader lines never cross, labels never overlap and all stay on the drawing", () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  for (let round = 0; round < 300; round++) {
    const anchor = () => ({ x: 150 + random() * 300, y: random() * 700, height: 14 + 14 * Math.floor(random() * 2) });
    const anchors = Array.from({ length: 2 + Math.floor(random() * 20) }, anchor);
    const middles = placeLabels(anchors, 140, 700);
    for (let a = 0; a < anchors.length; a++) {
      assert.ok(middles[a] - anchors[a].height / 2 >= -0.01 && middles[a] + anchors[a].height / 2 <= 700.01);
      for (let b = 0; b < a; b++) {
        assert.equal(crossing({ x: 140, y: middles[a] }, anchors[a], { x: 140, y: middles[b] }, anchors[b]), false);
        assert.ok(Math.abs(middles[a] - middles[b]) >= (anchors[a].height + anchors[b].height) / 2 - 0.01);
      }
    }
  }
});

test("a label alone stands beside its place", () => {
  assert.deepEqual(placeLabels([{ x: 300, y: 400, height: 20 }], 140, 700), [400]);
});
