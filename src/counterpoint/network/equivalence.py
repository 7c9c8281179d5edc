"""Claims that say the same: union-find over the declared equivalences, and what may not merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from counterpoint.errors import InputError, Place, Problem
from counterpoint.model import ArgumentMap, ClaimKind, Relation, RelationKind

_OPPOSED = {
    RelationKind.CONTRADICTS: "contradicts",
    RelationKind.CONTRARY: "is contrary to",
    RelationKind.INCOMPATIBLE: "is incompatible with",
}

# What a claim is about, in the sense of stasis theory: forecasts and warnings are questions of
# fact, as assessments are; worth, meaning and policy are each decided on other grounds.
_STASIS = {
    ClaimKind.RECOMMENDATION: "policy",
    ClaimKind.ASSESSMENT: "fact",
    ClaimKind.FORECAST: "fact",
    ClaimKind.WARNING: "fact",
    ClaimKind.VALUE: "value",
    ClaimKind.DEFINITION: "definition",
}


def find_classes(argument_map: ArgumentMap) -> dict[str, str]:
    """The class of each claim, by claim id; a class is named by its first member in id order.

    Near linear (union-find with path halving).

    Raises:
        InputError: a class holds a claim and what it contradicts, or claims of different
            kinds of question (fact, value, policy, definition); all such problems at once.
    """
    parent = {claim.id: claim.id for claim in argument_map.claims}

    def root(claim: str) -> str:
        while parent[claim] != claim:
            parent[claim] = parent[parent[claim]]
            claim = parent[claim]
        return claim

    for relation in argument_map.relations:
        if relation.kind is RelationKind.EQUIVALENT:
            first, second = sorted((root(relation.source), root(relation.target)))
            parent[second] = first
    classes = {claim.id: root(claim.id) for claim in argument_map.claims}
    problems = [*_opposed_members(argument_map, classes), *_mixed_questions(argument_map)]
    if problems:
        raise InputError(problems)
    return classes


def members_of(classes: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The claims of each class, sorted; the class id comes first."""
    claims_by_class: dict[str, list[str]] = defaultdict(list)
    for claim, class_id in classes.items():
        claims_by_class[class_id].append(claim)
    return {class_id: tuple(sorted(claims)) for class_id, claims in sorted(claims_by_class.items())}


def find_drift(
    members: Mapping[str, tuple[str, ...]], relations: Iterable[Relation]
) -> tuple[str, ...]:
    """Classes of more than three members that are not declared equivalent pair by pair.

    Equivalence drifts along a chain (A like B, B like C, C like D), so that the ends may no
    longer mean the same. Such classes are merged as declared, and named.
    """
    declared = {
        frozenset((relation.source, relation.target))
        for relation in relations
        if relation.kind is RelationKind.EQUIVALENT
    }
    # In three claims the ends of a chain are one claim apart, as any mapper sees; from four on
    # somebody has to say that they still mean the same.
    return tuple(
        class_id
        for class_id, claims in members.items()
        if len(claims) > 3
        and any(frozenset(pair) not in declared for pair in combinations(claims, 2))
    )


def _opposed_members(argument_map: ArgumentMap, classes: Mapping[str, str]) -> Iterable[Problem]:
    titles = {claim.id: claim.title for claim in argument_map.claims}
    for relation in argument_map.relations:
        if relation.kind not in _OPPOSED or classes[relation.source] != classes[relation.target]:
            continue
        yield Problem(
            relation.place or Place(argument_map.id),
            f"[{titles[relation.source]}] {_OPPOSED[relation.kind]} [{titles[relation.target]}], "
            "and both are declared equivalent",
            "take away one of the equivalences between them, or this relation",
            code="opposed-equivalents",
        )


def _mixed_questions(argument_map: ArgumentMap) -> Iterable[Problem]:
    claims = {claim.id: claim for claim in argument_map.claims}
    for relation in argument_map.relations:
        if relation.kind is not RelationKind.EQUIVALENT:
            continue
        first, second = claims[relation.source], claims[relation.target]
        if first.kind is None or second.kind is None:
            continue
        if _STASIS[first.kind] != _STASIS[second.kind]:
            yield Problem(
                relation.place or Place(argument_map.id),
                f"[{first.title}] ({first.kind.value}) and [{second.title}] "
                f"({second.kind.value}) are declared equivalent, but answer different questions",
                "let one be a reason for the other, or give both the same kind",
                code="equivalent-kinds",
            )
