// What the parts of one page share, in whichever bundle they came: JupyterLab loads the diagram, the lesson and the extension apart.

/**
 * @typedef {object} Shown a diagram on the page, as a part of a lesson may ask for it and drive it
 * @property {HTMLElement} root
 * @property {import("../diagram/types.js").Host} host its state: set it, and the diagram follows
 * @property {import("../diagram/types.js").Payload} payload
 * @property {(id: string | null) => void} select choose a place, on whichever layer it lies
 * @property {(name: string) => import("../diagram/overlays.js").Overlay} overlay lay something over the drawing
 * @property {import("../diagram/strokes/led.js").Led} hands strokes that somebody else leads
 *
 * @typedef {object} Registry
 * @property {Map<string, any>} models the living widgets, by the id that a notebook stores
 * @property {EventTarget} waiters hears "model" when one comes, and "diagram" when one is shown
 * @property {number} count of all diagrams so far, so that no two share a name
 * @property {Set<Shown>} diagrams those that are on the page now
 * @property {typeof import("../lesson/asker.js").asker} [asker] asks items of the bank, where the page has the module that does
 * @property {(() => Promise<Drawing>) | null} drawing gives what another diagram is made of; null where the page has none
 * @property {(() => Promise<Bank>) | null} bank gives the bank of questions; null where the page has none
 *
 * @typedef {object} Bank
 * @property {any[]} items
 * @property {Record<string, {short: string, url: string | null}>} [sources] that the drawing may know nothing of
 * @property {Record<string, string>} [bases] what rests on no source, in words
 *
 * @typedef {object} Drawing
 * @property {typeof import("../diagram/mount.js").mount} mount
 * @property {typeof import("../diagram/asking.js").mountAsking} mountAsking the drawing without any names
 * @property {typeof import("./state.js").createHost} createHost
 * @property {import("../diagram/types.js").Payload} payload
 */

const KEY = Symbol.for("massage-lessons");

/** @returns {Registry} */
export function registry() {
  const place = /** @type {any} */ (globalThis);
  place[KEY] ??= { models: new Map(), waiters: new EventTarget(), count: 0, diagrams: new Set(), drawing: null, bank: null };
  return place[KEY];
}
