"""Messages between a process and its workers: a header in JSON and a body, each with its length.

Headers are JSON and never pickle: a worker that a hostile query has taken over must not be able
to make its parent run anything. What belongs here: frames, and our errors in them. What does
not: what else is asked and answered.
"""

from __future__ import annotations

import json
import socket
import struct
from typing import Any

from counterpoint.errors import InputError, InternalError, LimitError, Place, Problem

# Before each message: the length of its JSON header and of the body behind it.
FRAME_HEAD = struct.Struct(">II")


def frame(header: dict[str, Any], body: bytes = b"") -> bytes:
    """One message: the two lengths, the header as JSON, the body."""
    head = json.dumps(header, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return FRAME_HEAD.pack(len(head), len(body)) + head + body


def pack_failure(error: InputError | LimitError | InternalError) -> bytes:
    """One of our errors as a message, its problems included."""
    if isinstance(error, InternalError):
        return frame({"internal": str(error), "details": error.details})
    if isinstance(error, LimitError):
        return frame({"limit": str(error)})
    problems = [
        {
            "place": [x.place.file, x.place.line, x.place.column],
            "message": x.message,
            "advice": x.advice,
            "code": x.code,
            "line_text": x.line_text,
        }
        for x in error.problems
    ]
    return frame({"problems": problems})


def read_header(header: bytes) -> dict[str, Any]:
    """The header of a message, unless it is of a failure.

    Raises:
        InputError: the message holds one.
        LimitError: the message holds one.
        InternalError: the message holds one.
    """
    content: dict[str, Any] = json.loads(header)
    if "internal" in content:
        raise InternalError.as_said(content["internal"], content["details"])
    if "limit" in content:
        raise LimitError(content["limit"])
    if "problems" in content:
        raise InputError(
            [Problem(**x | {"place": Place(*x["place"])}) for x in content["problems"]]
        )
    return content


def receive_exactly(channel: socket.socket, size: int) -> bytes:
    """The next ``size`` bytes.

    Raises:
        EOFError: the other end closed before.
    """
    content = bytearray()
    while len(content) < size:
        piece = channel.recv(min(size - len(content), 2**20))
        if not piece:
            raise EOFError
        content += piece
    return bytes(content)
