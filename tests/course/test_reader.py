"""Content files become one Course, and every fault of every file is reported with its place and its mend."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from massage_lessons.build import schema
from massage_lessons.course import objects, reader
from massage_lessons.course.links import Notes
from massage_lessons.course.table import Table
from massage_lessons.errors import FaultyCourse, Place

BAD_CONTENT = Path(__file__).with_name("bad_content")

FAULTS = {
    "broken-yaml.zones": "zones.yaml:8: expected YAML, found something else",
    "duplicate-key.zones": "zones.yaml:6: thin-place > group: expected each key once, found 'group' again (first on line 4)",
    "empty-file.zones": "zones.yaml:1: expected a table of keys, found an empty file",
    "empty-list.zones": "zones.yaml:9: thin-place > find: expected a list with at least one entry, found an empty list",
    "empty-text.zones": "zones.yaml:6: thin-place > summary > text: expected text, found empty text",
    "id-not-in-kebab-case.zones": "zones.yaml:1: Thin_Place: expected an id in kebab-case, found 'Thin_Place'",
    "id-of-two-entries.landmarks": "bones.yaml:1: plate: expected an id that no other entry has, "
    "found 'plate', which also stands at anatomy/landmarks.yaml:10",
    "id-with-side.zones": "zones.yaml:1: thin-place-left: expected an id without a side",
    "word-not-in-table.zones": "zones.yaml:4: thin-place > latin: expected words that pronunciation.yaml has, found 'tenuis'. "
    "Add 'tenuis:' there",
    "no-stress.pronunciation": "pronunciation.yaml:2: longus: expected syllables joined by '-', the stressed one in capitals, "
    "found 'lon-gus'. Write it like del-TOY-dee-us",
    "two-stresses.pronunciation": "pronunciation.yaml:5: superior: expected syllables joined by '-', the stressed one in capitals, "
    "found 'soo-PEH-ree-OR'",
    "stress-in-one-syllable.pronunciation": "pronunciation.yaml:4: pars: expected syllables joined by '-', the stressed one in capitals",
    "unused-word.pronunciation": "pronunciation.yaml:6: tenuis: expected a word that some name has, found 'tenuis', which none has",
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
    "neither-massage-nor-leave-out.regions": "regions.yaml:27: lower-part: expected either 'massage' or 'leave_out', found neither",
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
    "unknown-verified.sources": "somebody-2020 > custom > verified: expected one of page, citation-only, memory, found 'yes!'",
    "unused-source.sources": "sources.json:25: nobody-1900: expected a source that some statement uses",
    "year-in-quotes.sources": "somebody-2020 > issued > date-parts 1: expected a date like [[2020]], found a list",
    "source-twice.sources": "sources.json:25: entry 2: expected an id that no other entry has, found 'somebody-2020'",
    "table-for-list.sources": "sources.json:1: expected a list, found a table of keys",
    "unknown-verdict.claims": "claims.yaml:4: feels-good > verdict: expected one of supported, kept-as-a-rule, partly-supported,",
    "against-nothing.claims": "does-not > against 1: expected the id of a known claim, found 'feels-god'. Did you mean 'feels-good'?",
    "interval-without-estimate.effects": "calm > low: expected an interval that holds its estimate, found -0.8 to -0.2 around 0.5",
    "no-interval-and-no-word.effects": "calm: expected an interval, or the words that none is given, found neither. "
    "Write 'low' and 'high', or 'given: estimate'",
    "interval-and-given.effects": "better, found the key 'low'. Remove it",
    "half-a-person.effects": "calm > people: expected a whole number, 0 or more, found 40.5",
    "no-question-mark.contraindications": "fever > ask: expected a question, found",
    "unknown-rule.contraindications": "fever > rule 1: expected one of whole, local, without, ask-first, person-decides, giver, "
    "found 'never'",
    "unknown-action.red-flags": "numb-saddle > action: expected one of emergency, same-day, urgent-gp, gp, found 'wait'",
    "step-too-hard.routines": "short > steps 2: expected pressure up to 4, as the card of 'upper-part' says, found 5",
    "step-in-left-out-region.routines": "short > steps 2: expected a region that a partner massages, found 'lower-part'",
    "unknown-contact.routines": "steps 2 > contact: expected one of palm, pressing-palm, whole-hand, ball, towel, found 'knuckles'",
    "kneaded-where-palms-glide.routines": "short > steps 2: expected one of palm, as 'upper-part' allows, found 'whole-hand'. Write 'palm'",
    "ball-where-hands-belong.routines": "short > steps 2: expected one of palm, as 'upper-part' allows, found 'ball'. Write 'palm'",
    "too-hard-on-yourself.routines": "short > steps 2: expected pressure up to 3, as the card of 'upper-part' says, found 4",
    "too-long-on-yourself.routines": "short > steps 2: expected 90 seconds on each side at most, as the card of 'upper-part' says, "
    "found 4 minutes for both. Make the step shorter",
    "place-without-contact.routines": "steps 2 > start: expected 'start' and 'contact' together, found only 'start'. Add 'contact:'",
    "stroke-with-other-hands.strokes": "upwards: expected what 'gliding' is done with, found 'whole-hand'. Write 'palm'",
    "stroke-too-hard.strokes": "strokes.yaml:1: upwards: expected a stroke that the rule of some region allows, found none",
    "stroke-in-left-out-region.strokes": "upwards: expected only regions whose rule allows the stroke, found 'lower-part'",
    "unknown-path.strokes": "strokes.yaml:6: upwards > path: expected one of along-fibres, across-fibres,",
    "stroke-not-for-place.plan": "plan.yaml:15: places 1: expected strokes that 'lower-part' allows, found 'upwards'",
    "step-of-no-routine.plan": "plan.yaml:17: positions 1 > steps 1: expected a step of a routine for oneself, found short/glide",
    "plan-of-unknown-stroke.plan": "plan > together 1: expected the id of a known stroke, found 'upward'",
    "beat-too-long.strokes": "upwards > pace > beat: expected a number above 0, up to 30, found 31",
    "technique-with-other-hands.techniques": "short > steps 2: expected what 'gliding' is done with, found 'palm'. Write 'whole-hand'",
    "self-without-rule.regions": "upper-part > self: expected 'self_touch' beside 'self', found only 'self'. Add 'self_touch:'",
    "unknown-touch.zones": "thin-place > touch: expected one of none, light, no-weight, found 'firm'",
    "low-without-high.routines": "short > steps 2: expected 'low' and 'high', in this order, found 2.0 and None",
    "unknown-technique.routines": "steps 2 > technique: expected the id of a known technique, found 'glidding'. Did you mean 'gliding'?",
    "entry-and-term.glossary": "plate: expected either 'entry' or 'term', found both",
    "field-twice.forms": "log > fields: expected each id of a field once, found 'day' again",
    "option-twice.lesson": "part-where > options: expected each id of an option once, found 'here' again. Give one of the two another id",
    "option-without-id.lesson": "part-where > options 2: expected the key 'id', found no such key. Add 'id:' with its value",
    "option-id-with-capitals.lesson": "options 2 > id: expected an id in kebab-case, found 'Over There'. Write lower-case letters",
    "plan-step-twice.lesson": "lessons/part.yaml:30: plan > steps: expected each id of a step once, found 'read' again",
    "step-twice.routines": "short > steps: expected each id of a step once, found 'open' again",
    "step-without-id.positions": "positions.yaml:8: face-down > steps 1: expected the key 'id', found no such key",
    "word-for-flag.forms": "log > many: expected yes or no, found text, 'true'. Write true or false without quotes",
    "plan-of-other-length.lesson": "lessons/part.yaml:30: plan > steps: expected steps of 10 minutes together, found 11",
    "two-right.lesson": "part-where > options: expected exactly one option that is right, found 3 options, 2 of them right",
    "two-options.lesson": "part-where > options: expected 3 to 5 options, found 2",
    "question-of-other-lesson.lesson": "whole-why: expected an id that begins with 'part-', found 'whole-why'",
    "options-for-words.lesson": "part-why > options: expected no options, found 3 options, 1 of them right",
    "no-kind.lesson": "part-where: expected the key 'kind', found no such key. Add 'kind:' with its value.",
    "word-as-number.regions": "pressure > low: expected a number, found 'abc'. Write it in up to 15 digits",
    "list-as-number.regions": "pressure > low: expected a number, found a whole number",
    "four-hundred-digits.regions": "pressure > low: expected a number, found '2222222222222222222222222222222222 [...]'. Write",
    "sexagesimal.regions": "pressure > low: expected a number, found '190:20:30'. Write it in up to 15 digits",
    "octal.regions": "pressure > low: expected a number, found '02'. Write it in up to 15 digits",
    "list-as-text.zones": "thin-place > name: expected text, found text. Write text here",
    "year-out-of-reason.sources": "date-parts 1: expected a year from 1500 to 2100, found '20200'. Write the year as four digits",
    "odd-flag.forms": "log > many: expected yes or no, found yes or no, 'maybe'. Write true or false",
    "rated-nothing.forms": "log > fields 2 > rates: expected the id of a known skill, found 'short/glidde'. Did you mean 'short/glide'",
    "empty-optional-list.lesson": "lessons/part.yaml:8: words: expected a list with at least one entry, found an empty list. Add an entry",
    "case-of-nothing.cases": "cases.yaml:1: hot: expected one of contraindications, red_flags, stop_signs, zones, found none",
    "case-of-unknown-reason.cases": "hot > contraindications 1: expected the id of a known contraindication, found 'fevr'",
    "calm-emergency.cases": "cases.yaml:12: numb: expected 'right: emergency', as 'numb-saddle' says, found 'change'",
    "emergency-without-sign.cases": "cases.yaml:1: hot: expected a sign whose action is 'emergency', found none",
    "unknown-goal.cases": "hot > goal: expected the id of a known goal, found 'part/name-its'. Did you mean 'part/name-it'",
    "one-step.orders": "orders.yaml:4: stop > steps: expected 3 to 8 steps, found 1. Add or remove some",
    "two-right-hands.exercises": "which-hand > options: expected exactly one option that is right, found 3 options, 2 of them right",
    "theme-without-goal.claims": "feels-good: expected a theme that 'made > themes' has a goal for, found 'felling'. "
    "Add it in practice/questions.yaml",
    "zones-without-goal.questions": "thin-place: expected a place that 'made > places' has a goal for, found zone 'thin-place'",
    "name-given-away.questions": "questions.yaml:15: made > told 1: expected words that do not name 'long-muscle', found",
    "question-without-goal.lesson": "questions > part-where: expected one of the goals name-it, found 'name-them'. Write one of these",
    "unknown-word.lesson": "lessons/part.yaml:8: words 1: expected the id of a known word, found 'middline'. Did you mean 'midline'?",
}


def spoil(content: Path, sample: str) -> None:
    """Put a faulty sample in the place of the good file of its kind."""
    (path,) = BAD_CONTENT.glob(f"{sample}.*")
    kind = sample.partition(".")[2]
    (good,) = content.rglob("part.yaml" if kind == "lesson" else f"{kind}{path.suffix}")
    shutil.copy(path, good)


def test_the_content_of_this_course_has_no_fault() -> None:
    _, faults = reader.read()
    assert [str(fault) for fault in faults] == []


def test_every_bad_sample_has_its_fault_in_the_table() -> None:
    assert {path.name.rpartition(".")[0] for path in BAD_CONTENT.iterdir()} == set(FAULTS)


@pytest.mark.parametrize("sample", FAULTS)
def test_a_fault_is_reported_once_with_its_place_and_its_mend(sample: str, content: Path) -> None:
    spoil(content, sample)
    _, faults = reader.read(content)
    assert len(faults) == 1
    assert FAULTS[sample] in str(faults[0])


def test_all_faults_of_all_files_are_raised_at_once_by_file_and_line(content: Path) -> None:
    spoil(content, "misspelt-key.zones")
    spoil(content, "unknown-layer.muscles")
    spoil(content, "pressure-above-ten.regions")
    with pytest.raises(FaultyCourse, match="3 faults in the course") as caught:
        reader.load(content)
    places = [str(fault.place).partition(": ")[0] for fault in caught.value.faults]
    assert places == ["anatomy/muscles.yaml:7", "anatomy/regions.yaml:17", "anatomy/zones.yaml:11"]


def test_a_missing_file_is_one_fault_and_not_a_flood_of_unknown_ids(content: Path) -> None:
    (content / "anatomy/muscles.yaml").unlink()
    _, faults = reader.read(content)
    assert [str(fault) for fault in faults] == ["anatomy/muscles.yaml:1: expected this file, found none. Put the file back."]


def test_a_file_that_is_not_utf_8_is_a_fault(content: Path) -> None:
    (content / "anatomy/bones.yaml").write_bytes(b"plate:\n  name: \xff\n")
    _, faults = reader.read(content)
    assert [fault.mend for fault in faults] == ["Save the file as UTF-8."]


def test_a_missing_table_of_words_is_one_fault_and_not_one_for_each_name(content: Path) -> None:
    (content / "pronunciation.yaml").unlink()
    _, faults = reader.read(content)
    assert [str(fault) for fault in faults] == ["content/pronunciation.yaml:1: expected this file, found none. Put the file back."]


def test_a_name_is_said_as_its_words_are_said(content: Path) -> None:
    found = reader.load(content)
    assert [entry.names.say for entry in found.entries if entry.names.latin] == ["pars soo-PEH-ree-or", "MUS-koo-lus LON-gus"]
    assert [technique.say for technique in found.techniques] == ["ef-luh-RAHZH"]
    assert {word.id: word.say for word in found.words} == {"midline": None, "plate": None}


@pytest.mark.parametrize("deep", ["a: " + "[" * 25_000, "a: " + "[" * 61 + "]" * 61, "- " * 25_000, "a: " + "{b: " * 25_000])
def test_a_file_nested_too_deep_is_one_fault_and_the_others_are_listed(content: Path, deep: str) -> None:
    (content / "anatomy/bones.yaml").write_text(deep, encoding="utf-8")
    spoil(content, "misspelt-key.zones")
    _, faults = reader.read(content)
    found = {fault.place.file: fault.found for fault in faults}
    assert list(found) == ["anatomy/bones.yaml", "anatomy/zones.yaml"] or list(found) == ["anatomy/zones.yaml", "anatomy/bones.yaml"]
    assert "values more than 60 deep in one another" in found["anatomy/bones.yaml"]


def test_missing_groups_are_one_fault_and_not_one_for_each_entry(content: Path) -> None:
    layers = content / "anatomy/layers.yaml"
    layers.write_text(layers.read_text().replace('groups: ["Upper", "Lower"]\n', ""))
    _, faults = reader.read(content)
    assert [fault.expected for fault in faults] == ["the key 'groups'"]


def test_a_region_has_massage_or_the_reasons_to_leave_it_out(content: Path) -> None:
    upper, lower = reader.load(content).regions
    assert upper.massage is not None
    assert (upper.massage.pressure.low, upper.massage.pressure.high) == (2, 4)
    assert upper.leave_out == ()
    assert lower.massage is None
    assert [item.text for item in lower.leave_out] == ["A nerve lies here."]


def test_a_statement_rests_on_its_sources_or_on_its_basis(content: Path) -> None:
    region = reader.load(content).regions[0]
    assert (region.lies[0].sources, region.lies[0].basis) == (("somebody-2020",), "source")
    assert (region.summary.sources, region.summary.basis) == ((), "practice")


def test_entries_know_the_ids_of_their_shapes(content: Path) -> None:
    shapes = {entry.id: entry.shape_ids for entry in reader.load(content).entries}
    assert shapes["strand"] == ("strand-left", "strand-right")
    assert shapes["plate"] == ("plate",)


def test_a_course_cannot_be_changed(content: Path) -> None:
    found = reader.load(content)
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.regions[0].names.name = "other"  # type: ignore[misc]


def test_what_only_a_lesson_has_is_unknown_to_a_page(content: Path) -> None:
    page = 'number: 2\nfile: "p.ipynb"\ntitle: "Page"\nlead: "A page."\n'
    (content / "lessons" / "page.yaml").write_text(page, encoding="utf-8")
    _, lesson = reader.load(content).lessons
    assert (lesson.minutes, lesson.goals, lesson.need, lesson.questions) == (None, (), None, ())
    (content / "lessons" / "page.yaml").write_text(f"{page}goals: {{see: {{text: see}}}}\n", encoding="utf-8")
    assert [fault.found for fault in reader.read(content)[1]] == ["the key 'goals'"]


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("zones.yaml", "Did you mean 'anatomy/zones.yaml'?"),
        ("anatomy/zone.yaml", "Did you mean 'anatomy/zones.yaml'"),
        ("practice/forms.yml", "Did you mean 'practice/forms.yaml'"),
        ("extra/notes.yaml", "Remove it, or name its kind"),
    ],
)
def test_a_file_that_nobody_reads_is_a_fault(content: Path, name: str, mend: str) -> None:
    (content / name).parent.mkdir(exist_ok=True)
    (content / name).write_text("one: 1\n", encoding="utf-8")
    (fault,) = reader.read(content)[1]
    assert str(fault.place) == f"{name}:1"
    assert fault.expected == "a file that the course reads"
    assert mend in fault.mend


def test_a_value_that_no_content_file_has_is_not_read() -> None:
    with pytest.raises(TypeError):
        objects.value("a value", Table(Place("a.yaml", 1), []), "key", Notes())  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        schema.schema("a value")  # type: ignore[arg-type]
