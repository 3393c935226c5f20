import "fake-indexeddb/auto";
import "./course-words.js";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { lineOf } from "../core/entry.js";
import { stateOf } from "../core/log.js";
import { Kept } from "../lesson/kept.js";
import { Server } from "../lesson/server.js";

const ANSWER = { act: "answer", about: "q", hash: "1a2b3c4d", answer: ["a"], good: true, rating: 3, hints: 0, where: "lesson" };
const write = (value, after = null, about = "consent/name") => ({ act: "write", about, value, after });

class Shelf {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  removeItem(key) {
    delete this[key];
  }
}

/** The locks of a browser: each is held for as long as the page that asked for it, and whoever asks for it meanwhile waits. */
class Locks {
  held = new Set();
  async request(name, ...how) {
    const act = how.at(-1);
    if (this.held.has(name)) return how[0].ifAvailable ? act(null) : new Promise(() => {});
    this.held.add(name);
    await act({ name });
    this.held.delete(name);
  }
}
/** The browser takes every page so far for ended. */
const pagesEnd = () => Object.defineProperty(globalThis, "navigator", { value: { locks: new Locks() }, configurable: true });

const own = { indexedDB: globalThis.indexedDB, warn: console.warn, navigator: Object.getOwnPropertyDescriptor(globalThis, "navigator") };
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  globalThis.localStorage = new Shelf();
  pagesEnd();
});
afterEach(() => {
  globalThis.indexedDB = own.indexedDB;
  console.warn = own.warn;
  delete globalThis.navigator;
  if (own.navigator) Object.defineProperty(globalThis, "navigator", own.navigator);
});

const opened = async () => {
  const kept = new Kept();
  await kept.ready;
  return kept;
};

/** Resolves when a condition holds after a change. */
const until = (kept, holds) =>
  new Promise((resolve) => {
    const leaving = new AbortController();
    const look = () => {
      if (!holds()) return;
      leaving.abort();
      resolve();
    };
    kept.whenChanged(look, leaving.signal);
    look();
  });

/** Write into the database past the journal. */
const past = (store, act, version) =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("massage-lessons", version);
    request.onupgradeneeded = () => {};
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      const running = database.transaction([store], "readwrite");
      const asked = act?.(running.objectStore(store));
      running.oncomplete = () => {
        database.close();
        resolve(asked?.result);
      };
    };
  });

/** Make the disk full. @returns {() => void} makes room again */
const fullDisk = () => {
  console.warn = () => {};
  const { prototype } = IDBObjectStore;
  const { add } = prototype;
  prototype.add = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  return () => {
    prototype.add = add;
  };
};

test("what was added is there when a lesson is opened again", async () => {
  const one = await opened();
  const { id, at, seen } = await one.add(ANSWER);
  assert.match(id, /^[a-z0-9]{12}-1$/);
  assert.equal(seen, at);
  assert.equal(one.state.answers.q.good, true);
  const again = await opened();
  assert.deepEqual(again.state, one.state);
  assert.equal((await again.add(write("A"))).id, id.replace(/1$/, "2"));
});

test("two tabs never make the same id, however fast they write, and each hears of the other", async () => {
  const [one, other] = [await opened(), await opened()];
  const made = await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? one : other).add(write(String(i), null, `f/${i}`))));
  assert.equal(new Set(made.map(({ id }) => id)).size, 40);
  await until(one, () => one.state.count === 40);
  await until(other, () => other.state.count === 40);
  assert.deepEqual(one.state.fields, other.state.fields);
});

test("a full disk: the entry stays for as long as the page, a sentence says so, and it is kept when there is room again", async () => {
  const kept = await opened();
  const room = fullDisk();
  await assert.rejects(kept.add(ANSWER), /no room left/);
  assert.equal(kept.state.answers.q.good, true);
  assert.deepEqual([kept.where.place, kept.where.notes.length], ["browser", 1]);
  room();
  await kept.add(write("A"));
  assert.deepEqual(kept.where.notes, []);
  const again = await opened();
  assert.deepEqual([again.state.answers.q.good, again.state.count], [true, 2]);
});

