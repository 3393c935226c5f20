"""Formulas: what a notebook defines holds in its later cells, labels have numbers, and what cannot be set is shown whole."""

from __future__ import annotations

import re

import pytest
from export_samples import made, main_of, result, text

from massage_lessons.course.words import say
from massage_lessons.export.notebook import macros

CANNOT = say("output.formula")


def main(*sources: str) -> str:
    return main_of(made(*map(text, sources)))


def test_a_command_defined_in_one_cell_holds_in_the_next() -> None:
    shown = main(
        r"$\newcommand{\vv}[1]{\mathbf{#1}}\DeclareMathOperator{\Gain}{Gain}$", r"$\vv{x}+\Gain(\vv y)$ and $$\def\half{\tfrac12}\half m$$"
    )
    assert CANNOT not in shown
    assert re.findall(r"<m[io][^>]*>(\w{2,}|[\U0001d400-\U0001d7ff])<", shown) == ["\U0001d431", "Gain", "\U0001d432"]
    assert "<mfrac>" in shown


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (r"\newcommand\R{\mathbb{R}}x\in\R^n", r"x\in\mathbb{R}^n"),
        (r"\newcommand{\p}[2][t]{\frac{#2}{#1}}\p{a}\p[s]{b}", r"\frac{a}{t}\frac{b}{s}"),
        (r"\def\d#1#2{#2#1}\d ab\d{c}{{d}}", r"ba{d}c"),
        (r"\DeclareMathOperator*{\argmax}{arg\,max}\argmax_x", r"\operatorname*{arg\,max}_x"),
        (r"\providecommand{\a}{\alpha}\a x\{\a\}", r"\alpha x\{\alpha\}"),
        (r"\newcommand{\a}{\b}\newcommand{\b}{b}\a", "b"),
    ],
)
def test_commands_stand_for_what_they_were_defined_as(given: str, wanted: str) -> None:
    assert macros.expanded(given, {}) == wanted


@pytest.mark.parametrize("endless", [r"\def\a{\a}\a", r"\def\a{\a\a}\a", r"\newcommand{\a}[1]{\a{#1#1}}\a{x}"])
def test_a_command_that_calls_itself_is_shown_in_its_source(endless: str) -> None:
    shown = main(f"${endless}$")
    assert f'class="lesson-tex">{endless}</code>' in shown


def test_labels_have_numbers_tags_are_kept_and_references_lead_both_ways() -> None:
    shown = main(
        r"Before: $\eqref{two}$",
        r"$$a \label{one}$$",
        r"\begin{align}b &= c \label{two}\\ d &= e \tag{*}\label{star}\end{align}",
        r"$\ref{star}, \eqref{none}$",
    )
    assert re.findall(r"<mtext>(.*?)</mtext>", shown) == ["(2)", "(1)", "(2)", "(*)", "*", "(???)"]
    assert "label" not in re.sub(r'alttext="[^"]*"|aria-label="[^"]*"', "", shown)


@pytest.mark.parametrize(
    "tex", [r"\boxed{x}", r"\cfrac{1}{2}", r"a\notag", r"\begin{cases}a\\b\end{cases}", r"\begin{alignat}{2}a&=b\end{alignat}"]
)
def test_common_commands_are_set(tex: str) -> None:
    assert CANNOT not in main(f"$${tex}$$")


@pytest.mark.parametrize("tex", [r"\SI{3}{m} < 4", r"\begin{tikzcd}A\end{tikzcd}", r"\text{a \(x\) $y$}", r"\left( x"])
def test_what_cannot_be_set_is_shown_whole_with_a_sentence(tex: str) -> None:
    shown = main_of(made(result({"text/latex": tex})))
    assert "<math" not in shown
    assert tex.replace("<", "&lt;") in shown
    assert shown.count(CANNOT) == 1
