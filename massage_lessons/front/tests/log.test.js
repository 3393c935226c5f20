import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { entry, lineOf, linesOf, sound } from "../core/entry.js";
import { empty, merged, packed, stateOf, unpacked } from "../core/log.js";
import { fileOf, readFile, textOf } from "../core/log-file.js";
import { sha256 } from "../core/sha256.js";
import * as made from "./entries.js";

const shuffled = (list) => fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length });
const NOW = { at: 1000, zone: -60 };
const A = "aaaaaaaaaaaa";
const B = "bbbbbbbbbbbb";

/** A state without what only the next entries need. */
const seenIn = ({ awaited: _, ...state }) => structuredClone({ ...state, history: Object.fromEntries(Object.entries(state.history)) });
const same = (one, other) => assert.deepEqual(seenIn(one), seenIn(other));

test("the digest is the one that everybody knows", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      assert.equal(sha256(text), createHash("sha256").update(text, "utf8").digest("hex"));
    }),
  );
});

test("merging is commutative, associative and idempotent, and loses no entry", () => {
  fc.assert(
    fc.property(made.log, made.log, made.log, (a, b, c) => {
      assert.deepEqual(merged(a, b), merged(b, a));
      assert.deepEqual(merged(merged(a, b), c), merged(a, merged(b, c)));
      assert.deepEqual(merged(merged(a, b), b), merged(a, b));
      assert.deepEqual(new Set(merged(a, b).map(lineOf)), new Set([...a, ...b].map(lineOf)));
    }),
  );
});

test("the state is the same in whatever order entries come, and however often", () => {
  fc.assert(
    fc.property(
      made.log.chain((log) => fc.tuple(fc.constant(log), shuffled([...log, ...log.slice(0, 5)]))),
      ([log, other]) => same(stateOf(log), stateOf(other)),
    ),
  );
});

test("what came later is added to a state as if all had come at once, in any order and in any parts", () => {
  fc.assert(
    fc.property(
      made.unique.chain((log) => fc.tuple(fc.constant(log), shuffled(log), fc.nat(12), fc.nat(12))),
      ([log, other, i, j]) => {
        const [first, second] = [Math.min(i, j), Math.max(i, j)];
        const parts = [other.slice(0, first), other.slice(first, second), other.slice(second)];
        same(
          parts.reduce((state, part) => stateOf(part, state), empty()),
          stateOf(log),
        );
      },
    ),
  );
});

test("a state is never changed by those that are made of it", () => {
  fc.assert(
    fc.property(made.unique, (log) => {
      const before = stateOf(log.slice(0, 6));
      const copy = structuredClone(before);
      stateOf(log.slice(6), before);
      assert.deepEqual(before, copy);
    }),
  );
});

test("a snapshot is the same as going through the log, for what follows too", () => {
  fc.assert(
    fc.property(made.unique, fc.nat(12), (log, i) => {
      const snapshot = unpacked(structuredClone(packed(stateOf(log.slice(0, i)))));
      same(snapshot, stateOf(log.slice(0, i)));
      same(stateOf(log.slice(i), snapshot), stateOf(log));
      same(unpacked(packed(stateOf(log.slice(i), snapshot))), stateOf(log));
    }),
  );
});

test("a snapshot of another version is not read", () => {
  assert.equal(unpacked({ ...packed(empty()), version: 0 }), null);
  assert.equal(unpacked(undefined), null);
});

test("an entry is the same after it was written as a line and read, and its line is the same", () => {
  fc.assert(
    fc.property(made.log, (log) => {
      const { entries, faults } = linesOf(log.map(lineOf).join("\n"));
      assert.deepEqual([entries, faults], [log, []]);
      assert.deepEqual(entries.map(lineOf), log.map(lineOf));
    }),
  );
});

test("a file that is read gives the log that it was made of, and no change goes unseen", () => {
  fc.assert(
    fc.property(made.log, made.text, (log, name) => {
      const file = fileOf(log, { course: "1.0", made: 5, name });
      const { entries, faults, header, ours, changed } = readFile(file);
      assert.deepEqual([entries, faults, ours, changed], [merged(log, []), [], true, false]);
      assert.deepEqual([header?.name, header?.entries], [name, entries.length]);
      same(stateOf(entries), stateOf(log));
      assert.equal(fileOf(entries, { course: "1.0", made: 5, name }), file);
      if (log.length) assert.equal(readFile(file.replace('"at":', '"at": ')).changed, true);
    }),
  );
});

test("a line that is no sound entry is told with its number, and the others are taken", () => {
  const good = entry(A, 1, NOW, 0, { act: "name", about: "learner", value: "Ñandú & Müller 👐" });
  const bad = [
    "{",
    "7",
    JSON.stringify({ ...good, id: "short-1" }),
    JSON.stringify({ ...good, seen: -1 }),
    JSON.stringify({ ...good, at: 1.5 }),
    JSON.stringify({ ...good, value: 3 }),
    JSON.stringify({ ...good, about: "__proto__" }),
    JSON.stringify({ ...good, value: "\ud800" }),
  ];
  const { entries, faults } = linesOf(`\ufeff${lineOf(good)}\r\n\n${bad.join("\n")}`);
  assert.deepEqual(entries, [good]);
  assert.deepEqual(
    faults.map(({ line, why }) => [line, why]),
    [
      [3, "object"],
      [4, "object"],
      [5, "id"],
      [6, "time"],
      [7, "time"],
      [8, "act"],
      [9, "about"],
      [10, "text"],
    ],
  );
});

