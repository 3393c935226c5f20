import assert from "node:assert/strict";
import { test } from "node:test";
import { registry } from "../core/registry.js";
import { createHost, follow } from "../core/state.js";

test("a view follows the keys that it names, in the order of the views, until it ends", () => {
  const host = createHost();
  /** @type {string[]} */
  const seen = [];
  const view = (/** @type {string} */ name, /** @type {string[]} */ keys) => ({
    keys,
    show: (/** @type {string | undefined} */ key) => seen.push(`${name} ${key}`),
  });
  const end = follow(host, [view("picture", ["layer", "tone"]), view("card", ["selected"]), view("names", ["selected", "layer"])]);
  host.set("selected", "flank-left");
  host.set("layer", "bones");
  host.set("tone", "1");
  assert.deepEqual(seen, ["card selected", "names selected", "picture layer", "names layer"], "what is set as it was changes nothing");
  end();
  host.set("layer", "skin");
  assert.equal(seen.length, 4);
});

test("all parts of a page share one registry", () => {
  assert.equal(registry(), registry());
  registry().diagrams.add(/** @type {any} */ ("shown"));
  assert.deepEqual([.../** @type {any} */ (globalThis)[Symbol.for("massage-lessons")].diagrams], ["shown"]);
});
