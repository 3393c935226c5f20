"""The diagram and Python in a real JupyterLab: while there is a kernel both hear each other, afterwards the page goes on alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from samples import code, notebook

if TYPE_CHECKING:
    from lab import Desk, OpenNotebook

MAKE = "from massage_lessons import BackDiagram; d = BackDiagram(); heard = []; d.observe(lambda c: heard.append(c['new']), 'selected'); d"
AGAIN = "d"
TELL = "print(d.selected, d.layer, heard)"
SET = "d.selected = 'trapezius-right'"
IN_A_BOX = "from ipywidgets import VBox; VBox([d])"


@pytest.fixture
def run_notebook(desk: Desk) -> OpenNotebook:
    """Open a notebook that shows one diagram twice, and run it."""
    page = desk.open(notebook(code(MAKE), code(AGAIN), code(TELL), code(SET), code(IN_A_BOX)))
    page.run_all()
    return page


def test_python_and_every_view_hear_each_other(run_notebook: OpenNotebook) -> None:
    views = [run_notebook.diagram(number) for number in range(3)]
    for view in views:
        view.expect_selected("trapezius-right")
    for view, region in zip(views, ("flank-left", "sacrum-right", "shoulder-blade-left"), strict=True):
        view.root.get_by_role("radio", name="Skin", exact=True).check()
        view.click(region)
        for one in views:
            one.expect_selected(region)
        assert run_notebook.run(3).startswith(f"{region} skin [")
    assert run_notebook.run(3) == (
        "shoulder-blade-left skin ['trapezius-right', None, 'flank-left', 'sacrum-right', 'shoulder-blade-left']"
    )


def test_the_page_can_be_loaded_again_while_the_kernel_lives(run_notebook: OpenNotebook) -> None:
    run_notebook.save()
    run_notebook.open()
    run_notebook.wait_for_kernel()
    first, second = run_notebook.diagram(0), run_notebook.diagram(1)
    first.expect_selected("trapezius-right")
    first.root.get_by_role("radio", name="Skin", exact=True).check()
    first.expect_alive("flank-left")
    second.expect_selected("flank-left")
    assert run_notebook.run(3).startswith("flank-left skin [")


def test_a_diagram_is_alive_after_its_kernel_was_shut_down(run_notebook: OpenNotebook, desk: Desk) -> None:
    desk.choose("Kernel", "Shut Down Kernel")
    expect(run_notebook.panel.get_by_role("button", name=re.compile("No Kernel"))).to_be_visible()
    _both_alive(run_notebook)


def test_a_diagram_is_alive_after_its_kernel_was_restarted_and_after_it_was_run_again(run_notebook: OpenNotebook, desk: Desk) -> None:
    run_notebook.restart_kernel()
    _both_alive(run_notebook)
    desk.choose("Edit", "Clear Outputs of All Cells")
    run_notebook.run_all()
    run_notebook.diagram().expect_selected("trapezius-right")


def test_a_diagram_is_alive_after_its_kernel_died(run_notebook: OpenNotebook, desk: Desk) -> None:
    desk.clear()
    _both_alive(run_notebook)


def test_a_notebook_that_was_run_is_alive_when_it_is_opened_again_without_its_kernel(run_notebook: OpenNotebook, desk: Desk) -> None:
    run_notebook.save()
    desk.clear()
    run_notebook.open()
    _both_alive(run_notebook)
    run_notebook.wait_for_kernel()
    run_notebook.save()
    run_notebook.close_and_open()
    _both_alive(run_notebook)


def test_a_saved_diagram_takes_little_room(run_notebook: OpenNotebook, desk: Desk) -> None:
    run_notebook.save()
    stored = desk.lab.stored(run_notebook.name)
    assert "widgets" not in stored.metadata
    assert len(str(stored.cells[1].outputs)) < 1000


def _both_alive(page: OpenNotebook) -> None:
    """Click in one view and see it in both."""
    first, second = page.diagram(0), page.diagram(1)
    first.root.get_by_role("radio", name="Skin", exact=True).check()
    first.expect_alive("flank-left")
    second.expect_selected("flank-left")
    second.expect_alive("sacrum-right")
    first.expect_selected("sacrum-right")
