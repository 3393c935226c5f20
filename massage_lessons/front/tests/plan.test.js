import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { planRoutine, readPlan } from "../core/plan.js";

const built = (name) => JSON.parse(readFileSync(new URL(`../../labextensions/massage-lessons/static/${name}`, import.meta.url), "utf-8"));
const rules = built("payload.json").plan;
const { strokes } = built("payload.json");
const PLACES = rules.places.map(({ id }) => id);
const MANY = 4000;
const FEW = Object.keys(rules.screening).filter((id) => rules.screening[id].agreed !== null);

/** Numbers from 0 to 1 that are the same at each run. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function requests(count, seed) {
  const next = dice(seed);
  const one = (list) => list[Math.floor(next() * list.length)];
  const some = (list, share) => list.filter(() => next() < share);
  return Array.from({ length: count }, () => ({
    minutes: 3 + Math.floor(next() * 115) / 2,
    regions: next() < 0.5 ? [] : some(PLACES, 0.4),
    position: one(Object.keys(rules.positions)),
    avoid: next() < 0.5 ? [] : some(PLACES, 0.3),
    pressure: one([null, null, 0, 1, 2, 2.5, 3, 4, 5, 8]),
    sides: one(["both", "both", "both", "left", "right"]),
    tired: next() < 0.2,
    screening: next() < 0.7 ? {} : Object.fromEntries(some(FEW, 0.08).map((id) => [id, "agreed"])),
  }));
}

const plans = requests(MANY, 7).map((asked) => ({ asked, plan: planRoutine(rules, asked) }));
const made = plans.filter(({ plan }) => plan.steps);
const sum = (steps) => steps.reduce((total, { seconds }) => total + seconds, 0);
const whoIs = ({ request }) => rules.positions[request.position].who;
const noteOf = (plan, id) => plan.notes.find((note) => note.id === id);
/** What is on one side, in order: what is done on both is on each. */
const onSide = (steps, side) => steps.filter((step) => step.side === side || step.side === "both");
const starts = (steps) => steps.map(({ phase }) => ["open", "cover", "deepen", "close"].indexOf(phase));

test("most requests of chance have a plan", () => {
  assert.ok(made.length > MANY / 2);
  assert.ok(made.filter(({ plan }) => plan.steps.length > 12).length > MANY / 10);
});

test("the whole is exact to the second: the minutes that were asked for, or less with a sentence", () => {
  for (const { asked, plan } of made) {
    const short = noteOf(plan, "short");
    const wanted = 60 * (short ? short.minutes : asked.minutes);
    assert.equal(sum(plan.steps), plan.seconds);
    assert.ok(plan.steps.every(({ seconds }) => Number.isInteger(seconds) && seconds > 0));
    if (noteOf(plan, "shorter")) assert.ok(plan.seconds < wanted);
    else assert.equal(plan.seconds, wanted);
  }
});

test("no stroke is where it is not allowed, or harder than the rule of the place", () => {
  for (const { plan } of made) {
    for (const { region, stroke, seconds, pressure, from, side } of plan.steps) {
      if (from) continue;
      assert.ok(pressure <= strokes[stroke].on[region].most, `${stroke} on ${region}`);
      assert.ok(pressure >= strokes[stroke].pressure[0]);
      assert.ok(seconds >= strokes[stroke].passes[0] * strokes[stroke].beat, `${stroke}: there is time for its fewest passes`);
      assert.ok(["left", "right", "both"].includes(side));
    }
  }
});

test("on oneself only steps of the routines for oneself are done, no harder and no longer than there", () => {
  for (const { plan } of made.filter(({ plan }) => whoIs(plan) === "self")) {
    const known = new Map(rules.positions[plan.request.position].steps.map((step) => [step.id, step]));
    for (const id of new Set(plan.steps.map(({ from }) => from))) {
      const parts = plan.steps.filter(({ from }) => from === id);
      assert.ok(sum(parts) <= known.get(id).seconds);
      assert.ok(parts.every(({ pressure, stroke }) => pressure <= known.get(id).high && stroke === ""));
    }
    assert.ok(plan.steps.some(({ from }) => known.get(from).contact === "ball"));
  }
});

