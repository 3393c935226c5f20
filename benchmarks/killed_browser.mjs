// Kills a browser again and again, each time as soon as its page has said "Saved.", and counts what is lost.
// Run by killed_browser.py: node killed_browser.mjs '{"browser": "chrome" | "firefox", "program", "page", "profile", "saved", "times"}'
// It prints a line of JSON for each time, and one for the end: {"acknowledged", "deleted", "lost", "twice"}; `deleted` counts the starts
// at which the browser had deleted the database, and what it had came from the second copy.
import puppeteer from "puppeteer-core";

const { browser: kind, program, page: address, profile, saved, times } = JSON.parse(process.argv[2]);

const TRIES = 5;

/** The driver may still be putting the profile of a browser that was killed in order: then no browser is started, and this asks again. */
async function launched(options) {
  for (let tried = 1; ; tried++) {
    try {
      return await puppeteer.launch(options);
    } catch (error) {
      if (error.code !== "ENOENT" || tried === TRIES) throw error;
    }
  }
}

async function start() {
  const browser = await launched({
    browser: kind,
    executablePath: program,
    headless: true,
    userDataDir: profile,
    args: kind === "chrome" ? ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] : [],
    // A browser that was killed asks whether it shall begin anew without its add-ons.
    extraPrefsFirefox: { "toolkit.startup.max_resumed_crashes": -1, "browser.sessionstore.resume_from_crash": false },
  });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  await page.goto(address);
  await page.waitForSelector("massage-question .mp-bar button[type=submit]");
  return { browser, page };
}

const journal = page =>
  page.evaluate(async () => {
    const journal = globalThis[Symbol.for("massage-lessons.journal")];
    await journal.ready;
    const entries = (await journal.entries()).map(({ id, words }) => ({ id, words }));
    return { entries, told: journal.where.notes.length };
  });

/** The words that the page called saved. */
const acknowledged = [];
let lost = new Set();
const ids = new Set();
let twice = 0;
let deleted = 0;

const count = async page => {
  const { entries: there, told } = await journal(page);
  if (told) deleted += 1;
  const words = new Set(there.map(entry => entry.words));
  for (const one of acknowledged) if (!words.has(one)) lost.add(one);
  twice = there.length - new Set(there.map(({ id }) => id)).size;
  for (const { id } of there) ids.add(id);
  return there.length;
};

for (let i = 1; i <= times; i++) {
  const { browser, page } = await start();
  const entries = await count(page);
  const words = `time ${i} of ${times}`;
  const killed = new Promise(done => {
    page.on("console", message => {
      if (message.text() !== `said ${saved}`) return;
      process.kill(-browser.process().pid, "SIGKILL");
      acknowledged.push(words);
      done();
    });
  });
  await page.evaluate(() => {
    const said = document.querySelector(".mp-kept");
    new MutationObserver(() => console.log(`said ${said.textContent}`)).observe(said, { childList: true });
  });
  // The answer is written and compared at once, as a quick hand does.
  await page
    .evaluate(text => {
      const field = document.querySelector("massage-question textarea");
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      document.querySelector("massage-question button[type=submit]").click();
    }, words)
    .catch(() => {});
  await killed;
  await new Promise(done => (browser.process().exitCode !== null || browser.process().signalCode ? done() : browser.process().once("exit", done)));
  console.log(JSON.stringify({ time: i, entries, lost: lost.size, deleted }));
}
const { browser, page } = await start();
await count(page);
await browser.close();
console.log(JSON.stringify({ acknowledged: acknowledged.length, deleted, lost: lost.size, twice }));
