// A log as one file: what a learner keeps, takes to another computer, or hands in.

import { CORE, lineOf, linesOf } from "./entry.js";
import { merged } from "./log.js";
import { sha256 } from "./sha256.js";

/** @typedef {import("./entry.js").Entry} Entry */

const HEADER = "massage-lessons";

/**
 * @param {readonly Entry[]} entries
 * @param {{course: string, made: number, name: string}} about
 * @returns {string}
 */
export function fileOf(entries, { course, made, name }) {
  const lines = merged(entries, []).map(lineOf);
  const digest = sha256(lines.join("\n"));
  const header = { [HEADER]: "log", version: CORE, course, made, name, entries: lines.length, digest };
  return `${[JSON.stringify(header), ...lines].join("\n")}\n`;
}

/**
 * @param {Uint8Array} bytes of a file
 * @returns {string} its text, also where a shell or an editor has written it anew in UTF-16
 */
export function textOf(bytes) {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * @param {string} text
 * @returns {ReturnType<typeof linesOf> & {ours: boolean, changed: boolean}} whether it is a log, and whether its lines are other than they
 *   were when it was made: then they are taken all the same
 */
export function readFile(text) {
  const read = linesOf(text);
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim());
  const changed = read.header !== null && read.header.digest !== sha256(lines.slice(1).join("\n"));
  return { ...read, ours: read.header?.[HEADER] === "log" || read.entries.length > 0, changed };
}
