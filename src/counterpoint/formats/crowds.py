"""Votes of a crowd, in columns: claims and counts matter, and no record is made of a vote.

What belongs here: which files can be read so. What does not: how a format is read
(`counterpoint.formats.votes`, `counterpoint.formats.tables`), or whether many people are to be
told as a crowd, which the pipeline decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from counterpoint.formats.ballots import VotesResult
from counterpoint.formats.choices import ReadingChoices
from counterpoint.formats.reading import formats_of, read_votes
from counterpoint.formats.table import POLIS, TABLE
from counterpoint.formats.votes import read_polis_crowd
from counterpoint.model import ArgumentMap

_NO_CHOICES = ReadingChoices()


def read_crowd(
    paths: Sequence[Path], *, sources: Sequence[Path] = (), choices: ReadingChoices = _NO_CHOICES
) -> VotesResult | None:
    """The votes in the files at ``paths``; the map has the claims, no voter and no stance.

    ``None`` where the files are no votes, or say more than who votes what on which claim and is
    in which group: comments, reasons, dates, sources, roles.

    Raises:
        InputError: with every mistake of every file.
        LimitError: a file is larger than the limit.
    """
    formats = set(formats_of(paths, choices).values())
    if formats == {POLIS}:
        return read_polis_crowd(paths)
    if formats != {TABLE}:
        return None
    result = read_votes(paths, sources=sources, choices=choices)
    return None if _says_more(result.map) else _without_voters(result)


def _without_voters(result: VotesResult) -> VotesResult:
    name_of = {expert.id: expert.name for expert in result.map.experts}
    names = tuple(name_of[expert] for expert in result.table.experts)
    return replace(
        result,
        map=replace(result.map, experts=(), stances=()),
        table=replace(result.table, names=names),
        passes=(),
    )


def _says_more(argument_map: ArgumentMap) -> bool:
    """Whether anything is said beside votes, that a table of them would lose."""
    return bool(argument_map.arguments or argument_map.attacks or argument_map.topics) or (
        any(expert.roles for expert in argument_map.experts)
        or len(argument_map.sources) > 1
        or any(
            stance.note
            or stance.date
            or stance.quotation
            or stance.confidence is not None
            or stance.grade is not None
            for stance in argument_map.stances
        )
    )
