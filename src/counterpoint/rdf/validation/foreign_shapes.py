"""Checking data against shapes by others, with pyshacl, in a process that is killed for real.

A pattern in a shape can run for ever, a shape with SPARQL can ask for more than there is, and
its engine would call other machines and read other files. What belongs here: pyshacl, and what
of SHACL is not run. What does not: our own shapes (`counterpoint.rdf.validation.checking`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as px
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from counterpoint.errors import InputError, Place, Problem, Severity
from counterpoint.processes.apart import run_apart
from counterpoint.rdf.parsing import read_quads
from counterpoint.rdf.terms.oxigraph import triples_of
from counterpoint.rdf.validation import DEADLINE
from counterpoint.rdf.validation.checking import Violation
from counterpoint.vocab import RDF, SH

_OWL_IMPORTS = URIRef("http://www.w3.org/2002/07/owl#imports")
_QUERIES = tuple(SH[name] for name in ("select", "ask", "construct", "update", "namespace"))
# What SPARQL text holds that is no keyword, whichever escapes it is written with.
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LEAVES = re.compile(r"(?<![?$:\w])(SERVICE|LOAD|FROM)(?![\w:-])", re.IGNORECASE)
# What is no part of SHACL Core or of SHACL-SPARQL, and what fetches.
_NOT_RUN: tuple[tuple[URIRef, str], ...] = (
    (_OWL_IMPORTS, "owl:imports is not followed: put the shapes into one file"),
    *(
        (SH[name], f"sh:{name} is of the SHACL Advanced Features, which are not run")
        for name in ("rule", "target", "expression")
    ),
    *((SH[name], f"sh:{name} is JavaScript, which is never run") for name in ("js", "jsLibrary")),
)
_AUDITED = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request")
_LONGEST_TOLD = 200  # letters: three lines of a terminal, about


def validate_by(
    data: Dataset | Graph, shapes: Path, *, deadline: float = DEADLINE
) -> tuple[Violation, ...]:
    """All that keeps ``data``, in all its graphs together, from the shapes in a file, sorted.

    SHACL Core and SHACL-SPARQL; owl:imports are not followed and no script runs. A path that is
    not one property is left empty. ``deadline`` is in seconds, for the check.

    Raises:
        InputError: the file is not RDF, its shapes are not well formed, would leave the machine
            or cannot be used.
        LimitError: the check took too long or too much memory.
    """
    content = read_quads(shapes)
    return run_apart(
        f"the check against {shapes}", deadline, _check, data, content.n_quads, str(shapes)
    )


def find_not_run(shapes: Path) -> tuple[Problem, ...]:
    """What of the shapes in a file is passed over, as warnings: scripts, rules, imports.

    Raises:
        InputError: the file is not RDF.
    """
    properties = {name for _, name, _ in _triples(read_quads(shapes).n_quads)}
    return tuple(
        Problem(
            Place(str(shapes)),
            message,
            "the check goes without it",
            code="shapes-not-run",
            severity=Severity.WARNING,
        )
        for name, message in _NOT_RUN
        if name in properties
    )


def _triples(n_quads: bytes) -> Iterator[tuple[Node, Node, Node]]:
    quads = px.parse(n_quads, format=px.RdfFormat.N_QUADS)
    return ((subject, name, value) for subject, name, value, _ in triples_of(quads))


def _check(data: Dataset | Graph, n_quads: bytes, file: str) -> tuple[Violation, ...]:
    triples = list(_triples(n_quads))
    leaving = _leaving(triples, file)
    if leaving:
        raise InputError(leaving)
    # Half as long to load as all the rest of the package, and needed here alone.
    import pyshacl  # noqa: PLC0415
    from pyparsing import ParseBaseException  # noqa: PLC0415 (of SPARQL in a shape)
    from pyshacl.errors import ReportableRuntimeError, ValidationFailure  # noqa: PLC0415 (as pyshacl)

    _stay_here()
    shapes, data_graph = Graph(), Graph()
    for subject, name, value in triples:
        shapes.add((subject, name, value))
    for triple in data.quads() if isinstance(data, Dataset) else data:
        data_graph.add((triple[0], triple[1], triple[2]))
    try:
        _, report, _ = pyshacl.validate(data_graph, shacl_graph=shapes)
    except (ReportableRuntimeError, ParseBaseException, re.error) as error:
        raise _wrong(file, f"the shapes are wrong: {_first_line(error)}", "correct them") from None
    except (InputError, MemoryError):
        raise
    except RecursionError:
        message = "the shapes could not be used: they lead back to themselves, or nest too deeply"
        raise _wrong(file, message, "make them simpler") from None
    except Exception as error:  # noqa: BLE001 (of an engine that raises whatever befalls it)
        message = f"the shapes could not be used: {type(error).__name__}: {_first_line(error)}"
        raise _wrong(
            file, message, "correct them, or leave out what the engine does not know"
        ) from None
    if isinstance(report, ValidationFailure):
        message = f"the shapes could not be used: {type(report).__name__}: {_first_line(report)}"
        raise _wrong(file, message, "correct them")
    return _violations(report)


def _leaving(triples: Iterable[tuple[Node, Node, Node]], file: str) -> list[Problem]:
    """What in the queries of shapes would fetch something, by name."""
    keywords = {
        keyword.upper()
        for _, name, value in triples
        if name in _QUERIES and isinstance(value, Literal)
        for keyword in _LEAVES.findall(_code(f"<{value}>" if name == SH.namespace else str(value)))
    }
    return [
        Problem(
            Place(file),
            f"a query of the shapes has {keyword}, which would leave the data at hand",
            "nothing is fetched; take it out",
            code="leaves-the-machine",
        )
        for keyword in sorted(keywords)
    ]


_NO_CODE = re.compile(
    r"""
    \"{3}(?:[^"\\]|\\.|"(?!""))*+\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*+'{3}
  | "(?:[^"\\\n]|\\.)*+" | '(?:[^'\\\n]|\\.)*+'
  | <[^<>"{}|^`\\\x00-\x20]*> | \#[^\n\r]*
    """,
    re.VERBOSE | re.DOTALL,
)


def _code(query: str) -> str:
    """``query`` without texts, IRIs and comments, its escapes undone."""
    plain = _ESCAPE.sub(lambda match: _letter(int(match[1] or match[2], 16)), query)
    return _NO_CODE.sub(" ", plain)


def _letter(number: int) -> str:
    return chr(number) if number <= sys.maxunicode else " "


def _stay_here() -> None:
    """From here on this process, which does nothing but check, calls nobody.

    Words can be hidden from a search for them, so the engine is stopped where it would call,
    also where the system does not let us take the network away.
    """
    from rdflib.plugins.sparql import evaluate  # noqa: PLC0415 (as pyshacl)
    from rdflib.plugins.sparql.sparql import QueryContext  # noqa: PLC0415 (as above)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("the shapes would fetch something, and nothing is fetched")

    def watch(event: str, _: tuple[object, ...]) -> None:
        if event in _AUDITED:
            refuse()

    evaluate.evalServiceQuery = refuse
    QueryContext.load = refuse  # type: ignore[method-assign]
    sys.addaudithook(watch)


def _first_line(error: Exception) -> str:
    line = (str(error).strip() or "without a message").split("\n", 1)[0]
    return line if len(line) <= _LONGEST_TOLD else f"{line[:_LONGEST_TOLD]}…"


def _wrong(file: str, message: str, advice: str) -> InputError:
    return InputError(Problem(Place(file), message, advice, "shapes"))


def _violations(report: Graph) -> tuple[Violation, ...]:
    violations = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        path = report.value(result, SH.resultPath)
        severity = report.value(result, SH.resultSeverity)
        violations.add(
            Violation(
                focus=str(focus),
                path=str(path) if isinstance(path, URIRef) else "",
                message=str(report.value(result, SH.resultMessage) or ""),
                record=str(focus),
                severity=Severity.ERROR if severity == SH.Violation else Severity.WARNING,
            )
        )
    return tuple(sorted(violations, key=lambda each: (each.focus, each.path, each.message)))
