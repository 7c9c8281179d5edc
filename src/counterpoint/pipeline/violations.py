"""Violations of shapes as problems, with the places where their subjects were written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from counterpoint.errors import Place, Problem, Severity
from counterpoint.model import ArgumentMap
from counterpoint.rdf import Violation


def locate(
    violations: Iterable[Violation], argument_map: ArgumentMap, rdf_file: Path | None = None
) -> tuple[Problem, ...]:
    """``violations`` with the places in the map file where their subjects were written.

    RDF knows no places: there the file is named, and the subject in the message. That a sketch
    has no conclusion is told only where it is no attack that another reason is about: such a
    sketch stands for the attack, and lacks nothing.
    """
    attacks = {attack.premises for attack in argument_map.attacks}
    whole = {
        argument.id
        for argument in argument_map.arguments
        if argument.conclusion is None and argument.premises in attacks
    }
    places = _places(argument_map)
    elsewhere = Place(str(rdf_file or argument_map.id))
    return tuple(
        Problem(
            places.get(violation.record, elsewhere),
            f"<{violation.focus}>: {violation.message}" if rdf_file else violation.message,
            code="shape",
            severity=violation.severity,
        )
        for violation in violations
        if violation.severity is Severity.ERROR or violation.record not in whole
    )


def _places(argument_map: ArgumentMap) -> dict[str, Place]:
    groups = (
        argument_map.experts,
        argument_map.sources,
        argument_map.claims,
        argument_map.arguments,
        argument_map.attacks,
        argument_map.relations,
        argument_map.stances,
    )
    return {record.id: record.place for group in groups for record in group if record.place}
