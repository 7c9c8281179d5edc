"""What a map may not name and what may not be declared equivalent, by place, words and code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations_with_replacement
from typing import Any

import pytest
from samples import stance

from counterpoint.errors import InputError, Place, Problem
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Relation,
    RelationKind,
)
from counterpoint.network import build_network

Change = Callable[[Place | None], dict[str, Any]]
PLACE = Place("city.argdown", 7, 3)
SUMMARISES, EQUIVALENT = RelationKind.SUMMARISES, RelationKind.EQUIVALENT
QUESTIONS = {
    ClaimKind.RECOMMENDATION: "policy",
    ClaimKind.ASSESSMENT: "fact",
    ClaimKind.FORECAST: "fact",
    ClaimKind.WARNING: "fact",
    ClaimKind.VALUE: "value",
    ClaimKind.DEFINITION: "definition",
}


def problems_of(argument_map: ArgumentMap) -> list[Problem]:
    with pytest.raises(InputError) as error:
        build_network(argument_map)
    return list(error.value.problems)


def reason(*premises: str, conclusion: str | None, place: Place | None) -> dict[str, Any]:
    return {"arguments": (Argument("new", premises, conclusion, place=place),)}


def objection(premise: str, target: str, kind: AttackKind, place: Place | None) -> dict[str, Any]:
    return {"attacks": (Attack("new", (premise,), target, kind, place=place),)}


def relation(source: str, target: str, place: Place | None) -> dict[str, Any]:
    return {"relations": (Relation("new", SUMMARISES, source, target, place=place),)}


def word(
    expert: str, target: str, place: Place | None, conditions: tuple[str, ...] = ()
) -> dict[str, Any]:
    record = stance(expert, target, conditions=conditions)
    return {"stances": (replace(record, place=place),)}


@pytest.mark.parametrize("place", [PLACE, None], ids=["placed", "nowhere"])
@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("claim", lambda place: reason("poor", "gone", conclusion="buses", place=place)),
        ("claim or argument", lambda place: reason("poor", conclusion="gone", place=place)),
        ("claim", lambda place: objection("gone", "buses", AttackKind.REBUT, place)),
        (
            "target of an attack",
            lambda place: objection("poor", "gone", AttackKind.UNDERMINE, place),
        ),
        ("target of an attack", lambda place: objection("poor", "gone", AttackKind.REBUT, place)),
        ("claim", lambda place: relation("gone", "buses", place)),
        ("claim", lambda place: relation("buses", "gone", place)),
        ("expert", lambda place: word("gone", "buses", place)),
        ("claim, argument or attack", lambda place: word("ruiz", "gone", place)),
        ("claim", lambda place: word("ruiz", "buses", place, ("poor", "gone"))),
    ],
    ids=[
        "premise",
        "conclusion",
        "premise of an attack",
        "undermined",
        "rebutted",
        "source",
        "target",
        "expert",
        "target of a stance",
        "condition",
    ],
)
def test_a_name_that_the_map_lacks_is_refused_where_it_stands(
    city: ArgumentMap, what: str, change: Change, place: Place | None
) -> None:
    bare = replace(city, arguments=(), attacks=(), relations=(), stances=())

    problems = problems_of(replace(bare, **change(place)))

    assert problems == [
        Problem(
            place or Place("city"),
            f"there is no {what} 'gone' in this map",
            "add it, or correct the name",
            code="unknown-name",
        )
    ]


def test_an_undercut_needs_an_argument(city: ArgumentMap) -> None:
    attack = Attack("new", ("poor",), "buses", AttackKind.UNDERCUT)

    (problem,) = problems_of(replace(city, attacks=(attack,), stances=()))

    assert problem.message == "there is no target of an attack 'buses' in this map"


@pytest.mark.parametrize("kind", [AttackKind.REBUT, AttackKind.UNDERMINE])
def test_an_attack_of_another_kind_may_be_aimed_at_an_argument(
    city: ArgumentMap, kind: AttackKind
) -> None:
    attack = Attack("new", ("poor",), "worked-charge", kind)

    inference = build_network(replace(city, attacks=(attack,), stances=())).attacks["new"]

    assert (inference.end, inference.against) == (None, "worked-charge")


def test_an_undercut_of_what_a_claim_is_called_too_is_aimed_at_the_argument(
    city: ArgumentMap,
) -> None:
    claim = Claim("worked-charge", "Both", "Both.", ClaimKind.ASSESSMENT)
    attacks = (
        Attack("step", ("poor",), "worked-charge", AttackKind.UNDERCUT),
        Attack("word", ("poor",), "worked-charge", AttackKind.REBUT),
    )

    network = build_network(
        replace(city, claims=(*city.claims, claim), attacks=attacks, stances=())
    )

    assert {key: (x.end, x.against) for key, x in network.attacks.items()} == {
        "step": (None, "worked-charge"),
        "word": ("worked-charge", None),
    }


PAIRS = list(combinations_with_replacement(ClaimKind, 2))
ALIKE = [pair for pair in PAIRS if QUESTIONS[pair[0]] == QUESTIONS[pair[1]]]
MIXED = [pair for pair in PAIRS if pair not in ALIKE]


def names(pair: tuple[ClaimKind, ClaimKind]) -> str:
    return f"{pair[0].value} {pair[1].value}"


def declared_equivalent(kinds: tuple[ClaimKind | None, ClaimKind | None]) -> ArgumentMap:
    claims = tuple(
        Claim(name, name.upper(), "", kind) for name, kind in zip("ab", kinds, strict=True)
    )
    tie = Relation("tie", EQUIVALENT, "a", "b", place=PLACE)
    return ArgumentMap(
        "pair", "https://example.org/", "A pair", "Are they?", claims=claims, relations=(tie,)
    )


@pytest.mark.parametrize("pair", MIXED, ids=names)
def test_claims_that_answer_two_questions_are_not_equivalent(
    pair: tuple[ClaimKind, ClaimKind],
) -> None:
    assert problems_of(declared_equivalent(pair)) == [
        Problem(
            PLACE,
            f"[A] ({pair[0].value}) and [B] ({pair[1].value}) are declared equivalent, "
            "but answer different questions",
            "let one be a reason for the other, or give both the same kind",
            code="equivalent-kinds",
        )
    ]


@pytest.mark.parametrize("pair", ALIKE, ids=names)
def test_claims_that_answer_one_question_may_be_equivalent(
    pair: tuple[ClaimKind, ClaimKind],
) -> None:
    assert build_network(declared_equivalent(pair)).members == {"a": ("a", "b")}


@pytest.mark.parametrize("kinds", [(None, ClaimKind.VALUE), (ClaimKind.VALUE, None), (None, None)])
def test_a_claim_of_no_kind_may_be_equivalent_to_any(
    kinds: tuple[ClaimKind | None, ClaimKind | None],
) -> None:
    assert build_network(declared_equivalent(kinds)).members == {"a": ("a", "b")}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (RelationKind.CONTRADICTS, "contradicts"),
        (RelationKind.CONTRARY, "is contrary to"),
        (RelationKind.INCOMPATIBLE, "is incompatible with"),
    ],
    ids=["contradicts", "contrary", "incompatible"],
)
@pytest.mark.parametrize("place", [PLACE, None], ids=["placed", "nowhere"])
def test_what_a_class_may_not_hold_is_told_in_full(
    city: ArgumentMap, kind: RelationKind, words: str, place: Place | None
) -> None:
    torn = Relation("torn", kind, "gratis", "buses", place=place)

    problems = problems_of(replace(city, relations=(*city.relations, torn)))

    assert problems == [
        Problem(
            place or Place("city"),
            f"[Gratis buses] {words} [Free buses], and both are declared equivalent",
            "take away one of the equivalences between them, or this relation",
            code="opposed-equivalents",
        )
    ]


def test_a_special_case_of_an_equivalent_claim_is_no_mistake_and_no_tie(city: ArgumentMap) -> None:
    inside = Relation("inside", RelationKind.NARROWER, "gratis", "buses")

    network = build_network(replace(city, relations=(*city.relations, inside)))

    between = {relation.id for _, _, relation in network.around.relations}
    assert between & {"inside", "buses-gratis"} == set()
    assert "charge-free" in between
