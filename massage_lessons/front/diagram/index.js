// The back that answers a click: one module for JupyterLab, for any other anywidget host and for exported pages.
//
// `mount(element, data, host)` knows nothing of Jupyter. `host` is where the state lives: {get(key), set(key, value), on(key, handler)}.

export { registry } from "../core/registry.js";
export { bind, createHost } from "../core/state.js";
export { useWords } from "../core/words.js";
export { default } from "../hosts/model.js";
export { mountAsking } from "./asking.js";
export { mount } from "./mount.js";
export { mountStill } from "./still.js";
