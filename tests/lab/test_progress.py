"""The log in a server of Jupyter's own: who may ask, what is answered, and what stays when it is killed."""

from __future__ import annotations

import json
import os
import re
import secrets
import socket
import subprocess
import sys
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import lab
import pytest
from log_entries import EACH, act, entry

from massage_lessons.errors import ProgressError
from massage_lessons.lab import progress
from massage_lessons.lab.server import LessonsApp
from massage_lessons.paths import FRONT_SOURCE
from massage_lessons.progress.entry import line_of
from massage_lessons.progress.kept import Kept
from massage_lessons.progress.log import merged
from massage_lessons.progress.place import OVERRIDE, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
TOKEN = secrets.token_hex()


@dataclass
class Server:
    """A server of Jupyter's own with our extension, and where it keeps the log."""

    process: subprocess.Popen[str]
    address: str
    home: Path

    def ask(self, body: object = None, query: str = "", **headers: str) -> tuple[int, dict[str, Any]]:
        """The status and what is answered; with a body it is a `POST`."""
        data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        request = Request(  # noqa: S310 - our own address
            f"{self.address}massage-lessons/log{query}", data, {"Authorization": f"token {TOKEN}", **headers}
        )
        try:
            with urlopen(request) as answer:  # noqa: S310
                return answer.status, json.loads(answer.read())
        except HTTPError as error:
            return error.code, json.loads(error.read() or b"{}")


def listens(address: str) -> bool:
    parts = urlsplit(address)
    with socket.socket() as one:
        return one.connect_ex((parts.hostname, parts.port)) == 0


@contextmanager
def started(home: Path, *, named: bool = True) -> Iterator[Server]:
    """A server that answers, and is killed in the end. Where our extension is not named, the installed course has brought it."""
    own = {f"JUPYTER_{name}_DIR": str(home / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    command = [
        *(sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", "--port=0", f"--ServerApp.root_dir={home}"),
        *(f"--IdentityProvider.token={TOKEN}", "--ServerApp.base_url=/under/"),
        *((f"--ServerApp.jpserver_extensions={progress.MODULE}=True",) if named else ()),
    ]
    environment = {**os.environ, **own, "HOME": str(home), OVERRIDE: str(home / "log")}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stderr is not None
            said = next(found for line in process.stderr if (found := re.search(r"(http://(?:127\.0\.0\.1|localhost):\d+/under/)", line)))
            # It says its address a moment before it listens.
            while process.poll() is None and not listens(said[1]):
                pass
            yield Server(process, said[1], home)
        finally:
            process.kill()
            process.communicate()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with started(tmp_path_factory.mktemp("server")) as one:
        yield one


def test_entries_are_kept_once_and_given_back_as_they_are(server: Server) -> None:
    for _ in range(2):
        assert server.ask({"entries": EACH}) == (200, {"kept": [one["id"] for one in EACH], "faults": []})
    status, found = server.ask()
    assert status == 200
    assert merged(found["entries"]) == merged(EACH)
    assert found["where"] == str(server.home / "log" / "progress.sqlite")
    assert found["notes"] == []
    assert not found["forgotten"]
    assert found["forgotten"] is not None
    assert [line_of(one) for one in merged(Kept(Place(server.home / "log", "local", None)).entries())] == [
        line_of(one) for one in merged(EACH)
    ]


def test_a_cursor_gives_what_came_after_it(server: Server) -> None:
    _, before = server.ask()
    server.ask({"entries": [entry(500)]})
    _, found = server.ask(query=f"?after={before['cursor']}")
    assert [one["id"] for one in found["entries"]] == ["aaaaaaaaaaaa-500"]


def test_what_is_no_entry_is_told_and_the_others_are_kept(server: Server) -> None:
    status, told = server.ask({"entries": [entry(600), entry(601, rating=9), 7, entry(602, about="\ud83e")]})
    assert status == 200
    assert told["kept"] == ["aaaaaaaaaaaa-600"]
    assert [(fault["id"], fault["why"][:12]) for fault in told["faults"]] == [
        ("aaaaaaaaaaaa-601", "“rating” is "),
        (None, "It is no ent"),
        ("aaaaaaaaaaaa-602", "A text in it"),
    ]


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b"{", 400, "What came is no JSON in UTF-8."),
        (b"\xff", 400, "What came is no JSON in UTF-8."),
        (b"[" * 100_000, 400, "What came is no JSON in UTF-8."),
        ([], 400, "What came is no object with a list “entries”."),
        ({"entries": {}}, 400, "What came is no object with a list “entries”."),
        ({"entries": [0] * 5001}, 413, "More than 5000 entries came at once. Send them in parts."),
        (b" " * (32 * 2**20 + 1), 413, "More came at once than 32 MB. Send it in parts."),
    ],
    ids=lambda value: str(value)[:12],
)
def test_what_cannot_be_taken_is_one_sentence(server: Server, body: object, status: int, words: str) -> None:
    assert server.ask(body) == (status, {"message": words})


