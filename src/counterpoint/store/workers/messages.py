"""What goes between a server and its query workers: one question, one answer, as bytes.

What belongs here: the records and their messages. What does not: processes, and what a query
means.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal

from counterpoint.processes.frames import frame, read_header

Kind = Literal["select", "ask", "graph"]


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
class RenderedAnswer:
    """An answer, rendered. ``body`` is empty and ``format`` ``""`` if no format was acceptable.

    ``notice`` says in a sentence what was cut, ``""`` if nothing was; ``seconds`` is the time
    from reading the query to having the answer rendered, without any waiting.
    """

    kind: Kind
    format: str
    body: bytes
    notice: str = ""
    seconds: float = 0.0


def pack_inquiry(inquiry: Inquiry) -> bytes:
    """``inquiry`` as one message."""
    return frame(asdict(inquiry))


def unpack_inquiry(header: bytes) -> Inquiry:
    """The inquiry in the header of a message made by `pack_inquiry`."""
    fields = json.loads(header)
    for key in ("default_graphs", "named_graphs"):
        fields[key] = None if fields[key] is None else tuple(fields[key])
    return Inquiry(**fields)


def pack_answer(answer: RenderedAnswer) -> bytes:
    """``answer`` as one message."""
    header = asdict(answer)
    return frame(header | {"body": None}, answer.body)


def unpack_answer(header: bytes, body: bytes) -> RenderedAnswer:
    """The answer in a message made by `pack_answer`.

    Raises:
        InputError: the message holds one.
        LimitError: the message holds one.
        InternalError: the message holds one.
    """
    return RenderedAnswer(**read_header(header) | {"body": body})
