"""A map in a store, checked, before anything is found in it.

What belongs here: a map beside its RDF, and whether that keeps to the shapes. What does not: what
is found in it (`counterpoint.pipeline.debate`), which is the larger part of the work: what asks for
what the map itself says is answered without.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from counterpoint.errors import InputError, Problem, Severity
from counterpoint.formats import Conversion
from counterpoint.model import ArgumentMap, VoteTable
from counterpoint.pipeline.violations import locate
from counterpoint.progress import step
from counterpoint.store import MapStore, Store, StoredMap


@dataclass(frozen=True, slots=True)
class OpenedMap:
    """A map, the store with its graph alone, and all that is doubtful in it.

    ``table`` has the votes of a crowd as they were read; ``conversions`` say what of foreign files
    is in the map and what is not.
    """

    map: ArgumentMap
    store: Store
    warnings: tuple[Problem, ...]
    table: VoteTable | None = None
    conversions: tuple[Conversion, ...] = ()


def open_stored(store: MapStore, record: StoredMap) -> OpenedMap:
    """A map of a store that holds many, copied out of it and checked.

    Raises:
        InputError: the store refuses or is damaged, or the map in it is wrong.
        LimitError: it took too long or too much memory.
    """
    graphs = (record.graph, record.provenance) if record.provenance else (record.graph,)
    copied = store.read(graphs)
    return checked(OpenedMap(copied.read_map(), copied, copied.warnings))


def checked(opened: OpenedMap, rdf_file: Path | None = None) -> OpenedMap:
    """A map with what the shapes doubt as well; ``rdf_file`` is what it was read from, if RDF.

    Raises:
        InputError: it breaks a shape.
    """
    with step("Checking"):
        violations = opened.store.validate()
        problems = locate(violations, opened.map, rdf_file, opened.warnings)
    errors = tuple(x for x in problems if x.severity is Severity.ERROR)
    if errors:
        raise InputError(errors)
    return replace(opened, warnings=(*opened.warnings, *problems))
