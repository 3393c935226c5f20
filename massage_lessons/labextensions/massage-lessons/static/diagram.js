// core/state.js
var DEFAULTS = {
  selected: null,
  layer: "skin",
  values: {},
  scale: {},
  highlight: [],
  labels: false,
  side: "both",
  viewpoint: "feet",
  tone: "1",
  ask: [],
  covered: false
};
function createHost(initial = {}) {
  const state = new Map(Object.entries({ ...DEFAULTS, ...initial }));
  const handlers = /* @__PURE__ */ new Map();
  return {
    get: (key) => state.get(key),
    set(key, value) {
      if (JSON.stringify(state.get(key)) === JSON.stringify(value)) return;
      state.set(key, value);
      for (const handler of [...handlers.get(key) ?? []]) handler();
    },
    on(key, handler) {
      const all = handlers.get(key) ?? /* @__PURE__ */ new Set();
      handlers.set(key, all.add(handler));
      return () => all.delete(handler);
    }
  };
}
function bind(host, model) {
  let waiting = 0;
  const tell = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => model.save_changes());
  };
  const ends = Object.keys(DEFAULTS).map((key) => {
    const pull = () => host.set(key, model.get(key));
    pull();
    model.on(`change:${key}`, pull);
    const off = host.on(key, () => {
      if (JSON.stringify(model.get(key)) === JSON.stringify(host.get(key))) return;
      model.set(key, host.get(key));
      tell();
    });
    return () => {
      off();
      model.off(`change:${key}`, pull);
    };
  });
  return () => {
    for (const end of ends) end();
  };
}
function registry() {
  const place = (
    /** @type {any} */
    globalThis
  );
  const key = Symbol.for("massage-lessons");
  place[key] ??= { models: /* @__PURE__ */ new Map(), waiters: new EventTarget(), count: 0 };
  return (
    /** @type {{models: Map<string, any>, waiters: EventTarget, count: number}} */
    place[key]
  );
}

// core/words.js
var KEY = Symbol.for("massage-lessons.words");
function table() {
  const shared = (
    /** @type {any} */
    globalThis
  );
  shared[KEY] ??= JSON.parse(shared.document?.getElementById("lesson-words")?.textContent ?? "{}");
  return shared[KEY];
}
function useWords(texts) {
  globalThis[KEY] = { ...table(), ...texts };
}
function say(name, values = {}) {
  const text = table()[name];
  if (text === void 0) throw new Error(`Unknown text of the interface: ${name}`);
  const form = typeof text === "string" ? text : text[String(values.n)] ?? text.other;
  return form.replace(/\{(\w+)\}/g, (_, key) => {
    if (!(key in values)) throw new Error(`The text ${name} wants a value for ${key}`);
    return String(values[key]);
  });
}

// core/nearest.js
function nearest(all, from, [dx, dy]) {
  const cost = (hit) => {
    const ahead = (hit.x - from.x) * dx + (hit.y - from.y) * dy;
    const aside = Math.abs((hit.x - from.x) * dy) + Math.abs((hit.y - from.y) * dx);
    return ahead > 1 ? ahead + 2 * aside : Infinity;
  };
  return all.filter((hit) => hit !== from && cost(hit) < Infinity).sort((a, b) => cost(a) - cost(b))[0];
}

// core/places.js
function parted(id) {
  const found = /^(.*)-(left|right)$/.exec(id);
  return found ? [found[1], found[2]] : [id, ""];
}
function placeOf(payload, id) {
  let [base, side] = parted(id);
  if (!payload.entries[base]) [base, side] = [id, ""];
  const entry = payload.entries[base];
  if (!entry || entry.sides === "midline" !== (side === "")) return null;
  return { id, base, side, entry, name: side ? `${entry.name}, ${side}` : entry.name };
}
function sided(payload, base, side) {
  return payload.entries[base].sides === "midline" ? base : `${base}-${side || "right"}`;
}
function idsOf(payload, base) {
  return payload.entries[base].sides === "midline" ? [base] : [`${base}-left`, `${base}-right`];
}

// diagram/dom.js
var SVG = "http://www.w3.org/2000/svg";
function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  set(node, attributes);
  node.append(...children.filter((child) => child !== null));
  return node;
}
function s(tag, attributes = {}) {
  const node = document.createElementNS(SVG, tag);
  set(node, attributes);
  return node;
}
function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(name, String(value));
}

// diagram/picture.js
var PAINT = ["fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "opacity", "filter"];
var drawings = /* @__PURE__ */ new WeakMap();
function drawn(payload) {
  const known = drawings.get(payload);
  if (known) return known;
  const drawing = new DOMParser().parseFromString(payload.svg, "image/svg+xml").documentElement;
  for (const node of drawing.querySelectorAll("script, style, foreignObject, title, desc")) node.remove();
  for (const node of [drawing, ...drawing.querySelectorAll("*")]) {
    for (const { name } of [...node.attributes]) if (/^on|href$/i.test(name)) node.removeAttribute(name);
  }
  drawing.setAttribute("class", "md-art");
  drawing.setAttribute("width", String(payload.frame.width));
  drawing.setAttribute("height", String(payload.frame.height));
  const fresh = { drawing, plates: /* @__PURE__ */ new Map() };
  drawings.set(payload, fresh);
  return fresh;
}
function plate(payload, layer, tone) {
  const { drawing, plates } = drawn(payload);
  const key = `${layer} ${tone}`;
  const known = plates.get(key);
  if (known) return known;
  const made = (async () => {
    while (!styled(h("div"), layer, tone, (place) => getComputedStyle(place).getPropertyValue("--md-skin")))
      await new Promise(requestAnimationFrame);
    const address = URL.createObjectURL(new Blob([painted(drawing, layer, tone)], { type: "image/svg+xml" }));
    await Object.assign(new Image(), { src: address }).decode();
    return address;
  })();
  plates.set(key, made);
  return made;
}
function styled(element, layer, tone, ask) {
  const place = h("div", { class: "massage-diagram", hidden: "", "data-layer": layer, "data-tone": tone }, element);
  document.body.append(place);
  const answer = ask(place);
  place.remove();
  return answer;
}
function painted(drawing, layer, tone) {
  const copy = (
    /** @type {Element} */
    document.importNode(drawing, true)
  );
  const shown = [...copy.querySelectorAll("g, path, circle")].filter((node) => !node.closest("defs"));
  const looks = styled(
    copy,
    layer,
    tone,
    () => shown.map((node) => {
      const style = getComputedStyle(node);
      return style.display === "none" ? null : PAINT.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";").replaceAll('"', "");
    })
  );
  shown.forEach((node, i) => {
    const look = looks[i];
    if (look === null) node.remove();
    else node.setAttribute("style", look);
  });
  return new XMLSerializer().serializeToString(copy);
}
function picture({ frame }) {
  return (
    /** @type {HTMLImageElement} */
    h("img", { class: "md-art", alt: "", width: frame.width, height: frame.height, draggable: "false" })
  );
}

