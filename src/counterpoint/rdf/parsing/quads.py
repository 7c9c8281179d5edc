"""Reading RDF of any origin: bounded, strict, in a process of its own, and fetching nothing."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as px

from counterpoint.errors import InputError, LimitError, Place, Problem
from counterpoint.processes.apart import run_apart
from counterpoint.rdf.parsing.doubts import find_doubts, find_errors
from counterpoint.rdf.parsing.endings import LARGEST_FILE
from counterpoint.rdf.parsing.json_ld import check_json_ld
from counterpoint.rdf.parsing.rdf_xml import check_rdf_xml
from counterpoint.rdf.parsing.turtle import check_turtle


@dataclass(frozen=True, slots=True)
class RdfContent:
    """What a file holds: N-Quads, blank nodes numbered in order, and what may deceive.

    ``sha256`` is of the file, "" where what was read is none.
    """

    n_quads: bytes
    warnings: tuple[Problem, ...]
    sha256: str = ""


def _plain(check: Callable[[str, str], None]) -> Callable[[str, str, str], str]:
    def checked(text: str, file: str, base: str) -> str:
        del base
        check(text, file)
        return text

    return checked


# What is checked, and how it is parsed, by the end of the file's name.
_SYNTAXES: MappingProxyType[str, tuple[Callable[[str, str, str], str], px.RdfFormat]] = (
    MappingProxyType(
        {
            ".ttl": (_plain(check_turtle), px.RdfFormat.TURTLE),
            ".trig": (_plain(check_turtle), px.RdfFormat.TRIG),
            ".nt": (_plain(check_turtle), px.RdfFormat.N_TRIPLES),
            ".nq": (_plain(check_turtle), px.RdfFormat.N_QUADS),
            ".jsonld": (check_json_ld, px.RdfFormat.JSON_LD),
            ".rdf": (_plain(check_rdf_xml), px.RdfFormat.RDF_XML),
            ".owl": (_plain(check_rdf_xml), px.RdfFormat.RDF_XML),
        }
    )
)


def read_quads(
    path: Path, *, base: str = "", deadline: float = 30, max_bytes: int = LARGEST_FILE
) -> RdfContent:
    """What the RDF file at ``path`` holds; its syntax goes by the end of its name.

    ``base`` is what relative IRIs are relative to; without it, and without one in the file,
    they are an error. ``deadline`` is in seconds.

    Raises:
        InputError: the file cannot be read, is not RDF, or holds what no file may; all that is
            found is told at once.
        LimitError: the file is larger than ``max_bytes``, or took too long or too much memory.
    """
    suffix = path.suffix.lower()
    if suffix not in _SYNTAXES:
        raise _wrong(path, "is not RDF by its name", f"there are {', '.join(sorted(_SYNTAXES))}")
    content = _bytes_of(path, max_bytes)
    read = run_apart(f"reading {path}", deadline, _read, content, suffix, str(path), base)
    return replace(read, sha256=hashlib.sha256(content).hexdigest())


def _bytes_of(path: Path, max_bytes: int) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _wrong(path, "is not a file", "name a file")
        with path.open("rb") as stream:
            content = stream.read(max_bytes + 1)
    except OSError as error:
        raise _wrong(path, error.strerror or type(error).__name__, "check the name") from error
    if len(content) > max_bytes:
        raise LimitError(f"{path} is larger than {max_bytes} bytes; split it or allow more")
    return content


def _read(content: bytes, suffix: str, file: str, base: str) -> RdfContent:
    """What runs apart: checks, parses, judges."""
    check, syntax = _SYNTAXES[suffix]
    text = check(_text_of(content, file), file, base)
    try:
        parsing = px.parse(text.encode("utf-8"), format=syntax, base_iri=base or None)
        quads = _renumbered(list(parsing))
    except SyntaxError as error:
        raise InputError(_syntax_problem(error, file)) from None
    problems = find_errors(quads, file)
    if problems:
        raise InputError(problems)
    n_quads = px.serialize(quads, format=px.RdfFormat.N_QUADS) or b""
    return RdfContent(n_quads, tuple(find_doubts(quads, file)))


def _text_of(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = Problem(
            Place(file, line), "is not UTF-8 on this line", "save it as UTF-8", code="encoding"
        )
        raise InputError(problem) from None


def _syntax_problem(error: SyntaxError, file: str) -> Problem:
    message = error.msg.partition(": ")[2] or error.msg
    advice = "correct it there or just before"
    if "No scheme found" in message:
        message, advice = "a relative IRI has nothing to be relative to", "add a base to the file"
    return Problem(
        Place(file, error.lineno or 0, error.offset or 0), message, advice, code="syntax"
    )


def _renumbered(quads: list[px.Quad]) -> list[px.Quad]:
    """``quads`` with blank nodes named b0, b1, ... in order, the same in every run."""
    names: dict[px.BlankNode, px.BlankNode] = {}

    def renamed(term: px.BlankNode) -> px.BlankNode:
        return names.setdefault(term, px.BlankNode(f"b{len(names)}"))

    renumbered = []
    for quad in quads:
        subject, value, graph = quad.subject, quad.object, quad.graph_name
        renumbered.append(
            px.Quad(
                renamed(subject) if isinstance(subject, px.BlankNode) else subject,
                quad.predicate,
                renamed(value) if isinstance(value, px.BlankNode) else value,
                renamed(graph) if isinstance(graph, px.BlankNode) else graph,
            )
        )
    return renumbered


def _wrong(path: Path, message: str, advice: str) -> InputError:
    return InputError(Problem(Place(str(path)), message, advice, code="unreadable"))