test("keys that nobody knows are kept, and so are acts of a later version", () => {
  const later = { ...entry(A, 1, NOW, 0, { act: "done", about: "x", value: true }), core: 2, value: { deep: [1] }, more: "ñ" };
  assert.deepEqual(linesOf(lineOf(later)).entries, [later]);
  assert.equal(stateOf([{ ...later, act: "dreamt" }]).count, 1);
});

test("the clock of a log never goes back, though that of the device does", () => {
  const one = entry(A, 1, { at: 5000, zone: 0 }, 0, { act: "name", about: "learner", value: "one" });
  const two = entry(A, 2, { at: 3000, zone: 0 }, one.seen, { act: "name", about: "learner", value: "two" });
  assert.deepEqual([two.at, two.seen], [3000, 5001]);
  assert.equal(stateOf([two, one]).name, "two");
});

test("half a sign cannot be written, so a whole one stands for it", () => {
  const made = entry(A, 1, NOW, 0, { act: "name", about: "learner", value: "a\ud83d" });
  assert.equal(made.value, "a\ufffd");
  assert.equal(sound({ ...made, value: "a\ud83d" }), null);
});

const write = (device, n, value, after, seen = n) => ({
  id: `${device}-${n}`,
  at: 1,
  seen,
  zone: 0,
  core: 1,
  act: "write",
  about: "f/x",
  value,
  after,
});

test("two writings after the same one are a conflict until one says that it replaces both", () => {
  const log = [write(A, 1, "first", null), write(A, 2, "mine", `${A}-1`), write(B, 3, "yours", `${A}-1`)];
  const { value, id, others } = stateOf(log).fields["f/x"];
  assert.deepEqual([value, id, others], ["yours", `${B}-3`, [{ value: "mine", id: `${A}-2`, seen: 2 }]]);
  const settled = stateOf([...log, write(A, 4, "mine", [`${A}-2`, `${B}-3`])]).fields["f/x"];
  assert.deepEqual([settled.value, settled.others], ["mine", []]);
});

test("two first writings are a conflict too, and one writing after another is none", () => {
  assert.equal(stateOf([write(A, 1, "a", null), write(B, 2, "b", null)]).fields["f/x"].others.length, 1);
  assert.deepEqual(stateOf([write(A, 2, "b", `${A}-1`), write(A, 1, "a", null)]).fields["f/x"].others, []);
});

test("of two contents of one id the later-sorted one counts, and it is told", () => {
  const one = write(A, 1, "a", null);
  const other = write(A, 1, "b", null);
  const { fields, faults, count } = stateOf([other, one]);
  assert.deepEqual([fields["f/x"].value, faults, count], ["b", [{ id: one.id, why: "twice" }], 2]);
});

test("an answer that was cleared is not shown, but it was given", () => {
  const answer = { ...write(A, 1, null, null), act: "answer", about: "q", answer: ["a"], good: true, rating: 3, hash: "1a2b3c4d" };
  const clear = { ...write(A, 2, null, null), act: "clear", about: "q" };
  const again = { ...answer, id: `${A}-3`, seen: 3, answer: ["b"], good: false, rating: 1 };
  assert.equal(stateOf([answer, clear]).answers.q.cleared, true);
  const state = stateOf([answer, clear, again, { ...again, id: `${A}-4`, seen: 4, answer: ["a"], good: true, try: 2 }]);
  assert.deepEqual([state.answers.q.cleared, state.answers.q.answer, state.answers.q.tries], [false, ["a"], 2]);
  assert.deepEqual(
    state.history.q.map(({ rating, good, hash }) => [rating, good, hash]),
    [
      [3, true, "1a2b3c4d"],
      [1, false, "1a2b3c4d"],
    ],
  );
});

test("where somebody was last is the last part that was done", () => {
  const done = (n, about, value) => ({ ...write(A, n, value, null), act: "done", about });
  const { last, done: all } = stateOf([done(2, "safety/stop-signs", true), done(1, "anatomy", true), done(3, "anatomy", false)]);
  assert.deepEqual([last.lesson, last.part, all.anatomy.value, all["safety/stop-signs"].value], ["anatomy", undefined, false, true]);
});

test("what a learner says of an answer later is its rating, and no answer of its own", () => {
  const first = entry(A, 1, NOW, 0, { act: "answer", about: "find/flank", answer: ["flank-left"], good: true, rating: 3, hints: 0 });
  const easy = entry(A, 2, NOW, first.seen, {
    act: "answer",
    about: "find/flank",
    answer: [],
    good: true,
    rating: 4,
    try: 2,
    amends: first.id,
  });
  for (const log of [
    [first, easy],
    [easy, first],
  ]) {
    const state = stateOf(log);
    assert.deepEqual(
      state.history["find/flank"].map(({ id, rating, answer }) => ({ id, rating, answer })),
      [{ id: first.id, rating: 4, answer: ["flank-left"] }],
    );
    assert.deepEqual(state.answers["find/flank"].answer, ["flank-left"]);
  }
});

test("a file is read also where a shell has written it anew in UTF-16, or an editor has marked it", () => {
  const text = `${lineOf({ act: "name", value: "Ñandú & Müller" })}\r\n`;
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
  const files = [Buffer.from(text), Buffer.from(`\ufeff${text}`), utf16, Buffer.from(utf16).swap16()];
  for (const file of files) assert.equal(textOf(file), text);
});
