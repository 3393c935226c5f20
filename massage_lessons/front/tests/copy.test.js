import "fake-indexeddb/auto";
import "./course-words.js";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { lineOf } from "../core/entry.js";
import { Kept } from "../lesson/kept.js";

const answer = (about) => ({ act: "answer", about, answer: ["a"], good: true, rating: 3, hints: 0 });
const own = { indexedDB: globalThis.indexedDB, warn: console.warn, transaction: IDBDatabase.prototype.transaction };
// Older runtimes have none.
globalThis.navigator ??= {};
let bucket = new IDBFactory();
/** Let the browser open its buckets in this way. */
const bucketsOpen = (open) => Object.defineProperty(globalThis.navigator, "storageBuckets", { configurable: true, value: { open } });

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  bucket = new IDBFactory();
  // No page has time but when it adds: one whose database is gone would go on with it, as no real one can.
  globalThis.requestIdleCallback = () => {};
  bucketsOpen(async () => ({ indexedDB: bucket }));
});
afterEach(() => {
  globalThis.indexedDB = own.indexedDB;
  console.warn = own.warn;
  IDBDatabase.prototype.transaction = own.transaction;
  Reflect.deleteProperty(globalThis.navigator, "storageBuckets");
  Reflect.deleteProperty(globalThis, "requestIdleCallback");
});

const opened = async () => {
  const kept = new Kept();
  await kept.ready;
  return kept;
};
const abouts = async (kept) => (await kept.entries()).map(({ about }) => about);
/** What Chromium does with a database whose file it takes for damaged. */
const wiped = () => {
  globalThis.indexedDB = new IDBFactory();
};

/** Go on when it is so; it fails after many turns. */
const until = async (so) => {
  for (let turn = 0; !so(); turn += 1) {
    assert.ok(turn < 10_000);
    await new Promise(setImmediate);
  }
};

/** Do something with a store past the journal. */
const past = (factory, store, act) =>
  new Promise((resolve, reject) => {
    const request = factory.open("massage-lessons");
    request.onsuccess = () => {
      const database = request.result;
      const running = database.transaction([store], "readwrite");
      act(running.objectStore(store));
      running.oncomplete = () => resolve(database.close());
      running.onabort = () => reject(running.error);
    };
  });

test("a copy that says nothing is waited for once, and answers are kept", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const never = new Promise(() => {});
  let asked = 0;
  const open = () => {
    asked += 1;
    // Nobody waits before this has been asked.
    setImmediate(() => t.mock.timers.tick(2000));
    return never;
  };
  bucketsOpen(open);
  const kept = await opened();
  await kept.add(answer("a"));
  assert.deepEqual([await abouts(kept), asked], [["a"], 1]);
});

test("a copy that answers late is no fault, and has afterwards what came in the meantime", async (t) => {
  const said = [];
  console.warn = (error) => said.push(error);
  t.mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.requestIdleCallback = (act) => setImmediate(act);
  let answers;
  let asked = 0;
  const open = () => {
    asked += 1;
    if (asked > 1) return Promise.resolve({ indexedDB: bucket });
    setImmediate(() => t.mock.timers.tick(2000));
    return new Promise((resolve) => {
      answers = () => resolve({ indexedDB: bucket });
    });
  };
  bucketsOpen(open);
  const kept = await opened();
  await kept.add(answer("a"));
  assert.equal(asked, 1);
  answers();
  await until(() => asked === 2);
  await kept.add(answer("b"));
  wiped();
  assert.deepEqual([await abouts(await opened()), said], [["a", "b"], []]);
});

test("a copy that always comes too late is given up, and answers are kept", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.requestIdleCallback = (act) => setImmediate(act);
  let asked = 0;
  const open = () => {
    asked += 1;
    return new Promise((resolve) => {
      setImmediate(() => {
        t.mock.timers.tick(2000);
        setImmediate(() => resolve({ indexedDB: bucket }));
      });
    });
  };
  bucketsOpen(open);
  const kept = await opened();
  await until(() => asked === 4);
  for (const about of ["a", "b", "c"]) await kept.add(answer(about));
  assert.deepEqual([await abouts(kept), asked], [["a", "b", "c"], 4]);
});

test("what was called kept comes back though the browser has deleted the database right after", async () => {
  const kept = await opened();
  for (const about of ["a", "b"]) await kept.add(answer(about));
  const before = (await kept.entries()).map(lineOf);
  wiped();
  const next = await opened();
  assert.deepEqual((await next.entries()).map(lineOf), before);
  assert.deepEqual(next.where.notes, ["The browser had lost what it kept. 2 entries were brought back from the second copy."]);
  await next.add(answer("c"));
  wiped();
  assert.deepEqual(await abouts(await opened()), ["a", "b", "c"]);
  const last = await opened();
  assert.deepEqual([await abouts(last), last.where.notes], [["a", "b", "c"], []]);
});

