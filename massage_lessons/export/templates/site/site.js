// The site's own part of a page: the menu closes when one is done with it, and a link to a place brings the drawing before the reader.
{
  const root = document.documentElement;
  const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".site-menu details"));
  if (menu) {
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
      menu.open = false;
    });
    for (const type of ["pointerdown", "focusin"]) {
      addEventListener(type, ({ target }) => {
        if (target instanceof Node && !menu.contains(target)) menu.open = false;
      });
    }
  }

  // The drawing comes to life after the browser has looked for the place that the address names.
  const arrive = () => {
    const hash = location.hash.slice(1);
    // An odd % is only a %.
    const place = /%(?![0-9a-f]{2})/i.test(hash) ? "" : decodeURIComponent(hash);
    const drawing = document.querySelector(".massage-diagram");
    if (place && drawing?.querySelector(`[data-region="${CSS.escape(place)}"]`)) drawing.scrollIntoView({ block: "start" });
  };
  const ready = new MutationObserver(() => {
    ready.disconnect();
    arrive();
  });
  ready.observe(root, { attributeFilter: ["data-lesson-ready"] });
}
