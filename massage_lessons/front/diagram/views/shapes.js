// Which shapes answer, and how the diagram says what it shows.

/** @param {import("../types.js").Diagram} diagram @returns {import("../types.js").View} */
export function shapesView({ host, hits, answering, frame: { root, controls } }) {
  const show = () => {
    for (const key of ["layer", "side", "viewpoint", "tone", "giver"]) root.dataset[key] = host.get(key);
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (controls.querySelectorAll("input"))) {
      const value = host.get(input.dataset.key ?? "");
      input.checked = input.type === "checkbox" ? Boolean(value) : input.value === value;
    }
    const open = new Set(answering());
    for (const hit of hits.values()) {
      const closed = !open.has(hit);
      hit.node.classList.toggle("md-shut", closed);
      hit.node.setAttribute("tabindex", "-1");
      hit.node.toggleAttribute("aria-hidden", closed);
      if (closed) hit.node.setAttribute("aria-hidden", "true");
    }
    const first = hits.get(host.get("selected")) ?? [...open][0];
    (open.has(first) ? first : [...open][0])?.node.setAttribute("tabindex", "0");
  };
  return { keys: ["layer", "side", "viewpoint", "tone", "giver", "labels", "covered"], show };
}

/** @param {import("../types.js").Diagram} diagram @returns {import("../types.js").View} */
export function highlightView({ host, hits }) {
  const show = () => {
    const marked = new Set(host.get("highlight"));
    for (const [id, hit] of hits) hit.node.classList.toggle("md-marked", marked.has(id) || marked.has(hit.place.base));
  };
  return { keys: ["highlight"], show };
}