test("nothing touches a place that is left out, also not the way to it", () => {
  for (const { asked, plan } of made) {
    const left = [...asked.avoid, ...Object.keys(asked.screening).flatMap((id) => rules.screening[id].places)];
    for (const { region, from } of plan.steps) {
      const touched = from ? rules.positions[asked.position].steps.find(({ id }) => id === from).regions : [region];
      assert.ok(touched.every((id) => !left.includes(id)));
    }
  }
});

test("both sides have the same unless one is asked for, and then the other has nothing", () => {
  for (const { asked, plan } of made.filter(({ plan }) => whoIs(plan) === "partner")) {
    const [left, right] = ["left", "right"].map((side) => onSide(plan.steps, side).map((step) => ({ ...step, side: "" })));
    if (asked.sides === "both") assert.deepEqual(left, right);
    else assert.ok(plan.steps.every(({ side }) => side === asked.sides));
  }
});

test("phases come in order, on each side where only half of the back is free at a time", () => {
  for (const { plan } of made) {
    const half = noteOf(plan, "turn") ? plan.steps.length / 2 : plan.steps.length;
    for (const part of [plan.steps.slice(0, half), plan.steps.slice(half)])
      assert.deepEqual(
        starts(part),
        starts(part).sort((a, b) => a - b),
      );
  }
});

test("a place is never pressed hard before it was touched lightly, and never lighter before the close", () => {
  for (const { plan } of made.filter(({ plan }) => whoIs(plan) === "partner")) {
    for (const side of ["left", "right"]) {
      for (const id of PLACES) {
        const there = onSide(plan.steps, side).filter(({ region, phase }) => region === id && phase !== "close");
        const touched = there.filter(({ phase }) => phase !== "open");
        if (touched.length) assert.ok(touched[0].pressure <= rules.first);
        for (const [i, step] of there.entries()) if (i) assert.ok(step.pressure >= there[i - 1].pressure);
      }
    }
  }
});

test("a plan begins and ends with still hands, and light strokes come before these where they may", () => {
  for (const { plan } of made.filter(({ plan }) => whoIs(plan) === "partner")) {
    const [first, last] = [plan.steps[0], plan.steps.at(-1)];
    assert.deepEqual([first.phase, first.stroke, last.phase, last.stroke], ["open", "holding", "close", "holding"]);
    const may = plan.steps.some(({ region }) => region in rules.strokes.finishing.on) && plan.request.pressure !== 0;
    assert.equal(
      plan.steps.some(({ stroke }) => stroke === "finishing"),
      may,
    );
  }
  for (const { plan } of made.filter(({ plan }) => whoIs(plan) === "self"))
    assert.deepEqual([plan.steps[0].phase, plan.steps.at(-1).phase], ["open", "close"]);
});

test("a wish for less pressure always wins, and a wish for more never takes a place beyond its rule", () => {
  for (const { asked, plan } of made.filter(({ asked }) => asked.pressure !== null))
    for (const { pressure } of plan.steps) assert.ok(pressure <= asked.pressure);
  for (const asked of requests(300, 11)) {
    const [hard, soft] = [4, 1].map((pressure) => planRoutine(rules, { ...asked, pressure }));
    if (hard.steps && soft.steps)
      assert.ok(Math.max(...soft.steps.map((step) => step.pressure)) <= Math.max(...hard.steps.map((step) => step.pressure)));
  }
});

test("what a health question leaves is kept: lightly, shortly, with gentle strokes, in the positions that remain", () => {
  let count = 0;
  for (const { asked, plan } of made) {
    for (const id of Object.keys(asked.screening)) {
      const { most, minutes, gentle, positions, balls } = rules.screening[id];
      count++;
      assert.ok(plan.seconds <= 60 * (minutes ?? 60));
      assert.ok(plan.steps.every(({ pressure }) => pressure <= (most ?? 10)));
      if (gentle) assert.ok(plan.steps.every(({ stroke }) => rules.gentle.includes(stroke)));
      if (positions.length) assert.ok(positions.includes(asked.position));
      if (!balls) assert.equal(whoIs(plan), "partner");
    }
  }
  assert.ok(count > 100);
});

