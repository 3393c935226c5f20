// The learner's log as the parts of a page find it: one module of the page brings it, whichever comes first.

const KEY = Symbol.for("massage-lessons.journal");

/**
 * @typedef {import("../core/log.js").State} State
 * @typedef {object} Journal
 * @property {Promise<void>} ready
 * @property {State} state
 * @property {(act: Record<string, any>) => Promise<unknown>} add resolves when it is kept, and else rejects with a sentence
 * @property {() => Promise<import("../core/entry.js").Entry[]>} entries
 * @property {(act: () => void, signal: AbortSignal) => void} whenChanged
 */

const page = () => /** @type {{[KEY]?: Journal}} */ (/** @type {unknown} */ (globalThis));

/** @param {AbortSignal} signal ends the waiting @returns {Promise<Journal>} when what was answered before is at hand */
export async function learner(signal) {
  // Bundles of a page run in any order.
  while (!page()[KEY] && !signal.aborted) await new Promise((resolve) => requestAnimationFrame(resolve));
  const journal = /** @type {Journal} */ (page()[KEY]);
  await journal?.ready;
  return journal;
}
