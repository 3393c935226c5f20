// Names beside the body.

import { placeLabels, wrapped } from "../core/labels.js";
import { s } from "./dom.js";

/**
 * @typedef {import("./types.js").Hit} Hit
 */

/**
 * @typedef {{width: number, height: number, column: number, font: string, at: (hit: Hit) => {x: number, y: number}}} Room in pixels
 * @typedef {{x: number, y: number, lines: string[], height: number}} Mark
 */

/** @param {Hit[]} hits @param {Room} room @param {number} size of the letters @returns {[Mark[], Mark[]]} what stands left and right */
function columns(hits, { width, height, column, font, at }, size) {
  const context = document.createElement("canvas").getContext("2d");
  if (context) context.font = `${size}px ${font}`;
  const fits = (/** @type {string} */ text) => (context?.measureText(text).width ?? 0) <= column - 12;
  /** @type {[Mark[], Mark[]]} */
  const both = [[], []];
  for (const hit of hits) {
    const { x, y } = at(hit);
    if (x <= column || x >= width - column || y <= 0 || y >= height) continue;
    const lines = wrapped(hit.place.entry.name, fits);
    // What lies in the midline goes where there is more room.
    const right = hit.place.side === "" ? both[0].length > both[1].length : x >= width / 2;
    both[right ? 1 : 0].push({ x, y, lines, height: lines.length * size * 1.15 + 2 });
  }
  return both;
}

/**
 * Draw names in two columns beside the body, with lines that never cross.
 * @param {SVGElement} svg
 * @param {Hit[]} hits
 * @param {Room} room
 * @returns {number} how high the columns have to be
 */
export function drawLabels(svg, hits, room) {
  const { width, height, column } = room;
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.replaceChildren();
  const size = Math.max(11, Math.min(14, column / 11));
  const both = columns(hits, room, size);
  both.forEach((side, right) => {
    const edge = right ? width - column + 4 : column - 4;
    const middles = placeLabels(side, edge, height);
    side.forEach((mark, i) => {
      svg.append(
        s("line", { class: "md-leader", x1: edge, y1: middles[i], x2: mark.x, y2: mark.y }),
        s("circle", { class: "md-end", cx: mark.x, cy: mark.y, r: 2 }),
      );
      const text = s("text", { class: "md-label", "font-size": size, "text-anchor": right ? "start" : "end" });
      mark.lines.forEach((line, k) => {
        const part = s("tspan", { x: edge + (right ? 4 : -4), y: middles[i] + size * (0.35 + 1.15 * (k - (mark.lines.length - 1) / 2)) });
        part.textContent = line;
        text.append(part);
      });
      svg.append(text);
    });
  });
  return Math.max(...both.map((side) => side.reduce((sum, mark) => sum + mark.height, 0)));
}

/** @param {Hit[]} hits one layer @param {string} side @returns {Hit[]} each structure once, left and right in turn */
export function labelled(hits, side) {
  const bases = [...new Set(hits.map(({ place }) => place.base))];
  const of = (/** @type {string} */ base, /** @type {string} */ one) =>
    hits.find(({ place }) => place.base === base && (place.side === one || place.side === ""));
  const ordered = bases
    .map((base) => of(base, "right"))
    .filter((hit) => hit !== undefined)
    .sort((a, b) => a.y - b.y);
  return ordered.map((hit, i) => of(hit.place.base, side === "both" ? ["left", "right"][i % 2] : side) ?? hit);
}
