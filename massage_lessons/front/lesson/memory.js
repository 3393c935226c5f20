// What is remembered: the drawing before this part is coloured by the days to the next question on each place, and a table says it in words.

import { idsOf } from "../core/places.js";
import { registry } from "../core/registry.js";
import { memory } from "../core/review.js";
import { say } from "../core/words.js";
import { nearestDiagram } from "../diagram/near.js";
import { h } from "./dom.js";
import { bank } from "./going-over.js";
import { journal } from "./journal.js";

/** Days from which on a colour no longer changes. */
const LONG = 30;
const TEN = 10;

export class Memory {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    root.querySelector(".mp-still")?.remove();
    this.view = h("div", {});
    root.prepend(this.view);
    /** @type {ReturnType<typeof memory>} */
    this.places = {};
  }

  /** @param {AbortSignal} signal */
  async join(signal) {
    await journal.ready;
    if (signal.aborted) return;
    const found = await bank().catch((error) => {
      console.warn(error);
      return null;
    });
    if (!found || signal.aborted) {
      this.view.replaceChildren(h("p", {}, say("progress.today.faulty")));
      return;
    }
    const show = () => {
      this.places = memory(journal.state, found, Date.now());
      this.show();
    };
    journal.whenChanged(show, signal);
    registry().waiters.addEventListener("diagram", () => this.show(), { signal });
    show();
  }

  show() {
    const found = [...registry().diagrams].find(({ root }) => root === nearestDiagram(this.root));
    if (found) this.paint(found);
    this.tell(found?.payload);
  }

  /** @param {import("../core/registry.js").Shown} diagram */
  paint({ host, payload }) {
    const known = Object.entries(this.places).filter(([base]) => payload.entries[base]);
    const values = known.flatMap(([base, { due }]) => idsOf(payload, base).map((id) => [id, Math.max(0, due)]));
    // Numbers without a scale have no colours.
    host.set("scale", { low: 0, high: LONG, colours: [], label: say("progress.memory.scale") });
    host.set("values", Object.fromEntries(values));
  }

  /** @param {import("../diagram/types.js").Payload} [payload] */
  tell(payload) {
    const rows = Object.entries(this.places)
      .flatMap(([base, one]) => (payload?.entries[base] ? [{ name: payload.entries[base].name, ...one }] : []))
      .sort((one, other) => one.due - other.due || (one.name < other.name ? -1 : 1));
    const open = this.view.querySelector("details")?.open ?? false;
    if (!rows.length) {
      this.view.replaceChildren(h("p", { class: "mp-summary" }, say("progress.memory.none")));
      return;
    }
    const head = ["place", "recall", "due"].map((name) => h("th", { scope: "col" }, say(`progress.memory.${name}`)));
    // On a phone each cell says itself what it is.
    const body = rows.map(({ name, recall, due, missed }) =>
      h(
        "tr",
        {},
        h("th", { scope: "row" }, name),
        // Who has just seen the answer is reckoned to know it, which nobody believes who has missed it.
        h(
          "td",
          { "data-label": say("progress.memory.recall") },
          missed ? say("progress.memory.missed") : say("progress.memory.of-ten", { n: Math.round(TEN * recall) }),
        ),
        h("td", { "data-label": say("progress.memory.due") }, say("progress.memory.when", { n: Math.max(0, due) })),
      ),
    );
    this.view.replaceChildren(
      h(
        "details",
        { class: "mp-fold", open: open ? "" : null },
        h("summary", {}, say("progress.memory.count", { n: rows.length })),
        h("table", {}, h("caption", {}, say("progress.memory.caption")), h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...body)),
      ),
    );
  }
}
