"""How many answers that were told as kept are lost: programs are killed while they write, and disks are filled.

`python benchmarks/killed_writers.py [--kills 40] [--servers 4] [--disks 8] [--seed 1]` gives 1 if one is lost. In each run two write at
once: two programs into one log, two pages to one server that does nothing else, or two pages to JupyterLab's own server. The killed
ones share what the runs before have left, as a learner's computer does; every hundredth begins anew.

A disk is filled as a small file system in memory where this may be mounted (as root on Linux), else by a limit on the size of files.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import multiprocessing
import os
import random
import re
import resource
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tornado import httpserver, netutil, web

from massage_lessons.errors import ProgressError
from massage_lessons.lab.progress import MODULE, Desk
from massage_lessons.progress.kept import Kept
from massage_lessons.progress.place import OVERRIDE, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

DEVICES = ("aaaaaaaaaaaa", "bbbbbbbbbbbb")
DISKS = {"SQLite, write-ahead log": "local", "SQLite, rollback journal": "unknown", "lines of JSON": "network"}
RUNS_IN_ONE_FOLDER = 100
MOST_TOLD = 12
"""At most so many answers are told before the next kill, so that many kills meet a writer that has just begun."""
LONGEST_PAUSE = 0.01
"""Seconds between the last answer and the kill: about as long as one more takes."""
TOKEN = secrets.token_hex()
FORKED = multiprocessing.get_context("forkserver")


def entry(device: str, number: int) -> dict[str, object]:
    """An answer of usual length, and now and then a long text."""
    head = {"id": f"{device}-{number}", "at": number, "seen": number, "zone": 0, "core": 1}
    if number % 7 == 0:
        return {**head, "act": "write", "about": "notes/long", "value": "Müller & Ñandú " * 700}
    return {**head, "act": "answer", "about": "find/upper-trapezius", "hash": "0123abcd", "answer": ["upper-trapezius-left"], "good": True}


@dataclass
class Figures:
    """What came out of one way of writing."""

    runs: int = 0
    told: set[str] = field(default_factory=set)
    count: int = 0
    lost: int = 0
    damaged: int = 0

    def check(self, place: Place) -> None:
        """Look for each answer that was told, as the next start of the course does."""
        kept = Kept(place)
        there = {one["id"] for one in kept.entries()}
        self.lost += len(self.told - there)
        self.told &= there
        # Half a line is what a killed program may leave; a damaged database is not.
        self.damaged = max(self.damaged, len(kept.aside()) if place.disk != "network" else 0)

    def row(self, name: str) -> str:
        """A line of the table."""
        return f"| {name} | {self.runs} | {self.count} | {self.lost} | {self.damaged} |"


def writing(place: Place, device: str, first: int, said: Connection) -> None:
    """Keep one answer after the other, and say each that is kept, until killed or refused."""
    kept = Kept(place)
    for number in count(first):
        one = entry(device, number)
        try:
            kept.add([one])
        except ProgressError as error:
            said.send(("refused", str(error)))
            return
        said.send(("kept", one["id"]))


def limited(most: int, *arguments: object) -> None:
    """Write where no file may grow beyond a number of bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    writing(*arguments)  # type: ignore[arg-type]


def programs(place: Place, first: int, enough: int, chance: random.Random) -> set[str]:
    """Two programs write, and are killed at once."""
    pipes, writers = [], []
    for device in DEVICES:
        reading, saying = FORKED.Pipe(duplex=False)
        writers.append(FORKED.Process(target=writing, args=(place, device, first, saying), daemon=True))
        writers[-1].start()
        saying.close()
        pipes.append(reading)
    told: set[str] = set()
    while len(told) < enough:
        told |= {one.recv()[1] for one in multiprocessing.connection.wait(pipes)}
    time.sleep(chance.uniform(0, LONGEST_PAUSE))
    for writer in writers:
        writer.kill()
    for writer, pipe in zip(writers, pipes, strict=True):
        writer.join()
        # What it said before it was killed counts, but not a word that it did not end.
        with suppress(EOFError, OSError):
            while True:
                told.add(pipe.recv()[1])
    return told


def serving(place: Place, said: Connection) -> None:
    """Serve the log and nothing else, with the same desk as in JupyterLab's server."""
    desk = Desk(lambda: Kept(place))

    class Handler(web.RequestHandler):
        async def post(self) -> None:
            status, text = await asyncio.get_running_loop().run_in_executor(desk.thread, desk.take, self.request.body)
            self.set_status(status)
            self.finish(text)

    async def main() -> None:
        sockets = netutil.bind_sockets(0, "127.0.0.1")
        httpserver.HTTPServer(web.Application([("/massage-lessons/log", Handler)])).add_sockets(sockets)
        said.send(sockets[0].getsockname()[1])
        await asyncio.Event().wait()

    asyncio.run(main())


def servers(place: Place, first: int, enough: int, chance: random.Random) -> set[str]:
    """Two pages post to one server, and it is killed."""
    reading, saying = FORKED.Pipe(duplex=False)
    server = FORKED.Process(target=serving, args=(place, saying), daemon=True)
    server.start()
    saying.close()
    told = posted(reading.recv(), first, enough, chance, server.kill)
    server.join()
    return told


