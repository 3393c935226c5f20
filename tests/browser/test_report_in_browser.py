"""The report as a reader opens it: by a double click, without a network, on a telephone, in the dark, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from sample_bank import DATA, answer, bank, entry, results

from massage_lessons.report import command

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on a class of forty, with some files to look at."""
    folder = tmp_path_factory.mktemp("class")
    asked = [item for item in DATA["items"] if item["kind"] != "words"]
    for number in range(40):
        device = f"learner{number:05d}"
        entries = [
            answer(k, item["id"], "sacrum-left", good=(k * number) % 5 > 0 and number % 7 + k % 9 > 4, device=device)
            for k, item in enumerate(asked, 1)
        ]
        entries.append(entry(90, device, act="skill", about="gliding", rating=number % 4 + 1, by="partner"))
        entries.append(entry(91, device, act="done", about="anatomy", value=True))
        (folder / f"{number}.jsonl").write_text(results(entries, "A" * 70 if number == 1 else f"Name {number}"), encoding="utf-8")
    (folder / "foreign.jsonl").write_text("nothing", encoding="utf-8")
    to = tmp_path_factory.mktemp("report")
    command.run(folder, to, names=True, tell=lambda _: None, bank=bank(tmp_path_factory.mktemp("bank")))
    return to / "report.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_has_no_fault_that_axe_knows_nor_sticks_out_at_any_width(context: BrowserContext, report: Path, scheme: str) -> None:
    assert context.browser is not None
    own = context.browser.new_context(offline=True, color_scheme=scheme)
    page = own.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(report.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]] == [], width
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(251, 248, 243)" if scheme == "light" else "rgb(22, 20, 18)"
    )
    own.close()


def test_the_report_goes_on_paper(context: BrowserContext, report: Path) -> None:
    assert context.browser is not None
    own = context.browser.new_context(offline=True, color_scheme="dark")
    page = own.new_page()
    page.goto(report.as_uri())
    row = page.locator("#items-table ~ tbody tr").first
    expect(row).to_be_hidden()
    page.emulate_media(media="print")
    expect(row).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.pdf().startswith(b"%PDF")
    own.close()
