"""Course and drawing become the JSON that the front end reads, built ahead and never out of date unnoticed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from massage_lessons.build import payload
from massage_lessons.errors import FaultyCourse
from massage_lessons.files import json_line

if TYPE_CHECKING:
    from pathlib import Path

    from massage_lessons.build.payload import Payload
    from massage_lessons.course.guidance import ItemJson


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The place of a payload that is not built yet."""
    return tmp_path / "static" / "payload.json"


@pytest.fixture
def small(content: Path, svg: Path) -> Payload:
    """The payload of the small course."""
    return payload.fresh(content, svg)


def section(found: Payload, entry: str, name: str) -> list[ItemJson]:
    """The items of one section of a card."""
    (items,) = (part["items"] for part in found["entries"][entry]["card"] if part["id"] == name)
    return items


def test_the_built_payload_of_this_course_is_up_to_date() -> None:
    assert payload.artifact().build(check=True), "run: massage-lessons build"


def test_a_massage_card_reads_from_the_skin_inwards_to_what_to_do(small: Payload) -> None:
    card = small["entries"]["upper-part"]["card"]
    assert [part["title"] for part in card] == [
        "What lies here",
        "Find it",
        "How to massage",
        "Careful here",
        "Good to know",
        "On yourself",
    ]
    assert [part["id"] for part in card if part["tone"] == "care"] == ["careful"]


def test_a_card_that_leaves_a_region_out_says_so_first_and_teaches_no_technique(small: Payload) -> None:
    card = small["entries"]["lower-part"]["card"]
    assert [part["id"] for part in card] == ["leave-out", "lies", "find", "careful", "know"]
    assert (card[0]["title"], card[0]["tone"]) == ("Leave this alone", "care")


@pytest.mark.parametrize(
    ("entry", "sections"),
    [
        ("long-muscle", ["does", "attaches", "lies", "find"]),
        ("strand", ["does", "attaches", "lies", "find", "know"]),
        ("point", ["find"]),
        ("thin-place", ["leave-out", "find", "careful"]),
        ("plate", []),
    ],
)
def test_each_kind_of_entry_has_its_own_card(entry: str, sections: list[str], small: Payload) -> None:
    assert [part["id"] for part in small["entries"][entry]["card"]] == sections


def test_technique_direction_pressure_and_time_are_labelled(small: Payload) -> None:
    assert [(item["label"], item["text"]) for item in section(small, "upper-part", "massage")] == [
        ("Technique", "Gliding."),
        ("Direction", "Upwards."),
        ("Pressure", "2 to 4 out of 10, with a flat palm. Ask."),
        ("Time", "About 30 to 60 seconds. Slowly."),
    ]


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1, 1, "About 1 minute. "),
        (1, 2, "About 1 to 2 minutes. "),
        (3, 3, "About 3 minutes. "),
        (0.5, 0.5, "About 30 seconds. "),
    ],
)
def test_time_is_said_in_words(low: float, high: float, words: str, content: Path, svg: Path) -> None:
    regions = content / "anatomy/regions.yaml"
    regions.write_text(regions.read_text().replace("low: 0.5, high: 1,", f"low: {low}, high: {high},"))
    assert section(payload.fresh(content, svg), "upper-part", "massage")[3]["text"].startswith(words)


def test_a_muscle_links_to_its_regions_its_strands_and_its_whole(small: Payload) -> None:
    assert [item["links"] for item in section(small, "long-muscle", "lies")] == [["upper-part"], ["strand"]]
    assert [item["links"] for item in section(small, "strand", "lies")] == [
        ["upper-part", "lower-part"],
        ["long-muscle"],
    ]


def test_a_statement_carries_its_sources_or_its_basis(small: Payload) -> None:
    (item,) = section(small, "upper-part", "lies")
    assert item == {
        "text": "The long muscle.",
        "sources": ["somebody-2020"],
        "basis": "source",
        "label": "Just under the skin",
        "links": ["long-muscle"],
    }


