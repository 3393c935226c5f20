// The living widgets of an exported page: without a kernel, each module of theirs finds the models that it asks for.
{
  /** @typedef {{state: Record<string, any>, buffers: {path: (string | number)[], encoding: string, data: string}[], module: string | null}} Stored */

  /** @type {{widgets: {model: string}[], models: Record<string, Stored>}} */
  const data = JSON.parse(document.getElementById("lesson-data")?.textContent ?? "{}");

  /** @param {string} text @returns {Uint8Array<ArrayBuffer>} what base64 stands for */
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

  /** The models of the page, as far as anywidget's programs ask for them. */
  class Model {
    /** @param {Stored} stored */
    constructor(stored) {
      this.module = stored.module;
      /** @type {Map<string, Set<(...values: any[]) => void>>} */
      this.handlers = new Map();
      /** @type {Record<string, any>} */
      this.state = structuredClone(stored.state);
      for (const { path, data: text, encoding } of stored.buffers) {
        if (encoding !== "base64" || !path.length) continue;
        /** @type {any} */
        let inner = this.state;
        for (const key of path.slice(0, -1)) inner = inner?.[key];
        if (inner) inner[path[path.length - 1]] = new DataView(bytes(text).buffer);
      }
      this.widget_manager = { get_model: async (/** @type {string} */ id) => models.get(id) ?? Promise.reject(new Error(`no model ${id}`)) };
    }

    get(/** @type {string} */ key) { return this.state[key]; }

    set(/** @type {string | Record<string, any>} */ key, /** @type {any} */ value) {
      const values = typeof key === "string" ? { [key]: value } : key;
      for (const [name, next] of Object.entries(values)) {
        if (Object.is(this.state[name], next)) continue;
        this.state[name] = next;
        this.tell(`change:${name}`, this, next);
      }
      this.tell("change", this);
    }

    tell(/** @type {string} */ name, /** @type {any[]} */ ...values) {
      for (const handler of [...(this.handlers.get(name) ?? [])]) handler(...values);
    }

    on(/** @type {string} */ names, /** @type {(...values: any[]) => void} */ handler) {
      for (const name of names.split(/\s+/)) this.handlers.set(name, (this.handlers.get(name) ?? new Set()).add(handler));
    }

    off(/** @type {string | null} */ names = null, /** @type {((...values: any[]) => void) | null} */ handler = null) {
      for (const name of names?.split(/\s+/) ?? [...this.handlers.keys()]) {
        if (handler) this.handlers.get(name)?.delete(handler);
        else this.handlers.delete(name);
      }
    }

    // There is no kernel: what a widget says to it is heard by nobody.
    save_changes() {}

    send() {}
  }

  /** @type {Map<string, Model>} */
  const models = new Map();
  /** @param {Map<string, any>} modules of the page, by their names */
  const showWidgets = async (modules) => {
    for (const [id, stored] of Object.entries(data.models)) models.set(id, new Model(stored));
    /** @type {Map<Model, Promise<any>>} */
    const begun = new Map();
    const begin = async (/** @type {Model} */ model) => {
      const { default: given, ...named } = modules.get(model.module ?? "") ?? {};
      const widget = typeof given === "function" ? await given() : given ?? named;
      await widget.initialize?.({ model, experimental });
      return widget;
    };
    const experimental = { invoke: () => Promise.reject(new Error("This page has no kernel.")) };
    for (const [i, { model: id }] of data.widgets.entries()) {
      const place = document.getElementById(`lesson-widget-${i + 1}`);
      const model = models.get(id);
      if (!place || !model) continue;
      try {
        if (!begun.has(model)) begun.set(model, begin(model));
        const widget = await begun.get(model);
        const el = document.createElement("div");
        const fallback = [...place.childNodes];
        place.append(el);
        await widget.render({ model, el, experimental });
        for (const node of fallback) node.remove();
      } catch (error) {
        console.warn(error);
        place.classList.add("lesson-broken");
      }
    }
  };

  /** @type {any} */ (globalThis)[Symbol.for("massage-lessons.widgets")] = showWidgets;
}
