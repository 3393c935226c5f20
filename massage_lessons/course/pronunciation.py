"""How names are said: put together word by word from one table, so that no word is said in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from massage_lessons.errors import Fault

if TYPE_CHECKING:
    from massage_lessons.course.links import Notes
    from massage_lessons.course.table import Table
    from massage_lessons.errors import Place

FILE = "pronunciation.yaml"


def read(table: Table, notes: Notes) -> None:
    """Note how each word of the table is said."""
    for word in table.values:
        place = table.place_of(word)
        if not (word.isalpha() and word.islower()):
            table.note("one word in small letters", repr(word), "Write a name of several words as several lines.", at=place)
        said = table.text(word)
        if said and not _has_one_stress(said):
            mend = "Write it like del-TOY-dee-us, and a word of one syllable like os."
            table.note("syllables joined by '-', the stressed one in capitals", repr(said), mend, at=place)
        notes.said[word] = said
        notes.said_at[word] = place
    table.close()


def _has_one_stress(said: str) -> bool:
    syllables = said.split("-")
    if not all(syllable.isalpha() and (syllable.islower() or syllable.isupper()) for syllable in syllables):
        return False
    return sum(syllable.isupper() for syllable in syllables) == (len(syllables) > 1)


def say(name: str, place: Place, notes: Notes) -> str:
    """Return how a name is said, and note a fault for each of its words that the table does not have."""
    for word in _words(name):
        if word not in notes.said and notes.said:  # without a table, its absence is a fault already
            notes.faults.append(Fault(place, f"words that {FILE} has", repr(word), f"Add '{word}:' there, with how it is said."))
    return say_if_known(name, notes) or ""


def say_if_known(name: str, notes: Notes) -> str | None:
    """Return how a name is said, None where the table does not have all of its words: plain English needs no help."""
    words = _words(name)
    if not all(word in notes.said for word in words):
        return None
    notes.spoken.update(words)
    return " ".join(notes.said[word] for word in words)


def _words(name: str) -> list[str]:
    return name.lower().split()
