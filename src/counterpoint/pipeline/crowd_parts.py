"""Whether the voters of a table are a crowd, and its map with their counts in place of stances.

What belongs here: the choice, and what is lost by it. What does not: counting
(`counterpoint.pipeline.vote_groups`), or reading the tables (`counterpoint.formats`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterpoint.errors import UsageError
from counterpoint.formats import Conversion
from counterpoint.formats.ballots import VotesResult
from counterpoint.formats.choices import Voters
from counterpoint.formats.losses import Loss, carried_of
from counterpoint.model import ArgumentMap, Stance
from counterpoint.pipeline.vote_groups import counted, is_a_crowd

# What a map of stances does not hold of a vote, and counts do.
_IN_COUNTS = frozenset({"votes:pass", "votes:meta", "groups", "comments:rejected"})


@dataclass(frozen=True, slots=True)
class CrowdPart:
    """The map of a crowd, and what came of its file."""

    map: ArgumentMap
    conversion: Conversion


def crowd_part(result: VotesResult, voters: Voters, file: str) -> CrowdPart | None:
    """The voters in ``result`` as a crowd; ``None`` where they are a panel.

    ``voters`` is what the user says they are, "" where the votes tell
    (`counterpoint.pipeline.vote_groups.is_a_crowd`).

    Raises:
        UsageError: they are to be counted, and nobody voted, or numpy is not installed.
    """
    remarks = sum(_says_more(stance) for stance in result.map.stances)
    reasons = len(result.map.arguments) + len(result.map.attacks)
    if voters == "panel":
        return None
    if not voters and not is_a_crowd(result.table, says_more=remarks + reasons > 0):
        return None
    if not result.table.votes:
        raise UsageError(f"{file}: nobody votes in it, so there is no crowd; leave --as out")
    argument_map = counted(result.map, result.table)
    before = result.conversion or Conversion("votes")
    losses = [loss for loss in before.losses if loss.kind not in _IN_COUNTS]
    losses += _lost(len(result.table.experts), remarks, reasons)
    return CrowdPart(
        argument_map,
        Conversion(before.format, carried_of(argument_map), tuple(losses), before.file),
    )


def _lost(voters: int, remarks: int, reasons: int) -> Iterator[Loss]:
    kept = "which --as panel keeps"
    yield Loss("voters", voters, f"who of the voters cast which vote, {kept}")
    yield Loss("votes:remarks", remarks, f"what was said beside a vote, {kept}")
    yield Loss("reasons", reasons, f"reasons and objections of voters, {kept}")


def _says_more(stance: Stance) -> bool:
    """Whether a stance says more than for, against or neither."""
    beside = (stance.note, stance.date, stance.wording, stance.conditions, stance.goals)
    is_sure = stance.confidence == 1 and stance.grade is None
    return not is_sure or stance.quotation is not None or any(beside)
