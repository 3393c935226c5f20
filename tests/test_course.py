"""Content files become one Course, and every fault of every file is reported with its place and its mend."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from massage_lessons import course
from massage_lessons.errors import FaultyCourse

BAD_CONTENT = Path(__file__).with_name("bad_content")

FAULTS = {
    "broken-yaml.zones": "zones.yaml:8: expected YAML, found something else",
    "duplicate-key.zones": "zones.yaml:6: thin-place > group: expected each key once, found 'group' again (first on line 4)",
    "empty-file.zones": "zones.yaml:1: expected a table of keys, found an empty file",
    "empty-list.zones": "zones.yaml:9: thin-place > find: expected a list with at least one entry, found an empty list",
    "empty-text.zones": "zones.yaml:6: thin-place > summary > text: expected text, found empty text",
    "id-not-in-kebab-case.zones": "zones.yaml:1: Thin_Place: expected an id in kebab-case, found 'Thin_Place'",
    "id-of-two-entries.landmarks": "bones.yaml:1: plate: expected an id that no other entry has, "
    "found 'plate', which also stands at content/landmarks.yaml:10",
    "id-with-side.zones": "zones.yaml:1: thin-place-left: expected an id without a side",
    "latin-without-say.zones": "zones.yaml:4: thin-place > latin: expected 'latin' and 'say' together",
    "link-twice.zones": "zones.yaml:12: thin-place > careful 1 > links 2: expected each id once, found 'upper-part' again",
    "link-with-side.zones": "zones.yaml:12: thin-place > careful 1 > links 1: expected the id of a known entry, "
    "found 'upper-part-left'. Write 'upper-part'",
    "list-for-file.zones": "zones.yaml:1: expected a table of keys, found a list",
    "low-above-high.regions": "regions.yaml:17: upper-part > massage > pressure > low: "
    "expected a low that is not above the high, found 6 as low and 4 as high",
    "massage-and-leave-out.regions": "regions.yaml:1: upper-part: expected either 'massage' or 'leave_out', found both",
    "misspelt-key.zones": "found the key 'carefull'. Write 'careful'",
    "missing-key.zones": "zones.yaml:1: thin-place: expected the key 'sides', found no such key",
    "missing-layer.layers": "layers.yaml:1: layers: expected the id of a known layer, found 'care'",
    "muscle-on-skin-layer.muscles": "muscles.yaml:1: long-muscle: expected a layer that shows a muscle, "
    "found a muscle on the layer 'skin'. Write 'superficial' or 'deep'",
    "neither-massage-nor-leave-out.regions": "regions.yaml:26: lower-part: expected either 'massage' or 'leave_out', found neither",
    "neither-source-nor-basis.zones": "zones.yaml:10: thin-place > find 1: expected either 'sources' or 'basis', found neither",
    "no-minutes.regions": "upper-part > massage > minutes > low: expected a number above 0, up to 60, found 0",
    "no-value.zones": "zones.yaml:4: thin-place > group: expected a value, found nothing",
    "number-for-text.zones": "zones.yaml:2: thin-place > name: expected text, found a whole number, '12'",
    "number-in-quotes.regions": "upper-part > massage > pressure > low: expected a number, found text, '2'",
    "part-of-no-muscle.muscles": "strand > part_of: expected the id of a known muscle, found 'plate'",
    "pressure-above-ten.regions": "upper-part > massage > pressure > high: expected a number from 0 to 10, found 11",
    "source-and-basis.zones": "zones.yaml:8: thin-place > leave_out 1 > basis: expected either 'sources' or 'basis', found both",
    "text-for-list.zones": "zones.yaml:9: thin-place > find: expected a list, found text, 'In the hollow.'",
    "text-for-table.zones": "zones.yaml:6: thin-place > summary: expected a table of keys, found text, 'Leave it alone.'",
    "unknown-basis.zones": "thin-place > summary > basis: expected one of general-anatomy, practice, convention, found 'rumour'",
    "unknown-group.zones": "zones.yaml:4: thin-place > group: expected the id of a known group, found 'Middle'",
    "unknown-key.zones": "found the key 'colour'. Remove it",
    "unknown-kind.layers": "layers 1 > kinds 2: expected one of region, muscle, landmark, zone, bone, found 'organ'",
    "unknown-layer.muscles": "long-muscle > layer: expected the id of a known layer, found 'depp'. Did you mean 'deep'?",
    "unknown-link.zones": "careful 1 > links 1: expected the id of a known entry, found 'uper-part'. Did you mean 'upper-part'",
    "unknown-region.muscles": "strand > regions 2: expected the id of a known region, found 'long-muscle'",
    "unknown-sides.zones": "zones.yaml:5: thin-place > sides: expected one of both, midline, found 'left'",
    "unknown-source.zones": "leave_out 1 > sources 1: expected the id of a known source, found 'nobody-1900'",
    "unknown-verified.sources": "somebody-2020 > verified: expected one of page, citation-only, memory, found 'yes!'",
    "unused-source.sources": "sources.yaml:14: nobody-1900: expected a source that some statement uses",
    "year-in-quotes.sources": "sources.yaml:5: somebody-2020 > year: expected a year, found text, '2020'",
}


def spoil(content: Path, sample: str) -> None:
    """Put a faulty sample in the place of the good file of its kind."""
    shutil.copy(BAD_CONTENT / f"{sample}.yaml", content / f"{sample.partition('.')[2]}.yaml")


def test_the_content_of_this_course_has_no_fault() -> None:
    _, faults = course.read()
    assert [str(fault) for fault in faults] == []


def test_every_bad_sample_has_its_fault_in_the_table() -> None:
    assert {path.stem for path in BAD_CONTENT.iterdir()} == set(FAULTS)


@pytest.mark.parametrize("sample", FAULTS)
def test_a_fault_is_reported_once_with_its_place_and_its_mend(sample: str, content: Path) -> None:
    spoil(content, sample)
    _, faults = course.read(content)
    assert len(faults) == 1
    assert FAULTS[sample] in str(faults[0])


def test_all_faults_of_all_files_are_raised_at_once_by_file_and_line(content: Path) -> None:
    spoil(content, "misspelt-key.zones")
    spoil(content, "unknown-layer.muscles")
    spoil(content, "pressure-above-ten.regions")
    with pytest.raises(FaultyCourse, match="3 faults in the course") as caught:
        course.load(content)
    places = [str(fault.place).partition(": ")[0] for fault in caught.value.faults]
    assert places == ["content/muscles.yaml:8", "content/regions.yaml:17", "content/zones.yaml:11"]


def test_a_missing_file_is_one_fault_and_not_a_flood_of_unknown_ids(content: Path) -> None:
    (content / "muscles.yaml").unlink()
    _, faults = course.read(content)
    assert [str(fault) for fault in faults] == ["content/muscles.yaml:1: expected this file, found none. Put the file back."]


def test_a_file_that_is_not_utf_8_is_a_fault(content: Path) -> None:
    (content / "bones.yaml").write_bytes(b"plate:\n  name: \xff\n")
    _, faults = course.read(content)
    assert [fault.mend for fault in faults] == ["Save the file as UTF-8."]


def test_missing_groups_are_one_fault_and_not_one_for_each_entry(content: Path) -> None:
    layers = content / "layers.yaml"
    layers.write_text(layers.read_text().replace('groups: ["Upper", "Lower"]\n', ""))
    _, faults = course.read(content)
    assert [fault.expected for fault in faults] == ["the key 'groups'"]


def test_a_region_has_massage_or_the_reasons_to_leave_it_out(content: Path) -> None:
    upper, lower = course.load(content).regions
    assert upper.massage is not None
    assert (upper.massage.pressure.low, upper.massage.pressure.high) == (2, 4)
    assert upper.leave_out == ()
    assert lower.massage is None
    assert [item.text for item in lower.leave_out] == ["A nerve lies here."]


def test_a_statement_rests_on_its_sources_or_on_its_basis(content: Path) -> None:
    region = course.load(content).regions[0]
    assert (region.lies[0].sources, region.lies[0].basis) == (("somebody-2020",), "source")
    assert (region.summary.sources, region.summary.basis) == ((), "practice")


def test_entries_know_the_ids_of_their_shapes(content: Path) -> None:
    shapes = {entry.id: entry.shape_ids for entry in course.load(content).entries}
    assert shapes["strand"] == ("strand-left", "strand-right")
    assert shapes["plate"] == ("plate",)


def test_a_course_cannot_be_changed(content: Path) -> None:
    found = course.load(content)
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.regions[0].names.name = "other"  # type: ignore[misc]
