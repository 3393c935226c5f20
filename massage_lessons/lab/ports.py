"""A port of this machine for JupyterLab."""

from __future__ import annotations

import errno
import os
import socket

from massage_lessons.errors import StartError

HOST = "127.0.0.1"
FIRST_PORT = 8888
LAST_PORT = 65535
PORTS_TO_TRY = 50


def free(port: int | None) -> int:
    """The port that was asked for, or else the first free one from 8888 on.

    Raises
    ------
    StartError
        When there is none.
    """
    if port is None:
        last = FIRST_PORT + PORTS_TO_TRY - 1
        for candidate in range(FIRST_PORT, last + 1):
            if refusal(candidate) is None:
                return candidate
        raise StartError(f"The ports from {FIRST_PORT} to {last} are all busy. Choose another one: --port {last + 1}")
    why = refusal(port)
    if why is None:
        return port
    if why == errno.EACCES:
        raise StartError(f"Port {port} is kept for the system. Choose another one: --port {FIRST_PORT}")
    raise StartError(f"Port {port} is busy. Choose another one: --port {port + 1 if port < LAST_PORT else FIRST_PORT}")


def refusal(port: int) -> int | None:
    """The number of the error with which the system refuses a port, or None when it is free."""
    with socket.socket() as probe:
        # On Windows this option would let two programs have one port.
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            return error.errno
    return None
