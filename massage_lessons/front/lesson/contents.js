// The parts of a lesson as its page has them: what each is called, and what there is to do in it.

import { say } from "../core/words.js";
import { journal } from "./journal.js";

const TEXT = ":is(.jp-MarkdownOutput, .lesson-text) h2";
/** What says itself that it came to its end, by an event of this name. */
const ACTS = "massage-player, massage-practice";
export const ENDED = "massage-ended";

/** @typedef {import("../core/parts.js").Part & {name: string, heading: HTMLElement, end: Element}} Part */

/** @param {Element} one @param {Element} other @returns {boolean} */
const before = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

/** @param {Element | null | undefined} heading @returns {string} what it says, without the signs that a host puts there */
export const named = (heading) =>
  [...(heading?.childNodes ?? [])]
    .filter((node) => !(node instanceof Element && node.matches("[class*='jp-'], button")))
    .map((node) => node.textContent)
    .join("")
    .trim();

/** @param {HTMLElement} heading @returns {string} its anchor */
const anchorOf = (heading) => heading.id || heading.dataset.jupyterId || named(heading).replace(/\s+/g, "-");

/**
 * @param {ParentNode} page
 * @returns {Part[]} the parts of the lesson up to where it says how it ends; none where it does not say so
 */
export function partsOf(page) {
  const finish = /** @type {HTMLElement | null} */ (page.querySelector("massage-finish"));
  if (!finish) return [];
  const all = (/** @type {string} */ selector) => [.../** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(selector))];
  const headings = all(TEXT).filter((one) => before(one, finish));
  const [questions, sheets, acts] = [all("massage-question"), all("massage-sheet, massage-log"), all(ACTS)];
  return headings.map((heading, i) => {
    const end = headings[i + 1] ?? finish;
    const within = (/** @type {HTMLElement[]} */ some) => some.filter((one) => before(heading, one) && before(one, end));
    return {
      id: `${finish.dataset.about}/${anchorOf(heading)}`,
      name: named(heading),
      heading,
      end,
      questions: within(questions).map(({ dataset }) => dataset.question ?? ""),
      sheets: within(sheets).map(({ dataset }) => dataset.form ?? ""),
      acts: within(acts).length,
    };
  });
}

/** @param {readonly Part[]} parts @param {Element} element @returns {Part | undefined} in which it stands */
export const partWith = (parts, element) => parts.find(({ heading, end }) => before(heading, element) && before(element, end));

/** @param {string} id of a part or a lesson @param {boolean} value whether it is done @returns {Promise<string>} why that cannot be kept, or nothing */
export async function noteDone(id, value) {
  try {
    await journal.add({ act: "done", about: id, value });
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : say("progress.finish.lost");
  }
}
