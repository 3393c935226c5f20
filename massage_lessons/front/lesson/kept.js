// What keeps the journal of a page: IndexedDB, and the server where there is one. Nothing is called saved before it lies on the disk.

import { entry, fault, lineOf, sound } from "../core/entry.js";
import { empty, merged, packed, stateOf, unpacked } from "../core/log.js";
import { fileOf, readFile } from "../core/log-file.js";
import { moved } from "../core/old-keys.js";
import { say } from "../core/words.js";
import { Copy, emptied, Silent } from "./copy.js";
import { Closed, done, opened, transaction } from "./database.js";
import { aheadName, aheadOf, arrived, eachOnce, isLeft, leave, leftBy, lockOf, pageOf, pagesLeft, placeOf, same } from "./on-its-way.js";

/**
 * @typedef {import("../core/entry.js").Act} Act
 * @typedef {import("../core/entry.js").Entry} Entry
 * @typedef {import("../core/log.js").State} State
 * @typedef {{k: number, entry: Entry, from?: "file" | "server"}} Row an entry as it is kept; `from` where it was elsewhere first
 * @typedef {{id: string, n: number, seen: number}} Device
 * @typedef {{run: () => Promise<void>, standing: "none" | "here" | "away", path: string, notes: string[]}} Elsewhere a log on a server
 * @typedef {{page: string, about: string, value: any, after: string | string[] | null}} Typing
 * @typedef {import("./on-its-way.js").Ahead} Ahead
 * @typedef {Ahead & {typed: Typing | null, ahead: string}} Adding the same in the page that adds it: `typed` is what of it was noted as it
 *   was typed, `ahead` under what name it was noted
 */

/** The version of the course, as the bundler writes it. */
const COURSE = /** @type {any} */ (globalThis).COURSE_VERSION ?? "";
const ALL = ["entries", "aside", "typing", "meta"];
const PREFIX = "massage-lessons:";
/** So many entries are gone through at every opening; with more, a snapshot is made. */
const UNPACKED = 300;
const TRY_AGAIN = 30_000;
/** So many entries are copied at once. */
const PART = 1000;
/** After so many times that the copy has come too late, the page goes on without it. */
const PATIENCE = 3;
const SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** @returns {string} a name that nobody else has: 12 signs */
const freshName = () => [...crypto.getRandomValues(new Uint32Array(12))].map((number) => SIGNS[number % SIGNS.length]).join("");

/** @param {unknown} snapshot @returns {State | null} null where it is damaged: then the log is gone through again */
function readable(snapshot) {
  try {
    return unpacked(snapshot);
  } catch {
    return null;
  }
}

/**
 * @template T
 * @param {T[]} rows @param {number} bytes @param {(row: T) => Entry} entryOf
 * @returns {T[]} the first of them, at least one, whose entries have no more than so many bytes
 */
function fitting(rows, bytes, entryOf) {
  let size = 0;
  const end = rows.findIndex((row, i) => {
    size += new Blob([JSON.stringify(entryOf(row))]).size;
    return i > 0 && size > bytes;
  });
  return end < 0 ? rows : rows.slice(0, end);
}

/** @returns {LockManager | undefined} none on a page that came by an open way */
const locks = () => globalThis.navigator?.locks;

/** An entry that is not kept: its message is a sentence for the learner. */
class NotKept extends Error {
  name = "NotKept";
}

export class Kept {
  /** @type {State} */
  state = empty();
  /** @type {IDBDatabase | null} */
  #database = null;
  /** @type {"browser" | "memory" | "newer"} */
  #place = "memory";
  /** The highest row that the state has, and those that came since, so that none is taken twice. */
  #upTo = 0;
  /** @type {Set<number>} */
  #since = new Set();
  /** What could not be kept, under the name of this page. @type {Entry[]} */
  #pending = [];
  #full = false;
  #aside = 0;
  /** How many entries were brought back from the copy. */
  #broughtBack = 0;
  /** The copy, from when it is first needed. @type {Promise<Copy | null> | null} */
  #copy = null;
  /** @type {Promise<void> | null} what waits to bring the copy up to date, and has not begun */
  #copyDue = null;
  /** @type {Promise<void>} */
  #copying = Promise.resolve();
  /** It is being brought up to date: what that needs does not wait for it. */
  #agreeing = false;
  /** How often it has come too late. */
  #silent = 0;
  /** What the database is called that the copy is of, once they agree. @type {string | undefined} */
  #born;
  #asked = false;
  #persisted = false;
  /** What the last export had. @type {{upTo: number, ids: Set<string>}} */
  #exported = { upTo: 0, ids: new Set() };
  /** What the last file of this page has. @type {Set<string>} */
  #filed = new Set();
  /** @type {Device} */
  #own = { id: freshName(), n: 0, seen: 0 };
  #page = freshName();
  /** @type {Promise<unknown> | null} */
  #alive = null;
  /** What is typed and does not lie on the disk yet. @type {Map<string, Typing>} */
  #typing = new Map();
  /** @type {Set<Adding>} */
  #adding = new Set();
  /** How many of them this page has had. */
  #acts = 0;
  #heard = new EventTarget();
  /** @type {BroadcastChannel | null} */
  #channel = null;
  /** @type {Elsewhere | null} */
  #elsewhere = null;
  /** What lies there, or is never taken there. @type {Set<string>} */
  #there = new Set();
  /** What lies there and not in this browser. @type {Entry[]} */
  #afar = [];
  /** What is noted for as long as the page, where this browser keeps nothing. @type {Map<string, any>} */
  #noted = new Map();
  /** @type {any} */
  #timer = null;

