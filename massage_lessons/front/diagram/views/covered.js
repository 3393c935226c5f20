// For a class that answers first: whatever names a place is out of sight, for those who listen to the page too.

import { say } from "../../core/words.js";
import { h } from "../dom.js";
import { down, placeInList } from "../list.js";
import { calledWithNumber } from "../values.js";

/**
 * @param {import("../types.js").Diagram} diagram
 * @param {() => void} anchors finds where each place of the layer on show is
 * @returns {import("../types.js").View}
 */
export function coveredView({ payload, host, hits, answering, frame: { root, cover } }, anchors) {
  const asks = (host.get("ask") ?? []).length > 0;
  const show = () => {
    const covered = Boolean(host.get("covered"));
    root.classList.toggle("md-covered", covered);
    root.classList.toggle("md-asks", asks);
    cover.replaceChildren(
      ...(covered
        ? [`${say("diagram.covered.told")} `, h("button", { type: "button", "data-act": "uncover" }, say("diagram.covered.show"))]
        : []),
    );
    for (const { node, place } of hits.values())
      node.setAttribute("aria-label", covered || asks ? say("diagram.covered.place") : calledWithNumber(host, place));
    if (covered || !asks) return;
    // By the same words as in the list, so that who cannot see the drawing knows where a place lies.
    anchors();
    for (const [i, hit] of down(answering()).entries()) hit.node.setAttribute("aria-label", placeInList(hit, i, payload.frame));
  };
  return { keys: ["covered", "values", ...(asks ? ["layer", "side"] : [])], show };
}
