"""Checking data against shapes by others, with pyshacl, in a process that is killed for real.

A pattern in a shape can run for ever, and a shape with SPARQL can ask for more than there is.
What belongs here: pyshacl. What does not: our own shapes (`counterpoint.rdf.validation`).
"""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as px
from rdflib import Dataset, Graph, URIRef

from counterpoint.errors import InputError, Place, Problem, Severity
from counterpoint.rdf.oxigraph_terms import triples_of
from counterpoint.rdf.reading import read_quads
from counterpoint.rdf.validation import Violation
from counterpoint.rdf.worker import run_apart
from counterpoint.vocab import RDF, SH

__all__ = ["validate_by"]


def validate_by(
    data: Dataset | Graph, shapes: Path, *, deadline: float = 60
) -> tuple[Violation, ...]:
    """All that keeps ``data``, in all its graphs together, from the shapes in a file, sorted.

    SHACL Core and SHACL-SPARQL; owl:imports are not followed and no script runs. A path that is
    not one property is left empty. ``deadline`` is in seconds, for the check.

    Raises:
        InputError: the file is not RDF, or its shapes are not well formed.
        LimitError: the check took too long or too much memory.
    """
    content = read_quads(shapes)
    return run_apart(
        f"the check against {shapes}", deadline, _check, data, content.n_quads, str(shapes)
    )


def _check(data: Dataset | Graph, n_quads: bytes, file: str) -> tuple[Violation, ...]:
    # Half as long to load as all the rest of the package, and needed here alone.
    import pyshacl  # noqa: PLC0415
    from pyparsing import ParseBaseException  # noqa: PLC0415 (of SPARQL in a shape)
    from pyshacl.errors import ReportableRuntimeError  # noqa: PLC0415

    shapes, checked = Graph(), Graph()
    for subject, name, value, _ in triples_of(px.parse(n_quads, format=px.RdfFormat.N_QUADS)):
        shapes.add((subject, name, value))
    for triple in data.quads() if isinstance(data, Dataset) else data:
        checked.add((triple[0], triple[1], triple[2]))
    try:
        _, report, _ = pyshacl.validate(checked, shacl_graph=shapes)
    except (ReportableRuntimeError, ParseBaseException, re.error) as error:
        told = str(error).split("\n", 1)[0]
        problem = Problem(Place(file), f"the shapes are wrong: {told}", "correct them", "shapes")
        raise InputError(problem) from None
    return _violations(report)


def _violations(report: Graph) -> tuple[Violation, ...]:
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        path = report.value(result, SH.resultPath)
        severity = report.value(result, SH.resultSeverity)
        found.add(
            Violation(
                focus=str(focus),
                path=str(path) if isinstance(path, URIRef) else "",
                message=str(report.value(result, SH.resultMessage) or ""),
                record=str(focus),
                severity=Severity.ERROR if severity == SH.Violation else Severity.WARNING,
            )
        )
    return tuple(sorted(found, key=lambda each: (each.focus, each.path, each.message)))