  constructor() {
    this.ready = this.#open();
  }

  async #open() {
    try {
      this.#channel = new BroadcastChannel("massage-lessons");
      // A test runner has nobody to wait for.
      /** @type {any} */ (this.#channel).unref?.();
      this.#channel.addEventListener("message", ({ data }) => this.#told(data));
    } catch {
      // Then other tabs hear of it when they are looked at again.
    }
    await this.#reopen();
    await this.#takeOver();
    if (this.#place === "browser") await this.#takeTyped().catch((error) => console.warn(error));
    this.#changed();
    globalThis.addEventListener?.("pagehide", () => this.#leave());
    // A page that comes back goes on with what it had on its way.
    globalThis.addEventListener?.("pageshow", ({ persisted }) => {
      if (persisted) arrived(this.#page);
    });
    globalThis.document?.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#catchUp();
      this.#elsewhere?.run();
    });
  }

  /** Open the database, and read what is in it. */
  async #reopen() {
    this.#database = null;
    this.#place = "memory";
    try {
      const { database, newer } = await opened(indexedDB);
      this.#database = database;
      this.#place = newer ? "newer" : "browser";
      const left = () => {
        if (this.#database === database) this.#database = null;
      };
      // A later version of the course wants to change it: whoever writes next opens it anew, and sees what it has become.
      database.onversionchange = () => {
        left();
        database.close();
      };
      database.onclose = left;
      const { born } = await this.#readAll();
      // Only a database with nothing in it, not even a name, may have been emptied, and is waited for.
      this.#born = undefined;
      if (newer || born !== undefined || this.state.count || this.#agreeing) this.#copySoon();
      else await this.#copied();
    } catch (error) {
      console.warn(error);
      this.#database = null;
      this.#place = "memory";
    }
  }

  /** Make the state anew from what is kept, from the snapshot where there is one. */
  async #readAll() {
    const database = /** @type {IDBDatabase} */ (this.#database);
    const own = this.#place === "browser";
    const { snapshot, rows, born } = await transaction(database, own ? ["entries", "meta"] : ["entries"], "readonly", async (running) => {
      const kept = own ? await done(running.objectStore("meta").get("snapshot")) : null;
      const state = readable(kept?.packed);
      const after = state ? IDBKeyRange.lowerBound(kept.upTo, true) : null;
      return {
        snapshot: state && { state, upTo: kept.upTo },
        born: own ? await done(running.objectStore("meta").get("born")) : null,
        rows: await done(running.objectStore("entries").getAll(after)),
      };
    });
    const whole = rows.filter((row) => sound(row.entry));
    const damaged = own ? rows.filter((row) => !sound(row.entry)) : [];
    this.#upTo = rows.at(-1)?.k ?? snapshot?.upTo ?? 0;
    this.#since.clear();
    this.state = stateOf([...whole.map(({ entry }) => entry), ...this.#pending], snapshot?.state);
    // Without room they stay where they are.
    if (damaged.length) await this.#setAside(damaged).catch((error) => console.warn(error));
    if (own && rows.length > UNPACKED && !this.#pending.length) this.#pack(this.state, this.#upTo);
    return { born };
  }

  // ---------------------------------------------------------------------------------------------------------------------- copy

  /** Bring the copy up to date when there is time. */
  #copySoon() {
    if (this.#place !== "browser") return;
    this.#copyDue ??= new Promise((resolve) => {
      if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(undefined));
      else setTimeout(resolve);
    }).then(() => {
      this.#copyDue = null;
      return this.#copied();
    });
  }

  /** Bring the copy up to date, or what was lost back from it. @returns {Promise<void>} never fails: a browser may have no room for it */
  #copied() {
    this.#copying = this.#copying.then(async () => {
      this.#agreeing = true;
      try {
        await this.#agree();
      } catch (error) {
        this.#without(error);
      }
      this.#agreeing = false;
    });
    return this.#copying;
  }

  /** @param {Row} row that was kept just now: it is no less safe than those before */
  async #copiedRow(row) {
    // A copy that is being opened anew and cannot be is told where it is opened: the entry is kept, and is not made again.
    const copy = this.#born === undefined ? null : await this.#copy?.catch(() => null);
    const there = await copy?.next(this.#born ?? "", row).catch((error) => this.#without(error));
    if (!there) await this.#copied();
  }

  /** @param {unknown} error of the copy: it is opened anew for the next entry, or, where it says nothing, once it has answered */
  #without(error) {
    if (!(error instanceof Silent)) {
      this.#copy = null;
      console.warn(error);
      return;
    }
    // Nothing is wrong on a busy machine: no answer waits, and the copy is brought up to date later.
    this.#copy = Promise.resolve(null);
    this.#silent += 1;
    if (this.#silent > PATIENCE) return;
    const again = () => {
      this.#copy = null;
      this.#copySoon();
    };
    error.answer.then(again, again);
  }

  async #agree() {
    this.#copy ??= Copy.open();
    const copy = await this.#copy;
    if (!copy) return;
    const stand = await copy.stand();
    const own = await this.#readOwn(["entries", "meta"], async (running) => ({
      named: await done(running.objectStore("meta").get("born")),
      last: stand && (await done(running.objectStore("entries").get(stand.upTo))),
    }));
    if (!own) return;
    const born = own.named ?? freshName();
    // The database is another, or its end is: the browser has lost it.
    const lost = stand && (stand.of !== born || (stand.id && own.last?.entry.id !== stand.id));
    if (lost) await this.#bringBack(await copy.rows());
    if (!own.named) await this.note("born", born);
    let whole = !stand || Boolean(lost);
    let upTo = whole ? 0 : (stand?.upTo ?? 0);
    // In parts, between which the page can answer.
    for (;;) {
      const after = IDBKeyRange.lowerBound(upTo, true);
      const rows = /** @type {Row[] | null} */ (
        await this.#readOwn(["entries"], (running) => done(running.objectStore("entries").getAll(after, PART)))
      );
      if (!rows) return;
      if (rows.length || whole) await copy.put(born, rows, whole);
      whole = false;
      const last = rows.at(-1);
      if (!last) break;
      upTo = last.k;
    }
    this.#born = born;
  }

  /** @param {Row[]} rows of the copy */
  async #bringBack(rows) {
    for (const from of /** @type {const} */ ([undefined, "file", "server"])) {
      const entries = rows.filter((row) => row.from === from && sound(row.entry)).map(({ entry }) => entry);
      if (entries.length) this.#broughtBack += (await this.#takeIn(entries, from)).taken;
    }
    if (this.#broughtBack) this.#changed();
  }

  /** @param {State} state @param {number} upTo the row up to which it goes */
  #pack(state, upTo) {
    const make = () =>
      this.#write(["meta"], async (running) => {
        running.objectStore("meta").put({ upTo, packed: packed(state) }, "snapshot");
      }).catch((error) => console.warn(error));
    if ("requestIdleCallback" in globalThis) requestIdleCallback(make);
    else setTimeout(make);
  }

  /** @param {any[]} rows that are damaged: nothing of them is deleted, but they are in nobody's way any more */
  async #setAside(rows) {
    this.#aside += rows.length;
    await this.#write(["entries", "aside"], async (running) => {
      for (const row of rows) {
        running.objectStore("aside").add({ ...row, why: fault(row.entry) });
        running.objectStore("entries").delete(row.k);
      }
    });
  }

  /**
   * @template T
   * @param {string[]} names
   * @param {(running: IDBTransaction) => Promise<T>} act
   * @param {boolean} [again] once more, where the browser had closed the database
   * @returns {Promise<T>}
   */
  async #write(names, act, again = true) {
    if (!this.#database && this.#place === "browser") await this.#reopen();
    if (!this.#database || this.#place !== "browser") throw new NotKept(this.#why());
    try {
      return await transaction(this.#database, names, "readwrite", act);
    } catch (error) {
      if (!(error instanceof Closed && again)) throw error;
      this.#database = null;
      return this.#write(names, act, false);
    }
  }

  /**
   * @template T
   * @param {string[]} names @param {(running: IDBTransaction) => Promise<T>} act @param {boolean} [again] once more, where it was closed
   * @returns {Promise<T | null>} null where this browser keeps nothing
   */
  async #read(names, act, again = true) {
    if (!this.#database && this.#place !== "memory") await this.#reopen();
    if (!this.#database) return null;
    try {
      return await transaction(this.#database, names, "readonly", act);
    } catch (error) {
      if (!(error instanceof Closed && again)) throw error;
      this.#database = null;
      return this.#read(names, act, false);
    }
  }

  /** The same of a database that is ours to write. @template T @param {string[]} names @param {(running: IDBTransaction) => Promise<T>} act */
  async #readOwn(names, act) {
    const found = this.#place === "browser" ? await this.#read(names, act) : null;
    return this.#place === "browser" ? found : null;
  }

  /** @returns {string} why nothing can be kept */
  #why() {
    if (this.#place === "newer") return say("lesson.kept.newer");
    return say(this.#place === "memory" ? "lesson.kept.lost" : "lesson.kept.full");
  }

  get where() {
    const notes = [
      ...(this.#place === "browser" ? [] : [this.#why()]),
      ...(this.#full ? [say("lesson.kept.full")] : []),
      ...(this.#aside ? [say("lesson.kept.aside", { n: this.#aside })] : []),
      ...(this.#broughtBack ? [say("lesson.kept.brought-back", { n: this.#broughtBack })] : []),
      ...(this.#elsewhere?.notes ?? []),
    ];
    const { standing = /** @type {const} */ ("none"), path = "" } = this.#elsewhere ?? {};
    return { place: this.#place, server: standing, path, persisted: this.#persisted, notes };
  }

  #now() {
    const now = new Date();
    return { at: now.getTime(), zone: now.getTimezoneOffset() };
  }

  /** @param {Act} act @returns {Promise<Entry>} */
  async add(act) {
    const typed = this.#typing.get(placeOf(act)) ?? null;
    const at = Date.now();
    const adding = { act, at, typed, ahead: this.#noteAhead({ act, at }) };
    this.#adding.add(adding);
    try {
      return await this.#keep(adding);
    } finally {
      this.#adding.delete(adding);
    }
  }

  /**
   * A page may end at any moment, and with it whatever it does in several steps. This is one: it comes to the disk though the page has ended.
   * @param {string} name of the store @param {(store: IDBObjectStore) => void} put @returns {IDBTransaction | null} null where it cannot be
   */
  #atOnce(name, put) {
    try {
      const running = this.#database?.transaction([name], "readwrite");
      if (!running) return null;
      put(running.objectStore(name));
      running.commit?.();
      return running;
    } catch {
      return null;
    }
  }

  /** @param {Ahead} ahead @returns {string} under what name it was noted; "" where nothing can be */
  #noteAhead(ahead) {
    if (!this.#database || this.#place !== "browser") return "";
    this.#live();
    this.#acts += 1;
    const name = aheadName(this.#page, this.#acts);
    // Where that cannot be, it comes to the disk only as an entry.
    this.#atOnce("meta", (meta) => meta.put(ahead, name));
    return name;
  }

  /** @param {Adding} adding @returns {Promise<Entry>} */
  async #keep(adding) {
    const { act, ahead } = adding;
    await this.ready;
    if (this.#pending.length) await this.#tryAgain();
    try {
      const row = await this.#write(["entries", "typing", "meta"], async (running) => {
        const taken = ahead && (await this.#taken(running, adding));
        return taken || this.#added(running, act);
      });
      this.#took([row]);
      this.#channel?.postMessage({ rows: [row] });
      this.#elsewhere?.run();
      if (act.act === "answer") this.#persist();
      await this.#copiedRow(row);
      return row.entry;
    } catch (error) {
      // From now on this page has it, and says so.
      if (ahead) this.#atOnce("meta", (meta) => meta.delete(ahead));
      return this.#held(act, error);
    }
  }

  /**
   * What was noted ahead becomes an entry once: a page that took this one for ended may have made it.
   * @param {IDBTransaction} running @param {Adding} adding @returns {Promise<Row | undefined>}
   */
  async #taken(running, { act, at, ahead }) {
    const meta = running.objectStore("meta");
    const there = await done(meta.getKey(ahead));
    meta.delete(ahead);
    return there === undefined ? same(/** @type {Row[]} */ (await done(running.objectStore("entries").getAll())), { act, at }) : undefined;
  }

  /** @param {IDBTransaction} running @param {Act} act @returns {Promise<Row>} */
  async #added(running, act) {
    const meta = running.objectStore("meta");
    /** @type {Device} No two tabs are here at once: a transaction that writes waits for the one before. */
    const device = (await done(meta.get("device"))) ?? { id: freshName(), n: 0, seen: 0 };
    const made = entry(device.id, device.n + 1, this.#now(), Math.max(device.seen, this.state.seen), act);
    meta.put({ id: device.id, n: device.n + 1, seen: made.seen }, "device");
    const written = placeOf(act);
    running.objectStore("typing").delete([this.#page, written]);
    this.#typing.delete(written);
    const k = await done(running.objectStore("entries").add({ entry: made }));
    return { k: Number(k), entry: made };
  }

  /** Keep an entry for as long as the page, since nothing else can. @param {Act} act @param {unknown} error @returns {Promise<Entry>} */
  async #held(act, error) {
    const { id, n, seen } = this.#own;
    const made = entry(id, n + 1, this.#now(), Math.max(seen, this.state.seen), act);
    this.#own = { id, n: n + 1, seen: made.seen };
    this.#pending.push(made);
    if (this.#place === "browser") {
      console.warn(error);
      this.#full = true;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#tryAgain(), TRY_AGAIN);
      this.#timer.unref?.();
    }
    this.state = stateOf([made], this.state);
    this.#changed();
    await this.#elsewhere?.run();
    if (!this.#pending.includes(made)) return made;
    throw error instanceof NotKept ? error : new NotKept(say("lesson.kept.full"));
  }

  /** Keep what could not be kept before. */
  async #tryAgain() {
    const pending = [...this.#pending];
    if (!pending.length || this.#place !== "browser") return;
    try {
      const rows = await this.#write(["entries", "typing", "meta"], (running) => this.#putAll(running, pending));
      this.#pending = this.#pending.filter((one) => !pending.includes(one));
      this.#full = this.#pending.length > 0;
      // The state has them already.
      for (const { k } of rows.taken) this.#since.add(k);
      this.#copySoon();
      this.#channel?.postMessage({ rows: rows.taken });
      this.#changed();
      this.#elsewhere?.run();
    } catch {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#tryAgain(), TRY_AGAIN);
      this.#timer.unref?.();
    }
  }

  /**
   * Put entries that were made elsewhere into the log: each once, and both where two have one id.
   * @param {IDBTransaction} running
   * @param {readonly Entry[]} entries
   * @param {"file" | "server"} [from]
   * @returns {Promise<{taken: Row[], known: number, twice: boolean}>}
   */
  async #putAll(running, entries, from) {
    const store = running.objectStore("entries");
    const index = store.index("id");
    const meta = running.objectStore("meta");
    let known = 0;
    let twice = false;
    const rows = await Promise.all(
      merged(entries, []).map(async (one) => {
        const there = await done(index.getAll(one.id));
        if (there.some((row) => lineOf(row.entry) === lineOf(one))) {
          known += 1;
          return null;
        }
        if (there.length) twice = true;
        const row = { entry: one, ...(from ? { from } : {}) };
        return { ...row, k: Number(await done(store.add(row))) };
      }),
    );
    const taken = /** @type {Row[]} */ (rows.filter((row) => row !== null));
    // A state that knows one of two entries of the same id cannot take the other.
    if (twice) meta.delete("snapshot");
    const device = await done(meta.get("device"));
    // Another one writes under this name, since a profile was copied or a disk has lost the last moment: from now on this is somebody else.
    if (device && taken.some((row) => row.entry.id.startsWith(`${device.id}-`))) meta.delete("device");
    else {
      const seen = taken.reduce((most, row) => Math.max(most, row.entry.seen), 0);
      if (device && seen > device.seen) meta.put({ ...device, seen }, "device");
    }
    return { taken, known, twice };
  }

  /** @param {readonly Entry[]} entries @param {"file" | "server" | undefined} from @param {(meta: IDBObjectStore) => void} [more] what is noted with them */
  async #takeIn(entries, from, more = () => {}) {
    const { taken, known, twice } = await this.#write(["entries", "typing", "meta"], async (running) => {
      const result = await this.#putAll(running, entries, from);
      more(running.objectStore("meta"));
      return result;
    });
    if (twice) {
      await this.#readAll();
      this.#channel?.postMessage({ again: true });
      this.#changed();
    } else if (taken.length) {
      this.#took(taken);
      this.#channel?.postMessage({ rows: taken });
    }
    if (!this.#agreeing) await this.#copied();
    return { taken: taken.length, known };
  }

  /** @param {Row[]} rows that were kept just now, here or in another tab */
  #took(rows) {
    const fresh = rows.filter(({ k, entry }) => k > this.#upTo && !this.#since.has(k) && sound(entry));
    if (!fresh.length) return;
    for (const { k } of fresh) this.#since.add(k);
    this.state = stateOf(
      fresh.map(({ entry }) => entry),
      this.state,
    );
    this.#changed();
  }

  /** @param {any} message of another tab */
  async #told(message) {
    await this.ready;
    if (Array.isArray(message?.rows)) this.#took(message.rows);
    if (message?.again && this.#database) {
      await this.#readAll();
      this.#changed();
    }
    if (message?.forgotten) {
      this.#emptied();
      this.#changed();
    }
  }

  /** Read what came while nobody told us. */
  async #catchUp() {
    await this.ready;
    if (!this.#database || this.#place !== "browser") return;
    const rows = await transaction(this.#database, ["entries"], "readonly", (running) =>
      done(running.objectStore("entries").getAll(IDBKeyRange.lowerBound(this.#upTo, true))),
    ).catch(() => []);
    this.#took(rows);
  }

  /** Take over what earlier versions kept in localStorage. It leaves there only once it lies here. */
  async #takeOver() {
    /** @type {[string, string, import("../core/old-keys.js").Moved][]} */
    const found = [];
    try {
      for (const key of Object.keys(localStorage)) {
        const text = localStorage.getItem(key) ?? "";
        const one = key.startsWith(PREFIX) ? moved(key, text) : null;
        if (one) found.push([key, text, one]);
      }
    } catch {
      return;
    }
    if (!found.length) return;
    const now = this.#now();
    let { seen } = this.state;
    const entries = found.flatMap(([, , { device, acts }]) =>
      acts.map(({ act, at }, i) => {
        const made = entry(device, i + 1, { ...now, at: at ?? now.at }, seen, act);
        seen = made.seen;
        return made;
      }),
    );
    try {
      const rows = await this.#write(["entries", "typing", "meta"], async (running) => {
        // Another tab may have taken it over a moment ago, at another time: an id that is there is enough.
        const index = running.objectStore("entries").index("id");
        const there = await Promise.all(entries.map(({ id }) => done(index.getKey(id))));
        return (
          await this.#putAll(
            running,
            entries.filter((_, i) => there[i] === undefined),
          )
        ).taken;
      });
      this.#took(rows);
      this.#copySoon();
      this.#channel?.postMessage({ rows });
      for (const [key, text] of found) if (localStorage.getItem(key) === text) localStorage.removeItem(key);
    } catch (error) {
      // It stays where it is until it can be taken over; meanwhile it is shown.
      if (!(error instanceof NotKept)) console.warn(error);
      this.#pending.push(...entries);
      this.#full = this.#place === "browser";
      this.state = stateOf(entries, this.state);
    }
  }

  // -------------------------------------------------------------------------------------------------------- what is being written

  /**
   * Keep what somebody is writing, as far as they have come. It is no entry yet; whoever opens a lesson after this page has ended, however
   * it ended, makes one of it.
   * @param {string} about @param {any} value @param {string | string[] | null} after
   */
  typed(about, value, after) {
    if (this.#place !== "browser") return;
    this.#live();
    const row = { page: this.#page, about, value, after };
    this.#typing.set(about, row);
    const kept = () => {
      if (this.#typing.get(about) === row) this.#typing.delete(about);
    };
    const running = this.#atOnce("typing", (typing) => typing.put(row));
    if (running) running.oncomplete = kept;
    else this.#write(["typing"], async (again) => void again.objectStore("typing").put(row)).then(kept, (error) => console.warn(error));
  }

  /** Let other pages know that this one has not ended. */
  #live() {
    this.#alive ??=
      locks()
        ?.request(lockOf(this.#page), () => new Promise(() => {}))
        .catch(() => {}) ?? Promise.resolve();
  }

  /** Make entries of what pages that have ended left unfinished; a page that lives is waited for. */
  async #takeTyped() {
    const database = this.#database;
    if (!database) return;
    const found = await transaction(database, ["typing", "meta"], "readonly", async (running) => {
      const [rows, names] = await Promise.all([
        done(running.objectStore("typing").getAll()),
        done(running.objectStore("meta").getAllKeys(aheadOf())),
      ]);
      return [...rows.map(({ page }) => page), ...names.map(pageOf)];
    });
    // Who has left something has ended, also where the browser still holds the lock; of the others the lock says whether they live.
    const ended = pagesLeft();
    const pages = [...new Set([...found, ...ended])];
    await Promise.all(
      pages.map(async (page) => {
        const name = lockOf(page);
        const manager = locks();
        if (!manager || ended.includes(page)) return this.#takeTypedOf(page);
        const asked = manager.request(name, { ifAvailable: true }, async (lock) => {
          if (lock) await this.#takeTypedOf(page);
          else manager.request(name, () => this.#takeTypedOf(page)).catch(() => {});
        });
        return asked.catch(() => this.#takeTypedOf(page));
      }),
    ).catch((error) => console.warn(error));
  }

  /** @param {string} page */
  async #takeTypedOf(page) {
    const rows = await this.#write(["entries", "typing", "meta"], async (running) => {
      const typing = running.objectStore("typing");
      const left = /** @type {Typing[]} */ (await done(typing.getAll(IDBKeyRange.bound([page], [page, []]))));
      /** @type {Row[]} */
      const made = [];
      const meta = running.objectStore("meta");
      const ahead = /** @type {Ahead[]} */ (await done(meta.getAll(aheadOf(page))));
      meta.delete(aheadOf(page));
      // What was on its way is later than what had come there.
      const onTheWay = eachOnce([...ahead, ...leftBy(page)]);
      const kept = onTheWay.length ? /** @type {Row[]} */ (await done(running.objectStore("entries").getAll())) : [];
      for (const one of onTheWay) if (!same(kept, one)) made.push(await this.#added(running, one.act));
      const places = onTheWay.map(({ act }) => placeOf(act));
      for (const { about, value, after } of left) {
        typing.delete([page, about]);
        if (places.includes(about)) continue;
        if (JSON.stringify(this.state.fields[about]?.value ?? "") !== JSON.stringify(value))
          made.push(await this.#added(running, { act: "write", about, value, after }));
      }
      return made;
    });
    arrived(page);
    this.#took(rows);
    if (!rows.length) return;
    this.#copySoon();
    this.#channel?.postMessage({ rows });
  }

  /**
   * The page ends, and what is on its way to the disk may not come there: it is laid where that takes no time. Whoever opens a lesson next
   * keeps it.
   */
  #leave() {
    if (this.#place !== "browser") return;
    const adding = [...this.#adding];
    const noted = [...this.#typing.values()]
      .filter((row) => !adding.some(({ typed }) => typed === row))
      .map(({ about, value, after }) => ({ act: { act: /** @type {const} */ ("write"), about, value, after }, at: Date.now() }));
    const acts = [...adding.map(({ act, at }) => ({ act, at })), ...noted];
    if (!acts.length) return;
    leave(this.#page, acts);
  }

  // ---------------------------------------------------------------------------------------------------------------------- files

  async entries() {
    return (await this.#all()).entries;
  }

  /** @returns {Promise<{entries: Entry[], upTo: number}>} all that this page knows, and the highest row of it */
  async #all() {
    await this.ready;
    const found = await this.#read(["entries"], (running) => done(running.objectStore("entries").getAll()));
    const rows = /** @type {Row[]} */ (found ?? []);
    const whole = rows.map(({ entry }) => entry).filter((one) => sound(one));
    return { entries: merged(whole, [...this.#afar, ...this.#pending]), upTo: rows.at(-1)?.k ?? 0 };
  }

  /** @param {boolean} written whether what was written in sheets and logs is in it, too */
  async export(written = true) {
    const { entries, upTo } = await this.#all();
    this.#exported = { upTo, ids: new Set(entries.map(({ id }) => id)) };
    const all = written ? entries : entries.filter(({ act }) => act !== "write");
    return fileOf(all, { course: COURSE, made: Date.now(), name: this.state.name });
  }

  async filed() {
    const { upTo, ids } = this.#exported;
    this.#filed = ids;
    if (this.#place === "browser")
      await this.#write(["meta"], async (running) => {
        running.objectStore("meta").put(upTo, "filed");
      });
    this.#changed();
  }

  async unfiled() {
    await this.ready;
    const rows = /** @type {Row[] | null} */ (
      await this.#readOwn(["entries", "meta"], async (running) => {
        const filed = (await done(running.objectStore("meta").get("filed"))) ?? 0;
        return done(running.objectStore("entries").getAll(IDBKeyRange.lowerBound(filed, true)));
      })
    );
    if (!rows) return (await this.entries()).filter(({ id }) => !this.#filed.has(id)).length;
    return rows.filter(({ from }) => from !== "file").length + this.#pending.filter(({ id }) => !this.#filed.has(id)).length;
  }

  /** @param {string} text of a file */
  async import(text) {
    await this.ready;
    const { entries, faults, ours, changed } = readFile(text);
    if (this.#place === "browser") {
      const result = await this.#takeIn(entries, "file").catch((error) => {
        console.warn(error);
        throw error instanceof NotKept ? error : new NotKept(say("lesson.kept.full-for-file"));
      });
      this.#elsewhere?.run();
      return { ...result, faults, ours, changed };
    }
    const before = await this.entries();
    const known = new Set(before.map(lineOf));
    const fresh = merged(entries, []).filter((one) => !known.has(lineOf(one)));
    this.#pending.push(...fresh);
    for (const { id } of fresh) this.#filed.add(id);
    this.state = stateOf([...before, ...fresh]);
    this.#changed();
    this.#elsewhere?.run();
    return { taken: fresh.length, known: entries.length - fresh.length, faults, ours, changed };
  }

  async forget() {
    await this.ready;
    if (this.#place === "browser") {
      // The copy first, and from now on of another database: whatever ends in between, nothing comes back that was to be forgotten.
      const born = freshName();
      await emptied(born).catch((error) => {
        console.warn(error);
        throw new NotKept(say("lesson.kept.not-forgotten"));
      });
      await this.#write(ALL, async (running) => {
        for (const name of ALL) running.objectStore(name).clear();
        running.objectStore("meta").put(born, "born");
      });
    }
    try {
      for (const key of Object.keys(localStorage))
        if (isLeft(key) || moved(key, localStorage.getItem(key) ?? "")) localStorage.removeItem(key);
    } catch {
      // Nothing was kept there.
    }
    this.#emptied();
    this.#channel?.postMessage({ forgotten: true });
    this.#changed();
  }

  #emptied() {
    this.#pending = [];
    this.#afar = [];
    this.#noted.clear();
    this.#full = false;
    this.#aside = 0;
    this.#broughtBack = 0;
    this.state = empty();
  }

  /** Ask the browser once to keep what it has when room becomes short. */
  async #persist() {
    const { storage } = globalThis.navigator ?? {};
    if (this.#asked || !storage?.persist) return;
    this.#asked = true;
    const asked = await this.#write(["meta"], async (running) => {
      const meta = running.objectStore("meta");
      const before = await done(meta.get("persist"));
      meta.put(true, "persist");
      return before;
    }).catch(() => true);
    this.#persisted = await (asked ? storage.persisted() : storage.persist()).catch(() => false);
  }

  // -------------------------------------------------------------------------------------------------------------------- server

  /** Go along with a log elsewhere, which hears of each entry. @param {Elsewhere} elsewhere */
  follow(elsewhere) {
    this.#elsewhere = elsewhere;
    elsewhere.run();
  }

  /** @param {string} name @returns {Promise<any>} what was noted under a name */
  async noted(name) {
    await this.ready;
    const found = await this.#readOwn(["meta"], async (running) => ({ value: await done(running.objectStore("meta").get(name)) }));
    return found ? found.value : this.#noted.get(name);
  }

  /** @param {string} name @param {any} value */
  async note(name, value) {
    if (this.#place !== "browser") {
      this.#noted.set(name, value);
      return;
    }
    await this.#write(["meta"], async (running) => {
      running.objectStore("meta").put(value, name);
    });
  }

  /** Take in entries of the log elsewhere. @param {readonly any[]} entries @param {string} name @param {any} value what is noted with them */
  async takeFrom(entries, name, value) {
    const whole = entries.filter((one) => sound(one));
    if (this.#place === "browser")
      try {
        await this.#takeIn(whole, "server", (meta) => meta.put(value, name));
        return;
      } catch (error) {
        // Without room here they are shown, and asked for again; what is to be sent there does not wait for that.
        console.warn(error);
      }
    const known = new Set((await this.entries()).map(({ id }) => id));
    const fresh = merged(whole, []).filter(({ id }) => !known.has(id));
    for (const { id } of fresh) this.#there.add(id);
    this.#afar.push(...fresh);
    this.#noted.set(name, value);
    this.state = stateOf(fresh, this.state);
    if (fresh.length) this.#changed();
  }

  /**
   * @param {number} after @param {number} limit @param {number} bytes
   * @returns {Promise<{entries: Entry[], upTo: number}>} the next entries that did not come from elsewhere, at least one and no more than so
   *   many bytes, and up to where there are none but these; at the end what this browser could not keep
   */
  async unsent(after, limit, bytes) {
    let upTo = after;
    for (;;) {
      const range = IDBKeyRange.lowerBound(upTo, true);
      const found = await this.#readOwn(["entries"], (running) => done(running.objectStore("entries").getAll(range, limit)));
      const rows = /** @type {Row[]} */ (found ?? []);
      const own = rows.filter(({ from }) => from !== "server");
      const some = fitting(own, bytes, ({ entry }) => entry);
      upTo = (some.length < own.length ? some : rows).at(-1)?.k ?? upTo;
      if (some.length) return { entries: some.map((row) => row.entry), upTo };
      if (!rows.length) break;
    }
    const pending = this.#pending.filter(({ id }) => !this.#there.has(id)).slice(0, limit);
    return { entries: fitting(pending, bytes, (one) => one), upTo };
  }

  /** @param {Set<string>} ids @returns {Promise<boolean>} whether this browser keeps an entry that came first to it, and is none of these */
  async hasOther(ids) {
    const rows = await this.#readOwn(["entries"], (running) => done(running.objectStore("entries").getAll()));
    return /** @type {Row[]} */ (rows ?? []).some(({ from, entry }) => from !== "server" && !ids.has(entry.id));
  }

  /** @param {string[]} kept what lies elsewhere now @param {string[]} refused what is never taken there */
  sent(kept, refused) {
    for (const id of [...kept, ...refused]) this.#there.add(id);
    this.#afar.push(...this.#pending.filter(({ id }) => kept.includes(id)));
    this.#pending = this.#pending.filter(({ id }) => !kept.includes(id));
  }

  /** Tell all that it stands otherwise. */
  changed() {
    this.#changed();
  }

  // --------------------------------------------------------------------------------------------------------------------- change

  #changed() {
    this.#heard.dispatchEvent(new Event("change"));
  }

  /** @param {() => void} act @param {AbortSignal} [signal] */
  whenChanged(act, signal) {
    this.#heard.addEventListener("change", act, { signal });
  }
}
