"""Checking a map: all that is wrong or doubtful in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from counterpoint.errors import InputError, Problem
from counterpoint.pipeline.map_input import rdf_file_among, read_with_warnings
from counterpoint.pipeline.violations import locate
from counterpoint.rdf import to_rdf, validate
from counterpoint.rdf.validation.foreign_shapes import DEADLINE, find_not_run, validate_by
from counterpoint.store import Store


def check(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),
    shapes: Path | None = None,
    deadline: float = DEADLINE,
) -> tuple[Problem, ...]:
    """All that is wrong or doubtful in the map, in the order of place; empty if all is well.

    ``shapes`` is a file of SHACL shapes of somebody else's that the map is to fit as well;
    ``deadline``, in seconds, is for the check against them.

    Raises:
        InputError: the shapes cannot be read or used.
        LimitError: a limit was reached.
    """
    rdf_file = rdf_file_among(paths)
    try:
        if rdf_file is None:
            argument_map, warnings = read_with_warnings(paths, sources)
            dataset = to_rdf(argument_map)
            violations = validate(dataset)
        else:
            store = Store.read_rdf(rdf_file)
            argument_map, doubts = store.read_map_and_doubts()
            warnings = (*store.warnings, *doubts)
            # Of RDF all that it holds is checked, and not only what becomes a map.
            dataset = store.dataset()
            violations = store.validate()
    except InputError as error:
        return error.problems
    if shapes:
        violations += validate_by(dataset, shapes, deadline=deadline)
        warnings += find_not_run(shapes)
    located = locate(violations, argument_map, rdf_file)
    return tuple(sorted((*warnings, *located), key=lambda problem: problem.place))
