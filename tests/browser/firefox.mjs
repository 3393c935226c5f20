// Opens exported pages in a stock Firefox and prints, as JSON, the faults that each check found: {check: [fault]}.
// Run: node firefox.mjs '{"firefox", "axe", "lesson", "today", "practice", "slides", "search", "region", "massage", "asking": PATH, "regions": [ID]}'
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const { firefox, axe, lesson, today, practice, slides, search, region, massage, asking, regions } = JSON.parse(process.argv[2]);
const WIDTHS = [320, 390, 1280];
const axeText = readFileSync(axe, "utf8");

// Firefox is told that the way to everywhere leads through here. Nobody gets on from here, but everybody is counted.
const asked = [];
const gate = createServer(socket =>
  socket.once("data", data => {
    asked.push(data.toString("latin1").split("\r\n")[0]);
    socket.destroy();
  }),
);
await new Promise(done => gate.listen(0, "127.0.0.1", done));
const port = gate.address().port;
const gates = Object.fromEntries(["http", "ssl"].flatMap(kind => [[`network.proxy.${kind}`, "127.0.0.1"], [`network.proxy.${kind}_port`, port]]));

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: firefox,
  headless: true,
  extraPrefsFirefox: {
    "ui.prefersReducedMotion": 1,
    "network.proxy.type": 1,
    "network.proxy.allow_hijacking_localhost": true,
    ...gates,
  },
});
let page = await browser.newPage();
let complaints = [];
page.on("console", message => complaints.push(message.text()));
page.on("pageerror", error => complaints.push(String(error)));

async function open(path, width = 1280) {
  await page.setViewport({ width, height: 900 });
  await page.goto(pathToFileURL(path).href);
  await page.waitForSelector("html[data-lesson-ready=yes]", { timeout: 30_000 });
}

/** Give what stays false of a condition that is to become true. */
async function until(what, condition, ...values) {
  try {
    await page.waitForFunction(condition, { timeout: 10_000, polling: 20 }, ...values);
    return [];
  } catch {
    return [what];
  }
}

const chosen = region => {
  const root = document.querySelector(".massage-diagram");
  const pressed = selector => root.querySelector(`${selector}[data-region="${region}"]`)?.getAttribute("aria-pressed") === "true";
  return root.querySelector(".massage-guidance").dataset.region === region && pressed("svg ") && pressed("button");
};
const selected = region => until(`${region} is not selected`, `(${chosen})(${JSON.stringify(region)})`);
const nothing = () =>
  until("something is still selected", () => !document.querySelector(".massage-diagram").querySelector("[aria-pressed=true]"));
const focus = selector => page.$eval(selector, node => node.focus());
const shape = region => `.massage-diagram svg [data-region="${region}"]`;
const row = region => `.massage-diagram button[data-region="${region}"]`;

/** Give a point of the window that lies on a region and on nothing else. */
const pointOn = selector =>
  page.$eval(selector, node => {
    node.scrollIntoView({ block: "center", inline: "center" });
    const box = node.getBoundingClientRect();
    const steps = [...Array(19).keys()].map(k => (k + 0.5) / 19).sort((a, b) => Math.abs(a - 0.5) - Math.abs(b - 0.5));
    for (const down of steps)
      for (const right of steps) {
        const point = [box.x + right * box.width, box.y + down * box.height];
        if (document.elementFromPoint(...point) === node) return point;
      }
    return null;
  });

