"""How the lessons end: they are started, used and ended at random moments, and nothing of them may stay.

`python benchmarks/ending.py [times] [seed]` gives 1 if a start did not end in time, or left a kernel or a file of it.
It takes about five seconds for each time, so it is not one of the tests.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import psutil
from tornado.websocket import websocket_connect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tornado.websocket import WebSocketClientConnection

TIMES = 60
SECONDS_TO_END = 40
"""More than the lessons allow themselves."""
SECONDS_FOR_ORPHANS = 5
"""A kernel looks once in a second whether whoever has started it is still there."""
MARK = "MASSAGE_LESSONS_ENDING"
ENDINGS = {"Ctrl-C": [signal.SIGINT], "Ctrl-C twice": [signal.SIGINT] * 2, "SIGTERM": [signal.SIGTERM], "SIGHUP": [signal.SIGHUP]}
MOMENTS = ("starting", "open", "kernel starting", "kernel idle", "cell running", "cell that hears no interrupt", "kernel closing")
CELLS = {
    "kernel idle": "1",
    "cell running": "import time; time.sleep(600)",
    "cell that hears no interrupt": "import signal, time; [signal.signal(s, signal.SIG_IGN) for s in (2, 15)]; time.sleep(600)",
    "kernel closing": "1",
}


class Lessons:
    """The command, started as a learner starts it, with a home of its own."""

    def __init__(self, home: Path, mark: str) -> None:
        self.mark = mark
        own = {f"JUPYTER_{name}_DIR": str(home / name) for name in ("CONFIG", "DATA", "RUNTIME")}
        self.runtime = home / "RUNTIME"
        command = [sys.executable, "-m", "massage_lessons", "--no-browser", "--folder", str(home / "lessons")]
        self.process = subprocess.Popen(
            command, env={**os.environ, **own, "HOME": str(home), MARK: mark}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def opens(self) -> bool:
        """Read the address that the command says; there is none when it has ended instead."""
        assert self.process.stdout is not None  # noqa: S101 - it is a pipe
        url = next((word for line in self.process.stdout for word in line.split() if word.startswith("http")), "")
        parts = urlsplit(url)
        self.address, self.token = parts.netloc, parts.query.removeprefix("token=")
        return bool(url)

    def ask(self, method: str, path: str) -> Any:  # noqa: ANN401 - whatever JSON can hold
        """What the server answers."""
        headers = {"Authorization": f"token {self.token}"}
        with urlopen(Request(f"http://{self.address}/{path}", method=method, headers=headers)) as answer:
            return json.loads(answer.read() or "null")

    def kernel(self) -> str:
        """The id of a kernel that begins to start."""
        return str(self.ask("POST", "api/kernels")["id"])

    async def run(self, kernel: str, code: str) -> WebSocketClientConnection:
        """Send a cell as a browser does, and wait until the kernel is at it; the connection stays open."""
        socket = await websocket_connect(f"ws://{self.address}/api/kernels/{kernel}/channels?token={self.token}")
        header = {
            "msg_id": "1",
            "msg_type": "execute_request",
            "session": "s",
            "username": "u",
            "version": "5.3",
            "date": "2000-01-01T00:00:00Z",
        }
        content = {"code": code, "silent": False, "store_history": False, "user_expressions": {}, "allow_stdin": False}
        await socket.write_message(
            json.dumps({"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell", "buffers": []})
        )
        while True:
            message = await socket.read_message()
            if message is None or json.loads(message)["msg_type"] == "execute_input":
                return socket

    def left(self) -> Iterator[str]:
        """What has outlived it: processes, and the files that say how to reach the server or a kernel."""
        for process in psutil.process_iter():
            try:
                if process.environ().get(MARK) == self.mark:
                    yield f"process {process.pid}: {' '.join(process.cmdline())}"
            except psutil.Error:
                continue
        for path in self.runtime.glob("*-*"):
            yield f"file {path.name}"


async def once(lessons: Lessons, moment: str, ending: str, pause: float) -> list[str]:
    """What was wrong with one use and end."""
    if moment == "starting":
        await asyncio.sleep(pause)
        return await ended(lessons, ending)
    if not lessons.opens():
        return [f"did not open: {lessons.process.communicate()[1]}"]
    if moment == "open":
        await asyncio.sleep(pause)
        return await ended(lessons, ending)
    kernel = lessons.kernel()
    socket = await lessons.run(kernel, CELLS[moment]) if moment in CELLS else None
    if moment == "kernel closing":
        asking = asyncio.get_running_loop().run_in_executor(None, lessons.ask, "DELETE", f"api/kernels/{kernel}")
        asking.add_done_callback(lambda done: done.exception())
    await asyncio.sleep(pause)
    faults = await ended(lessons, ending)
    if socket is not None:
        socket.close()
    return faults


async def ended(lessons: Lessons, ending: str) -> list[str]:
    """What was wrong with the end."""
    for one in ENDINGS[ending]:
        lessons.process.send_signal(one)
    try:
        _, said = await asyncio.to_thread(lessons.process.communicate, timeout=SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        lessons.process.kill()
        lessons.process.communicate()
        return ["hung"]
    deadline = time.monotonic() + SECONDS_FOR_ORPHANS
    while (left := list(lessons.left())) and time.monotonic() < deadline:
        await asyncio.to_thread(time.sleep, 0.2)
    return [f"said {said.strip().splitlines()[-1]}", *left] if said else left


def main(times: int, seed: int) -> int:
    """Start and end it that often."""
    # What a shell or `nohup` lets this not hear, all that it starts would not hear either.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    chance = random.Random(seed)  # noqa: S311 - no secret
    wrong = 0
    for number in range(times):
        moment, ending = chance.choice(MOMENTS), chance.choice(list(ENDINGS))
        pause = chance.uniform(0, 6 if moment == "starting" else 1)
        with tempfile.TemporaryDirectory() as home:
            faults = asyncio.run(once(Lessons(Path(home), f"{os.getpid()}-{number}"), moment, ending, pause))
        wrong += bool(faults)
        print(f"{number + 1}: {moment}, {ending} after {pause:.2f} s: {'; '.join(faults) or 'ended'}", flush=True)
    print(f"{times - wrong} of {times} ended and left nothing (seed {seed}).")
    return 1 if wrong else 0


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    sys.exit(main(*[*given, *(TIMES, 1)[len(given) :]]))
