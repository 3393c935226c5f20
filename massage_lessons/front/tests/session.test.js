import assert from "node:assert/strict";
import test from "node:test";
import * as session from "../core/session.js";

const { READY } = session;
const HOUR = 3_600_000;
const STEPS = [
  { seconds: 30, high: 1 },
  { seconds: 120, high: 3 },
  { seconds: 90, high: 4 },
  { seconds: 60, high: 4 },
];
const IN_ALL = 300_000;

/** Two clocks that a test turns. */
class Clock {
  now = 12_345.678;
  wall = 1_700_000_000_000;
  hidden = false;

  get time() {
    return { now: this.now, wall: this.wall, hidden: this.hidden };
  }

  pass(milliseconds) {
    this.now += milliseconds;
    this.wall += milliseconds;
    return this.time;
  }
}

/** A session that plays, looked at every so often until some time has passed. */
function played(steps, clock, milliseconds, every = 250) {
  let one = session.play(session.begin(steps), clock.time);
  for (let gone = 0; gone < milliseconds; gone += every) one = session.look(one, clock.pass(Math.min(every, milliseconds - gone)));
  return one;
}

test("it counts in, and then each step has its own time and no other", () => {
  const clock = new Clock();
  let one = session.play(session.begin(STEPS), clock.time);
  assert.deepEqual(session.where(one, clock.now), { phase: "ready", index: 0, at: 0, into: 0, left: READY, leftInAll: IN_ALL, next: 0 });
  one = session.look(one, clock.pass(READY));
  const first = session.where(one, clock.now);
  assert.deepEqual([first.phase, first.index, first.left, first.next], ["step", 0, 30_000, 1]);
  clock.pass(29_999);
  assert.equal(session.where(one, clock.now).index, 0);
  clock.pass(1);
  assert.equal(session.where(one, clock.now).index, 1);
  clock.pass(269_999);
  assert.deepEqual([session.where(one, clock.now).index, session.where(one, clock.now).next], [3, -1]);
  clock.pass(1);
  assert.equal(session.where(one, clock.now).phase, "done");
});

test("after an hour with odd looks it is where the clock is, to the millisecond", () => {
  const clock = new Clock();
  const one = played([{ seconds: 3_700 }], clock, HOUR, 249.7);
  assert.ok(Math.abs(session.where(one, clock.now).at - HOUR) < 1);
  assert.equal(one.slept, false);
});

test("a page out of sight may look once a minute, and nothing drifts", () => {
  const clock = new Clock();
  clock.hidden = true;
  const one = played([{ seconds: 3_700 }], clock, HOUR, 60_000);
  assert.ok(Math.abs(session.where(one, clock.now).at - HOUR) < 1);
  assert.equal(one.since === null, false);
});

test("a page that comes back in sight goes on, though its last look was a minute ago", () => {
  const clock = new Clock();
  let one = session.play(session.begin(STEPS), clock.time);
  clock.hidden = true;
  one = session.look(one, clock.pass(100));
  clock.pass(60_000);
  clock.hidden = false;
  one = session.look(one, clock.time);
  assert.deepEqual([one.slept, session.where(one, clock.now).at], [false, 60_100]);
});

test("after a sleep it rests in the step where the sleep began", () => {
  const clock = new Clock();
  const one = played(STEPS, clock, 50_000);
  const woken = session.look(one, clock.pass(HOUR));
  assert.deepEqual([woken.slept, woken.since], [true, null]);
  const { index, at } = session.where(woken, clock.now);
  assert.deepEqual([index, at], [1, 50_000]);
  const on = session.play(woken, clock.time);
  clock.pass(1_000);
  assert.deepEqual([on.slept, session.where(on, clock.now).at], [false, 51_000]);
});

test("a sleep that only the clock of the day has seen is a sleep, in sight and out of it", () => {
  for (const hidden of [false, true]) {
    const clock = new Clock();
    const one = played(STEPS, clock, 50_000);
    clock.wall += HOUR;
    clock.hidden = hidden;
    const woken = session.look(one, clock.pass(250));
    assert.deepEqual([woken.slept, session.where(woken, clock.now).at], [true, 50_000]);
  }
});

