"""The table of the bank: what each kind of question becomes, and pictures that do not tell the answer."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from school_bank import ITEMS, table

from massage_lessons.build import payload
from massage_lessons.course import bank, find
from massage_lessons.course.words import say
from massage_lessons.errors import UnknownName
from massage_lessons.schools.orders import as_choice
from massage_lessons.schools.package import zipped
from massage_lessons.schools.pictures import longest, pictures
from massage_lessons.schools.table import rows


def row(name: str, **wanted: bool) -> object:
    return next(one for one in table(**wanted) if one.id == name)


def test_what_needs_the_drawing_is_asked_in_words() -> None:
    by_id = {one.id: one for one in table()}
    for item in ITEMS:
        told = item["kind"] in {"find", "stroke"}
        assert by_id[item["id"]].in_words is told
        assert by_id[item["id"]].ask == (item["in_words"] if told else item)["ask"]


def test_a_marked_place_is_asked_beside_a_picture_or_in_words() -> None:
    beside = next(one for one in table() if one.kind == "name")
    assert beside.mark is not None
    assert (beside.mark.place, beside.mark.layer) == ("flank-left", "skin")
    told = next(one for one in table(in_words=True) if one.kind == "name")
    assert (told.mark, told.ask) == (None, "Which place is meant? It lies between rib and hip.")


def test_a_stroke_is_told_in_words_beside_its_ways_or_in_words_alone() -> None:
    beside = next(one for one in table() if one.kind == "stroke")
    assert beside.mark is not None
    assert beside.mark.stroke == "kneading-two-hands"
    told = next(one for one in table(in_words=True) if one.kind == "stroke")
    assert (told.mark, told.ask) == (None, beside.ask)


def test_an_explanation_ends_with_what_it_rests_on() -> None:
    by_id = {one.id: one for one in table()}
    assert by_id["anatomy-first"].explain.endswith("Sources: Werner 2020.")
    assert by_id["case/saddle"].explain.endswith("Call for help at once. This rests on common practice.")


def test_only_the_lessons_that_are_wanted() -> None:
    assert {one.topic for one in table(topics=["safety"])} == {"safety"}
    with pytest.raises(UnknownName, match=r"^Unknown lesson with questions 'safty'\. Did you mean 'safety'\?$"):
        table(topics=["safty"])


def test_a_picture_tells_no_name_in_its_words_its_name_or_its_file() -> None:
    drawn = pictures(table())
    assert list(drawn) == ["name/flank", "stroke/kneading-two-hands"]
    for picture, answer in zip(drawn.values(), ("flank", "knead"), strict=True):
        file = Image.open(io.BytesIO(picture.jpeg))
        assert answer not in f"{picture.name} {picture.alt} {file.info}".casefold()
        assert answer.encode() not in picture.jpeg.lower()
    assert drawn["name/flank"].alt == "The back of a person, seen from behind: Skin and massage regions. One place is marked."
    assert drawn["stroke/kneading-two-hands"].alt.startswith("The back of a person, seen from behind. Where hands go is drawn:")


def test_the_words_for_the_ways_name_no_stroke() -> None:
    alt = say("schools.ways").casefold()
    assert [stroke.id for stroke in find.course().strokes if stroke.name.split()[0].casefold() in alt] == []


def test_each_stroke_has_a_picture_of_its_ways() -> None:
    """Its ways are drawn on one side, and its file is small."""
    strokes = [row for row in rows(bank.items(find.course()), bank.goals(find.course())) if row.kind == "stroke"]
    drawn = pictures(strokes)
    assert len(drawn) == len(find.course().strokes)
    for picture in drawn.values():
        image = Image.open(io.BytesIO(picture.jpeg)).convert("RGB")
        half = image.width // 2
        left, right = (blue(image.crop((x, 0, x + half, image.height))) for x in (0, half))
        assert (left, right > 60) == (0, True)
        assert len(picture.jpeg) < 35_000
    assert longest("holding") in payload.ways_built()["holding"]
    assert longest("kneading-two-hands") == "top-of-shoulder"
    assert longest("gliding-out") == "below-shoulder-blade"


def test_the_place_is_marked_on_its_side_alone() -> None:
    image = Image.open(io.BytesIO(pictures(table())["name/flank"].jpeg)).convert("RGB")
    half = image.width // 2
    left, right = (blue(image.crop((x, 0, x + half, image.height))) for x in (0, half))
    assert left > 500
    assert right == 0


def blue(image: Image.Image) -> int:
    """How many dots have the colour of a mark."""
    return sum(b - r > 60 for r, _, b in image.get_flattened_data())


def test_an_order_becomes_whole_orders_of_which_one_is_right() -> None:
    order = next(one for one in table() if one.form == "order")
    asked = as_choice(order)
    assert (asked.form, asked.steps, len(asked.options)) == ("one", (), 4)
    assert next(option.text for option in asked.options if option.right).startswith("1. Ask. 2. Warm the hands. 3. Rest a palm")
    assert len({option.text for option in asked.options}) == 4
    assert {option.feedback for option in asked.options if not option.right} == {"Ask before you touch."}
    assert as_choice(asked) is asked
    assert order.shuffled != order.steps
    assert sorted(order.shuffled, key=str) == sorted(order.steps, key=str)


def test_a_zip_has_the_same_bytes_each_time_and_no_date() -> None:
    files = {"a.xml": b"<a/>", "b/c.txt": b"c"}
    assert zipped(files) == zipped(files)
    assert b"1980" not in zipped(files)
