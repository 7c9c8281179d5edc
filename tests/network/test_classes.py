"""Classes of equivalent claims, and what leads where between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import pytest
from analysis.debates import Debate

from counterpoint.model import Directness, Firmness, RelationKind, Stance
from counterpoint.network import ArgumentNetwork

EQUIVALENT = RelationKind.EQUIVALENT
Key = TypeVar("Key")


def equivalent(*pairs: str) -> ArgumentNetwork:
    """The network of claims of one letter, of which these pairs are declared equivalent."""
    debate = Debate("ada")
    for pair in pairs:
        debate.relates(pair[0], EQUIVALENT, pair[1])
    return debate.network()


@pytest.mark.parametrize(
    ("pairs", "drifting"),
    [
        (["ab", "bc"], ()),
        (["ab", "bc", "cd"], ("a",)),
        (["ab", "ac", "ad", "bc", "bd", "cd"], ()),
        (["ac", "ad", "bc", "bd", "cd"], ("a",)),
        (["dc", "cb", "ba"], ("a",)),
    ],
    ids=["three in a chain", "four in a chain", "pair by pair", "all but one", "turned round"],
)
def test_a_class_of_more_than_three_that_nobody_confirmed_pair_by_pair_drifts(
    pairs: list[str], drifting: tuple[str, ...]
) -> None:
    assert equivalent(*pairs).drifting == drifting


def test_only_equivalences_confirm_a_class() -> None:
    debate = Debate("ada").relates("a", RelationKind.NARROWER, "b").relates("a", EQUIVALENT, "c")
    debate.relates("a", EQUIVALENT, "d").relates("b", EQUIVALENT, "c")

    assert debate.relates("b", EQUIVALENT, "d").relates(
        "c", EQUIVALENT, "d"
    ).network().drifting == ("a",)


@pytest.mark.parametrize(
    "pairs", [["cb", "ba", "ed"], ["ab", "bc", "de"]], ids=["downward", "upward"]
)
def test_a_class_is_named_by_its_first_member_whichever_way_it_is_declared(
    pairs: list[str],
) -> None:
    network = equivalent(*pairs)

    assert network.members == {"a": ("a", "b", "c"), "d": ("d", "e")}
    assert network.class_of == {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d"}
    assert network.classes_of(["e", "c", "d", "b"]) == ("a", "d")


def test_the_shortest_way_between_equivalents_is_shown() -> None:
    network = equivalent("ab", "bc", "cd", "da", "ef")

    assert [x.id for x in network.equivalence_path("a", "d")] == ["d-equivalent-a"]
    assert len(network.equivalence_path("a", "c")) == 2
    assert network.equivalence_path("b", "b") == ()


@pytest.mark.parametrize(
    ("first", "second", "face"),
    [(1, 1, "buses"), (1, 2, "gratis"), (2, 1, "buses"), (0, 1, "gratis"), (0, 0, "buses")],
)
def test_the_claim_that_most_stances_are_about_stands_for_its_class(
    first: int, second: int, face: str
) -> None:
    debate = Debate("ada", "bo", "cy", editor="desk").relates("buses", EQUIVALENT, "gratis")
    for expert in ("ada", "bo")[:first]:
        debate.says(expert, "buses")
    for expert in ("bo", "cy")[:second]:
        debate.denies(expert, "gratis")
    debate.says("desk", "gratis").says("cy", "gratis", Directness.REPORTED)

    assert debate.network().face("buses").id == face


@pytest.mark.parametrize(
    ("backings", "end", "hops"),
    [(0, "toll", 1), (1, "toll", 2), (6, "toll", 7), (7, None, 8), (9, None, 8)],
)
def test_a_row_of_backings_leads_to_the_conclusion_up_to_seven_hops(
    backings: int, end: str | None, hops: int
) -> None:
    debate = Debate("ada").argues("", "r0", "toll")
    last = "r0>toll"
    for number in range(1, backings + 1):
        debate.argues("", f"r{number}", last)
        last = f"r{number}>{last}"

    inference = debate.network().arguments[last]

    assert (inference.end, inference.hops) == (end, hops)


def test_an_argument_without_a_conclusion_leads_nowhere() -> None:
    debate = Debate("ada").argues("ada", "air", "toll")
    open_ended = tuple(replace(x, conclusion=None) for x in debate.map.arguments)
    debate.map = replace(debate.map, arguments=open_ended)

    network = debate.network()

    assert (network.arguments["air>toll"].end, network.arguments["air>toll"].hops) == (None, 1)
    assert network.around.arguments_for == {}


def test_what_is_equivalent_to_the_conclusion_is_no_premise_of_it() -> None:
    debate = Debate("ada").argues("ada", "gratis air", "buses")
    network = debate.relates("buses", EQUIVALENT, "gratis").network()

    assert network.arguments["gratis+air>buses"].premises == ("air",)
    assert [x.id for x in network.arguments_for("buses")] == ["gratis+air>buses"]
    assert network.arguments_from("buses") == ()


def test_each_premise_supports_the_conclusion_and_no_attack_does() -> None:
    debate = Debate("ada").argues("ada", "sea air", "toll").attacks("ada", "shops", "toll")

    network = debate.network()

    assert [x.id for x in network.arguments_for("toll")] == ["sea+air>toll"]
    assert [x.id for x in network.arguments_from("air")] == ["sea+air>toll"]
    assert [x.id for x in network.arguments_from("sea")] == ["sea+air>toll"]
    assert network.arguments_from("shops") == ()
    assert [x.id for x in network.inferences_from("shops")] == ["shops!toll"]
    assert network.attacks["shops!toll"].premises == ("shops",)


def test_ties_run_between_classes_and_carry_the_relation() -> None:
    debate = Debate("ada").relates("buses", EQUIVALENT, "gratis")
    network = debate.relates("gratis", RelationKind.NARROWER, "pricing", 0.5).network()

    ((start, end, relation),) = network.around.relations

    assert (start, end) == ("buses", "pricing")
    assert (relation.source, relation.degree) == ("gratis", 0.5)
    assert network.relations_into("pricing") == network.relations_out_of("buses")
    assert network.relations_out_of("pricing") == network.relations_into("buses") == ()


def test_only_the_arguments_inside_a_circle_are_circular() -> None:
    debate = Debate("ada").argues("ada", "a", "b").argues("ada", "b", "a").argues("ada", "c", "a")
    debate.argues("ada", "d e", "f").argues("ada", "f", "d").argues("ada", "a", "g")

    network = debate.network()

    assert network.support_cycles == (("a", "b"), ("d", "f"))
    assert network.circular == {"a>b", "b>a", "d+e>f", "f>d"}


def people(stances: Mapping[Key, tuple[Stance, ...]]) -> dict[Key, list[str]]:
    return {key: [stance.expert for stance in of_key] for key, of_key in stances.items()}


def test_who_stands_where_is_told_apart_by_target_standing_and_sign() -> None:
    debate = (
        Debate("ada", "bo", editor="desk").says("ada", "toll").says("ada", "toll", Firmness.HEDGED)
    )
    debate.says("desk", "toll").says("bo", "toll", Directness.REPORTED).argues("ada", "air", "toll")
    debate.argues("desk", "air", "toll").argues("bo", "air", "toll", Directness.REPORTED)
    debate.rejects("bo", "air>toll").rejects("desk", "air>toll").attacks("bo", "shops", "toll")

    network = debate.network()

    assert people(network.stances) == {("ada", "toll"): ["ada", "ada"]}
    assert people(network.editorial) == {"toll": ["desk"]}
    assert people(network.put_forward) == {"air>toll": ["ada"], "shops!toll": ["bo"]}
    assert people(network.rejected) == {"air>toll": ["bo"]}
    assert network.panel == ("ada", "bo")


def test_a_claim_may_have_a_colon_in_its_name() -> None:
    debate = Debate("ada").says("ada", "x:a:b").argues("ada", "x:a", "x:a:b")

    network = debate.relates("x:a:b", RelationKind.NARROWER, "y:b").network()

    assert set(network.members) == {"x:a", "x:a:b", "y:b"}
    assert network.arguments["x:a>x:a:b"].premises == ("x:a",)
    assert list(network.stances) == [("ada", "x:a:b")]
