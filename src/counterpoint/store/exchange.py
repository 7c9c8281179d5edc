"""What goes between a server and its query workers: one question, one answer, as bytes.

Headers are JSON and never pickle: a worker that a hostile query has taken over must not be able
to make its parent run anything. What belongs here: the records and their frames. What does not:
processes, and what a query means.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass
from typing import Any, Literal

from counterpoint.errors import InputError, InternalError, LimitError, Place, Problem

__all__ = [
    "FRAME_HEAD",
    "Answer",
    "Inquiry",
    "Kind",
    "frame",
    "pack_answer",
    "pack_failure",
    "pack_inquiry",
    "unpack_answer",
    "unpack_inquiry",
]

Kind = Literal["select", "ask", "graph"]

# Before each message: the length of its JSON header and of the body behind it.
FRAME_HEAD = struct.Struct(">II")


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A SPARQL query and the form in which its answer is wanted.

    A format is a name such as ``json`` or ``turtle``, one for each kind of answer that the query
    may turn out to have; ``""`` says that no format of that kind is acceptable. The graphs are
    IRIs; ``None`` leaves the data set to the query (and to the union of all graphs), a tuple
    replaces what the query names (https://www.w3.org/TR/sparql11-protocol/#dataset).
    """

    text: str
    select_format: str = "json"
    ask_format: str = "json"
    graph_format: str = "turtle"
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    is_csv_raw: bool = False

    def format_of(self, kind: Kind) -> str:
        """The format wanted for an answer of that kind; ``""`` if none will do."""
        formats = {"select": self.select_format, "ask": self.ask_format, "graph": self.graph_format}
        return formats[kind]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, rendered. ``body`` is empty and ``format`` ``""`` if no format was acceptable.

    ``notice`` says in a sentence what was cut, ``""`` if nothing was; ``seconds`` is the time
    from reading the query to having the answer rendered, without any waiting.
    """

    kind: Kind
    format: str
    body: bytes
    notice: str = ""
    seconds: float = 0.0


def frame(header: dict[str, Any], body: bytes = b"") -> bytes:
    """One message: the two lengths, the header as JSON, the body."""
    head = json.dumps(header, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return FRAME_HEAD.pack(len(head), len(body)) + head + body


def pack_inquiry(inquiry: Inquiry) -> bytes:
    """``inquiry`` as one message."""
    return frame(asdict(inquiry))


def unpack_inquiry(header: bytes) -> Inquiry:
    """The inquiry in the header of a message made by `pack_inquiry`."""
    given = json.loads(header)
    for key in ("default_graphs", "named_graphs"):
        given[key] = None if given[key] is None else tuple(given[key])
    return Inquiry(**given)


def pack_answer(answer: Answer) -> bytes:
    """``answer`` as one message."""
    header = asdict(answer)
    return frame(header | {"body": None}, answer.body)


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


def unpack_answer(header: bytes, body: bytes) -> Answer:
    """The answer in a message made by `pack_answer`.

    Raises:
        InputError: the message holds one.
        LimitError: the message holds one.
        InternalError: the message holds one.
    """
    given = json.loads(header)
    if "internal" in given:
        raise InternalError.as_said(given["internal"], given["details"])
    if "limit" in given:
        raise LimitError(given["limit"])
    if "problems" in given:
        raise InputError([Problem(**x | {"place": Place(*x["place"])}) for x in given["problems"]])
    return Answer(**given | {"body": body})
