// Links in the text of a page that open a place in the diagram nearest to them.

import { registry } from "../core/registry.js";
import { notebookOf } from "../hosts/jupyterlab-insides.js";

/** @param {Element} element @returns {Element} where it stands on the page: itself, or the element in whose shadow it is */
export function onPage(element) {
  const tree = element.getRootNode();
  return tree instanceof ShadowRoot ? onPage(tree.host) : element;
}

/** @param {Element} link @returns {Element | undefined} the last diagram before the link in the same notebook, or the first one */
export function nearestDiagram(link) {
  const page = notebookOf(link) ?? document;
  const here = onPage(link);
  const follows = (/** @type {Element} */ one, /** @type {Element} */ other) =>
    Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  const all = [...registry().diagrams]
    .map(({ root }) => ({ root, at: onPage(root) }))
    .filter(({ at }) => page.contains(at))
    .sort((one, other) => (follows(one.at, other.at) ? -1 : 1));
  return (all.findLast(({ at }) => follows(at, here)) ?? all[0])?.root;
}
