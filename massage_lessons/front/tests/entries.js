// Logs of chance, for tests.

import fc from "fast-check";

const DEVICES = ["aaaaaaaaaaaa", "bbbbbbbbbbbb", "old000000001"];
const ABOUTS = ["pressure-where", "why", "consent/name", "log#1", "safety/stop-signs"];

/** @type {fc.Arbitrary<any>} text of every writing, whole signs only */
export const text = fc.string({ unit: "grapheme", maxLength: 12 });

/** @param {string} name @returns {boolean} whether an entry may be about it: no object can have every name as a key of its own */
const isName = (name) => name !== "" && name !== "__proto__";

const act = fc.oneof(
  fc.record({
    act: fc.constant("answer"),
    about: fc.constantFrom(...ABOUTS),
    answer: fc.array(fc.constantFrom("a", "b", "ñ"), { maxLength: 2 }),
    hash: fc.constantFrom("00000000", "1a2b3c4d"),
    good: fc.constantFrom(true, false, null),
    rating: fc.constantFrom(null, 1, 2, 3, 4),
    hints: fc.integer({ min: 0, max: 3 }),
    where: fc.constantFrom("lesson", "practice"),
    try: fc.constantFrom(1, 1, 2),
  }),
  fc.record({
    act: fc.constant("answer"),
    about: fc.constantFrom(...ABOUTS),
    answer: fc.constant([]),
    good: fc.constant(true),
    rating: fc.constantFrom(1, 2, 3, 4),
    try: fc.constant(2),
    amends: fc.constantFrom("aaaaaaaaaaaa-1", "bbbbbbbbbbbb-2"),
  }),
  fc.record({ act: fc.constant("answer"), about: fc.constant("why"), words: text, good: fc.constant(null) }),
  fc.record({ act: fc.constant("clear"), about: fc.constantFrom(...ABOUTS) }),
  fc.record({
    act: fc.constant("write"),
    about: fc.constantFrom(...ABOUTS),
    value: fc.oneof(text, fc.constant(null), fc.dictionary(fc.constantFrom("when", "what"), text, { noNullPrototype: true })),
    after: fc.constantFrom(null, "aaaaaaaaaaaa-1", "bbbbbbbbbbbb-2", ["aaaaaaaaaaaa-2", "bbbbbbbbbbbb-1"]),
  }),
  fc.record({ act: fc.constant("done"), about: fc.constantFrom("safety", "safety/stop-signs"), value: fc.boolean() }),
  fc.record({
    act: fc.constant("skill"),
    about: fc.constantFrom("effleurage", "four-steps/1"),
    rating: fc.constantFrom(1, 4),
    by: fc.constant("self"),
  }),
  fc.record({ act: fc.constant("name"), about: fc.constant("learner"), value: text }),
  fc.record({ act: fc.constant("of-a-later-version"), about: text.filter(isName), what: text }),
);

/** Entries with ids that often meet, with the same content or another. */
export const entry = fc
  .record({
    device: fc.constantFrom(...DEVICES),
    n: fc.integer({ min: 1, max: 4 }),
    at: fc.integer({ min: 0, max: 9 }),
    seen: fc.integer({ min: 0, max: 9 }),
    zone: fc.constantFrom(-60, 0, 300),
    act,
  })
  .map(({ device, n, act, ...rest }) => ({ ...act, ...rest, id: `${device}-${n}`, core: 1 }));

export const log = fc.array(entry, { maxLength: 25 });

/** Entries of which no two have the same id, as the storage gives them. */
export const unique = fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 12 });