test("a pause of any length takes nothing away", () => {
  const clock = new Clock();
  let one = session.pause(played(STEPS, clock, 40_000), clock.now);
  one = session.look(one, clock.pass(HOUR));
  assert.equal(session.where(one, clock.now).at, 40_000);
  one = session.play(one, clock.time);
  clock.pass(500);
  assert.equal(session.where(one, clock.now).at, 40_500);
});

test("skip, back and repeat come to the beginning of a step, from anywhere, playing or not", () => {
  const clock = new Clock();
  let one = session.begin(STEPS);
  const index = () => {
    const { phase, index, into } = session.where(one, clock.now);
    return [phase, index, into];
  };
  one = session.skip(one, clock.now);
  assert.deepEqual(index(), ["step", 0, 0]);
  one = session.play(one, clock.time);
  clock.pass(12_345);
  one = session.skip(one, clock.now);
  assert.deepEqual(index(), ["step", 1, 0]);
  clock.pass(7_000);
  assert.deepEqual(index(), ["step", 1, 7_000]);
  one = session.repeat(one, clock.now);
  assert.deepEqual(index(), ["step", 1, 0]);
  clock.pass(7_000);
  one = session.back(one, clock.now);
  assert.deepEqual(index(), ["step", 0, 0]);
  one = session.back(one, clock.now);
  assert.deepEqual(index(), ["step", 0, 0]);
  for (let i = 0; i < 4; i += 1) one = session.skip(one, clock.now);
  assert.equal(session.where(one, clock.now).phase, "done");
  assert.equal(session.skip(one, clock.now).played, session.total(one));
  one = session.back(one, clock.now);
  assert.deepEqual(index(), ["step", 3, 0]);
});

test("a minute more is a minute more of this step and of all, at any moment", () => {
  for (const at of [0, READY, READY + 30_000, READY + 149_999, READY + IN_ALL - 1]) {
    const clock = new Clock();
    const one = session.play(session.begin(STEPS), clock.time);
    clock.pass(at);
    const before = session.where(one, clock.now);
    const after = session.where(session.addMinute(one, clock.now), clock.now);
    assert.equal(after.index, before.index);
    assert.equal(after.leftInAll, before.leftInAll + 60_000);
    assert.equal(after.left, before.left + (before.phase === "step" ? 60_000 : 0));
  }
  const done = session.begin(STEPS, READY + IN_ALL - 1);
  const end = session.skip(done, 0);
  assert.equal(session.addMinute(end, 0), end);
});

test("a place that sets an end has no more than that, however often a minute is asked for", () => {
  const steps = [
    { seconds: 45, longest: 90 },
    { seconds: 90, longest: 90 },
  ];
  let one = session.begin(steps, READY + 1_000);
  assert.equal(session.room(one, session.where(one, 0)), 45);
  one = session.addMinute(session.addMinute(one, 0), 0);
  assert.deepEqual(one.more, [45, 0]);
  const full = session.skip(one, 0);
  assert.equal(session.room(full, session.where(full, 0)), 0);
  assert.equal(session.addMinute(full, 0), full);
});

test("whatever is pressed, the rest of all is the rest of the step and all later steps", () => {
  const acts = [session.skip, session.back, session.repeat, session.addMinute];
  const clock = new Clock();
  let one = session.play(session.begin(STEPS), clock.time);
  let seed = 7;
  for (let i = 0; i < 2_000; i += 1) {
    seed = (seed * 16_807) % 2_147_483_647;
    one = session.look(one, clock.pass(seed % 4_000));
    if (one.since === null) one = session.play(session.repeat(one, clock.now), clock.time);
    one = acts[seed % acts.length](one, clock.now);
    const { phase, index, left, leftInAll } = session.where(one, clock.now);
    const later = STEPS.map((_, at) => (at > index ? session.lasts(one, at) : 0)).reduce((sum, ms) => sum + ms, 0);
    if (phase === "step") assert.ok(Math.abs(leftInAll - left - later) < 1e-6);
    assert.equal(session.total(one) - READY, IN_ALL + one.more.reduce((sum, more) => sum + more, 0) * 1_000);
  }
});