test("where nothing may be kept it works as long as the page, says so, and the file has it", async () => {
  console.warn = () => {};
  Object.defineProperty(globalThis, "indexedDB", {
    configurable: true,
    get() {
      throw new DOMException("no", "SecurityError");
    },
    set(value) {
      Object.defineProperty(globalThis, "indexedDB", { value, writable: true, configurable: true });
    },
  });
  const kept = await opened();
  await assert.rejects(kept.add(ANSWER), /does not keep/);
  assert.equal(kept.state.answers.q.good, true);
  assert.equal(kept.where.place, "memory");
  const file = await kept.export();
  globalThis.indexedDB = new IDBFactory();
  const other = await opened();
  assert.equal((await other.import(file)).taken, 1);
  assert.equal(other.state.answers.q.good, true);
});

test("a database of a newer version is read, and nothing is written over it", async () => {
  const one = await opened();
  await one.add(ANSWER);
  await past("entries", null, 7);
  const kept = await opened();
  assert.equal(kept.state.answers.q.good, true);
  assert.equal(kept.where.place, "newer");
  await assert.rejects(kept.add(write("A")), /newer version/);
  assert.equal(kept.state.fields["consent/name"].value, "A");
  assert.equal(await past("entries", (store) => store.count(), 7), 1);
  // Whoever had it open meanwhile keeps nothing over it either.
  await assert.rejects(one.add(write("B")), /newer version/);
});

test("a damaged entry is set aside, told, and never deleted", async () => {
  const one = await opened();
  await one.add(ANSWER);
  await past("entries", (store) => store.add({ entry: { id: "torn" } }));
  const kept = await opened();
  assert.equal(kept.state.count, 1);
  assert.match(kept.where.notes.join(" "), /1 entry was damaged/);
  const aside = await past("aside", (store) => store.getAll());
  assert.deepEqual(
    aside.map(({ entry, why }) => [entry, why]),
    [[{ id: "torn" }, "id"]],
  );
  assert.equal(await past("entries", (store) => store.count()), 1);
});

test("a damaged snapshot costs time and nothing else", async () => {
  const one = await opened();
  await one.add(ANSWER);
  await past("meta", (store) => store.put({ upTo: 1, packed: { version: 1, keys: 4 } }, "snapshot"));
  const kept = await opened();
  assert.deepEqual(kept.state, one.state);
});

test("many entries are opened from a snapshot, with those that came after it", async () => {
  const one = await opened();
  const device = "zzzzzzzzzzzz";
  const many = Array.from({ length: 400 }, (_, i) => ({
    ...ANSWER,
    id: `${device}-${i + 1}`,
    at: i,
    seen: i,
    zone: 0,
    core: 1,
    about: `q${i % 7}`,
  }));
  await one.import(many.map(lineOf).join("\n"));
  const packs = await opened();
  for (;;) if (await past("meta", (store) => store.get("snapshot"))) break;
  await packs.add(write("after"));
  const kept = await opened();
  assert.deepEqual(structuredClone({ ...kept.state }), stateOf(await kept.entries()));
  assert.equal(kept.state.count, 401);
  // One that the snapshot knows comes again with another content.
  await kept.import(lineOf({ ...many[0], good: false }));
  assert.deepEqual((await opened()).state.faults, [{ id: many[0].id, why: "twice" }]);
});

test("what earlier versions kept is taken over once, and leaves its old place only then", async () => {
  localStorage["massage-lessons:question:q"] = JSON.stringify({ options: ["a"], checked: true });
  localStorage["massage-lessons:form:consent"] = JSON.stringify({ name: { at: 5, value: "A" } });
  localStorage["massage-lessons:form:broken"] = "{";
  localStorage["massage-lessons:player"] = JSON.stringify({ bell: false });
  const room = fullDisk();
  const full = await opened();
  assert.deepEqual([full.state.answers.q.answer, Object.keys(localStorage).length], [["a"], 4]);
  room();
  const [one, other] = await Promise.all([opened(), opened()]);
  assert.deepEqual(Object.keys(localStorage), ["massage-lessons:form:broken", "massage-lessons:player"]);
  await until(other, () => other.state.count === 2);
  assert.deepEqual([one.state.answers.q.answer, one.state.fields["consent/name"].value, one.state.count], [["a"], "A", 2]);
});

