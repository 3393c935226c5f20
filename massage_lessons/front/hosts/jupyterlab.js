// JupyterLab loads this file as an extension, by hand-written federation: no build system of its own.
//
// It shows the diagrams that a notebook has stored, at once and without a kernel. The notebook keeps only the state of a diagram;
// drawing, content and module lie beside this file.

import options from "../core/options.json" with { type: "json" };
import { registry } from "../core/registry.js";
import { useWords } from "../core/words.js";
import { journal } from "../lesson/journal.js";
import { layBy } from "../lesson/plan-link.js";
import { Server, serverOf } from "../lesson/server.js";
import { keepKeys, keepLines, provide } from "./jupyterlab-insides.js";
import { pages } from "./reading.js";

layBy();

const { mime: MIME, version: VERSION } = options;
const WIDGET = "application/vnd.jupyter.widget-view+json";
const OTHER_VERSION = "This diagram was stored by another version of the course. Run its cell to renew it.";
const NOT_LOADED = "The drawing could not be loaded. Is JupyterLab still running? Then reload this page.";

/** @typedef {{data: Record<string, any>, trusted: boolean}} MimeModel */

// JupyterLab lets browsers keep these files for a year: the stamp after the "?" asks for new ones when one of them changes.
const here = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src);
const beside = (/** @type {string} */ name) => new URL(name + here.search, here).href;

const fetched = async (/** @type {string} */ name) => {
  const answer = await fetch(beside(name));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
};

const words = fetched("words.json").then(useWords);

/** @type {Promise<[any, any, void]> | null} the module and the payload, once per page */
let parts = null;
const load = () => {
  parts ??= Promise.all([import(beside("diagram.js")), fetched("payload.json"), words]).catch((error) => {
    parts = null;
    throw error;
  });
  return parts;
};

const style = (/** @type {string} */ name) => {
  const href = beside(name);
  if (document.querySelector(`link[href="${href}"]`)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
};

// Whatever shows a back of its own, such as a massage that is followed, need not wait for a diagram that is in sight.
registry().drawing = async () => {
  style("diagram.css");
  const [{ mount, mountAsking, createHost }, payload] = await load();
  return { mount, mountAsking, createHost, payload };
};

/** @type {Promise<any> | null} the bank of questions, once per page */
let bank = null;
registry().bank = () => {
  bank ??= fetched("bank.json").catch((error) => {
    bank = null;
    throw error;
  });
  return bank;
};

// Cards, questions and forms are plain HTML in the notebook: what they look like and what they do must be there before they are.
style("fonts.css");
style("tokens.css");
style("lesson.css");
style("keeping.css");
style("plan.css");
style("player.css");
style("practice.css");
style("progress.css");
style("prose.css");
style("reading.css");
style("today.css");
for (const name of ["lesson.js", "keeping.js", "plan.js", "player.js", "practice.js", "finish.js", "onward.js", "today.js"])
  words.then(() => import(beside(name))).catch((error) => console.warn(error));

// What a learner does lies on the computer of the server, too, where every browser finds it.
const log = serverOf(document);
if (log) journal.keeper.then((kept) => kept.follow(new Server(log, kept, (url, options) => fetch(url, options))));

/** @type {WeakMap<object, Map<string, any>>} the state of each widget that a document shows: its outputs agree, alive or not */
const documents = new WeakMap();
const hostOf = (
  /** @type {any} */ module,
  /** @type {object} */ document,
  /** @type {string | undefined} */ id,
  /** @type {object} */ state,
) => {
  if (id === undefined) return module.createHost(state);
  const hosts = documents.get(document) ?? new Map();
  documents.set(document, hosts);
  if (!hosts.has(id)) hosts.set(id, module.createHost(state));
  return hosts.get(id);
};

/**
 * Keep a host in step with its widget for as long as there is one.
 * @param {any} module
 * @param {any} host
 * @param {string | undefined} id
 * @returns {() => void} ends it
 */
const follow = (module, host, id) => {
  const { models, waiters } = module.registry();
  let leave = () => {};
  const join = () => {
    leave();
    leave = models.has(id) ? module.bind(host, models.get(id)) : () => {};
  };
  const hear = (/** @type {any} */ event) => {
    if (event.detail.id === id) join();
  };
  waiters.addEventListener("model", hear);
  join();
  return () => {
    waiters.removeEventListener("model", hear);
    leave();
  };
};

// Keys mean something in a diagram, a question or a form, and a field of ours has lines.
keepKeys(".massage-diagram, .massage-page");
keepLines(".massage-page");

/** @param {HTMLElement} node @param {string} sentence @param {MimeModel} model */
const explain = (node, sentence, model) => {
  const lines = [sentence, String(model.data["text/plain"] ?? "")];
  node.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
};

const rendererOf = (/** @type {any} */ Widget) =>
  class extends Widget {
    constructor(/** @type {any} */ options) {
      super();
      this.document = options.resolver ?? this;
      this.leave = () => {};
      this.turn = 0;
    }

    async renderModel(/** @type {MimeModel} */ model) {
      this.turn += 1;
      const turn = this.turn;
      const { version, state } = model.data[MIME];
      if (version !== VERSION) return explain(this.node, OTHER_VERSION, model);
      style("diagram.css");
      const loaded = await load().catch((error) => console.warn(error));
      if (this.isDisposed || turn !== this.turn) return undefined;
      if (!loaded) return explain(this.node, NOT_LOADED, model);
      this.leave();
      const [module, payload] = loaded;
      this.leave = this.show(model, state, module, payload);
      return undefined;
    }

    show(/** @type {MimeModel} */ model, /** @type {object} */ state, /** @type {any} */ module, /** @type {object} */ payload) {
      if (!model.trusted) return module.mountStill(this.node, { payload }, module.createHost(state));
      const id = model.data[WIDGET]?.model_id;
      const host = hostOf(module, this.document, id, state);
      const unfollow = follow(module, host, id);
      const unmount = module.mount(this.node, { payload }, host);
      return () => {
        unmount();
        unfollow();
      };
    }

    dispose() {
      this.leave();
      super.dispose();
    }
  };

const extension = (/** @type {any} */ Widget) => {
  const Diagram = rendererOf(Widget);
  return {
    id: "massage-lessons:diagram",
    description: "Shows the back that answers a click, with or without a kernel.",
    rendererFactory: {
      // Nothing of the notebook is run: it names only a state, and one that is not trusted gets a still picture.
      safe: true,
      mimeTypes: [MIME],
      createRenderer: (/** @type {any} */ options) => new Diagram(options),
    },
    // Before the widget's own view, which needs a kernel.
    rank: -20,
    dataType: "json",
  };
};

provide("massage-lessons", {
  "./mimeExtension": async (use) => extension((await use("@lumino/widgets")).Widget),
  "./extension": async (use) => {
    const { INotebookTracker } = await use("@jupyterlab/notebook");
    return pages(INotebookTracker, words);
  },
});