test("each place has as much as its card says at most, and a larger one has no less than a smaller one that may have it", () => {
  const whole = { position: "face-down", avoid: ["back-of-neck"] };
  for (const minutes of [15, 20, 25, 30, 35]) {
    const { steps } = planRoutine(rules, { ...whole, minutes });
    const times = rules.places.map((place) => {
      const there = steps.filter(({ region, phase }) => region === place.id && ["cover", "deepen"].includes(phase));
      return { place, seconds: sum(onSide(there, "left")), least: there.length };
    });
    for (const { place, seconds } of times) assert.ok(seconds <= place.most, place.id);
  }
  const { steps } = planRoutine(rules, { minutes: 20 });
  const [flank, shoulder, blade] = ["flank", "back-of-shoulder", "shoulder-blade"].map((id) =>
    sum(steps.filter(({ region, side }) => region === id && side === "left")),
  );
  // The shoulder may have no more than its minute; the blade has more than twice that.
  assert.ok(flank < shoulder && shoulder <= 60 && shoulder < blade);
});

test("a place with time enough begins with light strokes of its own, and only then goes as deep as it may", () => {
  const { steps } = planRoutine(rules, { minutes: 6, regions: ["shoulder-blade"] });
  const there = steps.filter(({ side }) => side === "left").map(({ phase, stroke, pressure }) => [phase, stroke, pressure]);
  assert.deepEqual(there, [
    ["cover", "gliding-round", 2],
    ["deepen", "circling", 4],
  ]);
});

test("on oneself one side alone has no more time than it has in turn with the other", () => {
  for (const sides of ["left", "right"]) {
    const { steps } = planRoutine(rules, { minutes: 30, position: "standing-at-wall", sides });
    for (const step of rules.positions["standing-at-wall"].steps.filter((one) => one.sides === "each")) {
      const there = steps.filter(({ from }) => from === step.id);
      assert.ok(there.every(({ side }) => side === sides));
      assert.ok(there.length && sum(there) <= step.seconds / 2, step.id);
    }
  }
});

test("on oneself a plan for one side names each place where both sides are worked on, and no other plan does", () => {
  let count = 0;
  for (const { asked, plan } of made) {
    const paired = new Set(plan.steps.filter(({ region, side }) => region && side === "both").map(({ region }) => region));
    const told = noteOf(plan, "paired")?.places ?? [];
    if (asked.sides === "both" || whoIs(plan) === "partner") assert.deepEqual(told, []);
    else assert.deepEqual(told, [...paired]);
    count += told.length;
  }
  assert.ok(count > 100);
});

test("on oneself no side has a ball for longer than its place says, also in a plan that is kept", () => {
  const hip = rules.positions["standing-at-wall"].steps.find(({ id }) => id === "balls-wall/upper-hip");
  assert.ok(hip.longest < 60);
  for (const rest of [0, 60]) {
    // A routine that gives it more than the place may have.
    const own = structuredClone(rules);
    own.positions["standing-at-wall"].steps.find(({ id }) => id === hip.id).seconds += rest;
    for (const sides of ["both", "left"]) {
      const plan = planRoutine(own, { minutes: 30, position: "standing-at-wall", sides });
      const there = plan.steps.filter(({ from }) => from === hip.id);
      assert.ok(there.length && there.every(({ seconds }) => seconds <= hip.longest));
      assert.deepEqual(readPlan(own, JSON.stringify(plan)), { plan });
      there[0].seconds = hip.longest + 5;
      plan.seconds = sum(plan.steps);
      assert.equal(readPlan(own, JSON.stringify(plan)).fault, "damaged");
    }
  }
});

