// What an answer is given with: options to choose, steps to put in order, a field to write in.

import { say } from "../core/words.js";
import { button, h } from "./dom.js";

/**
 * @typedef {import("../core/bank.js").Item} Item
 * @typedef {import("../core/bank.js").Option} Option
 * @typedef {import("../core/grade.js").Graded} Graded
 *
 * @typedef {(answer: string[]) => void} Changed hears what the answer has become before it is checked
 *
 * @typedef {object} Field
 * @property {HTMLElement} node
 * @property {() => string[]} answer ids, in the order that counts; a text as the only one where it is written
 * @property {(answer: string[], told: Graded, all: boolean, mute?: boolean) => void} judge show what is right and what is not; `all` ends
 *   it; `mute` says of a wrong choice that it is wrong and not why
 */

/** So that no two questions of a page share a name. */
let count = 0;

/** @param {boolean} good @returns {HTMLElement} */
export const sign = (good) => h("span", { class: "mp-sign", "aria-hidden": "true" }, good ? "✓" : "✕");

/** @param {boolean} right @returns {(HTMLElement | string)[]} the sign, and its word for those who do not see it */
const told = (right) => [
  sign(right),
  h("span", { class: "mp-unseen" }, ` ${right ? say("practice.right-one") : say("practice.wrong-one")} `),
];

/**
 * @param {Item} item @param {Option[]} options in the order in which they are shown @param {string} label id of what asks
 * @param {string[]} draft what was chosen before @param {Changed} changed
 * @returns {Field}
 */
export function choices(item, options, label, draft, changed) {
  count += 1;
  const rows = options.map((option) => {
    const box = /** @type {HTMLInputElement} */ (
      h("input", { type: item.several ? "checkbox" : "radio", name: `mp-practice-${count}`, value: option.id })
    );
    const note = h("span", { class: "mp-feedback" });
    const mark = h("span", { class: "mp-judged" });
    const node = h("label", { class: "mp-option" }, box, h("span", {}, mark, h("span", {}, option.text), note));
    box.checked = draft.includes(option.id);
    return { option, box, note, mark, node };
  });
  const ticked = () => rows.filter(({ box }) => box.checked).map(({ option }) => option.id);
  const node = h(
    "div",
    { class: "mp-options-to-choose", role: item.several ? "group" : "radiogroup", "aria-labelledby": label },
    ...rows.map(({ node }) => node),
  );
  node.addEventListener("change", () => changed(ticked()));
  return {
    node,
    answer: ticked,
    judge(answer, _, all, mute = false) {
      for (const { option, box, note, mark, node } of rows) {
        const chosen = answer.includes(option.id);
        const shown = all ? chosen || option.right === true : chosen && !option.right;
        node.classList.toggle("mp-is-right", shown && option.right === true);
        node.classList.toggle("mp-is-wrong", shown && !option.right);
        mark.replaceChildren(...(shown ? told(option.right === true) : []));
        note.textContent = shown && !mute && option.feedback ? ` ${option.feedback}` : "";
        box.disabled = all;
        if (chosen && !option.right && !all) {
          box.checked = false;
          box.disabled = !item.several;
        }
      }
      if (!all) changed(ticked());
    },
  };
}

/**
 * @param {{id: string, text: string}[]} steps in the order in which they are shown first @param {string} label
 * @param {string[]} draft the order in which they were put before, by their ids @param {Changed} changed
 * @returns {Field}
 */