def test_as_much_as_a_page_sends_at_once_is_far_from_the_limit() -> None:
    source = (FRONT_SOURCE / "lesson" / "server.js").read_text(encoding="utf-8")
    (entries,) = re.findall(r"^const BATCH = (\d+);", source, re.MULTILINE)
    (megabytes,) = re.findall(r"^const BATCH_BYTES = (\d+) \* 2 \*\* 20;", source, re.MULTILINE)
    assert int(entries) < progress.MOST_ENTRIES
    assert 2 * int(megabytes) < progress.MOST_MEGABYTES


def test_one_entry_of_many_megabytes_is_kept(server: Server) -> None:
    long = act("write", "notes/long", 900, value="x" * (6 * 2**20))
    assert server.ask({"entries": [long]})[1]["kept"] == ["aaaaaaaaaaaa-900"]


def test_only_who_has_the_token_may_ask(server: Server) -> None:
    for body in (None, {"entries": []}):
        status, _ = server.ask(body, Authorization="token of somebody else")
        assert status == 403


def test_another_page_of_the_browser_cannot_post(server: Server) -> None:
    """With the cookie of a person who is logged in, but without what only our own page can read."""
    cookies = ""
    for page in (f"api/status?token={TOKEN}", "login"):
        with urlopen(f"{server.address}{page}") as answer:  # noqa: S310 - our own address
            cookies += "".join(f"{one.partition(';')[0]}; " for one in answer.headers.get_all("Set-Cookie"))
    status, _ = server.ask({"entries": [entry(700)]}, Authorization="", Cookie=cookies)
    assert status == 403
    xsrf = re.search(r"_xsrf=([^;]+)", cookies)
    assert xsrf is not None
    status, told = server.ask({"entries": [entry(700)]}, Authorization="", Cookie=cookies, **{"X-XSRFToken": xsrf[1]})
    assert (status, told["kept"]) == (200, ["aaaaaaaaaaaa-700"])


def test_a_server_that_is_killed_has_kept_all_that_it_told(tmp_path: Path) -> None:
    with started(tmp_path) as one:
        told = [one.ask({"entries": [entry(number)]})[1]["kept"][0] for number in range(1, 8)]
    assert one.process.returncode == -9
    with started(tmp_path) as again:
        assert set(told) <= {each["id"] for each in again.ask()[1]["entries"]}


def test_a_server_of_the_learners_own_shares_the_log_of_the_lessons(server: Server) -> None:
    with started(server.home, named=False) as other:
        assert other.address != server.address
        server.ask({"entries": [entry(800)]})
        other.ask({"entries": [entry(801)]})
        for each in (server, other):
            assert {"aaaaaaaaaaaa-800", "aaaaaaaaaaaa-801"} <= {one["id"] for one in each.ask()[1]["entries"]}


def test_the_lessons_keep_what_a_page_posts_in_the_learners_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (OVERRIDE, "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    with lab.running(tmp_path) as lessons:
        body = json.dumps({"entries": EACH}).encode()
        request = Request(f"{lessons.address}/massage-lessons/log", body, {"Authorization": f"token {lessons.token}"})  # noqa: S310 - our own address
        with urlopen(request) as answer:  # noqa: S310
            assert len(json.loads(answer.read())["kept"]) == len(EACH)
    (path,) = tmp_path.rglob("progress.sqlite")
    assert merged(Kept(Place(path.parent, "local", None)).entries()) == merged(EACH)


def test_where_nothing_can_be_kept_the_answer_is_507_with_the_reason() -> None:
    class Full:
        path = Path("x")
        notes = ()
        forgotten = ""

        def add(self, _: object) -> int:
            raise ProgressError("x cannot be written: the disk is full.")

        def lines(self, _: str) -> tuple[list[str], str]:
            raise ProgressError("x cannot be read.")

    desk = progress.Desk(Full)  # type: ignore[arg-type]  # all that is asked of it
    assert desk.take(json.dumps({"entries": [entry()]}).encode()) == (507, '{"message": "x cannot be written: the disk is full."}')
    assert desk.give("") == (507, '{"message": "x cannot be read."}')


def test_a_log_that_cannot_be_opened_is_asked_for_again(tmp_path: Path) -> None:
    refusals = [ProgressError("not now")]

    def opened() -> Kept:
        if refusals:
            raise refusals.pop()
        return Kept(Place(tmp_path, "local", None))

    desk = progress.Desk(opened)
    body = json.dumps({"entries": [entry()]}).encode()
    assert desk.take(body)[0] == 507
    assert desk.take(body)[0] == 200


def test_the_lessons_and_an_installed_course_both_load_it() -> None:
    class Recorded(LessonsApp):  # type: ignore[misc]  # JupyterLab has no types of its own
        class serverapp_class:  # noqa: N801 - as JupyterLab names it
            @staticmethod
            def instance(**settings: Any) -> dict[str, Any]:
                return settings

    assert Recorded.make_serverapp(jpserver_extensions={"jupyterlab": True}) == {
        "jpserver_extensions": {"jupyterlab": True, progress.MODULE: True}
    }
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    (source,) = [path for path, target in wheel["shared-data"].items() if target.startswith("etc/jupyter/jupyter_server_config.d/")]
    settings = json.loads((ROOT / source).read_text(encoding="utf-8"))
    assert settings == {"ServerApp": {"jpserver_extensions": {progress.MODULE: True}}}
    assert progress._jupyter_server_extension_points() == [{"module": progress.MODULE}]
