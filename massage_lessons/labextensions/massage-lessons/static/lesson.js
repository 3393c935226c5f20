// hosts/jupyterlab-insides.js
var notebookOf = (element) => element.closest(".jp-Notebook");
var viewportOf = (element) => element.closest(".jp-WindowedPanel-viewport");

// lesson/dom.js
function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(name, String(value));
  node.append(...children.filter((child) => child !== null));
  return node;
}
function button(text, act, attributes = {}) {
  const node = h("button", { type: "button", ...attributes }, text);
  node.addEventListener("click", act);
  return node;
}
var calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
function download(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1e4);
}
function print(...nodes) {
  const sheet = h("div", { class: "massage-page mp-print" }, ...nodes);
  document.body.append(sheet);
  addEventListener("afterprint", () => sheet.remove(), { once: true });
  window.print();
}
function ask(bar, question, yes, act) {
  const asker = (
    /** @type {HTMLElement} */
    document.activeElement
  );
  const asked = h("div", { class: "mp-bar mp-asked", role: "group", "aria-label": question }, h("p", {}, question));
  const end = () => {
    asked.remove();
    bar.hidden = false;
  };
  const no = button("No, keep it", () => {
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
      { class: "mp-main" }
    ),
    no
  );
  asked.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") no.click();
  });
  bar.hidden = true;
  bar.after(asked);
  no.focus();
}

// lesson/parts.js
var parts = /* @__PURE__ */ new WeakMap();
var partOf = (element) => parts.get(element);
function define(name, Kind) {
  if (customElements.get(name)) return;
  customElements.define(
    name,
    class extends HTMLElement {
      leaving = new AbortController();
      connectedCallback() {
        const part = parts.get(this) ?? new Kind(this);
        parts.set(this, part);
        this.leaving = new AbortController();
        part.join(this.leaving.signal);
      }
      disconnectedCallback() {
        this.leaving.abort();
      }
    }
  );
}

// core/text.js
var counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;
var plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();

