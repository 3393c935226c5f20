// Numbers on places: their colours on the drawing, and the scale under it.

import { paintValues, showScale } from "../values.js";

/** @param {import("../types.js").Diagram} diagram @returns {import("../types.js").View} */
export function valuesView({ host, hits, frame: { scale } }) {
  const show = () => {
    paintValues(host, hits.values());
    showScale(host, scale);
  };
  return { keys: ["values", "scale"], show };
}
