(() => {
  // core/words.js
  var KEY = Symbol.for("massage-lessons.words");
  function table() {
    const shared = (
      /** @type {any} */
      globalThis
    );
    shared[KEY] ??= JSON.parse(shared.document?.getElementById("lesson-words")?.textContent ?? "{}");
    return shared[KEY];
  }
  function useWords(texts) {
    globalThis[KEY] = { ...table(), ...texts };
  }

  // hosts/jupyterlab-insides.js
  function keepKeys(selector) {
    const mark = ({ target, ctrlKey, metaKey }) => {
      if (!(target instanceof Element) || !target.closest(selector)) return;
      target.toggleAttribute("data-lm-suppress-shortcuts", !ctrlKey && !metaKey);
    };
    addEventListener("keydown", mark, { capture: true });
  }
  function keepLines(selector) {
    const keep = (event) => {
      if (event.target instanceof HTMLTextAreaElement && event.target.closest(selector)) event.stopPropagation();
    };
    addEventListener("beforeinput", keep, { capture: true });
  }
  function provide(name, extension2) {
    let shared = null;
    const page = (
      /** @type {any} */
      window
    );
    page._JUPYTERLAB ??= {};
    page._JUPYTERLAB[name] = {
      init(scope) {
        shared = scope;
      },
      async get() {
        const [{ get }] = Object.values(shared["@lumino/widgets"]);
        const { Widget } = (await get())();
        return () => ({ __esModule: true, default: extension2(Widget) });
      }
    };
  }

  // hosts/jupyterlab.js
  var MIME = "application/vnd.massage-lessons.diagram+json";
  var WIDGET = "application/vnd.jupyter.widget-view+json";
  var VERSION = 1;
  var OTHER_VERSION = "This diagram was stored by another version of the course. Run its cell to renew it.";
  var NOT_LOADED = "The drawing could not be loaded. Is JupyterLab still running? Then reload this page.";
  var here = new URL(
    /** @type {HTMLScriptElement} */
    document.currentScript.src
  );
  var beside = (name) => new URL(name + here.search, here).href;
  var fetched = async (name) => {
    const answer = await fetch(beside(name));
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  };
  var words = fetched("words.json").then(useWords);
  var parts = null;
  var load = () => {
    parts ??= Promise.all([import(beside("diagram.js")), fetched("payload.json"), words]).catch((error) => {
      parts = null;
      throw error;
    });
    return parts;
  };
  var style = (name) => {
    const href = beside(name);
    if (document.querySelector(`link[href="${href}"]`)) return;
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
  };
  style("fonts.css");
  style("lesson.css");
  words.then(() => import(beside("lesson.js"))).catch((error) => console.warn(error));
  var documents = /* @__PURE__ */ new WeakMap();
  var hostOf = (module, document2, id, state) => {
    if (id === void 0) return module.createHost(state);
    const hosts = documents.get(document2) ?? /* @__PURE__ */ new Map();
    documents.set(document2, hosts);
    if (!hosts.has(id)) hosts.set(id, module.createHost(state));
    return hosts.get(id);
  };
  var follow = (module, host, id) => {
    const { models, waiters } = module.registry();
    let leave = () => {
    };
    const join = () => {
      leave();
      leave = models.has(id) ? module.bind(host, models.get(id)) : () => {
      };
    };
    const hear = (event) => {
      if (event.detail.id === id) join();
    };
    waiters.addEventListener("model", hear);
    join();
    return () => {
      waiters.removeEventListener("model", hear);
      leave();
    };
  };
  keepKeys(".massage-diagram, .massage-page");
  keepLines(".massage-page");
  var explain = (node, sentence, model) => {
    const lines = [sentence, String(model.data["text/plain"] ?? "")];
    node.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
  };
  var rendererOf = (Widget) => class extends Widget {
    constructor(options) {
      super();
      this.document = options.resolver ?? this;
      this.leave = () => {
      };
      this.turn = 0;
    }
    async renderModel(model) {
      this.turn += 1;
      const turn = this.turn;
      const { version, state } = model.data[MIME];
      if (version !== VERSION) return explain(this.node, OTHER_VERSION, model);
      style("diagram.css");
      const loaded = await load().catch((error) => console.warn(error));
      if (this.isDisposed || turn !== this.turn) return void 0;
      if (!loaded) return explain(this.node, NOT_LOADED, model);
      this.leave();
      const [module, payload] = loaded;
      this.leave = this.show(model, state, module, payload);
      return void 0;
    }
    show(model, state, module, payload) {
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
  var extension = (Widget) => {
    const Diagram = rendererOf(Widget);
    return {
      id: "massage-lessons:diagram",
      description: "Shows the back that answers a click, with or without a kernel.",
      rendererFactory: {
        // Nothing of the notebook is run: it names only a state, and one that is not trusted gets a still picture.
        safe: true,
        mimeTypes: [MIME],
        createRenderer: (options) => new Diagram(options)
      },
      // Before the widget's own view, which needs a kernel.
      rank: -20,
      dataType: "json"
    };
  };
  provide("massage-lessons", extension);
})();
