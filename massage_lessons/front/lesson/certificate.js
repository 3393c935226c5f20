// A page to print when all lessons are finished: what it says, and what it does not say.

import { say } from "../core/words.js";
import { button, dateOf, h, print } from "./dom.js";
import { journal } from "./journal.js";

export class Certificate {
  /** @param {HTMLElement} root */
  constructor(root) {
    root.querySelector(".mp-still")?.remove();
    this.lessons = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-links] > li")]);
    this.view = h("div", {});
    root.prepend(this.view);
    this.name = /** @type {HTMLInputElement} */ (h("input", { type: "text", autocomplete: "name", maxlength: "80" }));
  }

  /** @param {AbortSignal} signal */
  async join(signal) {
    await journal.ready;
    if (signal.aborted) return;
    this.name.value = journal.state.name;
    this.name.addEventListener(
      "change",
      () => {
        journal.add({ act: "name", about: "learner", value: this.name.value.trim() }).catch((error) => console.warn(error));
      },
      { signal },
    );
    const show = () => this.show(journal.state);
    journal.whenChanged(show, signal);
    show();
  }

  /** @param {import("../core/log.js").State} state */
  show(state) {
    const at = (/** @type {HTMLElement} */ { dataset }) => {
      const one = state.done[dataset.about ?? ""];
      return one?.value ? one.at : null;
    };
    const done = this.lessons.map((item) => ({ name: item.textContent?.trim(), at: at(item), item }));
    const open = done.filter((one) => one.at === null);
    const count = h("p", {}, say("progress.certificate.so-far", { n: done.length - open.length, all: done.length }));
    if (open.length) {
      const links = open.map(({ item }) => h("li", {}, ...[...item.childNodes].map((node) => node.cloneNode(true))));
      this.view.replaceChildren(
        count,
        h("p", { class: "mp-who" }, say("progress.certificate.open")),
        h("ul", { class: "mp-open" }, ...links),
      );
      return;
    }
    if (this.name.isConnected) return;
    this.view.replaceChildren(
      count,
      h("label", { class: "mp-field" }, h("span", {}, say("progress.certificate.name")), this.name),
      h(
        "div",
        { class: "mp-bar" },
        button(say("progress.certificate.print"), () => print(this.sheet(state)), { class: "mp-main" }),
      ),
    );
  }

  /** @param {import("../core/log.js").State} state @returns {HTMLElement} */
  sheet(state) {
    const days = this.lessons.map(({ dataset, textContent }) => ({
      name: textContent?.trim() ?? "",
      at: state.done[dataset.about ?? ""].at,
    }));
    const last = Math.max(...days.map(({ at }) => at));
    return h(
      "div",
      { class: "mp-diploma" },
      h("h2", {}, say("progress.certificate.title")),
      h("p", {}, say("progress.certificate.for")),
      h("p", { class: "mp-whose" }, this.name.value.trim() || say("progress.certificate.somebody")),
      h("p", {}, say("progress.certificate.text", { n: days.length })),
      h("h3", {}, say("progress.certificate.lessons")),
      h("ol", {}, ...days.map(({ name, at }) => h("li", {}, h("span", {}, name), h("span", {}, dateOf(at))))),
      h("p", {}, say("progress.certificate.date", { date: dateOf(last) })),
      h("p", { class: "mp-care" }, say("progress.certificate.not")),
    );
  }
}
