import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import "./course-words.js";
import { apart, HINTS, hintOf, nearMiss, wayTo } from "../core/finding.js";
import { placeOf } from "../core/places.js";

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const PAYLOAD = read("labextensions/massage-lessons/static/payload.json");
/** @type {Record<string, {place: string, way: string, within: boolean, gap: number}[]>} */
const NEIGHBOURS = read("course/neighbours.json");

const place = (/** @type {string} */ id) => {
  const found = placeOf(PAYLOAD, id);
  assert.ok(found, id);
  return found;
};
const AROUND = {
  where: () => "upper part, left",
  beside: (/** @type {string} */ _, /** @type {number} */ count) =>
    ["flank-left", "sacrum-left", "top-of-shoulder-left", "shoulder-blade-left"].map(place).slice(0, count),
};

test("hints say the side first, then the layer, then what lies beside it", () => {
  const [side, layer, beside] = [0, 1, 2].map((n) => hintOf(n, PAYLOAD, place("flank-left"), AROUND));
  assert.equal(HINTS, 3);
  assert.match(side.text, /^Left is the receiver’s own left: left on the drawing, too\..*upper part, left/);
  assert.deepEqual([side.side, side.layer, side.marks], ["left", undefined, undefined]);
  assert.equal(layer.text, "It lies in this layer: Skin and massage regions.");
  assert.deepEqual([layer.side, layer.layer, layer.marks], [undefined, "skin", undefined]);
  // Never the place itself.
  assert.deepEqual(beside.marks, ["sacrum-left", "top-of-shoulder-left"]);
  assert.ok(!beside.text.includes("Flank"));
});

test("where the layer is on show, the second hint says how to know the place", () => {
  const flank = place("flank-left");
  const hint = hintOf(1, PAYLOAD, flank, AROUND, { shown: "skin" });
  assert.deepEqual(hint, { text: `You see its layer already. ${flank.entry.summary.text}` });
  assert.equal(hintOf(1, PAYLOAD, flank, AROUND, { shown: "skin", known: "Soft." }).text, "You see its layer already. Soft.");
  assert.equal(hintOf(1, PAYLOAD, flank, AROUND, { shown: "bones", known: "Soft." }).layer, "skin");
});

test("what is often taken for the place comes first among its neighbours", () => {
  const { marks } = hintOf(2, PAYLOAD, place("flank-left"), AROUND, { likely: ["shoulder-blade"] });
  assert.deepEqual(marks, ["shoulder-blade-left", "sacrum-left"]);
});

test("on a drawing that is turned, left is told to lie on its right", () => {
  const { text } = hintOf(0, PAYLOAD, place("flank-left"), AROUND, { turned: true });
  assert.match(text, /receiver’s own left.*look on its right/);
});

test("what lies in the midline has no side to be shown alone", () => {
  const midline = Object.keys(PAYLOAD.entries).find((base) => PAYLOAD.entries[base].sides === "midline") ?? "";
  for (const turned of [false, true]) {
    const hint = hintOf(0, PAYLOAD, place(midline), AROUND, { turned });
    assert.match(hint.text, /line of the spine/);
    assert.equal(hint.side, undefined);
  }
});

test("each near miss is told apart", () => {
  const wanted = place("flank-left");
  assert.match(nearMiss(PAYLOAD, "mirrored", wanted, place("flank-right")), /^This is the right place on the other side\./);
  assert.equal(
    nearMiss(PAYLOAD, "layer", wanted, place("latissimus-dorsi-left"), "Broad."),
    `You chose: ${place("latissimus-dorsi-left").name}. It lies in another layer: Outer muscles. Broad.`,
  );
  assert.equal(nearMiss(PAYLOAD, "neighbour", wanted, place("sacrum-left"), "Flat."), "You chose: Sacrum, left. Flat.");
  assert.equal(
    nearMiss(PAYLOAD, "neighbour", wanted, place("sacrum-right"), "Flat."),
    "You chose: Sacrum, right. Flat. Look on the other side, too.",
  );
});

test("how to tell two places apart says what the chosen one is and where to look from there", () => {
  const [wanted, found] = [place("shoulder-blade-left"), place("flank-left")];
  const summary = found.entry.summary.text;
  assert.equal(apart(wanted, found, "below"), `${summary} Look further up for this: Shoulder blade.`);
  assert.equal(apart(wanted, found, null), summary);
  assert.ok(apart(wanted, found, "here").endsWith(wanted.entry.summary.text));
});

test("where a place lies is the same on both sides, and the other way round from the other place", () => {
  const side = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 200 }));
  const box = fc
    .tuple(side, side)
    .map(([[x, width], [y, height]]) => ({ left: 320 + x, right: 320 + x + width, top: y, bottom: y + height }));
  const back = { above: "below", below: "above", inside: "outside", outside: "inside", here: "here" };
  const mirrored = (/** @type {import("../core/finding.js").Box} */ one) => ({ ...one, left: 640 - one.right, right: 640 - one.left });
  fc.assert(
    fc.property(box, box, (one, other) => {
      const way = wayTo(one, other, 320);
      assert.equal(wayTo(mirrored(one), mirrored(other), 320), way);
      assert.equal(wayTo(mirrored(one), other, 320), way);
      assert.equal(wayTo(other, one, 320), back[way]);
    }),
  );
});

/** The drawing's own outlines, as far as their corners and handles reach: a little further than the lines themselves. */
function boxes() {
  /** @type {Map<string, import("../core/finding.js").Box>} */
  const found = new Map();
  for (const [, attributes] of PAYLOAD.svg.matchAll(/<path([^>]*)>/g)) {
    const id = / id="([^"]+)"/.exec(attributes)?.[1];
    const numbers = [...(/ d="([^"]+)"/.exec(attributes)?.[1] ?? "").matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
    if (!id || !placeOf(PAYLOAD, id) || !numbers.length) continue;
    const [xs, ys] = [0, 1].map((odd) => numbers.filter((_, i) => i % 2 === odd));
    found.set(id, { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) });
  }
  return found;
}

test("it is the rule by which neighbours are told when the course is built", () => {
  const all = boxes();
  const on = (/** @type {string} */ base) => all.get(`${base}-right`) ?? all.get(base);
  const pairs = Object.entries(NEIGHBOURS).flatMap(([base, others]) =>
    others.flatMap(({ place: other, way }) => {
      const [here, there] = [on(base), on(other)];
      return here && there && way !== "over" && way !== "under"
        ? [{ base, other, way, found: wayTo(here, there, PAYLOAD.frame.midline) }]
        : [];
    }),
  );
  assert.ok(pairs.length > 600);
  // Handles reach beyond a line: what lies just beside may seem close by, but never elsewhere.
  const others = pairs.filter(({ way, found }) => way !== found);
  assert.deepEqual(
    others.filter(({ found }) => found !== "here"),
    [],
  );
  assert.ok(others.length < pairs.length / 100, JSON.stringify(others));
});