test("what was being written when a page ended becomes an entry, and what became an answer does not", async () => {
  // A page that has ended holds no lock; this one lives on in the test.
  if (globalThis.navigator) Object.defineProperty(navigator, "locks", { configurable: true, value: undefined });
  const one = await opened();
  one.typed("question/why", "It is pol", null);
  one.typed("question/why", "It is polite", null);
  one.typed("question/q", "a", null);
  // What is typed is kept a moment later, one thing after the other.
  for (let rows = []; !(rows.length === 2 && rows.some(({ value }) => value === "It is polite")); ) {
    rows = await past("typing", (store) => store.getAll());
  }
  await one.add({ ...ANSWER });
  const kept = await opened();
  assert.equal(kept.state.fields["question/why"].value, "It is polite");
  assert.equal(kept.state.fields["question/q"], undefined);
  assert.equal((await opened()).state.count, 2);
  if (globalThis.navigator) Reflect.deleteProperty(navigator, "locks");
});

test("a file that is taken in twice adds nothing the second time, and two contents of one id are both kept", async () => {
  const one = await opened();
  await one.add(ANSWER);
  await one.add({ act: "name", about: "learner", value: "Ñandú & Müller" });
  const file = await one.export();
  assert.equal(await one.unfiled(), 2);
  await one.filed();
  assert.equal(await one.unfiled(), 0);
  globalThis.indexedDB = new IDBFactory();
  const other = await opened();
  const { taken, known, faults, ours, changed } = await other.import(file);
  assert.deepEqual([taken, known, faults, ours, changed], [2, 0, [], true, false]);
  assert.deepEqual(other.state, one.state);
  assert.equal(await other.unfiled(), 0);
  assert.deepEqual((await other.export()).split("\n").slice(1), file.split("\n").slice(1));
  assert.deepEqual((await other.import(file)).taken, 0);
  const [, line] = file.split("\n");
  assert.equal((await other.import(line.replace('"good":true', '"good":false'))).taken, 1);
  assert.deepEqual([other.state.count, other.state.faults.length], [3, 1]);
  assert.equal((await opened()).state.faults.length, 1);
});

test("forgetting empties this browser and every tab, and whoever writes next has another name", async () => {
  const [one, other] = [await opened(), await opened()];
  const { id } = await one.add(ANSWER);
  await until(other, () => other.state.count === 1);
  await one.forget();
  await until(other, () => other.state.count === 0);
  assert.equal((await opened()).state.count, 0);
  assert.notEqual((await one.add(ANSWER)).id, id);
});

/** A server as the contract has it; it can be away, full, or without our extension. */
class FakeServer {
  kept = new Map();
  posts = 0;
  status = 200;
  /** The most bytes that it takes at once, and the most that it was sent. */
  limit = Number.POSITIVE_INFINITY;
  most = 0;
  /** The name of its log, and what marks that it was forgotten. */
  log = "a";
  forgotten = "";

  ask = async (url, { method = "GET", body } = {}) => {
    if (this.status === "away") throw new TypeError("fetch failed");
    const refused = this.status === 404 || this.status === 507;
    if (refused) return Response.json({ message: "The disk is full." }, { status: this.status });
    const { searchParams } = new URL(url);
    if (method === "GET") {
      const all = [...this.kept.values()];
      const [log, after] = (searchParams.get("after") || ":0").split(":");
      const entries = all.slice(log === this.log ? Number(after) : 0);
      return Response.json({ entries, cursor: `${this.log}:${all.length}`, where: "/home/a/log", notes: [], forgotten: this.forgotten });
    }
    this.posts += 1;
    this.most = Math.max(this.most, body.length);
    if (body.length > this.limit) return Response.json({ message: "Too much." }, { status: 413 });
    const { entries } = JSON.parse(body);
    const faults = entries.filter(({ refused }) => refused).map(({ id }) => ({ id, why: "refused" }));
    const kept = entries.filter(({ refused }) => !refused);
    for (const one of kept) this.kept.set(one.id, one);
    return Response.json({ kept: kept.map(({ id }) => id), faults });
  };
}

