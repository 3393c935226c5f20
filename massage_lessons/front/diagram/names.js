// Names beside the body, or numbers on it with their names below where there is no room beside it.

import { apartFrom, fitting, labelsOf, placeLabels, wrapped } from "../core/labels.js";
import { say } from "../core/words.js";
import { h, s } from "./dom.js";

/**
 * @typedef {import("../core/labels.js").Label} Label
 * @typedef {import("../core/labels.js").Spot} Spot
 * @typedef {import("./types.js").Hit} Hit
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box in pixels
 * @typedef {{width: number, height: number, canvas: Box, font: string, at: (hit: Hit) => {x: number, y: number}}} Room
 * @typedef {{x: number, y: number, height: number, lines: string[], label: Label}} Mark
 */

const SIZE = 13;
const LINE = SIZE * 1.15;
const NARROWEST = 92;
const NUMBER = 9;
const MOST_NUMBERS = 12;
const MOST_BESIDE = 11;
const BRACKET = 9;

/**
 * Show the names of a layer, as many as fit; the drawing stays as it is.
 * @param {SVGElement} svg
 * @param {HTMLElement} legend what the numbers mean, and how many names wait for a closer look
 * @param {Hit[]} hits of one layer
 * @param {string} side
 * @param {string | null} chosen
 * @param {Room} room
 */
export function drawLabels(svg, legend, hits, side, chosen, room) {
  svg.setAttribute("viewBox", `0 0 ${room.width} ${room.height}`);
  svg.replaceChildren();
  const seen = labelled(hits, side, chosen)
    .map((hit) => spotOf(hit, room))
    .filter(({ x, y }) => x > room.canvas.left && x < room.canvas.right && y > room.canvas.top && y < room.canvas.bottom);
  const labels = labelsOf(seen, chosen);
  const beside = Math.min(room.canvas.left, room.width - room.canvas.right) >= NARROWEST;
  const shown = beside ? besides(svg, labels, room) : numbers(svg, labels);
  const more = labels.length - shown.length;
  legend.classList.toggle("md-beside", beside);
  legend.replaceChildren(
    ...(beside ? [] : [h("ol", {}, ...shown.map(({ text }) => h("li", {}, text)))]),
    ...(more > 0 ? [h("p", {}, say("diagram.labels.more", { n: more }))] : []),
  );
}

/** @param {Hit} hit @param {Room} room @returns {Spot} */
function spotOf(hit, room) {
  const { id, base, side, entry } = hit.place;
  return { id, base, side, name: entry.name, kind: entry.kind, ...room.at(hit) };
}

/** @param {SVGElement} svg @param {Label[]} labels @param {Room} room @returns {Label[]} those that are shown */
function besides(svg, labels, room) {
  const context = document.createElement("canvas").getContext("2d");
  if (context) context.font = `${SIZE}px ${room.font}`;
  const middle = (room.canvas.left + room.canvas.right) / 2;
  /** @type {[Mark[], Mark[]]} */
  const both = [[], []];
  for (const label of labels) {
    const { x, y } = middleOf(label);
    // What lies in the midline goes where there is more room.
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

/** @param {SVGElement} svg @param {Mark} mark @param {number} middle @param {number} edge @param {boolean} right */
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

/** @param {SVGElement} svg @param {Label[]} labels @returns {Label[]} those that have a number, in its order */
function numbers(svg, labels) {
  const marks = apartFrom(
    labels.map((label) => ({ ...middleOf(label), label })),
    2 * NUMBER + 2,
    MOST_NUMBERS,
  ).sort((a, b) => a.y - b.y);
  marks.forEach(({ x, y }, i) => {
    const text = s("text", { class: "md-number", x, y: y + 4, "font-size": 12, "text-anchor": "middle" });
    text.textContent = String(i + 1);
    svg.append(s("circle", { class: "md-numbered", cx: x, cy: y, r: NUMBER }), text);
  });
  return marks.map(({ label }) => label);
}

/** @param {Label} label @returns {{x: number, y: number}} */
function middleOf({ spots }) {
  const [first, last] = [spots[0], spots[spots.length - 1]];
  return { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 };
}

/** @param {Hit[]} hits one layer @param {string} side @param {string | null} chosen @returns {Hit[]} each structure once, left and right in turn */
function labelled(hits, side, chosen) {
  const bases = [...new Set(hits.map(({ place }) => place.base))];
  const of = (/** @type {string} */ base, /** @type {string} */ one) =>
    hits.find(({ place }) => place.base === base && (place.side === one || place.side === ""));
  const ordered = bases.map((base) => of(base, "right") ?? of(base, "left")).filter((hit) => hit !== undefined);
  ordered.sort((a, b) => a.y - b.y);
  return ordered.map((hit, i) => {
    const wanted = hits.find(({ place }) => place.id === chosen && place.base === hit.place.base);
    return wanted ?? of(hit.place.base, side === "both" ? ["left", "right"][i % 2] : side) ?? hit;
  });
}