def test_entries_come_from_head_to_hip(small: Payload) -> None:
    groups = [entry["group"] for entry in small["entries"].values()]
    assert groups == sorted(groups, key=small["groups"].index)


def test_frame_sources_layers_and_notice_are_there(small: Payload) -> None:
    assert small["frame"] == {"width": 100, "height": 200, "midline": 50, "c7": [50, 30], "s2": [50, 150]}
    assert small["sources"]["somebody-2020"]["short"] == "Somebody 2020"
    assert [layer["id"] for layer in small["layers"]] == ["skin", "superficial", "deep", "bones", "care"]
    assert small["notice"] == "Stop at pain."


def test_the_text_is_compact_and_the_same_each_time(small: Payload, content: Path, svg: Path) -> None:
    text = json_line(small)
    assert text == json_line(payload.fresh(content, svg))
    assert json.loads(text) == small
    assert b'"width":100,"height":200' in text


def test_building_writes_the_file_once_and_then_finds_it_up_to_date(content: Path, svg: Path, built: Path) -> None:
    assert not payload.artifact(content, svg, built).build()
    assert payload.artifact(content, svg, built).build()
    assert [path.name for path in built.parent.iterdir()] == ["payload.json"]


def test_checking_tells_an_old_file_and_does_not_touch_it(content: Path, svg: Path, built: Path) -> None:
    payload.artifact(content, svg, built).build()
    built.write_text(built.read_text().replace("Stop at pain.", "Go on."))
    assert not payload.artifact(content, svg, built).build(check=True)
    assert "Go on." in built.read_text()


def test_a_payload_that_fits_is_loaded_as_it_is(content: Path, svg: Path, built: Path) -> None:
    payload.artifact(content, svg, built).build()
    built.write_text(built.read_text().replace("Stop at pain.", "As built."))
    assert payload.load(content, svg, built)["notice"] == "As built."


@pytest.mark.parametrize("name", ["anatomy/layers.yaml", "glossary.yaml", "pronunciation.yaml", "back.svg"])
def test_a_payload_older_than_a_source_is_made_afresh(name: str, content: Path, svg: Path, built: Path) -> None:
    payload.artifact(content, svg, built).build()
    built.write_text(built.read_text().replace("Stop at pain.", "As built."))
    with (content / name).open("a") as file:
        file.write("\n")
    assert payload.load(content, svg, built)["notice"] == "Stop at pain."


@pytest.mark.parametrize("damage", [None, "", '{"version":1,'])
def test_a_missing_or_damaged_payload_is_made_afresh(damage: str | None, content: Path, svg: Path, built: Path) -> None:
    if damage is not None:
        built.parent.mkdir()
        built.write_text(damage)
    assert payload.load(content, svg, built)["notice"] == "Stop at pain."


def test_a_payload_without_its_sources_is_loaded_as_it_is(content: Path, svg: Path, built: Path, tmp_path: Path) -> None:
    payload.artifact(content, svg, built).build()
    assert payload.load(tmp_path / "nowhere", tmp_path / "back.svg", built)["notice"] == "Stop at pain."


def test_the_line_ends_of_a_checkout_do_not_make_a_payload_old(content: Path, svg: Path) -> None:
    before = payload.digest(content, svg)
    svg.write_bytes(svg.read_bytes().replace(b"\n", b"\r\n"))
    assert payload.digest(content, svg) == before


def test_a_fault_in_the_content_never_reaches_the_payload(content: Path, svg: Path, built: Path) -> None:
    (content / "anatomy/bones.yaml").unlink()
    with pytest.raises(FaultyCourse, match=r"bones\.yaml:1: expected this file"):
        payload.artifact(content, svg, built).build()
    assert not built.exists()


def test_loading_a_payload_that_fits_takes_no_yaml(content: Path, svg: Path, built: Path) -> None:
    payload.artifact(content, svg, built).build()
    code = """
import sys
from pathlib import Path
from massage_lessons.build import payload
payload.load(*map(Path, sys.argv[1:]))
print("yaml" in sys.modules)
"""
    command = [sys.executable, "-c", code, str(content), str(svg), str(built)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
