// Tells a school's system, by SCORM 1.2, which questions of this page are answered, and how many were right at the first try.
{
  const say = /** @type {any} */ (globalThis)[Symbol.for("massage-lessons.say")];
  const SECONDS = 5;
  const EVERY = 250;
  const DEEPEST = 20;
  const DONE = ["completed", "passed"];
  const began = Date.now();

  /** @param {any} from @returns {any} the system's API in a window or in one around it; other windows may be out of bounds */
  const above = (from) => {
    for (let at = from, steps = 0; at && steps < DEEPEST; steps++) {
      try {
        if (at.API) return at.API;
      } catch {
        // It belongs to another site.
      }
      if (at.parent === at) return null;
      at = at.parent;
    }
    return null;
  };
  const api = () => above(window) ?? above(window.opener);

  const told = document.createElement("p");
  told.className = "lesson-scorm";
  told.setAttribute("role", "status");
  document.getElementById("lesson-main")?.prepend(told);

  /** @type {HTMLElement[]} */
  const questions = [...document.querySelectorAll("massage-question[data-question]")];
  const graded = questions.filter((question) => question.dataset.kind !== "words");

  /** @param {any} system */
  const join = (system) => {
    /** @type {Record<string, number>} what the first answer to each question was worth, by the question's id */
    let first = {};
    let ended = false;

    /** @param {string} name @param {...string} values @returns {string} */
    const call = (name, ...values) => {
      const given = String(system[name](...values));
      if (given === "false") throw new Error(name);
      return given;
    };
    /** @param {() => void} act */
    const attempt = (act) => {
      try {
        act();
        told.textContent = say("scorm.found");
      } catch {
        told.textContent = say("scorm.broken");
      }
    };
    const done = () => DONE.includes(call("LMSGetValue", "cmi.core.lesson_status"));
    const send = () => {
      const right = graded.filter(({ dataset }) => first[dataset.question ?? ""] === 1).length;
      call("LMSSetValue", "cmi.suspend_data", JSON.stringify(first));
      if (graded.length > 0) call("LMSSetValue", "cmi.core.score.raw", String(Math.round((100 * right) / graded.length)));
      if (!done()) call("LMSSetValue", "cmi.core.lesson_status", complete() ? "completed" : "incomplete");
      call("LMSCommit", "");
    };
    let seen = questions.length > 0;
    const complete = () => seen && questions.every(({ dataset }) => (dataset.question ?? "") in first);

    attempt(() => {
      call("LMSInitialize", "");
      try {
        first = { ...JSON.parse(call("LMSGetValue", "cmi.suspend_data")) };
      } catch {
        // Nothing was kept yet.
      }
      call("LMSSetValue", "cmi.core.score.min", "0");
      call("LMSSetValue", "cmi.core.score.max", "100");
      send();
    });

    // Only what is answered now counts: what stood there before may be somebody else's, on the same device.
    document.addEventListener("submit", ({ target }) => {
      const question = /** @type {HTMLElement} */ (target).closest("[data-question]");
      const outcome = /** @type {HTMLElement | null | undefined} */ (question?.querySelector("[data-outcome]"))?.dataset.outcome;
      const id = /** @type {HTMLElement | null} */ (question)?.dataset.question;
      if (!outcome || !id || id in first) return;
      first[id] = outcome === "wrong" ? 0 : 1;
      attempt(send);
    });

    if (!seen) {
      const end = /** @type {Element} */ (document.querySelector(".lesson-foot"));
      new IntersectionObserver(([{ isIntersecting }]) => {
        if (!isIntersecting || seen) return;
        seen = true;
        attempt(send);
      }).observe(end);
    }

    addEventListener("pagehide", () => {
      if (ended) return;
      ended = true;
      const seconds = Math.floor((Date.now() - began) / 1000);
      const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
      const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
      attempt(() => {
        call("LMSSetValue", "cmi.core.session_time", `${String(Math.min(hours, 9999)).padStart(4, "0")}:${two(minutes)}:${two(seconds % 60)}.00`);
        call("LMSSetValue", "cmi.core.exit", done() ? "" : "suspend");
        call("LMSCommit", "");
        call("LMSFinish", "");
      });
    });
  };

  const last = began + 1000 * SECONDS;
  const look = () => {
    const system = api();
    if (system) join(system);
    else if (Date.now() < last) setTimeout(look, EVERY);
    else told.textContent = say("scorm.missing");
  };
  look();
}
