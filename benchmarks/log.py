"""Years of practice: how much longer a page with a question takes to open with a log of many entries, with and without a snapshot of it.

`python benchmarks/log.py [entries]` prints a table. *Ready* is from the start of the page until its answers are there. It gives 1 if a
snapshot costs more than 50 ms.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from click import FLAGS
from killed_browser import page as one_question
from playwright.sync_api import BrowserContext, sync_playwright

ENTRIES = 100_000
REPEATS = 9
MOST = 50
"""Milliseconds that a snapshot may cost."""
WATCH = """globalThis.opened = new Promise(done => {
  const look = () => {
    const journal = globalThis[Symbol.for("massage-lessons.journal")];
    if (journal) journal.ready.then(() => done(performance.now()));
    else setTimeout(look);
  };
  look();
})"""
FILL = """async many => {
  const answer = ["left", "right"];
  const lines = Array.from({length: many}, (_, i) => JSON.stringify({
    id: `benchmark000-${i + 1}`, at: 1764280000000 + 1000 * i, seen: 1764280000000 + 1000 * i, zone: -60, core: 1, act: "answer",
    about: `find/place-${i % 400}`, hash: "1a2b3c4d", answer: [answer[i % 2]], good: i % 3 > 0, rating: 1 + i % 4, hints: i % 2,
    where: "practice",
  }));
  await globalThis[Symbol.for("massage-lessons.journal")].import(lines.join("\\n"));
}"""
META = """change => new Promise((done, failed) => {
  const asked = indexedDB.open("massage-lessons");
  asked.onerror = failed;
  asked.onsuccess = () => {
    const running = asked.result.transaction(["meta"], "readwrite");
    const meta = running.objectStore("meta");
    const found = change === "delete" ? meta.delete("snapshot") : meta.count("snapshot");
    running.oncomplete = () => { asked.result.close(); done(found.result); };
  };
})"""


def ready(browser: BrowserContext, address: str, before: str = "") -> float:
    """Milliseconds until what was kept is there, the median of some openings."""
    times = []
    for _ in range(REPEATS):
        page = browser.new_page()
        if before:
            page.goto(address)
            page.evaluate(META, before)
        page.add_init_script(WATCH)
        page.goto(address)
        times.append(float(page.evaluate("globalThis.opened")))
        page.close()
    return statistics.median(times)


def main() -> int:
    """Fill a log, open it, and print."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        address = one_question(Path(name)).as_uri()
        launched = playwright.chromium.launch(executable_path=shutil.which("chromium") or None, args=FLAGS)
        browser = launched.new_context()
        empty = ready(browser, address)
        page = browser.new_page()
        page.goto(address)
        page.evaluate(FILL, many)
        # The next opening goes through the log, and leaves a snapshot when the page has nothing else to do.
        page.goto(address)
        while not page.evaluate(META, "count"):
            pass
        page.close()
        snapshot = ready(browser, address)
        without = ready(browser, address, "delete")
        launched.close()
    print(f"| log | ready, ms (median of {REPEATS}) | more than an empty one |\n|---|---|---|")
    for title, time in (("empty", empty), (f"{many:,} entries, snapshot", snapshot), (f"{many:,} entries, gone through", without)):
        print(f"| {title} | {time:.0f} | {time - empty:.0f} |")
    print(json.dumps({"entries": many, "more": round(snapshot - empty)}), file=sys.stderr)
    return int(snapshot - empty > MOST)


if __name__ == "__main__":
    raise SystemExit(main())
