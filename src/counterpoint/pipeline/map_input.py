"""Where a map comes from: map files, one RDF file, a store that holds many, or the seeds.

What belongs here: telling these apart, and loading what they hold. What does not: which file is
of which format (`counterpoint.formats`), what files say (`counterpoint.pipeline.map_reading`),
what is made of a map (`counterpoint.pipeline.debate`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from counterpoint.formats import ReadingChoices
from counterpoint.formats.ballots import MAX_BALLOTS, check_number
from counterpoint.pipeline.debate import Debate, debate_in
from counterpoint.pipeline.map_reading import only_rdf_file, read_as_one
from counterpoint.progress import step
from counterpoint.store import MapStore, Store, choose_map

_NO_CHOICES = ReadingChoices()


def load(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),
    choices: ReadingChoices = _NO_CHOICES,
) -> Debate:
    """Everything about the map in ``paths``, its RDF validated and its findings stored.

    Several maps become one (`counterpoint.pipeline.joining`). One RDF file keeps all that it
    holds beside the map, its findings and their provenance.

    Raises:
        InputError: the files or the map that they say are wrong.
        LimitError: a limit was reached.
    """
    rdf_file = only_rdf_file(paths, choices)
    if rdf_file is not None:
        store = Store.read_rdf(rdf_file)
        if store.find_aif(rdf_file.stem) is None:
            return _debate_in_file(store, rdf_file)
    part = read_as_one(paths, sources, choices)
    if part.table is not None:
        check_number(len(part.map.stances), MAX_BALLOTS, str(paths[0]))
    with step("Making RDF"):
        store = Store.from_map(part.map, part.origin)
    debate = debate_in(store, part.map, part.warnings, part.table)
    return replace(debate, conversions=part.conversions)


def load_from(store: MapStore, name: str = "") -> Debate:
    """Everything about a map in ``store``, its findings found anew.

    Raises:
        InputError: the store refuses or is damaged, or the map in it is wrong.
        LimitError: it took too long or too much memory.
        UsageError: there is no such map, or it must be said which.
    """
    record = choose_map(store, name)
    graphs = (record.graph, record.provenance) if record.provenance else (record.graph,)
    with step(f"Reading {record.id} from the store"):
        copied = store.read(graphs)
    return debate_in(copied, copied.read_map(), copied.warnings)


def open_store(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),
    choices: ReadingChoices = _NO_CHOICES,
) -> Store:
    """What can be queried and exported: a map with its findings, or any other RDF as it is.

    Raises:
        InputError: the files or the map that they say are wrong.
        LimitError: a limit was reached.
    """
    rdf_file = only_rdf_file(paths, choices)
    if rdf_file is None:
        return load(paths, sources=sources, choices=choices).store
    store = Store.read_rdf(rdf_file)
    if store.query_here("ASK { ?map a cp:ArgumentMap }").boolean:
        _debate_in_file(store, rdf_file)
    else:
        store.refuse_unknown_terms()
    return store


def _debate_in_file(store: Store, rdf_file: Path) -> Debate:
    argument_map, doubts = store.read_map_and_doubts()
    store.name_map_graph(argument_map)
    return debate_in(store, argument_map, (*store.warnings, *doubts), rdf_file=rdf_file)
