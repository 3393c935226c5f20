// For a class that answers first: whatever names a place is out of sight, for those who listen to the page too.

import { say } from "../../core/words.js";
import { h } from "../dom.js";
import { calledWithNumber } from "../values.js";

/** @param {import("../types.js").Diagram} diagram @returns {import("../types.js").View} */
export function coveredView({ host, hits, frame: { root, cover } }) {
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
  };
  return { keys: ["covered", "values"], show };
}
