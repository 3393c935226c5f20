"""Start the lessons, or run all tests, from a fresh clone: `python3 run.py` or `python3 run.py test`.

Needs Python 3.11 or later with pip, and nothing else for the lessons. Everything goes into the folder .venv beside this file.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
MADE_FOR = VENV / "made-for"
OLDEST = (3, 11)
PIP = ["-m", "pip", "--disable-pip-version-check", "--quiet"]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIREFOX = ("firefox-esr", "firefox")

STEPS: list[tuple[str, list[str]]] = [
    ("lint", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types of Python", ["mypy"]),
    ("layers", ["lint-imports"]),
    ("packages for the check of JavaScript", ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]),
    ("lint and format of JavaScript", ["npm", "run", "--silent", "lint"]),
    ("types of JavaScript", ["npm", "run", "--silent", "types"]),
    ("front end as it is bundled", ["npm", "run", "--silent", "front", "--", "--check"]),
    ("tests of JavaScript", ["npm", "test", "--silent"]),
    ("drawing", ["python", "images/draw", "--check"]),
    ("content", ["massage-lessons", "check"]),
    ("built files", ["massage-lessons", "build", "--check"]),
    ("tests", ["pytest", "--numprocesses", "2", "--dist", "loadfile", "--nbval", "notebooks", "tests"]),
]
"""The tests come last, so that their summary ends what is printed."""


class Stop(Exception):  # noqa: N818 - it says what to do
    """One sentence for the person who started this."""


def main(arguments: list[str]) -> int:
    """Do what was asked, and give the exit code."""
    if sys.version_info < OLDEST:
        raise Stop(f"This needs Python {OLDEST[0]}.{OLDEST[1]} or later; this is {sys.version.split()[0]}.")
    testing = arguments[:1] == ["test"]
    install("requirements-dev.lock" if testing else "requirements.lock")
    if testing:
        return test(arguments[1:])
    command = [str(PYTHON), "-m", "massage_lessons", *arguments]
    if os.name == "posix":
        os.execv(PYTHON, command)  # noqa: S606 - in place of this process: who ends it ends the lessons
    return call(command)


def install(lock: str) -> None:
    """Make the environment, unless it already is what the lock file says."""
    # An environment holds its own place and Python: after a move or an upgrade of Python it is of no use.
    made_for = f"Python {sys.version_info[0]}.{sys.version_info[1]} in {HERE}"
    if read(MADE_FOR) != made_for or not PYTHON.exists():
        print("Setting up, once. This takes a few minutes.", flush=True)
        make_environment()
        write(MADE_FOR, made_for)
    wanted = hashlib.sha256((HERE / lock).read_bytes() + (HERE / "pyproject.toml").read_bytes()).hexdigest()
    stamp = VENV / f"{lock}.installed"
    if read(stamp) == wanted:
        return
    pip("install", "--require-hashes", "--requirement", str(HERE / lock))
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(HERE))
    write(stamp, wanted)


def read(path: Path) -> str:
    """A note's text, or nothing when there is no such note."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def write(path: Path, text: str) -> None:
    """Leave a note in the environment."""
    path.write_text(text, encoding="utf-8")


def make_environment() -> None:
    """Make the folder .venv with a Python and pip of its own."""
    if VENV.exists() and not MADE_FOR.exists():
        raise Stop(f"{VENV} was not made by this command. Move it away, then start again.")
    try:
        shutil.rmtree(VENV, ignore_errors=True)
        VENV.mkdir(exist_ok=True)
        write(MADE_FOR, "not finished")
    except OSError as error:
        raise Stop(f"{HERE} cannot be written ({error.strerror}). Put the course into a folder of your own, then start again.") from error
    try:
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip() or error.stdout.strip() or "it said nothing").splitlines()[-1]
        raise Stop(f"Python's venv failed ({last}). On Debian and Ubuntu install the package python3-venv, then start again.") from error


def pip(*arguments: str) -> None:
    """Run the environment's pip."""
    if call([PYTHON, *PIP, *arguments]):
        raise Stop("The packages could not be installed; pip says why above. Check the network, then start again.")


def call(command: Sequence[str | Path], environment: dict[str, str] | None = None, folder: Path | None = None) -> int:
    """Run a program to its end and give its exit code; at Ctrl-C, which it hears too, it has the time to tidy up."""
    with subprocess.Popen(command, env=environment, cwd=folder) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.wait()
            raise


def test(arguments: list[str]) -> int:
    """Run every check, all of them even if one fails, and give 0 if all pass. With arguments: pytest alone, with these."""
    if not chromium():
        raise Stop("The browser tests need Chromium: apt-get install chromium (Debian), or .venv/bin/playwright install chromium.")
    if not firefox():
        raise Stop("The browser tests need Firefox too: apt-get install firefox-esr (Debian).")
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    steps = [("tests", ["pytest", *arguments])] if arguments else STEPS
    red: list[str] = []
    took: list[str] = []
    for name, step in steps:
        if step is steps[-1][1] and took:
            print("== so far\n" + "\n".join(took), flush=True)
        print(f"== {name}: {' '.join(step)}", flush=True)
        program = shutil.which(step[0], path=environment["PATH"])
        begun = time.monotonic()
        if program is None or call([program, *step[1:]], environment, HERE):
            red.append(name)
        took.append(f"{name}: {time.monotonic() - begun:.0f} s")
    if red:
        print(f"Red: {', '.join(red)}", file=sys.stderr)
    return 1 if red else 0


def firefox() -> bool:
    """Whether there is a Firefox for the tests."""
    return any(map(shutil.which, FIREFOX))


def chromium() -> bool:
    """Whether there is a Chromium for the tests: Debian's, or the one that Playwright has fetched."""
    if any(map(shutil.which, CHROMIUM)):
        return True
    ask = "from playwright.sync_api import sync_playwright as p\nwith p() as b: print(b.chromium.executable_path)"
    answer = subprocess.run([PYTHON, "-c", ask], check=False, capture_output=True, text=True)
    return Path(answer.stdout.strip() or "-").is_file()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        print(stop, file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
