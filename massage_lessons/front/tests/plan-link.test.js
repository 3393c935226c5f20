import assert from "node:assert/strict";
import { test } from "node:test";

import { carried, layBy } from "../lesson/plan-link.js";

/** A tab of a browser; without a store where it keeps nothing. */
function tab(hash, kept = new Map()) {
  globalThis.location = { hash };
  globalThis.sessionStorage = kept && {
    setItem: (key, value) => kept.set(key, value),
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => kept.delete(key),
  };
}

test("a plan that was laid by is there, once, when the address has lost it", () => {
  const kept = new Map();
  tab("#plan=abc", kept);
  layBy();
  tab("", kept);
  assert.equal(carried(), "abc");
  assert.equal(carried(), "");
});

test("the plan of the address comes first, and nothing that was laid by comes after it", () => {
  const kept = new Map();
  tab("#plan=abc", kept);
  layBy();
  tab("#plan=def", kept);
  assert.equal(carried(), "def");
  tab("#flank", kept);
  layBy();
  assert.equal(carried(), "");
});

test("where a browser keeps nothing, the address alone has the plan", () => {
  tab("#plan=abc", null);
  layBy();
  assert.equal(carried(), "abc");
});
