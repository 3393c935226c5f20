// A page to print when all lessons are finished: what it says, and what it does not say.

import { say } from "../core/words.js";
import { button, dateOf, h, print } from "./dom.js";
import { journal } from "./journal.js";

export class Certificate {
  /** @param {HTMLElement} root */
  constructor(root) {
    root.querySelector(".mp-still")?.remove();
    // The links themselves are hidden, never copied: a host opens only those that it has seen.
    this.links = /** @type {HTMLElement} */ (root.querySelector("[data-links]"));
    this.links.classList.add("mp-open");
    this.lessons = /** @type {HTMLElement[]} */ ([...this.links.children]);
    this.view = h("div", {});
    this.lead = /** @type {HTMLElement} */ (root.querySelector(".mp-lead"));
    this.waits = this.lead.textContent;
    this.lead.after(this.view);
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
    const open = this.lessons.filter(({ dataset }) => state.done[dataset.about ?? ""]?.value !== true);
    for (const item of this.lessons) item.hidden = !open.includes(item);
    this.links.hidden = open.length === 0;
    this.lead.textContent = open.length ? this.waits : say("progress.certificate.all");
    const count = h("p", {}, say("progress.certificate.so-far", { n: this.lessons.length - open.length, all: this.lessons.length }));
    if (open.length) {
      this.view.replaceChildren(count, h("p", { class: "mp-who" }, say("progress.certificate.open")));
      return;
    }
    if (this.name.isConnected) return;
    this.view.replaceChildren(
      count,
      h("label", { class: "mp-field" }, h("span", {}, say("progress.certificate.name")), this.name),
      h(
        "div",
        { class: "mp-bar" },
        button(say("progress.certificate.print"), () => print(this.sheet(journal.state)), { class: "mp-main" }),
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
