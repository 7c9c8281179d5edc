"""Violations of shapes as problems, with the places where their subjects were written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from counterpoint.errors import Place, Problem, Severity
from counterpoint.formats.argdown import SUFFIXES
from counterpoint.model import ArgumentMap, Firmness
from counterpoint.rdf import Violation
from counterpoint.vocab import CP

_QUESTION = str(CP.asks)


def locate(
    violations: Iterable[Violation],
    argument_map: ArgumentMap,
    rdf_file: Path | None = None,
    warnings: Collection[Problem] = (),
) -> tuple[Problem, ...]:
    """``violations`` with the places in the map file where their subjects were written.

    RDF knows no places: there the file is named, and the subject in the message. Of a condition
    that lacks, the reader of map files warns by itself, at the word that asks for one. That a
    sketch has no conclusion is told only where it stands for no attack that a reason is about, and
    that there is no question only where no reader has said so in ``warnings``.
    """
    places = _places(argument_map)
    has_own_warning = frozenset() if rdf_file else _without_condition(argument_map)
    has_own_warning |= _sketched_attacks(argument_map)
    is_told = any(warning.code == "no-question" for warning in warnings)
    needs_question = bool(argument_map.panel) and not is_told
    elsewhere = Place(str(rdf_file or argument_map.id))
    return tuple(
        Problem(
            places.get(violation.record, elsewhere),
            f"<{violation.focus}>: {violation.message}" if rdf_file else violation.message,
            code="shape",
            severity=violation.severity,
        )
        for violation in violations
        if violation.record not in has_own_warning or violation.severity is Severity.ERROR
        # Nobody was asked anything where nobody speaks.
        if needs_question or violation.path != _QUESTION or violation.severity is Severity.ERROR
    )


def _sketched_attacks(argument_map: ArgumentMap) -> frozenset[str]:
    """The sketches that stand for an attack, for which they lack nothing."""
    attacks = {attack.premises for attack in argument_map.attacks}
    return frozenset(
        argument.id
        for argument in argument_map.arguments
        if argument.conclusion is None and argument.premises in attacks
    )


def _without_condition(argument_map: ArgumentMap) -> frozenset[str]:
    """The stances of map files that are said on a condition which is not told."""
    return frozenset(
        x.id
        for x in argument_map.stances
        if x.firmness is Firmness.CONDITIONAL
        and not x.conditions
        and x.place is not None
        and x.place.file.lower().endswith(SUFFIXES)
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
