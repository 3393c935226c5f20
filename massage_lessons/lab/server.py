"""JupyterLab as the lessons need it, in this process. Only this module loads JupyterLab."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from jupyter_server.serverapp import ServerApp
from jupyterlab.labapp import LabApp

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


class LessonsServer(ServerApp):
    """The server: it says when it answers, and one Ctrl-C ends it without a question."""

    answers: Callable[[int], None]
    ended_by: int | None = None

    def init_signal(self) -> None:
        """Take a Ctrl-C like any other wish that it ends."""
        super().init_signal()
        signal.signal(signal.SIGINT, self._signal_stop)

    def _signal_stop(self, sig: int, frame: FrameType | None) -> None:
        self.ended_by = sig
        super()._signal_stop(sig, frame)

    async def _post_start(self) -> None:
        # By now the server listens.
        await super()._post_start()  # type: ignore[no-untyped-call]  # JupyterLab has no types of its own
        self.answers(self.port)


class LessonsApp(LabApp):
    """JupyterLab with a server of ours."""

    serverapp_class = LessonsServer

    @classmethod
    def get_extension_package(cls) -> str:
        """Name the package in which the server finds JupyterLab itself."""
        return "jupyterlab"

    @classmethod
    def run(cls, arguments: list[str], answers: Callable[[int], None]) -> None:
        """Run until it is ended, and end this program as the one who ended it wished."""
        os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
        server: Any = cls.initialize_server(argv=arguments)
        server.answers = answers
        server.start()
        if server.ended_by is not None:
            sys.exit(128 + server.ended_by)
