// The words of the course, for tests of what says something.

import { readFileSync } from "node:fs";
import { useWords } from "../core/words.js";

const words = new URL("../../labextensions/massage-lessons/static/words.json", import.meta.url);
useWords(JSON.parse(readFileSync(words, "utf8")));
