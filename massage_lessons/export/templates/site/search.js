// The page that searches: MiniSearch looks through what the page holds, while one types.
{
  /** @typedef {{id: number, page: number, anchor: string, name: string, text: string, also: string}} Found */
  /** @typedef {Found & {terms: string[]}} Hit */

  /** @type {(name: string, values?: Record<string, string | number>) => string} */
  const say = /** @type {any} */ (globalThis)[Symbol.for("massage-lessons.say")];
  const FIRST = 20;
  const EXCERPT = 190;
  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const field = /** @type {HTMLInputElement} */ (byId("site-field"));
  const told = byId("site-told");
  const results = byId("site-results");
  /** @type {{pages: [string, string][], found: [number, string, string, string, string][]}} */
  const { pages, found } = JSON.parse(byId("site-index").textContent ?? "");

  /** @param {string} word @returns {string} the word as it is looked for: "Ménière" is found by "meniere" */
  const plain = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const MiniSearch = /** @type {any} */ (globalThis).MiniSearch;
  const search = new MiniSearch({
    fields: ["name", "also", "text"],
    storeFields: ["page", "anchor", "name", "text", "also"],
    processTerm: plain,
    searchOptions: { boost: { name: 5, also: 4 }, prefix: true, fuzzy: (/** @type {string} */ term) => (term.length > 4 ? 0.2 : false), boostDocument: (/** @type {number} */ _, /** @type {string} */ __, /** @type {Found} */ { anchor }) => (anchor ? 1 : 2) },
  });
  search.addAll(found.map(([page, anchor, name, text, also], id) => ({ id, page, anchor, name, text, also })));

  /** @param {string} tag @param {Record<string, any>} about @param {...(Node | string)} inside */
  const h = (tag, about, ...inside) => {
    const node = Object.assign(document.createElement(tag), about);
    node.append(...inside);
    return node;
  };

  /** @param {string} text @param {string[]} terms @returns {(Node | string)[]} the text with what was looked for marked in it */
  const marked = (text, terms) => text.split(/([\p{L}\p{N}]+)/u).map((word, i) => (i % 2 && terms.includes(plain(word)) ? h("mark", {}, word) : word));

  /** @param {Hit} hit @returns {string} of the text, what stands around the first of the words looked for */
  const excerpt = ({ text, terms }) => {
    if (text.length <= EXCERPT) return text;
    const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
    const at = words.find(([word]) => terms.includes(plain(word)))?.index ?? 0;
    const start = at < EXCERPT / 2 ? 0 : text.indexOf(" ", at - EXCERPT / 3) + 1;
    const end = start + EXCERPT < text.length ? text.lastIndexOf(" ", start + EXCERPT) : text.length;
    return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  };

  /** @param {Hit} hit */
  const entry = (hit) => {
    const [page, href] = pages[hit.page];
    const link = h("a", { href: hit.anchor ? `${encodeURI(href)}#${encodeURIComponent(hit.anchor)}` : encodeURI(href) }, ...marked(hit.name, hit.terms));
    const where = hit.name === page ? [] : [h("p", { className: "site-on" }, page)];
    const words = excerpt(hit);
    return h("li", {}, ...where, h("p", { className: "site-name" }, link), ...(words ? [h("p", {}, ...marked(words, hit.terms))] : []));
  };

  /** @param {Hit[]} hits @param {number} many */
  const show = (hits, many) => {
    const list = h("ol", { className: "site-found" }, ...hits.slice(0, many).map(entry));
    const more = h("button", { type: "button", className: "site-more" }, say("finder.show-all", { n: hits.length }));
    more.addEventListener("click", () => {
      show(hits, hits.length);
      results.querySelectorAll("a")[many].focus();
    });
    results.replaceChildren(...(hits.length ? [list] : []), ...(hits.length > many ? [more] : []));
  };

  /** @param {string} wanted @returns {{hits: Hit[], said: string}} */
  const look = (wanted) => {
    /** @type {Hit[]} */
    const all = search.search(wanted, { combineWith: "AND" });
    if (all.length) return { hits: all, said: say("finder.found", { n: all.length }) };
    /** @type {Hit[]} */
    const some = search.search(wanted);
    const none = say("finder.nothing", { wanted });
    if (!some.length) return { hits: some, said: `${none} ${say("finder.try")}` };
    return { hits: some, said: `${none} ${say("finder.some", { n: some.length })}` };
  };

  const answer = () => {
    const wanted = field.value.trim();
    const { hits, said } = wanted ? look(wanted) : { hits: [], said: "" };
    show(hits, FIRST);
    told.textContent = said;
  };

  /** Keep what was looked for in the address, so that it can be sent and the way back leads to it. */
  const keep = () => {
    const wanted = field.value.trim();
    try {
      history.replaceState(null, "", wanted ? `?q=${encodeURIComponent(wanted)}` : location.pathname);
    } catch {
      // A browser that does not let a file change its address finds all the same.
    }
  };

  field.addEventListener("input", () => { answer(); keep(); });
  byId("site-form").addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.focus();
  });

  // From the field down into what was found, and up again.
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !(event.target instanceof HTMLInputElement)) { event.preventDefault(); field.select(); }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...results.querySelectorAll("a")];
    const at = stops.indexOf(/** @type {HTMLInputElement} */ (event.target));
    const next = at < 0 ? undefined : stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  answer();
  if (!field.value) field.focus({ preventScroll: true });
}
