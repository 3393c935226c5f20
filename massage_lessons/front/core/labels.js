// Where labels stand: in columns, with lines that never cross.

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
 * Stack labels in the given order, each as near to its anchor as the others let it.
 * @param {{y: number, height: number}[]} labels
 * @param {number} bottom
 * @returns {number[]} the middle of each
 */
function stacked(labels, bottom) {
  const need = labels.reduce((sum, { height }) => sum + height, 0);
  const gap = labels.length > 1 ? Math.max(0, Math.min(10, (bottom - need) / (labels.length - 1))) : 0;
  let edge = 0;
  const middles = labels.map(({ y, height }) => {
    const middle = Math.max(y, edge + height / 2);
    edge = middle + height / 2 + gap;
    return middle;
  });
  edge = bottom;
  for (let k = labels.length - 1; k >= 0; k--) {
    const half = labels[k].height / 2;
    middles[k] = Math.min(middles[k], edge - half);
    edge = middles[k] - half - gap;
  }
  return middles;
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
