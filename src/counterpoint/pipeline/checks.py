"""Checking a map: all that is wrong or doubtful in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from counterpoint import rdf, store
from counterpoint.errors import InputError, Problem
from counterpoint.formats import Conversion, ReadingChoices
from counterpoint.model import Source
from counterpoint.pipeline.map_reading import only_rdf_file, read_as_one
from counterpoint.pipeline.violations import locate
from counterpoint.rdf.maps.map_triples import map_triples
from counterpoint.rdf.validation import DEADLINE, validate_triples

_NO_CHOICES = ReadingChoices()


@dataclass(frozen=True, slots=True)
class CheckedMap:
    """All that is wrong or doubtful in a map, in the order of place; nothing if all is well.

    ``conversions`` say what of foreign files is in the map, and what is not.
    ``on_record`` are the sources whose texts are not at hand, and whose quotations were looked
    up where they were, by a record that fits.
    """

    problems: tuple[Problem, ...]
    on_record: tuple[Source, ...] = ()
    conversions: tuple[Conversion, ...] = ()


def check(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),
    shapes: Path | None = None,
    deadline: float = DEADLINE,
) -> tuple[Problem, ...]:
    """All that is wrong or doubtful in the map, in the order of place; empty if all is well.

    Takes and raises what `check_map` does.
    """
    return check_map(paths, sources=sources, shapes=shapes, deadline=deadline).problems


def check_map(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),
    shapes: Path | None = None,
    deadline: float = DEADLINE,
    choices: ReadingChoices = _NO_CHOICES,
) -> CheckedMap:
    """What is wrong or doubtful in the map, and what is known of sources that are not at hand.

    ``shapes`` is a file of SHACL shapes of somebody else's that the map is to fit as well;
    ``deadline``, in seconds, is for the check against them.

    Raises:
        InputError: the shapes cannot be read or used.
        LimitError: a limit was reached.
    """
    rdf_file = only_rdf_file(paths, choices)
    conversions: tuple[Conversion, ...] = ()
    try:
        quads = None if rdf_file is None else store.Store.read_rdf(rdf_file)
        if rdf_file is not None and quads is not None and quads.find_aif(rdf_file.stem):
            rdf_file = quads = None  # its shapes are not those of our maps
        if quads is None:
            part = read_as_one(paths, sources, choices)
            argument_map, warnings, conversions = part.map, part.warnings, part.conversions
            violations = validate_triples(map_triples(argument_map))
        else:
            argument_map, doubts = quads.read_map_and_doubts()
            warnings = (*quads.warnings, *doubts)
            # Of RDF all that it holds is checked, and not only what becomes a map.
            violations = quads.validate()
    except InputError as error:
        return CheckedMap(error.problems)
    if shapes:
        dataset = rdf.to_rdf(argument_map) if quads is None else quads.dataset()
        violations += rdf.validate_by(dataset, shapes, deadline=deadline)
        warnings += rdf.find_not_run(shapes)
    located = locate(violations, argument_map, rdf_file, warnings)
    problems = tuple(sorted((*warnings, *located), key=lambda problem: problem.place))
    on_record = tuple(source for source in argument_map.sources if source.checked_at)
    return CheckedMap(problems, on_record, conversions)
