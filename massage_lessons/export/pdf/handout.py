"""The handout of a lesson: its page without what only a screen can do."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, ClassVar, cast

from bs4 import BeautifulSoup
from markupsafe import Markup
from traitlets import Enum, default

from massage_lessons.course.words import say
from massage_lessons.export.page.exporter import LessonExporter
from massage_lessons.export.page.page import page
from massage_lessons.export.pdf.sheet import sheet

if TYPE_CHECKING:
    from bs4 import Tag
    from nbformat import NotebookNode

    from massage_lessons.export.notebook.context import Context, Medium
    from massage_lessons.export.pdf.sheet import Sheet, Size

ONLY_ON_A_SCREEN = "button, figure details, [hidden]"
"""What does something when it is pressed, and words for those who cannot see a picture: the picture has them too."""

ANSWER = '[data-part~="answer"]'
ASK = '[data-part~="ask"]'
BESIDE_THE_QUESTION = '[data-part~="hint"], textarea'


class HandoutExporter(LessonExporter):
    """Makes a page for the printer of a notebook."""

    medium: ClassVar[Medium] = "paper"
    size = Enum(["A4", "letter"], default_value="A4", help="The size of the paper.").tag(config=True)

    @default("template_name")
    def _template_name_default(self) -> str:
        return "paper"

    def make(self, notebook: NotebookNode, context: Context) -> Sheet:
        """The parts of the handout, the answers last."""
        made = page(notebook, context, with_code=False)
        answers: list[str] = []
        blocks = [_on_paper(block.html, answers) for block in made.blocks]
        if answers:
            blocks.append(f'<h2 class="paper-answers">{escape(say("paper.answers"))}</h2><ol class="paper-answers">{"".join(answers)}</ol>')
        ready = [Markup('<div class="lesson-text">{}</div>').format(Markup(block)) for block in blocks if block]  # noqa: S704 - cleaned where it was made
        return sheet(made.title, ready, kind="handout", size=cast("Size", self.size), language=made.language)


def _on_paper(html: str, answers: list[str]) -> str:
    """A part of the page for the printer; answers are taken out of it and kept."""
    soup = BeautifulSoup(html, "html.parser")
    for node in soup.select(ANSWER):
        answers.append(_answer(node))
        node.decompose()
    for node in soup.select(ONLY_ON_A_SCREEN):
        node.decompose()
    for node in soup.select("details"):
        node.name = "div"
    for node in soup.select("summary"):
        node.name = "p"
    for node in soup.select("massage-question, massage-practice"):
        node.name = "div"
        del node["data-items"]
    for node in soup.select("select"):
        _row_of_numbers(soup, node)
    for node in soup.select("textarea, input:not([type=radio]):not([type=checkbox])"):
        _lines(node)
    _without_dead_links(soup)
    return soup.decode(formatter="minimal")


def _answer(details: Tag) -> str:
    """What stands in the list of answers: the question again, then all that its answer says."""
    question = details.find_parent(attrs={"data-part": "alone"})
    ask = question.select_one(ASK) if question else None
    for hint in ask.select(BESIDE_THE_QUESTION) if ask else ():
        hint.extract()
    said = f"<p><strong>{Markup.escape(' '.join(ask.get_text(' ', strip=True).split()))}</strong></p>" if ask else ""
    for summary in details.select("summary"):
        summary.decompose()
    return f"<li>{said}{details.decode_contents(formatter='minimal')}</li>"


def _row_of_numbers(soup: BeautifulSoup, select: Tag) -> None:
    row = soup.new_tag("span", attrs={"class": "paper-scale"})
    for option in select.select("option"):
        if text := option.get_text(strip=True):
            step = soup.new_tag("span")
            step.string = text
            row.append(step)
    select.replace_with(row)


def _lines(field: Tag) -> None:
    """Turn a field into lines to write on."""
    field["class"] = "paper-lines" if field.name == "textarea" else "paper-line"
    field.name = "span"
    field.attrs = {"class": field["class"]}
    field.clear()


def _without_dead_links(soup: BeautifulSoup) -> None:
    """Keep links to the web; on paper a link within the course leads nowhere."""
    for link in soup.select("a[href]"):
        if not str(link["href"]).startswith(("https:", "http:", "mailto:")):
            link.name = "span"
            link.attrs = {"class": "paper-link"}
