import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { entry, sound } from "../core/entry.js";
import { moved } from "../core/old-keys.js";

const acts = (key, value) => moved(`massage-lessons:${key}`, JSON.stringify(value))?.acts.map(({ act }) => act) ?? null;

test("an answer that was checked becomes an answer, one that was not a draft", () => {
  const [answer] = acts("question:part-where", { options: ["on-spine"], checked: true });
  assert.deepEqual([answer.act, answer.about, answer.answer, answer.rating], ["answer", "part-where", ["on-spine"], null]);
  const [draft] = acts("question:part-where", { options: ["on-spine", "beside"], checked: false });
  assert.deepEqual([draft.act, draft.about, draft.value], ["write", "question/part-where", "on-spine beside"]);
  const [words] = acts("question:part-why", { options: [], words: "It is polite.", checked: true });
  assert.deepEqual([words.words, words.answer], ["It is polite.", undefined]);
});

test("options that were kept by their text are not lost", () => {
  const [answer] = acts("question:part-where", { chosen: ["On the spine"], checked: true });
  assert.deepEqual([answer.answer, answer.texts], [[], ["On the spine"]]);
});

test("a sheet becomes fields, a log rows, and what was in its form a draft; what was deleted stays so", () => {
  const sheet = { name: { at: 5, value: "A" }, empty: { at: 6, value: "" } };
  assert.deepEqual(
    acts("form:consent", sheet).map(({ about, value }) => [about, value]),
    [["consent/name", "A"]],
  );
  const log = { "000000000000005-x": { at: 5, value: { what: "Gliding" } }, "000000000000006-y": { at: 7, value: null } };
  assert.deepEqual(
    acts("form:practice", log).map(({ about, value }) => [about, value]),
    [["practice#000000000000005-x", { what: "Gliding" }]],
  );
  assert.equal(moved("massage-lessons:form:consent", JSON.stringify(sheet))?.acts[0].at, 5);
  assert.equal(acts("form:practice:draft", { what: "Pressing" })[0].about, "practice/draft");
});

test("how a search on the drawing went, and where a massage was left, are taken over; what is only a view is not", () => {
  assert.deepEqual(acts("find-it:flank sacrum", { first: 3 })[0].value, "3");
  assert.deepEqual(acts("player:four-steps", 61_000)[0].about, "player/four-steps");
  for (const [key, value] of [
    ["player", { bell: true }],
    ["probe", 1],
    ["light", "true"],
  ])
    assert.equal(acts(key, value), null);
  assert.equal(moved("somebody-elses", "{}"), null);
});

test("the same text under the same key has the same name, and another text another one", () => {
  const name = (text) => moved("massage-lessons:form:a", JSON.stringify({ x: { at: 1, value: text } })).device;
  assert.equal(name("one"), name("one"));
  assert.notEqual(name("one"), name("two"));
});

test("junk harms nothing, and whatever is taken over makes sound entries", () => {
  const kind = fc.constantFrom("question", "form", "find-it", "player", "constructor");
  const value = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record({ options: fc.anything(), chosen: fc.anything(), words: fc.anything(), checked: fc.anything() })
      .map((one) => JSON.stringify(one) ?? ""),
  );
  fc.assert(
    fc.property(kind, fc.string({ minLength: 1, maxLength: 20 }), value, (one, name, text) => {
      const found = moved(`massage-lessons:${one}:${name}`, text);
      for (const [i, { act, at }] of found?.acts.entries() ?? [])
        assert.ok(sound(entry(found.device, i + 1, { at: at ?? 1, zone: 0 }, 0, act)));
    }),
  );
});
