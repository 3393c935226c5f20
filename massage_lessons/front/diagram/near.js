// Links in the text of a page that open a place in the diagram nearest to them.

/** @param {Element} link @returns {Element | undefined} the last diagram before the link in the same notebook, or the first one */
export function nearestDiagram(link) {
  const page = link.closest(".jp-Notebook") ?? document;
  const all = [...page.querySelectorAll(".massage-diagram:not(.md-still)")];
  const before = all.filter((diagram) => diagram.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING);
  return before[before.length - 1] ?? all[0];
}
