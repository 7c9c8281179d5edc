"""The chain: map files or RDF -> map -> RDF -> shapes -> store -> network -> findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterpoint import formats
from counterpoint.analysis import align_two
from counterpoint.analysis import analyse as analyse_network
from counterpoint.errors import InputError, Place, Problem, Severity, UsageError
from counterpoint.formats.ballots import VotesResult
from counterpoint.model import Alignment, Analysis, ArgumentMap, Finding, VoteTable
from counterpoint.network import ArgumentNetwork, build_network
from counterpoint.pipeline.voting import votes_of_crowd
from counterpoint.rdf import Violation, to_rdf, validate
from counterpoint.rdf.validation.foreign_shapes import DEADLINE, find_not_run, validate_by
from counterpoint.resources import seeds_folder
from counterpoint.store import RDF_SUFFIXES, Store

__all__ = [
    "Debate",
    "alignment_of",
    "analyse",
    "check",
    "default_maps",
    "find_agreements",
    "find_tensions",
    "found_in",
    "load",
    "open_store",
    "read",
]


@dataclass(frozen=True, slots=True)
class Debate:
    """One map with its store (map, findings, provenance as graphs) and what was found in it.

    ``votes`` are there if the map is one of a crowd: as they were read, or as its stances have
    them where it comes from files that know no votes.
    """

    map: ArgumentMap
    store: Store
    network: ArgumentNetwork
    analysis: Analysis
    warnings: tuple[Problem, ...]
    votes: VoteTable | None = None


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

    RDF keeps all that it holds beside the map, its findings and their provenance.

    Raises:
        InputError: the files or the map that they say are wrong.
        LimitError: a limit was reached.
    """
    rdf_file = _rdf_file(paths)
    if rdf_file is None:
        result = formats.read(paths, sources=sources)
        table = result.table if isinstance(result, VotesResult) else None
        store = Store.from_map(result.map, result.origin)
        return found_in(store, result.map, result.warnings, table)
    return _found_in_file(Store.read_rdf(rdf_file), rdf_file)