const AT = { url: "http://127.0.0.1/massage-lessons/log", token: "t" };
const followed = async (fake) => {
  const kept = await opened();
  const server = new Server(AT, kept, fake.ask);
  kept.follow(server);
  await server.run();
  return { kept, server };
};

test("what one browser adds comes to another by the server, once, and each is told where it lies", async () => {
  const fake = new FakeServer();
  const { kept: one, server } = await followed(fake);
  await one.add(ANSWER);
  await server.run();
  assert.deepEqual([one.where.server, one.where.path, fake.kept.size], ["here", "/home/a/log", 1]);
  globalThis.indexedDB = new IDBFactory();
  const { kept: other, server: second } = await followed(fake);
  assert.deepEqual(other.state, one.state);
  await second.run();
  assert.equal(fake.posts, 1, "what came from there is not sent back");
});

test("with a server that is away or full the log is kept here, and sent when it is back", async () => {
  const fake = new FakeServer();
  fake.status = "away";
  const { kept, server } = await followed(fake);
  await kept.add(ANSWER);
  await server.run();
  assert.deepEqual([kept.where.server, fake.kept.size], ["away", 0]);
  fake.status = 507;
  await server.run();
  assert.deepEqual([kept.where.server, kept.where.notes], ["away", ["The disk is full."]]);
  fake.status = 200;
  await server.run();
  assert.deepEqual([kept.where.server, fake.kept.size], ["here", 1]);
});

test("a JupyterLab without our extension is not asked again", async () => {
  const fake = new FakeServer();
  fake.status = 404;
  const { kept, server } = await followed(fake);
  fake.status = 200;
  await kept.add(ANSWER);
  await server.run();
  assert.deepEqual([kept.where.server, fake.posts], ["none", 0]);
});

test("a browser that keeps nothing is kept by the server, and an entry that it never takes holds up no other", async () => {
  const fake = new FakeServer();
  console.warn = () => {};
  globalThis.indexedDB = { open: () => assert.fail("forbidden") };
  const { kept } = await followed(fake);
  await assert.rejects(kept.add({ ...ANSWER, refused: true }), /does not keep/);
  const { id } = await kept.add(ANSWER);
  assert.ok(fake.kept.has(id));
  globalThis.indexedDB = new IDBFactory();
  const { kept: other } = await followed(fake);
  assert.equal(other.state.count, 1);
});

test("what a page had on its way when it ended is kept by the next, and not twice where it came to the disk after all", async () => {
  const ended = await opened();
  const { at } = await ended.add(ANSWER);
  const key = "massage-lessons:left:pppppppppppp";
  globalThis.localStorage[key] = JSON.stringify([
    { act: ANSWER, at },
    { act: write("Slow"), at },
  ]);
  const next = await opened();
  assert.deepEqual(
    (await next.entries()).map(({ act }) => act),
    ["answer", "write"],
  );
  assert.equal(next.state.fields["consent/name"].value, "Slow");
  assert.equal(globalThis.localStorage.getItem(key), null);
});

/** A page that ends once it has noted what it was about to do: nothing else comes to the disk. @returns {() => void} the next page lives */
const endsAtOnce = () => {
  const { prototype } = IDBDatabase;
  const { transaction } = prototype;
  const never = new Proxy({}, { get: () => () => ({}) });
  prototype.transaction = function (names, ...how) {
    return String(names) === "meta" ? transaction.call(this, names, ...how) : { objectStore: () => never };
  };
  return () => {
    prototype.transaction = transaction;
    pagesEnd();
  };
};
const notes = () => past("meta", (meta) => meta.getAllKeys(IDBKeyRange.bound("ahead:", "ahead;")));

test("what a page had only just begun to keep is kept by the next in its order, each once, though the browser shows it nothing else", async () => {
  const one = await opened();
  await one.add(ANSWER);
  const live = endsAtOnce();
  one.add({ act: "clear", about: "q" });
  one.add(write("A"));
  await new Promise(setImmediate);
  live();
  const again = await opened();
  assert.deepEqual(
    (await again.entries()).map(({ act }) => act),
    ["answer", "clear", "write"],
  );
  assert.deepEqual(await notes(), []);
  assert.equal((await (await opened()).entries()).length, 3);
});