test("where no more than light pressure is wished nothing goes deeper", () => {
  const { steps } = planRoutine(rules, { minutes: 20, pressure: 2 });
  const covered = new Set(steps.filter(({ phase }) => phase === "cover").map(({ region }) => region));
  assert.ok(steps.every(({ phase, region }) => phase !== "deepen" || !covered.has(region)));
});

test("a step for oneself that begins harder than is wished is left out", () => {
  const soft = planRoutine(rules, { minutes: 8, position: "standing-at-wall", pressure: 1 });
  assert.ok(soft.steps.every(({ from }) => from !== "balls-wall/upper-hip"));
});

test("a time that a health question shortens is short for oneself too", () => {
  const own = structuredClone(rules);
  Object.assign(own.screening.wound, { minutes: 5 });
  assert.equal(planRoutine(own, { minutes: 8, position: "standing-at-wall", screening: { wound: "yes" } }).seconds, 300);
});

test("more minutes than the places should have make a shorter plan, and the sentence says so", () => {
  const plan = planRoutine(rules, { minutes: 60, regions: ["flank"] });
  assert.ok(noteOf(plan, "shorter"));
  assert.ok(plan.seconds < 6 * 60);
  assert.ok(onSide(plan.steps, "left").every(({ phase, seconds }) => phase !== "deepen" || seconds <= 60));
});

test("tired hands knead and press nothing", () => {
  const plan = planRoutine(rules, { minutes: 20, tired: true });
  assert.ok(plan.steps.every(({ stroke }) => !rules.heavy.includes(stroke)));
  assert.ok(planRoutine(rules, { minutes: 20 }).steps.some(({ stroke }) => rules.heavy.includes(stroke)));
});

for (const id of Object.keys(rules.flags)) {
  test(`the red flag ${id} leaves no plan, whatever else is answered`, () => {
    for (const position of Object.keys(rules.positions)) {
      const { refused, steps } = planRoutine(rules, { position, minutes: "odd", flags: [id], screening: { wound: "yes", giver: "yes" } });
      assert.equal(steps, undefined);
      assert.deepEqual([refused.why, refused.id], ["red-flag", id]);
    }
  });
}

for (const [id, { rules: kinds, agreed }] of Object.entries(rules.screening)) {
  test(`${id}: a yes has a plan only where the reason is a local one`, () => {
    const { refused, steps } = planRoutine(rules, { minutes: 10, screening: { [id]: "yes" } });
    if (["whole", "ask-first", "giver"].some((rule) => kinds.includes(rule))) {
      assert.equal(steps, undefined);
      assert.equal(refused.id, id);
    } else assert.ok(steps);
    if (kinds.join() === "whole" || kinds.includes("giver")) assert.equal(agreed, null);
    if (agreed === null) assert.ok(planRoutine(rules, { minutes: 10, screening: { [id]: "agreed" } }).refused);
  });
}

test("the most urgent of several reasons comes first", () => {
  const { refused } = planRoutine(rules, { flags: ["not-better", "fever", "numb-saddle"], screening: { giver: "yes", fever: "yes" } });
  assert.deepEqual(
    refused.all.map(({ id }) => id),
    ["numb-saddle", "fever", "not-better", "fever", "giver"],
  );
});

test("answers to health questions are not kept in the plan", () => {
  const plan = planRoutine(rules, { minutes: 10, position: "seated", screening: { frail: "agreed" } });
  assert.equal("screening" in plan.request, false);
});

test("what is no request is refused with the reason", () => {
  for (const minutes of [0, 2.5, 61, 10.3, Number.NaN, "ten"]) assert.equal(planRoutine(rules, { minutes }).refused.why, "minutes");
  for (const odd of [
    { position: "upright" },
    { regions: ["buttocks"] },
    { avoid: ["nose"] },
    { sides: "top" },
    { screening: { cold: "yes" } },
  ])
    assert.equal(planRoutine(rules, odd).refused.why, "unknown");
  assert.equal(planRoutine(rules, { avoid: PLACES }).refused.why, "nothing-left");
  assert.equal(planRoutine(rules, { position: "standing-at-wall", screening: { device: "yes" } }).refused.why, "balls");
  assert.deepEqual(planRoutine(rules, { screening: { pregnancy: "agreed" } }).refused.positions, ["side-lying", "seated"]);
});

