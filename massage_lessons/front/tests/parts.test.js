import assert from "node:assert/strict";
import test from "node:test";
import { entry } from "../core/entry.js";
import { stateOf } from "../core/log.js";
import { isDone, isRated, isRead, isWritten, soFar, unanswered } from "../core/parts.js";

/** @param {any[]} acts @returns {import("../core/log.js").State} what they come to, in this order */
const after = (...acts) => stateOf(acts.map((act, i) => entry("aaaaaaaaaaaa", i + 1, { at: 1000 + i, zone: 0 }, 0, act)));
const answer = (/** @type {string} */ about) => ({ act: "answer", about, answer: ["a"], good: true, rating: 3 });
const write = (/** @type {string} */ about, /** @type {any} */ value) => ({ act: "write", about, value, after: null });
const done = (/** @type {boolean} */ value, about = "safety/Do") => ({ act: "done", about, value });
const part = (/** @type {object} */ what) => ({ id: "safety/Do", questions: [], sheets: [], acts: 0, ...what });

test("a part with questions is done when all of them have an answer, and open again when one is wiped", () => {
  const two = part({ questions: ["one", "two"] });
  assert.equal(isDone(after(answer("one")), two), false);
  assert.equal(unanswered(after(answer("one")), two), 1);
  assert.equal(isDone(after(answer("one"), answer("two")), two), true);
  assert.equal(isDone(after(answer("one"), answer("two"), { act: "clear", about: "two" }), two), false);
});

test("a part with a sheet is done when something stands in it, and its questions have answers", () => {
  const both = part({ questions: ["one"], sheets: ["consent"] });
  assert.equal(isDone(after(answer("one")), both), false);
  assert.equal(isDone(after(answer("one"), write("consent/offer", "yes")), both), true);
  assert.equal(isDone(after(answer("one"), write("consent/offer", "")), both), false);
});

test("a sheet or a log is written when any of its fields or entries has something in it", () => {
  assert.equal(isWritten(after(write("log#1", { when: "", what: "backs" })), "log"), true);
  assert.equal(isWritten(after(write("log#1", { when: "", what: "" })), "log"), false);
  assert.equal(isWritten(after(write("log#1", null)), "log"), false);
  assert.equal(isWritten(after(write("logbook/when", "today")), "log"), false);
});

test("a part to read, and one with a massage to follow, are done when the log says so", () => {
  const [read, followed] = [part({}), part({ acts: 1, questions: ["one"] })];
  assert.deepEqual([isRead(read), isRead(followed)], [true, false]);
  for (const one of [read, followed]) {
    assert.equal(isDone(after(answer("one")), one), false);
    assert.equal(isDone(after(done(true)), one), true);
  }
});

test("the learner's own word holds against answers, and the last word holds", () => {
  const one = part({ questions: ["one"] });
  assert.equal(isDone(after(done(true)), one), true);
  assert.equal(isDone(after(answer("one"), done(true), done(false)), one), false);
  assert.equal(isDone(after(done(false), answer("one")), one), false);
});

test("what was done in the whole course is counted once each", () => {
  const state = after(
    done(true),
    done(true, "safety"),
    done(false, "safety/Summary"),
    answer("one"),
    answer("one"),
    answer("two"),
    { act: "clear", about: "two" },
    write("consent/offer", "yes"),
    write("consent/where", "back"),
    write("player/ten-minutes", "1000"),
    { act: "skill", about: "gliding", rating: 2, by: "partner" },
    { act: "skill", about: "gliding", rating: 3, by: "observer" },
  );
  assert.deepEqual(soFar(state, ["consent", "log"]), { parts: 1, questions: 1, sheets: 1, hands: 1 });
  assert.deepEqual(
    ["gliding", "holding"].map((about) => isRated(state, about)),
    [true, false],
  );
});
