// What anywidget runs for each diagram. It is short because a notebook that saves its widgets stores it once for each of them:
// module, style, drawing and content are in the atlas that all diagrams of a kernel share.

/** @type {Map<string, Promise<any>>} by the text of the module */
const modules = new Map();

/** @param {any} model @returns {Promise<any>} the atlas of a diagram */
const atlasOf = (model) => model.widget_manager.get_model(model.get("_payload").replace("IPY_MODEL_", ""));

/** @param {any} atlas @returns {Promise<any>} the adapter that the atlas brings */
async function adapterOf(atlas) {
  const text = atlas.get("module");
  const found = modules.get(text) ?? import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  modules.set(text, found);
  return (await found).default;
}

export default {
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
    // In a row of widgets a diagram takes the room that there is, unless its layout says otherwise.
    el.style.flex ||= "1 1 auto";
    return adapter.render({ model, el: place });
  },
};