// diagram/shapes.js
var DOT = 7;
function shapes(payload) {
  registry().count += 1;
  const { width, height } = payload.frame;
  const svg = s("svg", {
    class: "md-map",
    viewBox: `0 0 ${width} ${height}`,
    role: "group",
    "aria-label": "The back. Arrow keys move from place to place."
  });
  const hits = /* @__PURE__ */ new Map();
  for (const layer of payload.layers) {
    const group = s("g", { class: "md-layer", "data-layer": layer.id });
    for (const node of drawn(payload).drawing.querySelectorAll(`[data-layer="${layer.id}"] [id]`)) {
      const place = placeOf(payload, node.id);
      if (!place || !/\b(region|muscle|bone|landmark|zone)\b/.test(node.getAttribute("class") ?? "")) continue;
      const hit2 = hitOf(place, node);
      hits.set(place.id, hit2);
      group.append(hit2.node, ...hit2.dot ? [hit2.dot] : []);
    }
    const edges = [...hits.values()].filter(({ place }) => place.entry.layer === layer.id && /region|zone/.test(place.entry.kind));
    group.prepend(s("path", { class: "md-seam", d: edges.map(({ d }) => d).join("") }));
    svg.append(group);
  }
  const [halo, picked, glow, ring] = ["md-halo", "md-picked", "md-halo", "md-ring"].map((name) => s("path", { class: name }));
  svg.append(patterns(), halo, picked, glow, ring);
  const hit = (event) => hits.get(
    /** @type {Element} */
    event.target.getAttribute("data-region") ?? ""
  );
  svg.addEventListener("focusin", (event) => {
    const d = (
      /** @type {Element} */
      event.target.matches(":focus-visible") ? hit(event)?.d ?? "" : ""
    );
    if (d !== ring.getAttribute("d")) for (const path of [glow, ring]) path.setAttribute("d", d);
  });
  svg.addEventListener("focusout", () => {
    if (ring.getAttribute("d")) for (const path of [glow, ring]) path.setAttribute("d", "");
  });
  svg.style.setProperty("--md-hatch", `url(#md${registry().count}-hatch)`);
  svg.style.setProperty("--md-marked", `url(#md${registry().count}-mark)`);
  spread([...hits.values()].filter(({ dot }) => dot));
  return { svg, hits, halo, picked };
}
function patterns() {
  const prefix = `md${registry().count}-`;
  const hatch = (name, turn) => {
    const pattern = s("pattern", {
      id: `${prefix}${name}`,
      class: `md-${name}`,
      width: 14,
      height: 14,
      patternUnits: "userSpaceOnUse",
      patternTransform: `rotate(${turn})`
    });
    pattern.append(s("rect", { width: 14, height: 14 }), s("path", { d: "M0,7H14" }));
    return pattern;
  };
  const defs = s("defs");
  defs.append(hatch("hatch", 45), hatch("mark", -45));
  return defs;
}
function hitOf(place, node) {
  const paths = node.matches("path") ? [node] : [...node.querySelectorAll("path.muscle")];
  const answers = { "data-region": place.id, role: "button", tabindex: -1, "aria-label": place.name, "aria-pressed": "false" };
  if (node.matches("circle")) {
    const [x, y] = [Number(node.getAttribute("cx")), Number(node.getAttribute("cy"))];
    const shape2 = s("circle", { class: "md-hit md-landmark", cx: x, cy: y, ...answers });
    const dot = s("circle", { class: "md-dot", cx: x, cy: y, r: DOT });
    return { place, node: shape2, dot, d: `M${x - DOT},${y}a${DOT},${DOT} 0 1 0 ${2 * DOT},0a${DOT},${DOT} 0 1 0 ${-2 * DOT},0Z`, x, y };
  }
  const d = paths.map((path) => path.getAttribute("d")).join("");
  const shape = s("path", { class: `md-hit md-${place.entry.kind}`, d, ...answers });
  const numbers2 = (d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  const even = numbers2.filter((_, i) => i % 2 === 0);
  const odd = numbers2.filter((_, i) => i % 2 === 1);
  const middle = (all) => (Math.min(...all) + Math.max(...all)) / 2;
  return { place, node: shape, dot: null, d, x: middle(even), y: middle(odd) };
}

// diagram/anchor.js
function spread(points) {
  for (const { dot, x, y, node } of points) {
    const near = Math.min(...points.map((other) => other.dot === dot ? Infinity : Math.hypot(other.x - x, other.y - y)));
    node.setAttribute("r", Math.max(DOT, Math.min(26, near / 2)).toFixed(1));
  }
}
function anchor(hits, frame) {
  const scale = 0.25;
  const [width, height] = [Math.round(frame.width * scale), Math.round(frame.height * scale)];
  const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d", { willReadFrequently: true });
  if (!context) return;
  const shapesOnly = hits.filter(({ dot }) => !dot);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  shapesOnly.forEach(({ d }, i) => {
    context.fillStyle = `rgb(${i + 1 & 255},${i + 1 >> 8},${(i + 1) * 97 & 255})`;
    context.fill(new Path2D(d));
  });
  const { data } = context.getImageData(0, 0, width, height);
  const owner = new Int32Array(width * height);
  for (let p = 0; p < owner.length; p++) {
    const [r, g, b, alpha] = data.subarray(4 * p, 4 * p + 4);
    const id = r + 256 * g;
    if (alpha === 255 && b === (id * 97 & 255)) owner[p] = id;
  }
  const deep = new Int32Array(owner.length);
  const meet = (p, across, along) => owner[p] === owner[across] && owner[p] === owner[along] ? Math.min(deep[across], deep[along]) + 1 : 1;
  for (let p = width; p < owner.length; p++) deep[p] = meet(p, p - 1, p - width);
  const best = new Array(shapesOnly.length + 1).fill(0);
  for (let p = owner.length - width - 1; p >= 0; p--) {
    deep[p] = Math.min(deep[p], meet(p, p + 1, p + width));
    if (owner[p] && deep[p] > (deep[best[owner[p]]] ?? 0)) best[owner[p]] = p;
  }
  shapesOnly.forEach((hit, i) => {
    const p = best[i + 1];
    if (p) Object.assign(hit, { x: (p % width + 0.5) / scale, y: (Math.floor(p / width) + 0.5) / scale });
  });
}

// diagram/bar.js
function choice(legend, key, choices, uid) {
  return h(
    "fieldset",
    { class: `md-choice md-by-${key}` },
    h("legend", {}, legend),
    ...choices.map(
      ({ id, name, title: title2 }) => h(
        "label",
        { title: title2 ?? null, "data-value": id },
        h("input", { type: "radio", name: `${uid}-${key}`, value: id, "data-key": key }),
        h("span", {}, name)
      )
    )
  );
}
function bar(payload, uid) {
  return h(
    "div",
    { class: "md-bar", role: "group", "aria-label": "How the drawing is shown" },
    choice(
      "Layer",
      "layer",
      payload.layers.map(({ id, short, name }) => ({ id, name: short, title: name })),
      uid
    ),
    h("label", { class: "md-check" }, h("input", { type: "checkbox", "data-key": "labels" }), h("span", {}, "Labels")),
    h(
      "details",
      { class: "md-more" },
      h("summary", {}, "View"),
      h(
        "div",
        { class: "md-panel" },
        choice(
          "Side of the receiver",
          "side",
          [
            { id: "both", name: "both" },
            { id: "left", name: "left" },
            { id: "right", name: "right" }
          ],
          uid
        ),
        choice(
          "Seen by the giver at the",
          "viewpoint",
          [
            { id: "feet", name: "hips, looking up" },
            { id: "head", name: "head, looking down" }
          ],
          uid
        ),
        choice("Skin", "tone", payload.tones, uid),
        h(
          "label",
          { class: "md-check" },
          h("input", { type: "checkbox", "data-key": "covered" }),
          h("span", {}, "Cover the names (key C)")
        )
      )
    ),
    zoomButtons()
  );
}
var ZOOMS = [
  ["in", "+", "Zoom in"],
  ["out", "−", "Zoom out"],
  ["reset", "⤢", "Show the whole back"]
];
function zoomButtons() {
  return h(
    "div",
    { class: "md-zoom", role: "group", "aria-label": "Zoom" },
    ...ZOOMS.map(([act, text, label]) => h("button", { type: "button", "data-act": act, "aria-label": label, title: label }, text))
  );
}

// diagram/card.js
function card(payload, place) {
  const { entry } = place;
  const used = new Set(entry.summary.sources);
  for (const section of entry.card) for (const item of section.items) for (const id of item.sources) used.add(id);
  const names = h("p", { class: "md-names" }, entry.english);
  if (entry.latin) names.append(" · ", h("i", { lang: "la" }, entry.latin));
  if (entry.say) names.append(" ", h("span", { class: "md-say" }, `(say: ${entry.say})`));
  return h(
    "article",
    { class: "md-card", tabindex: 0, "aria-label": place.name },
    h(
      "header",
      {},
      h("h3", {}, entry.name, place.side ? h("span", { class: "md-side" }, ` ${place.side}`) : null),
      h("button", { type: "button", class: "md-close", "data-act": "close", "aria-label": `Close ${place.name}` }, "×")
    ),
    names,
    h("p", { class: "md-summary" }, entry.summary.text, marks(payload, entry.summary)),
    ...entry.card.map((section) => sectionOf(payload, section, place)),
    used.size ? sourcesOf(payload, used) : null,
    h("p", { class: "md-notice" }, payload.notice)
  );
}
function sectionOf(payload, section, place) {
  const shared = section.items.every(({ basis }) => basis === section.items[0].basis) ? section.items[0] : null;
  const title2 = h(
    "h4",
    {},
    section.tone === "care" ? h("span", { class: "md-sign", "aria-hidden": "true" }, "!") : null,
    section.title,
    shared && !shared.sources.length ? marks(payload, shared) : null
  );
  const items = section.items.map(
    (item) => h(
      "li",
      {},
      item.label ? h("strong", {}, `${item.label}. `) : null,
      item.text,
      shared && !item.sources.length ? null : marks(payload, item),
      linksOf(payload, item.links ?? [], place)
    )
  );
  return h(
    "div",
    { class: `md-section ${section.tone === "care" ? "md-care" : "md-part"}`, "data-section": section.id },
    title2,
    h("ul", {}, ...items)
  );
}
function marks(payload, statement) {
  const node = h("span", { class: "md-marks" });
  const basis = payload.words.bases[statement.basis];
  if (basis) node.append(" ", h("span", { class: "md-basis" }, basis));
  for (const id of statement.sources) {
    const source = payload.sources[id];
    const text = source?.short ?? id;
    node.append(
      " ",
      /^https?:/.test(source?.url ?? "") ? h("a", { class: "md-source", href: source.url, target: "_blank", rel: "noopener noreferrer" }, text) : h("span", { class: "md-source" }, text)
    );
  }
  return node;
}
function linksOf(payload, links, place) {
  const known = links.filter((base) => payload.entries[base]);
  if (!known.length) return null;
  return h(
    "span",
    { class: "md-links" },
    ...known.map((base) => h("button", { type: "button", "data-go": sided(payload, base, place.side) }, payload.entries[base].name))
  );
}
function sourcesOf(payload, used) {
  const rows2 = [...used].filter((id) => payload.sources[id]).map((id) => {
    const { short, title: title2, verified } = payload.sources[id];
    return h("li", {}, `${short}. ${title2}. `, h("em", {}, payload.words.checked[verified] ?? verified));
  });
  return h("details", { class: "md-sources" }, h("summary", {}, "Sources, and how far we checked them"), h("ul", {}, ...rows2));
}

// diagram/find-it.js
function quest(payload, ids) {
  const places = ids.map((id) => placeOf(payload, id)).filter((place) => place !== null);
  const task = h("p", { class: "md-task" });
  const answer = h("p", { class: "md-answer", "aria-live": "polite" });
  const next = h("button", { type: "button", "data-act": "next", hidden: "" }, "Next");
  const node = h("div", { class: "md-quest", role: "group", "aria-label": "Find it" }, task, answer, next);
  const progress = { step: 0, first: 0, tried: false };
  const ask = () => {
    const place = places[progress.step];
    task.textContent = place ? `${progress.step + 1} of ${places.length}. Find: ${place.name}.` : `Done. You found ${progress.first} of ${places.length} at the first try.`;
    answer.textContent = "";
    next.hidden = true;
    progress.tried = false;
  };
  ask();
  return {
    node,
    next() {
      progress.step += 1;
      ask();
    },
    /** @param {string | null} id */
    judge(id) {
      const wanted = places[progress.step];
      const found = id === null ? null : placeOf(payload, id);
      if (!wanted || !found || !next.hidden) return;
      const right = found.id === wanted.id;
      if (right && !progress.tried) progress.first += 1;
      progress.tried = true;
      const mirrored = !right && found.base === wanted.base;
      answer.textContent = right ? `Yes, this is it: ${wanted.name}.` : mirrored ? `Right place, other side. Left and right are those of the receiver. Try again.` : `You chose: ${found.name}. Look for ${wanted.name}. ${wanted.entry.summary.text} Try again.`;
      node.dataset.answer = right ? "right" : "wrong";
      if (!right) return;
      next.hidden = false;
      next.textContent = progress.step + 1 < places.length ? "Next" : "See how you did";
    }
  };
}

// core/labels.js
var SERIES = /^(.*?)(\d+)(.*)$/;
var FEWEST_IN_SERIES = 3;
function labelsOf(spots, chosen) {
  const rows2 = /* @__PURE__ */ new Map();
  for (const spot of spots) {
    const [, before, , after] = SERIES.exec(spot.base) ?? [];
    const key = before === void 0 || spot.side !== "" || spot.id === chosen ? spot.id : `${before}#${after}`;
    rows2.set(key, [...rows2.get(key) ?? [], spot]);
  }
  const short = (spot) => spot.name.split(",")[0];
  const labels = [];
  for (const row of rows2.values()) {
    if (row.length < FEWEST_IN_SERIES) {
      for (const spot of row)
        labels.push({ text: spot.name, rank: spot.id === chosen ? 0 : spot.kind === "landmark" ? 3 : 1, spots: [spot] });
    } else {
      const ordered = [...row].sort((a, b) => a.y - b.y);
      const number = (spot) => Number(SERIES.exec(spot.base)?.[2]);
      const [first, last] = number(ordered[0]) < number(ordered[ordered.length - 1]) ? [ordered[0], ordered[ordered.length - 1]] : [ordered[ordered.length - 1], ordered[0]];
      labels.push({ text: `${short(first)} to ${short(last)}`, rank: 2, spots: ordered });
    }
  }
  return labels.sort((a, b) => a.rank - b.rank);
}
function fitting(labels, room) {
  let left = room;
  return labels.filter(({ height }) => {
    if (height > left) return false;
    left -= height;
    return true;
  });
}
function apartFrom(marks2, apart, most) {
  const kept = [];
  for (const mark of marks2) {
    if (kept.length < most && kept.every(({ x, y }) => Math.hypot(mark.x - x, mark.y - y) >= apart)) kept.push(mark);
  }
  return kept;
}
function placeLabels(anchors, x, bottom) {
  const order = anchors.map((_, i) => i).sort((a, b) => anchors[a].y - anchors[b].y);
  let middles = stacked(
    order.map((i) => anchors[i]),
    bottom
  );
  for (let round = 0; round < anchors.length ** 2; round++) {
    const pair = firstCrossing(
      order.map((i) => anchors[i]),
      middles,
      x
    );
    if (!pair) break;
    const [a, b] = pair;
    [order[a], order[b]] = [order[b], order[a]];
    middles = stacked(
      order.map((i) => anchors[i]),
      bottom
    );
  }
  const places = new Array(anchors.length);
  order.forEach((i, k) => {
    places[i] = middles[k];
  });
  return places;
}
function stacked(labels, bottom) {
  const need = labels.reduce((sum, { height }) => sum + height, 0);
  const gap = labels.length > 1 ? Math.max(0, Math.min(6, (bottom - need) / (labels.length - 1))) : 0;
  const tops = labels.map((_, k) => labels.slice(0, k).reduce((sum, { height }) => sum + height + gap, labels[k].height / 2));
  const pools = [];
  for (const [k, { y }] of labels.entries()) {
    let pool = { below: y - tops[k], count: 1 };
    for (let last = pools.at(-1); last && last.below > pool.below; last = pools.at(-1)) {
      pools.pop();
      const count = last.count + pool.count;
      pool = { below: (last.below * last.count + pool.below * pool.count) / count, count };
    }
    pools.push(pool);
  }
  const most = Math.max(0, bottom - need - gap * (labels.length - 1));
  return pools.flatMap(({ below, count }) => new Array(count).fill(Math.min(most, Math.max(0, below)))).map((below, k) => tops[k] + below);
}
function firstCrossing(anchors, middles, x) {
  for (let a = 0; a < anchors.length; a++) {
    for (let b = a + 1; b < anchors.length; b++) {
      if (crossing({ x, y: middles[a] }, anchors[a], { x, y: middles[b] }, anchors[b])) return [a, b];
    }
  }
  return null;
}
function crossing(a, b, c, d) {
  const turn = (p, q, r) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}
function wrapped(text, fits) {
  const lines = [];
  for (let word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (last !== void 0 && fits(`${last} ${word}`)) {
      lines[lines.length - 1] = `${last} ${word}`;
      continue;
    }
    while (!fits(word) && word.length > 4) {
      let end = word.length - 3;
      while (end > 3 && !fits(`${word.slice(0, end)}-`)) end -= 1;
      lines.push(`${word.slice(0, end)}-`);
      word = word.slice(end);
    }
    lines.push(word);
  }
  return lines;
}

// diagram/labels.js
var SIZE = 13;
var LINE = SIZE * 1.15;
var NARROWEST = 92;
var NUMBER = 9;
var MOST_NUMBERS = 12;
var MOST_BESIDE = 11;
var BRACKET = 9;
function drawLabels(svg, legend, hits, side, chosen, room) {
  svg.setAttribute("viewBox", `0 0 ${room.width} ${room.height}`);
  svg.replaceChildren();
  const seen = labelled(hits, side, chosen).map((hit) => spotOf(hit, room)).filter(({ x, y }) => x > room.canvas.left && x < room.canvas.right && y > room.canvas.top && y < room.canvas.bottom);
  const labels = labelsOf(seen, chosen);
  const beside = Math.min(room.canvas.left, room.width - room.canvas.right) >= NARROWEST;
  const shown = beside ? besides(svg, labels, room) : numbers(svg, labels);
  const more = labels.length - shown.length;
  legend.classList.toggle("md-beside", beside);
  legend.replaceChildren(
    ...beside ? [] : [h("ol", {}, ...shown.map(({ text }) => h("li", {}, text)))],
    ...more > 0 ? [h("p", {}, `${more} more ${more === 1 ? "name" : "names"} when you zoom in.`)] : []
  );
}
function spotOf(hit, room) {
  const { id, base, side, entry } = hit.place;
  return { id, base, side, name: entry.name, kind: entry.kind, ...room.at(hit) };
}
function besides(svg, labels, room) {
  const context = document.createElement("canvas").getContext("2d");
  if (context) context.font = `${SIZE}px ${room.font}`;
  const middle = (room.canvas.left + room.canvas.right) / 2;
  const both = [[], []];
  for (const label of labels) {
    const { x, y } = middleOf(label);
    const right = label.spots[0].side === "" ? both[0].length > both[1].length : x >= middle;
    const column = (right ? room.width - room.canvas.right : room.canvas.left) - 14;
    const lines = wrapped(label.text, (text) => (context?.measureText(text).width ?? 0) <= column);
    both[right ? 1 : 0].push({ x, y, lines, height: lines.length * LINE + 4, label });
  }
  return both.flatMap((all, right) => {
    const side = fitting(all.slice(0, MOST_BESIDE), room.height);
    const edge = right ? room.canvas.right + 6 : room.canvas.left - 6;
    for (const mark of side) if (mark.label.spots.length > 1) mark.x += right ? BRACKET : -BRACKET;
    const middles = placeLabels(side, edge, room.height);
    for (const [i, mark] of side.entries()) drawBeside(svg, mark, middles[i], edge, Boolean(right));
    return side.map(({ label }) => label);
  });
}
function drawBeside(svg, mark, middle, edge, right) {
  for (const kind of ["md-leader-ground", "md-leader"])
    svg.append(s("line", { class: kind, x1: edge, y1: middle, x2: mark.x, y2: mark.y }));
  const { spots } = mark.label;
  if (spots.length > 1) {
    const inwards = right ? -4 : 4;
    const [top, bottom] = [spots[0].y - 3, spots[spots.length - 1].y + 3];
    svg.append(s("path", { class: "md-bracket", d: `M${mark.x + inwards} ${top}H${mark.x}V${bottom}H${mark.x + inwards}` }));
  } else {
    svg.append(s("circle", { class: "md-end", cx: mark.x, cy: mark.y, r: 2 }));
  }
  const text = s("text", { class: "md-label", "font-size": SIZE, "text-anchor": right ? "start" : "end" });
  mark.lines.forEach((line, k) => {
    const part = s("tspan", { x: edge + (right ? 4 : -4), y: middle + SIZE * 0.35 + LINE * (k - (mark.lines.length - 1) / 2) });
    part.textContent = line;
    text.append(part);
  });
  svg.append(text);
}
function numbers(svg, labels) {
  const marks2 = apartFrom(
    labels.map((label) => ({ ...middleOf(label), label })),
    2 * NUMBER + 2,
    MOST_NUMBERS
  ).sort((a, b) => a.y - b.y);
  marks2.forEach(({ x, y }, i) => {
    const text = s("text", { class: "md-number", x, y: y + 4, "font-size": 12, "text-anchor": "middle" });
    text.textContent = String(i + 1);
    svg.append(s("circle", { class: "md-numbered", cx: x, cy: y, r: NUMBER }), text);
  });
  return marks2.map(({ label }) => label);
}
function middleOf({ spots }) {
  const [first, last] = [spots[0], spots[spots.length - 1]];
  return { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 };
}
function labelled(hits, side, chosen) {
  const bases = [...new Set(hits.map(({ place }) => place.base))];
  const of = (base, one) => hits.find(({ place }) => place.base === base && (place.side === one || place.side === ""));
  const ordered = bases.map((base) => of(base, "right") ?? of(base, "left")).filter((hit) => hit !== void 0);
  ordered.sort((a, b) => a.y - b.y);
  return ordered.map((hit, i) => {
    const wanted = hits.find(({ place }) => place.id === chosen && place.base === hit.place.base);
    return wanted ?? of(hit.place.base, side === "both" ? ["left", "right"][i % 2] : side) ?? hit;
  });
}

// diagram/links.js
function nearestDiagram(link) {
  const page = link.closest(".jp-Notebook") ?? document;
  const all = [...page.querySelectorAll(".massage-diagram:not(.md-still)")];
  const before = all.filter((diagram) => diagram.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING);
  return before[before.length - 1] ?? all[0];
}

// core/search.js
function plain(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\bmm\.?\s/g, "musculi ").replace(/\bm\.?\s/g, "musculus ").replace(/[^a-z0-9]+/g, " ").trim();
}
var KINDS = ["zone", "muscle", "region", "bone", "landmark"];
function search(payload, query) {
  const phrase = plain(query);
  const words = phrase.split(" ").filter(Boolean);
  if (!words.length) return [];
  const has = (name) => words.every((word) => ` ${plain(name)}`.includes(` ${word}`));
  const found = [];
  for (const [base, entry] of Object.entries(payload.entries)) {
    const own = [entry.name, entry.english, entry.latin ?? ""];
    const names = [...own, ...entry.also];
    const spread2 = words.every((word) => names.some((name) => ` ${plain(name)}`.includes(` ${word}`)));
    if (!spread2) continue;
    const rank = own.some((name) => plain(name) === phrase) ? 0 : entry.also.some((name) => plain(name) === phrase) ? 1 : names.some((name) => plain(name).startsWith(phrase)) ? 2 : 3;
    const by = has(entry.name) ? null : names.find((name) => plain(name) === phrase) ?? names.find(has) ?? null;
    found.push([rank + (rank === 1 ? KINDS.indexOf(entry.kind) / 10 : entry.kind === "region" ? 0 : 0.5), { base, by }]);
  }
  return found.sort((a, b) => a[0] - b[0]).map(([, one]) => one);
}
function topics(payload, query) {
  const phrase = plain(query);
  if (phrase.length < 3) return [];
  return payload.topics.filter(({ names }) => names.some((name) => ` ${plain(name)}`.includes(` ${phrase}`)));
}

