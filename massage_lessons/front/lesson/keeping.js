// Where the learner's answers are kept, and a file of them: to keep, to take along, to hand in.
//
// A module of its own: only the page that shows this brings it along.

import { textOf } from "../core/log-file.js";
import { say } from "../core/words.js";
import { ask, button, download, h } from "./dom.js";
import { journal } from "./journal.js";
import { define } from "./parts.js";

/** @param {Date} date @returns {string} as its place has it */
const day = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((number) => String(number).padStart(2, "0")).join("-");

export class Keeping {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.where = h("ul", { class: "mp-kept-at" });
    this.unfiled = h("p", { class: "mp-unfiled" });
    this.said = h("p", { class: "mp-said-aloud", role: "status" });
    this.name = /** @type {HTMLInputElement} */ (h("input", { type: "text", autocomplete: "off" }));
    this.name.addEventListener("change", () => this.signed());
    this.file = /** @type {HTMLInputElement} */ (h("input", { type: "file", accept: ".jsonl" }));
    this.file.addEventListener("change", async () => {
      const [file] = this.file.files ?? [];
      if (file) await this.taken(file);
      this.file.value = "";
    });
    this.bar = h(
      "div",
      { class: "mp-bar" },
      button(say("keeping.save"), () => this.save(), { class: "mp-main" }),
      button(say("keeping.hand-in"), () => this.handIn()),
      button(say("keeping.forget.ask"), () => this.ask()),
    );
    const drop = h("label", { class: "mp-drop" }, h("span", {}, say("keeping.take")), this.file);
    const name = h("label", { class: "mp-field" }, h("span", {}, say("keeping.name")), this.name);
    /** The name that was written last, which the journal may not have yet. @type {string | null} */
    this.signing = null;
    root.append(this.where, this.unfiled, name, this.bar, drop, this.said);
    for (const kind of ["dragover", "drop"])
      drop.addEventListener(kind, (event) => {
        const { dataTransfer } = /** @type {DragEvent} */ (event);
        if (!dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        const [file] = dataTransfer.files;
        if (kind === "drop" && file) this.taken(file);
      });
  }

  /** @param {AbortSignal} signal */
  join(signal) {
    journal.ready.then(() => this.show());
    journal.whenChanged(() => this.show(), signal);
  }

  async show() {
    const { state, where } = journal;
    const answered = Object.values(state.answers).filter(({ cleared }) => !cleared).length;
    const places = [
      ...(where.place === "browser" ? [say(where.persisted ? "keeping.browser.stays" : "keeping.browser.may-go")] : []),
      ...(where.server === "here" ? [say("keeping.server.here", { path: where.path })] : []),
      ...(where.server === "away" ? [say("keeping.server.away")] : []),
    ];
    const lines = [say("keeping.count", { n: answered }), ...places, ...where.notes];
    this.where.replaceChildren(...lines.map((line) => h("li", {}, line)));
    if (document.activeElement !== this.name) this.name.value = state.name;
    const n = await journal.unfiled();
    this.unfiled.textContent = n ? say("keeping.unfiled", { n }) : state.count ? say("keeping.filed") : "";
  }

  async signed() {
    const value = this.name.value.trim();
    if (value === (this.signing ?? journal.state.name)) return;
    this.signing = value;
    await journal.add({ act: "name", about: "learner", value }).catch((error) => this.say(error.message));
    this.signing = null;
  }

  async save() {
    await this.signed();
    download(`massage-lessons-${day(new Date())}.jsonl`, "application/jsonl", await journal.export());
    await journal.filed();
    this.say(say("keeping.saved"));
  }

  /** A file for somebody else: what was written in sheets and logs is nobody's business. */
  async handIn() {
    await this.signed();
    download(`massage-results-${day(new Date())}.jsonl`, "application/jsonl", await journal.export(false));
    this.say(say("keeping.handed"));
  }

  /** @param {File} file */
  async taken(file) {
    try {
      const { taken, known, faults, ours, changed } = await journal.import(textOf(new Uint8Array(await file.arrayBuffer())));
      if (!ours) {
        this.say(say("keeping.not-ours", { name: file.name }));
        return;
      }
      const lines = faults.map(({ line }) => line);
      this.say(
        [
          say("keeping.taken", { n: taken }),
          known ? say("keeping.known", { n: known }) : "",
          lines.length ? say("keeping.left-out", { n: lines.length, line: lines[0] }) : "",
          changed ? say("keeping.changed") : "",
        ]
          .filter(Boolean)
          .join(" "),
      );
    } catch (error) {
      console.warn(error);
      const why = error instanceof Error && error.name === "NotKept" ? ` ${error.message}` : "";
      this.say(`${say("keeping.not-read", { name: file.name })}${why}`);
    }
  }

  /** Ask twice, and offer the file first. */
  ask() {
    const there = journal.where.server === "none" ? "" : say("keeping.forget.server");
    const first = `${say("keeping.forget.first")} ${there}`.trim();
    const file = button(say("keeping.save"), () => this.save());
    ask(
      this.bar,
      first,
      say("keeping.forget.go-on"),
      () => ask(this.bar, say("keeping.forget.second"), say("keeping.forget.yes"), () => this.forget()),
      file,
    );
  }

  async forget() {
    try {
      await journal.forget();
      this.say(say("keeping.forget.done"));
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
    }
    this.bar.querySelector("button")?.focus();
  }

  /** @param {string} text */
  say(text) {
    this.said.textContent = text;
  }
}

define("massage-keeping", Keeping);
