"""Files in one: the same files give the same bytes, whenever they are packed."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from massage_lessons import __version__
from massage_lessons.course import words
from massage_lessons.course.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES = Path(__file__).parent / "templates"

DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip knows: it says of each file when it was packed, which is nobody's business."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files by name as a zip."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return target.getvalue()


def filled(template: str, /, **values: object) -> str:
    """Return a template with its values; in one of XML or HTML they are escaped."""
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(["xml", "html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(say=say, version=__version__, language=words.language)
    return environment
