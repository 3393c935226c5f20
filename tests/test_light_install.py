"""Without any extra: diagrams and the cells of the lessons work, and everything else says what to install."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import metadata

import pytest
from lesson_files import lesson_files
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

BLOCK = """
import sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BLOCKED:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Blocked())
"""


def light() -> set[str]:
    """The packages that come with the course when no extra is asked for, those that they need themselves included."""
    found: set[str] = set()
    waiting = ["massage-lessons"]
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found:
            continue
        found.add(name)
        needed = [Requirement(line) for line in metadata.requires(name) or ()]
        waiting += [each.name for each in needed if each.marker is None or each.marker.evaluate({"extra": ""})]
    return found


def run(code: str) -> subprocess.CompletedProcess[str]:
    """Run code as in an environment that has nothing else."""
    there = light()
    blocked = [name for name, owners in metadata.packages_distributions().items() if there.isdisjoint(map(canonicalize_name, owners))]
    assert {"jupyterlab", "matplotlib", "nbformat", "typer"} <= set(blocked)
    program = f"BLOCKED = set({json.dumps(blocked)})\n{BLOCK}\n{code}"
    return subprocess.run([sys.executable, "-"], input=program, capture_output=True, text=True, check=False)


def test_every_cell_of_every_lesson_runs() -> None:
    cells = [cell for lesson in lesson_files() for cell in lesson.calls]
    assert len(cells) > 100
    done = run("\n".join(f"exec({cell!r})" for cell in cells))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("code", "extra"),
    [
        ("import massage_lessons; massage_lessons.figures", "figures"),
        ("from massage_lessons import show; show.forest_plot([])", "figures"),
        ("import massage_lessons; massage_lessons.plan_routine(10)", "plan"),
        ("import sys; sys.argv = ['massage-lessons']; from massage_lessons.__main__ import main; main()", "lab"),
        ("import sys; sys.argv = ['massage-lessons', 'export']; from massage_lessons.__main__ import main; main()", "export"),
    ],
)
def test_what_needs_more_says_what_to_install_in_its_last_line(code: str, extra: str) -> None:
    done = run(code)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith(f'is not installed. Install what this needs: pip install "massage-lessons[{extra}]"')


def test_the_command_says_so_without_a_traceback() -> None:
    done = run("import sys; sys.argv = ['massage-lessons']; from massage_lessons.__main__ import main; main()")
    assert done.stderr.count("\n") == 1
