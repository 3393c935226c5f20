"""What of foreign HTML may go into a page: text, its shape, and pictures that are data; nothing that acts, loads or poses as ours.

Everything that a notebook holds passes here, trusted or not. What is not on the lists of `allowed.toml` is dropped.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nh3

from massage_lessons.paths import FRONT_SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable

PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif|bmp|svg\+xml)[;,]", re.IGNORECASE)
RECORDING = re.compile(r"data:(?:audio|video)/", re.IGNORECASE)
LINK = re.compile(r"(?:https?:|mailto:|[^:]*(?:[/?#]|$))", re.IGNORECASE)
NAME = re.compile(r"(?!lesson-)[^\W\d][^\s\"'<>&]*")
UNFIT = re.compile("-*[\"'<>&]+[-\"'<>&]*")
OURS = re.compile(r"(?:lesson-\S*|massage-diagram|md-\S*)")
DEFINED = re.compile(r"""\bdefine\(\s*["'](massage-[a-z-]+)["']""")
MODULES = ("index.js", "keeping.js", "plan.js", "player.js", "practice.js")
"""What defines elements of lessons: what every page has, and what only some have."""

COLOUR = r"(?:#[0-9a-f]{3,8}|[a-z]+|(?:rgb|hsl)a?\([\d\s,.%/]+\))"
GROUND = re.compile(rf"{COLOUR}|linear-gradient\((?:[\s,]|-?[\d.]+(?:%|deg|px|em)?|{COLOUR})+\)", re.IGNORECASE)
CHOSEN_BY = "data-jp-theme-light"
"""Whoever sets this turns what is in it dark or light."""


def clean(html: str) -> str:
    """What of this HTML may stand in a page; the result is well formed."""
    return _cleaner().clean(html)


@cache
def components() -> frozenset[str]:
    """The names of the lessons' own elements. Their module comes with the page; content only says where they stand."""
    modules = [module for name in MODULES if (module := FRONT_SOURCE / "lesson" / name).is_file()]
    return frozenset(name for module in modules for name in DEFINED.findall(module.read_text(encoding="utf-8")))


@cache
def allowed() -> dict[str, Any]:
    """The lists."""
    return tomllib.loads(Path(__file__).with_name("allowed.toml").read_text(encoding="utf-8"))


@cache
def _cleaner() -> nh3.Cleaner:
    lists = allowed()
    everywhere = set(lists["everywhere"])
    known = {tag: names | everywhere for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
    ours = {tag: everywhere.union(names) for tag, names in lists["attributes"].items()}
    return nh3.Cleaner(
        tags=(nh3.ALLOWED_TAGS | components() | set(lists["tags"])) - set(lists["not_tags"]),
        clean_content_tags=set(lists["dropped_whole"]),
        attributes={**known, **ours, "*": everywhere},
        attribute_filter=_filtered,
        generic_attribute_prefixes={"aria-", "data-"},
        # A form that is sent would leave the page; this method ends in nothing.
        set_tag_attribute_values={"form": {"method": "dialog"}},
        url_schemes={"attachment", "data", "http", "https", "mailto"},
        filter_style_properties=set(lists["styles"]),
        # No link opens a window, and the page itself says that it is not named to others.
        link_rel=None,
    )


def _filtered(tag: str, name: str, value: str) -> str | None:
    """The value that an attribute keeps, or None to drop it."""
    if name.startswith("data-lesson") or name == CHOSEN_BY:
        return None
    check = CHECKS.get((tag, name)) or CHECKS.get(("*", name))
    return check(value) if check else value


def _kept_if(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    return lambda value: value if pattern.match(value.strip()) else None


def anchor_of(words: str) -> str:
    """An id for words, as JupyterLab makes one of a heading, less what cannot stand in an id of ours."""
    wanted = UNFIT.sub("-", re.sub(r"\s+", "-", words)) or "heading"
    return wanted if NAME.fullmatch(wanted) else f"h-{wanted}"


def _name(value: str) -> str | None:
    return anchor_of(value) if value.strip() else None


def _classes(value: str) -> str | None:
    return " ".join(word for word in value.split() if not OURS.fullmatch(word)) or None


def _picture(value: str) -> str | None:
    # Addresses of files and of the web stay for now: what stands in their place is decided where pictures are put in.
    return value if PICTURE.match(value.strip()) or not value.strip().lower().startswith("data:") else None


def _input(value: str) -> str:
    return value if value.lower() in allowed()["inputs"] else "text"


def _style(value: str) -> str | None:
    """The declarations whose value is plain: a ground is a colour, or colours that go over into one another, and loads nothing."""
    kept = [part.strip() for part in value.split(";") if part.strip() and _plain(part)]
    return "; ".join(kept) or None


def _plain(declaration: str) -> bool:
    name, _, value = declaration.partition(":")
    return not name.strip().lower().startswith("background") or bool(GROUND.fullmatch(value.strip()))


CHECKS: dict[tuple[str, str], Callable[[str], str | None]] = {
    ("*", "id"): _name,
    ("*", "name"): _name,
    ("*", "class"): _classes,
    ("*", "style"): _style,
    ("*", "href"): _kept_if(LINK),
    ("*", "src"): _kept_if(RECORDING),
    ("img", "src"): _picture,
    ("input", "type"): _input,
    ("button", "type"): lambda _: "button",
    ("*", "tabindex"): lambda value: value if value in {"0", "-1"} else None,
}
"""The attributes whose value matters, of one element or of all."""
