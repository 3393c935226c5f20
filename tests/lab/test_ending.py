"""The lessons always end, however they are ended and whatever runs. `benchmarks/ending.py` does the same at random moments."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import psutil
import pytest
from jupyter_client import BlockingKernelClient
from jupyter_server.serverapp import ServerApp
from long_run import sampled
from tornado.ioloop import IOLoop

from massage_lessons.lab import app, server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DEAF = "import signal, time\nfor one in (signal.SIGINT, signal.SIGTERM): signal.signal(one, signal.SIG_IGN)\nprint('deaf')\ntime.sleep(600)"
"""A cell that hears neither an interrupt nor a wish to end."""


class Running:
    """The command, started as a learner starts it."""

    def __init__(self, folder: Path, runtime: Path, **pipes: Any) -> None:
        self.runtime = runtime
        command = [sys.executable, "-m", "massage_lessons", "--no-browser", "--folder", str(folder / "own")]
        home = {"HOME": str(folder), "JUPYTER_CONFIG_DIR": str(folder / "c"), "JUPYTER_RUNTIME_DIR": str(runtime)}
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **pipes}
        self.process = subprocess.Popen(command, env={**os.environ, **home}, text=True, **streams)

    def address(self) -> str:
        """What the first line says."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        said = re.fullmatch(r"The lessons are open at (http://127\.0\.0\.1:\d+/doc/\S+) \(Ctrl-C ends them\)\n", line)
        assert said is not None, (line, self.ended())
        return said[1]

    def busy_kernel(self, address: str) -> psutil.Process:
        """A kernel in the middle of a cell that hears nothing."""
        parts = urlsplit(address)
        with urlopen(Request(f"http://{parts.netloc}/api/kernels?{parts.query}", method="POST", data=b"")) as answer:
            kernel = json.loads(answer.read())["id"]
        client = BlockingKernelClient(connection_file=str(self.runtime / f"kernel-{kernel}.json"))
        client.load_connection_file()
        client.start_channels(hb=False)  # a machine that has much to do does not answer each second
        client.wait_for_ready()
        client.execute(DEAF)
        while client.get_iopub_msg()["msg_type"] != "stream":
            pass
        client.stop_channels()
        (process,) = [one for one in psutil.Process(self.process.pid).children(recursive=True) if kernel in " ".join(one.cmdline())]
        return process

    def ended(self) -> tuple[int, str | None, str]:
        """The exit code, and what was said and complained about since."""
        out, err = self.process.communicate()
        return self.process.returncode, out, err


@pytest.fixture(autouse=True)
def own_trust(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the trust database of whoever runs the tests out of it."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path_factory.mktemp("data")))


@pytest.fixture
def sockets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose name is short enough for the sockets of a kernel."""
    return tmp_path_factory.mktemp("r")


@pytest.mark.parametrize(
    "endings", sampled([["SIGINT"], ["SIGINT", "SIGINT"], ["SIGTERM"], ["SIGHUP"]], ["SIGINT"], ["SIGTERM"]), ids="-".join
)
def test_it_says_one_line_and_ends_quietly_with_its_kernels(tmp_path: Path, sockets: Path, endings: list[str]) -> None:
    running = Running(tmp_path, sockets)
    address = running.address()
    with urlopen(address) as answer:  # noqa: S310 - the expression above leaves only our own address
        assert answer.status == 200
    kernel = running.busy_kernel(address)
    for name in endings:
        running.process.send_signal(signal.Signals[name])
    assert running.ended() == (128 + signal.Signals[endings[0]], "", "")
    # The system may take a moment to bury it.
    kernel.wait(timeout=30)
    assert list(running.runtime.glob("*-*")) == []
    assert "Serving notebooks from local directory" in (tmp_path / "own" / app.LOG).read_text(encoding="utf-8")


def test_where_nobody_hears_the_address_it_ends(tmp_path: Path, sockets: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    running = Running(tmp_path, sockets, stdout=writing)
    os.close(writing)
    assert running.ended() == (1, None, "")


@pytest.fixture
def lone() -> Iterator[server.LessonsServer]:
    """A server that serves nothing, with a loop of its own."""
    one = server.LessonsServer()
    one.io_loop = IOLoop(make_current=False)
    one.kernel_manager = SimpleNamespace(_kernels={})
    # The thread that insists may outlive its test, and is not to end the tests by force.
    one.end_now = lambda: None
    yield one
    one.io_loop.close()


@pytest.fixture
def handlers(monkeypatch: pytest.MonkeyPatch) -> dict[int, Callable[..., None]]:
    """What hears each signal, in place of this process's own, which is not to be ended by force."""
    monkeypatch.setattr(server, "SECONDS_TO_END", 10**6)
    heard: dict[int, Callable[..., None]] = {}
    monkeypatch.setattr(signal, "signal", heard.__setitem__)
    return heard


@pytest.mark.usefixtures("handlers")
def test_an_error_on_the_way_does_not_keep_it_open(lone: server.LessonsServer, monkeypatch: pytest.MonkeyPatch) -> None:
    async def cleanup(_self: ServerApp) -> None:
        raise KeyError("a kernel that has just ended by itself")

    late = []
    lone.init_signal()
    monkeypatch.setattr(ServerApp, "_cleanup", cleanup)
    lone.io_loop.add_callback(lone.stop)
    lone.io_loop.call_later(60, lambda: (late.append(True), lone.io_loop.stop()))
    # The thread of the tests may have a loop of its own that runs.
    runs = threading.Thread(target=lone.io_loop.start)
    runs.start()
    runs.join()
    assert late == []


def test_what_does_not_end_in_time_is_ended_by_force(
    lone: server.LessonsServer, monkeypatch: pytest.MonkeyPatch, handlers: dict[int, Callable[..., None]]
) -> None:
    forced = threading.Event()
    monkeypatch.setattr(server, "SECONDS_TO_END", 0)
    lone.end_now = forced.set
    lone.init_signal()
    handlers[signal.SIGTERM](signal.SIGTERM, None)
    assert forced.wait(120)


def test_who_asks_twice_is_not_kept_waiting(lone: server.LessonsServer, handlers: dict[int, Callable[..., None]]) -> None:
    codes: list[int] = []
    lone.end_now = lambda: codes.append(lone.code)
    lone.init_signal()
    handlers[signal.SIGINT](signal.SIGINT, None)
    assert codes == []
    handlers[signal.SIGINT](signal.SIGINT, None)
    assert codes == [130]


def test_a_closed_terminal_ends_it_unless_it_was_started_to_outlive_it(
    lone: server.LessonsServer, monkeypatch: pytest.MonkeyPatch, handlers: dict[int, Callable[..., None]]
) -> None:
    lone.init_signal()
    assert signal.SIGHUP in handlers
    handlers.clear()
    monkeypatch.setattr(signal, "getsignal", lambda number: signal.SIG_IGN if number == signal.SIGHUP else signal.SIG_DFL)
    lone.init_signal()
    assert signal.SIGHUP not in handlers
    assert signal.SIGINT in handlers
