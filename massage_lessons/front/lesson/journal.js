// The journal of a page: what the learner does goes into it, and what they have done comes out of it. There is one for all bundles of a
// page. One of them brings what keeps it (`kept.js`); all others only find it here.

import { empty } from "../core/log.js";

/**
 * @typedef {import("../core/entry.js").Act} Act
 * @typedef {import("../core/entry.js").Entry} Entry
 * @typedef {import("../core/log.js").State} State
 * @typedef {{place: "browser" | "memory" | "newer", server: "none" | "here" | "away", path: string, persisted: boolean,
 *   notes: string[]}} Where where the log is kept, and what there is to say about it, in sentences
 *
 * @typedef {object} Keeper
 * @property {Promise<void>} ready when what was kept is there
 * @property {State} state
 * @property {Where} where
 * @property {(act: Act) => Promise<Entry>} add resolves when it is kept for good; fails with a sentence when it cannot be: the entry then
 *   stays for as long as the page, and is tried again
 * @property {(about: string, value: any, after: string | string[] | null) => void} typed keeps what is being written until it is added
 * @property {() => Promise<Entry[]>} entries
 * @property {(written?: boolean) => Promise<string>} export the log as one file, with what was written in sheets and logs or without it
 * @property {() => Promise<void>} filed says that the last export lies in a file
 * @property {() => Promise<number>} unfiled how many answers and writings no file has
 * @property {(text: string) => Promise<{taken: number, known: number, faults: import("../core/entry.js").Fault[], changed: boolean,
 *   ours: boolean}>} import
 * @property {() => Promise<void>} forget everything that this browser keeps
 * @property {(act: () => void, signal?: AbortSignal) => void} whenChanged
 */

const KEY = Symbol.for("massage-lessons.journal");

function journalOfPage() {
  /** @type {Keeper | null} */
  let keeper = null;
  /** @type {(keeper: Keeper) => void} */
  let come = () => {};
  /** @type {Promise<Keeper>} */
  const here = new Promise((resolve) => {
    come = resolve;
  });
  const heard = new EventTarget();
  const nothing = empty();
  return {
    /** @param {() => Keeper} open makes the keeper, unless another bundle has */
    bring(open) {
      if (keeper) return;
      keeper = open();
      keeper.whenChanged(() => heard.dispatchEvent(new Event("change")));
      come(keeper);
    },
    /** What keeps it, for a server that goes along with it. @type {Promise<any>} */
    keeper: here,
    ready: here.then(({ ready }) => ready),
    get state() {
      return keeper?.state ?? nothing;
    },
    /** @returns {Where} */
    get where() {
      return keeper?.where ?? { place: "memory", server: "none", path: "", persisted: false, notes: [] };
    },
    add: async (/** @type {Act} */ act) => (await here).add(act),
    /** Write something in place of whatever stands there. @param {string} about @param {any} value */
    async write(about, value) {
      const { fields } = (await here).state;
      const after = fields[about] ? [fields[about], ...fields[about].others].map(({ id }) => id) : null;
      return (await here).add({ act: "write", about, value, after: after?.length === 1 ? after[0] : after });
    },
    typed(/** @type {string} */ about, /** @type {any} */ value, /** @type {string | string[] | null} */ after) {
      keeper?.typed(about, value, after);
    },
    entries: async () => (await here).entries(),
    export: async (written = true) => (await here).export(written),
    filed: async () => (await here).filed(),
    unfiled: async () => (await here).unfiled(),
    import: async (/** @type {string} */ text) => (await here).import(text),
    forget: async () => (await here).forget(),
    /** @param {() => void} act @param {AbortSignal} [signal] */
    whenChanged(act, signal) {
      heard.addEventListener("change", act, { signal });
    },
  };
}

const page = /** @type {any} */ (globalThis);
page[KEY] ??= journalOfPage();

/** @type {ReturnType<typeof journalOfPage>} */
export const journal = page[KEY];
