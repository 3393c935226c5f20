import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { ahead, begun, cards, dayOf, memory, mixed, secondsOf, today } from "../core/review.js";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5, 12);
const zone = 0;
const item = (id, more = {}) => ({ id, kind: "find", lesson: "anatomy", hash: `h-${id}`, ...more });
const answer = (day, rating, more = {}) => ({ at: START + day * DAY, zone: 0, seen: START + day * DAY, rating, good: rating > 1, ...more });
const stateOf = (history, more = {}) => ({ history, done: {}, ...more });
const on = (day) => START + day * DAY;

const ratings = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 12 });
/** Answers on later and later days. */
const history = ratings.map((steps) => {
  let day = 0;
  return steps.map(([days, rating]) => {
    day += days;
    return answer(day, rating);
  });
});
const KINDS = ["find", "name", "true", "choose", "stroke", "safe", "order", "skill", "words"];
const LESSONS = ["safety", "anatomy", "technique", "routine"];
const banks = fc
  .array(fc.record({ kind: fc.constantFrom(...KINDS), lesson: fc.constantFrom(...LESSONS) }), { maxLength: 40 })
  .map((some) => ({ items: some.map((one, i) => item(`q${i}`, one)) }));
const learners = banks.chain((bank) =>
  fc
    .record({
      answers: fc.array(fc.option(history, { nil: [] }), { minLength: bank.items.length, maxLength: bank.items.length }),
      day: fc.nat(200),
      done: fc.subarray(LESSONS),
    })
    .map(({ answers, day, done }) => ({
      bank,
      now: on(day),
      state: stateOf(Object.fromEntries(bank.items.map(({ id }, i) => [id, answers[i]])), {
        done: Object.fromEntries(done.map((lesson) => [lesson, { value: true, at: 0 }])),
      }),
    })),
);

test("the same log gives the same cards, whenever it is read", () => {
  fc.assert(
    fc.property(history, (answers) => {
      const state = stateOf({ q: answers });
      const bank = { items: [item("q")] };
      assert.deepEqual(cards(state, bank), cards(structuredClone(state), structuredClone(bank)));
    }),
  );
});

test("an item comes back on a later day, and a better answer never brings it back sooner", () => {
  fc.assert(
    fc.property(history, fc.nat(60), (answers, days) => {
      const day = answers.reduce((sum, { at }) => Math.max(sum, (at - START) / DAY), 0) + days;
      const due = [1, 2, 3, 4].map((rating) => cards(stateOf({ q: [...answers, answer(day, rating)] }), { items: [item("q")] }).q.due);
      assert.ok(due[0] > dayOf(on(day), 0));
      for (const i of [1, 2, 3]) assert.ok(due[i] >= due[i - 1], String(due));
    }),
  );
});

test("days are those of the learner's own calendar", () => {
  // Ten in the evening and seven in the morning, nine hours apart, in Berlin (an hour ahead) and for somebody in Auckland on one day.
  const evening = Date.UTC(2026, 0, 5, 21);
  const morning = Date.UTC(2026, 0, 6, 6);
  assert.equal(dayOf(morning, -60) - dayOf(evening, -60), 1);
  assert.equal(dayOf(morning, -780) - dayOf(evening, -780), 0);
  const both = (offset) => [
    { ...answer(0, 3), at: evening, zone: offset },
    { ...answer(0, 3), at: morning, zone: offset },
  ];
  const bank = { items: [item("q")] };
  assert.notEqual(cards(stateOf({ q: both(-60) }), bank).q.stability, cards(stateOf({ q: both(-780) }), bank).q.stability);
});

test("a clock that was set back makes nothing worse than an answer on the same day", () => {
  const bank = { items: [item("q")] };
  const back = cards(stateOf({ q: [answer(10, 3), answer(2, 3)] }), bank).q;
  const same = cards(stateOf({ q: [answer(2, 3), answer(2, 3)] }), bank).q;
  assert.equal(back.stability, same.stability);
  assert.equal(back.due, same.due);
});

test("what was answered while the clock stood years ahead is asked again now, not in years", () => {
  const bank = { items: [item("q", { place: "flank" })] };
  const state = stateOf({ q: [answer(4000, 4)] });
  assert.deepEqual(today(state, bank, on(3), { zone }), ["q"]);
  assert.deepEqual(ahead(state, bank, on(3), { zone }), [{ days: 0, count: 1 }]);
  assert.equal(memory(state, bank, on(3), { zone }).flank.due, 0);
  // After a flight to the west the day of the last answer comes once more.
  assert.deepEqual(today(stateOf({ q: [answer(4, 4)] }), bank, on(3), { zone }), []);
});

