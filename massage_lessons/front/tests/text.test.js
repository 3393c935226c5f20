import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../core/csv.js";
import { firstSentence, plain } from "../core/text.js";

test("text is compared without accents, case and points", () => {
  assert.equal(plain("  M. Glutæus-Médius "), "m glut us medius");
});

test("no cell of a table is a formula, and quotes, commas and line breaks survive", () => {
  assert.equal(
    csv([["a,b", 'say "x"', "=1+1", "-5", "-2+3", "-x", "two\nlines"]]),
    '\ufeff"a,b","say ""x""","\'=1+1","-5","\'-2+3","\'-x","two\nlines"\r\n',
  );
});

test("a text's first sentence ends at its first stop, and not within a number", () => {
  assert.equal(firstSentence("It is 2.5 cm deep. Press gently."), "It is 2.5 cm deep.");
  assert.equal(firstSentence("No stop"), "No stop");
});
