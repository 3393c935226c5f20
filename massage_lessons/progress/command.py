"""The command `massage-lessons progress`: answers into a file and back, put together, backed up, forgotten."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import Annotated

import typer

from massage_lessons.course.words import say
from massage_lessons.errors import ProgressError
from massage_lessons.progress import disk, file
from massage_lessons.progress import place as places
from massage_lessons.progress.kept import BACKUPS, Kept
from massage_lessons.progress.log import merged, twice

app = typer.Typer(add_completion=False, help="Your answers: into a file and back, backed up, or forgotten.", no_args_is_help=True)

Replace = Annotated[bool, typer.Option("--replace", help="Write over a file that is there.")]


@app.command("export")
def export_file(to: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")], *, replace: Replace = False) -> None:
    """Write all answers of this computer into one file, to hand in or to take along."""
    _free(to, replace=replace)
    kept = _kept()
    tell(say("log.said.exported", n=file.write(to, kept.entries()), path=to))
    _tell_notes(kept)


@app.command("import")
def import_files(files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files that the course has written.")]) -> None:
    """Take over the answers of files; what is here already stays once."""
    kept = _kept()
    faulty = False
    for path in files:
        _, entries, faults = file.read(path)
        new = kept.add(entries)
        for fault in faults:
            tell(str(fault))
        tell(say("log.said.imported", path=path, n=new, known=len(merged(entries)) - new))
        faulty = faulty or bool(faults)
    kept.exchange()
    _tell_notes(kept)
    raise typer.Exit(1 if faulty else 0)


@app.command()
def merge(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files that the course has written.")],
    *,
    to: Annotated[Path, typer.Option(metavar="FILE", help="The file to write.")],
    replace: Replace = False,
) -> None:
    """Put files together into one; nothing on this computer changes but that file."""
    _free(to, replace=replace)
    read = [file.read(path) for path in files]
    faults = [fault for _, _, found in read for fault in found]
    log = merged(*(entries for _, entries, _ in read))
    for fault in faults:
        tell(str(fault))
    for name in twice(log):
        tell(say("log.said.twice", id=name))
    tell(say("log.said.exported", n=file.write(to, log), path=to))
    raise typer.Exit(1 if faults else 0)


@app.command()
def backup(folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="Without it, a folder beside the answers.")] = None) -> None:
    """Write all answers of this computer into a file of its own."""
    kept = _kept()
    _back_up(kept, folder)
    _tell_notes(kept)


@app.command()
def forget(
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    with_backup: Annotated[bool, typer.Option("--backup/--no-backup", help="Write a backup first.")] = True,
) -> None:
    """Forget all answers that are kept on this computer, after a backup."""
    kept = _kept()
    if not kept.entries():
        tell(say("log.said.nothing"))
    elif not yes and not typer.confirm(say("log.said.ask")):
        tell(say("log.said.not-forgotten"))
        raise typer.Exit(1)
    elif with_backup:
        _back_up(kept, None)
    shared = kept.place.shared
    kept.forget()
    tell(say("log.said.forgotten"))
    if shared is not None:
        tell(say("log.said.still-shared", path=shared))
    for path in kept.aside():
        tell(say("log.said.still-aside", path=path))


@app.command()
def where() -> None:
    """Say where the answers are, and what is to be known of them."""
    kept = _kept()
    tell(say("log.said.where", n=len(kept.entries()), path=kept.path))
    shared = kept.place.shared
    tell(say("log.said.not-shared") if shared is None else say("log.said.shared", path=shared))
    for path in kept.aside():
        tell(say("log.said.still-aside", path=path))
    _tell_notes(kept)


@app.command()
def folder(
    name: Annotated[Path | None, typer.Argument(metavar="DIR", help="The folder, the same for each of your computers.")] = None,
    *,
    none: Annotated[bool, typer.Option("--none", help="Do not use the folder any more.")] = False,
) -> None:
    """Name the folder by which several computers exchange your answers."""
    home = places.folder()
    if none:
        places.share(home, None)
        tell(say("log.said.unshared"))
        return
    if name is not None:
        shared = name.expanduser().absolute()
        with disk.explained(shared):
            disk.make_folder(shared)
        places.share(home, shared)
    where()


def tell(line: str) -> None:
    """Print one line at once, also into a pipe."""
    print(line, flush=True)  # noqa: T201 - the command's own voice


def _kept() -> Kept:
    kept = Kept()
    kept.exchange()
    return kept


def _tell_notes(kept: Kept) -> None:
    for note in kept.notes:
        tell(note)


def _back_up(kept: Kept, to: Path | None) -> None:
    path = disk.free_name((to or kept.place.folder / BACKUPS) / file.name())
    tell(say("log.said.backed-up", n=file.write(path, kept.entries()), path=path))


def _free(path: Path, *, replace: bool) -> None:
    home = places.folder()
    if home.resolve() in path.resolve().parents and home.resolve() / BACKUPS not in path.resolve().parents:
        raise ProgressError(say("log.file.own", path=path))
    if path.exists() and not replace:
        raise ProgressError(say("log.file.there", path=path))
