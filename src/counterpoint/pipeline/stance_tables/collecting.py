"""Many maps as one table of their stances: files, or what a store holds.

What belongs here: which maps, and who is one person in several. What does not: the rows of one
map (`counterpoint.pipeline.stance_tables.rows`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from counterpoint.errors import InputError, Place, Problem, Problems, Severity
from counterpoint.formats import Conversion, ReadingChoices
from counterpoint.model import ArgumentMap, VoteTable
from counterpoint.network import build_network
from counterpoint.pipeline.archive import links_in
from counterpoint.pipeline.joining.names import NamedMap
from counterpoint.pipeline.joining.people import join_people
from counterpoint.pipeline.map_parts import MapPart, read_parts
from counterpoint.pipeline.stance_tables.identity import OverMaps, find_identities
from counterpoint.pipeline.stance_tables.tables import stance_table
from counterpoint.pipeline.stance_tables.votes import vote_rows
from counterpoint.progress import each
from counterpoint.rdf.terms.names import iri
from counterpoint.store import MapStore, choose_map


@dataclass(frozen=True, slots=True)
class CollectedStances:
    """The rows in tables, made one by one as they are taken, and what is to be said beside them.

    ``maps`` are the bases of the maps that they are of.
    """

    tables: Iterator[pa.Table]
    maps: tuple[str, ...]
    warnings: tuple[Problem, ...]
    conversions: tuple[Conversion, ...] = ()


@dataclass(frozen=True, slots=True)
class _Voices:
    """A map as messages call it, with the votes of its crowd where these are there."""

    name: str
    map: ArgumentMap
    votes: VoteTable | None = None


def collect_files(
    paths: Sequence[Path], sources: Sequence[Path], choices: ReadingChoices
) -> CollectedStances:
    """The stances of the maps in files; of a crowd each vote is one.

    Raises:
        InputError: with every mistake of every file.
        LimitError: a file is larger or deeper than the limits allow.
        UsageError: nobody is called as is said.
    """
    parts = read_parts(paths, sources, choices)
    voices = [_Voices(part.name, part.map, part.crowd_votes) for part in parts]
    problems = Problems(code="stances")
    identities = [OverMaps(persons) for persons in _persons(voices, choices.same, problems)]
    problems.raise_errors()
    collected = _collect(voices, identities, problems.warnings)
    doubts = tuple(doubt for part in parts for doubt in part.warnings)
    conversions = tuple(_with_voters(part) for part in parts if part.conversion is not None)
    warnings = (*doubts, *collected.warnings)
    return CollectedStances(collected.tables, collected.maps, warnings, conversions)


def _with_voters(part: MapPart) -> Conversion:
    """What became of a file; who cast which vote is in the table, unlike in the map."""
    assert part.conversion is not None
    losses = tuple(
        x for x in part.conversion.losses if part.crowd_votes is None or x.kind != "voters"
    )
    return replace(part.conversion, losses=losses)


def collect_store(store: MapStore, name: str = "") -> CollectedStances:
    """The stances of all maps of a store, or of the one of that name.

    People and claims of several maps are one where the store's links say so.

    Raises:
        InputError: the store or a map in it is damaged, or there is none in it.
        LimitError: it took too long.
        UsageError: there is no map of that name.
    """
    stored = (choose_map(store, name),) if name else store.list_maps()
    if not stored:
        advice = "put one into it: counterpoint push MAP, with the same store"
        raise InputError(Problem(Place(store.name), "holds no map", advice, code="no-map"))
    voices = [
        _Voices(f"{store.name}, {record.id}", store.read((record.graph,)).read_map())
        for record in each(stored, "Reading maps")
    ]
    links = links_in(store) if len(voices) > 1 else ()
    identities, warnings = find_identities([voice.map for voice in voices], links)
    return _collect(voices, identities, warnings)


def _collect(
    voices: Sequence[_Voices], identities: Sequence[OverMaps], doubts: Sequence[Problem]
) -> CollectedStances:
    bases = tuple(dict.fromkeys(voice.map.base for voice in voices))
    warnings = (*doubts, *_left_out(voices))
    return CollectedStances(_tables(voices, identities), bases, warnings)


def _tables(voices: Sequence[_Voices], identities: Sequence[OverMaps]) -> Iterator[pa.Table]:
    pairs = list(zip(voices, identities, strict=True))
    for voice, own in each(pairs, "Making rows"):
        if voice.votes is None:
            yield stance_table(build_network(voice.map), own.persons, own.classes)
        else:
            yield from vote_rows(voice.map, voice.votes)


def _persons(
    voices: Sequence[_Voices], same: Sequence[str], problems: Problems
) -> list[dict[str, str]]:
    """By map and expert who somebody is over all of them: by identifier, and as is said."""
    maps = [NamedMap(voice.name, voice.map) for voice in voices]
    people = join_people(maps, same, problems)
    iris = {expert.id: expert.identifiers[0] for expert in people.experts if expert.identifiers}
    for each_map, ids in zip(maps, people.ids, strict=True):
        for expert, joint_id in ids.items():
            iris.setdefault(joint_id, str(iri(each_map.map.base, "expert", expert)))
    return [{expert: iris[joint_id] for expert, joint_id in ids.items()} for ids in people.ids]


def _left_out(voices: Iterable[_Voices]) -> Iterable[Problem]:
    """The crowds of which only counts are there."""
    for voice in voices:
        if voice.map.crowd is not None and voice.votes is None:
            yield Problem(
                Place(voice.name),
                "has the counts of a crowd and no stances, so nothing of it is in the table",
                "name the file of its votes instead",
                "crowd-of-counts",
                Severity.WARNING,
            )
