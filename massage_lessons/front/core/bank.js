// The items of the bank: what can be asked, as `bank.json` has it.

/**
 * @typedef {"find" | "name" | "stroke" | "choose" | "order" | "safe" | "true" | "words"} Kind
 * @typedef {{id: string, text: string, right?: boolean, feedback?: string}} Option
 * @typedef {{id: string, text: string}} Step
 *
 * @typedef {object} Item
 * @property {string} id
 * @property {Kind} kind
 * @property {string} topic
 * @property {string} lesson
 * @property {string} goal
 * @property {string} ask
 * @property {string} [place] of the drawing: a base id, or one with its side
 * @property {string} [layer]
 * @property {string} [stroke]
 * @property {boolean} [several] whether more than one option may be right
 * @property {Option[]} [options]
 * @property {Step[]} [steps] in the right order
 * @property {string} [feedback] what a wrong order means
 * @property {string} explain
 * @property {string[]} sources
 * @property {string} [basis]
 * @property {{ask: string, options: Option[]}} [in_words] the equal question for who does not see the drawing
 * @property {Record<string, string>} [near] by base id of another place, what that one is and how to tell both apart
 * @property {string} hash
 */

/** What is answered on the drawing, or about what it shows. */
export const DRAWN = /** @type {readonly Kind[]} */ (["find", "name", "stroke"]);
const CHOSEN = /** @type {readonly Kind[]} */ (["name", "stroke", "choose", "safe", "true"]);
const KINDS = /** @type {readonly Kind[]} */ ([...new Set([...DRAWN, ...CHOSEN, "order", "words"])]);

const isText = (/** @type {unknown} */ value) => typeof value === "string" && value !== "";
const isList = (/** @type {any} */ value) =>
  Array.isArray(value) && value.length > 1 && value.every((one) => isText(one?.id) && isText(one.text));

/** @param {any} options @param {boolean} several @returns {boolean} whether there is something to choose, and something right in it */
function choosable(options, several) {
  if (!isList(options)) return false;
  const right = options.filter((/** @type {Option} */ option) => option.right === true).length;
  return several || right === 1;
}

/** @param {any} value @returns {Item | null} an item that can be asked, or null */
export function soundItem(value) {
  if (!isText(value?.id) || !isText(value.ask) || !KINDS.includes(value.kind)) return null;
  const { kind } = value;
  if (CHOSEN.includes(kind) && !choosable(value.options, value.several === true)) return null;
  if (kind === "order" && !isList(value.steps)) return null;
  if ((kind === "find" || kind === "name") && !isText(value.place)) return null;
  if (kind === "stroke" && !isText(value.stroke)) return null;
  return value;
}

/** @param {any} bank as it was read @returns {Item[]} those of its items that can be asked */
export function itemsOf(bank) {
  return (Array.isArray(bank?.items) ? bank.items : []).filter((/** @type {unknown} */ one) => soundItem(one) !== null);
}

/**
 * @param {Item[]} items
 * @param {string[]} ids
 * @returns {Item[]} those with these ids, in their order; an id that the bank no longer has is passed over
 */
export function pick(items, ids) {
  const all = new Map(items.map((item) => [item.id, item]));
  return ids.map((id) => all.get(id)).filter((item) => item !== undefined);
}

/** @param {Item} item @returns {Item} the equal question in words, as one to choose in; the item itself where it has none */
export function inWords(item) {
  if (!item.in_words || !DRAWN.includes(item.kind)) return item;
  const { place: _, near: __, ...rest } = item;
  return { ...rest, kind: "choose", ask: item.in_words.ask, options: item.in_words.options };
}

/**
 * Numbers of chance that are the same again from the same beginning, so that what was asked is asked again after a reload.
 * @param {string} seed
 * @returns {() => number} from 0 up to, and without, 1
 */
export function chance(seed) {
  let state = 2166136261;
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
