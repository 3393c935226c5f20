// Links within a lesson, and to a place in another one: they lead there and offer the way back.

import { idIn } from "../core/text.js";
import { say } from "../core/words.js";
import { notebookOf } from "../hosts/jupyterlab-insides.js";
import { button, calm, holdTo } from "./dom.js";
import { partOf } from "./parts.js";
import { Search } from "./search.js";

/** @param {Element} link @returns {string} the id that a link leads to, or nothing */
const aim = (link) => idIn((link.getAttribute("href") ?? "").split("#")[1] ?? "");

/** @param {Element} link @returns {HTMLElement[]} what of this id is on the page; several notebooks may have the same word or source */
function targets(link) {
  const name = CSS.escape(aim(link));
  return name
    ? [
        .../** @type {NodeListOf<HTMLElement>} */ (
          document.querySelectorAll(`.massage-page :is([id="${name}"], [data-jupyter-id="${name}"])`)
        ),
      ]
    : [];
}

/** @type {HTMLElement | null} */
let back = null;

/** Bring what a link leads to before the reader, and the way back. @param {HTMLElement} node @param {HTMLElement} [from] */
function lead(node, from) {
  const search = partOf(node.closest("massage-search") ?? node);
  if (search instanceof Search && node.closest("[hidden]")) search.reset();
  for (let fold = node.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  back?.remove();
  back = from
    ? button(
        say("lesson.back"),
        () => {
          back?.remove();
          from.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
          from.focus({ preventScroll: true });
        },
        { class: "mp-back" },
      )
    : null;
  if (back) (node.querySelector(":scope > dd") ?? node).append(back);
  node.tabIndex = -1;
  node.classList.add("mp-here");
  node.addEventListener("blur", () => node.classList.remove("mp-here"), { once: true });
  node.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  node.focus({ preventScroll: true });
}

/** Ends what waits for a notebook to open. */
let waiting = new AbortController();

/**
 * Wait for the notebook that a link opens, and hold to the place while JupyterLab lays it out, which it does after it has scrolled.
 * @param {HTMLElement} link
 */
function awaitNotebook(link) {
  const here = notebookOf(link);
  waiting.abort();
  waiting = new AbortController();
  const { signal } = waiting;
  const look = () => {
    // What lies in a fold is not visible before `lead` opens it; the page around it is.
    const node = targets(link).find((one) => one.closest(".massage-page")?.checkVisibility() && notebookOf(one) !== here);
    if (!node) return;
    opening.disconnect();
    lead(node);
    holdTo(node, waiting);
  };
  const opening = new MutationObserver(look);
  signal.addEventListener("abort", () => opening.disconnect());
  opening.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
  setTimeout(() => opening.disconnect(), 20_000);
}

// On the way down, before JupyterLab hears of it: it would look for the id in all notebooks that are open.
document.addEventListener(
  "click",
  (event) => {
    const link = /** @type {Element | null} */ (event.target)?.closest?.("a[href*='#']");
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const page = notebookOf(link) ?? document;
    const elsewhere = !link.getAttribute("href")?.startsWith("#");
    // A card may name another page that has what it speaks of; it need not go there where this page has it too.
    const node = elsewhere && !link.closest(".massage-page") ? undefined : targets(link).find((one) => page.contains(one));
    if (!node) {
      if (elsewhere && page !== document) awaitNotebook(link);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (page === document) history.pushState(null, "", `#${aim(link)}`);
    lead(node, link);
  },
  { capture: true },
);
