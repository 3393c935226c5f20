// The picture: the drawing of a layer as an image.

import { h } from "./dom.js";

/**
 * @typedef {import("./types.js").Payload} Payload
 */

/** How long a drawing waits for its style sheet: two seconds and more. */
const MOST_FRAMES = 150;

/** What the style sheet says of a shape, and what a picture of it has to carry with it. */
const PAINT = ["fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "opacity", "filter"];

/** @type {WeakMap<Payload, {drawing: Element, paintings: Map<string, Promise<string>>}>} the parsed drawing and its pictures, once per page */
const drawings = new WeakMap();

/** @param {Payload} payload @returns {{drawing: Element, paintings: Map<string, Promise<string>>}} */
export function drawn(payload) {
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
  const fresh = { drawing, paintings: new Map() };
  drawings.set(payload, fresh);
  return fresh;
}

/**
 * Give the address of a picture of a layer in a skin tone.
 *
 * Soft shading takes long to paint. As a picture it is painted once, and a click redraws only the thin shapes above it.
 * @param {Payload} payload
 * @param {string} layer
 * @param {string} tone
 * @param {Element} near an element of the diagram: where it stands, the style sheet is
 * @returns {Promise<string>}
 */
export function painting(payload, layer, tone, near) {
  const { drawing, paintings } = drawn(payload);
  const key = `${layer} ${tone}`;
  const known = paintings.get(key);
  if (known) return known;
  const made = (async () => {
    // The style sheet is another file, and may come later than this one; where none comes, the drawing has its own plain paint.
    const ready = () =>
      near.isConnected && styled(h("div"), layer, tone, near, (place) => getComputedStyle(place).getPropertyValue("--md-skin"));
    for (let frames = 0; frames < MOST_FRAMES && !ready(); frames++) await new Promise(requestAnimationFrame);
    const address = URL.createObjectURL(new Blob([painted(drawing, layer, tone, near)], { type: "image/svg+xml" }));
    await Object.assign(new Image(), { src: address }).decode();
    return address;
  })();
  paintings.set(key, made);
  return made;
}

/**
 * Ask the style sheet about an element as if it stood in a diagram.
 * @template T
 * @param {Element} element
 * @param {string} layer
 * @param {string} tone
 * @param {Element} near
 * @param {(place: HTMLElement) => T} ask
 * @returns {T}
 */
function styled(element, layer, tone, near, ask) {
  const place = h("div", { class: "massage-diagram", hidden: "", "data-layer": layer, "data-tone": tone }, element);
  const within = near.getRootNode();
  (within instanceof ShadowRoot ? within : document.body).append(place);
  const answer = ask(place);
  place.remove();
  return answer;
}

/**
 * @param {Element} drawing
 * @param {string} layer
 * @param {string} tone
 * @param {Element} near
 * @returns {string} the drawing with its colours written into it, and only what is seen
 */
function painted(drawing, layer, tone, near) {
  const copy = /** @type {Element} */ (document.importNode(drawing, true));
  const shown = [...copy.querySelectorAll("g, path, circle")].filter((node) => !node.closest("defs"));
  const looks = styled(copy, layer, tone, near, () =>
    shown.map((node) => {
      const style = getComputedStyle(node);
      return style.display === "none"
        ? null
        : PAINT.map((name) => `${name}:${style.getPropertyValue(name)}`)
            .join(";")
            .replaceAll('"', "");
    }),
  );
  shown.forEach((node, i) => {
    const look = looks[i];
    if (look === null) node.remove();
    else node.setAttribute("style", look);
  });
  return new XMLSerializer().serializeToString(copy);
}

/** @param {Payload} payload @returns {HTMLImageElement} an empty place for the picture */
export function picture({ frame }) {
  return /** @type {HTMLImageElement} */ (
    h("img", { class: "md-art", alt: "", width: frame.width, height: frame.height, draggable: "false" })
  );
}
