"""Who of the voters is in which group, for whoever asks for that list.

What belongs here: from files of votes to that list. What does not: measures of groups
(`counterpoint.pipeline.vote_groups`), or maps, which hold no voter of a crowd.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from counterpoint.errors import UsageError
from counterpoint.formats import GroupsBy
from counterpoint.formats.ballots import VotesResult
from counterpoint.formats.spreadsheets import csv_text
from counterpoint.model import ArgumentMap
from counterpoint.pipeline.map_parts import is_rdf
from counterpoint.pipeline.vote_groups import read_table_of_votes, with_groups


@dataclass(frozen=True, slots=True)
class Voter:
    """A voter: the id, what the file calls them, how many ``votes`` they cast, and the group.

    ``group`` is ``None`` for who is in none; ``named_group`` is the one that the file names.
    """

    voter: str
    name: str
    votes: int
    group: str | None
    named_group: str | None


@dataclass(frozen=True, slots=True)
class Membership:
    """All voters, sorted by id; ``map`` has what they voted on.

    ``origin`` is as in `counterpoint.model.Crowd`.
    """

    map: ArgumentMap
    members: tuple[Voter, ...]
    origin: str

    @property
    def crossings(self) -> tuple[tuple[str | None, str | None, int], ...]:
        """The group that the file names, the one that was found, and how many are in both.

        In their order, no group last; empty where none were found or none are named.
        """
        is_named = any(each.named_group is not None for each in self.members)
        if self.origin == "published" or not is_named:
            return ()
        counts = Counter((each.named_group, each.group) for each in self.members)
        order = sorted(counts, key=lambda x: [(name is None, name or "") for name in x])
        return tuple((*pair, counts[pair]) for pair in order)

    def as_csv(self) -> str:
        """A row for each voter; no cell is run as a formula by a spreadsheet."""
        rows = (
            (each.voter, each.name, each.group or "", each.named_group or "", each.votes)
            for each in self.members
        )
        return csv_text(("voter", "name", "group", "group in the file", "votes"), rows)[0]


def find_members(paths: Sequence[Path], groups_by: GroupsBy = "") -> Membership:
    """Who is in which group of the vote in the files at ``paths``.

    Groups are those that the files name, or those found where they name fewer than two or
    ``groups_by`` says by which reading. O(votes) beyond the grouping.

    Raises:
        InputError: the files hold no votes, or are wrong.
        LimitError: a file is larger than the limit.
        UsageError: the file holds counts and no voters, or numpy is not installed.
    """
    if any(is_rdf(path) for path in paths):
        raise UsageError(
            f"{paths[0]} holds counts and no voters; name the file of votes to see who is in "
            "which group"
        )
    result = read_table_of_votes(paths)
    table = with_groups(result.table, groups_by)
    votes = Counter(table.rows)
    origin = "published" if not table.has_found_groups else f"found-{table.groups_by}"
    rows = zip(table.experts, _names(result), table.groups, result.table.groups, strict=True)
    members = tuple(
        Voter(voter, name, votes[row], group, named_group)
        for row, (voter, name, group, named_group) in enumerate(rows)
    )
    return Membership(result.map, members, origin)


def _names(result: VotesResult) -> Sequence[str]:
    """What the files call each voter."""
    if result.table.names:
        return result.table.names
    name_of = {expert.id: expert.name for expert in result.map.experts}
    return [name_of.get(voter, voter) for voter in result.table.experts]
