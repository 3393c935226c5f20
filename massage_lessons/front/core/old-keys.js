// What earlier versions of the course kept in localStorage, as acts of the log.

import { sha256 } from "./sha256.js";

const PREFIX = "massage-lessons:";
/** The hash of a question whose text of then nobody knows. */
export const UNKNOWN = "00000000";
/** The ids of entries of a log began with a time, so that they sort by it. */
const ROW = /^\d{15}-/;

/**
 * @typedef {import("./entry.js").Act} Act
 * @typedef {{device: string, acts: {act: Act, at: number | null}[]}} Moved `at` is when it was written, null where that is not known;
 *   the same text under the same key always has the same name of a device, so that taking it over twice adds nothing
 */

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
/** @param {unknown} value @returns {string[]} */
const texts = (value) => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
/** @param {unknown} value */
const row = (value) => (isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, one]) => typeof one === "string")) : null);

/** @type {Record<string, (name: string, value: any) => {act: Act, at: number | null}[]>} by how a key begins */
const KINDS = {
  question(name, kept) {
    if (!isObject(kept)) return [];
    const { options, chosen, words, checked } = kept;
    const given = texts(options);
    const written = typeof words === "string" ? words : "";
    if (!given.length && !texts(chosen).length && !written) return [];
    if (checked !== true) {
      const value = written || given.join(" ");
      return value ? [{ act: { act: "write", about: `question/${name}`, value, after: null }, at: null }] : [];
    }
    const answer = written ? { words: written } : { answer: given, ...(texts(chosen).length ? { texts: texts(chosen) } : {}) };
    // Nobody knows any more when it was given, nor what was asked: it is shown, and counts for nothing else.
    return [
      { act: { act: "answer", about: name, hash: UNKNOWN, ...answer, good: null, rating: null, hints: 0, where: "lesson" }, at: null },
    ];
  },

  form(name, kept) {
    if (!isObject(kept)) return [];
    if (name.endsWith(":draft")) {
      const value = row(kept);
      return value && Object.keys(value).length
        ? [{ act: { act: "write", about: `${name.slice(0, -":draft".length)}/draft`, value, after: null }, at: null }]
        : [];
    }
    return Object.entries(kept).flatMap(([id, one]) => {
      if (!isObject(one) || !Number.isSafeInteger(one.at) || one.at < 0) return [];
      const value = typeof one.value === "string" ? one.value : row(one.value);
      if (value === null || value === "") return [];
      return [{ act: { act: "write", about: `${name}${ROW.test(id) ? "#" : "/"}${id}`, value, after: null }, at: one.at }];
    });
  },

  "find-it"(name, kept) {
    if (!Number.isInteger(kept?.first)) return [];
    return [{ act: { act: "write", about: `find-it/${name}`, value: String(kept.first), after: null }, at: null }];
  },

  player(name, kept) {
    if (!name || !Number.isFinite(kept)) return [];
    return [{ act: { act: "write", about: `player/${name}`, value: String(kept), after: null }, at: null }];
  },
};

/**
 * @param {string} key of localStorage
 * @param {string} text what is kept under it
 * @returns {Moved | null} null where it is nothing that a learner wrote, or nothing that we can read: then it stays where it is
 */
export function moved(key, text) {
  if (!key.startsWith(PREFIX)) return null;
  const [kind, ...name] = key.slice(PREFIX.length).split(":");
  if (!name.length || !Object.hasOwn(KINDS, kind)) return null;
  const acts = KINDS[kind](name.join(":"), parsed(text));
  if (!acts.length) return null;
  return {
    device: `old${BigInt(`0x${sha256(`${key}\n${text}`).slice(0, 12)}`)
      .toString(36)
      .padStart(9, "0")
      .slice(-9)}`,
    acts,
  };
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
