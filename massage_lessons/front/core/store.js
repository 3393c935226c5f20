// What is kept from one visit to the next, by key. The storage is handed in: nothing here knows of a page.

const PREFIX = "massage-lessons:";

/** @param {string} key @returns {string} its name in the storage */
export const stored = (key) => PREFIX + key;

/**
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Shelf
 */

export class Store {
  /** What could not be stored; it lives as long as the page. @type {Map<string, any>} */
  #remembered = new Map();
  #heard = new EventTarget();
  #shelf;

  /** @param {() => Shelf} shelf gives the storage, or throws where it is forbidden */
  constructor(shelf) {
    this.#shelf = shelf;
  }

  /** @param {string} key @returns {any} what is kept under a key, or null */
  read(key) {
    if (this.#remembered.has(key)) return this.#remembered.get(key);
    try {
      return JSON.parse(this.#shelf().getItem(stored(key)) ?? "null");
    } catch {
      return null; // Storage is forbidden, or something else wrote there.
    }
  }

  /**
   * @param {string} key
   * @param {any} value null forgets it
   * @param {object} [by] who writes, and need not hear of it
   * @returns {boolean} whether it will be there tomorrow
   */
  write(key, value, by) {
    this.#remembered.delete(key);
    try {
      if (value === null) this.#shelf().removeItem(stored(key));
      else this.#shelf().setItem(stored(key), JSON.stringify(value));
    } catch {
      this.#remembered.set(key, value);
    }
    this.#heard.dispatchEvent(Object.assign(new Event(key), { by }));
    return !this.#remembered.has(key);
  }

  /**
   * Tell when what is kept under a key has changed on this page.
   * @param {string} key
   * @param {object} by who need not hear of their own writing
   * @param {() => void} act
   * @param {AbortSignal} signal
   */
  whenChanged(key, by, act, signal) {
    this.#heard.addEventListener(
      key,
      (event) => {
        if (/** @type {Event & {by?: object}} */ (event).by !== by) act();
      },
      { signal },
    );
  }
}
