import { createHost, mount } from "../../../front/diagram/index.js";
import { bytes, spelt, whole } from "./unpack.js";
// The host of an exported page: it unpacks the drawing, brings each diagram to life, and serves the page's own switches.
// `npm run front` bundles it; where the front end is not packed with the drawing, both stand in one module of the page.

/** @typedef {{get: (key: string) => any, set: (key: string, value: any) => void, on: (key: string, handler: () => void) => () => void}} Host */

const root = document.documentElement;
const byId = (/** @type {string} */ id) => document.getElementById(id);
/** @type {{diagrams: {state: object, share: string | null}[]}} */
const data = JSON.parse(byId("lesson-data")?.textContent ?? "{}");
/** @type {Record<string, string>} the words of the page by their ids */
const words = JSON.parse(byId("lesson-words")?.textContent ?? "{}");
const say = (/** @type {string} */ name) => words[name];

/** What the modules of the page have left for it, by their names. @returns {Map<string, any>} */
const registered = () => /** @type {any} */ (globalThis)[Symbol.for("massage-lessons.modules")] ?? new Map();

// ------------------------------------------------------------------------------------------------ diagrams

const front = { createHost, mount };

const unpacked = async () => {
  const [content, steps] = (byId("lesson-payload")?.textContent ?? "").split("\n").map((part) =>
    new Response(new Blob([bytes(part)]).stream().pipeThrough(new DecompressionStream("deflate-raw"))));
  const { front: brought, ...payload } = await content.json();
  const svg = whole(payload.svg, new Uint8Array(await steps.arrayBuffer()), 2 * payload.frame.midline);
  return { front: brought ? await bring(brought) : front, payload: { ...payload, svg } };
};

/**
 * Run the front end that was packed with the drawing. The page's policy knows the digests of these texts, and lets no others in.
 * @param {{module: string, parts: string[], style: string, words: Record<string, any>, plans: {data: string, form: string} | null,
 *   practice: string[], bank: object | null}} texts
 * @returns {Promise<typeof front>}
 */
const bring = ({ module, parts, style, words, plans, practice, bank }) => new Promise((done) => {
  const run = (/** @type {string} */ text) => {
    document.head.append(Object.assign(document.createElement("script"), { type: "module", textContent: text }));
  };
  addEventListener("massage-lessons-front", () => {
    const brought = registered().get("front");
    brought.useWords(words);
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("massage-plan"))) {
      if (!plans) break;
      place.dataset.plan = plans.data;
      place.insertAdjacentHTML("beforeend", plans.form);
    }
    if (bank) brought.registry().bank = async () => spelt(bank);
    /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("massage-practice")).forEach((row, i) => { row.dataset.items = practice[i]; });
    for (const part of parts) run(part);
    done(brought);
  }, { once: true });
  document.head.append(Object.assign(document.createElement("style"), { textContent: style }));
  run(module);
});

/** @param {string} why what the reader is told who gets still pictures */
const still = (why) => {
  root.classList.add("lesson-stills");
  const first = document.querySelector(".lesson-diagram");
  first?.prepend(Object.assign(document.createElement("p"), { className: "lesson-why", textContent: why }));
};

/** @param {HTMLElement} place @param {number} number */
const named = (place, number) => {
  // A page has several diagrams, and each of its landmarks needs a name of its own.
  for (const part of place.querySelectorAll("[role=region], nav, section[aria-label]")) {
    const name = part.getAttribute("aria-label") ?? "";
    part.setAttribute("aria-label", say("host.one-of-several").replace("{name}", () => name).replace("{n}", String(number)));
  }
};

const showDiagrams = async () => {
  if (!data.diagrams.length) return;
  // Looked up at once: a talk that is laid out for the printer has its slides out of the document for a moment.
  const places = data.diagrams.map((_, i) => byId(`lesson-diagram-${i + 1}`));
  if (!("DecompressionStream" in globalThis)) { still(say("host.too-old")); return; }
  const found = await unpacked().catch((error) => console.warn(error));
  if (!found) { still(say("host.broken")); return; }
  const { payload, front: { createHost, mount } } = found;
  /** @type {Map<string, Host>} */
  const shared = new Map();
  data.diagrams.forEach(({ state, share }, i) => {
    const place = places[i];
    if (!place) return;
    const host = shared.get(share ?? "") ?? createHost(state);
    if (share !== null) shared.set(share, host);
    mount(place, { payload }, host);
    if (data.diagrams.length > 1) named(place, i + 1);
  });
};

// ------------------------------------------------------------------------------------------------ the page's own switches

const lights = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name='lesson-theme']"));
const showLight = () => {
  const chosen = [...lights].find(({ checked }) => checked)?.value;
  if (chosen === "auto") delete root.dataset.jpThemeLight;
  else root.dataset.jpThemeLight = String(chosen === "light");
  try {
    if (chosen === "auto") localStorage.removeItem("massage-lessons-light");
    else localStorage.setItem("massage-lessons-light", chosen ?? "");
  } catch {
    // Then the choice lasts as long as the page.
  }
};
for (const input of lights) {
  input.checked = input.value === { true: "light", false: "dark" }[root.dataset.jpThemeLight ?? ""] || (input.value === "auto" && !root.dataset.jpThemeLight);
  input.addEventListener("change", showLight);
}

const code = byId("lesson-code-switch");
code?.addEventListener("click", () => {
  code.setAttribute("aria-pressed", String(root.classList.toggle("lesson-coded")));
  measure();
});
byId("lesson-print")?.addEventListener("click", () => print());
document.querySelector(".lesson-switches")?.removeAttribute("hidden");

// Only what scrolls is a stop for the keyboard.
const measure = () => {
  for (const part of document.querySelectorAll(".lesson-table, .lesson-lines, .lesson-formula, .ml-figure-view, pre.code")) {
    part.toggleAttribute("tabindex", part.scrollWidth > part.clientWidth + 1);
    if (part.hasAttribute("tabindex")) part.setAttribute("tabindex", "0");
  }
};
addEventListener("resize", measure);
// What is folded away has no width before it is opened.
addEventListener("toggle", measure, true);

const contents = /** @type {HTMLDetailsElement | null} */ (byId("lesson-contents"));
const wide = matchMedia("(min-width: 80rem)");
const fold = () => { if (contents) contents.open = wide.matches; };
wide.addEventListener("change", fold);
contents?.addEventListener("click", (event) => {
  if (!wide.matches && /** @type {Element} */ (event.target).closest("a")) contents.open = false;
});

// The contents tell where the reader is: at the last heading that has passed the upper third of the window.
const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".lesson-contents a")]);
const targets = links.map((link) => byId(decodeURIComponent(link.hash.slice(1))));
let asked = false;
const follow = () => {
  asked = false;
  let here = -1;
  targets.forEach((target, i) => { if (target && target.getBoundingClientRect().top < innerHeight / 3) here = i; });
  links.forEach((link, i) => { if (i === here) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current"); });
};
addEventListener("scroll", () => {
  if (asked) return;
  asked = true;
  requestAnimationFrame(follow);
}, { passive: true });

fold();
const showWidgets = /** @type {any} */ (globalThis)[Symbol.for("massage-lessons.widgets")];
try {
  await Promise.all([showDiagrams(), showWidgets?.(registered())]);
} finally {
  measure();
  follow();
  root.dataset.lessonReady = "yes";
}
