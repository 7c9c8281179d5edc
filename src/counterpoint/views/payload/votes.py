"""What the page of a crowd knows of its votes: groups, counts, measures, and who voted how.

All of it in columns: numbers stand for the places of claims and experts in the page's own lists,
because a conversation of thousands has a hundred thousand votes. What belongs here: votes for
the page. What does not: computing measures, see `counterpoint.analysis.groups`. Loads numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counterpoint.analysis.groups import (
    GroupCount,
    VoteCounts,
    counts_of,
    find_consensus_of_groups,
    find_divides,
    find_group_names,
    find_group_pairs,
    find_representative,
    find_vote_brief,
)
from counterpoint.model import (
    ArgumentMap,
    Clause,
    Crowd,
    Firmness,
    Polarity,
    Sentence,
    Stance,
    Vote,
    VoteTable,
)
from counterpoint.wording import CompactSentences

Json = dict[str, Any]


def votes_of(
    argument_map: ArgumentMap, crowd: Crowd, book: CompactSentences, table: VoteTable | None = None
) -> Json:
    """The votes of ``argument_map`` by group. Linear in the votes and in claims times groups.

    ``people`` are all voters; ``counts`` has for each claim agrees, disagrees and passes of each
    group and then of those in none; ``measures`` group-aware consensus and rejection, to which
    side the groups lean on average, and how far apart which two groups are; ``brief`` two
    sentences about the whole, and ``called`` what a group may be named by, both said through
    ``book``. Without groups all are counted as one. With the single votes of a ``table``,
    ``members`` says in which group each expert is, and ``ballots`` who affirms, who denies (where
    the stance says nothing more than that), and who passes.
    """
    counts = counts_of(crowd)
    data = {
        "groups": _groups(crowd, counts, book),
        "people": crowd.people,
        "brief": [
            {"says": _reason_data(each.says, book)} | ({"claim": each.claim} if each.claim else {})
            for each in find_vote_brief(counts)
        ],
        "origin": crowd.origin,
        "rejected": sorted(_places(argument_map, crowd.rejected)),
        "meta": sorted(_places(argument_map, crowd.meta)),
        "total": crowd.total,
        **_measures(argument_map, counts, crowd.groups),
    }
    if table is not None:
        data["members"] = _members(argument_map, table, crowd.groups)
        data["ballots"] = _ballots(argument_map, table)
    return data


def _members(argument_map: ArgumentMap, table: VoteTable, groups: Sequence[str]) -> list[int]:
    """The place of the group of each expert, -1 for none."""
    of_expert = dict(zip(table.experts, table.groups, strict=True))
    place = {group: number for number, group in enumerate(groups)}
    return [place.get(of_expert.get(expert.id) or "", -1) for expert in argument_map.experts]


def is_plain(stance: Stance, claims: frozenset[str]) -> bool:
    """Whether the stance says no more than for or against a claim, or that it takes no side."""
    details = (stance.conditions, stance.wording, stance.quotation, stance.date, stance.note)
    return (
        stance.mode_words in {(), (Firmness.UNDECIDED.value,), (Firmness.ABSTAINING.value,)}
        and stance.target in claims
        and stance.confidence is None
        and stance.grade is None
        and not any((*details, stance.voice, stance.shift))
    )


def _places(argument_map: ArgumentMap, claims: frozenset[str]) -> list[int]:
    return [place for place, claim in enumerate(argument_map.claims) if claim.id in claims]


def _groups(crowd: Crowd, counts: VoteCounts, book: CompactSentences) -> list[Json]:
    """Each group with its size and, where something sets it apart, what it may be called."""
    names = crowd.groups
    reasons = [each.reason for each in find_group_names(counts)] if len(names) > 1 else []
    called = dict(zip(names, reasons, strict=False))
    groups = []
    for name, size in zip(names, crowd.sizes, strict=False):
        group: Json = {"name": name, "size": size}
        reason = called.get(name)
        groups.append(group | ({"called": _reason_data(reason, book)} if reason else {}))
    return groups


def _reason_data(says: Clause, book: CompactSentences) -> Any:
    return book.data_of(Sentence("", [says]))


def _measures(argument_map: ArgumentMap, counts: VoteCounts, groups: Sequence[str]) -> Json:
    consensus = {x.claim: x for x in find_consensus_of_groups(counts, with_unranked=True)}
    several = len(groups) > 1
    divides = {x.claim: x for x in find_divides(counts, with_unranked=True)} if several else {}
    number = {name: place for place, name in enumerate(groups)}
    measures = []
    for claim in argument_map.claims:
        support, divide = consensus.get(claim.id), divides.get(claim.id)
        row: list[float] = (
            [_rounded(support.agreement), _rounded(support.rejection)] if support else [0, 0]
        )
        if divide:
            places = [number[group] for group in divide.groups]
            row += [_rounded(divide.leaning), _rounded(divide.between), *places]
        elif support:
            row.append(_rounded(_balance(support.counts[0])))
        measures.append(row)
    return {
        "counts": _counts(argument_map, counts, has_groups=bool(groups)),
        "measures": measures,
        "representative": _representative(argument_map, counts) if several else [],
        "pairs": [
            [number[x.first], number[x.second], x.same, x.opposite]
            for x in (find_group_pairs(counts) if several else ())
        ],
    }


def _balance(count: GroupCount) -> float:
    """To which side all together lean, as `Divide.leaning` says it of groups."""
    return (count.agrees - count.disagrees) / (count.seen + 2)


def _counts(argument_map: ArgumentMap, counts: VoteCounts, *, has_groups: bool) -> list[list[int]]:
    row_of = {claim: row for row, claim in enumerate(counts.claims)}
    columns = len(counts.groups) + 1 if has_groups else 1
    empty = [0] * (3 * columns)
    rows = []
    for claim in argument_map.claims:
        row = row_of.get(claim.id)
        if row is None:
            rows.append(empty)
            continue
        cells = (counts.at(row, column) for column in range(columns))
        rows.append([n for cell in cells for n in (cell.agrees, cell.disagrees, cell.passes)])
    return rows


def _representative(argument_map: ArgumentMap, counts: VoteCounts) -> list[list[Json]]:
    place = {claim.id: number for number, claim in enumerate(argument_map.claims)}
    return [
        [
            {
                "claim": place[each.claim],
                "denies": each.polarity is Polarity.DENY,
                "ratio": _rounded(each.ratio),
                "isSure": each.is_significant,
            }
            for each in group
        ]
        for group in find_representative(counts).values()
    ]


def _ballots(argument_map: ArgumentMap, table: VoteTable) -> list[list[list[int]]]:
    """By claim the places of experts who affirm, deny and pass, each sorted."""
    person = {expert.id: place for place, expert in enumerate(argument_map.experts)}
    claim_at = {claim.id: place for place, claim in enumerate(argument_map.claims)}
    claims = frozenset(claim_at)
    sides_of: list[list[list[int]]] = [[[], [], []] for _ in argument_map.claims]
    for stance in argument_map.stances:
        takes_side = not stance.firmness.takes_no_side  # who takes none is in the table of votes
        if stance.expert in person and takes_side and is_plain(stance, claims):
            side = 0 if stance.polarity is Polarity.AFFIRM else 1
            sides_of[claim_at[stance.target]][side].append(person[stance.expert])
    side_of_vote = {Vote.AGREE.value: 0, Vote.DISAGREE.value: 1, Vote.PASS.value: 2}
    for row, column, vote in zip(table.rows, table.columns, table.votes, strict=True):
        claim = table.claims[column]
        if vote == Vote.PASS.value or claim in table.meta:  # neither is a stance
            sides_of[claim_at[claim]][side_of_vote[vote]].append(person[table.experts[row]])
    return [[sorted(side) for side in sides] for sides in sides_of]


def _rounded(value: float) -> float:
    return round(value, 4)
