"""Many maps in files as one table of their stances.

What belongs here: which maps, and who is one person in several. What does not: the rows of one
map (`counterpoint.pipeline.stance_rows`), and stores.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from counterpoint.errors import Place, Problem, Problems, Severity
from counterpoint.formats import Conversion, ReadingChoices
from counterpoint.late import LateFunction
from counterpoint.model import ArgumentMap, VoteTable
from counterpoint.pipeline.joining.names import NamedMap
from counterpoint.progress import each
from counterpoint.rdf.terms.names import iri

if TYPE_CHECKING:
    from counterpoint.network import build_network
    from counterpoint.pipeline.joining.people import join_people
    from counterpoint.pipeline.map_parts import MapPart, read_parts
    from counterpoint.pipeline.stance_rows.tables import stance_table
    from counterpoint.pipeline.stance_tables.votes import vote_rows
else:  # a table of a store's maps needs none of them
    build_network = LateFunction("counterpoint.network", "build_network")
    join_people = LateFunction("counterpoint.pipeline.joining.people", "join_people")
    read_parts = LateFunction("counterpoint.pipeline.map_parts", "read_parts")
    stance_table = LateFunction("counterpoint.pipeline.stance_rows.tables", "stance_table")
    vote_rows = LateFunction("counterpoint.pipeline.stance_tables.votes", "vote_rows")


@dataclass(frozen=True, slots=True)
class CollectedStances:
    """The rows in tables, made one by one as they are taken, and what is to be said beside them.

    ``maps`` are the bases of the maps that they are of; ``reread`` counts those of a store of
    which it had kept no rows. ``name`` is what messages call all of them.
    """

    tables: Iterator[pa.Table]
    maps: tuple[str, ...]
    warnings: tuple[Problem, ...]
    conversions: tuple[Conversion, ...] = ()
    reread: int = 0
    name: str = "the maps"


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
    persons = _persons(voices, choices.same, problems)
    problems.raise_errors()
    doubts = tuple(doubt for part in parts for doubt in part.warnings)
    without_votes = (x for x in voices if x.map.crowd is not None and x.votes is None)
    left_out = (crowd_left_out(voice.name) for voice in without_votes)
    conversions = tuple(_with_voters(part) for part in parts if part.conversion is not None)
    bases = tuple(dict.fromkeys(voice.map.base for voice in voices))
    warnings = (*doubts, *problems.warnings, *left_out)
    return CollectedStances(_tables(voices, persons), bases, warnings, conversions)


def _with_voters(part: MapPart) -> Conversion:
    """What became of a file; who cast which vote is in the table, unlike in the map."""
    assert part.conversion is not None
    losses = tuple(
        x for x in part.conversion.losses if part.crowd_votes is None or x.kind != "voters"
    )
    return replace(part.conversion, losses=losses)


def _tables(voices: Sequence[_Voices], persons: Sequence[Mapping[str, str]]) -> Iterator[pa.Table]:
    pairs = list(zip(voices, persons, strict=True))
    for voice, own in each(pairs, "Making rows"):
        if voice.votes is None:
            yield stance_table(build_network(voice.map), own)
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


def crowd_left_out(name: str) -> Problem:
    """That of a crowd only counts are there."""
    return Problem(
        Place(name),
        "has the counts of a crowd and no stances, so nothing of it is in the table",
        "name the file of its votes instead",
        "crowd-of-counts",
        Severity.WARNING,
    )
