// All that leans on the insides of JupyterLab: names and habits of its own that no documentation promises. Outside of JupyterLab none
// of it is found, and nothing happens.

/** @param {Element} element @returns {Element | null} the notebook that it stands in */
export const notebookOf = (element) => element.closest(".jp-Notebook");

/** @param {Element} element @returns {Element | null} what grows while JupyterLab lays a notebook out */
export const viewportOf = (element) => element.closest(".jp-WindowedPanel-viewport");

/**
 * Keep keys within these elements from being commands for the cell. With Ctrl or Cmd they stay JupyterLab's.
 *
 * It looks for this mark on its way up from the element that has the focus, and hears of a key at the document: so this is in time.
 * @param {string} selector
 */
export function keepKeys(selector) {
  const mark = (/** @type {KeyboardEvent} */ { target, ctrlKey, metaKey }) => {
    if (!(target instanceof Element) || !target.closest(selector)) return;
    target.toggleAttribute("data-lm-suppress-shortcuts", !ctrlKey && !metaKey);
  };
  addEventListener("keydown", mark, { capture: true });
}

/**
 * Let fields within these elements have lines: JupyterLab forbids a line break in whatever stands in a cell, for the sake of Shift-Enter.
 * @param {string} selector
 */
export function keepLines(selector) {
  const keep = (/** @type {Event} */ event) => {
    if (event.target instanceof HTMLTextAreaElement && event.target.closest(selector)) event.stopPropagation();
  };
  addEventListener("beforeinput", keep, { capture: true });
}

/**
 * Hand an extension to JupyterLab, which calls for it by the name of its package.
 * @param {string} name
 * @param {(Widget: any) => object} extension gives it, of the Widget that JupyterLab shares
 */
export function provide(name, extension) {
  /** @type {any} the modules that JupyterLab shares */
  let shared = null;
  const page = /** @type {any} */ (window);
  page._JUPYTERLAB ??= {};
  page._JUPYTERLAB[name] = {
    init(/** @type {any} */ scope) {
      shared = scope;
    },
    async get() {
      const [{ get }] = Object.values(shared["@lumino/widgets"]);
      const { Widget } = (await get())();
      return () => ({ __esModule: true, default: extension(Widget) });
    },
  };
}
