"""Widgets on a page: stills of the standard ones, programs of the others, and who may bring a program along."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from export_samples import made, main_of, result
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_notebook

from massage_lessons.export.notebook.widgets import STATE, VIEW
from massage_lessons.export.page import scripts
from massage_lessons.export.page.exporter import LessonExporter

if TYPE_CHECKING:
    from pathlib import Path

    from nbformat import NotebookNode

COUNTER = "export default { render({ model, el }) { el.textContent = model.get('value'); } };"


@pytest.fixture(autouse=True)
def own_jupyter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the signatures of whoever runs the tests out of them."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))


def widget(name: str, **state: Any) -> dict[str, Any]:
    return {"model_name": f"{name}Model", "model_module": "m", "model_module_version": "1", "state": state}


def stored(models: dict[str, Any]) -> dict[str, Any]:
    return {"widgets": {STATE: {"version_major": 2, "version_minor": 0, "state": models}}}


def view(model: str) -> NotebookNode:
    return result({VIEW: {"model_id": model, "version_major": 2, "version_minor": 0}, "text/plain": "in words"})


def page(*, run_widgets: bool | None = None, **models: Any) -> str:
    return main_of(made(view("a"), run_widgets=run_widgets, **stored(models)))


@pytest.mark.parametrize(
    ("model", "wanted"),
    [
        (widget("IntSlider", value=5, min=0, max=9, description="Speed"), 'type="range" disabled min="0" max="9" value="5"'),
        (widget("IntRangeSlider", value=[2, 7]), 'value="2 to 7"'),
        (widget("Checkbox", value=True, description="On"), 'type="checkbox" disabled checked'),
        (widget("Dropdown", _options_labels=["x", "y"], index=1), "<option selected>y</option>"),
        (widget("SelectMultiple", _options_labels=["x", "y"], index=[0, 1]), "multiple"),
        (widget("Button", description="Go"), "<button disabled>Go</button>"),
        (widget("FloatProgress", value=3, min=1, max=5), '<progress max="4" value="2">'),
        (widget("Password", value="hidden"), "<input disabled>"),
        (widget("DatePicker", value={"year": 2024, "month": 1}), "year 2024 month 1"),
        (widget("HTML", value="<b>b</b><script>1</script>"), "<b>b</b>"),
        (widget("Output", outputs=[{"output_type": "stream", "name": "stdout", "text": "printed"}]), "printed"),
        (widget("MPLCanvas", _data_url="data:image/png;base64,AAAA"), 'src="data:image/png;base64,AAAA"'),
        (widget("Strange", value=1), "A widget of the kind Strange needs Python"),
    ],
)
def test_a_standard_widget_is_a_still_picture_of_itself(model: dict[str, Any], wanted: str) -> None:
    main = page(a=model)
    assert wanted in main
    assert "hidden" not in main


def test_boxes_show_what_is_in_them_and_one_in_itself_ends() -> None:
    models = {
        "a": widget("VBox", children=["IPY_MODEL_b", "IPY_MODEL_c", "IPY_MODEL_gone", "IPY_MODEL_a"]),
        "b": widget("Tab", children=["IPY_MODEL_d", "IPY_MODEL_d"], titles=["First"]),
        "c": widget("Strange"),
        "d": widget("Label", value="said"),
    }
    main = page(**models)
    assert main.count("said") == 2
    assert "<summary>First</summary>" in main
    assert "<summary>Part 2</summary>" in main
    assert "A widget of the kind Strange." in main


def test_a_widget_without_its_state_says_so_and_keeps_its_words() -> None:
    main = page()
    assert "whose state the notebook did not keep" in main
    assert "in words" in main


def test_a_program_runs_only_where_the_notebook_is_trusted_or_one_says_so() -> None:
    models = {"a": widget("Any", _esm=COUNTER, value=3)}
    refused = page(a=models["a"])
    assert "the notebook is not trusted" in refused
    assert "in words" in refused
    assert 'id="lesson-widget-1"' in page(a=models["a"], run_widgets=True)
    notebook = new_notebook(cells=[view("a")], metadata=stored(models))
    claimed = new_notebook(cells=[view("a")], metadata=stored(models))
    claimed.cells[0].metadata["trusted"] = True
    with NotebookNotary() as notary:
        notary.sign(notebook)
    for one, lives in ((notebook, True), (claimed, False)):
        text = str(LessonExporter().from_notebook_node(one, {"metadata": {"name": "n"}})[0])
        assert ('id="lesson-widget-1"' in text) is lives
        assert ("model.get('value')" in text) is lives


def test_a_program_and_its_style_stand_in_the_page_once_and_its_state_beside_it() -> None:
    models = {
        "a": widget("HBox", children=["IPY_MODEL_b", "IPY_MODEL_c", "IPY_MODEL_b"]),
        "b": widget("Any", _esm=COUNTER, _css="b { color: red } </style><script>", value=3, layout="IPY_MODEL_l"),
        "c": widget("Any", _esm=COUNTER, value="</script>"),
        "l": widget("Layout"),
        "other": widget("Layout"),
    }
    text = made(view("a"), run_widgets=True, **stored(models))
    assert text.count("el.textContent = model.get('value')") == 1
    assert "b { color: red } <\\/style><script>" in text
    found = re.search(r'id="lesson-data">(.*?)</script>', text)
    assert found
    data = json.loads(found[1])
    assert [one["model"] for one in data["widgets"]] == ["b", "c", "b"]
    assert sorted(data["models"]) == ["b", "c", "l"]
    assert "_esm" not in data["models"]["b"]["state"]


def test_a_program_that_loads_others_is_not_put_in() -> None:
    main = page(run_widgets=True, a=widget("Any", _esm="import x from 'https://esm.sh/x'; export default {};"))
    assert "does not run outside Jupyter: it loads other programs." in main
    assert "in words" in main


@pytest.mark.parametrize(
    ("text", "exports"),
    [
        ("export default { render() {} };", "{ default: __lesson_default }"),
        ("function render() {}\nexport default { render };", "{ default: __lesson_default }"),
        ("export default function start() { return {}; }", "{ default: start }"),
        ("export default class Start extends Base {}", "{ default: Start }"),
        ("export default async () => ({})", "{ default: __lesson_default }"),
        ("var a = {};\nexport {\n  a as default, b\n};", "{ default: a, b: b }"),
        ("export function render() {}\nexport const initialize = 1", "{ render: render, initialize: initialize }"),
        ("export async function render() {}", "{ render: render }"),
        ("const s = 'export default 1; {'; // export {\n/* { */ export default s", "{ default: __lesson_default }"),
        ("const t = `a ${ {x: `}`}.x } export {`; export default t", "{ default: __lesson_default }"),
        ("const r = /[{}/'\"]/g.test('a') ? 4 / 2 / 1 : 0; export default r", "{ default: __lesson_default }"),
        ("const o = { import: 1, export: 2 }; o.import; o.export; import.meta.url; export default o", "{ default: __lesson_default }"),
        ("export let a = 1, b = () => 2", "{ a: a, b: b }"),
        ("export default class extends Base {}", "{ default: __lesson_default }"),
        ("export function* größe() {}", "{ größe: größe }"),
        ("const a = b\nexport { a as 'in-words' };", "{ 'in-words': a }"),
        ("let a = 1, b = a++ / 2, c = '/'; { if (a) /}/.test(b) } export { c }", "{ c: c }"),
        ("if (true) return /\\/{/.test(x); export { y as default }", "{ default: y }"),
    ],
)
def test_the_exports_of_a_module_are_found_whatever_stands_around_them(text: str, exports: str) -> None:
    found = scripts.registered(text, "key")
    assert found.endswith(f'.set("key", {exports});\n')
    assert not re.search(r"^\s*export\b", found, flags=re.MULTILINE)


@pytest.mark.parametrize(
    "text",
    [
        "import 'x'; export default 1",
        "export default { render: () => import('https://esm.sh/d3') }",
        "export * from 'x'",
        "export { a } from 'x'",
        "export const { a, b } = c",
        "export default 1; const o = { f() { return import('x') } }",
        "a ? b",
        "export default {",
        "export default 1 }",
        "const t = `never ends; export default t",
    ],
)
def test_a_module_that_cannot_stand_alone_is_refused(text: str) -> None:
    with pytest.raises(scripts.Unreadable):
        scripts.registered(text, "key")


def test_script_text_cannot_end_its_element() -> None:
    assert scripts.inline("a = '</script><!--<SCRIPT>';\r\nb") == "a = '<\\/script><\\!--<SCRIPT>';\nb"