export function steps(steps, label, draft, changed) {
  const news = h("p", { class: "mp-unseen", role: "status" });
  const list = h("ol", { class: "mp-steps-to-order", "aria-labelledby": label });
  const rows = () => /** @type {HTMLElement[]} */ ([...list.children]);
  const number = () => {
    for (const [i, row] of rows().entries()) {
      const [up, down] = /** @type {NodeListOf<HTMLButtonElement>} */ (row.querySelectorAll("[data-by]"));
      up.disabled = list.inert || i === 0;
      down.disabled = list.inert || i === steps.length - 1;
    }
  };
  const tell = (/** @type {HTMLElement} */ row) => {
    news.textContent = say("practice.moved", { n: rows().indexOf(row) + 1, all: steps.length });
  };
  const answer = () => rows().map((row) => row.dataset.step ?? "");
  /** What was said of the order before does not hold of the new one. */
  const clear = () => {
    for (const row of rows()) {
      row.classList.remove("mp-is-wrong");
      row.querySelector(".mp-judged")?.replaceChildren();
    }
  };
  const move = (/** @type {HTMLElement} */ row, /** @type {number} */ by) => {
    const other = rows()[rows().indexOf(row) + by];
    if (!other) return;
    clear();
    if (by < 0) other.before(row);
    else other.after(row);
    number();
    changed(answer());
    tell(row);
  };
  const rowOf = (/** @type {{id: string, text: string}} */ { id, text }) => {
    const by = (/** @type {number} */ one, /** @type {string} */ name, /** @type {string} */ text) => {
      const node = button(
        name,
        () => {
          move(row, one);
          // At an end this button can do no more, and the other one takes the focus.
          const next = /** @type {HTMLButtonElement} */ (node);
          if (next.disabled) /** @type {HTMLElement | null} */ (row.querySelector("[data-by]:not(:disabled)"))?.focus();
          else next.focus();
        },
        { "aria-label": text, title: text, "data-by": one },
      );
      return node;
    };
    const handle = h("span", { class: "mp-grip", "aria-hidden": "true" });
    const row = h(
      "li",
      { "data-step": id },
      handle,
      h("span", { class: "mp-judged" }),
      h("span", { class: "mp-step-text" }, text),
      h("span", { class: "mp-moves" }, by(-1, "↑", say("practice.up", { text })), by(1, "↓", say("practice.down", { text }))),
    );
    row.addEventListener("pointerdown", (event) => drag(row, event));
    return row;
  };
  const drag = (/** @type {HTMLElement} */ row, /** @type {PointerEvent} */ event) => {
    const at = /** @type {Element} */ (event.target);
    // A finger on the text scrolls the page; on the grip it moves the step. A mouse moves it anywhere.
    if (list.inert || at.closest("button") || event.button !== 0 || (event.pointerType !== "mouse" && !at.closest(".mp-grip"))) return;
    event.preventDefault();
    row.setPointerCapture(event.pointerId);
    row.classList.add("mp-dragged");
    const follow = (/** @type {PointerEvent} */ { clientY }) => {
      const others = rows().filter((one) => one !== row);
      const after = others.find((one) => {
        const { top, height } = one.getBoundingClientRect();
        return clientY < top + height / 2;
      });
      const wanted = after ? others.indexOf(after) : others.length;
      const by = wanted - rows().indexOf(row);
      if (!by) return;
      clear();
      // The others move around it: a node that is put elsewhere loses its pointer.
      for (let i = 0; i < Math.abs(by); i++) {
        if (by < 0) row.after(/** @type {Element} */ (row.previousElementSibling));
        else row.before(/** @type {Element} */ (row.nextElementSibling));
      }
      number();
    };
    const end = new AbortController();
    row.addEventListener("pointermove", follow, { signal: end.signal });
    for (const type of /** @type {const} */ (["pointerup", "pointercancel", "lostpointercapture"]))
      row.addEventListener(
        type,
        () => {
          end.abort();
          row.classList.remove("mp-dragged");
          changed(answer());
          tell(row);
        },
        { signal: end.signal },
      );
  };
  const rank = (/** @type {{id: string}} */ { id }) => draft.indexOf(id);
  list.append(...[...steps].sort((one, other) => rank(one) - rank(other)).map(rowOf));
  number();
  return {
    node: h("div", {}, h("p", { class: "mp-hint" }, say("practice.order-how")), list, news),
    answer,
    judge(_, { out, good }, all) {
      for (const row of rows()) {
        const wrong = out.includes(row.dataset.step ?? "");
        row.classList.toggle("mp-is-wrong", wrong);
        row.classList.toggle("mp-is-right", good === true);
        /** @type {Element} */ (row.querySelector(".mp-judged")).replaceChildren(
          ...(wrong || good
            ? [sign(!wrong), h("span", { class: "mp-unseen" }, ` ${wrong ? say("practice.out") : say("practice.right-one")} `)]
            : []),
        );
      }
      list.inert = all;
      number();
    },
  };
}

/** @param {string} label id of what asks @param {string[]} draft @param {Changed} changed @returns {Field} */
export function writing(label, draft, changed) {
  const field = /** @type {HTMLTextAreaElement} */ (h("textarea", { rows: 4, "aria-labelledby": label }, ...draft));
  field.addEventListener("input", () => changed([field.value]));
  return {
    node: field,
    answer: () => (field.value.trim() ? [field.value.trim()] : []),
    judge() {
      field.readOnly = true;
    },
  };
}

/** @param {Option[]} right in the right order @returns {HTMLElement} */
export function rightOrder(right) {
  return h("ol", { class: "mp-right-order" }, ...right.map(({ text }) => h("li", {}, text)));
}
