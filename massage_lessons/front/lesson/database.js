// IndexedDB, with promises in place of events.

const NAME = "massage-lessons";
const VERSION = 1;

/**
 * What the database has: `entries` in the order in which they came, each a row {k, entry, from?}; `aside` what was damaged; `typing` what is
 * being written, by page and field; `meta` the rest by name, also what a page has just begun to keep.
 * @param {IDBDatabase} database
 */
function laidOut(database) {
  database.createObjectStore("entries", { keyPath: "k", autoIncrement: true }).createIndex("id", "entry.id");
  database.createObjectStore("aside", { autoIncrement: true });
  database.createObjectStore("typing", { keyPath: ["page", "about"] });
  database.createObjectStore("meta");
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * @param {IDBFactory} factory
 * @returns {Promise<{database: IDBDatabase, newer: boolean}>} `newer` where a later version of the course has made it
 */
export async function opened(factory) {
  try {
    const request = factory.open(NAME, VERSION);
    request.onupgradeneeded = () => laidOut(request.result);
    return { database: await done(request), newer: false };
  } catch (error) {
    if (/** @type {any} */ (error)?.name !== "VersionError") throw error;
    const database = await done(factory.open(NAME));
    if (!database.objectStoreNames.contains("entries")) throw error;
    return { database, newer: true };
  }
}

/** The browser has closed the database, and nothing was done. */
export class Closed extends Error {}

/** @param {IDBDatabase} database @param {string[]} names @param {"readonly" | "readwrite"} mode */
function begun(database, names, mode) {
  try {
    return database.transaction(names, mode, { durability: mode === "readwrite" ? "strict" : "default" });
  } catch (error) {
    throw /** @type {any} */ (error)?.name === "InvalidStateError" ? new Closed() : error;
  }
}

/**
 * @template T
 * @param {IDBDatabase} database
 * @param {string[]} names of the stores
 * @param {"readonly" | "readwrite"} mode
 * @param {(transaction: IDBTransaction) => Promise<T>} act
 * @returns {Promise<T>} resolves when all that was written lies on the disk
 */
export function transaction(database, names, mode, act) {
  return new Promise((resolve, reject) => {
    const running = begun(database, names, mode);
    /** @type {T} */
    let result;
    running.oncomplete = () => resolve(result);
    running.onabort = () => reject(running.error ?? new DOMException("The transaction was ended.", "AbortError"));
    act(running).then(
      (value) => {
        result = value;
        // A page that is left a moment later has then asked for it.
        if (mode === "readwrite") running.commit?.();
      },
      (error) => {
        reject(error);
        try {
          running.abort();
        } catch {
          // It has ended already.
        }
      },
    );
  });
}
