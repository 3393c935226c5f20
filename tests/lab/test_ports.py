"""A port is free, or one sentence says why not and what to do."""

from __future__ import annotations

import errno
import socket

import pytest

from massage_lessons.errors import StartError
from massage_lessons.lab import ports


def test_a_busy_port_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind((ports.HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(StartError, match=rf"Port {port} is busy\. Choose another one"):
            ports.free(port)


def test_a_port_that_is_kept_for_the_system_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "refusal", lambda _port: errno.EACCES)
    with pytest.raises(StartError, match=r"Port 80 is kept for the system\. Choose another one: --port 8888"):
        ports.free(80)


def test_when_all_ports_are_busy_the_sentence_names_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "refusal", lambda _port: errno.EADDRINUSE)
    with pytest.raises(StartError, match=r"The ports from 8888 to 8937 are all busy\. Choose another one: --port 8938"):
        ports.free(None)


def test_without_a_wish_the_next_free_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind((ports.HOST, 0))
        taken.listen()
        monkeypatch.setattr(ports, "FIRST_PORT", taken.getsockname()[1])
        assert ports.free(None) != taken.getsockname()[1]
