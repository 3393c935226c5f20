"""Latin is said one way: each word once in one table, each ending alike, and nowhere in the prose."""

from __future__ import annotations

import re

import yaml
from lesson_files import lesson_files, the_course

from massage_lessons.paths import CONTENT

ENDINGS = {
    "oideus": "OY-dee-us",
    "oidea": "OY-dee-ah",
    "teus": "tee-us",
    "tea": "tee-ah",
    "icus": "ih-kus",
    "icum": "ih-kum",
    "ior": "ree-or",
    "ae": "ay",
    "alis": "AH-lis",
    "aris": "AH-ris",
    "atus": "AH-tus",
    "es": "es",
    "is": "is",
    "us": "us",
    "um": "um",
    "a": "ah",
    "i": "ee",
}
"""How Latin words end, and how that is said; the first that fits counts."""

SAID = re.compile(r"\b[a-z]+-[A-Z]{2,}\b|\b[A-Z]{2,}-[a-z]+\b")
WORDS = yaml.safe_load((CONTENT / "pronunciation.yaml").read_text(encoding="utf-8"))


def test_an_ending_is_said_as_in_every_other_word() -> None:
    first = {word: next((ending for ending in ENDINGS if word.endswith(ending)), "") for word in WORDS}
    assert {word: WORDS[word] for word, ending in first.items() if not WORDS[word].endswith(ENDINGS.get(ending, ""))} == {}


def test_the_words_stand_in_the_order_of_the_alphabet() -> None:
    assert list(WORDS) == sorted(WORDS)


def test_every_latin_name_has_how_it_is_said() -> None:
    course = the_course()
    assert [entry.id for entry in course.entries if (entry.names.latin is None) != (entry.names.say is None)] == []
    assert {word.id: word.say for word in course.words if word.term} == {"cauda-equina": "KOW-dah eh-KWEE-nah"}


def test_french_strokes_are_said_in_the_glossary_as_in_their_lesson() -> None:
    course = the_course()
    said = {technique.term: technique.say for technique in course.techniques if technique.say}
    assert said.keys() == {"effleurage", "petrissage", "tapotement"}
    assert {word.word: word.say for word in course.words if word.word in said} == said


def test_no_prose_says_a_word_by_itself() -> None:
    texts = [path.read_text(encoding="utf-8") for path in CONTENT.rglob("*.yaml") if path.stem != "pronunciation"]
    texts += [lesson.prose for lesson in lesson_files()]
    assert [said for text in texts for said in SAID.findall(text)] == []
