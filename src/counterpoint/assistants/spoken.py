"""Whose words a sentence of a brief rests on: of whom it speaks, and what these say to it.

What belongs here: from a sentence to stances. What does not: how a passage is told
(`counterpoint.assistants.records`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from counterpoint.assistants.debates import Served
from counterpoint.model import BriefSentence, Clause, Issue, IssuePosition, clauses_of
from counterpoint.wording import arguments_of


def stances_behind(served: Served, sentence: BriefSentence, issues: Sequence[Issue]) -> list[str]:
    """The quoted stances, by id, of those of whom a sentence speaks, the first of each first.

    They are those toward a claim that the sentence names; else those that show where the expert
    stands on its ``issues``; else those on the condition of such a claim. None where it speaks of
    nobody.
    """
    clauses = [*_clauses_in(clauses_of(sentence.sentence))]
    named_experts = set(_ids_in(clauses, "experts"))
    claims = set(_ids_in(clauses, "claims"))
    positions = [x for issue in issues for x in issue.positions]
    counted_experts = {x.expert for clause in clauses for x in positions if _is_counted(clause, x)}
    quoted = [x for x in served.debate.map.stances if x.quotation is not None]
    rows = [
        [x.id for x in quoted if x.expert == expert and x.target in claims]
        or _showing(served, expert, positions)
        or [x.id for x in quoted if x.expert == expert and not claims.isdisjoint(x.conditions)]
        for expert in sorted(named_experts | counted_experts)
    ]
    return [x for x in chain.from_iterable(zip_longest(*rows)) if x is not None]


def _is_counted(clause: Clause, position: IssuePosition) -> bool:
    """Whether a clause that gives a number of people counts who has that position."""
    shares = position.mark.is_for and not position.in_part
    if clause.key.startswith("many."):
        return shares
    if clause.key == "brief.reason":
        return shares and not {*_ids_in([clause], "claims")}.isdisjoint(position.reasons)
    if clause.key == "brief.for-many":
        return position.mark.is_for
    return clause.key == "brief.against-many" and position.mark.is_against


def _showing(served: Served, expert: str, positions: Iterable[IssuePosition]) -> list[str]:
    return [
        stance
        for position in positions
        if position.expert == expert
        for stance in position.stances
        if served.stances_by_id[stance].quotation is not None
    ]


def _clauses_in(parts: Iterable[object]) -> Iterator[Clause]:
    for part in parts:
        if isinstance(part, Clause):
            yield part
            yield from _clauses_in(part.arguments)
        elif isinstance(part, tuple):
            yield from _clauses_in(part)


def _ids_in(clauses: Iterable[Clause], kind: str) -> Iterator[str]:
    for clause in clauses:
        for part, each in zip(clause.arguments, arguments_of(clause.key).values(), strict=True):
            if each == kind and isinstance(part, tuple):
                yield from (x for x in part if isinstance(x, str))
