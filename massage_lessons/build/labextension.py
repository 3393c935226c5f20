"""The front end as JupyterLab loads it.

JupyterLab lets browsers keep an extension's files for a year. So the address of the extension carries a stamp of its files,
and a learner who takes a newer course sees the newer course.
"""

from __future__ import annotations

import json

from massage_lessons import files
from massage_lessons.build.artifact import Artifact
from massage_lessons.paths import FRONT_END

PACKAGE = FRONT_END.parent / "package.json"
ENTRY = "static/remoteEntry.js"


def artifact() -> Artifact:
    """Return the extension's description, with the stamp of its files, as something to build."""
    return Artifact("labextension", (FRONT_END,), lambda: {PACKAGE: _described()})


def _described() -> bytes:
    package = json.loads(PACKAGE.read_text(encoding="utf-8"))
    package["jupyterlab"]["_build"]["load"] = f"{ENTRY}?v={stamp()}"
    return (json.dumps(package, indent=2) + "\n").encode()


def stamp() -> str:
    """Return the first digits of the SHA-256 of the front end's files, whatever line ends a checkout gave them."""
    return files.of_files(sorted(path for path in FRONT_END.rglob("*") if path.is_file()))[:16]
