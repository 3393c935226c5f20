// What keeps the journal of a page: IndexedDB, and the server where there is one. Nothing is called saved before it lies on the disk.

import { entry, fault, lineOf, sound } from "../core/entry.js";
import { empty, merged, packed, stateOf, unpacked } from "../core/log.js";
import { fileOf, readFile } from "../core/log-file.js";
import { moved } from "../core/old-keys.js";
import { say } from "../core/words.js";
import { done, opened, transaction } from "./database.js";

/**
 * @typedef {import("../core/entry.js").Act} Act
 * @typedef {import("../core/entry.js").Entry} Entry
 * @typedef {import("../core/log.js").State} State
 * @typedef {{k: number, entry: Entry, from?: "file" | "server"}} Row an entry as it is kept; `from` where it was elsewhere first
 * @typedef {{id: string, n: number, seen: number}} Device
 * @typedef {{run: () => Promise<void>, standing: "none" | "here" | "away", path: string, notes: string[]}} Elsewhere a log on a server
 * @typedef {{page: string, about: string, value: any, after: string | string[] | null}} Typing
 * @typedef {{act: Act, at: number, typed: Typing | null}} Adding what is on its way to the disk; `typed` is what of it was noted as it was typed
 */

/** The version of the course, as the bundler writes it. */
const COURSE = /** @type {any} */ (globalThis).COURSE_VERSION ?? "";
const ALL = ["entries", "aside", "typing", "meta"];
const PREFIX = "massage-lessons:";
/** What a page that ended had on its way to the disk, by the page. */
const LEFT = `${PREFIX}left:`;
/** So many entries are gone through at every opening; with more, a snapshot is made. */
const UNPACKED = 300;
const TRY_AGAIN = 30_000;
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

/** @returns {LockManager | undefined} none on a page that came by an open way */
const locks = () => globalThis.navigator?.locks;

/** @param {Act} act @returns {string} where what it keeps was typed */
const placeOf = ({ act, about }) => (act === "write" ? about : `question/${about}`);

/** @param {Act} act @returns {string} the act alone, whatever entry was made of it */
const actOf = ({ id, at, seen, zone, core, ...act }) => lineOf(act);

/** @returns {string[]} the pages that ended with something on its way to the disk */
function pagesLeft() {
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(LEFT) ? [key.slice(LEFT.length)] : []));
  } catch {
    return [];
  }
}

