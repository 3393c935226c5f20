// Zoom and pan.

const MAX_ZOOM = 6;

const REST_MS = 160;

/**
 * Let the sheet be zoomed and moved over the canvas, whose size stays.
 * @param {HTMLElement} stage
 * @param {HTMLElement} canvas
 * @param {HTMLElement} sheet
 * @param {AbortSignal} signal
 * @param {() => void} changed
 */
export function zoomable(stage, canvas, sheet, signal, changed) {
  const view = { zoom: 1, x: 0, y: 0, sharp: 1, dragged: false };
  /** Whether the reader zoomed: only then does a finger or the wheel move the drawing and not the page. */
  let own = false;
  let rest = 0;
  /** @type {Map<number, {x: number, y: number}>} */
  const fingers = new Map();

  const show = () => {
    const room = { x: canvas.clientWidth * (view.zoom - 1), y: canvas.clientHeight * (view.zoom - 1) };
    view.x = Math.min(0, Math.max(-room.x, view.x));
    view.y = Math.min(0, Math.max(-room.y, view.y));
    // As parts of the sheet, so that on paper, where the drawing has another size, the same part of it is seen.
    const part = (/** @type {number} */ by, /** @type {number} */ size) => `${((100 * by) / (size * view.sharp || 1)).toFixed(4)}%`;
    const moved = `${part(view.x, canvas.clientWidth)}, ${part(view.y, canvas.clientHeight)}`;
    sheet.style.transform = view.zoom === 1 && view.sharp === 1 ? "" : `translate(${moved}) scale(${view.zoom / view.sharp})`;
    stage.classList.toggle("md-zoomed", own && view.zoom > 1);
    changed();
  };
  // While it moves the picture is only stretched; once it rests it is painted anew, at its new size.
  const sharpen = () => {
    view.sharp = view.zoom;
    sheet.style.width = `${view.zoom * 100}%`;
    show();
  };
  signal.addEventListener("abort", () => clearTimeout(rest));
  const zoomAt = (/** @type {number} */ factor, /** @type {number} */ x, /** @type {number} */ y) => {
    const zoom = Math.min(MAX_ZOOM, Math.max(1, view.zoom * factor));
    view.x = x - (x - view.x) * (zoom / view.zoom);
    view.y = y - (y - view.y) * (zoom / view.zoom);
    view.zoom = zoom;
    own = true;
    show();
    clearTimeout(rest);
    rest = setTimeout(sharpen, REST_MS);
  };
  const inCanvas = (/** @type {{clientX: number, clientY: number}} */ event) => {
    const box = canvas.getBoundingClientRect();
    // On a slide the whole page is scaled.
    const scale = box.width / canvas.offsetWidth || 1;
    return { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale };
  };
  const reset = () => {
    Object.assign(view, { zoom: 1, x: 0, y: 0 });
    own = false;
    sharpen();
  };
  /** A part of the drawing that is shown unless the reader has chosen one: its middle and the zoom, as parts of the whole. */
  let part = { x: 0.5, y: 0.5, zoom: 1 };
  const fit = () => {
    if (own) return;
    const { x, y, zoom } = part;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    Object.assign(view, { zoom, x: width / 2 - width * x * zoom, y: height / 2 - height * y * zoom });
    sharpen();
  };
  const look = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ zoom) => {
    part = { x, y, zoom };
    fit();
  };
  // A part stays in sight when the window changes, and when the diagram comes to its place.
  const sized = new ResizeObserver(() => part.zoom > 1 && fit());
  sized.observe(canvas);
  signal.addEventListener("abort", () => sized.disconnect());

  stage.addEventListener(
    "wheel",
    (event) => {
      // A page must still scroll past the drawing: the wheel zooms with a key (so do two fingers on a pad), or once the drawing is
      // zoomed; at the end of the zoom the page scrolls again.
      const keyed = event.ctrlKey || event.metaKey;
      const stuck = event.deltaY > 0 ? view.zoom === 1 : view.zoom === MAX_ZOOM;
      if (!keyed && (!own || view.zoom === 1 || stuck)) return;
      event.preventDefault();
      const { x, y } = inCanvas(event);
      // Two fingers on a pad come as many small turns of the wheel with Ctrl, a mouse as few large ones.
      zoomAt(Math.exp(Math.max(-0.3, Math.min(0.3, -event.deltaY * 0.01))), x, y);
    },
    { signal, passive: false },
  );
  stage.addEventListener("dblclick", reset, { signal });
  stage.addEventListener(
    "pointerdown",
    (event) => {
      view.dragged = false;
      fingers.set(event.pointerId, inCanvas(event));
    },
    { signal },
  );
  addEventListener(
    "pointermove",
    (event) => {
      const before = fingers.get(event.pointerId);
      if (!before || ((!own || view.zoom === 1) && fingers.size < 2)) return;
      const now = inCanvas(event);
      const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      if (others.length) {
        const [other] = others;
        const far = (/** @type {{x: number, y: number}} */ at) => Math.hypot(at.x - other.x, at.y - other.y);
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
    { signal },
  );
  for (const end of ["pointerup", "pointercancel"])
    addEventListener(end, (event) => fingers.delete(/** @type {PointerEvent} */ (event).pointerId), { signal });
  return {
    view,
    reset,
    look,
    unlook: () => look(0.5, 0.5, 1),
    step: (/** @type {number} */ factor) => zoomAt(factor, canvas.clientWidth / 2, canvas.clientHeight / 2),
  };
}