// diagram/list.js
function rows(payload, bases, side, layer, by = /* @__PURE__ */ new Map()) {
  return h(
    "ul",
    {},
    ...bases.map((base) => {
      const entry = payload.entries[base];
      const otherName = by.has(base) ? h("span", { class: "md-where" }, `also: ${by.get(base)}`) : null;
      const sides = entry.sides === "midline" ? [""] : ["left", "right"].filter((one) => side === "both" || one === side);
      const other = entry.layer === layer ? null : h("span", { class: "md-where" }, payload.layers.find(({ id }) => id === entry.layer)?.short ?? "");
      const buttons = sides.map((one) => {
        const id = one ? `${base}-${one}` : base;
        const label = sides.length > 1 ? one : entry.name;
        return h(
          "button",
          { type: "button", "data-region": id, "aria-pressed": "false", "aria-label": one ? `${entry.name}, ${one}` : entry.name },
          label
        );
      });
      return sides.length > 1 ? h("li", {}, h("span", { class: "md-row" }, entry.name, otherName, other), ...buttons) : h("li", { class: "md-one" }, ...buttons, otherName, other);
    })
  );
}
function grouped(payload, layer, side) {
  const node = h("div", { class: "md-groups" });
  for (const group of payload.groups) {
    const bases = Object.keys(payload.entries).filter(
      (base) => payload.entries[base].layer === layer && payload.entries[base].group === group
    );
    if (bases.length) node.append(h("div", { class: "md-group" }, h("h3", {}, group), rows(payload, bases, side, layer)));
  }
  return node;
}
function results(payload, query, side, layer) {
  const known = topics(payload, query);
  const places = [...known.flatMap((topic) => topic.places.map((base) => ({ base, by: null }))), ...search(payload, query)];
  const bases = [...new Set(places.map(({ base }) => base))];
  const by = new Map(places.flatMap(({ base, by: name }) => name === null ? [] : [[base, name]]));
  if (!bases.length) return h("p", { class: "md-none" }, "No place has that name. Try a shorter word.");
  return h("div", {}, ...known.map(({ text }) => h("p", { class: "md-topic" }, text)), rows(payload, bases, side, layer, by));
}

