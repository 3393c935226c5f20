// Folds open for the printer and shut again after it: nobody can open them on paper.

/** @type {HTMLDetailsElement[]} */
let opened = [];

addEventListener("beforeprint", () => {
  const shut = /** @type {NodeListOf<HTMLDetailsElement>} */ (
    document.querySelectorAll(":is(.massage-page details:not(.mp-answer), .ml-fold, .massage-diagram details):not([open])")
  );
  opened = [...shut];
  for (const fold of opened) fold.open = true;
});

addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
  opened = [];
});