/** An entry that is not kept: its message is a sentence for the learner. */
class NotKept extends Error {}

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
  #asked = false;
  #persisted = false;
  #exported = 0;
  /** @type {Device} */
  #own = { id: freshName(), n: 0, seen: 0 };
  #page = freshName();
  /** @type {Promise<unknown> | null} */
  #alive = null;
  /** @type {Map<string, Typing | null>} what is to be written of what is typed; null where it is being written */
  #typing = new Map();
  /** What is being written of what is typed. @type {Map<string, Typing>} */
  #putting = new Map();
  /** @type {Set<Adding>} */
  #adding = new Set();
  #heard = new EventTarget();
  /** @type {BroadcastChannel | null} */
  #channel = null;
  /** @type {Elsewhere | null} */
  #elsewhere = null;
  /** What lies there, or is never taken there. @type {Set<string>} */
  #there = new Set();
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
    if (this.#place === "browser") await this.#takeTyped();
    this.#changed();
    globalThis.addEventListener?.("pagehide", () => this.#leave());
    // A page that comes back goes on with what it had on its way.
    globalThis.addEventListener?.("pageshow", ({ persisted }) => {
      if (persisted) this.#arrived(this.#page);
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
      await this.#readAll();
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
    const { snapshot, rows } = await transaction(database, own ? ["entries", "meta"] : ["entries"], "readonly", async (running) => {
      const kept = own ? await done(running.objectStore("meta").get("snapshot")) : null;
      const state = readable(kept?.packed);
      const after = state ? IDBKeyRange.lowerBound(kept.upTo, true) : null;
      return { snapshot: state && { state, upTo: kept.upTo }, rows: await done(running.objectStore("entries").getAll(after)) };
    });
    const whole = rows.filter((row) => sound(row.entry));
    const damaged = own ? rows.filter((row) => !sound(row.entry)) : [];
    this.#upTo = rows.at(-1)?.k ?? snapshot?.upTo ?? 0;
    this.#since.clear();
    this.state = stateOf([...whole.map(({ entry }) => entry), ...this.#pending], snapshot?.state);
    if (damaged.length) await this.#setAside(damaged);
    if (own && rows.length > UNPACKED && !this.#pending.length) this.#pack(this.state, this.#upTo);
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
   * @returns {Promise<T>}
   */
  async #write(names, act) {
    if (!this.#database && this.#place === "browser") await this.#reopen();
    if (!this.#database || this.#place !== "browser") throw new NotKept(this.#why());
    return transaction(this.#database, names, "readwrite", act);
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
    const typed = this.#typing.get(placeOf(act)) ?? this.#putting.get(placeOf(act)) ?? null;
    const adding = { act, at: Date.now(), typed };
    this.#adding.add(adding);
    try {
      return await this.#keep(act);
    } finally {
      this.#adding.delete(adding);
    }
  }

  /** @param {Act} act @returns {Promise<Entry>} */
  async #keep(act) {
    await this.ready;
    if (this.#pending.length) await this.#tryAgain();
    try {
      const row = await this.#write(["entries", "typing", "meta"], (running) => this.#added(running, act));
      this.#took([row]);
      this.#channel?.postMessage({ rows: [row] });
      this.#elsewhere?.run();
      if (act.act === "answer") this.#persist();
      return row.entry;
    } catch (error) {
      return this.#held(act, error);
    }
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
    if (this.#typing.get(written)) this.#typing.set(written, null);
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
    const seen = Math.max(0, ...taken.map((row) => row.entry.seen));
    if (device && seen > device.seen) meta.put({ ...device, seen }, "device");
    return { taken, known, twice };
  }

  /** @param {readonly Entry[]} entries @param {"file" | "server"} from @param {(meta: IDBObjectStore) => void} [more] what is noted with them */
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
    const name = `massage-lessons:page:${this.#page}`;
    this.#alive ??=
      locks()
        ?.request(name, () => new Promise(() => {}))
        .catch(() => {}) ?? Promise.resolve();
    const busy = this.#typing.has(about);
    this.#typing.set(about, { page: this.#page, about, value, after });
    if (!busy) this.#keepTyped(about);
  }

  /** @param {string} about */
  async #keepTyped(about) {
    for (let row = this.#typing.get(about); row; row = this.#typing.get(about)) {
      const written = row;
      this.#typing.set(about, null);
      this.#putting.set(about, written);
      await this.#write(["typing"], async (running) => {
        running.objectStore("typing").put(written);
      }).catch((error) => console.warn(error));
      this.#putting.delete(about);
    }
    this.#typing.delete(about);
  }

  /** Make entries of what pages that have ended left unfinished; a page that lives is waited for. */
  async #takeTyped() {
    const database = this.#database;
    if (!database) return;
    const rows = await transaction(database, ["typing"], "readonly", (running) => done(running.objectStore("typing").getAll()));
    const pages = [...new Set([...rows.map(({ page }) => page), ...pagesLeft()])];
    await Promise.all(
      pages.map(async (page) => {
        const name = `massage-lessons:page:${page}`;
        const found = locks();
        if (!found) return this.#takeTypedOf(page);
        const asked = found.request(name, { ifAvailable: true }, async (lock) => {
          if (lock) await this.#takeTypedOf(page);
          else found.request(name, () => this.#takeTypedOf(page)).catch(() => {});
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
      // What was on its way is later than what had come there.
      const onTheWay = this.#leftBy(page);
      const kept = onTheWay.length ? /** @type {Row[]} */ (await done(running.objectStore("entries").getAll())) : [];
      for (const { act, at } of onTheWay)
        if (!kept.some(({ entry: one }) => one.at >= at && actOf(one) === actOf(act))) made.push(await this.#added(running, act));
      const places = onTheWay.map(({ act }) => placeOf(act));
      for (const { about, value, after } of left) {
        typing.delete([page, about]);
        if (places.includes(about)) continue;
        if (JSON.stringify(this.state.fields[about]?.value ?? "") !== JSON.stringify(value))
          made.push(await this.#added(running, { act: "write", about, value, after }));
      }
      return made;
    });
    this.#arrived(page);
    this.#took(rows);
    if (rows.length) this.#channel?.postMessage({ rows });
  }

  /**
   * The page ends, and what is on its way to the disk may not come there: it is laid where that takes no time. Whoever opens a lesson next
   * keeps it.
   */
  #leave() {
    if (this.#place !== "browser") return;
    const adding = [...this.#adding];
    const noted = [...new Set([...this.#typing.keys(), ...this.#putting.keys()])]
      .map((about) => this.#typing.get(about) ?? this.#putting.get(about))
      .filter((row) => row && !adding.some(({ typed }) => typed === row));
    const acts = [
      ...adding.map(({ act, at }) => ({ act, at })),
      ...noted.map((row) => ({ act: { act: "write", about: row?.about, value: row?.value, after: row?.after }, at: Date.now() })),
    ];
    if (!acts.length) return;
    try {
      localStorage.setItem(LEFT + this.#page, JSON.stringify(acts));
    } catch {
      // Then what was typed is there as far as it came.
    }
  }

  /** What a page had on its way lies on the disk, or is on its way again. @param {string} page */
  #arrived(page) {
    try {
      localStorage.removeItem(LEFT + page);
    } catch {
      // Nothing was laid there.
    }
  }

  /** @param {string} page @returns {{act: Act, at: number}[]} what it had on its way to the disk when it ended */
  #leftBy(page) {
    try {
      return JSON.parse(localStorage.getItem(LEFT + page) ?? "[]");
    } catch {
      return [];
    }
  }

  // ---------------------------------------------------------------------------------------------------------------------- files

  async entries() {
    await this.ready;
    if (!this.#database) return merged(this.#pending, []);
    const rows = await transaction(this.#database, ["entries"], "readonly", (running) => done(running.objectStore("entries").getAll()));
    this.#exported = rows.at(-1)?.k ?? 0;
    return merged(
      rows.map(({ entry }) => entry).filter((one) => sound(one)),
      this.#pending,
    );
  }

  /** @param {boolean} written whether what was written in sheets and logs is in it, too */
  async export(written = true) {
    const entries = await this.entries();
    const all = written ? entries : entries.filter(({ act }) => act !== "write");
    return fileOf(all, { course: COURSE, made: Date.now(), name: this.state.name });
  }

  async filed() {
    if (this.#place !== "browser") return;
    await this.#write(["meta"], async (running) => {
      running.objectStore("meta").put(this.#exported, "filed");
    });
    this.#changed();
  }

  async unfiled() {
    await this.ready;
    if (!this.#database || this.#place !== "browser") return this.#pending.length;
    const rows = await transaction(this.#database, ["entries", "meta"], "readonly", async (running) => {
      const filed = (await done(running.objectStore("meta").get("filed"))) ?? 0;
      return done(running.objectStore("entries").getAll(IDBKeyRange.lowerBound(filed, true)));
    });
    return rows.filter(({ from }) => from !== "file").length + this.#pending.length;
  }

  /** @param {string} text of a file */
  async import(text) {
    await this.ready;
    const { entries, faults, ours, changed } = readFile(text);
    if (this.#place === "browser") return { ...(await this.#takeIn(entries, "file")), faults, ours, changed };
    const before = this.state.count;
    const known = new Set(this.#pending.map(lineOf));
    const fresh = entries.filter((one) => !known.has(lineOf(one)));
    this.#pending.push(...fresh);
    this.state = stateOf(this.#pending);
    this.#changed();
    return { taken: this.state.count - before, known: entries.length - fresh.length, faults, ours, changed };
  }

  async forget() {
    await this.ready;
    if (this.#place === "browser")
      await this.#write(ALL, async (running) => {
        for (const name of ALL) running.objectStore(name).clear();
      });
    try {
      for (const key of Object.keys(localStorage))
        if (key.startsWith(LEFT) || moved(key, localStorage.getItem(key) ?? "")) localStorage.removeItem(key);
    } catch {
      // Nothing was kept there.
    }
    this.#emptied();
    this.#channel?.postMessage({ forgotten: true });
    this.#changed();
  }

  #emptied() {
    this.#pending = [];
    this.#full = false;
    this.#aside = 0;
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
    if (!this.#database || this.#place !== "browser") return undefined;
    return transaction(this.#database, ["meta"], "readonly", (running) => done(running.objectStore("meta").get(name)));
  }

  /** @param {string} name @param {any} value */
  async note(name, value) {
    if (this.#place !== "browser") return;
    await this.#write(["meta"], async (running) => {
      running.objectStore("meta").put(value, name);
    });
  }

  /** Take in entries of the log elsewhere. @param {readonly any[]} entries @param {string} name @param {any} value what is noted with them */
  async takeFrom(entries, name, value) {
    const whole = entries.filter((one) => sound(one));
    if (this.#place === "browser") {
      await this.#takeIn(whole, "server", (meta) => meta.put(value, name));
      return;
    }
    const fresh = merged(whole, []).filter(({ id }) => !this.#there.has(id));
    for (const { id } of fresh) this.#there.add(id);
    this.state = stateOf(fresh, this.state);
    if (fresh.length) this.#changed();
  }

  /**
   * @param {number} after @param {number} limit
   * @returns {Promise<{entries: Entry[], upTo: number}>} the next entries that did not come from elsewhere, and up to where there are none but
   *   these; at the end what this browser could not keep
   */
  async unsent(after, limit) {
    let upTo = after;
    while (this.#database && this.#place === "browser") {
      const range = IDBKeyRange.lowerBound(upTo, true);
      const rows = /** @type {Row[]} */ (
        await transaction(this.#database, ["entries"], "readonly", (running) => done(running.objectStore("entries").getAll(range, limit)))
      );
      upTo = rows.at(-1)?.k ?? upTo;
      const own = rows.filter(({ from }) => from !== "server");
      if (own.length) return { entries: own.map((row) => row.entry), upTo };
      if (!rows.length) break;
    }
    return { entries: this.#pending.filter(({ id }) => !this.#there.has(id)).slice(0, limit), upTo };
  }

  /** @param {string[]} kept what lies elsewhere now @param {string[]} refused what is never taken there */
  sent(kept, refused) {
    for (const id of [...kept, ...refused]) this.#there.add(id);
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
