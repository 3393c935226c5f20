// What `pack.py` made small becomes what it was. Both reckon in the same steps, so that the drawing comes back exactly.

/** @param {string} text how many bytes, a colon, and letters that stand for 7, 13 or 20 bits each @returns {Uint8Array<ArrayBuffer>} */
export const bytes = (text) => {
  const start = text.indexOf(":");
  const found = new Uint8Array(Number(text.slice(0, start)));
  let bits = 0;
  let count = 0;
  let at = 0;
  for (let i = start + 1; i < text.length; i++) {
    const letter = text.charCodeAt(i);
    const width = letter < 0x80 ? 7 : letter < 0x800 ? 13 : 20;
    // "~" stands for "<", which could end the script.
    const code = width === 7 ? (letter === 0x7e ? 0x3c : letter) - 0x20 : width === 13 ? 94 * 64 + letter - 0xa0 : (94 * 64 + 0x760) * 128 + letter - 0x3400;
    bits = (bits << width) | code;
    count += width;
    while (count >= 8) {
      count -= 8;
      // What follows the last byte only fills up its letter, and falls out of the array.
      found[at++] = bits >> count;
    }
    bits &= 255;
  }
  return found;
};

/** @param {Uint8Array} steps @returns {number[]} of one or two bytes each, with alternating signs */
const numbers = (steps) => {
  const found = [];
  for (let i = 0; i < steps.length; i++) {
    const code = steps[i] < 128 ? steps[i] : (steps[i] - 128) * 256 + steps[++i];
    found.push(code % 2 ? -(code + 1) / 2 : code / 2);
  }
  return found;
};

/** @param {string} path @param {number} width @returns {string} the path on the other side of the drawing */
const mirrored = (path, width) => {
  let across = true;
  return path.replace(/-?\d+(\.\d)?/g, (number) => {
    across = !across;
    return across ? number : String(Math.round(10 * (width - Number(number))) / 10);
  });
};

/** @typedef {[number, number]} Point across and down */

/** @param {Point} one @param {Point} other @returns {number} the root of how far apart they are */
const rootOfDistance = (one, other) => {
  const [across, down] = [one[0] - other[0], one[1] - other[1]];
  return Math.sqrt(Math.max(Math.sqrt(across * across + down * down), 1e-9));
};

/**
 * @param {Point | undefined} before @param {Point} knot @param {Point} after
 * @returns {Point} the point that bends the line between a knot and the one after; a line that does not come from before starts there
 */
const handle = (before, knot, after) => {
  if (!before) return /** @type {Point} */ (knot.map((b, turn) => Math.floor(b + (after[turn] - b) / 3 + 0.5)));
  const [near, far] = [rootOfDistance(before, knot), rootOfDistance(after, knot)];
  const weight = 3 * near * (near + far);
  return /** @type {Point} */ (knot.map((b, turn) =>
    Math.floor((near * near * after[turn] - far * far * before[turn] + (2 * near * near + 3 * near * far + far * far) * b) / weight + 0.5)));
};

/**
 * @param {string} letters
 * @param {Iterator<number>[]} ways how far each knot lies across and down, and how its handles differ from those drawn again
 * @returns {string}
 */
const walked = (letters, ways) => {
  const unit = letters.startsWith("#") ? 1 : 10;
  const pair = (/** @type {Point} */ point) => point.map((number) => number / unit).join();
  /** @type {Point} */
  let start = [0, 0];
  /** @type {Point[]} */
  let before = [];
  return letters.split("M").slice(1).map((line) => {
    const closed = line.endsWith("Z");
    const corners = line.replace("Z", "");
    /** @type {Point[]} */
    const moves = [];
    /** @type {Point[]} */
    const knots = [];
    const off = [...corners].map((_, k) => {
      const expected = k ? before[k] ?? (k > 1 ? moves[k - 1] : [0, 0]) : [0, 0];
      const from = k ? knots[k - 1] : start;
      moves.push([expected[0] + ways[0].next().value, expected[1] + ways[1].next().value]);
      knots.push([from[0] + moves[k][0], from[1] + moves[k][1]]);
      // Four numbers from -1 to 1 in one: across and down ahead of the knot, and behind it.
      const number = ways[2].next().value + 40;
      return [1, 3, 9, 27].map((place) => Math.floor(number / place) % 3 - 1);
    });
    const count = knots.length;
    const near = (/** @type {number} */ k) => (closed ? knots[(k + count) % count] : knots[k]);
    const bent = (/** @type {number} */ k, /** @type {1 | -1} */ way) => {
      const [across, down] = handle(corners[k] === "L" ? undefined : near(k - way), knots[k], near(k + way));
      return pair(way > 0 ? [across + off[k][0], down + off[k][1]] : [across + off[k][2], down + off[k][3]]);
    };
    const spans = knots.slice(0, closed ? count : -1).map((_, k) => {
      const after = (k + 1) % count;
      return `C${bent(k, 1)} ${bent(after, -1)} ${pair(knots[after])}`;
    });
    start = knots[0];
    before = moves;
    return `M${pair(start)}${spans.join("")}${closed ? "Z" : ""}`;
  }).join("");
};

/** @param {string} svg @param {Uint8Array} steps @param {number} width @returns {string} the drawing with its paths as they were before they were packed */
export const whole = (svg, steps, width) => {
  const found = numbers(steps);
  const third = found.length / 3;
  const ways = [0, 1, 2].map((k) => found.slice(k * third, (k + 1) * third).values());
  /** @type {Set<string>} */
  const known = new Set();
  /** @type {string[]} */
  const numbered = [];
  return svg.replace(/ d="([^"]*)"/g, (_, /** @type {string} */ packed) => {
    const path = packed.startsWith("!") ? packed.slice(1) : packed.startsWith("@") ? mirrored(numbered[Number(packed.slice(1))], width) : walked(packed, ways);
    if (!known.has(path)) numbered.push(path);
    known.add(path);
    return ` d="${path}"`;
  });
};

/**
 * @param {{sentences: string[], said: any}} bank the questions in columns, with numbers in place of the sentences that they have in common
 * @returns {any} the bank as it is read from its file
 */
export const spelt = ({ sentences, said }) => {
  const { columns, ...others } = JSON.parse(JSON.stringify(said), (_, one) =>
    typeof one === "string" ? one.replace(/~(\d+)~/g, (_, number) => sentences[number]) : one);
  const items = columns.id.map((/** @type {string} */ _, /** @type {number} */ i) =>
    Object.fromEntries(Object.entries(columns).flatMap(([name, column]) => (column[i] === null ? [] : [[name, column[i]]]))));
  // In words most have the same options.
  for (const { in_words: words, options } of items) if (words) words.options ??= options;
  return { ...others, items };
};
