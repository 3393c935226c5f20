"""The Chromium of this machine, which turns a page into a PDF file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from massage_lessons.export.errors import ExportError

VARIABLE = "MASSAGE_LESSONS_CHROMIUM"
ON_THE_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
IN_ITS_FOLDER = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "{PROGRAMFILES}/Google/Chrome/Application/chrome.exe",
    "{PROGRAMFILES(X86)}/Google/Chrome/Application/chrome.exe",
    "{LOCALAPPDATA}/Google/Chrome/Application/chrome.exe",
    "{PROGRAMFILES(X86)}/Microsoft/Edge/Application/msedge.exe",
    "{PROGRAMFILES}/Microsoft/Edge/Application/msedge.exe",
)
FLAGS = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync", "--disable-background-networking"),
    # Letters as wide as their font says, not as the machine would round them for its screen.
    "--font-render-hinting=none",
    *("--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf"),
)
SECONDS = 120
DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}\+\d\d'\d\d'\)")
NO_DATE = rb"\g<1>20000101000000+00'00')"
NODE = re.compile(rb"\(node(\d{8})\)")
PAGES = re.compile(rb"/Type /Page\b")


def find(named: Path | None = None) -> Path:
    """The program: the one that is named, else by the variable, else the first that is found.

    Raises
    ------
    ExportError
        When there is none, or the one that is named is not there.
    """
    wanted = named or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if wanted is not None:
        program = shutil.which(wanted)
        if program is None:
            raise ExportError(f"{wanted} is not a program. Name your Chromium with --chromium.")
        return Path(program)
    folders = {name: os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")}
    places = [re.sub(r"\{(.*)\}", lambda found: folders[found[1]], place) for place in IN_ITS_FOLDER]
    found = next(filter(None, map(shutil.which, (*ON_THE_PATH, *places))), None)
    if found is None:
        raise ExportError(
            "A PDF file needs Chromium, Chrome or Edge, and none was found. Install one (Debian: apt-get install chromium), "
            "or name yours with --chromium."
        )
    return Path(found)


def printed(html: str, program: Path) -> bytes:
    """The PDF file of a page; the same page gives the same bytes.

    Raises
    ------
    ExportError
        When the program fails, or takes too long.
    """
    with _work_folder() as work:
        page, made = Path(work, "page.html"), Path(work, "page.pdf")
        try:
            page.write_text(html, encoding="utf-8")
            command = [
                str(program),
                *FLAGS,
                *for_root(),
                f"--user-data-dir={Path(work, 'profile')}",
                f"--print-to-pdf={made}",
                page.as_uri(),
            ]
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603 - the browser that the person has
            content = made.read_bytes()
        except subprocess.TimeoutExpired as error:
            raise ExportError(
                f"{program} took longer than {SECONDS} seconds for one file. Try again, or name another with --chromium."
            ) from error
        except subprocess.CalledProcessError as error:
            last = (error.stderr.decode(errors="replace").strip().splitlines() or ["it said nothing"])[-1]
            raise ExportError(f"{program} could not print: {last}. Name another Chromium with --chromium.") from error
        except FileNotFoundError as error:
            raise ExportError(f"{program} made no PDF file. Name another Chromium with --chromium.") from error
        except OSError as error:
            raise ExportError(
                f"{program} could not print: {error.strerror}. Make room in {tempfile.gettempdir()}, then try again."
            ) from error
    return _steady(content)


def _work_folder() -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    except OSError as error:
        raise ExportError("There is no folder for passing files. Name one that can be written in the variable TMPDIR.") from error


def _steady(content: bytes) -> bytes:
    """A PDF file without what differs from time to time: when it was made, and the numbers that the browser gave to nodes."""
    numbers = {number: b"(node%08d)" % rank for rank, number in enumerate(sorted(set(NODE.findall(content))))}
    return NODE.sub(lambda found: numbers[found[1]], DATE.sub(NO_DATE, content))


def pages(content: bytes) -> int:
    """How many pages a PDF file of Chromium has."""
    return len(PAGES.findall(content))


def for_root() -> list[str]:
    """The flag without which root cannot start a browser: there is no sandbox for it to run in."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ["--no-sandbox"] if root else []