def jupyter(place: Place, first: int, enough: int, chance: random.Random) -> set[str]:
    """The same with Jupyter's own server, which the lessons run in."""
    own = {f"JUPYTER_{name}_DIR": str(place.folder / "jupyter" / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    command = [
        *(sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", "--port=0"),
        *(f"--IdentityProvider.token={TOKEN}", f"--ServerApp.jpserver_extensions={MODULE}=True"),
    ]
    environment = {**os.environ, **own, OVERRIDE: str(place.folder)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=place.folder) as server:
        assert server.stderr is not None  # noqa: S101 - it is a pipe
        port = next(int(found[1]) for line in server.stderr if (found := re.search(r"http://[\w.]+:(\d+)/", line)))
        try:
            return posted(port, first, enough, chance, server.kill)
        finally:
            server.kill()


def posted(port: int, first: int, enough: int, chance: random.Random, kill: Callable[[], None]) -> set[str]:
    """What two pages were told until a server was killed."""
    told: set[str] = set()
    sufficient = threading.Event()

    def page(device: str) -> None:
        connection = connected(port)
        number = first
        headers = {"Authorization": f"token {TOKEN}", "Content-Type": "application/json"}
        with suppress(OSError, http.client.HTTPException):
            while True:
                entries = [entry(device, number + more) for more in range(number % 3 + 1)]
                number += len(entries)
                connection.request("POST", "/massage-lessons/log", json.dumps({"entries": entries}), headers)
                answer = connection.getresponse()
                body = answer.read()
                if answer.status != http.client.OK:
                    break
                told.update(json.loads(body)["kept"])
                if len(told) >= enough:
                    sufficient.set()
        sufficient.set()

    pages = [threading.Thread(target=page, args=(device,)) for device in DEVICES]
    for one in pages:
        one.start()
    sufficient.wait()
    time.sleep(chance.uniform(0, LONGEST_PAUSE))
    kill()
    for one in pages:
        one.join()
    return told


def connected(port: int) -> http.client.HTTPConnection:
    """A connection, once the server listens; it says its address a moment before."""
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        try:
            connection.connect()
        except ConnectionRefusedError:
            time.sleep(0.01)
        else:
            return connection


def killed(times: int, disk: str, way: Callable[..., set[str]], chance: random.Random) -> Figures:
    """Kill so many times, and look after each."""
    figures = Figures()
    while figures.runs < times:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            place = Place(Path(folder), disk, None)  # type: ignore[arg-type]  # one of the values above
            figures.told = set()
            for run in range(min(RUNS_IN_ONE_FOLDER, times - figures.runs)):
                told = way(place, 1 + 1000 * run, chance.randint(0, MOST_TOLD), chance)
                figures.count += len(told)
                figures.told |= told
                figures.runs += 1
                figures.check(place)
    return figures


@contextmanager
def small_disk(size: int) -> Iterator[tuple[Path, Callable[[], None] | None]]:
    """A disk of so many bytes, and how to make it larger; None for the latter where nothing may be mounted."""
    with tempfile.TemporaryDirectory() as folder:
        mount = shutil.which("mount")
        command = [mount or "mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]
        if mount is None or subprocess.run(command, check=False, capture_output=True).returncode:
            yield Path(folder), None
            return
        try:
            yield Path(folder), lambda: subprocess.run([mount, "-o", "remount,size=64m", folder], check=True) and None
        finally:
            subprocess.run([shutil.which("umount") or "umount", folder], check=True)


def filled(times: int, disk: str, chance: random.Random) -> Figures:
    """Fill so many disks; look while each is full, and again when there is room."""
    figures = Figures()
    for _ in range(times):
        size = chance.randint(24, 160) * 4096
        with small_disk(size) as (folder, enlarge):
            place = Place(folder / "home", disk, None)  # type: ignore[arg-type]  # one of the values above
            reading, saying = FORKED.Pipe(duplex=False)
            arguments = (place, DEVICES[0], 1, saying)
            writer = FORKED.Process(target=writing, args=arguments) if enlarge else FORKED.Process(target=limited, args=(size, *arguments))
            writer.start()
            saying.close()
            figures.told = set()
            kind, text = reading.recv()
            while kind == "kept":
                figures.told.add(text)
                kind, text = reading.recv()
            writer.join()
            figures.runs += 1
            figures.count += len(figures.told)
            figures.check(place)
            if enlarge:
                enlarge()
            Kept(place).add([entry(DEVICES[1], 1)])
            figures.check(place)
    return figures


def main() -> int:
    """Print a table, and give 1 where an answer was lost or a database was damaged."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("kills", 40), ("servers", 4), ("disks", 8), ("seed", 1)):
        asked.add_argument(f"--{name}", type=int, default=default)
    given = asked.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - no secret
    FORKED.set_forkserver_preload([__name__, "massage_lessons.lab.progress"])
    print("| two at once | kills | told as kept | lost | databases damaged |\n|---|---|---|---|---|", flush=True)
    ways = [(f"{kind}, {name}", way, disk) for name, disk in DISKS.items() for kind, way in (("programs", programs), ("a server", servers))]
    total = []
    for number, (name, way, disk) in enumerate(ways):
        times = given.kills // len(ways) + (number < given.kills % len(ways))
        total.append(killed(times, disk, way, chance))
        print(total[-1].row(name), flush=True)
    total.append(killed(given.servers, "local", jupyter, chance))
    print(total[-1].row("Jupyter's server"), flush=True)
    print("\n| full disks | disks | told as kept | lost | databases damaged |\n|---|---|---|---|---|", flush=True)
    for number, (name, disk) in enumerate(DISKS.items()):
        total.append(filled(given.disks // len(DISKS) + (number < given.disks % len(DISKS)), disk, chance))
        print(total[-1].row(name), flush=True)
    lost, damaged = sum(one.lost for one in total), sum(one.damaged for one in total)
    print(f"\n{sum(one.count for one in total)} answers were told as kept; {lost} are lost (seed {given.seed}).")
    return 1 if lost or damaged else 0


if __name__ == "__main__":
    sys.exit(main())
