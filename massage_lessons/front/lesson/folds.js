// Folds open for the printer and shut again after it: nobody can open them on paper.

/** @type {HTMLDetailsElement[]} */
let opened = [];

addEventListener("beforeprint", () => {
  const shut = /** @type {NodeListOf<HTMLDetailsElement>} */ (
    document.querySelectorAll(":is(.massage-page .mp-fold, .ml-fold):not([open])")
  );
  opened = [...shut];
  for (const fold of opened) fold.open = true;
});

addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
  opened = [];
});
