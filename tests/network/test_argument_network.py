"""From a map to its network: the graph, the classes and who stands where."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples import stance

from counterpoint.errors import InputError
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Firmness,
    Relation,
    RelationKind,
)
from counterpoint.network import build_network

EQUIVALENT = RelationKind.EQUIVALENT


def with_relations(argument_map: ArgumentMap, *relations: Relation) -> ArgumentMap:
    return replace(argument_map, relations=(*argument_map.relations, *relations))


def test_equivalent_claims_share_a_class(city: ArgumentMap) -> None:
    network = build_network(city)

    assert network.members["buses"] == ("buses", "gratis")
    assert network.class_of["gratis"] == "buses"


def test_equivalence_is_transitive(city: ArgumentMap) -> None:
    more = with_relations(city, Relation("gratis-ring", EQUIVALENT, "ring", "gratis"))

    assert build_network(more).members["buses"] == ("buses", "gratis", "ring")


def test_the_way_between_equivalents_is_given_as_relations(city: ArgumentMap) -> None:
    more = with_relations(city, Relation("gratis-ring", EQUIVALENT, "ring", "gratis"))

    path = build_network(more).equivalence_path("ring", "buses")

    assert [relation.id for relation in path] == ["gratis-ring", "buses-gratis"]


@pytest.mark.parametrize(
    "kind", [RelationKind.CONTRADICTS, RelationKind.CONTRARY, RelationKind.INCOMPATIBLE]
)
def test_a_class_that_opposes_itself_is_refused(city: ArgumentMap, kind: RelationKind) -> None:
    torn = with_relations(city, Relation("torn", kind, "gratis", "buses"))

    with pytest.raises(InputError, match=r"\[Gratis buses\].*\[Free buses\].*both are declared"):
        build_network(torn)


def test_claims_that_answer_different_questions_are_not_merged(city: ArgumentMap) -> None:
    mixed = with_relations(city, Relation("mixed", EQUIVALENT, "poor", "buses"))

    with pytest.raises(InputError, match="answer different questions"):
        build_network(mixed)


def test_all_wrong_equivalences_are_told_at_once(city: ArgumentMap) -> None:
    wrong = with_relations(
        city,
        Relation("mixed", EQUIVALENT, "poor", "buses"),
        Relation("torn", RelationKind.CONTRADICTS, "gratis", "buses"),
    )

    with pytest.raises(InputError) as error:
        build_network(wrong)

    assert [problem.code for problem in error.value.problems] == [
        "opposed-equivalents",
        "equivalent-kinds",
    ]


def test_long_chains_of_equivalence_are_named(city: ArgumentMap) -> None:
    chain = with_relations(
        city,
        Relation("one", EQUIVALENT, "gratis", "ring"),
        Relation("two", EQUIVALENT, "ring", "charge-lorries"),
    )

    assert build_network(chain).drifting == ("buses",)


def test_names_that_the_map_does_not_hold_are_refused_together(city: ArgumentMap) -> None:
    broken = replace(
        city,
        arguments=(*city.arguments, Argument("broken", ("nowhere",), "charge")),
        stances=(*city.stances, stance("nobody", "charge")),
    )

    with pytest.raises(InputError) as error:
        build_network(broken)

    assert sorted(problem.message for problem in error.value.problems) == [
        "there is no claim 'nowhere' in this map",
        "there is no expert 'nobody' in this map",
    ]


def test_only_the_panel_speaks_and_only_in_the_first_person(city: ArgumentMap) -> None:
    network = build_network(city)

    assert ("lind", "poor") not in network.stances
    assert all(expert in {"ruiz", "osei", "lind"} for expert, _ in network.stances)
    assert [x.expert for x in network.editorial["buses"]] == ["desk"]


def test_stances_toward_arguments_and_attacks_are_kept_apart(city: ArgumentMap) -> None:
    network = build_network(city)

    assert [x.expert for x in network.put_forward["shops-charge"]] == ["osei"]
    assert [x.expert for x in network.put_forward["worked-charge"]] == ["ruiz"]


def test_an_id_shared_by_a_claim_and_an_argument_names_both(city: ArgumentMap) -> None:
    shared = replace(
        city,
        claims=(*city.claims, Claim("toll", "Toll", "Toll.", ClaimKind.ASSESSMENT)),
        arguments=(*city.arguments, Argument("toll", ("toll",), "charge")),
        stances=(*city.stances, stance("ruiz", "toll")),
    )

    network = build_network(shared)

    assert ("ruiz", "toll") in network.stances
    assert [x.expert for x in network.put_forward["toll"]] == ["ruiz"]


def test_a_backing_of_an_argument_leads_to_its_conclusion_in_two_hops(city: ArgumentMap) -> None:
    backed = replace(
        city, arguments=(*city.arguments, Argument("backing", ("poor",), "worked-charge"))
    )

    inference = build_network(backed).arguments["backing"]

    assert (inference.end, inference.hops) == ("charge", 2)


def test_cycles_of_support_are_found(city: ArgumentMap) -> None:
    circular = replace(city, arguments=(*city.arguments, Argument("back", ("charge",), "worked")))

    network = build_network(circular)

    assert network.support_cycles == (("charge", "worked"),)
    assert network.circular == {"back", "worked-charge"}


def test_an_attack_on_a_class_finds_it_by_any_member(city: ArgumentMap) -> None:
    attacked = replace(
        city, attacks=(*city.attacks, Attack("no-gratis", ("shops",), "gratis", AttackKind.REBUT))
    )

    assert build_network(attacked).attacks["no-gratis"].end == "buses"


def test_the_face_of_a_class_is_its_most_used_member(city: ArgumentMap) -> None:
    argument_map = replace(
        city,
        stances=(*city.stances, stance("lind", "gratis", manner=Firmness.HEDGED, quote="gratis")),
    )

    assert build_network(city).face("buses").id == "buses"
    assert build_network(argument_map).face("buses").id == "gratis"
