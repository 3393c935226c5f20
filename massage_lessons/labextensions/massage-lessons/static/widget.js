// hosts/anywidget.js
var modules = /* @__PURE__ */ new Map();
var atlasOf = (model) => model.widget_manager.get_model(model.get("_payload").replace("IPY_MODEL_", ""));
async function adapterOf(atlas) {
  const text = atlas.get("module");
  const found = modules.get(text) ?? import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  modules.set(text, found);
  return (await found).default;
}
var anywidget_default = {
  /** @param {{model: any}} context */
  async initialize(context) {
    const adapter = await adapterOf(await atlasOf(context.model));
    return adapter.initialize(context);
  },
  /** @param {{model: any, el: HTMLElement}} context */
  async render({ model, el }) {
    const atlas = await atlasOf(model);
    const adapter = await adapterOf(atlas);
    const style = Object.assign(document.createElement("style"), { textContent: atlas.get("style") });
    const place = document.createElement("div");
    el.append(style, place);
    return adapter.render({ model, el: place });
  }
};
export {
  anywidget_default as default
};
