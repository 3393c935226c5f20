// For a class that answers first: whatever names a place is out of sight, for those who listen to the page too.

import { h } from "../dom.js";
import { calledWithNumber } from "../values.js";

/** @param {import("../types.js").Diagram} diagram @returns {import("../types.js").View} */
export function coveredView({ host, hits, frame: { root, cover } }) {
  const show = () => {
    const covered = Boolean(host.get("covered"));
    root.classList.toggle("md-covered", covered);
    cover.replaceChildren(
      ...(covered
        ? [
            "The names are covered. Say what you see, then show them. ",
            h("button", { type: "button", "data-act": "uncover" }, "Show the names (C)"),
          ]
        : []),
    );
    for (const { node, place } of hits.values())
      node.setAttribute("aria-label", covered ? "A covered place" : calledWithNumber(host, place));
  };
  return { keys: ["covered", "values"], show };
}
