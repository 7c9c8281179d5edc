"""Every single vote as RDF, streamed: what is exported of a crowd for who asks for its voters.

What belongs here: from files to that text. What does not: a map that holds the counts of a crowd,
which has no voters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from counterpoint.errors import Problem, UsageError
from counterpoint.formats import Conversion, ReadingChoices, read_crowd, read_votes
from counterpoint.model import ArgumentMap, VoteTable
from counterpoint.pipeline.map_parts import is_rdf
from counterpoint.progress import step
from counterpoint.rdf.maps.vote_stances import SYNTAXES, stance_blocks
from counterpoint.store import Store


@dataclass(frozen=True, slots=True)
class SingleVotes:
    """The text, a part at a time, with what is doubtful in the files and what is not in it."""

    blocks: Iterator[bytes]
    warnings: tuple[Problem, ...]
    conversions: tuple[Conversion, ...]


def single_votes(
    paths: Sequence[Path], sources: Sequence[Path], choices: ReadingChoices, syntax: str
) -> SingleVotes:
    """The map in the files at ``paths`` with the stance of each of its voters, in ``syntax``.

    Of votes that say no more than for or against no record is made. Memory is that of the votes
    as columns, some ten bytes each.

    Raises:
        InputError: with every mistake of every file.
        LimitError: a file is larger than the limit.
        UsageError: stances are streamed in other syntaxes, or the files are RDF.
    """
    if syntax not in SYNTAXES:
        raise UsageError(f"--stances goes with --format {' or '.join(SYNTAXES)}, not {syntax}")
    if choices.voters == "crowd":
        raise UsageError("--as crowd keeps no stance of a voter; leave it or --stances out")
    if any(is_rdf(path) for path in paths):
        raise UsageError(
            "--stances is said of tables of votes; RDF is exported with all that it holds"
        )
    with step("Reading votes"):
        result = read_crowd(paths, sources=sources, choices=choices)
    if result is None:  # a panel, whose stances say more
        panel = read_votes(paths, sources=sources, choices=choices)
        content = Store.from_map(panel.map, panel.origin).write(syntax)
        return SingleVotes(
            iter((content,)), panel.warnings, _conversions(panel.conversion, paths[0])
        )
    blocks = _stances_of(result.map, result.table, syntax)
    return SingleVotes(blocks, result.warnings, _conversions(result.conversion, paths[0]))


def _conversions(conversion: Conversion | None, path: Path) -> tuple[Conversion, ...]:
    return () if conversion is None else (replace(conversion, file=str(path)),)


def _stances_of(argument_map: ArgumentMap, votes: VoteTable, syntax: str) -> Iterator[bytes]:
    with step("Writing stances"):
        yield from stance_blocks(argument_map, votes, syntax)