async function violations() {
  await page.evaluate(axeText);
  return page.evaluate(async () =>
    (await window.axe.run()).violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`)),
  );
}

const wide = () => page.evaluate(() => (document.documentElement.scrollWidth > innerWidth ? [`${innerWidth} px is too narrow`] : []));

const CHECKS = {
  async "every region answers a click"() {
    await open(lesson);
    const faults = [];
    for (const region of regions) {
      const point = await pointOn(shape(region));
      if (!point) faults.push(`${region} is out of reach`);
      else {
        await page.mouse.click(...point);
        faults.push(...(await selected(region)));
      }
    }
    return faults;
  },
  async "every region answers the keyboard, in the drawing and in the list"() {
    const faults = [];
    for (const region of regions)
      for (const [place, key] of [[shape(region), "Enter"], [row(region), " "]]) {
        await focus(place);
        await page.keyboard.press(key);
        faults.push(...(await selected(region)));
        await page.keyboard.press("Escape");
        faults.push(...(await nothing()));
      }
    return faults;
  },
  async "search finds a muscle and shows its layer"() {
    await page.type(".massage-diagram input[type=search]", "lats");
    await page.click(row("latissimus-dorsi-left"));
    const faults = await selected("latissimus-dorsi-left");
    await page.$eval(".massage-diagram input[type=search]", node => {
      node.value = "";
      node.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return faults;
  },
  async "hands are shown on their place, picture by picture where nothing may move"() {
    await open(lesson);
    await page.click(row("shoulder-blade-right"));
    await page.click("[data-stroke=gliding-out]");
    const faults = await until("the keys of the hands have no focus", () => document.activeElement?.dataset.strokeAct === "step");
    const hand = () => page.$eval(".md-mover", node => getComputedStyle(node).transform);
    const before = await hand();
    await page.keyboard.press("Enter");
    if ((await hand()) === before) faults.push("the next picture shows the hand where it was");
    if (await page.evaluate(() => document.getAnimations().some(({ playState }) => playState === "running"))) faults.push("something moves");
    await page.keyboard.press("Escape");
    faults.push(...(await until("the hands are still there", () => !document.querySelector(".md-overlay"))));
    await page.keyboard.press("Escape");
    return [...faults, ...(await nothing())];
  },
  async "every layer can be chosen"() {
    const layers = await page.$eval(".massage-diagram", root => [...root.querySelectorAll("input[data-key=layer]")].map(node => node.value));
    const faults = layers.length === 5 ? [] : [`${layers.length} layers`];
    for (const layer of [...layers, layers[0]]) {
      await page.click(`.massage-diagram input[data-key=layer][value=${layer}]`);
      faults.push(...(await until(`${layer} is not shown`, `document.querySelector(".massage-diagram").dataset.layer === "${layer}"`)));
    }
    return faults;
  },
  async "zoom goes in and out again"() {
    const width = "document.querySelector('.massage-diagram .md-sheet').style.width";
    await page.click(".massage-diagram button[aria-label='Zoom in']");
    const faults = await until("it does not zoom in", `${width} === "150%"`);
    await page.click(".massage-diagram button[aria-label='Show the whole back']");
    return [...faults, ...(await until("it does not zoom out", `${width} === "100%"`))];
  },
  async "light and dark, at every width, pass axe on the whole page and nothing sticks out"() {
    const faults = [];
    for (const width of WIDTHS) {
      await open(lesson, width);
      for (const look of ["light", "dark"]) {
        await page.$eval(`input[type=radio][value=${look}]`, node => node.click());
        faults.push(...(await until(`${look} is not shown`, `getComputedStyle(document.documentElement).colorScheme.includes("${look}")`)));
        faults.push(...(await wide()), ...(await violations()));
      }
    }
    return faults;
  },
  async "today asks what is due, and the answer is there after a reload"() {
    await open(today);
    const press = name => page.evaluate(text => [...document.querySelectorAll("button")].find(node => node.textContent === text && node.checkVisibility()).click(), name);
    const shows = text => until(`it does not say: ${text}`, said => document.querySelector("massage-today").innerText.includes(said), text);
    await page.evaluate(async () => {
      const journal = globalThis[Symbol.for("massage-lessons.journal")];
      await journal.ready;
      const at = Date.now() - 3 * 86_400_000;
      const answer = { id: "aaaaaaaaaaaa-1", at, seen: at, zone: 0, core: 1, act: "answer", about: "name/flank", answer: ["x"], good: false, rating: 1 };
      await journal.import(JSON.stringify(answer));
    });
    const faults = await shows("1 that you missed last time");
    await press("Begin");
    faults.push(...(await until("nothing is asked", () => document.querySelector(".mp-asker h3"))));
    await press(await page.evaluate(() => globalThis[Symbol.for("massage-lessons.words")]["practice.unknown"]));
    faults.push(...(await until("it does not say that it is kept", () => /Saved|kept/i.test(document.querySelector(".mp-practice-saved")?.textContent ?? ""))));
    await open(today);
    return [...faults, ...(await shows("You have answered 1 today."))];
  },

  async "what is practised is answered by the keyboard, and a drawing that asks gives hints and hides names"() {
    await open(practice);
    const answers = count =>
      until(
        `${count} answers are not kept`,
        async n => (await globalThis[Symbol.for("massage-lessons.journal")].entries()).filter(({ act }) => act === "answer").length >= n,
        count,
      );
    const press = async (root, name) => {
      await page.evaluate((at, text) => [...document.querySelectorAll(`${at} button`)].find(node => node.textContent === text && node.checkVisibility()).focus(), root, name);
      await page.keyboard.press("Enter");
    };
    const before = await page.evaluate(async () => (await globalThis[Symbol.for("massage-lessons.journal")].entries()).filter(({ act }) => act === "answer").length);
    await press("massage-practice", "Begin");
    const faults = await until("nothing is asked", () => document.querySelector(".mp-asker .md-hit[tabindex='0']"));
    await focus(".mp-asker .md-hit[tabindex='0']");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await press("massage-practice", "Check");
    faults.push(...(await answers(before + 1)));
    const quest = ".massage-diagram:has(.md-quest)";
    await press(".md-quest", "Hint");
    faults.push(...(await until("the hint does not show one side alone", at => document.querySelector(at).dataset.side === "left", quest)));
    await page.$eval(`${quest} .md-list [data-region=flank-left]`, node => node.focus());
    await page.keyboard.press("Enter");
    faults.push(...(await until("it does not tell the two apart", () => /Look further up/.test(document.querySelector(".md-answer").textContent))));
    if (!(await page.$(`${quest} .md-card`))) faults.push("no card tells of what was chosen");
    await press(".md-quest", "Show me");
    faults.push(...(await until("the place is not shown", at => document.querySelector(`${at} .md-card`), quest)));
    return [...faults, ...(await answers(before + 2)), ...(await violations())];
  },
  async "an answer that is saved is there when the page is loaded again, and in another tab"() {
    const question = "massage-question[data-kind=one]";
    await open(lesson);
    await page.$eval(`${question} input`, box => {
      for (let at = box.parentElement; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
      box.click();
    });
    await page.$eval(`${question} button[type=submit]`, button => button.click());
    const saved = await until("it is not called saved", selector => document.querySelector(`${selector} .mp-kept`).textContent === "Saved.", question);
    const there = async what =>
      until(
        what,
        selector =>
          document.querySelector(`${selector} input`)?.checked && document.querySelector(`${selector} .mp-result`)?.textContent.includes("ight"),
        question,
      );
    await open(lesson);
    const again = await there("it is not there again");
    const tab = page;
    page = await browser.newPage();
    await open(lesson);
    const another = await there("it is not in another tab");
    await page.close();
    page = tab;
    return [...saved, ...again, ...another];
  },
  async "slides turn by key and their drawing answers a click"() {
    await open(slides);
    const first = await page.evaluate("Reveal.getIndices()");
    await page.keyboard.press("ArrowRight");
    const faults = await until("the next slide does not come", `Reveal.getIndices().h > ${first.h}`);
    await page.evaluate(() => {
      const slide = document.querySelector(".massage-diagram").closest("section");
      const { h, v } = globalThis.Reveal.getIndices(slide);
      globalThis.Reveal.slide(h, v, Infinity);
    });
    faults.push(...(await until("the drawing is not shown", () => document.querySelector(".massage-diagram svg")?.checkVisibility())));
    const [region] = regions;
    const point = await pointOn(shape(region));
    await page.mouse.click(...point);
    return [...faults, ...(await selected(region))];
  },
  async "the site finds a word, and the page of a region answers a click"() {
    await open(search);
    await page.type("#site-field", "love handle");
    const faults = await until("the search finds nothing", () => document.querySelector("#site-results a")?.textContent === "Flank");
    faults.push(...(await violations()));
    await open(region);
    const [other] = regions;
    await page.mouse.click(...(await pointOn(shape(other))));
    return [...faults, ...(await selected(other)), ...(await violations())];
  },
  async "a massage is followed, paused by a key, and left where it can be gone on with"() {
    await open(massage);
    const reads = (kind, text) => until(`${kind} is not ${text}`, `document.querySelector(".mp-view .mp-${kind}")?.textContent === ${JSON.stringify(text)}`);
    await page.click("massage-player .mp-main");
    const faults = await reads("now", "Get ready");
    for (const name of ["Arrive", "Long glides"]) {
      await page.keyboard.press("ArrowRight");
      faults.push(...(await reads("now", name)));
    }
    faults.push(...(await until("no hands are shown", () => document.querySelectorAll(".mp-view .md-overlay:not([hidden]) .md-mover").length === 2)));
    faults.push(...(await violations()));
    await page.keyboard.press("x");
    faults.push(...(await reads("state", "Paused")));
    await page.mouse.click(900, 300);
    faults.push(...(await reads("state", "")));
    for (const _ of [1, 2]) await page.keyboard.press("Escape");
    faults.push(...(await until("it is not left", () => !document.querySelector(".mp-view"))));
    return [...faults, ...(await until("it cannot be gone on with", () => document.activeElement?.textContent === "Go on"))];
  },
  async "a plan is made by the keyboard, sent as a link, and followed"() {
    await open(massage);
    await focus("[data-ask=asked]");
    await page.keyboard.press(" ");
    const pressed = name => page.evaluateHandle(text => [...document.querySelectorAll("massage-plan button")].find(one => one.textContent === text), name);
    const press = async name => {
      await (await pressed(name)).focus();
      await page.keyboard.press("Enter");
    };
    await press("Make a plan");
    const made = () => until("no plan has the focus", () => document.activeElement?.textContent === "Face down: 10 min");
    const faults = [...(await made()), ...(await violations()), ...(await wide())];
    await press("Follow it");
    faults.push(...(await until("nobody follows it", () => document.querySelector(".mp-view .mp-then")?.textContent.startsWith("First: "))));
    for (const _ of [1, 2]) await page.keyboard.press("Escape");
    // Where the browser does not let a page copy, the link is shown.
    await page.evaluate(() => {
      const writeText = () => Promise.reject(new Error("no"));
      Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
    });
    await press("Copy a link");
    faults.push(...(await until("the link is not shown", () => document.querySelector("massage-plan .mp-link input"))));
    const link = await page.evaluate(() => document.querySelector("massage-plan .mp-link input")?.value ?? "");
    if (!link.includes("#plan=")) return [...faults, "there is no link"];
    await page.goto("about:blank");
    await page.goto(link);
    await page.waitForSelector("html[data-lesson-ready=yes]", { timeout: 30_000 });
    return [...faults, ...(await until("the link opens no plan", () => document.querySelector("massage-plan h3")?.textContent === "Face down: 10 min"))];
  },
  async "no page asked for anything or complained"() {
    // The browser asks its own maker for this and that.
    const faults = [...asked.filter(line => !line.includes(".mozilla.")), ...complaints];
    await page.goto(pathToFileURL(asking).href);
    await page.waitForSelector("html[data-refused]");
    // The gate must be able to see a page that does ask.
    return asked.some(line => line.includes("course.test")) ? faults : [...faults, "the gate sees nothing"];
  },
};

const found = {};
for (const [name, check] of Object.entries(CHECKS))
  try {
    found[name] = await check();
  } catch (error) {
    found[name] = [String(error)];
  }
await browser.close();
gate.close();
process.stdout.write(JSON.stringify(found));
