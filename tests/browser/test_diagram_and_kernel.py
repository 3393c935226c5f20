"""The diagram and Python in a real JupyterLab: while there is a kernel both hear each other, afterwards the page goes on alone."""

from __future__ import annotations

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


def test_python_and_every_view_hear_each_other_also_when_the_page_is_loaded_again(run_notebook: OpenNotebook, desk: Desk) -> None:
    views = [run_notebook.diagram(number) for number in range(3)]
    for view in views:
        view.expect_selected("trapezius-right")
    for view, region in zip(views, ("flank-left", "sacrum-right", "shoulder-blade-left"), strict=True):
        view.choose_layer("skin")
        view.click(region)
        for one in views:
            one.expect_selected(region)
        assert run_notebook.run(3).startswith(f"{region} skin [")
    run_notebook.save()
    run_notebook.open()
    run_notebook.wait_for_kernel()
    for number, region in enumerate(("flank-right", "sacrum-left")):
        run_notebook.diagram(number).expect_selected("shoulder-blade-left" if number == 0 else "flank-right")
        run_notebook.diagram(number).expect_alive(region)
        run_notebook.diagram(1 - number).expect_selected(region)
        assert run_notebook.run(3).startswith(f"{region} skin [")
    _stored_small(desk, run_notebook)


def test_a_diagram_is_alive_when_its_kernel_is_restarted_run_again_and_shut_down(run_notebook: OpenNotebook, desk: Desk) -> None:
    run_notebook.restart_kernel()
    _both_alive(run_notebook)
    desk.choose("Edit", "Clear Outputs of All Cells")
    run_notebook.run_all()
    run_notebook.diagram().expect_selected("trapezius-right")
    desk.choose("Kernel", "Shut Down Kernel")
    expect(run_notebook.panel.locator("[data-jp-item-name=kernelName]")).to_contain_text("No Kernel")
    _both_alive(run_notebook)


def test_a_diagram_is_alive_when_its_kernel_dies_and_the_notebook_is_opened_again(run_notebook: OpenNotebook, desk: Desk) -> None:
    run_notebook.save()
    desk.clear()
    _both_alive(run_notebook)
    run_notebook.open()
    _both_alive(run_notebook)
    run_notebook.wait_for_kernel()
    run_notebook.save()
    run_notebook.close_and_open()
    _both_alive(run_notebook)


def _stored_small(desk: Desk, page: OpenNotebook) -> None:
    """See that a saved diagram takes little room."""
    stored = desk.lab.stored(page.name)
    assert "widgets" not in stored.metadata
    # Beside the picture for other readers there is only the state.
    data = {mime: text for mime, text in stored.cells[1].outputs[0]["data"].items() if mime != "text/html"}
    assert len(str(data)) < 1000


def _both_alive(page: OpenNotebook) -> None:
    """Click in one view and see it in both."""
    first, second = page.diagram(0), page.diagram(1)
    first.choose_layer("skin")
    first.expect_alive("flank-left")
    second.expect_selected("flank-left")
    second.expect_alive("sacrum-right")
    first.expect_selected("sacrum-right")
