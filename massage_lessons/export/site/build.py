"""The whole site, made before any of it is written: either all of it is new, or the old one stays."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from massage_lessons.course import find
from massage_lessons.course.words import say
from massage_lessons.export import files, from_notebooks
from massage_lessons.export.errors import ExportError, Failures
from massage_lessons.export.notebook.normalise import mended
from massage_lessons.export.notebook.sanitize import anchor_of
from massage_lessons.export.site import home, links, regions, urls
from massage_lessons.export.site.archive import archive
from massage_lessons.export.site.exporter import SiteExporter
from massage_lessons.export.site.index import index
from massage_lessons.export.site.navigation import Around, Group, Link, menu_at, neighbours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from markupsafe import Markup
    from nbformat import NotebookNode

    from massage_lessons.export.notebook.context import Edition

NUMBERED = re.compile(r"0*(\d+)-")


@dataclass(frozen=True, slots=True)
class Source:
    """A notebook on its way to a page."""

    path: Path
    notebook: NotebookNode
    link: Link


def build(
    notebooks: Sequence[Path], folder: Path, edition: Edition, *, run_widgets: bool | None = None, begin: Callable[[int, str], None]
) -> Iterator[files.Written]:
    """Make the site and give each of its files once all are written; `begin` hears of each page before it is made.

    Raises
    ------
    Failures
        At the end, with a sentence for each notebook that is not part of the site: it cannot be read, or no page can be made of it.
    ExportError
        When the site cannot be written.
    """
    sources, failed = _sources(notebooks)
    exporter = SiteExporter(edition=edition, run_widgets=run_widgets)  # type: ignore[no-untyped-call]
    while sources:
        site = _Site(sources, exporter, begin)
        try:
            made = {name: text.encode() for name, text in site.pages().items()}
        except _Unmade as error:
            failed.append(str(error))
            # What knew of that page is made once more without it.
            sources = [source for source in sources if source.path != error.path]
            continue
        offered = {name: content for name, content in made.items() if name != urls.HOME} | {urls.HOME: site.home(archive=False).encode()}
        whole = {**made, site.archive: archive(offered, site.archive.removesuffix(".zip"))}
        for name, path in files.put_whole(folder, whole).items():
            yield files.Written(path, len(whole[name]), tuple(site.notes.get(name, ())))
        break
    if failed:
        raise Failures(failed)


class _Unmade(ExportError):  # noqa: N818 - reads as what it is
    """A notebook of which no page can be made."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path


def count(notebooks: Sequence[Path]) -> int:
    """How many pages the site has."""
    return len(notebooks) + (len(find.course().regions) + 3 if is_course(notebooks) else 2)


def is_course(notebooks: Iterable[Path]) -> bool:
    """Whether some of these are lessons of the course; a site of other notebooks has nothing of it."""
    return not {lesson.file for lesson in find.course().lessons}.isdisjoint(path.name for path in notebooks)


def _sources(paths: Sequence[Path]) -> tuple[list[Source], list[str]]:
    """Return the notebooks that can be read, and a sentence for each that cannot."""
    regions = {urls.BACK, *(urls.of_region(region.id) for region in find.course().regions)} if is_course(paths) else set()
    found, failed = [], []
    for path in paths:
        if f"{path.stem}.html" in {urls.HOME, urls.SEARCH, *regions}:
            failed.append(f"{path}: the site has a page of its own with this name. Rename the notebook.")
            continue
        try:
            found.append(_source(path))
        except ExportError as error:
            failed.append(str(error))
    return found, failed


def _source(path: Path) -> Source:
    notebook = from_notebooks.read(path)
    number = NUMBERED.match(path.stem)
    with from_notebooks.told_of(path):
        return Source(path, notebook, Link(_title(mended(notebook)) or path.stem, f"{path.stem}.html", number[1] if number else ""))


def _title(notebook: NotebookNode) -> str:
    """The first heading of a notebook, as it was written."""
    texts = ("".join(cell.get("source") or "") for cell in notebook.get("cells", ()) if cell.get("cell_type") == "markdown")
    found = next(filter(None, (re.search(r"^# +(.+?) *#*$", text, re.MULTILINE) for text in texts)), None)
    return found[1].replace("`", "").replace("*", "") if found else ""


