"""JupyterLab as the lessons need it, in this process. Only this module loads JupyterLab."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, NoReturn

from jupyter_server.serverapp import ServerApp
from jupyterlab.labapp import LabApp

from massage_lessons.lab import progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

SECONDS_TO_END = 20
"""A kernel that hears nothing is killed by JupyterLab after 5, and what a cell has started may need as long."""
ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP")
"""Ctrl-C; whoever ends the course from outside; a terminal that is closed. Not every system has each."""


class LessonsServer(ServerApp):
    """The server: it says when it answers, ends without a question, and always ends."""

    answers: Callable[[int], None]
    ended_by: int | None = None
    fault: Exception | None = None

    def init_signal(self) -> None:
        """Take each way of ending alike, unless whoever has started the course wants it unheard, as `nohup` does."""
        super().init_signal()
        # The only queue that a signal may fill whatever it interrupts.
        self._ending: SimpleQueue[None] = SimpleQueue()
        threading.Thread(target=self._insist, daemon=True).start()
        for name in ENDINGS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._signal_stop)

    def _signal_stop(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as Python calls it
        if self.ended_by is not None:
            # Asked twice: whatever it is still waiting for is not waited for.
            self.end_now()
        self.ended_by = sig
        self._ending.put(None)
        # A signal comes in the middle of anything, so it closes and logs nothing itself.
        self.io_loop.asyncio_loop.call_soon_threadsafe(self.stop)  # type: ignore[attr-defined]  # tornado's has it wherever asyncio runs

    def stop(self, from_signal: bool = False) -> None:  # noqa: FBT001, FBT002 - as JupyterLab calls it
        """Begin to end; what does not end in time is ended by force."""
        if self._stopping:
            # Two that close the same kernels at once wait for each other.
            return
        self._ending.put(None)
        super().stop(from_signal)

    def _insist(self) -> None:
        self._ending.get()
        time.sleep(SECONDS_TO_END)
        self.end_now()

    async def _stop(self) -> None:
        try:
            await super()._stop()
        finally:
            # JupyterLab goes on for ever after an error on the way, such as a kernel that has just ended by itself.
            self._leave_nothing()
            self.io_loop.stop()

    def end_now(self) -> NoReturn:
        """End this process and its kernels at once, from any thread."""
        self._leave_nothing()
        os._exit(self.code)

    @property
    def code(self) -> int:
        """What the process ends with, as a shell would say it."""
        return 0 if self.ended_by is None else 128 + self.ended_by

    def _leave_nothing(self) -> None:
        with suppress(OSError):
            self.remove_server_info_file()
            self.remove_browser_open_files()
        for manager in list(self.kernel_manager._kernels.values()):  # noqa: SLF001 - the public ways wait for the kernel
            process = getattr(manager.provisioner, "process", None)
            if process is not None:
                process.kill()
            manager.cleanup_connection_file()
            manager.cleanup_ipc_files()

    async def _post_start(self) -> None:
        # By now the server listens.
        await super()._post_start()  # type: ignore[no-untyped-call]  # JupyterLab has no types of its own
        if self._stopping:
            return
        try:
            self.answers(self.port)
        except Exception as fault:  # noqa: BLE001 - tornado would only log it
            self.fault = fault
            self.stop()


class LessonsApp(LabApp):
    """JupyterLab with a server of ours."""

    serverapp_class = LessonsServer

    @classmethod
    def get_extension_package(cls) -> str:
        """The package in which the server finds JupyterLab itself."""
        return "jupyterlab"

    @classmethod
    def make_serverapp(cls, **settings: Any) -> Any:  # noqa: ANN401 - as JupyterLab calls it
        """The server, with what keeps answers even where Jupyter's own settings do not name it."""
        settings["jpserver_extensions"] = {**settings.get("jpserver_extensions", {}), progress.MODULE: True}
        return super().make_serverapp(**settings)

    @classmethod
    def run(cls, arguments: list[str], answers: Callable[[int], None]) -> None:
        """Run until it is ended, and end this program as the one who ended it wished.

        Raises
        ------
        Exception
            What `answers` raises; it is called with the port, once the server listens.
        SystemExit
            When somebody ended it, with 128 and the number of the signal; with 1 when it cannot start.
        """
        os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
        server: Any = cls.initialize_server(argv=arguments)
        server.answers = answers
        server.start()
        if server.fault is not None:
            # Threads of the extensions speak until this process ends, and a sentence about the fault is to be the last.
            server.log.disabled = True
            raise server.fault
        if server.code:
            sys.exit(server.code)
