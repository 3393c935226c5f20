"""Code with its colours."""

from __future__ import annotations

from functools import cache
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from pygments.lexers import get_lexer_by_name
from pygments.token import Token
from pygments.util import ClassNotFound

from massage_lessons.course.words import say

if TYPE_CHECKING:
    from pygments.lexer import Lexer

COLOURS = (
    (Token.Keyword, "k"),
    (Token.Operator.Word, "k"),
    (Token.Literal.String, "s"),
    (Token.Literal.Number, "m"),
    (Token.Comment, "c"),
    (Token.Name.Builtin, "f"),
    (Token.Name.Class, "f"),
    (Token.Name.Decorator, "f"),
    (Token.Name.Function, "f"),
)
"""The kinds of words that have a colour of their own."""


def block(text: str, language: str, label: str = "") -> str:
    """Code as a block that scrolls by itself; without a label it is called what code is called."""
    label = label or say("page.code")
    return f'<pre class="code" tabindex="0" role="group" aria-label="{escape(label)}"><code>{_coloured(text, language)}</code></pre>'


def _coloured(text: str, language: str) -> str:
    lexer = _lexer(language)
    if lexer is None:
        return escape(text.rstrip("\n"), quote=False)
    words = ((_colour(kind), word) for kind, word in lexer.get_tokens(text))
    runs = ((colour, escape("".join(word for _, word in run), quote=False)) for colour, run in groupby(words, key=lambda word: word[0]))
    return "".join(f'<span class="{colour}">{run}</span>' if colour and run.strip() else run for colour, run in runs).rstrip("\n")


@cache
def _colour(kind: object) -> str:
    return next((colour for whole, colour in COLOURS if kind in whole), "")


@cache
def _lexer(language: str) -> Lexer | None:
    if language in {"", "text"}:
        return None
    try:
        return get_lexer_by_name(language)
    except ClassNotFound:
        return None
