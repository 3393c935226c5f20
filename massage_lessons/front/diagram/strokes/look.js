// The part of the drawing that is seen while hands move over it.

/** How far the drawing is zoomed at most, and how much is seen round the ways of a stroke, in units of the drawing. */
const CLOSEST = 1.9;
const AROUND = 170;

/**
 * Let the whole hand be seen with some of what lies round it.
 * @param {ReturnType<typeof import("../zoom.js").zoomable>} zoom
 * @param {import("../types.js").Host} host
 * @param {{width: number, height: number}} size of the drawing
 * @param {import("../../core/stroke.js").Point[][]} lanes at least one
 */
export function look(zoom, host, { width, height }, lanes) {
  const [xs, ys] = [lanes.flat().map(({ x }) => x), lanes.flat().map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const closer = Math.min(CLOSEST, width / (right - left + 2 * AROUND), height / (bottom - top + 2 * AROUND));
  const [x, y] = [(left + right) / 2 / width, (top + bottom) / 2 / height];
  const turned = host.get("viewpoint") === "head";
  zoom.look(turned ? 1 - x : x, turned ? 1 - y : y, Math.max(1, closer));
}
