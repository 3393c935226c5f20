// The adapter between a diagram and the model of a living widget: what the atlas hands to anywidget.

import { registry } from "../core/registry.js";
import { bind, createHost } from "../core/state.js";
import { useWords } from "../core/words.js";
import { mount } from "../diagram/mount.js";

export default {
  /** @param {{model: any}} context */
  initialize({ model }) {
    const id = model.get("_uid");
    const { models, waiters } = registry();
    if (!id) return undefined;
    models.set(id, model);
    waiters.dispatchEvent(new CustomEvent("model", { detail: { id, model } }));
    return () => models.delete(id);
  },
  /** @param {{model: any, el: HTMLElement}} context */
  async render({ model, el }) {
    const reference = String(model.get("_payload")).replace("IPY_MODEL_", "");
    const shared = await model.widget_manager.get_model(reference);
    useWords(shared.get("words"));
    const host = createHost();
    const unbind = bind(host, model);
    const unmount = mount(el, { payload: shared.get("payload") }, host);
    return () => {
      unmount();
      unbind();
    };
  },
};