// lesson/search.js
var Search = class {
  /** @param {HTMLElement} root */
  constructor(root) {
    const { label = "Search", noun = "", nouns = "", filter } = root.dataset;
    this.names = { noun, nouns };
    this.groups = [.../** @type {NodeListOf<HTMLElement>} */
    root.querySelectorAll("[data-group]")];
    this.items = this.groups.flatMap(
      (group) => [.../** @type {NodeListOf<HTMLElement>} */
      group.querySelectorAll("[data-item]")].map((node) => ({
        node,
        kind: group.dataset.kind ?? "",
        text: ` ${plain(node.textContent ?? "")}`
      }))
    );
    this.field = /** @type {HTMLInputElement} */
    h("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    this.found = h("p", { class: "mp-found", role: "status" });
    this.filters = (filter ? this.groups : []).map(({ dataset: { kind, name } }) => ({
      box: (
        /** @type {HTMLInputElement} */
        h("input", { type: "checkbox", value: kind })
      ),
      text: `${name} (${this.items.filter((item) => item.kind === kind).length})`
    }));
    const choices = this.filters.map(({ box, text }) => h("label", { class: "mp-check" }, box, text));
    const only = filter ? h("fieldset", {}, h("legend", {}, `${filter}: choose some to see only these`), ...choices) : null;
    root.prepend(h("div", { class: "mp-search", role: "search" }, h("label", {}, label, this.field), only, this.found));
    root.addEventListener("input", () => this.show());
  }
  join() {
    this.show();
  }
  show() {
    const words = plain(this.field.value).split(" ").filter(Boolean);
    const kinds = this.filters.filter(({ box }) => box.checked).map(({ box }) => box.value);
    for (const { node, kind, text } of this.items) {
      node.hidden = !words.every((word) => text.includes(` ${word}`)) || kinds.length > 0 && !kinds.includes(kind);
    }
    for (const group of this.groups) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    const count = this.items.filter(({ node }) => !node.hidden).length;
    const all = this.items.length;
    const { noun, nouns } = this.names;
    const said = count ? `${count === all ? "All" : `${count} of`} ${counted(all, noun, nouns)} shown.` : `No ${noun} found. Try a shorter word.`;
    if (this.found.textContent !== said) this.found.textContent = said;
  }
  /** Show everything again, so that a link can lead to what was hidden. */
  reset() {
    this.field.value = "";
    for (const { box } of this.filters) box.checked = false;
    this.show();
  }
};

// lesson/links.js
function aim(link) {
  const hash = (link.getAttribute("href") ?? "").split("#")[1] ?? "";
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
function targets(link) {
  const name = CSS.escape(aim(link));
  return name ? [
    .../** @type {NodeListOf<HTMLElement>} */
    document.querySelectorAll(`.massage-page :is([id="${name}"], [data-jupyter-id="${name}"])`)
  ] : [];
}
var back = null;
function lead(node, from) {
  const search = partOf(node.closest("massage-search") ?? node);
  if (search instanceof Search && node.closest("[hidden]")) search.reset();
  node.closest("details")?.setAttribute("open", "");
  back?.remove();
  back = from ? button(
    "Back to where you were",
    () => {
      back?.remove();
      from.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
      from.focus({ preventScroll: true });
    },
    { class: "mp-back" }
  ) : null;
  if (back) (node.querySelector(":scope > dd") ?? node).append(back);
  node.tabIndex = -1;
  node.classList.add("mp-here");
  node.addEventListener("blur", () => node.classList.remove("mp-here"), { once: true });
  node.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  node.focus({ preventScroll: true });
}
var waiting = new AbortController();
function awaitNotebook(link) {
  const here = notebookOf(link);
  waiting.abort();
  waiting = new AbortController();
  const { signal } = waiting;
  const look = () => {
    const node = targets(link).find((one) => one.checkVisibility() && notebookOf(one) !== here);
    if (!node) return;
    opening.disconnect();
    lead(node);
    const growing = new ResizeObserver(() => node.scrollIntoView({ block: "start" }));
    growing.observe(viewportOf(node) ?? document.body);
    signal.addEventListener("abort", () => growing.disconnect());
    for (const type of ["wheel", "pointerdown", "touchmove", "keydown"])
      addEventListener(type, () => waiting.abort(), { signal, capture: true });
    setTimeout(() => growing.disconnect(), 3e3);
  };
  const opening = new MutationObserver(look);
  signal.addEventListener("abort", () => opening.disconnect());
  opening.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
  setTimeout(() => opening.disconnect(), 2e4);
}
document.addEventListener(
  "click",
  (event) => {
    const link = (
      /** @type {Element | null} */
      event.target?.closest?.("a[href*='#']")
    );
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const page = notebookOf(link) ?? document;
    const elsewhere = !link.getAttribute("href")?.startsWith("#");
    const node = elsewhere && !link.closest(".massage-page") ? void 0 : targets(link).find((one) => page.contains(one));
    if (!node) {
      if (elsewhere && page !== document) awaitNotebook(link);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (page === document) history.pushState(null, "", `#${aim(link)}`);
    lead(node, link);
  },
  { capture: true }
);

// core/csv.js
var cell = (text) => `"${(/^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
function csv(rows) {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r
`).join("")}`;
}

// core/kept.js
function merged(one, other) {
  const all = { ...one };
  for (const [id, kept] of Object.entries(other)) {
    const mine = all[id];
    const newer = !mine || kept.at > mine.at || kept.at === mine.at && JSON.stringify(kept.value) > JSON.stringify(mine.value);
    if (newer) all[id] = kept;
  }
  return all;
}
function sound(value) {
  const rows = value !== null && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];
  return Object.fromEntries(rows.filter(([, kept]) => typeof kept?.at === "number" && "value" in kept));
}

// core/store.js
var PREFIX = "massage-lessons:";
var stored = (key) => PREFIX + key;
var Store = class {
  /** What could not be stored; it lives as long as the page. @type {Map<string, any>} */
  #remembered = /* @__PURE__ */ new Map();
  #heard = new EventTarget();
  #shelf;
  /** @param {() => Shelf} shelf gives the storage, or throws where it is forbidden */
  constructor(shelf) {
    this.#shelf = shelf;
  }
  /** @param {string} key @returns {any} what is kept under a key, or null */
  read(key) {
    if (this.#remembered.has(key)) return this.#remembered.get(key);
    try {
      return JSON.parse(this.#shelf().getItem(stored(key)) ?? "null");
    } catch {
      return null;
    }
  }
  /**
   * @param {string} key
   * @param {any} value null forgets it
   * @param {object} [by] who writes, and need not hear of it
   * @returns {boolean} whether it will be there tomorrow
   */
  write(key, value, by) {
    this.#remembered.delete(key);
    try {
      if (value === null) this.#shelf().removeItem(stored(key));
      else this.#shelf().setItem(stored(key), JSON.stringify(value));
    } catch {
      this.#remembered.set(key, value);
    }
    this.#heard.dispatchEvent(Object.assign(new Event(key), { by }));
    return !this.#remembered.has(key);
  }
  /**
   * Tell when what is kept under a key has changed on this page.
   * @param {string} key
   * @param {object} by who need not hear of their own writing
   * @param {() => void} act
   * @param {AbortSignal} signal
   */
  whenChanged(key, by, act, signal) {
    this.#heard.addEventListener(
      key,
      (event) => {
        if (
          /** @type {Event & {by?: object}} */
          event.by !== by
        ) act();
      },
      { signal }
    );
  }
};

// lesson/storage.js
var store = new Store(() => localStorage);
function whenChanged(key, by, act, signal) {
  addEventListener(
    "storage",
    (event) => {
      if (event.key === null || event.key === stored(key)) act();
    },
    { signal }
  );
  store.whenChanged(key, by, act, signal);
}

// lesson/form.js
var STAYS = "What you write stays in this browser, on this device.";
var LOST = "This browser does not keep what you write. Download it before you leave the page.";
function fieldOf(box) {
  const label = (
    /** @type {Element} */
    box.closest("label")?.querySelector("span")?.cloneNode(true)
  );
  label.querySelector("small")?.remove();
  return { id: box.dataset.field ?? "", label: label.textContent?.trim() ?? "", box };
}
var writtenIn = (box) => box.type === "checkbox" ? box.checked ? "yes" : "" : box.value;
function fill(box, value) {
  const text = typeof value === "string" ? value : "";
  if (box.type === "checkbox") box.checked = text === "yes";
  else if (box.value !== text) box.value = text;
}
var Form = class {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.id = root.dataset.form ?? "";
    this.name = root.dataset.name ?? "";
    this.key = `form:${this.id}`;
    this.form = /** @type {HTMLFormElement} */
    root.querySelector("form");
    this.fields = [.../** @type {NodeListOf<HTMLInputElement>} */
    this.form.querySelectorAll("input, textarea, select")].map(fieldOf);
    this.kept = /** @type {Kept} */
    {};
    this.bar = h("div", { class: "mp-bar" });
    this.said = h("p", { class: "mp-said-aloud", role: "status" });
    this.form.append(this.bar);
    this.form.after(this.said);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.form.addEventListener("input", ({ target }) => this.typed(
      /** @type {HTMLInputElement} */
      target
    ));
  }
  /** @param {AbortSignal} signal */
  join(signal) {
    this.recall();
    this.say("");
    whenChanged(this.key, this, () => this.recall(), signal);
  }
  /** Take in what another page has written, and give back what it lacks. */
  recall() {
    const stored2 = sound(store.read(this.key));
    this.kept = merged(stored2, this.kept);
    if (Object.entries(this.kept).some(([id, kept]) => JSON.stringify(kept) !== JSON.stringify(stored2[id]))) this.store();
    this.show();
  }
  /** @param {string} id @param {any} value null deletes */
  put(id, value) {
    this.kept = merged(sound(store.read(this.key)), this.kept);
    this.kept[id] = { at: Math.max(Date.now(), (this.kept[id]?.at ?? 0) + 1), value };
    this.store();
  }
  store() {
    store.write(this.key, this.kept, this);
  }
  /** Say what was done, and where it is kept. @param {string} text */
  say(text) {
    const stays = store.write("probe", 1) && store.write("probe", null);
    this.said.textContent = `${text} ${stays ? STAYS : LOST}`.trim();
  }
  /** @returns {Row} */
  get row() {
    return Object.fromEntries(this.fields.map(({ id, box }) => [id, writtenIn(box).trim()]));
  }
  /** @param {Row} row @returns {[string, string][]} label and what was written, where something was */
  written(row) {
    return this.fields.flatMap(({ id, label }) => row[id] ? [
      /** @type {[string, string]} */
      [label, row[id]]
    ] : []);
  }
  /** @param {Row} row @returns {HTMLElement} */
  listed(row) {
    return h("dl", {}, ...this.written(row).map(([label, value]) => h("div", {}, h("dt", {}, label), h("dd", {}, value))));
  }
  /** @param {Row[]} rows */
  asText(...rows) {
    const texts = rows.map(
      (row) => this.written(row).map(([label, value]) => `${label}: ${value}
`).join("")
    );
    download(`${this.id}.txt`, "text/plain", [`${this.name}
`, ...texts].join("\n"));
  }
  submit() {
  }
  show() {
  }
  /** @param {HTMLInputElement} _box */
  typed(_box) {
  }
};

// lesson/log.js
var Log = class extends Form {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    this.draft = `${this.key}:draft`;
    this.changing = /** @type {string | null} */
    null;
    this.add = h("button", { type: "submit", class: "mp-main" });
    this.stop = button("Leave it as it was", () => this.change(null));
    this.bar.append(this.add, this.stop);
    this.count = h("p", { class: "mp-label" });
    this.entries = h("div", { class: "mp-entries" });
    this.tools = h(
      "div",
      { class: "mp-bar" },
      button("Download as a table (CSV)", () => download(`${this.id}.csv`, "text/csv", csv(this.table))),
      button("Download as text", () => this.asText(...this.rows.map(([, row]) => row))),
      button("Print", () => print(h("h2", {}, this.name), ...this.rows.map(([, row]) => this.listed(row))))
    );
    root.append(this.count, this.entries, this.tools);
    this.change(null);
  }
  /** @returns {[string, Row][]} id and row of each entry, the first one first */
  get rows() {
    const living = Object.entries(this.kept).filter(([, { value }]) => value !== null && typeof value === "object");
    return living.sort(([one], [other]) => one < other ? -1 : 1).map(([id, { value }]) => [id, value]);
  }
  get table() {
    return [this.fields.map(({ label }) => label), ...this.rows.map(([, row]) => this.fields.map(({ id }) => row[id] ?? ""))];
  }
  typed() {
    if (this.changing === null) store.write(this.draft, this.row);
  }
  submit() {
    const { row, changing } = this;
    if (!Object.values(row).some(Boolean)) {
      this.say("Write something first.");
      return;
    }
    this.put(changing ?? `${String(Date.now()).padStart(15, "0")}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`, row);
    if (changing === null) store.write(this.draft, null);
    this.change(null);
    this.show();
    this.fields[0].box.focus();
    this.say(changing === null ? "The entry is in the log." : "The entry is changed.");
  }
  /** Put an entry into the form to be changed, or with null begin a new one. @param {string | null} id */
  change(id) {
    this.changing = id;
    const row = id === null ? store.read(this.draft) : this.kept[id].value;
    for (const field of this.fields) fill(field.box, row?.[field.id]);
    this.add.textContent = id === null ? "Add to the log" : "Save the change";
    this.stop.hidden = id === null;
    if (id !== null) this.fields[0].box.focus();
  }
  show() {
    const { rows } = this;
    const on = (
      /** @type {HTMLElement | null} */
      document.activeElement
    );
    if (this.changing !== null && !rows.some(([id]) => id === this.changing)) this.change(null);
    const known = new Map(
      [.../** @type {HTMLCollectionOf<HTMLElement>} */
      this.entries.children].map((node) => [node.dataset.stamp, node])
    );
    this.entries.replaceChildren(
      ...rows.map(([id, row], i) => {
        const stamp = JSON.stringify([id, i, row]);
        return known.get(stamp) ?? this.entry(id, row, i + 1, stamp);
      })
    );
    if (on?.isConnected && this.entries.contains(on)) on.focus();
    this.count.textContent = rows.length ? counted(rows.length, "entry", "entries") : "No entries yet";
    this.tools.hidden = rows.length === 0;
  }
  /** @param {string} id @param {Row} row @param {number} number @param {string} stamp @returns {HTMLElement} */
  entry(id, row, number, stamp) {
    const bar = h("div", { class: "mp-bar" });
    const drop = () => ask(bar, `Delete entry ${number}? It cannot be brought back.`, "Yes, delete it", () => this.drop(id));
    bar.append(
      button("Change", () => this.change(id), { "aria-label": `Change entry ${number}` }),
      button("Delete", drop, { "aria-label": `Delete entry ${number}` })
    );
    return h("article", { class: "mp-entry", "data-stamp": stamp, "aria-label": `Entry ${number}` }, this.listed(row), bar);
  }
  /** @param {string} id */
  drop(id) {
    this.put(id, null);
    this.show();
    this.say("The entry is deleted.");
    this.fields[0].box.focus();
  }
};

// core/answer.js
var listed = (value) => Array.isArray(value) ? value : [];
var sound2 = (value) => value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
function takenOver(kept, options) {
  const texts = listed(kept.chosen);
  const known = options.filter(({ text }) => texts.includes(text));
  if (known.length === 0) return null;
  const { chosen: _, ...rest } = kept;
  const left = texts.filter((text) => !known.some((option) => option.text === text));
  const ids = /* @__PURE__ */ new Set([...listed(kept.options), ...known.map(({ id }) => id)]);
  return { ...rest, options: [...ids], ...left.length > 0 && { chosen: left } };
}
var hasChosen = (kept, id) => listed(kept.options).includes(id);

// core/grade.js
function grade(right, chosen) {
  const wrong = chosen.filter((is, i) => is && !right[i]).length;
  const missed = right.filter((is, i) => is && !chosen[i]).length;
  return { wrong, missed, good: wrong + missed === 0 };
}
function verdict({ wrong, missed, good }, several) {
  if (good) return several ? "Right. You found them all." : "Right.";
  if (!several) return "Not right.";
  const parts2 = [
    wrong ? `${counted(wrong, "choice is", "choices are")} not right` : "",
    missed ? `${counted(missed, "right answer is", "right answers are")} missing` : ""
  ];
  return `Not right yet: ${parts2.filter(Boolean).join(", and ")}.`;
}

// lesson/question.js
var Question = class {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.kind = root.dataset.kind;
    this.key = `question:${root.dataset.question}`;
    this.answer = /** @type {HTMLDetailsElement} */
    root.querySelector("details");
    this.options = [...this.answer.querySelectorAll("li")];
    this.boxes = [.../** @type {NodeListOf<HTMLInputElement>} */
    root.querySelectorAll("input")];
    this.field = root.querySelector("textarea");
    this.result = h("div", { class: "mp-result", role: "status" });
    this.clear = button("Clear my answer", () => this.forget());
    const act = this.field ? "Compare my answer" : "Check my answer";
    const form = (
      /** @type {HTMLFormElement} */
      root.querySelector("form")
    );
    form.append(h("div", { class: "mp-bar" }, h("button", { type: "submit", class: "mp-main" }, act), this.clear));
    form.after(this.result);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.check();
    });
    form.addEventListener("input", () => {
      this.show(false);
      this.keep(false);
    });
  }
  /** @param {AbortSignal} signal */
  join(signal) {
    this.recall();
    whenChanged(this.key, this, () => this.recall(), signal);
  }
  get given() {
    return this.field ? this.field.value.trim() !== "" : this.boxes.some((box) => box.checked);
  }
  /** @param {boolean} checked */
  keep(checked) {
    const options = this.boxes.filter((box) => box.checked).map((box) => box.value);
    store.write(this.key, this.given ? { options, words: this.field?.value, checked } : null, this);
  }
  kept() {
    const kept = sound2(store.read(this.key));
    const options = this.boxes.map((box) => ({ id: box.value, text: box.closest("label")?.textContent?.trim() ?? "" }));
    const taken = takenOver(kept, options);
    if (taken) store.write(this.key, taken, this);
    return taken ?? kept;
  }
  recall() {
    const kept = this.kept();
    for (const box of this.boxes) box.checked = hasChosen(kept, box.value);
    if (this.field) this.field.value = typeof kept.words === "string" ? kept.words : "";
    this.show(kept.checked === true && this.given);
  }
  forget() {
    for (const box of this.boxes) box.checked = false;
    if (this.field) this.field.value = "";
    this.keep(false);
    this.show(false);
    (this.field ?? this.boxes[0]).focus();
  }
  check() {
    this.show(this.given);
    this.keep(this.given);
    if (!this.given) this.result.replaceChildren(h("p", {}, this.field ? "Write a few words first." : "Choose an answer first."));
  }
  /** Show what the learner's answer is worth, or nothing. @param {boolean} checked */
  show(checked) {
    this.clear.hidden = !this.given;
    this.answer.hidden = checked;
    this.result.className = "mp-result";
    this.result.replaceChildren(...checked ? this.judgement() : []);
  }
  /** @returns {Node[]} */
  judgement() {
    const explanation = (
      /** @type {Node} */
      this.answer.querySelector(".mp-explanation").cloneNode(true)
    );
    if (this.field) return [h("p", { class: "mp-outcome" }, "One way to put it:"), explanation];
    const right = this.options.map((option) => option.classList.contains("mp-right"));
    const chosen = this.boxes.map((box) => box.checked);
    const result = grade(right, chosen);
    const several = this.kind === "several";
    const shown = this.options.flatMap((option, i) => chosen[i] || several && right[i] ? [this.remark(option, chosen[i])] : []);
    const sign = h("span", { class: "mp-sign", "aria-hidden": "true" }, result.good ? "✓" : "✕");
    this.result.classList.add(result.good ? "mp-all-right" : "mp-not-yet");
    return [h("p", { class: "mp-outcome" }, sign, verdict(result, several)), h("ul", { class: "mp-options" }, ...shown), explanation];
  }
  /** @param {Element} option @param {boolean} chosen */
  remark(option, chosen) {
    const copy = (
      /** @type {Element} */
      option.cloneNode(true)
    );
    const word = copy.querySelector("strong");
    if (word && !chosen) word.textContent = "Right, but you did not choose it:";
    return copy;
  }
};

// lesson/sheet.js
var Sheet = class extends Form {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    const question = "Empty this sheet? What you wrote cannot be brought back.";
    this.bar.append(
      button("Download as text", () => this.asText(this.row)),
      button("Print", () => print(h("h2", {}, this.name), this.paper())),
      button("Empty this sheet", () => ask(this.bar, question, "Yes, empty it", () => this.empty()))
    );
  }
  /** The sheet for paper: each field with what was written, or with room to write. */
  paper() {
    return h(
      "dl",
      { class: "mp-paper" },
      ...this.fields.map(({ label, box }) => {
        const value = writtenIn(box);
        const tick = box.type === "checkbox";
        return h("div", {}, h("dt", {}, label), h("dd", { class: value || tick ? null : "mp-room" }, tick ? value ? "☑" : "☐" : value));
      })
    );
  }
  /** @param {HTMLInputElement} box */
  typed(box) {
    this.put(box.dataset.field ?? "", writtenIn(box));
  }
  show() {
    for (const { id, box } of this.fields) fill(box, this.kept[id]?.value);
  }
  empty() {
    for (const { id, box } of this.fields) if (writtenIn(box)) this.put(id, "");
    this.show();
    this.say("The sheet is empty.");
    this.fields[0].box.focus();
  }
};

// lesson/index.js
define("massage-question", Question);
define("massage-search", Search);
define("massage-sheet", Sheet);
define("massage-log", Log);
export {
  csv,
  merged
};
