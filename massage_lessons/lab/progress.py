"""The log in JupyterLab's server: a page posts its entries here, whether a kernel runs or not, and hears when the disk has them.

An extension of jupyter_server, for the server that the course starts and for a learner's own.
"""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeAlias

from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado import web

from massage_lessons.course.words import say
from massage_lessons.errors import CourseError
from massage_lessons.progress.kept import Kept, sorted_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from jupyter_server.serverapp import ServerApp

MODULE = "massage_lessons.lab.progress"
PATH = "massage-lessons/log"
MOST_MEGABYTES = 32
MOST_ENTRIES = 5000
SECONDS_FOR_OTHERS = 2
"""How long a page that opens waits for what other computers have put into their common folder."""

Answer: TypeAlias = "tuple[int, str]"
"""The status and the JSON of an answer."""


class Desk:
    """Takes entries in and gives them out, one after the other and outside the loop that serves kernels: a disk may be slow."""

    def __init__(self, opened: Callable[[], Kept] = Kept) -> None:
        self._opened = opened
        self._kept: Kept | None = None
        self._opening = Lock()
        self.thread = ThreadPoolExecutor(1, "massage-lessons-log")
        # A folder on the network may hang, and no page is to wait for it.
        self.exchanger = ThreadPoolExecutor(1, "massage-lessons-exchange")

    def kept(self) -> Kept:
        """Return the log, opened at the first time.

        Raises
        ------
        ProgressError
            When it cannot be opened.
        """
        with self._opening:
            self._kept = self._kept or self._opened()
            return self._kept

    def exchange(self) -> None:
        """Exchange with the folder for several computers; who asks for the entries hears when the log cannot be opened."""
        with suppress(CourseError):
            self.kept().exchange()

    def take(self, body: bytes) -> Answer:
        """Keep the entries of a request; the answer is made when the disk has them."""
        if len(body) > MOST_MEGABYTES * 2**20:
            return _message(413, say("log.server.too-large", most=MOST_MEGABYTES))
        try:
            found = json.loads(body)
        except (ValueError, RecursionError):
            return _message(400, say("log.server.no-json"))
        entries = found.get("entries") if isinstance(found, dict) else None
        if not isinstance(entries, list):
            return _message(400, say("log.server.no-entries"))
        if len(entries) > MOST_ENTRIES:
            return _message(413, say("log.server.too-many", most=MOST_ENTRIES))
        sound, faults = sorted_out(entries)
        if sound:
            try:
                self.kept().add(sound)
            except CourseError as error:
                return _message(507, str(error))
        told = [{"id": name, "why": why} for name, why in faults]
        return 200, json.dumps({"kept": [entry["id"] for entry in sound], "faults": told})

    def give(self, cursor: str) -> Answer:
        """Return the entries that came after a cursor."""
        try:
            kept = self.kept()
            lines, after = kept.lines(cursor)
        except CourseError as error:
            return _message(507, str(error))
        rest = json.dumps({"cursor": after, "where": str(kept.path), "notes": kept.notes, "forgotten": kept.forgotten})
        # Each line is the JSON of its entry.
        return 200, f'{{"entries":[{",".join(lines)}],{rest[1:]}'


def _message(status: int, sentence: str) -> Answer:
    return status, json.dumps({"message": sentence})


class LogHandler(APIHandler):
    """`POST` keeps entries, `GET ?after=<cursor>` gives them; who may, jupyter_server decides."""

    def initialize(self, desk: Desk) -> None:
        """Take the desk."""
        self.desk = desk

    @web.authenticated
    async def post(self) -> None:
        """Keep entries."""
        await self._answer(self.desk.take, self.request.body)
        self.desk.exchanger.submit(self.desk.exchange)

    @web.authenticated
    async def get(self) -> None:
        """Give entries."""
        others = asyncio.wrap_future(self.desk.exchanger.submit(self.desk.exchange))
        await asyncio.wait([others], timeout=SECONDS_FOR_OTHERS)
        await self._answer(self.desk.give, self.get_query_argument("after", ""))

    async def _answer(self, act: Callable[[Any], Answer], value: object) -> None:
        status, text = await asyncio.get_running_loop().run_in_executor(self.desk.thread, act, value)
        self.set_status(status)
        self.finish(text)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": MODULE}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    address = url_path_join(server.web_app.settings["base_url"], PATH)
    server.web_app.add_handlers(".*$", [(address, LogHandler, {"desk": Desk()})])  # type: ignore[no-untyped-call]  # jupyter_server is not typed as strictly as we are
