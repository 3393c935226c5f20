"""The command `massage-lessons`: start the lessons, check the course, build what is derived."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from enum import Enum
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from massage_lessons.build import fit as course_check
from massage_lessons.course import words
from massage_lessons.errors import CourseError, needs
from massage_lessons.lab import folder as lab_folder
from massage_lessons.pages.taught import page_of_today
from massage_lessons.progress import command as progress

BUG = "This is a bug in the course, not your mistake. Please report it where you got the course: the lines above, and what you typed."


UNSAID = frozenset({errno.ENOSPC, errno.EPIPE, errno.EIO})
"""What a full disk, or a program that listens no longer, makes of a line that is printed."""


class Edition(Enum):
    """Who a page is for."""

    learner = "learner"
    instructor = "instructor"


class PaperSize(Enum):
    """What is in the printer."""

    a4 = "A4"
    letter = "letter"


class QuestionFormat(Enum):
    """What another system of learning reads."""

    qti = "qti"
    moodle = "moodle"
    gift = "gift"
    cartridge = "cartridge"
    canvas = "canvas"
    anki = "anki"


app = typer.Typer(add_completion=False, help="A course on back massage, in JupyterLab.", pretty_exceptions_enable=False)
app.add_typer(progress.app, name="progress")


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the start page in the browser.")] = True,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="The port; without it the first free one from 8888 on.")] = None,
    folder: Annotated[Path | None, typer.Option(help="Where the lessons are, or are put.")] = None,
) -> None:
    """Start the lessons in JupyterLab."""
    if context.invoked_subcommand is None:
        with needs("lab"):
            from massage_lessons.lab import app as lab_app  # noqa: PLC0415 - nbformat takes a second or two, which no other command should wait

        lab_app.run(folder, port, browser=browser, say=say)


@app.command()
def check() -> None:
    """Check all content and the drawing, and list every fault with its place and its mend."""
    faults = sorted([*course_check.faults(), *words.unlike()])
    for fault in faults:
        say(str(fault))
    say(f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'} found." if faults else "Content and drawing are in order.")
    raise typer.Exit(1 if faults else 0)


@app.command()
def build(*, check: Annotated[bool, typer.Option("--check", help="Only compare with what is stored.")] = False) -> None:
    """Build what is made ahead of time, from the stored course to the digests of the lessons."""
    if not check and not lab_folder.in_checkout():
        raise CourseError("Only a checkout of the course can be built; this is an installed one.")
    with needs("all"):
        from massage_lessons.build import every  # noqa: PLC0415 - matplotlib is not needed to start the lessons

    stale = []
    for artifact in every.artifacts(lab_folder.shipped()):
        same = artifact.build(check=check)
        say(f"{artifact.name}: {'as it is built' if same else 'not as it is built' if check else 'built'}")
        if not same:
            stale.append(f"{artifact.name} (made of {', '.join(path.name for path in artifact.inputs)})")
    if stale and check:
        say(f"Not as it is built: {', '.join(stale)}. Run: massage-lessons build")
        raise typer.Exit(1)
    say("Compared: all is as it is built." if check else "Built.")


@app.command()
def export(  # noqa: PLR0913 - each is a wish of the person who exports
    notebook: Annotated[list[Path] | None, typer.Argument(help="The notebooks, or folders of them; without any, all lessons.")] = None,
    *,
    to: Annotated[Path, typer.Option(help="The folder for the pages.")] = Path("lesson-pages"),
    edition: Annotated[Edition, typer.Option(help="The learner's has no notes for the instructor and no answers.")] = Edition.instructor,
    slides: Annotated[bool, typer.Option("--slides", help="Make the slides of each lesson in place of its page.")] = False,
    site: Annotated[Path | None, typer.Option(help="A folder for all pages as a site, with search and a zip.")] = None,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Print: a handout of each lesson but “Today”, and with all lessons cards and a worksheet.")
    ] = False,
    scorm: Annotated[
        bool, typer.Option("--scorm", help="Make a package of SCORM 1.2 of each lesson, which a school's system plays and marks.")
    ] = False,
    paper: Annotated[PaperSize, typer.Option(case_sensitive=False, help="The size of the paper.")] = PaperSize.a4,
    chromium: Annotated[Path | None, typer.Option(help="The Chromium to print with; without it the first that is found.")] = None,
    run_widgets: Annotated[
        bool | None,
        typer.Option(
            "--run-widgets/--no-run-widgets",
            help="Let widgets run that came with a notebook as programs. Without it: where Jupyter trusts it.",
        ),
    ] = None,
) -> None:
    """Make pages of the lessons: one file each, which needs no Jupyter and no network.

    The exit code says how many notebooks failed.
    """
    with needs("export"):
        from massage_lessons.export import console  # noqa: PLC0415 - nbconvert is not needed to start the lessons

    paths = notebook or lab_folder.shipped()
    if sum([slides, pdf, scorm, site is not None]) > 1:
        raise CourseError("--slides, --site, --pdf and --scorm are made one at a time. Leave out all but one of them.")
    if scorm:
        from massage_lessons.schools import command  # noqa: PLC0415

        command.scorm(paths, to, say)
    elif pdf:
        # What asks on the right day can do so on a screen alone; its questions are on the handouts of their lessons.
        today = page_of_today()
        printed = notebook or [path for path in paths if not today or path.name != today.file]
        console.paper(printed, to, edition.value, with_cards=not notebook, size=paper.value, program=chromium)
    elif site is not None:
        console.site(paths, site, edition.value, run_widgets=run_widgets)
    else:
        console.export(paths, to, edition.value, slides=slides, run_widgets=run_widgets)


@app.command()
def exam(  # noqa: PLR0913 - each is a wish of the person who prints
    *,
    questions: Annotated[int, typer.Option(min=1, max=100, help="How many questions.")] = 20,
    seed: Annotated[str, typer.Option(help="Any word or number: the same seed gives the same test.")] = "1",
    versions: Annotated[int, typer.Option(min=1, max=6, help="How many versions, A, B, C …, with another order of all.")] = 3,
    lesson: Annotated[list[str] | None, typer.Option(help="Only questions of this lesson; name several one after the other.")] = None,
    to: Annotated[Path, typer.Option(help="The folder for the files.")] = Path("test-on-paper"),
    paper: Annotated[PaperSize, typer.Option(case_sensitive=False, help="The size of the paper.")] = PaperSize.a4,
    chromium: Annotated[Path | None, typer.Option(help="The Chromium to print with; without it the first that is found.")] = None,
) -> None:
    """Print a test on paper: its versions, each with a sheet for the answers, and a key for the instructor."""
    with needs("export"):
        from massage_lessons.export import console  # noqa: PLC0415 - nbconvert is not needed to start the lessons

    console.exam(to, count=questions, seed=seed, versions=versions, lessons=lesson or (), size=paper.value, program=chromium)


@app.command()
def report(
    folder: Annotated[Path, typer.Argument(help="The folder with the results files of the class.")],
    *,
    to: Annotated[Path, typer.Option(help="The folder for the page and the tables.")] = Path("report"),
    names: Annotated[
        bool, typer.Option("--names/--without-names", help="Call learners by their names, or by numbers, to show in class.")
    ] = True,
) -> None:
    """Make a page and tables of what a class has and has not understood; nothing leaves this computer."""
    with needs("export"):
        from massage_lessons.report import command  # noqa: PLC0415 - only a report waits for it

    command.run(folder, to, names=names, tell=say)


@app.command()
def questions(
    *,
    to: Annotated[QuestionFormat, typer.Option("--to", help="The format: what your school's system imports.")],
    lesson: Annotated[list[str] | None, typer.Option(help="A lesson by its id, such as safety; without it, all.")] = None,
    in_words: Annotated[bool, typer.Option("--in-words", help="Ask nothing beside a picture: for who cannot see one.")] = False,
    folder: Annotated[Path, typer.Option(help="The folder for the file.")] = Path("question-files"),
) -> None:
    """Write the questions of the course for a school's system, with their answers, and tell what the format loses."""
    with needs("schools"):
        from massage_lessons.schools import command  # noqa: PLC0415 - no system of learning is needed to start the lessons

    command.questions(to.value, lesson or [], folder, in_words=in_words, tell=say)


def say(line: str) -> None:
    """Print one line at once, also into a pipe."""
    print(line, flush=True)  # noqa: T201 - the command's own voice


def main() -> None:
    """Run the command; it ends in one of three ways: done, an error of ours in one sentence, or a bug that says so."""
    # A name of a file may have signs that the console cannot show.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        app()
    except CourseError as error:
        print(error, file=sys.stderr)  # noqa: T201
        sys.exit(error.status)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        if error.errno not in UNSAID:
            _is_a_bug()
        # What waits to be said would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"What this command says cannot be written: {error.strerror}.", file=sys.stderr)  # noqa: T201
        sys.exit(1)
    except Exception:  # noqa: BLE001 - whatever it is, the learner is told what to do with it
        _is_a_bug()


def _is_a_bug() -> NoReturn:
    traceback.print_exc()
    print(BUG, file=sys.stderr)  # noqa: T201
    sys.exit(3)
