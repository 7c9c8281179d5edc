"""Measures of a vote by group: what all groups share, what tells each apart, what divides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from counterpoint import formats, store
from counterpoint.errors import InputError, Place, Problem, UsageError
from counterpoint.formats import POLIS, TABLE, GroupsBy, format_of
from counterpoint.formats.ballots import VotesResult
from counterpoint.model import LARGEST_PANEL, Analysis, ArgumentMap, Crowd, VoteTable
from counterpoint.rdf.parsing.endings import RDF_SUFFIXES

if TYPE_CHECKING:  # needs numpy, which only tables of votes do
    from counterpoint.analysis.groups import (
        Divide,
        GroupConsensus,
        GroupName,
        GroupPair,
        Representative,
        SharedClaims,
        VoteCounts,
        VoteSentence,
    )

NEEDS_NUMPY = "votes by group need numpy; install counterpoint[votes]"
_MOST_NUMBERS = 12  # as many as have columns of their own in the table of who says what


@dataclass(frozen=True, slots=True)
class GroupMeasures:
    """One vote's measures, each ordered as its own definition says (docs/votes.md).

    ``crowd`` has the groups: those in the files, or those found from the votes.
    """

    map: ArgumentMap
    crowd: Crowd
    counts: VoteCounts
    consensus: tuple[GroupConsensus, ...]
    representative: dict[str, tuple[Representative, ...]] = field(default_factory=dict)
    divides: tuple[Divide, ...] = ()
    pairs: tuple[GroupPair, ...] = ()
    names: tuple[GroupName, ...] = ()
    brief: tuple[VoteSentence, ...] = ()

    def shared(self, most: int) -> SharedClaims:
        """What all groups agree on, what comes nearest to it, and what all reject."""
        from counterpoint.analysis.groups import find_shared_claims  # noqa: PLC0415 (loads numpy)

        return find_shared_claims(self.consensus, most)


def can_count() -> bool:
    """Whether numpy is installed, by which votes are counted."""
    return find_spec("numpy") is not None


def is_a_crowd(votes: VoteTable) -> bool:
    """Whether voters are counted by group where nobody says what they are to be.

    They are if they are more than a panel; voters who are numbers if they are more than a dozen,
    for nobody asks what number 17 said. ``votes`` are ones that say no more than for, against or
    neither: whose say more (a reason, a comment, a date) are a panel of whatever size.
    """
    return len(votes.experts) > (_MOST_NUMBERS if votes.is_anonymous else LARGEST_PANEL)


def count_voters(
    argument_map: ArgumentMap, table: VoteTable, groups_by: GroupsBy = ""
) -> ArgumentMap:
    """The map with its votes as counts by group, and without whoever voted.

    Where fewer than two groups are published, or ``groups_by`` names a reading, they are found
    from the votes.

    Raises:
        UsageError: numpy is not installed.
    """
    votes = with_groups(table, groups_by)
    from counterpoint.analysis.groups import crowd_of  # noqa: PLC0415 (loads numpy)

    crowd = crowd_of(votes, [claim.id for claim in argument_map.claims])
    return replace(without_voters(argument_map), crowd=crowd)


def with_groups(table: VoteTable, groups_by: GroupsBy = "") -> VoteTable:
    """The votes with the groups that are published, else with ones that are found from them.

    Raises:
        UsageError: numpy is not installed.
    """
    if not can_count():
        raise UsageError(NEEDS_NUMPY)
    are_published = len(table.group_names()) > 1 and not groups_by
    return table if are_published else _grouped(table, groups_by)


def without_voters(argument_map: ArgumentMap) -> ArgumentMap:
    """The map with its claims, and without whoever voted and what they said."""
    return replace(argument_map, experts=(), arguments=(), attacks=(), relations=(), stances=())


def votes_of_crowd(argument_map: ArgumentMap, table: VoteTable | None) -> VoteTable | None:
    """The votes, with groups, of so many that they are told by group though each has stances.

    ``None`` where the panel is no crowd, where there is nothing but counts, or numpy is not
    installed. Without a ``table`` the stances are taken for votes.
    """
    is_nameless = table is not None and table.is_anonymous
    is_told_by_group = argument_map.is_crowd or (
        is_nameless and len(argument_map.panel) > _MOST_NUMBERS
    )
    if not is_told_by_group or argument_map.crowd is not None or not can_count():
        return None
    votes = table or VoteTable.of_stances(argument_map)
    return votes if len(votes.group_names()) > 1 else _grouped(votes)


def with_figures(analysis: Analysis, argument_map: ArgumentMap) -> Analysis:
    """``analysis`` with what follows from the counts of a crowd; as it is where there are none.

    Raises:
        UsageError: there are, and numpy is not installed.
    """
    if argument_map.crowd is None:
        return analysis
    if not can_count():
        raise UsageError(
            f"{argument_map.id} holds the counts of a crowd, which need numpy; "
            "install counterpoint[votes]"
        )
    from counterpoint.analysis.groups import find_figures  # noqa: PLC0415 (loads numpy)

    return replace(analysis, crowd=find_figures(argument_map.crowd))


def _grouped(votes: VoteTable, groups_by: GroupsBy = "") -> VoteTable:
    from counterpoint.analysis import groups  # noqa: PLC0415 (loads numpy)

    return groups.find_groups_as_polis(votes) if groups_by == "polis" else groups.find_groups(votes)


def measure_groups(paths: Sequence[Path], groups_by: GroupsBy = "") -> GroupMeasures:
    """The measures by group of the vote in the files at ``paths``, or of a crowd's counts in RDF.

    Where the files name fewer than two groups, or ``groups_by`` names a reading of the votes,
    groups are found from them.

    Raises:
        InputError: the files hold no votes, or are wrong.
        LimitError: a file is larger than the limit.
        UsageError: numpy is not installed, or the votes show no groups either.
    """
    if not can_count():
        raise UsageError(NEEDS_NUMPY)
    if len(paths) == 1 and paths[0].suffix.lower() in RDF_SUFFIXES and paths[0].exists():
        if groups_by:
            message = "holds counts and no votes, by which groups could be found otherwise"
            raise UsageError(f"{paths[0]} {message}; name the file of votes, or leave it out")
        argument_map = store.Store.read_rdf(paths[0]).read_map()
    else:
        result = read_table_of_votes(paths)
        argument_map = count_voters(result.map, result.table, groups_by)
    measures = measures_of(argument_map)
    if len(measures.crowd.groups) < 2:
        raise UsageError(
            "no two groups are named, and the votes show none; name them in a column `group`"
        )
    return measures


def read_table_of_votes(paths: Sequence[Path]) -> VotesResult:
    """The votes in files that are nothing but tables of votes.

    Raises:
        InputError: with every mistake of every file, or where one is no table of votes.
        LimitError: a file is larger than the limit.
    """
    for path in paths:
        if not path.exists():
            raise InputError(Problem(Place(str(path)), "there is no such file", "check the path"))
        if format_of(path) not in {POLIS, TABLE}:
            advice = "name a table (.csv, .xlsx, .ods, .parquet), or the folder of a Polis export"
            raise InputError(Problem(Place(str(path)), "this is no table of votes", advice))
    return formats.read_crowd(paths) or formats.read_votes(paths)


def measures_of(argument_map: ArgumentMap) -> GroupMeasures:
    """The measures by group of a map that holds the counts of a crowd.

    Without two groups all voters are one, and nothing is compared.

    Raises:
        UsageError: it holds none.
    """
    from counterpoint.analysis import groups  # noqa: PLC0415 (numpy loads only where it is used)

    crowd = argument_map.crowd
    if crowd is None:
        raise UsageError(f"{argument_map.id} holds no votes that are counted by group")
    counts = groups.counts_of(crowd)
    consensus, brief = groups.find_consensus_of_groups(counts), groups.find_vote_brief(counts)
    if len(crowd.groups) < 2:
        return GroupMeasures(argument_map, crowd, counts, consensus, brief=brief)
    return GroupMeasures(
        argument_map,
        crowd,
        counts,
        consensus,
        groups.find_representative(counts),
        groups.find_divides(counts),
        groups.find_group_pairs(counts),
        groups.find_group_names(counts),
        brief,
    )
