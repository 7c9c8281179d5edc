"""Votes of a crowd, in columns: claims and counts matter, and no record is made of a vote.

What belongs here: which files can be read so. What does not: how a format is read
(`counterpoint.formats.votes`, `counterpoint.formats.tables`), or whether many people are to be
told as a crowd, which the pipeline decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from counterpoint.formats.ballots import VotesResult, with_votes
from counterpoint.formats.choices import ReadingChoices
from counterpoint.formats.large_files import (
    ARROW_FILES,
    LEAST_BYTES,
    check_size,
    has_arrow,
    is_for_columns,
)
from counterpoint.formats.reading import formats_of, read_votes
from counterpoint.formats.table import POLIS, TABLE
from counterpoint.formats.tables import MAX_TABLE_BYTES, WORKBOOKS, TableSettings
from counterpoint.formats.votes import read_polis_crowd
from counterpoint.model import ArgumentMap

_NO_CHOICES = ReadingChoices()


def read_crowd(
    paths: Sequence[Path], *, sources: Sequence[Path] = (), choices: ReadingChoices = _NO_CHOICES
) -> VotesResult | None:
    """The votes in the files at ``paths``; the map has the claims, no voter and no stance.

    ``None`` where the files are no votes, or say more than who votes what on which claim and is
    in which group: comments, reasons, dates, sources, roles. How strongly or surely somebody
    agrees is more as well, unless ``choices`` say that the voters are a crowd. Large files are
    read in columns where Arrow is installed, and then of any size.

    Raises:
        InputError: with every mistake of every file.
        LimitError: a file is larger than the limit, or takes more memory than is free.
    """
    formats = set(formats_of(paths, choices).values())
    if formats == {POLIS}:
        return read_polis_crowd(paths)
    if formats != {TABLE}:
        return None
    if has_arrow() and any(map(_is_for_columns, paths)):
        return _in_columns(paths, sources, choices)
    for path in paths:
        check_size(path, MAX_TABLE_BYTES)
    result = read_votes(paths, sources=sources, choices=choices)
    return None if _says_more(result.map) else _without_voters(result)


def _is_for_columns(path: Path) -> bool:
    suffix = path.suffix.lower()
    return suffix in ARROW_FILES or (suffix not in WORKBOOKS and is_for_columns(path))


def _in_columns(
    paths: Sequence[Path], sources: Sequence[Path], choices: ReadingChoices
) -> VotesResult | None:
    from counterpoint.formats.tables.crowd import read_table_crowd  # noqa: PLC0415 (loads Arrow)

    return read_table_crowd(
        paths,
        sources=sources,
        settings=choices.table or TableSettings(),
        least_bytes=LEAST_BYTES,
        takes_grades=choices.voters == "crowd",
    )


def _without_voters(result: VotesResult) -> VotesResult:
    name_of = {expert.id: expert.name for expert in result.map.experts}
    names = tuple(name_of[expert] for expert in result.table.experts)
    conversion = result.conversion
    if conversion is not None:
        carried = [pair for pair in conversion.carried if pair[0] not in {"experts", "stances"}]
        conversion = with_votes(replace(conversion, carried=tuple(carried)), result.table)
    return replace(
        result,
        map=replace(result.map, experts=(), stances=()),
        conversion=conversion,
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
