// What brings the elements of a page to life.

/** @typedef {{join: (signal: AbortSignal) => void}} Part joined to what others write only while its element is on the page */

/** @type {WeakMap<Element, Part>} */
const parts = new WeakMap();

/** @param {Element} element @returns {Part | undefined} */
export const partOf = (element) => parts.get(element);

/**
 * Say what brings elements of a name to life: made once for each.
 * @param {string} name
 * @param {new (root: HTMLElement) => Part} Kind
 */
export function define(name, Kind) {
  if (customElements.get(name)) return;
  customElements.define(
    name,
    class extends HTMLElement {
      leaving = new AbortController();

      connectedCallback() {
        const part = parts.get(this) ?? new Kind(this);
        parts.set(this, part);
        this.leaving = new AbortController();
        part.join(this.leaving.signal);
      }

      disconnectedCallback() {
        this.leaving.abort();
      }
    },
  );
}
