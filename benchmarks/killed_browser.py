"""Answers and browsers that are killed: as soon as the page says "Saved.", the whole group of the browser's processes gets SIGKILL.

`python benchmarks/killed_browser.py [times] [chromium|firefox|both]` starts each browser again with the same profile, counts the answers
that the page had called saved and that are no longer there, and gives 1 if any is lost. It prints a table. A time takes some seconds,
so it is not one of the tests.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from massage_lessons import show
from massage_lessons.course.words import say
from massage_lessons.export.page.exporter import LessonExporter

HERE = Path(__file__).parent
TIMES = 200
QUESTION = "safety-easy-no"
KINDS = {"chromium": ("chrome", ("chromium", "chromium-browser", "google-chrome")), "firefox": ("firefox", ("firefox-esr", "firefox"))}


def page(folder: Path) -> Path:
    """A page with one question that is answered in words."""
    bundle = show.questions(QUESTION)._repr_mimebundle_()
    cell = new_code_cell("show", execution_count=1, outputs=[new_output("execute_result", bundle, execution_count=1)])
    notebook = folder / "one-question.ipynb"
    nbformat.write(new_notebook(cells=[new_markdown_cell("# One question"), cell]), notebook)
    made = folder / "one-question.html"
    made.write_text(LessonExporter().from_filename(str(notebook))[0], encoding="utf-8")
    return made


def killed(name: str, times: int, folder: Path) -> dict[str, int]:
    """Kill a browser so many times; what was acknowledged, lost, and made twice."""
    kind, programs = KINDS[name]
    program = next(filter(None, map(shutil.which, programs)), None)
    if program is None:
        raise SystemExit(f"There is no {name} here. Install it, or name the other one.")
    profile = folder / f"profile of {name}"
    profile.mkdir()
    spec = {"browser": kind, "program": program, "page": page(folder).as_uri(), "profile": str(profile), "saved": say("lesson.kept.saved")}
    command = ["node", str(HERE / "killed_browser.mjs"), json.dumps({**spec, "times": times})]
    last: dict[str, int] = {}
    with subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            last = json.loads(line)
            print(f"{name}: {line.strip()}", file=sys.stderr, flush=True)
    if process.returncode or "acknowledged" not in last:
        raise SystemExit(f"{name} could not be killed to the end: see above.")
    return last


def main() -> int:
    """Print the table; the exit code says whether any answer was lost."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    chosen = sys.argv[2] if len(sys.argv) > 2 else "both"  # noqa: PLR2004 - the second argument
    names = list(KINDS) if chosen == "both" else [chosen]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        found = {name: killed(name, times, Path(folder)) for name in names}
    print("| browser | killed | called saved | databases deleted by the browser | lost | ids twice |\n|---|---|---|---|---|---|")
    for name, counts in found.items():
        print(f"| {name} | {times} | {counts['acknowledged']} | {counts['deleted']} | {counts['lost']} | {counts['twice']} |")
    return 1 if any(counts["lost"] or counts["twice"] for counts in found.values()) else 0


if __name__ == "__main__":
    raise SystemExit(main())
