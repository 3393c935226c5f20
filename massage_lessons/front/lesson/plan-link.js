// A plan that an address carries behind its "#".
//
// JupyterLab drops that part when it opens a link in a workspace of its own: so it is laid by for this tab as soon as a page begins.

const LINK = "#plan=";
const KEY = "massage-lessons/plan-link";

/** Where a browser keeps nothing, the address alone has the plan. @template T @param {(kept: Storage) => T} act @returns {T | null} */
function inTab(act) {
  try {
    return act(sessionStorage);
  } catch {
    return null;
  }
}

/** Lay the plan by that the address carries, if any. */
export function layBy() {
  const { hash } = location;
  if (hash.startsWith(LINK)) inTab((kept) => kept.setItem(KEY, hash));
}

/** @returns {string} the plan that was laid by or that the address carries, packed, once; or nothing */
export function carried() {
  const found = location.hash.startsWith(LINK) ? location.hash : inTab((kept) => kept.getItem(KEY));
  inTab((kept) => kept.removeItem(KEY));
  return found?.slice(LINK.length) ?? "";
}

/** @param {string} packed @returns {string} the address of this page, with the plan */
export const linkTo = (packed) => location.href.replace(/#.*$/, "") + LINK + packed;
