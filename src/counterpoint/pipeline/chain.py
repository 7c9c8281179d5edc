"""The chain: map files or RDF -> map -> RDF -> shapes -> store -> network -> findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterpoint import formats
from counterpoint.analysis import analyse as analyse_network
from counterpoint.errors import InputError, Place, Problem, Severity, UsageError
from counterpoint.model import Analysis, ArgumentMap, Finding
from counterpoint.network import build_network
from counterpoint.rdf import Violation, findings_to_rdf, to_rdf, validate
from counterpoint.resources import seeds_folder
from counterpoint.store import RDF_SUFFIXES, Store

__all__ = [
    "Debate",
    "analyse",
    "check",
    "default_maps",
    "find_agreements",
    "find_tensions",
    "load",
    "read",
]


@dataclass(frozen=True, slots=True)
class Debate:
    """One map with its store (map and findings as named graphs) and what was found in it."""

    map: ArgumentMap
    store: Store
    analysis: Analysis
    warnings: tuple[Problem, ...]


def default_maps() -> tuple[Path, ...]:
    """The maps in ``seeds/`` of the current folder, or else those shipped, sorted by name.

    Raises:
        UsageError: there are none.
    """
    for folder in (Path("seeds"), seeds_folder()):
        found = tuple(sorted(folder.glob("*.argdown"))) if folder.is_dir() else ()
        if found:
            return found
    raise UsageError("there is no map in seeds/; name one: counterpoint build MAP.argdown")


def read(*paths: str | Path, sources: Sequence[str | Path] = ()) -> ArgumentMap:
    """The map that the files at ``paths`` say together; map files and RDF are both read.

    ``sources`` are further folders in which source texts are looked for, by file name.

    Raises:
        InputError: what is wrong in the files, all of it at once.
        LimitError: a file is larger or deeper than the limits allow.
    """
    debate_map, _ = _read(_as_paths(paths), _as_paths(sources))
    return debate_map


def load(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> Debate:
    """Everything about the map in ``paths``, its RDF validated and its findings stored.

    Raises:
        InputError: the files or the map that they say are wrong.
        LimitError: a limit was reached.
    """
    debate_map, warnings = _read(paths, sources)
    dataset = to_rdf(debate_map)
    problems = tuple(_located(violation, debate_map) for violation in validate(dataset))
    errors = tuple(x for x in problems if x.severity is Severity.ERROR)
    if errors:
        raise InputError(errors)
    store = Store.from_dataset(dataset)
    analysis = analyse_network(build_network(store.read_map()))
    store.add(findings_to_rdf(analysis, debate_map))
    return Debate(debate_map, store, analysis, (*warnings, *problems))


def check(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """All that is wrong or doubtful in the map, in the order of place; empty if all is well."""
    try:
        debate_map, warnings = _read(paths, sources)
    except InputError as error:
        return error.problems
    violations = tuple(_located(x, debate_map) for x in validate(to_rdf(debate_map)))
    return tuple(sorted((*warnings, *violations), key=lambda problem: problem.place))


def analyse(debate_map: ArgumentMap) -> Analysis:
    """All agreements, tensions and figures over the whole of a map."""
    return analyse_network(build_network(debate_map))


def find_agreements(debate_map: ArgumentMap) -> tuple[Finding, ...]:
    """The agreements of a map, strongest first."""
    return analyse(debate_map).agreements


def find_tensions(debate_map: ArgumentMap) -> tuple[Finding, ...]:
    """The tensions of a map, strongest first."""
    return analyse(debate_map).tensions


def _as_paths(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    return tuple(Path(path) for path in paths)


def _read(
    paths: Sequence[Path], sources: Sequence[Path]
) -> tuple[ArgumentMap, tuple[Problem, ...]]:
    if not paths:
        raise UsageError("name at least one map file")
    of_rdf = [path for path in paths if path.suffix.lower() in RDF_SUFFIXES]
    if not of_rdf:
        result = formats.read(paths, sources=sources)
        return result.map, result.warnings
    if len(paths) > 1:
        raise InputError(
            Problem(
                Place(str(of_rdf[0])),
                "RDF is read one file at a time",
                "name this file alone, or merge the files first",
                code="several-rdf-files",
            )
        )
    return Store.read_rdf(of_rdf[0]).read_map(), ()


def _located(violation: Violation, debate_map: ArgumentMap) -> Problem:
    """``violation`` with the place in the map file where its subject was written."""
    place = _places(debate_map).get(violation.record) or Place(debate_map.id)
    return Problem(
        place,
        violation.message,
        code="shape",
        severity=violation.severity,
    )


def _places(debate_map: ArgumentMap) -> dict[str, Place]:
    groups = (
        debate_map.experts,
        debate_map.sources,
        debate_map.claims,
        debate_map.arguments,
        debate_map.attacks,
        debate_map.relations,
        debate_map.stances,
    )
    return {record.id: record.place for group in groups for record in group if record.place}
