"""What is settled together with what is supposed, by the relations of full degree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from counterpoint.analysis.basis.ground import Ground
from counterpoint.errors import UsageError
from counterpoint.model import Relation, RelationKind, Supposition

_ENTAILING = {RelationKind.NARROWER, RelationKind.REQUIRES}


@dataclass(frozen=True, slots=True)
class Consequences:
    """The classes that a supposition settles, false or true, each with that by which it does.

    What is supposed itself has an empty one; else it is the class before it in the row, and
    ``ties`` are the relations that say so, by what they settle.
    """

    rejected: Mapping[str, str]
    accepted: Mapping[str, str]
    ties: Mapping[str, tuple[Relation, ...]]


def find_consequences(supposition: Supposition, ground: Ground) -> Consequences:
    """What follows from a supposition by what the map declares wholly.

    What is false takes its special cases with it, and what can be had only with it. What is true
    takes the general claim with it and what it requires, and makes false what it excludes. Of two
    that exclude each other the falsehood of one says nothing of the other. Linear in the relations
    that are walked.

    Raises:
        UsageError: something would be both true and false.
    """
    class_of = ground.network.class_of
    truths: dict[str, tuple[bool, str]] = {}
    ties: dict[str, list[Relation]] = {}
    frontier = [(class_of[claim], True, "") for claim in supposition.accepted]
    frontier += [(class_of[claim], False, "") for claim in supposition.rejected]
    for claim, truth, through in frontier:
        present = truths.get(claim)
        if present is None:
            truths[claim] = (truth, through)
            for end, is_true, relation in _settled_by(claim, truth, ground):
                frontier.append((end, is_true, claim))
                if end not in truths:
                    ties.setdefault(end, []).append(relation)
        elif present[0] is not truth:
            _refuse(claim, present[1], through, truths, ground)
    return Consequences(
        {claim: through for claim, (truth, through) in truths.items() if not truth},
        {claim: through for claim, (truth, through) in truths.items() if truth},
        {
            claim: tuple(x for x in ties[claim] if through in _ends(x, ground))
            for claim, (_, through) in truths.items()
            if through
        },
    )


def _ends(relation: Relation, ground: Ground) -> tuple[str, str]:
    class_of = ground.network.class_of
    return class_of[relation.source], class_of[relation.target]


def _settled_by(claim: str, truth: bool, ground: Ground) -> Iterator[tuple[str, bool, Relation]]:
    """What a class settles, so or not so, and the relation by which it does."""
    if not truth:
        for start, _, relation in ground.network.relations_into(claim):
            if relation.kind in _ENTAILING and relation.degree == 1:
                yield start, False, relation
        return
    for _, end, relation in ground.network.relations_out_of(claim):
        if relation.kind in _ENTAILING and relation.degree == 1:
            yield end, True, relation
        elif relation.kind.excludes and relation.degree == 1:
            yield end, False, relation
    for start, _, relation in ground.network.relations_into(claim):
        if relation.kind.excludes and relation.degree == 1:
            yield start, False, relation


def _refuse(
    claim: str, one: str, other: str, truths: Mapping[str, tuple[bool, str]], ground: Ground
) -> None:
    """Say which suppositions settle a class in two ways."""

    def root(through: str) -> str:
        row = [claim]
        while through:
            row.append(through)
            through = truths[through][1]
        return row[-1]

    face = ground.network.face
    first, second = (f"[{face(root(x)).title}]" for x in (one, other))
    about = f"[{face(claim).title}]"
    if first == second == about:
        raise UsageError(f"{about} is supposed true and false; leave one of the two out")
    if first == second:
        raise UsageError(
            f"{first} cannot be supposed so: by the map's relations {about} would be both true "
            "and false; mend the relations, or suppose something else"
        )
    raise UsageError(
        f"{first} and {second} cannot be supposed together: by the map's relations {about} would "
        "be both true and false; leave one of the two out"
    )
