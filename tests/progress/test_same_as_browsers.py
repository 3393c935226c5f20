"""Python and browsers say the same of what an entry is, how it is written, how logs are merged, and what a results file is."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from log_entries import EACH, ODD, act, entry, logs, tried

from massage_lessons import __version__
from massage_lessons.paths import FRONT_SOURCE
from massage_lessons.progress import file
from massage_lessons.progress.entry import Unsound, fault_of, line_of, parse
from massage_lessons.progress.log import merged, name_of

if TYPE_CHECKING:
    from pathlib import Path

IN_NODE = """
import {{ fault, lineOf }} from {core}/entry.js";
import {{ fileOf, readFile }} from {core}/log-file.js";
import {{ merged, stateOf }} from {core}/log.js";
let text = "";
for await (const part of process.stdin) text += part;
const {{ values, texts, logs, file, about }} = JSON.parse(text);
const sound = (one) => {{
  try {{ return fault(JSON.parse(one)) === ""; }} catch {{ return false; }}
}};
console.log(JSON.stringify({{
  values: values.map((one) => fault(one) === ""),
  texts: texts.map(sound),
  lines: values.filter((one) => fault(one) === "").map(lineOf),
  logs: logs.map(([a, b]) => merged(a, b).map(lineOf)),
  names: logs.map(([a, b]) => stateOf([...a, ...b]).name),
  file: fileOf(logs[0][0], about),
  read: readFile(file),
}}));
"""

JUNK: list[Any] = [
    None,
    True,
    False,
    -1,
    0,
    1,
    4,
    5,
    1.5,
    2**53 - 1,
    2**53,
    "",
    "x",
    ODD,
    "__proto__",
    [],
    ["x"],
    [1],
    {},
    {"a": "b"},
    {"a": 1},
]


def told(values: list[Any], texts: list[str], pairs: list[Any], results: str, about: dict[str, Any]) -> Any:
    """What node says of all that."""
    program = IN_NODE.format(core=json.dumps((FRONT_SOURCE / "core").as_uri()).removesuffix('"'))
    handed = json.dumps({"values": values, "texts": texts, "logs": pairs, "file": results, "about": about})
    node = ["node", "--input-type=module", "--eval", program]
    done = subprocess.run(node, input=handed, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def is_sound(text: str) -> bool:
    try:
        parse(text)
    except Unsound:
        return False
    return True


def test_python_and_browsers_say_the_same(tmp_path: Path) -> None:
    spoilt = [{**one, key: junk} for one in EACH for key in one for junk in JUNK]
    shorter = [{other: value for other, value in one.items() if other != key} for one in EACH for key in one]
    values = [*EACH, *JUNK, *spoilt, *shorter, *({**entry(), "words": junk, "answer": None} for junk in JUNK)]
    texts = [
        line_of(entry()).replace('"zone":-60', change)
        for change in (
            '"zone":-6.0e1',
            '"zone":1e400',
            '"zone":-0',
            '"zone":-060',
            '"zone":NaN',
            '"zone":"\\ud83e"',
            '"x":"\\ud83e\\uddb4","zone":1',
            '"zone":1,"zone":2',
            '"zone":1,',
        )
    ]
    texts += ["", " ", "null", f"  {line_of(entry())}\r", line_of(entry()) * 2, line_of(entry())[:-1]]
    found: list[Any] = []
    collect(found)
    pairs = [[EACH, [entry(1, good=False), act("name", "learner", 99, value="Ana", seen=1)]], *found]
    # Browsers sort a sign beyond the first plane before the last ones within it.
    pairs += [[[entry(1, about="\uff5e")], [entry(1, about="\U0001f9b4")]]]
    # Nor are keys in the order of an object there, which has those that look like numbers first.
    pairs += [
        [[act("write", "a/b", value={")": "", "8": "", "10": "", "\uff5e": "", "\U0001f9b4": "", "\U0001f9b4a": "", "a": "", "": ""})], []]
    ]
    (tmp_path / "ours.jsonl").write_text(file.text_of(EACH), encoding="utf-8", newline="\n")
    about = {"course": __version__, "made": 7, "name": "José Müller"}
    theirs = told(values, texts, pairs, file.text_of(EACH), about)
    assert theirs["values"] == [fault_of(value) is None for value in values]
    assert True in theirs["values"]
    assert False in theirs["values"]
    assert theirs["texts"] == [is_sound(text) for text in texts]
    assert theirs["lines"] == [line_of(value) for value in values if fault_of(value) is None]
    assert theirs["logs"] == [[line_of(one) for one in merged(*pair)] for pair in pairs]
    assert theirs["names"] == [name_of([*one, *other]) for one, other in pairs]
    assert theirs["file"] == file.text_of(EACH, made=7)
    assert (theirs["read"]["changed"], theirs["read"]["faults"], len(theirs["read"]["entries"])) == (False, [], len(EACH))


def collect(found: list[Any]) -> None:
    """Put many pairs of logs into a list: one start of node is enough for all."""

    @tried
    @given(st.tuples(logs, logs))
    def more(pair: tuple[list[Any], list[Any]]) -> None:
        found.append(pair)

    more()
