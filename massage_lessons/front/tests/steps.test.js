import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import "./course-words.js";
import { shownIn, stepsOfPlan } from "../lesson/steps.js";

const payload = JSON.parse(readFileSync(new URL("../../labextensions/massage-lessons/static/payload.json", import.meta.url), "utf-8"));
const OWN = {
  "balls/lean": {
    name: "Lean",
    how: "Breathe.",
    move: "Stay.",
    careful: "Stop at pain.",
    way: "both ball:upper-back-beside-spine",
    low: 1,
  },
  "balls/hip": { name: "Hip", how: "Lean.", move: "Still.", careful: "Not lower.", way: "turn ball:upper-hip", low: 2, longest: 90 },
  "balls/walk": { name: "Walk", how: "Walk.", move: "About.", careful: "", way: "", low: 0 },
};
const step = (from, region, side, pressure) => ({ from, region, side, stroke: "", seconds: 45, pressure, phase: "deepen" });
const told = (...steps) => stepsOfPlan(payload, { steps }, OWN);
const places = (way) => shownIn(payload, way).map((scenes) => scenes.flatMap(({ parts }) => parts.map(({ place }) => place)));

test("a step for oneself is told and shown in a plan as its routine does", () => {
  const [lean] = told(step("balls/lean", "upper-back-beside-spine", "both", 3));
  assert.deepEqual(lean, { ...OWN["balls/lean"], seconds: 45, high: 3 });
});

test("one side of a step for oneself has its name and its ball, and not the other", () => {
  const [left, right] = told(step("balls/hip", "upper-hip", "left", 4), step("balls/hip", "upper-hip", "right", 4));
  assert.deepEqual([left.name, right.name], ["Hip: left", "Hip: right"]);
  assert.deepEqual([left.longest, told(step("balls/hip", "upper-hip", "both", 4))[0].longest], [45, 90]);
  assert.deepEqual([places(left.way), places(right.way)], [[["upper-hip-left"]], [["upper-hip-right"]]]);
});

test("a step that touches nothing has no pressure", () => {
  const [walk] = told(step("balls/walk", "", "", 0));
  assert.equal("high" in walk, false);
  assert.deepEqual(places(walk.way), []);
});