test("an item whose wording changed goes on, and says so; one that the bank has no longer is left out", () => {
  const answers = [answer(0, 3, { hash: "old" }), answer(9, 3, { hash: "old" })];
  const bank = { items: [item("q", { hash: "new" })] };
  const { q, gone } = cards(stateOf({ q: answers, gone: answers }), bank);
  assert.equal(q.changed, true);
  assert.equal(q.answers, 2);
  assert.equal(gone, undefined);
  assert.equal(cards(stateOf({ q: [...answers, answer(20, 3, { hash: "new" })] }), bank).q.changed, false);
});

test("what nobody has judged is not counted; right and wrong without a rating are", () => {
  const bank = { items: [item("q"), item("right"), item("wrong")] };
  const judged = (good) => [answer(0, null, { good })];
  const found = cards(stateOf({ q: judged(null), right: judged(true), wrong: judged(false) }), bank);
  assert.deepEqual(Object.keys(found), ["right", "wrong"]);
  assert.equal(found.wrong.missed, true);
  assert.ok(found.right.due > found.wrong.due);
});

test("an answer named like a part of the language is only an answer", () => {
  assert.deepEqual(cards(stateOf({}), { items: [item("constructor"), item("toString")] }), {});
});

test("today asks only what is due or new, each once, and nothing that is not in the bank", () => {
  fc.assert(
    fc.property(learners, ({ bank, state, now }) => {
      const list = today(state, bank, now, { zone });
      const known = cards(state, bank);
      const day = dayOf(now, zone);
      assert.equal(new Set(list).size, list.length);
      for (const id of list) {
        const { lesson, kind } = bank.items.find((one) => one.id === id);
        if (known[id]) assert.ok(known[id].due <= day || known[id].last > day + 1);
        else assert.ok(begun(state, bank).has(lesson) && kind !== "words");
      }
    }),
  );
});

test("today's new ones are at most five, those that were begun today among them", () => {
  fc.assert(
    fc.property(learners, ({ bank, state, now }) => {
      const known = cards(state, bank);
      const day = dayOf(now, zone);
      const list = today(state, bank, now, { zone, minutes: 1000 });
      const already = bank.items.filter(({ id, kind }) => known[id]?.first === day && kind !== "choose").length;
      assert.ok(list.filter((id) => !known[id]).length <= Math.max(0, 5 - already));
    }),
  );
});

test("new ones that were met today, wherever it was, are not met again and leave room for fewer", () => {
  const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
  const bank = { items: names.map((id) => item(id)) };
  const met = (count) =>
    stateOf(Object.fromEntries(names.slice(0, count).map((id) => [id, [answer(3, 4)]])), { last: { lesson: "anatomy" } });
  assert.deepEqual(
    [0, 2, 5, 7].map((count) => today(met(count), bank, on(3), { zone }).length),
    [5, 3, 0, 0],
  );
});

test("five minutes are five minutes by our reckoning, and one item is always asked", () => {
  fc.assert(
    fc.property(learners, fc.integer({ min: 1, max: 20 }), ({ bank, state, now }, minutes) => {
      const list = today(state, bank, now, { zone, minutes });
      const seconds = secondsOf(list.map((id) => bank.items.find((one) => one.id === id)));
      assert.ok(list.length <= 1 || seconds <= minutes * 60);
      const all = today(state, bank, now, { zone, minutes: 1e6 });
      assert.equal(list.length === 0, all.length === 0);
    }),
  );
});

test("what was missed comes before what was known, and what is likelier forgotten before the rest", () => {
  const bank = { items: ["fresh", "old", "missed", "later"].map((id) => item(id, { lesson: id })) };
  const state = stateOf({
    old: [answer(0, 3)],
    missed: [answer(28, 1)],
    fresh: [answer(0, 4)],
    later: [answer(28, 4)],
  });
  assert.deepEqual(today(state, bank, on(30), { zone }), ["missed", "old", "fresh"]);
});

test("with little time the missed ones are asked and the others wait", () => {
  const bank = { items: ["a", "b", "c", "d"].map((id) => item(id)) };
  const state = stateOf({ a: [answer(0, 3)], b: [answer(0, 1)], c: [answer(0, 2)], d: [answer(0, 1)] });
  assert.deepEqual(today(state, bank, on(30), { zone, minutes: 2 / 3 }).sort(), ["b", "d"]);
});

test("a step for the hands comes up once a day, however many questions wait", () => {
  const questions = Array.from({ length: 300 }, (_, i) => item(`q${i}`));
  const steps = ["one", "two"].map((id) => item(id, { kind: "skill" }));
  const bank = { items: [...questions, ...steps] };
  const missed = Object.fromEntries(questions.map(({ id }) => [id, [answer(0, 1)]]));
  const hands = (history, wish = {}) =>
    today(stateOf({ ...missed, ...history }), bank, on(30), { zone, ...wish }).filter((id) => steps.some((step) => step.id === id));
  assert.deepEqual(hands({ one: [answer(0, 3)], two: [answer(0, 2)] }), ["two"]);
  assert.deepEqual(hands({ one: [answer(0, 3)], two: [answer(0, 2), answer(30, 3)] }), []);
  assert.deepEqual(hands({ one: [answer(0, 3)] }, { minutes: 0.9 }), []);
});

