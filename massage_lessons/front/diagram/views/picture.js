// The picture under the shapes.

import { painting } from "../picture.js";

/** @param {import("../types.js").Diagram} diagram @returns {import("../types.js").View} */
export function pictureView({ payload, host, signal, frame }) {
  const show = async () => {
    const [layer, tone] = [host.get("layer"), host.get("tone")];
    const address = await painting(payload, layer, tone, frame.root);
    if (!signal.aborted && layer === host.get("layer") && tone === host.get("tone")) frame.art.src = address;
  };
  return { keys: ["layer", "tone"], show };
}
