// The state of a diagram: a host keeps it, views of one host agree, and a living widget is kept in step with it.

import declared from "./options.json" with { type: "json" };

/**
 * @typedef {import("../diagram/types.js").Host} Host
 */

/** @type {Record<string, any>} what each option is where nobody has set it */
const DEFAULTS = Object.fromEntries(Object.entries(declared.options).map(([name, option]) => [name, option.default]));

/**
 * Give a host that keeps the state itself; views that share it agree.
 * @param {Record<string, any>} [initial]
 * @returns {Host}
 */
export function createHost(initial = {}) {
  const state = new Map(Object.entries({ ...DEFAULTS, ...initial }));
  /** @type {Map<string, Set<() => void>>} */
  const handlers = new Map();
  return {
    get: (key) => state.get(key),
    set(key, value) {
      if (JSON.stringify(state.get(key)) === JSON.stringify(value)) return;
      state.set(key, value);
      for (const handler of [...(handlers.get(key) ?? [])]) handler();
    },
    on(key, handler) {
      const all = handlers.get(key) ?? new Set();
      handlers.set(key, all.add(handler));
      return () => all.delete(handler);
    },
  };
}

/**
 * Keep a host and the model of a living widget in step, both ways.
 * @param {Host} host
 * @param {any} model anywidget's model
 * @returns {() => void} ends it
 */
export function bind(host, model) {
  // The page comes first, Python hears of it right after: what one act changed, in one message.
  let waiting = 0;
  const tell = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => model.save_changes());
  };
  const ends = Object.keys(DEFAULTS).map((key) => {
    const pull = () => host.set(key, model.get(key));
    pull();
    model.on(`change:${key}`, pull);
    const off = host.on(key, () => {
      if (JSON.stringify(model.get(key)) === JSON.stringify(host.get(key))) return;
      model.set(key, host.get(key));
      tell();
    });
    return () => {
      off();
      model.off(`change:${key}`, pull);
    };
  });
  return () => {
    for (const end of ends) end();
  };
}

/**
 * Let each view follow what it shows: when a key changes, the views that name it show themselves again, in their order.
 * @param {Host} host
 * @param {{keys: string[], show: (key?: string) => void}[]} views
 * @returns {() => void} ends it
 */
export function follow(host, views) {
  const keys = new Set(views.flatMap((view) => view.keys));
  const ends = [...keys].map((key) =>
    host.on(key, () => {
      for (const view of views) if (view.keys.includes(key)) view.show(key);
    }),
  );
  return () => {
    for (const end of ends) end();
  };
}
