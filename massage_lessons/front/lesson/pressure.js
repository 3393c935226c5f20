// The lab of pressure: a weight and what carries it, and what that comes to under the hand.

import { spread, times } from "../core/pressure.js";
import { say } from "../core/words.js";
import { h, s } from "../diagram/dom.js";

/** Dots for a kilogram, and units of the picture for a centimetre. */
const DOTS = 12;
const SCALE = 20;
const [WIDE, HIGH] = [280, 130];
/** Where the areas stand beside each other. */
const MIDDLES = [66, 176, 240];

export class Pressure {
  /** @param {HTMLElement} root with a table that has a row for each area */
  constructor(root) {
    const rows = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-area]")]);
    this.areas = rows.map((row) => ({ name: row.querySelector("th")?.textContent ?? "", across: Number(row.dataset.across) }));
    const name = `mp-area-${Math.random().toString(36).slice(2)}`;
    this.weight = /** @type {HTMLInputElement} */ (h("input", { type: "range", min: 0.5, max: 5, step: 0.5, value: 1 }));
    this.told = h("output", {});
    this.choices = this.areas.map(
      (_, i) => /** @type {HTMLInputElement} */ (h("input", { type: "radio", name, value: i, checked: i === 0 ? "" : null })),
    );
    this.picture = s("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, "aria-hidden": "true" });
    this.result = h("p", { class: "mp-lab-result", role: "status" });
    const parts = this.choices.map((input, i) => h("label", {}, input, " ", this.areas[i].name));
    root.prepend(
      h(
        "div",
        { class: "mp-lab-play" },
        this.picture,
        h(
          "div",
          {},
          h("label", { class: "mp-weight" }, h("span", {}, say("lesson.pressure.weight"), " ", this.told), this.weight),
          h("fieldset", {}, h("legend", {}, say("lesson.pressure.part")), ...parts),
          this.result,
        ),
      ),
    );
    root.addEventListener("input", () => this.show());
    this.show();
  }

  join() {}

  show() {
    const [kilograms, area] = [Number(this.weight.value), this.areas[this.choices.findIndex(({ checked }) => checked)]];
    const weight = say("lesson.pressure.kilograms", { amount: kilograms });
    const more = Math.round(10 * times(kilograms, area.across)) / 10;
    this.weight.setAttribute("aria-valuetext", weight);
    this.told.textContent = weight;
    // The first area with one kilogram is what all is compared with; to compare it with itself says nothing.
    const isBase = area === this.areas[0] && more === 1;
    this.result.textContent = isBase
      ? say("lesson.pressure.base")
      : say("lesson.pressure.result", { weight, part: area.name.toLowerCase(), n: more });
    this.picture.replaceChildren(
      ...this.areas.flatMap((one, i) => {
        const [x, radius] = [MIDDLES[i], (one.across * SCALE) / 2];
        const dots = spread(Math.round(kilograms * DOTS));
        return [
          s("circle", { class: one === area ? "mp-area mp-chosen" : "mp-area", cx: x, cy: HIGH / 2, r: radius }),
          ...dots.map(([right, down]) =>
            s("circle", { class: "mp-dot", cx: x + right * (radius - 3), cy: HIGH / 2 + down * (radius - 3), r: 2.2 }),
          ),
        ];
      }),
    );
  }
}