/** Begin to clear an answer that is there, on a page that is held up. */
const heldUp = async () => {
  const page = await opened();
  await page.add(ANSWER);
  let goOn = () => {};
  page.ready = new Promise((resolve) => {
    goOn = resolve;
  });
  return { page, goOn, adding: page.add({ act: "clear", about: "q" }) };
};

test("a page that was taken for ended goes on with what was made of its act, and makes it no second time", async () => {
  const { page, goOn, adding } = await heldUp();
  pagesEnd();
  const other = await opened();
  const made = (await other.entries()).at(-1);
  assert.equal(made.act, "clear");
  goOn();
  assert.deepEqual(await adding, made);
  assert.equal((await other.entries()).length, 2);
  assert.equal((await page.add(ANSWER)).id, made.id.replace(/2$/, "3"));
});

test("nobody makes an entry of what a page that lives has only just begun", async () => {
  const { goOn, adding } = await heldUp();
  const other = await opened();
  assert.equal((await other.entries()).length, 1);
  goOn();
  const made = await adding;
  assert.deepEqual((await other.entries()).at(-1), made);
});

const LONG = 1_500_000;

test("many long entries are sent in parts of a few megabytes", async () => {
  const fake = new FakeServer();
  const kept = await opened();
  for (let i = 0; i < 7; i += 1) await kept.add(write("ñ".repeat(LONG / 2), null, `f/${i}`));
  const server = new Server(AT, kept, fake.ask);
  await server.run();
  assert.equal(fake.kept.size, 7);
  assert.ok(fake.posts > 2 && fake.posts <= 7, String(fake.posts));
});

test("where only little comes through it is sent in small parts, and what is too large alone stays, is told, and holds up no other", async () => {
  const fake = new FakeServer();
  fake.limit = 1000;
  const kept = await opened();
  for (let i = 0; i < 9; i += 1) await kept.add(write(i === 4 ? "x".repeat(2000) : "x", null, `f/${i}`));
  const server = new Server(AT, kept, fake.ask);
  kept.follow(server);
  await server.run();
  assert.deepEqual([kept.where.server, fake.kept.size], ["here", 8]);
  const said = ["JupyterLab cannot take 1 entry, which is too large or of a kind that it does not know."];
  const told = () => kept.where.notes.map((note) => `${note.split(". ")[0]}.`);
  assert.deepEqual(told(), said);
  assert.equal((await kept.export()).split("\n").length, 11);
  const { posts } = fake;
  await server.run();
  assert.deepEqual([told(), fake.posts], [said, posts]);
  // Whoever opens a lesson later hears of it, too.
  const again = await followed(fake);
  assert.deepEqual([again.kept.where.notes.length, fake.posts], [1, posts]);
});

test("a browser that keeps nothing has all of it in its file, what the server keeps, too", async () => {
  const fake = new FakeServer();
  const { kept: elsewhere, server } = await followed(fake);
  await elsewhere.add(write("A"));
  await server.run();
  console.warn = () => {};
  globalThis.indexedDB = { open: () => assert.fail("forbidden") };
  const { kept } = await followed(fake);
  await kept.add(ANSWER);
  assert.deepEqual([(await kept.entries()).map(({ act }) => act).sort(), await kept.unfiled()], [["answer", "write"], 2]);
  const file = await kept.export();
  assert.equal(file.trim().split("\n").length, 3);
  await kept.filed();
  assert.equal(await kept.unfiled(), 0);
  assert.deepEqual([(await kept.import(file)).taken, kept.state.count], [0, 2]);
});

test("what is taken in beside a log of a newer version takes nothing away", async () => {
  const one = await opened();
  await one.add(ANSWER);
  await past("entries", null, 7);
  const kept = await opened();
  const given = { ...write("A"), id: "zzzzzzzzzzzz-1", at: 1, seen: 1, zone: 0, core: 1 };
  assert.equal((await kept.import(lineOf(given))).taken, 1);
  assert.deepEqual([kept.state.answers.q.good, kept.state.fields["consent/name"].value, kept.state.count], [true, "A", 2]);
  assert.equal((await kept.export()).trim().split("\n").length, 3);
});