test("places that do not fit are named", () => {
  const asked = { minutes: 3, regions: PLACES };
  assert.ok(noteOf(planRoutine(rules, asked), "fewer").places.length > 6);
  assert.deepEqual(noteOf(planRoutine(rules, { position: "seated", regions: ["sacrum", "top-of-shoulder"] }), "not-here").places, [
    "sacrum",
  ]);
  assert.equal(planRoutine(rules, { position: "seated", regions: ["sacrum"] }).refused.why, "nothing-left");
});

test("a plan that is kept is read again, and the same request has the same plan", () => {
  for (const { asked, plan } of made.slice(0, 500)) {
    assert.deepEqual(readPlan(rules, JSON.stringify(plan)), { plan });
    assert.deepEqual(planRoutine(rules, asked), plan);
  }
});

test("what is damaged, made harder or of a newer version is no plan", () => {
  const plan = planRoutine(rules, { minutes: 10 });
  const with_ = (change) => {
    const copy = structuredClone(plan);
    change(copy);
    return readPlan(rules, JSON.stringify(copy)).fault;
  };
  assert.equal(
    with_((copy) => Object.assign(copy, { version: 2, steps: "of another form" })),
    "newer",
  );
  for (const change of [
    (copy) => Object.assign(copy, { version: "1" }),
    (copy) => Object.assign(copy.steps[8], { pressure: 9 }),
    (copy) => Object.assign(copy.steps[3], { stroke: "pressing", region: "lower-back-beside-spine" }),
    (copy) => Object.assign(copy.request, { pressure: 1 }),
    (copy) => Object.assign(copy.request, { minutes: 5 }),
    (copy) => Object.assign(copy.request, { sides: "left" }),
    (copy) => Object.assign(copy.steps[3], { region: "buttock" }),
    (copy) => Object.assign(copy.steps[3], { seconds: 31 }),
    (copy) => Object.assign(copy.steps[3], { stroke: "toString" }),
    (copy) => Object.assign(copy.request, { position: "toString" }),
    (copy) => Object.assign(copy.request, { avoid: ["upper-back-beside-spine"] }),
    (copy) => Object.assign(copy, { steps: [] }),
    (copy) => Object.assign(copy, { notes: [null] }),
    (copy) => delete copy.request,
  ])
    assert.equal(with_(change), "damaged", String(change));
  for (const text of ["", "{", "null", "[]", "3", '{"version":1}']) assert.deepEqual(readPlan(rules, text), { fault: "damaged" });
});

const { routines } = JSON.parse(readFileSync(new URL("../../course/stored.json", import.meta.url), "utf-8")).course;
const TAUGHT = {
  "ten-minutes": { minutes: 10, position: "face-down" },
  "twenty-minutes": { minutes: 20, position: "face-down" },
  "five-minutes": { minutes: 5, position: "seated" },
};
/** Steps that open, glide over all of it, or close. */
const BROAD = ["arrive", "long-glides", "glides-again", "light-glides", "goodbye"];

for (const [id, asked] of Object.entries(TAUGHT)) {
  test(`the routine ${id} is what a plan of its length has by default: its places, in its order`, () => {
    const own = routines.find((one) => one.id === id).steps.filter((step) => !BROAD.includes(step.id));
    const { steps, seconds } = planRoutine(rules, asked);
    assert.equal(seconds, 60 * asked.minutes);
    const placed = steps.filter(
      ({ phase, stroke }) => phase === "deepen" || (phase === "close" && !["finishing", "holding"].includes(stroke)),
    );
    assert.deepEqual([...new Set(placed.map(({ region }) => region))], [...new Set(own.flatMap(({ start, end }) => [start, end]))]);
  });
}
