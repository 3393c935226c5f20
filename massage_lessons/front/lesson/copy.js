// A second copy of the journal, in a store of its own. Chromium deletes a whole database whose file was cut as it was killed in a write: it
// goes on writing behind the cut, and at the next start but one it takes the file for damaged. Browsers without buckets do not do this.

import { done, opened, transaction } from "./database.js";

/**
 * @typedef {import("./kept.js").Row} Row
 * @typedef {{of: string, upTo: number, id: string}} Stand of which database it is the copy, and the last row that it has
 */

const NAME = "massage-lessons-copy";

/** Milliseconds after which a copy that says nothing is done without: no answer may wait for it. */
const LONGEST_WAIT = 2000;

/** The copy has not answered yet, and nobody waits for it any longer. */
export class Silent extends Error {
  /** @param {Promise<unknown>} answer that may still come */
  constructor(answer) {
    super("The second copy does not answer.");
    this.answer = answer;
  }
}

/** @template T @param {Promise<T>} answer @returns {Promise<T>} */
async function soon(answer) {
  /** @type {any} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Silent(answer)), LONGEST_WAIT);
    timer.unref?.();
  });
  try {
    return /** @type {T} */ (await Promise.race([answer, late]));
  } finally {
    clearTimeout(timer);
  }
}

export class Copy {
  /** @param {IDBDatabase} database @param {unknown} bucket that it is in: with nobody to hold it, Chromium drops it and answers no more */
  constructor(database, bucket) {
    this.database = database;
    this.bucket = bucket;
    database.onversionchange = () => database.close();
  }

  /** @returns {Promise<Copy | null>} null where this browser has one store for a page */
  static async open() {
    const { storageBuckets } = /** @type {any} */ (globalThis.navigator ?? {});
    if (!storageBuckets) return null;
    const bucket = await soon(storageBuckets.open(NAME));
    const { database, newer } = await soon(opened(/** @type {any} */ (bucket).indexedDB));
    if (!newer) return new Copy(database, bucket);
    database.close();
    return null;
  }

  /** @returns {Promise<Stand | undefined>} */
  stand() {
    return soon(transaction(this.database, ["meta"], "readonly", (running) => done(running.objectStore("meta").get("stand"))));
  }

  /** @returns {Promise<Row[]>} */
  rows() {
    return transaction(this.database, ["entries"], "readonly", (running) => done(running.objectStore("entries").getAll()));
  }

  /** @param {string} of @param {Row} row @returns {Promise<boolean>} whether it was the next, and is there now */
  next(of, row) {
    return soon(
      this.#write(async (entries, meta, stand) => {
        if (stand?.of !== of || stand.upTo !== row.k - 1) return false;
        entries.put(row);
        meta.put({ of, upTo: row.k, id: row.entry.id }, "stand");
        return true;
      }),
    );
  }

  /**
   * Have these rows, too, unless it is by now the copy of another database.
   * @param {string} of @param {Row[]} rows that came last @param {boolean} whole whether these are all, and take the place of whatever it has
   */
  put(of, rows, whole) {
    return this.#write(async (entries, meta, stand) => {
      if (whole) entries.clear();
      else if (stand?.of !== of) return;
      for (const row of rows) entries.put(row);
      const { upTo, id } = (!whole && stand) || { upTo: 0, id: "" };
      const last = rows.at(-1);
      meta.put(last && last.k > upTo ? { of, upTo: last.k, id: last.entry.id } : { of, upTo, id }, "stand");
    });
  }

  /** @template T @param {(entries: IDBObjectStore, meta: IDBObjectStore, stand: Stand | undefined) => Promise<T>} act @returns {Promise<T>} */
  #write(act) {
    return transaction(this.database, ["entries", "meta"], "readwrite", async (running) => {
      const [entries, meta] = [running.objectStore("entries"), running.objectStore("meta")];
      return act(entries, meta, await done(meta.get("stand")));
    });
  }
}

/** Forget what the copy has. @param {string} of what the database is called from now on */
export async function emptied(of) {
  const copy = await Copy.open();
  await copy?.put(of, [], true);
  copy?.database.close();
}