test("a database that the browser has closed meanwhile is opened again, to write and to read", async () => {
  const { prototype } = IDBDatabase;
  const { transaction } = prototype;
  let open = null;
  prototype.transaction = function (...asked) {
    open = this;
    return transaction.apply(this, asked);
  };
  const kept = await opened();
  await kept.add(ANSWER);
  // Another version has asked for it.
  open.onversionchange();
  assert.equal((await kept.export()).trim().split("\n").length, 2);
  // It was closed, and nobody was told.
  open.close();
  await kept.add(write("A"));
  open.close();
  assert.equal((await kept.export()).trim().split("\n").length, 3);
  assert.deepEqual(kept.where.notes, []);
  prototype.transaction = transaction;
});

test("where there is no room for what the server has, it is shown, and what is to be sent there is sent", async () => {
  const fake = new FakeServer();
  const given = { ...write("A"), id: "zzzzzzzzzzzz-1", at: 1, seen: 1, zone: 0, core: 1 };
  fake.kept.set(given.id, given);
  const kept = await opened();
  const room = fullDisk();
  const server = new Server(AT, kept, fake.ask);
  kept.follow(server);
  await kept.add(ANSWER);
  room();
  assert.deepEqual([fake.kept.size, kept.where.server, kept.state.count], [2, "here", 2]);
  assert.equal((await kept.export()).trim().split("\n").length, 3);
  const { kept: next } = await followed(fake);
  assert.equal(next.state.count, 2);
});

test("of two copies of one profile each goes on under a name of its own as soon as they hear of each other", async () => {
  const one = await opened();
  const { id } = await one.add(ANSWER);
  const device = await past("meta", (store) => store.get("device"));
  globalThis.indexedDB = new IDBFactory();
  const copy = await opened();
  await past("meta", (store) => store.put(device, "device"));
  await copy.import(await one.export());
  const lines = [...(await copy.export()).matchAll(/"id":"([a-z0-9]+)-/g)].map((found) => found[1]);
  assert.deepEqual(lines, [id.slice(0, 12)]);
  assert.notEqual((await copy.add(ANSWER)).id.slice(0, 12), id.slice(0, 12));
});

test("a file that finds no room says so, and nothing of it is taken", async () => {
  const given = { ...write("A"), id: "zzzzzzzzzzzz-1", at: 1, seen: 1, zone: 0, core: 1 };
  const kept = await opened();
  const room = fullDisk();
  await assert.rejects(kept.import(lineOf(given)), { name: "NotKept", message: /no room left for it/ });
  room();
  assert.equal((await kept.import(lineOf(given))).taken, 1);
});

test("what a page has left behind in a form that nobody understands is in nobody's way", async () => {
  const left = { p: "null", q: JSON.stringify([null, { act: {} }, { act: write("Slow"), at: Date.now() }]), r: "{" };
  for (const [page, text] of Object.entries(left)) globalThis.localStorage[`massage-lessons:left:${page.repeat(12)}`] = text;
  const kept = await opened();
  assert.equal(kept.state.fields["consent/name"].value, "Slow");
  assert.deepEqual(Object.keys(globalThis.localStorage), []);
});

test("what the log of the server has lost is given back to it, but not what was forgotten there", async () => {
  const fake = new FakeServer();
  const { kept, server } = await followed(fake);
  for (const value of ["A", "B", "C"]) await kept.add(write(value, null, `f/${value}`));
  await server.run();
  const [first, ...others] = fake.kept.keys();
  const { posts } = fake;
  // Another name alone, as after another start, is no loss.
  fake.log = "b";
  await server.run();
  assert.equal(fake.posts, posts);
  for (const id of others) fake.kept.delete(id);
  fake.log = "c";
  await server.run();
  assert.deepEqual([...fake.kept.keys()], [first, ...others]);
  // Nobody knows whether it was forgotten: then nothing is brought back.
  fake.kept.clear();
  [fake.log, fake.forgotten] = ["d", null];
  await server.run();
  assert.equal(fake.kept.size, 0);
  [fake.log, fake.forgotten] = ["e", "x"];
  await server.run();
  assert.deepEqual([fake.kept.size, kept.state.count], [0, 3]);
  await kept.add(write("D", null, "f/D"));
  await server.run();
  assert.deepEqual(
    [...fake.kept.values()].map(({ value }) => value),
    ["D"],
  );
});