test("of questions that are as urgent as each other, one lesson does not take all the time", () => {
  const names = ["anatomy", "safety", "setup"];
  const items = names.flatMap((lesson, n) => Array.from({ length: 40 }, (_, i) => item(`${lesson}${i}`, { lesson, hash: `${i}${n}` })));
  const state = stateOf(Object.fromEntries(items.map(({ id }) => [id, [answer(0, 1)]])));
  const list = today(state, { items }, on(30), { zone });
  assert.deepEqual(new Set(list.map((id) => items.find((one) => one.id === id).lesson)), new Set(names));
});

test("new ones come from lessons that were begun; a lesson's own questions when it is done", () => {
  const bank = {
    items: [item("place", { lesson: "anatomy" }), item("case", { lesson: "safety" }), item("own", { kind: "choose", lesson: "anatomy" })],
  };
  const asked = (more) => today(stateOf({}, more), bank, on(0), { zone });
  assert.deepEqual(asked({}), []);
  assert.deepEqual(asked({ last: { lesson: "anatomy" } }), ["place"]);
  assert.deepEqual(asked({ done: { "anatomy/muscles": { value: true, at: 0 } } }), ["place"]);
  assert.deepEqual(asked({ done: { "anatomy/muscles": { value: false, at: 0 } } }), []);
  assert.deepEqual(asked({ done: { anatomy: { value: true, at: 0 } } }).sort(), ["own", "place"]);
});

test("two of one lesson stand side by side only where it cannot be helped", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...LESSONS), { maxLength: 30 }), (lessons) => {
      const made = mixed(lessons.map((lesson, i) => ({ lesson, i })));
      assert.deepEqual(
        made.map(({ i }) => i).sort((one, other) => one - other),
        lessons.map((_, i) => i),
      );
      const counts = LESSONS.map((lesson) => lessons.filter((one) => one === lesson).length);
      const pairs = made.filter(({ lesson }, i) => lesson === made[i - 1]?.lesson).length;
      // Of n items the others part n - most; what they cannot part stands together.
      assert.equal(pairs, Math.max(0, 2 * Math.max(...counts) - lessons.length - 1));
    }),
  );
});

test("the days ahead count each item once", () => {
  fc.assert(
    fc.property(learners, ({ bank, state, now }) => {
      const list = ahead(state, bank, now, { zone });
      assert.equal(
        list.reduce((sum, { count }) => sum + count, 0),
        Object.keys(cards(state, bank)).length,
      );
      assert.deepEqual(
        list.map(({ days }) => days),
        [...new Set(list.map(({ days }) => days))].sort((one, other) => one - other),
      );
    }),
  );
});

test("a place is remembered as well as its weakest question, whichever side was asked", () => {
  const bank = { items: [item("find/flank", { place: "flank" }), item("name/flank", { place: "flank-left" }), item("claim/x")] };
  const state = stateOf({ "find/flank": [answer(0, 4)], "name/flank": [answer(0, 2)], "claim/x": [answer(0, 3)] });
  const found = memory(state, bank, on(4), { zone });
  assert.deepEqual(Object.keys(found), ["flank"]);
  const weak = memory(stateOf({ "name/flank": [answer(0, 2)] }), bank, on(4), { zone });
  assert.deepEqual(found, weak);
  assert.deepEqual(memory(state, { items: bank.items.toReversed() }, on(4), { zone }), weak);
  assert.ok(found.flank.recall < 0.9 && found.flank.recall > 0.5);
  assert.ok(found.flank.due < 0);
  assert.equal(found.flank.missed, false);
  const missed = memory(stateOf({ "find/flank": [answer(0, 1)], "name/flank": [answer(0, 3)] }), bank, on(1), { zone });
  assert.equal(missed.flank.missed, true);
});

test("nine of ten are reckoned to be known on the day on which an item is due", () => {
  const bank = { items: [item("q", { place: "flank" })] };
  const state = stateOf({ q: [answer(0, 4), answer(8, 3), answer(30, 3)] });
  const days = cards(state, bank).q.due - dayOf(on(30), 0);
  const { recall, due } = memory(state, bank, on(30 + days), { zone }).flank;
  assert.equal(due, 0);
  assert.ok(Math.abs(recall - 0.9) < 0.01, String(recall));
});

test("a kind that nobody has reckoned with takes its time, too", () => {
  assert.equal(secondsOf([]), 0);
  assert.equal(secondsOf(Array.from({ length: 15 }, (_, i) => item(String(i)))), 300);
  assert.ok(secondsOf([item("q", { kind: "unheard-of" })]) > 0);
});

test("dates of the page keep only what they had", () => {
  assert.deepEqual(
    Object.keys(Date.prototype).filter((name) => ["scheduler", "diff", "format", "dueFormat"].includes(name)),
    [],
  );
});
