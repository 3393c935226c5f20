"""What the README shows and promises is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from lesson_files import the_course

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_its_two_commands_are_those_of_run_py() -> None:
    assert re.findall(r"```sh\n(.+)\n```", README) == ["python3 run.py", "python3 run.py test"]
    assert (ROOT / "run.py").is_file()


def test_ci_runs_the_test_command_as_the_readme_has_it() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("exec python3 run.py test")


def test_its_pictures_and_files_exist() -> None:
    named = [*re.findall(r"\]\(([^)#]+)\)", README), *re.findall(r"`([A-Z][\w.-]+)`", README)]
    files = [name for name in named if "." in name or name.startswith("LICENSE")]
    assert "images/lesson.png" in files
    assert [name for name in files if not (ROOT / name).exists()] == []


def test_its_options_are_those_of_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "massage_lessons", "--help"], capture_output=True, text=True, check=True)
    options = re.findall(r"\| `(--[\w-]+)", README)
    assert len(options) == 3
    assert [option for option in options if option not in done.stdout] == []


def test_its_measured_figures_name_the_command_that_gives_them() -> None:
    named = set(re.findall(r"`python (benchmarks/\w+\.py)", README))
    programs = {f"benchmarks/{one.name}" for one in (ROOT / "benchmarks").glob("*.py") if "__main__" in one.read_text(encoding="utf-8")}
    assert named == programs


def test_its_lessons_are_those_of_the_course_with_their_minutes() -> None:
    told = re.findall(r"^\| (\d\d) \| (.+) \| (\d+) \|$", README, flags=re.MULTILINE)
    assert told == [(f"{lesson.number:02d}", lesson.title, f"{lesson.minutes:g}") for lesson in the_course().lessons if lesson.minutes]


def test_its_ways_out_of_jupyter_are_options_of_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "massage_lessons", "export", "--help"], capture_output=True, text=True, check=True)
    options = set(re.findall(r"`(?:massage-lessons export )?(--[\w-]+)", README)) - set(re.findall(r"\| `(--[\w-]+)", README))
    assert options >= {"--site", "--slides", "--pdf", "--scorm", "--edition", "--to", "--paper"}
    assert [option for option in options if option not in done.stdout] == []