test("it comes back where the page is open, too", async () => {
  const kept = await opened();
  await kept.add(answer("a"));
  wiped();
  // The browser closes the connection.
  const { transaction } = IDBDatabase.prototype;
  let once = true;
  IDBDatabase.prototype.transaction = function (...row) {
    if (once) {
      once = false;
      throw new DOMException("closed", "InvalidStateError");
    }
    return transaction.apply(this, row);
  };
  await kept.add(answer("b"));
  assert.deepEqual((await abouts(kept)).sort(), ["a", "b"]);
  assert.deepEqual(Object.keys(kept.state.answers).sort(), ["a", "b"]);
});

test("a database that has lost only its end has it again, and what came in its place stays", async () => {
  const kept = await opened();
  for (const about of ["a", "b"]) await kept.add(answer(about));
  const [, end] = await kept.entries();
  await past(indexedDB, "entries", (store) => {
    store.delete(2);
    store.put({ k: 2, entry: { ...end, id: "otherdevice1-1", about: "c" } });
  });
  const next = await opened();
  await next.add(answer("d"));
  assert.deepEqual((await abouts(next)).sort(), ["a", "b", "c", "d"]);
  wiped();
  assert.deepEqual((await abouts(await opened())).sort(), ["a", "b", "c", "d"]);
});

test("a copy that was lost is made again, with all that is there", async () => {
  const kept = await opened();
  await kept.add(answer("a"));
  bucket = new IDBFactory();
  const next = await opened();
  await next.add(answer("b"));
  wiped();
  assert.deepEqual(await abouts(await opened()), ["a", "b"]);
});

test("a long log is copied in parts, and is whole", async () => {
  const kept = await opened();
  await kept.add(answer("a"));
  const [one] = await kept.entries();
  const many = Array.from({ length: 2300 }, (_, i) => ({ ...one, id: `${one.id.split("-")[0]}-${i + 2}`, about: `q${i}` }));
  await past(indexedDB, "entries", (store) => {
    for (const entry of many) store.put({ k: Number(entry.id.split("-")[1]), entry });
  });
  bucket = new IDBFactory();
  await (await opened()).add(answer("b"));
  wiped();
  assert.equal((await abouts(await opened())).length, 2302);
});

test("what came from a file comes back as what is in a file", async () => {
  const kept = await opened();
  await kept.add(answer("a"));
  const file = await kept.export();
  globalThis.indexedDB = new IDBFactory();
  bucket = new IDBFactory();
  const other = await opened();
  await other.import(file);
  await other.add(answer("b"));
  wiped();
  const next = await opened();
  assert.deepEqual((await abouts(next)).sort(), ["a", "b"]);
  assert.equal(await next.unfiled(), 1);
});

test("what was forgotten never comes back", async () => {
  const kept = await opened();
  const other = await opened();
  await kept.add(answer("a"));
  await kept.forget();
  wiped();
  assert.deepEqual(await abouts(await opened()), []);
  await other.forget();
  await other.add(answer("b"));
  wiped();
  assert.deepEqual(await abouts(await opened()), ["b"]);
});

test("nothing is forgotten while the copy cannot be", async () => {
  console.warn = () => {};
  const kept = await opened();
  await kept.add(answer("a"));
  const open = () => Promise.reject(new DOMException("busy", "AbortError"));
  bucketsOpen(open);
  await assert.rejects(kept.forget(), { name: "NotKept", message: /nothing was forgotten/ });
  assert.deepEqual(await abouts(kept), ["a"]);
});

test("two tabs keep one copy", async () => {
  const [one, other] = [await opened(), await opened()];
  await Promise.all([1, 2, 3, 4, 5].flatMap((n) => [one.add(answer(`one${n}`)), other.add(answer(`other${n}`))]));
  wiped();
  assert.equal((await abouts(await opened())).length, 10);
});

test("without room for a copy an answer is kept all the same", async () => {
  console.warn = () => {};
  const kept = await opened();
  bucketsOpen(() => Promise.reject(new DOMException("full", "QuotaExceededError")));
  await kept.add(answer("a"));
  const next = await opened();
  await next.add(answer("b"));
  assert.deepEqual([await abouts(next), next.where.notes], [["a", "b"], []]);
});

test("an entry is made once, also while the copy is opened anew and cannot be", async () => {
  console.warn = () => {};
  const kept = await opened();
  await kept.add(answer("a"));
  const refuse = [];
  let opening = null;
  const asked = new Promise((resolve) => {
    opening = resolve;
  });
  const open = () =>
    new Promise((_, reject) => {
      const no = () => reject(new DOMException("busy", "AbortError"));
      refuse.push(no);
      if (opening) opening();
      else no();
      opening = null;
    });
  bucketsOpen(open);
  const { transaction } = IDBDatabase.prototype;
  // Only the copy is written so.
  IDBDatabase.prototype.transaction = function (names, ...rest) {
    if (names.join() === "entries,meta" && rest[0] === "readwrite") throw new DOMException("closed", "InvalidStateError");
    return transaction.call(this, names, ...rest);
  };
  const first = kept.add(answer("b"));
  await asked;
  const known = new Promise((resolve) => {
    kept.whenChanged(() => kept.state.answers.c && resolve());
  });
  const second = kept.add(answer("c"));
  await known;
  setImmediate(refuse[0]);
  await Promise.all([first, second]);
  assert.deepEqual(await abouts(kept), ["a", "b", "c"]);
});