def open_store(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> Store:
    """What can be queried and exported: a map with its findings, or any other RDF as it is.

    Raises:
        InputError: the files or the map that they say are wrong.
        LimitError: a limit was reached.
    """
    rdf_file = _rdf_file(paths)
    if rdf_file is None:
        return load(paths, sources=sources).store
    store = Store.read_rdf(rdf_file)
    if store.query_here("ASK { ?map a cp:ArgumentMap }").boolean:
        _found_in_file(store, rdf_file)
    else:
        store.refuse_unknown_terms()
    return store


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
    rdf_file = _rdf_file(paths)
    try:
        if rdf_file is None:
            debate_map, warnings = _read(paths, sources)
            dataset = to_rdf(debate_map)
            violations = validate(dataset)
        else:
            store = Store.read_rdf(rdf_file)
            debate_map, doubts = store.read_map_and_doubts()
            warnings = (*store.warnings, *doubts)
            # Of RDF all that it holds is checked, and not only what becomes a map.
            dataset = store.dataset()
            violations = store.validate()
    except InputError as error:
        return error.problems
    if shapes:
        violations += validate_by(dataset, shapes, deadline=deadline)
        warnings += find_not_run(shapes)
    located = _located(violations, debate_map, rdf_file)
    return tuple(sorted((*warnings, *located), key=lambda problem: problem.place))


def analyse(debate_map: ArgumentMap) -> Analysis:
    """All agreements, tensions and figures over the whole of a map."""
    return analyse_network(build_network(debate_map))


def alignment_of(debate: Debate, first: str, second: str) -> Alignment:
    """What stands between two experts of the panel; of a crowd it is computed for the two.

    Raises:
        LimitError: there are more ways between claims than the limit allows.
    """
    pair = (min(first, second), max(first, second))
    rows = () if debate.map.is_crowd else debate.analysis.matrix
    row = next((x for x in rows if (x.first, x.second) == pair), None)
    return row or align_two(debate.network, *pair)


def find_agreements(debate_map: ArgumentMap) -> tuple[Finding, ...]:
    """The agreements of a map, strongest first."""
    return analyse(debate_map).agreements


def find_tensions(debate_map: ArgumentMap) -> tuple[Finding, ...]:
    """The tensions of a map, strongest first."""
    return analyse(debate_map).tensions


def _as_paths(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    return tuple(Path(path) for path in paths)


def found_in(
    store: Store,
    debate_map: ArgumentMap,
    warnings: tuple[Problem, ...],
    table: VoteTable | None = None,
    rdf_file: Path | None = None,
) -> Debate:
    """Everything about the map in ``store``, which gets its findings and their provenance.

    ``rdf_file`` is the file that the store was read from, if it is RDF.

    Raises:
        InputError: it breaks a shape.
    """
    problems = _located(store.validate(), debate_map, rdf_file)
    errors = tuple(x for x in problems if x.severity is Severity.ERROR)
    if errors:
        raise InputError(errors)
    network = build_network(store.read_map())
    analysis = analyse_network(network)
    left_out = store.add_findings(analysis, debate_map)
    votes = votes_of_crowd(debate_map, table)
    lacking = _names_in_place_of_numbers(debate_map) if votes is None else ()
    told = (*warnings, *problems, *left_out, *lacking)
    return Debate(debate_map, store, network, analysis, told, votes)


def _found_in_file(store: Store, rdf_file: Path) -> Debate:
    debate_map, doubts = store.read_map_and_doubts()
    store.name_map_graph(debate_map)
    return found_in(store, debate_map, (*store.warnings, *doubts), rdf_file=rdf_file)


def _names_in_place_of_numbers(debate_map: ArgumentMap) -> tuple[Problem, ...]:
    """That a crowd is shown expert by expert, for want of what counts it by group."""
    if not debate_map.is_crowd:
        return ()
    told = f"has {len(debate_map.panel)} experts, and page and report name each of them"
    advice = "install counterpoint[votes] to have them told by group and number"
    place, severity = Place(debate_map.id), Severity.WARNING
    return (Problem(place, told, advice, "crowd-without-numpy", severity),)


def _rdf_file(paths: Sequence[Path]) -> Path | None:
    """The RDF file among ``paths``, which must then be the only one; ``None`` for map files."""
    if not paths:
        raise UsageError("name at least one map file")
    of_rdf = [path for path in paths if path.suffix.lower() in RDF_SUFFIXES]
    if of_rdf and len(paths) > 1:
        problem = Problem(
            Place(str(of_rdf[0])),
            "RDF is read one file at a time",
            "name this file alone, or merge the files first",
            code="several-rdf-files",
        )
        raise InputError(problem)
    return of_rdf[0] if of_rdf else None


def _read(
    paths: Sequence[Path], sources: Sequence[Path]
) -> tuple[ArgumentMap, tuple[Problem, ...]]:
    rdf_file = _rdf_file(paths)
    if rdf_file is None:
        result = formats.read(paths, sources=sources)
        return result.map, result.warnings
    store = Store.read_rdf(rdf_file)
    debate_map, doubts = store.read_map_and_doubts()
    return debate_map, (*store.warnings, *doubts)


def _located(
    violations: Iterable[Violation], debate_map: ArgumentMap, rdf_file: Path | None = None
) -> tuple[Problem, ...]:
    """``violations`` with the places in the map file where their subjects were written.

    RDF knows no places: there the file is named, and the subject in the message.
    """
    places = _places(debate_map)
    elsewhere = Place(str(rdf_file or debate_map.id))
    return tuple(
        Problem(
            places.get(violation.record, elsewhere),
            f"<{violation.focus}>: {violation.message}" if rdf_file else violation.message,
            code="shape",
            severity=violation.severity,
        )
        for violation in violations
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
