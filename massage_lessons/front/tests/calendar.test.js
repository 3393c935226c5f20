import assert from "node:assert/strict";
import { test } from "node:test";

import { event } from "../core/calendar.js";

const made = (change = {}) =>
  event({
    summary: "Face down: 10 min",
    lines: ["Still hands; then, glide", "Höhe"],
    start: "2026-05-01T18:30",
    seconds: 605,
    now: new Date("2026-04-30T08:00:00.123Z"),
    id: "one",
    ...change,
  });

test("an event says when it is on the clock of the wall, how long, and what is done", () => {
  const text = made();
  for (const line of ["DTSTART:20260501T183000", "DURATION:PT10M5S", "DTSTAMP:20260430T080000Z", "UID:one@massage-lessons"])
    assert.ok(text.split("\r\n").includes(line), line);
  assert.ok(text.includes("DESCRIPTION:Still hands\\; then\\, glide\\nHöhe\r\n"));
  assert.ok(text.endsWith("END:VCALENDAR\r\n"));
});

test("no line is longer than a calendar takes, and folded lines are whole again without their folds", () => {
  const long = "é".repeat(300);
  const text = made({ lines: [long] });
  for (const line of text.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75);
  assert.ok(text.replaceAll("\r\n ", "").includes(`DESCRIPTION:${long}`));
});
