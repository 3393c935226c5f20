// The names beside the drawing, where they are wanted.

import { drawLabels } from "../names.js";

/**
 * @param {import("../types.js").Diagram} diagram
 * @param {{x: number, y: number, zoom: number}} seen how the drawing is zoomed and moved
 * @param {() => void} anchors finds where a line to a name ends, once for each layer
 * @returns {import("../types.js").View}
 */
export function labelsView({ payload, host, answering, frame: { root, canvas, stage, labels, legend } }, seen, anchors) {
  let measured = "";
  const show = () => {
    const on = Boolean(host.get("labels"));
    // Without labels a click or a move of the picture must not wait for a measure.
    if (!on && !root.classList.contains("md-labelled")) return;
    const width = `${on} ${root.clientWidth} ${innerHeight}`;
    if (width !== measured) {
      // The drawing keeps the size that it has without labels.
      root.classList.remove("md-labelled");
      root.style.setProperty("--md-size", getComputedStyle(canvas).width);
      measured = width;
    }
    root.classList.toggle("md-labelled", on);
    if (!on) {
      labels.replaceChildren();
      legend.replaceChildren();
      return;
    }
    anchors();
    const { offsetLeft: left, offsetTop: top, clientWidth: wide, clientHeight: high } = canvas;
    const scale = (wide / payload.frame.width) * seen.zoom;
    const turned = host.get("viewpoint") === "head";
    drawLabels(labels, legend, answering(), host.get("side"), host.get("selected"), {
      width: stage.clientWidth,
      height: stage.clientHeight,
      canvas: { left, right: left + wide, top, bottom: top + high },
      font: getComputedStyle(root).fontFamily,
      at: ({ x, y }) => ({
        x: left + seen.x + scale * (turned ? payload.frame.width - x : x),
        y: top + seen.y + scale * (turned ? payload.frame.height - y : y),
      }),
    });
  };
  return { keys: ["selected", "layer", "side", "viewpoint", "labels"], show };
}
