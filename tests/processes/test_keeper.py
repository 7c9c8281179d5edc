"""A worker over a socket: what it is allowed for each inquiry."""

from __future__ import annotations

import socket
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("needs a system that can fork", allow_module_level=True)

from counterpoint.processes import keeper
from counterpoint.processes.frames import FRAME_HEAD
from counterpoint.processes.keeper import MORE, work


def test_each_inquiry_is_allowed_the_same_processor_time(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds: list[float] = []
    monkeypatch.setattr(keeper, "allow_time", seconds.append)
    ours, theirs = socket.socketpair()

    with ours, theirs:
        ours.sendall((FRAME_HEAD.pack(1, 0) + b"a") * 2)
        ours.shutdown(socket.SHUT_WR)
        work(theirs, lambda inquiry: inquiry * 2, seconds=7)
        answers = ours.recv(100)

    assert answers == (b"aa" + MORE) * 2
    assert seconds == [7, 7]