class _Site:
    """The pages of a site, and what all of them know of one another."""

    def __init__(self, sources: Sequence[Source], exporter: SiteExporter, begin: Callable[[int, str], None]) -> None:
        self.sources = sources
        self.exporter = exporter
        self.exporter.log.disabled = True
        self.begin = begin
        self.begun: list[str] = []
        self.stems = frozenset(source.path.stem for source in sources)
        self.notes: dict[str, list[str]] = {}
        self.of_course = is_course(source.path for source in sources)
        self.exporter.of_course = self.of_course
        self.name = say("site.home") if self.of_course else say("site.pages")
        self.archive = urls.ARCHIVE if self.of_course else urls.OTHER_ARCHIVE
        reference = {lesson.file for lesson in find.course().lessons if lesson.minutes is None}
        self.lessons = tuple(source.link for source in sources if source.path.name not in reference)
        listed = tuple(Link(source.link.name, source.link.href) for source in sources if source.path.name in reference)
        taught = find.course().regions if self.of_course else ()
        self.regions = tuple(Link(region.names.name, urls.of_region(region.id)) for region in taught)
        self.menu = tuple(
            group
            for group in (
                Group(say("site.lessons" if self.of_course else "site.pages"), self.lessons),
                Group(say("site.look-up"), (*listed, Link(say("site.search.title"), urls.SEARCH))),
                Group(say("site.back.title"), (Link(say("site.whole-back"), urls.BACK), *self.regions) if self.of_course else ()),
            )
            if group.links
        )

    def pages(self) -> dict[str, str]:
        """Every page by its name."""
        taught = {source.link.href: self._lesson(source) for source in self.sources}
        lists = {href: links.headings(text) for href, text in taught.items()}
        made = {href: links.to_lessons(text, lists) for href, text in taught.items()}
        if self.of_course:
            made |= self._places()
        searching = replace(self._around(urls.SEARCH, say("site.search.title")), data=self._index(made))
        made[urls.SEARCH] = self._page(searching, home.search(self.menu, of_course=self.of_course))
        made[urls.HOME] = self.home(archive=True)
        return made

    def _places(self) -> dict[str, str]:
        """The pages of the back and of its regions."""
        made = {urls.BACK: self._page(self._around(urls.BACK, say("site.back.title")), home.back())}
        by_text = {source.link: str(source.notebook) for source in self.sources if source.link in self.lessons}
        for region, link in zip(find.course().regions, self.regions, strict=True):
            speaking = regions.speaking_of(region, by_text)
            around = self._around(link.href, link.name, (Link(say("site.back.title"), urls.BACK),), self.regions)
            made[link.href] = self._page(around, regions.page_of(region, speaking))
        return made

    def home(self, *, archive: bool) -> str:
        """The first page."""
        address = self.archive if archive else None
        title, made = (say("page.course"), home.home) if self.of_course else (say("site.pages"), home.of_others)
        return self._page(replace(self._around(urls.HOME, title), crumbs=()), made(self.menu, archive=address))

    def _lesson(self, source: Source) -> str:
        try:
            with from_notebooks.told_of(source.path):
                return self._made(source)
        except ExportError as error:
            raise _Unmade(source.path, str(error)) from error

    def _made(self, source: Source) -> str:
        group = next(group for group in self.menu if source.link.href in {link.href for link in group.links})
        taught = self.of_course and source.link in self.lessons
        sequence = tuple(each.link for each in self.sources)
        above = (Link(group.name, f"{urls.HOME}#{anchor_of(group.name)}"),) if taught else ()
        name = f"{source.link.number} {source.link.name}".strip() if taught else source.link.name
        return self._page(self._around(source.link.href, name, above, sequence), source.notebook, source.path)

    def _around(self, href: str, name: str, above: tuple[Link, ...] = (), sequence: tuple[Link, ...] = ()) -> Around:
        before, after = neighbours(sequence, href) if sequence else (None, None)
        return Around(href, name, menu_at(self.menu, href), (Link(self.name, urls.HOME), *above), before, after, of_course=self.of_course)

    def _page(self, around: Around, notebook: NotebookNode, path: Path | None = None) -> str:
        if around.here not in self.begun:
            self.begun.append(around.here)
            self.begin(len(self.begun), around.name)
        stem = around.here.removesuffix(".html")
        text, self.notes[around.here] = self.exporter.page_of(notebook, stem, path.parent if path else None, self.stems, around)
        return text

    def _index(self, made: Mapping[str, str]) -> Markup:
        named = {link.href: link for group in self.menu for link in group.links}
        return index({named[href]: text for href, text in made.items()})