// core/scale.js
var OWN = ["var(--md-halo)", "var(--md-pick)"];
var COLOUR = /^#(?:[0-9a-f]{3}){1,2}$/i;
function ramp({ colours }) {
  return colours?.length > 1 && colours.every((colour) => COLOUR.test(colour)) ? colours : OWN;
}
function colourOf(scale, value) {
  const colours = ramp(scale);
  const { low, high } = scale;
  const share = low < high ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5;
  const at = Math.min(colours.length - 2, Math.floor(share * (colours.length - 1)));
  const part = Math.round(100 * (share * (colours.length - 1) - at));
  return `color-mix(in srgb, ${colours[at + 1]} ${part}%, ${colours[at]})`;
}
function written(value) {
  return String(Number(value.toPrecision(3)));
}

// diagram/values.js
function numberOf(host, id) {
  const value = host.get("values")?.[id];
  return value === void 0 ? "" : written(value);
}
var title = (host) => host.get("scale")?.label || say("diagram.values.title");
function paintValues(host, hits) {
  const values = host.get("values") ?? {};
  for (const { node, dot, place } of hits) {
    const value = values[place.id];
    for (const shape of [node, dot]) {
      shape?.classList.toggle("md-valued", value !== void 0);
      if (value === void 0) shape?.style.removeProperty("--md-value");
      else shape?.style.setProperty("--md-value", colourOf(host.get("scale"), value));
    }
  }
}
function showScale(host, place) {
  if (!Object.keys(host.get("values") ?? {}).length) {
    place.replaceChildren();
    return;
  }
  const scale = host.get("scale");
  const { low, high } = scale;
  const colours = ramp(scale);
  const band = h("div", { class: "md-band", "aria-hidden": "true" });
  band.style.background = low < high ? `linear-gradient(to right, ${colours.join(", ")})` : colourOf(scale, low);
  const ends = low < high ? [low, (low + high) / 2, high] : [low];
  place.replaceChildren(h("p", {}, title(host)), band, h("p", { class: "md-ends" }, ...ends.map((end) => h("span", {}, written(end)))));
}
function listValues(host, list) {
  for (
    const button of
    /** @type {NodeListOf<HTMLElement>} */
    list.querySelectorAll("button[data-region]")
  ) {
    const number = numberOf(host, button.dataset.region ?? "");
    if (!number) continue;
    button.append(" ", h("span", { class: "md-number" }, number));
    button.setAttribute("aria-label", `${button.getAttribute("aria-label")}, ${number}`);
  }
}
function valueLine(host, id, side = "") {
  const number = numberOf(host, id);
  const what = side ? `${title(host)}, ${side}` : title(host);
  return number ? h("p", { class: "md-value" }, h("strong", {}, `${what}: `), number) : null;
}

