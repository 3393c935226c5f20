// Questions, search, forms and links of a lesson come alive: one module for JupyterLab and for exported pages.
//
// The page is whole without it. It needs no kernel and no network, and what a learner does stays in this browser, and
// on the computer where JupyterLab is.

import { Asking } from "./asking.js";
import "./folds.js";
import "./links.js";
import { journal } from "./journal.js";
import { Kept } from "./kept.js";
import { Log } from "./log.js";
import { define } from "./parts.js";
import { Pressure } from "./pressure.js";
import { Question } from "./question.js";
import { Search } from "./search.js";
import { Sheet } from "./sheet.js";

// Whatever else is on the page finds the journal that comes with this module.
journal.bring(() => new Kept());

define("massage-asking", Asking);
define("massage-pressure", Pressure);
define("massage-question", Question);
define("massage-search", Search);
define("massage-sheet", Sheet);
define("massage-log", Log);

export { csv } from "../core/csv.js";
export { journal } from "./journal.js";