test("cues: three to count, a bell for each step, a question where it gets firmer, the next one, the half, the end", () => {
  const told = session.cues(session.begin(STEPS)).map(({ kind, at, index }) => `${kind} ${(at - READY) / 1_000} ${index}`);
  assert.deepEqual(told, [
    "count -3 0",
    "count -2 0",
    "count -1 0",
    "bell 0 0",
    "next 20 0",
    "bell 30 1",
    "check 50 1",
    "next 140 1",
    "bell 150 2",
    "half 150 2",
    "check 170 2",
    "next 230 2",
    "bell 240 3",
    "end 300 3",
  ]);
});

test("the other side is told at the half of a step in which the hands change sides, also of one with a minute more", () => {
  const steps = [{ seconds: 20 }, { seconds: 90, turns: true }];
  const turns = (one) => session.cues(one).flatMap(({ kind, at }) => (kind === "turn" ? [at - READY] : []));
  assert.deepEqual(turns(session.begin(steps)), [65_000]);
  assert.deepEqual(turns(session.addMinute(session.begin(steps, READY + 30_000), 0)), [95_000]);
});

test("each cue is due once, however often it is looked at, and an added minute moves only what comes after", () => {
  const one = session.begin(STEPS);
  const heard = [];
  for (let at = 0; at < session.total(one); at += 500) heard.push(...session.due(one, at, at + 500));
  assert.deepEqual(heard, session.cues(one));
  const longer = session.addMinute(session.skip(session.skip(one, 0), 0), 0);
  const bells = session.cues(longer).filter(({ kind }) => kind === "bell");
  assert.deepEqual(
    bells.map(({ at }) => at - READY),
    [0, 30_000, 210_000, 300_000],
  );
});

test("it goes on where somebody left, and begins anew where they had finished", () => {
  assert.equal(session.where(session.begin(STEPS, 44_000), 0).at, 44_000);
  assert.equal(session.where(session.begin(STEPS, READY + IN_ALL), 0).at, 0);
});

test("what is kept of it is a place in the steps as they are, without the minutes that were added", () => {
  let one = session.addMinute(session.begin(STEPS, READY + 40_000), 0);
  assert.equal(session.kept(one, 0), READY + 40_000);
  one = session.skip(one, 0);
  assert.equal(session.kept(one, 0), READY + 150_000);
  assert.equal(session.kept({ ...one, played: READY + 209_000 }, 0), READY + 149_999);
  assert.deepEqual([session.kept(session.begin(STEPS), 0), session.kept({ ...one, played: HOUR }, 0)], [0, 0]);
});

test("both turns of a step have the same time, and scenes follow one another by their beats", () => {
  const turns = [
    [
      { parts: ["a"], beat: 8 },
      { parts: ["b"], beat: 4 },
    ],
    [{ parts: ["c"], beat: 8 }],
  ];
  const at = (into) => session.sceneAt(turns, 60_000, into);
  assert.deepEqual(at(0), { turn: 0, scene: 0, round: 0, into: 0 });
  assert.deepEqual(at(8_000), { turn: 0, scene: 1, round: 0, into: 0 });
  assert.deepEqual(at(12_500), { turn: 0, scene: 0, round: 1, into: 500 });
  assert.deepEqual(at(29_999), { turn: 0, scene: 0, round: 2, into: 5_999 });
  assert.deepEqual(at(30_000), { turn: 1, scene: 0, round: 0, into: 0 });
  assert.equal(at(60_000).turn, 1);
  assert.equal(session.sceneAt([], 60_000, 0), null);
});

test("a clock shows what is left in whole seconds, and never nought while something is left", () => {
  assert.deepEqual([120_000, 119_001, 59_999, 1, 0].map(session.clockFace), ["2:00", "2:00", "1:00", "0:01", "0:00"]);
});
