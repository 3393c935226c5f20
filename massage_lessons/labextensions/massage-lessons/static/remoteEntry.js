// JupyterLab loads this file as an extension. It shows the diagrams that a notebook has stored, at once and without a kernel:
// the notebook keeps only which diagram it is, the drawing and the module lie beside this file.
"use strict";

(() => {
  const MIME = "application/vnd.massage-lessons.diagram+json";
  const WIDGET = "application/vnd.jupyter.widget-view+json";
  const VERSION = 1;
  const here = document.currentScript.src;

  /** Resolved once per page: the module and the payload. */
  let parts = null;
  const load = () => {
    parts ??= Promise.all([import(new URL("diagram.js", here).href), fetch(new URL("payload.json", here)).then((answer) => answer.json())])
      .catch((error) => { parts = null; throw error; });
    return parts;
  };
  const style = () => {
    const href = new URL("diagram.css", here).href;
    if (!document.querySelector(`link[href="${href}"]`)) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
  };

  /** Outputs that show the same widget share one state, before and after it lives. */
  const hosts = new Map();
  const hostOf = (module, state, id) => {
    if (!id) return module.createHost(state);
    if (!hosts.has(id)) {
      const host = module.createHost(state);
      hosts.set(id, host);
      const { models, waiters } = module.registry();
      let unbind = () => {};
      const join = (model) => { unbind(); unbind = module.bind(host, model); };
      if (models.has(id)) join(models.get(id));
      waiters.addEventListener("model", (event) => { if (event.detail.id === id) join(event.detail.model); });
    }
    return hosts.get(id);
  };

  const rendererOf = (Widget) => class Diagram extends Widget {
    constructor() {
      super();
      this.addClass("massage-diagram-output");
      this.leave = () => {};
    }

    async renderModel(model) {
      const data = model.data[MIME];
      const words = String(model.data["text/plain"] ?? "");
      try {
        if (data?.version !== VERSION) throw new Error(`This diagram was stored by another version of the course (${data?.version}). Run the cell to renew it.`);
        style();
        const [module, payload] = await load();
        if (this.isDisposed) return;
        this.leave();
        const host = model.trusted ? hostOf(module, data.state, model.data[WIDGET]?.model_id) : module.createHost(data.state);
        const show = model.trusted ? module.mount : module.mountStill;
        this.leave = show(this.node, { payload }, host);
      } catch (error) {
        this.node.textContent = `The diagram cannot be shown here. ${error.message} ${words}`;
      }
    }

    dispose() {
      this.leave();
      super.dispose();
    }
  };

  const extension = (Widget) => ({
    id: "massage-lessons:diagram",
    name: "Massage lessons: the back you can click",
    rendererFactory: {
      // The stored data name only a state, and a notebook that is not trusted gets a still picture: nothing of the notebook is run.
      safe: true,
      mimeTypes: [MIME],
      createRenderer: () => new (rendererOf(Widget))(),
    },
    // Before the view of ipywidgets, which needs a kernel or a stored state.
    rank: -20,
    dataType: "json",
  });

  let scope = null;
  const container = {
    init(shared) { scope = shared; },
    async get() {
      const versions = scope["@lumino/widgets"];
      const { Widget } = (await Object.values(versions)[0].get())();
      return () => ({ __esModule: true, default: [extension(Widget)] });
    },
  };
  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["massage-lessons"] = container;
})();