// diagram/zoom.js
var MAX_ZOOM = 6;
var REST_MS = 160;
function zoomable(stage, canvas, sheet, signal, changed) {
  const view = { zoom: 1, x: 0, y: 0, sharp: 1, dragged: false };
  let rest = 0;
  const fingers = /* @__PURE__ */ new Map();
  const show = () => {
    const room = { x: canvas.clientWidth * (view.zoom - 1), y: canvas.clientHeight * (view.zoom - 1) };
    view.x = Math.min(0, Math.max(-room.x, view.x));
    view.y = Math.min(0, Math.max(-room.y, view.y));
    sheet.style.transform = view.zoom === 1 && view.sharp === 1 ? "" : `translate(${view.x}px, ${view.y}px) scale(${view.zoom / view.sharp})`;
    stage.classList.toggle("md-zoomed", view.zoom > 1);
    changed();
  };
  const sharpen = () => {
    view.sharp = view.zoom;
    sheet.style.width = `${view.zoom * 100}%`;
    show();
  };
  signal.addEventListener("abort", () => clearTimeout(rest));
  const zoomAt = (factor, x, y) => {
    const zoom = Math.min(MAX_ZOOM, Math.max(1, view.zoom * factor));
    view.x = x - (x - view.x) * (zoom / view.zoom);
    view.y = y - (y - view.y) * (zoom / view.zoom);
    view.zoom = zoom;
    show();
    clearTimeout(rest);
    rest = setTimeout(sharpen, REST_MS);
  };
  const inCanvas = (event) => {
    const box = canvas.getBoundingClientRect();
    const scale = box.width / canvas.offsetWidth || 1;
    return { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
  };
  const reset = () => {
    Object.assign(view, { zoom: 1, x: 0, y: 0 });
    sharpen();
  };
  stage.addEventListener(
    "wheel",
    (event) => {
      const keyed = event.ctrlKey || event.metaKey;
      const stuck = event.deltaY > 0 ? view.zoom === 1 : view.zoom === MAX_ZOOM;
      if (!keyed && (view.zoom === 1 || stuck)) return;
      event.preventDefault();
      const { x, y } = inCanvas(event);
      zoomAt(Math.exp(Math.max(-0.3, Math.min(0.3, -event.deltaY * 0.01))), x, y);
    },
    { signal, passive: false }
  );
  stage.addEventListener("dblclick", reset, { signal });
  stage.addEventListener(
    "pointerdown",
    (event) => {
      view.dragged = false;
      fingers.set(event.pointerId, inCanvas(event));
    },
    { signal }
  );
  addEventListener(
    "pointermove",
    (event) => {
      const before = fingers.get(event.pointerId);
      if (!before || view.zoom === 1 && fingers.size < 2) return;
      const now = inCanvas(event);
      const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      if (others.length) {
        const [other] = others;
        const far = (at) => Math.hypot(at.x - other.x, at.y - other.y);
        zoomAt(far(now) / Math.max(1, far(before)), other.x, other.y);
      } else {
        if (!view.dragged && Math.hypot(now.x - before.x, now.y - before.y) < 4) return;
        view.x += now.x - before.x;
        view.y += now.y - before.y;
        show();
      }
      view.dragged = true;
      fingers.set(event.pointerId, now);
    },
    { signal }
  );
  for (const end of ["pointerup", "pointercancel"])
    addEventListener(end, (event) => fingers.delete(
      /** @type {PointerEvent} */
      event.pointerId
    ), { signal });
  return {
    view,
    reset,
    step: (factor) => zoomAt(factor, canvas.clientWidth / 2, canvas.clientHeight / 2)
  };
}

// diagram/mount.js
var OWN_KEYS = ["Enter", " ", "Escape", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
function idIn(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
function mount(element, { payload }, host) {
  const ending = new AbortController();
  const { signal } = ending;
  const art = picture(payload);
  const { svg: map, hits, halo, picked } = shapes(payload);
  const labels = s("svg", { class: "md-labels", "aria-hidden": "true" });
  const sheet = h("div", { class: "md-sheet" }, art, map);
  const legend = h("div", { class: "md-legend" });
  const scale = h("div", { class: "md-scale" });
  const canvas = h("div", { class: "md-canvas" }, sheet);
  const stage = h("div", { class: "md-stage" }, canvas, labels);
  const name = h("p", { class: "md-name" });
  const find = (
    /** @type {HTMLInputElement} */
    h("input", { type: "search", placeholder: "lats, lower back, M. …", "aria-label": "Find a place by name" })
  );
  const places = h("div", { class: "md-places" });
  const list = h("nav", { class: "md-list", "aria-label": "All places of this layer" }, find, places);
  const guide = h("div", { class: "massage-guidance", role: "region", "aria-live": "polite", "aria-label": "Guidance", tabindex: -1 });
  const controls = bar(payload, `md${registry().count}`);
  const asked = host.get("ask") ?? [];
  const task = asked.length ? quest(payload, asked) : null;
  const cover = h("p", { class: "md-cover", role: "status" });
  const root = h(
    "div",
    { class: "massage-diagram", role: "region", "aria-label": "Diagram of the back" },
    h("h2", { class: "md-unseen" }, "The back"),
    controls,
    task?.node ?? null,
    cover,
    h("div", { class: "md-main" }, list, h("div", { class: "md-figure" }, name, stage, scale, legend), guide)
  );
  const cards = /* @__PURE__ */ new Map();
  const cardOf = (place) => {
    const found = cards.get(place.id) ?? card(payload, place);
    cards.set(place.id, found);
    return found;
  };
  const welcome = () => {
    const layer = payload.layers.find(({ id }) => id === host.get("layer"));
    return h(
      "div",
      { class: "md-welcome", tabindex: 0, role: "group", "aria-label": "About this layer" },
      h("h3", {}, layer?.name ?? ""),
      h("p", {}, layer?.hint ?? ""),
      h("p", {}, "Point at a place to see its name. Click it, or choose it in the list, to read about it."),
      h("p", { class: "md-notice" }, payload.notice)
    );
  };
  let shown = (
    /** @type {string | null} */
    null
  );
  const showSelected = () => {
    const id = host.get("selected");
    const hit = id === null ? void 0 : hits.get(id);
    for (const [one, pressed] of [
      [shown, "false"],
      [id, "true"]
    ]) {
      if (one === null) continue;
      hits.get(one)?.node.setAttribute("aria-pressed", pressed);
      for (const button of rowsById.get(one) ?? []) button.setAttribute("aria-pressed", pressed);
    }
    shown = id;
    halo.setAttribute("d", hit?.d ?? "");
    picked.setAttribute("d", hit?.d ?? "");
    picked.setAttribute("class", `md-picked md-${hit?.place.entry.kind ?? "none"}`);
    if (hit) {
      guide.dataset.region = id;
      guide.replaceChildren(...[valueLine(host, hit.place.id), cardOf(hit.place)].filter((node) => node !== null));
    } else {
      delete guide.dataset.region;
      guide.replaceChildren(welcome());
    }
    task?.judge(id);
  };
  const rowsById = /* @__PURE__ */ new Map();
  const showList = () => {
    const layer = host.get("layer");
    const query = find.value.trim();
    const body = query ? results(payload, query, host.get("side"), layer) : grouped(payload, layer, host.get("side"));
    listValues(host, body);
    places.replaceChildren(body);
    rowsById.clear();
    for (
      const button of
      /** @type {NodeListOf<HTMLElement>} */
      places.querySelectorAll("[data-region]")
    ) {
      const id = button.dataset.region ?? "";
      rowsById.set(id, [...rowsById.get(id) ?? [], button]);
      if (id === host.get("selected")) button.setAttribute("aria-pressed", "true");
    }
  };
  const answering = () => [...hits.values()].filter(
    ({ place }) => place.entry.layer === host.get("layer") && (host.get("side") === "both" || place.side === "" || place.side === host.get("side"))
  );
  const anchored = /* @__PURE__ */ new Set();
  const anchors = () => {
    const layer = host.get("layer");
    if (!anchored.has(layer))
      anchor(
        [...hits.values()].filter(({ place }) => place.entry.layer === layer),
        payload.frame
      );
    anchored.add(layer);
  };
  const showFrame = () => {
    for (const key of ["layer", "side", "viewpoint", "tone"]) root.dataset[key] = host.get(key);
    for (
      const input of
      /** @type {NodeListOf<HTMLInputElement>} */
      controls.querySelectorAll("input")
    ) {
      const value = host.get(input.dataset.key ?? "");
      input.checked = input.type === "checkbox" ? Boolean(value) : input.value === value;
    }
    const open = new Set(answering());
    for (const hit of hits.values()) {
      const closed = !open.has(hit);
      hit.node.classList.toggle("md-shut", closed);
      hit.node.setAttribute("tabindex", "-1");
      hit.node.toggleAttribute("aria-hidden", closed);
      if (closed) hit.node.setAttribute("aria-hidden", "true");
    }
    const first = hits.get(host.get("selected")) ?? [...open][0];
    (open.has(first) ? first : [...open][0])?.node.setAttribute("tabindex", "0");
  };
  const showPlate = async () => {
    const [layer, tone] = [host.get("layer"), host.get("tone")];
    const address = await plate(payload, layer, tone);
    if (!signal.aborted && layer === host.get("layer") && tone === host.get("tone")) art.src = address;
  };
  const called = (place) => [place.name, numberOf(host, place.id)].filter(Boolean).join(", ");
  const showValues = () => {
    paintValues(host, hits.values());
    showScale(host, scale);
  };
  const showCovered = () => {
    const covered = Boolean(host.get("covered"));
    root.classList.toggle("md-covered", covered);
    cover.replaceChildren(
      ...covered ? [
        "The names are covered. Say what you see, then show them. ",
        h("button", { type: "button", "data-act": "uncover" }, "Show the names (C)")
      ] : []
    );
    for (const { node, place } of hits.values()) node.setAttribute("aria-label", covered ? "A covered place" : called(place));
    if (covered) name.textContent = "";
  };
  const showHighlight = () => {
    const marked = new Set(host.get("highlight"));
    for (const [id, hit] of hits) hit.node.classList.toggle("md-marked", marked.has(id) || marked.has(hit.place.base));
  };
  let measured = "";
  const showLabels = () => {
    const on = Boolean(host.get("labels"));
    if (!on && !root.classList.contains("md-labelled")) return;
    const width = `${on} ${root.clientWidth} ${innerHeight}`;
    if (width !== measured) {
      root.classList.remove("md-labelled");
      root.style.setProperty("--md-size", getComputedStyle(canvas).width);
      measured = width;
    }
    root.classList.toggle("md-labelled", on);
    if (!on) {
      labels.replaceChildren();
      legend.replaceChildren();
      return;
    }
    anchors();
    const { frame } = payload;
    const box = {
      left: canvas.offsetLeft + zoom.view.x,
      top: canvas.offsetTop + zoom.view.y,
      scale: canvas.clientWidth / frame.width * zoom.view.zoom
    };
    const turned = host.get("viewpoint") === "head";
    drawLabels(labels, legend, answering(), host.get("side"), host.get("selected"), {
      width: stage.clientWidth,
      height: stage.clientHeight,
      canvas: {
        left: canvas.offsetLeft,
        right: canvas.offsetLeft + canvas.clientWidth,
        top: canvas.offsetTop,
        bottom: canvas.offsetTop + canvas.clientHeight
      },
      font: getComputedStyle(root).fontFamily,
      at: (hit) => ({
        x: box.left + box.scale * (turned ? frame.width - hit.x : hit.x),
        y: box.top + box.scale * (turned ? frame.height - hit.y : hit.y)
      })
    });
  };
  const zoom = zoomable(stage, canvas, sheet, signal, () => showLabels());
  const select = (id) => {
    const place = id === null ? null : placeOf(payload, id);
    if (place && place.entry.layer !== host.get("layer")) host.set("layer", place.entry.layer);
    host.set("selected", id);
  };
  const leave = () => {
    const menu = controls.querySelector("details[open]");
    if (menu) {
      menu.removeAttribute("open");
      menu.querySelector("summary")?.focus();
      return;
    }
    const inCard = guide.contains(document.activeElement);
    const last = hits.get(shown ?? "");
    if (shown !== null) select(null);
    if (inCard) last?.node.focus({ preventScroll: true });
  };
  const toggle = (id) => select(host.get("selected") === id ? null : id);
  const regionOf = (target) => (
    /** @type {Element | null} */
    target?.closest("[data-region]:not(.massage-guidance)")?.getAttribute("data-region") ?? null
  );
  root.addEventListener(
    "click",
    (event) => {
      const button = (
        /** @type {Element} */
        event.target.closest("button")
      );
      const id = regionOf(event.target);
      if (id !== null) {
        if (!zoom.view.dragged) toggle(id);
        return;
      }
      if (!button) return;
      if (button.dataset.go) {
        select(button.dataset.go);
        guide.focus({ preventScroll: true });
      }
      const act = button.dataset.act;
      if (act === "close") leave();
      if (act === "next") {
        task?.next();
        select(null);
      }
      if (act === "in" || act === "out") zoom.step(act === "in" ? 1.5 : 1 / 1.5);
      if (act === "reset") zoom.reset();
      if (act === "uncover") {
        host.set("covered", false);
        guide.focus({ preventScroll: true });
      }
    },
    { signal }
  );
  addEventListener(
    "pointerdown",
    (event) => {
      const menu = controls.querySelector("details[open]");
      if (menu && !menu.contains(
        /** @type {Node} */
        event.target
      )) menu.removeAttribute("open");
    },
    { signal }
  );
  root.addEventListener(
    "change",
    (event) => {
      const input = (
        /** @type {HTMLInputElement} */
        event.target
      );
      const key = input.dataset.key;
      if (!key) return;
      if (key === "layer") host.set("selected", null);
      host.set(key, input.type === "checkbox" ? input.checked : input.value);
    },
    { signal }
  );
  find.addEventListener("input", showList, { signal });
  const say2 = (text) => {
    if (name.textContent !== text) name.textContent = text;
  };
  const named = (event) => {
    const id = regionOf(event.target);
    const place = id === null || asked.length ? null : placeOf(payload, id);
    say2(place && !host.get("covered") ? called(place) : "");
    if (place) cardOf(place);
  };
  for (const type of ["pointerover", "focusin"]) root.addEventListener(type, named, { signal });
  root.addEventListener("pointerleave", () => say2(""), { signal });
  addEventListener(
    "keydown",
    (event) => {
      if (!root.contains(
        /** @type {Node} */
        event.target
      ) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (OWN_KEYS.includes(event.key) || event.target === find) event.stopPropagation();
      if (event.key === "Escape") {
        leave();
        return;
      }
      if (event.key.toLowerCase() === "c" && event.target !== find) {
        event.stopPropagation();
        host.set("covered", !host.get("covered"));
        return;
      }
      const hit = hits.get(regionOf(event.target) ?? "");
      if (!hit || event.target !== hit.node) return;
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        toggle(hit.place.id);
      }
      const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
      if (!step) return;
      event.preventDefault();
      anchors();
      const way = host.get("viewpoint") === "head" ? -1 : 1;
      const next = nearest(answering(), hit, [step[0] * way, step[1] * way]);
      if (!next) return;
      hit.node.setAttribute("tabindex", "-1");
      next.node.setAttribute("tabindex", "0");
      next.node.focus({ preventScroll: true });
    },
    { signal, capture: true }
  );
  document.addEventListener(
    "click",
    (event) => {
      const link = (
        /** @type {Element | null} */
        event.target?.closest?.("a[href*='#']")
      );
      const id = idIn(link?.getAttribute("href")?.split("#")[1] ?? "");
      if (!link || !hits.has(id) || !/^#|^[^:]*$/.test(link.getAttribute("href") ?? "") || nearestDiagram(link) !== root) return;
      event.preventDefault();
      event.stopPropagation();
      select(id);
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      root.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
    },
    { signal, capture: true }
  );
  const showNumbers = () => {
    showValues();
    showList();
    showSelected();
    showCovered();
  };
  const offs = [
    host.on("selected", () => {
      showSelected();
      showLabels();
    }),
    host.on("layer", () => {
      showPlate();
      showList();
      showFrame();
      if (host.get("selected") === null) showSelected();
      showLabels();
    }),
    host.on("side", () => {
      showList();
      showFrame();
      showLabels();
    }),
    host.on("viewpoint", () => {
      showFrame();
      showLabels();
    }),
    host.on("tone", () => {
      showPlate();
      showFrame();
    }),
    host.on("labels", () => {
      showFrame();
      showLabels();
    }),
    host.on("highlight", showHighlight),
    host.on("values", showNumbers),
    host.on("scale", showNumbers),
    host.on("covered", () => {
      showCovered();
      showFrame();
    })
  ];
  const named_in_address = idIn(location.hash.slice(1));
  if (hits.has(named_in_address) && !document.querySelector(".massage-diagram")) select(named_in_address);
  showPlate();
  showValues();
  showList();
  showFrame();
  showHighlight();
  showSelected();
  showCovered();
  const sized = new ResizeObserver(() => showLabels());
  element.replaceChildren(root);
  sized.observe(stage);
  return () => {
    ending.abort();
    sized.disconnect();
    for (const off of offs) off();
    root.remove();
  };
}

// hosts/model.js
var model_default = {
  /** @param {{model: any}} context */
  initialize({ model }) {
    const id = model.get("_uid");
    const { models, waiters } = registry();
    if (!id) return void 0;
    models.set(id, model);
    waiters.dispatchEvent(new CustomEvent("model", { detail: { id, model } }));
    return () => models.delete(id);
  },
  /** @param {{model: any, el: HTMLElement}} context */
  async render({ model, el }) {
    const reference = String(model.get("_payload")).replace("IPY_MODEL_", "");
    const shared = await model.widget_manager.get_model(reference);
    useWords(shared.get("words"));
    const host = createHost();
    const unbind = bind(host, model);
    const unmount = mount(el, { payload: shared.get("payload") }, host);
    return () => {
      unmount();
      unbind();
    };
  }
};

// diagram/still.js
function mountStill(element, { payload }, host) {
  const art = picture(payload);
  const { svg: map, hits } = shapes(payload);
  map.setAttribute("role", "img");
  map.setAttribute("aria-label", "Drawing of the back");
  const chosen = new Set([host.get("selected"), ...host.get("highlight")].filter(Boolean));
  for (const hit of hits.values()) {
    for (const name of ["role", "tabindex", "aria-label", "aria-pressed"]) hit.node.removeAttribute(name);
    hit.node.classList.toggle("md-marked", chosen.has(hit.place.id) || chosen.has(hit.place.base));
  }
  paintValues(host, hits.values());
  const scale = h("div", { class: "md-scale" });
  showScale(host, scale);
  const layer = host.get("layer");
  const bases = Object.keys(payload.entries).filter((base) => payload.entries[base].layer === layer);
  const text = bases.map((base) => {
    const place = (
      /** @type {Place} */
      placeOf(payload, sided(payload, base, ""))
    );
    const still = card(payload, { ...place, side: "", name: place.entry.name });
    still.querySelector("header")?.remove();
    for (const links of still.querySelectorAll(".md-links")) {
      links.replaceWith(` (See also: ${[...links.children].map((link) => link.textContent).join(", ")}.)`);
    }
    return h(
      "details",
      { open: chosen.has(base) || chosen.has(`${base}-left`) || chosen.has(`${base}-right`) ? "" : null },
      h("summary", {}, h("h3", {}, place.entry.name)),
      ...idsOf(payload, base).map((id) => valueLine(host, id, placeOf(payload, id)?.side)),
      still
    );
  });
  const root = h(
    "div",
    {
      class: "massage-diagram md-still",
      "data-layer": layer,
      "data-tone": host.get("tone"),
      "data-viewpoint": "feet",
      "data-side": "both"
    },
    h("h2", { class: "md-unseen" }, "The back"),
    h("p", { class: "md-why" }, "This notebook is not trusted, so the drawing is a still picture. Below it is the guidance as text."),
    h(
      "div",
      { class: "md-main" },
      h(
        "div",
        { class: "md-figure" },
        h("div", { class: "md-stage" }, h("div", { class: "md-canvas" }, h("div", { class: "md-sheet" }, art, map))),
        scale
      ),
      h("div", { class: "massage-guidance", role: "region", "aria-label": "Guidance" }, ...text)
    )
  );
  element.replaceChildren(root);
  plate(payload, layer, host.get("tone")).then((address) => {
    art.src = address;
  });
  return () => root.remove();
}
export {
  bind,
  createHost,
  model_default as default,
  mount,
  mountStill,
  registry
};
