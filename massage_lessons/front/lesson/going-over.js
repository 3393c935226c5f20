// What there is to go over today, as the start page counts it and the page of its own asks it.

import { registry } from "../core/registry.js";
import { cards, dayNow, dayOf, secondsOf, today } from "../core/review.js";
import { say } from "../core/words.js";
import { journal } from "./journal.js";

/**
 * @typedef {import("../core/review.js").Item} Item
 * @typedef {object} Day
 * @property {readonly Item[]} all what can be asked at all
 * @property {Item[]} items what is asked today, in order
 * @property {number} answered today, when it was asked for
 * @property {Record<"missed" | "known" | "fresh", number>} why how many are asked for each reason
 * @property {string} what in words
 * @property {string} time in words
 */

/** The field in which stands on which day what was put off. */
const PUT_OFF = "today/put-off";
const MINUTES = 5;
/** New ones a day, and those that somebody may ask for besides. */
const FRESH = 5;
const MORE = 3;

/** @returns {Promise<import("../core/registry.js").Bank>} as the host has it: it may know no more than kinds and lessons */
export async function bank() {
  return (await registry().bank?.()) ?? { items: [] };
}

/** @param {readonly Item[]} items @returns {string} how many questions and how many steps for the hands */
export function countOf(items) {
  const hands = items.filter(({ kind }) => kind === "skill").length;
  const told = [
    items.length - hands ? say("progress.today.questions", { n: items.length - hands }) : "",
    hands ? say("progress.today.hands", { n: hands }) : "",
  ].filter(Boolean);
  return told.length === 2 ? say("progress.today.both", { first: told[0], second: told[1] }) : (told[0] ?? "");
}

/** @param {readonly Item[]} items @returns {string} */
export const timeOf = (items) => say("progress.today.minutes", { n: Math.max(1, Math.round(secondsOf(items) / 60)) });

/** @param {number} day @returns {string[]} ids of what somebody has put off on a day */
function putOffOn(day) {
  const [when, ...ids] = String(journal.state.fields[PUT_OFF]?.value ?? "").split(" ");
  return when === String(day) ? ids : [];
}

/** Leave something for another day. @param {string} id @returns {Promise<unknown>} */
export function putOff(id) {
  const day = dayNow(Date.now());
  return journal.write(PUT_OFF, [day, ...putOffOn(day), id].join(" "));
}

/**
 * @param {{skills?: readonly Item[], more?: "minutes" | "new" | ""}} [wish] `more`: besides the minutes that were spent today, or new ones
 *   besides those that were met today
 * @returns {Promise<Day>}
 */
export async function itemsOfToday({ skills = [], more = "" } = {}) {
  const all = [...(await bank()).items, ...skills];
  const byId = new Map(all.map((item) => [item.id, item]));
  const { state } = journal;
  const now = Date.now();
  const day = dayNow(now);
  const known = cards(state, { items: all });
  const asked = (await journal.entries()).filter(
    (entry) => entry.where === "today" && (entry.try ?? 1) === 1 && dayOf(entry.at, entry.zone) === day,
  );
  const spent = asked.map(({ about, act }) => byId.get(act === "skill" ? `skill:${about}` : about)).filter((item) => item !== undefined);
  const left = more ? MINUTES : MINUTES - secondsOf(spent) / 60;
  const met = Object.values(known).filter(({ first }) => first === day).length;
  const fresh = more === "new" ? met + MORE : FRESH;
  const ids = left > 0 ? today(state, { items: all }, now, { minutes: left, fresh }) : [];
  // Nothing else comes in the place of what was put off: who has no table today has none for another step either.
  const off = putOffOn(day);
  const items = ids.filter((id) => !off.includes(id)).map((id) => /** @type {Item} */ (byId.get(id)));
  const why = { missed: 0, known: 0, fresh: 0 };
  for (const { id } of items) why[known[id] ? (known[id].missed ? "missed" : "known") : "fresh"] += 1;
  return { all, items, answered: asked.length, why, what: countOf(items), time: timeOf(items) };
}
