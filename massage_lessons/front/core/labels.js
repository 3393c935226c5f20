// Which names a drawing shows and where they stand: few at a time, in columns, with lines that never cross.

import { say } from "./words.js";

/**
 * @typedef {{id: string, base: string, name: string, kind: string, side: string, x: number, y: number}} Spot a place in pixels
 * @typedef {{text: string, rank: number, spots: Spot[]}} Label one name, for a place or for a row of places such as C2 to C7
 */

const SERIES = /^(.*?)(\d+)(.*)$/;
const FEWEST_IN_SERIES = 3;

/**
 * One label for each place, and one for a row of places that are counted through. The chosen place comes first, then what is large.
 * @param {Spot[]} spots each structure once
 * @param {string | null} chosen the id of the chosen place
 * @returns {Label[]} the most useful first
 */
export function labelsOf(spots, chosen) {
  /** @type {Map<string, Spot[]>} */
  const rows = new Map();
  for (const spot of spots) {
    const [, before, , after] = SERIES.exec(spot.base) ?? [];
    const key = before === undefined || spot.side !== "" || spot.id === chosen ? spot.id : `${before}#${after}`;
    rows.set(key, [...(rows.get(key) ?? []), spot]);
  }
  const short = (/** @type {Spot} */ spot) => spot.name.split(",")[0];
  /** @type {Label[]} */
  const labels = [];
  for (const row of rows.values()) {
    if (row.length < FEWEST_IN_SERIES) {
      for (const spot of row)
        labels.push({ text: spot.name, rank: spot.id === chosen ? 0 : spot.kind === "landmark" ? 3 : 1, spots: [spot] });
    } else {
      const ordered = [...row].sort((a, b) => a.y - b.y);
      const number = (/** @type {Spot} */ spot) => Number(SERIES.exec(spot.base)?.[2]);
      const [first, last] =
        number(ordered[0]) < number(ordered[ordered.length - 1])
          ? [ordered[0], ordered[ordered.length - 1]]
          : [ordered[ordered.length - 1], ordered[0]];
      labels.push({ text: say("diagram.labels.range", { first: short(first), last: short(last) }), rank: 2, spots: ordered });
    }
  }
  return labels.sort((a, b) => a.rank - b.rank);
}

/**
 * As many as there is room for, the most useful first.
 * @template {{height: number}} T
 * @param {T[]} labels
 * @param {number} room
 * @returns {T[]}
 */
export function fitting(labels, room) {
  let left = room;
  return labels.filter(({ height }) => {
    if (height > left) return false;
    left -= height;
    return true;
  });
}

/**
 * Those whose marks do not lie on one another, the most useful first.
 * @template {{x: number, y: number}} T
 * @param {T[]} marks
 * @param {number} apart pixels between two middles at the least
 * @param {number} most how many at once
 * @returns {T[]}
 */
export function apartFrom(marks, apart, most) {
  /** @type {T[]} */
  const kept = [];
  for (const mark of marks) {
    if (kept.length < most && kept.every(({ x, y }) => Math.hypot(mark.x - x, mark.y - y) >= apart)) kept.push(mark);
  }
  return kept;
}

/**
 * Give each anchor a place in a column so that no two leader lines cross.
 *
 * Two crossing lines that swap their places become shorter together, so the swaps come to an end.
 * @param {{x: number, y: number, height: number}[]} anchors in pixels
 * @param {number} x where the leader lines leave the column
 * @param {number} bottom the height of the drawing
 * @returns {number[]} the middle of each label
 */
export function placeLabels(anchors, x, bottom) {
  const order = anchors.map((_, i) => i).sort((a, b) => anchors[a].y - anchors[b].y);
  let middles = stacked(
    order.map((i) => anchors[i]),
    bottom,
  );
  for (let round = 0; round < anchors.length ** 2; round++) {
    const pair = firstCrossing(
      order.map((i) => anchors[i]),
      middles,
      x,
    );
    if (!pair) break;
    const [a, b] = pair;
    [order[a], order[b]] = [order[b], order[a]];
    // Labels of different heights do not fit into each other's places.
    middles = stacked(
      order.map((i) => anchors[i]),
      bottom,
    );
  }
  const places = new Array(anchors.length);
  order.forEach((i, k) => {
    places[i] = middles[k];
  });
  return places;
}

/**
 * Stack labels in the given order, all together as near to their anchors as they can be: isotonic regression, by pooling adjacent violators.
 * @param {{y: number, height: number}[]} labels
 * @param {number} bottom
 * @returns {number[]} the middle of each
 */
function stacked(labels, bottom) {
  const need = labels.reduce((sum, { height }) => sum + height, 0);
  const gap = labels.length > 1 ? Math.max(0, Math.min(6, (bottom - need) / (labels.length - 1))) : 0;
  // Where each would be if all before it stood close together from the top; what is left to choose is how far it stands below that.
  const tops = labels.map((_, k) => labels.slice(0, k).reduce((sum, { height }) => sum + height + gap, labels[k].height / 2));
  /** @type {{below: number, count: number}[]} labels that stand close together, and how far below */
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

/**
 * @param {Dot[]} anchors in the order of their labels
 * @param {number[]} middles
 * @param {number} x
 * @returns {[number, number] | null} the places of two labels whose lines cross
 */
function firstCrossing(anchors, middles, x) {
  for (let a = 0; a < anchors.length; a++) {
    for (let b = a + 1; b < anchors.length; b++) {
      if (crossing({ x, y: middles[a] }, anchors[a], { x, y: middles[b] }, anchors[b])) return [a, b];
    }
  }
  return null;
}

/**
 * @typedef {{x: number, y: number}} Dot
 * @param {Dot} a @param {Dot} b @param {Dot} c @param {Dot} d
 * @returns {boolean} whether the line from a to b crosses the one from c to d
 */

export function crossing(a, b, c, d) {
  const turn = (/** @type {Dot} */ p, /** @type {Dot} */ q, /** @type {Dot} */ r) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/**
 * Break a name into lines that fit; a word that is too long for any line is hyphenated.
 * @param {string} text
 * @param {(text: string) => boolean} fits
 * @returns {string[]}
 */
export function wrapped(text, fits) {
  /** @type {string[]} */
  const lines = [];
  for (let word of text.split(" ")) {
    const last = lines[lines.length - 1];
    if (last !== undefined && fits(`${last} ${word}`)) {
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
