// All that leans on the insides of JupyterLab: names and habits of its own that no documentation promises. Outside of JupyterLab none
// of it is found, and nothing happens.

/** The class of the body while a lesson is read. */
const READING = "massage-reading-page";

/** @param {Element} element @returns {Element | null} the notebook that it stands in */
export const notebookOf = (element) => element.closest(".jp-Notebook");

/** @param {Element} element @returns {Element | null} what grows while JupyterLab lays a notebook out */
export const viewportOf = (element) => element.closest(".jp-WindowedPanel-viewport");

/**
 * Keep keys within these elements from being commands for the cell; with Ctrl or Cmd they stay JupyterLab's. While a lesson is read no key
 * is a command, wherever it is pressed.
 *
 * It looks for this mark on its way up from the element that has the focus, and hears of a key at the document: so this is in time.
 * @param {string} selector
 */
export function keepKeys(selector) {
  const MARK = "data-lm-suppress-shortcuts";
  /** @type {Element | null} */
  let marked = null;
  const mark = (/** @type {KeyboardEvent} */ { target, ctrlKey, metaKey }) => {
    marked?.removeAttribute(MARK);
    marked = null;
    if (!(target instanceof Element)) return;
    const read = document.body.classList.contains(READING) && !target.closest(".jp-Dialog");
    if (!read && (ctrlKey || metaKey || !target.closest(selector))) return;
    marked = target;
    target.setAttribute(MARK, "true");
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
 * Hand extensions to JupyterLab, which calls for each by the name that the description of the package gives it.
 * @param {string} name of the package
 * @param {Record<string, (use: (module: string) => Promise<any>) => Promise<object>>} extensions made of modules that JupyterLab shares
 */
export function provide(name, extensions) {
  /** @type {any} the modules that JupyterLab shares */
  let shared = null;
  const page = /** @type {any} */ (window);
  page._JUPYTERLAB ??= {};
  const use = async (/** @type {string} */ module) => {
    const [{ get }] = Object.values(shared[module]);
    return (await get())();
  };
  page._JUPYTERLAB[name] = {
    init(/** @type {any} */ scope) {
      shared = scope;
    },
    async get(/** @type {string} */ module) {
      const extension = await extensions[module](use);
      return () => ({ __esModule: true, default: extension });
    },
  };
}

const FRAME = ["jp-top-panel", "jp-menu-panel", "jp-bottom-panel"];
const SIDES = [".jp-SideBar", ":has(> #jp-left-stack)", ":has(> #jp-right-stack)", ".lm-DockPanel-tabBar"];

/**
 * Take menus, side bars and the status bar away, or give them back as they were. Nothing of it becomes a setting of the user's.
 * @param {any} shell
 * @param {boolean} away
 */
export function clearFrame(shell, away) {
  if (document.body.classList.contains(READING) === away) return;
  document.body.classList.toggle(READING, away);
  for (const widget of deep(shell)) {
    const { node } = widget;
    if (!FRAME.includes(node.id) && !SIDES.some((selector) => node.matches(selector))) continue;
    if (away && widget.isHidden) continue;
    if (!away && !node.hasAttribute(AWAY)) continue;
    node.toggleAttribute(AWAY, away);
    widget.setHidden(away);
  }
}

const AWAY = "data-massage-away";

/** @param {any} widget @returns {Generator<any>} the widgets within it, but none within a document */
function* deep(widget) {
  for (const child of widget.children?.() ?? []) {
    yield child;
    if (!child.node.classList.contains("jp-Document")) yield* deep(child);
  }
}

/**
 * Keep a notebook from starting a kernel when it opens: one that runs already is joined, and running a cell starts one.
 *
 * All that asks for a kernel waits for the session to begin, so it is the beginning that is put off: a session that has begun without a
 * kernel would leave ipywidgets without a manager.
 * @param {any} context of the notebook, which must just have become ready: a moment later JupyterLab begins
 * @returns {() => Promise<any>} begins now
 */
export function holdKernel({ sessionContext, path }) {
  const initialize = sessionContext.initialize.bind(sessionContext);
  const startKernel = sessionContext.startKernel.bind(sessionContext);
  /** @type {(value?: any) => void} */
  let release = () => {};
  const released = new Promise((resolve) => {
    release = resolve;
  });
  /** @type {Promise<boolean> | null} */
  let begun = null;
  const begin = () => {
    const beginning = begun ?? initialize();
    begun = beginning;
    release();
    return beginning;
  };
  sessionContext.initialize = async () => {
    const { sessionManager } = sessionContext;
    await sessionManager.ready;
    await sessionManager.refreshRunning();
    if ([...sessionManager.running()].some((running) => running.path === path)) begin();
    await released;
    return begin();
  };
  sessionContext.startKernel = () => (begun ? startKernel() : begin());
  return begin;
}

/** What a page does with a hand or a key, and a notebook takes for choosing, editing or moving a cell. */
const HANDLED = ["mousedown", "mouseup", "mousemove", "dblclick", "contextmenu", "keydown", "focusin", "focusout"];

/**
 * Keep the hands off the cells of a notebook for as long as it is read: no key is a command, no click chooses a cell, none can be moved.
 * @param {any} panel
 * @param {() => boolean} reading
 */
export function keepHandsOff(panel, reading) {
  const notebook = panel.content;
  const own = notebook.handleEvent;
  notebook.handleEvent = (/** @type {Event} */ event) => {
    const drag = event.type.startsWith("lm-drag") || event.type === "lm-drop";
    if (reading() && (drag || HANDLED.includes(event.type))) return;
    own.call(notebook, event);
  };
  // JupyterLab hears of it at the document and would offer to cut, delete or paste a cell: the browser's own menu is for a page.
  panel.node.addEventListener("contextmenu", (/** @type {Event} */ event) => {
    if (reading()) event.stopPropagation();
  });
  panel.node.addEventListener(
    "keydown",
    (/** @type {KeyboardEvent} */ event) => {
      // There is nothing to save, and the browser would offer to save JupyterLab itself.
      if (reading() && event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) event.preventDefault();
    },
    { capture: true },
  );
}

/**
 * Lock the cells of a notebook, or unlock them, without making it a changed one: JupyterLab itself then refuses to edit or delete them.
 * @param {any} panel
 * @param {boolean} locked
 */
export function lockCells({ content, model }, locked) {
  const { dirty } = model;
  for (const cell of model.cells) {
    for (const name of ["editable", "deletable"]) {
      if (locked) cell.setMetadata(name, false);
      else if (cell.getMetadata(name) === false) cell.deleteMetadata(name);
    }
  }
  if (locked) content.mode = "command";
  for (const widget of content.widgets) {
    if (!locked) break;
    // A cell that is only read is no place to stop at, and shows what it says, not how it is written.
    widget.node.tabIndex = -1;
    if (widget.model.type === "markdown") widget.rendered = true;
  }
  model.dirty = dirty;
}

/**
 * Call the cells of a notebook a feed, as JupyterLab does, only while it is no page: a feed holds articles, and a lesson's cells are none.
 * @param {any} panel
 * @param {boolean} reading
 */
export function callFeed(panel, reading) {
  const cells = scrollerOf(panel).querySelector(".jp-WindowedPanel-viewport");
  if (reading) cells?.removeAttribute("role");
  else cells?.setAttribute("role", "feed");
}

/** What a kernel says of itself, and JupyterLab writes into a notebook when one starts. */
const OF_KERNEL = ["kernelspec", "language_info"];

/**
 * Leave a notebook as it was stored for as long as it is read: nothing in it is the reader's, so nothing is asked of one who leaves. Nor is
 * it a change that a kernel has started.
 * @param {any} model
 * @param {() => boolean} reading
 */
export function keepClean(model, reading) {
  model.stateChanged.connect((/** @type {any} */ _, /** @type {{name: string, newValue: any}} */ { name, newValue }) => {
    if (name === "dirty" && newValue && reading()) model.dirty = false;
  });
  const write = model.setMetadata.bind(model);
  model.setMetadata = (/** @type {string} */ name, /** @type {any} */ value) => {
    const { dirty } = model;
    write(name, value);
    if (OF_KERNEL.includes(name)) model.dirty = dirty;
  };
}

/** @param {any} panel @returns {HTMLElement} what scrolls, with the cells in it */
export const scrollerOf = (panel) => panel.content.outerNode ?? panel.content.node;

/**
 * Run a line of Python beside a notebook, in a kernel of its own that ends with it.
 * @param {any} services of JupyterLab
 * @param {string} path of the notebook
 * @param {string} code
 * @returns {Promise<{text: string, failed: boolean}>} what it prints, or the error that it ends with
 */
export async function runPython(services, path, code) {
  const session = await services.sessions.startNew({
    path: `${path}.restore`,
    name: "massage-lessons",
    type: "console",
    kernel: { name: "python3" },
  });
  try {
    const future = session.kernel.requestExecute({ code, store_history: false });
    let text = "";
    let failed = false;
    future.onIOPub = (/** @type {any} */ { header, content }) => {
      if (header.msg_type === "stream" && content.name === "stdout") text += content.text;
      if (header.msg_type === "error") [text, failed] = [content.evalue, true];
    };
    await future.done;
    return { text: text.trim(), failed };
  } finally {
    await session.shutdown();
    session.dispose();
  }
}
