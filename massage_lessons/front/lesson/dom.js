// Elements of a page, and what the browser does with them.

import { say } from "../core/words.js";
import { calm, h } from "../diagram/dom.js";
import { viewportOf } from "../hosts/jupyterlab-insides.js";

export { calm, h };

/** @param {string} text @param {() => void} act @param {Record<string, any>} [attributes] @returns {HTMLElement} */
export function button(text, act, attributes = {}) {
  const node = h("button", { type: "button", ...attributes }, text);
  node.addEventListener("click", act);
  return node;
}

/** @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

/** Print some nodes, and nothing else of the page. @param {Node[]} nodes */
export function print(...nodes) {
  const sheet = h("div", { class: "massage-page mp-print" }, ...nodes);
  document.body.append(sheet);
  addEventListener("afterprint", () => sheet.remove(), { once: true });
  window.print();
}

/**
 * Ask in place whether something is to be thrown away.
 * @param {HTMLElement} bar what stands there until it is answered
 * @param {string} question
 * @param {string} yes
 * @param {() => void} act
 * @param {HTMLElement[]} more what else may be done first
 */
export function ask(bar, question, yes, act, ...more) {
  const asker = /** @type {HTMLElement} */ (document.activeElement);
  const asked = h("div", { class: "mp-bar mp-asked", role: "group", "aria-label": question }, h("p", {}, question));
  const end = () => {
    asked.remove();
    bar.hidden = false;
  };
  const no = button(say("lesson.ask.keep"), () => {
    end();
    asker.focus();
  });
  asked.append(
    button(
      yes,
      () => {
        end();
        act();
      },
      { class: "mp-main" },
    ),
    ...more,
    no,
  );
  asked.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") no.click();
  });
  bar.hidden = true;
  bar.after(asked);
  no.focus();
}

/** @param {number} at milliseconds since 1970 @returns {string} the day, in the language of the course */
export const dateOf = (at) => new Date(at).toLocaleDateString(say("language.code"), { dateStyle: "long" });

/**
 * Hold to a place while what stands above it is still being drawn, until the reader does something: JupyterLab lays a notebook out after
 * it has scrolled.
 * @param {HTMLElement} node
 * @param {AbortController} [holding] ends it
 */
export function holdTo(node, holding = new AbortController()) {
  const { signal } = holding;
  const growing = new ResizeObserver(() => node.scrollIntoView({ block: "start", behavior: "instant" }));
  growing.observe(viewportOf(node) ?? document.body);
  signal.addEventListener("abort", () => growing.disconnect());
  for (const type of ["wheel", "pointerdown", "touchmove", "keydown"])
    addEventListener(type, () => holding.abort(), { signal, capture: true, passive: true });
  setTimeout(() => growing.disconnect(), 3000);
}
