"""Whether the voters of a table are a crowd, and its map with their counts in place of stances.

What belongs here: the choice, and what is lost by it. What does not: counting
(`counterpoint.pipeline.vote_groups`), or reading the tables (`counterpoint.formats`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from counterpoint.errors import UsageError
from counterpoint.formats import Conversion, ReadingChoices, read_crowd, read_votes
from counterpoint.formats.ballots import VotesResult, with_votes
from counterpoint.formats.losses import Loss, carried_of
from counterpoint.model import ArgumentMap, Stance
from counterpoint.pipeline.vote_groups import (
    can_count,
    count_voters,
    is_a_crowd,
    without_voters,
)

# What a map of stances does not hold of a vote, and counts do.
_IN_COUNTS = frozenset({"votes:pass", "votes:meta", "groups", "comments:rejected"})


def read_crowd_part(
    files: Sequence[Path], sources: Sequence[Path], choices: ReadingChoices
) -> VotesResult | None:
    """The voters in ``files`` as a crowd; ``None`` where they are a panel, or the files no votes.

    They are a crowd where the choices say so, or else where there are many whose votes say no
    more than for, against or neither (`counterpoint.pipeline.vote_groups.is_a_crowd`).

    Raises:
        InputError: with every mistake of every file.
        LimitError: a file is larger than the limit.
        UsageError: the voters are to be counted, and nobody votes, or numpy is not installed.
    """
    result = read_uncounted_crowd(files, sources, choices)
    if result is None:
        return None
    if not result.table.votes:
        raise UsageError(f"{files[0]}: nobody votes in it, so there is no crowd; leave --as out")
    if not can_count():
        if not choices.voters and not result.table.is_anonymous:
            return None  # names at least can be read one by one
        voters = len(result.table.experts)
        raise UsageError(
            f"{files[0]}: {voters:,} voters are counted by group, which needs numpy; install "
            "counterpoint[votes], or keep what each of them says with --as panel"
        )
    argument_map = count_voters(result.map, result.table, choices.groups_by)
    before = result.conversion or Conversion("votes")
    conversion = replace(before, carried=carried_of(argument_map))
    return replace(result, map=argument_map, conversion=conversion)


def read_uncounted_crowd(
    files: Sequence[Path], sources: Sequence[Path], choices: ReadingChoices
) -> VotesResult | None:
    """What `read_crowd_part` counts: the votes, and a map without a voter; needs no numpy.

    Its conversion tells what is lost by counting.

    Raises:
        InputError: with every mistake of every file.
        LimitError: a file is larger than the limit.
    """
    if choices.voters == "panel":
        return None
    result = read_crowd(files, sources=sources, choices=choices)
    beside: tuple[Loss, ...] = ()
    if result is None and choices.voters:
        result = read_votes(files, sources=sources, choices=choices)
        beside = tuple(_beside_votes(result.map))
    if result is None or not (choices.voters or is_a_crowd(result.table)):
        return None
    argument_map = without_voters(result.map)
    advice = "which --as panel keeps"
    voters = len(result.table.experts)
    losses = [
        Loss("voters", voters, f"who of the voters cast which vote, {advice}"),
        *(replace(loss, sentence=f"{loss.sentence}, {advice}") for loss in beside),
    ]
    before = result.conversion or Conversion("votes")
    losses += [loss for loss in before.losses if loss.kind not in _IN_COUNTS]
    conversion = Conversion(before.format, carried_of(argument_map), tuple(losses), before.file)
    return replace(result, map=argument_map, conversion=with_votes(conversion, result.table))


def _beside_votes(argument_map: ArgumentMap) -> Iterator[Loss]:
    """What is said beside votes, which counts do not hold."""
    remarks = sum(_says_more(stance) for stance in argument_map.stances)
    reasons = len(argument_map.arguments) + len(argument_map.attacks)
    yield Loss("votes:remarks", remarks, "what was said beside a vote")
    yield Loss("reasons", reasons, "reasons and objections of voters")


def _says_more(stance: Stance) -> bool:
    """Whether a stance says more than for, against or neither."""
    beside = (stance.note, stance.date, stance.wording, stance.conditions, stance.goals)
    is_sure = stance.confidence is None and stance.grade is None
    return not is_sure or stance.quotation is not None or any(beside)
