// The talk: reveal.js shows the slides; a second window of the same file is the teacher's desk, with notes, the next slide and a clock.
"use strict";
{
  /** @type {any} */
  const reveal = /** @type {any} */ (globalThis).Reveal;
  /** @type {(name: string, values?: Record<string, string | number>) => string} */
  const say = /** @type {any} */ (globalThis)[Symbol.for("massage-lessons.say")];
  const AT_THE_DESK = "?desk";
  const OURS = "massage-lessons talk";
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
  // In these, keys mean something of their own.
  const OWN_KEYS = ".massage-diagram, .massage-page, input, textarea, select, summary";
  const LARGE = 1.35;
  const SMALLEST = 0.55;
  const SMALLEST_ON_PAPER = 0.3;
  const STEP = 160;
  /** With this in its address reveal.js lays the talk out for the printer, a slide on each page. */
  const printed = new URLSearchParams(location.search).has("print-pdf");
  /** How long the printer waits for a drawing or a widget that does not come; milliseconds. */
  const PATIENCE = 10_000;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const titleOf = (/** @type {Element | undefined | null} */ slide) => slide?.querySelector("h1, h2, h3, .massage-page, .massage-diagram")?.textContent?.trim().split("\n")[0].slice(0, 90) || say("desk.picture");

  /** All that the slides hold has come to life: only then does reveal.js know how tall a slide is. @returns {Promise<unknown>} */
  const whole = () => new Promise((done) => {
    const look = () => "lessonReady" in document.documentElement.dataset && done(null);
    new MutationObserver(look).observe(document.documentElement, { attributeFilter: ["data-lesson-ready"] });
    setTimeout(done, PATIENCE);
    look();
  });

  /** Cover or show the names in the diagrams of the slide on show. */
  const cover = () => {
    const diagrams = reveal.getCurrentSlide()?.querySelectorAll(".massage-diagram .md-canvas [tabindex='0']") ?? [];
    for (const place of diagrams) place.dispatchEvent(new KeyboardEvent("keydown", { key: "c", bubbles: true }));
  };

  const talk = () => {
    /** @type {Window | null} */
    let desk = null;
    const tell = () => {
      const slides = reveal.getSlides();
      const here = slides.indexOf(reveal.getCurrentSlide());
      desk?.postMessage({ of: OURS, where: say("desk.where", { n: here + 1, all: slides.length }), now: titleOf(slides[here]), next: slides[here + 1] ? titleOf(slides[here + 1]) : say("desk.end"), notes: slides[here]?.querySelector(".notes")?.innerHTML ?? "" }, "*");
    };
    const open = () => {
      desk = window.open(`${location.href.split(/[?#]/)[0]}${AT_THE_DESK}`, "talk-desk", "width=900,height=700");
    };
    addEventListener("message", ({ data, source }) => {
      if (data?.of !== OURS || source !== desk) return;
      ({ ready: tell, back: () => reveal.prev(), on: () => reveal.next(), cover }[/** @type {"ready" | "back" | "on" | "cover"} */ (data.act)])?.();
    });
    // What is a little too tall is shown smaller; what would be too small to read from the last row scrolls instead.
    const fitted = (/** @type {HTMLElement} */ slide, smallest = SMALLEST) => {
      // What is not prose was made to be read from a near screen.
      const largest = slide.querySelector(".massage-page") && !slide.querySelector(".lesson-text") ? LARGE : 1;
      slide.style.setProperty("--fit", String(largest));
      for (let size = largest; slide.scrollHeight > slide.clientHeight + 1 && size > smallest; size -= 0.05) slide.style.setProperty("--fit", String(size - 0.05));
      return slide.scrollHeight <= slide.clientHeight + 1;
    };
    const fit = () => {
      const slide = /** @type {HTMLElement | null} */ (reveal.getCurrentSlide()?.querySelector(".talk-slide"));
      if (slide && !fitted(slide)) slide.style.setProperty("--fit", "1");
    };
    // Nobody opens or scrolls anything on paper: there each slide is as small as it has to be.
    const fitAll = () => {
      for (const fold of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(".talk-slide .massage-page details:not(.mp-answer)"))) fold.open = true;
      for (const slide of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".talk-slide"))) fitted(slide, SMALLEST_ON_PAPER);
    };
    /** Scroll a slide that is longer than the screen; at its end the same key goes on to the next. @param {KeyboardEvent} event */
    const scrolled = ({ key }) => {
      const slide = reveal.getCurrentSlide()?.querySelector(".talk-slide");
      const by = { ArrowDown: STEP, ArrowUp: -STEP }[/** @type {"ArrowDown" | "ArrowUp"} */ (key)];
      if (!slide || !by) return false;
      const before = slide.scrollTop;
      slide.scrollTop += by;
      return slide.scrollTop !== before;
    };
    const toTheLeft = document.documentElement.dir === "rtl";
    // In place of the words that reveal.js has for its own buttons.
    const name = () => {
      const ways = { left: toTheLeft ? "next" : "previous", right: toTheLeft ? "previous" : "next", up: "above", down: "below" };
      for (const [way, where] of Object.entries(ways)) find(`.reveal .controls .navigate-${way}`).setAttribute("aria-label", say(`desk.slides.${where}`));
      find(".reveal .resume-button").textContent = say("desk.resume");
    };
    reveal.on("ready", name);
    reveal.on("slidechanged", fit);
    reveal.on("pdf-ready", fitAll);
    if (!printed) {
      reveal.on("ready", fit);
      addEventListener("load", fit);
    }
    reveal.on("slidechanged", tell);
    const begin = () => reveal.initialize({
      width: 1280, height: 720, margin: 0, minScale: 0.2, maxScale: 3, center: false, hash: true, controls: true, progress: true, slideNumber: "c/t", pdfMaxPagesPerSlide: 1,
      transition: calm ? "none" : "slide", transitionSpeed: "fast", embedded: false, touch: true, mouseWheel: false,
      rtl: toTheLeft,
      keyboardCondition: (/** @type {KeyboardEvent} */ event) => !(event.target instanceof Element && event.target.closest(OWN_KEYS)) && !scrolled(event),
      keyboard: { 67: cover, 83: open },
    });
    if (printed) whole().then(begin);
    else begin();
  };

  const desk = () => {
    document.title = say("desk.title", { title: document.title });
    find(".reveal").remove();
    find(".talk-desk").hidden = false;
    document.documentElement.classList.add("talk-at-desk");
    const clock = find(".talk-clock");
    let begun = Date.now();
    const tick = () => {
      const seconds = Math.floor((Date.now() - begun) / 1000);
      clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    };
    setInterval(tick, 1000);
    tick();
    find(".talk-again").addEventListener("click", () => { begun = Date.now(); tick(); });
    for (const act of ["back", "on", "cover"]) find(`.talk-${act}`).addEventListener("click", () => opener?.postMessage({ of: OURS, act }, "*"));
    addEventListener("message", ({ data, source }) => {
      if (data?.of !== OURS || source !== opener) return;
      find(".talk-where").textContent = data.where;
      find(".talk-now").textContent = say("desk.shown", { title: data.now });
      find(".talk-next").textContent = say("desk.next", { title: data.next });
      // These are the notes of this very file, cleaned when it was made; its policy lets no other program run.
      find(".talk-notes").innerHTML = data.notes.trim() || say("desk.no-notes");
    });
    opener?.postMessage({ of: OURS, act: "ready" }, "*");
  };

  if (location.search === AT_THE_DESK) desk();
  else talk();
}
