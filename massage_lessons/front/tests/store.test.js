import assert from "node:assert/strict";
import { test } from "node:test";
import { Store, stored } from "../core/store.js";

class Shelf {
  items = new Map();
  getItem(key) {
    return this.items.get(key) ?? null;
  }
  setItem(key, text) {
    this.items.set(key, text);
  }
  removeItem(key) {
    this.items.delete(key);
  }
}

const forbidden = () => {
  throw new Error("forbidden");
};

test("what is written is read again, under a name that is ours", () => {
  const shelf = new Shelf();
  const store = new Store(() => shelf);
  assert.equal(store.write("form:plan", { a: 1 }), true);
  assert.deepEqual(new Store(() => shelf).read("form:plan"), { a: 1 });
  assert.deepEqual([...shelf.items.keys()], [stored("form:plan")]);
  store.write("form:plan", null);
  assert.equal(store.read("form:plan"), null);
  assert.equal(shelf.items.size, 0);
});

test("where nothing may be stored it lives as long as the page, and that is told", () => {
  const store = new Store(forbidden);
  assert.equal(store.write("a", 1), false);
  assert.equal(store.read("a"), 1);
});

test("what is not ours to read counts as nothing", () => {
  const shelf = new Shelf();
  shelf.setItem(stored("a"), "{not JSON");
  assert.equal(new Store(() => shelf).read("a"), null);
});

test("others hear of a change, the one who wrote does not, and nobody after leaving", () => {
  const store = new Store(() => new Shelf());
  const heard = [];
  const leaving = new AbortController();
  const [me, you] = [{}, {}];
  store.whenChanged("a", me, () => heard.push("me"), leaving.signal);
  store.whenChanged("a", you, () => heard.push("you"), leaving.signal);
  store.write("a", 1, me);
  assert.deepEqual(heard, ["you"]);
  leaving.abort();
  store.write("a", 2);
  assert.deepEqual(heard, ["you"]);
});
