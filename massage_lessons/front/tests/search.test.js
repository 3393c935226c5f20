import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { search, topics } from "../core/search.js";

const built = new URL("../../labextensions/massage-lessons/static/payload.json", import.meta.url);
const payload = JSON.parse(readFileSync(built, "utf8"));
const first = (query) => search(payload, query)[0]?.base;

test("plain English and Latin names, nicknames and abbreviations find their place first", () => {
  const wanted = {
    lats: "latissimus-dorsi",
    traps: "trapezius",
    "M. trapezius": "trapezius",
    "musculus TRAPEZIUS": "trapezius",
    "lower back": "lower-back-beside-spine",
    tailbone: "coccyx",
    QL: "quadratus-lumborum",
    "Regio glutea": "buttock",
    "shoulder blade": "shoulder-blade",
    piriformis: "piriformis",
  };
  assert.deepEqual(Object.fromEntries(Object.keys(wanted).map((query) => [query, first(query)])), wanted);
});

test("a hit by another name says which, a hit by its own name does not", () => {
  assert.equal(search(payload, "lats")[0].by, "lats");
  assert.equal(search(payload, "shoulder blade")[0].by, null);
});

test("a search for sciatica leads to its caution, and to no muscle", () => {
  assert.equal(first("sciatica"), "sciatic-nerve");
  assert.ok(search(payload, "sciatica").every(({ base }) => payload.entries[base].kind !== "muscle"));
  assert.match(topics(payload, "sciatica")[0].text, /advises against massage/);
});

test("a word that names no place says what is known of it, and where to look", () => {
  for (const query of ["knot", "Trigger point", "muscle knot"]) {
    const [knot] = topics(payload, query);
    assert.match(knot.text, /disputed/);
    assert.ok(knot.places.every((base) => payload.entries[base]));
  }
});

test("what nothing has is found nowhere", () => {
  assert.deepEqual(search(payload, "bicycle"), []);
  assert.deepEqual(topics(payload, "bicycle"), []);
  assert.deepEqual(topics(payload, "k"), []);
});
