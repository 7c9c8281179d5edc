from __future__ import annotations

from dataclasses import replace

from samples import city_map

from counterpoint.analysis import find_candidates
from counterpoint.model import ArgumentMap, Claim, Relation, RelationKind
from counterpoint.network import build_network


def of(*claims: Claim, relations: tuple[Relation, ...] = ()) -> ArgumentMap:
    return ArgumentMap("m", "https://e.org/", "t", "q", claims=claims, relations=relations)


FREE = Claim("free", "Free the buses", "The council should make buses free of fares.")
GRATIS = Claim("gratis", "Buses without fares", "The council should make its buses cost nothing.")
ROAD = Claim("road", "Build a ring road", "Lorries need another way around town.")


def test_claims_of_like_wording_are_candidates_with_the_words_they_share() -> None:
    candidates = find_candidates(build_network(of(FREE, GRATIS, ROAD)), least=0.1)

    assert (candidates[0].first, candidates[0].second) == ("free", "gratis")
    assert "“buses”" in candidates[0].reason
    assert "“council”" in candidates[0].reason


def test_what_is_linked_already_is_no_candidate() -> None:
    relation = Relation("r", RelationKind.CONTRARY, "gratis", "free")

    candidates = find_candidates(
        build_network(of(FREE, GRATIS, ROAD, relations=(relation,))), least=0.1
    )

    assert {("free", "gratis")} & {(x.first, x.second) for x in candidates} == set()


def test_equivalent_claims_are_one_and_no_candidate() -> None:
    candidates = find_candidates(build_network(city_map()), least=0.01)

    assert {("buses", "gratis"), ("gratis", "buses")} & {
        (x.first, x.second) for x in candidates
    } == set()


def test_a_word_of_the_topic_tells_less_than_one_of_its_own() -> None:
    about = tuple(
        Claim(f"c{i}", f"Traffic {word}", "", topics=("t",))
        for i, word in enumerate(("lights", "wardens", "fines"))
    )
    others = tuple(
        Claim(f"d{i}", word, "") for i, word in enumerate(("oak", "elm", "ash", "yew", "box"))
    )
    untopical = tuple(replace(claim, topics=()) for claim in about)

    likest_of_topic = find_candidates(build_network(of(*about, *others)), least=0.001)[0]
    likest = find_candidates(build_network(of(*untopical, *others)), least=0.001)[0]

    assert 0 < likest_of_topic.likeness < likest.likeness


def test_the_order_and_number_of_runs_change_nothing() -> None:
    network = build_network(of(FREE, GRATIS, ROAD))

    assert find_candidates(network, least=0.01) == find_candidates(
        build_network(of(ROAD, GRATIS, FREE)), least=0.01
    )


def test_a_map_without_claims_has_no_candidates() -> None:
    assert find_candidates(build_network(of())) == ()
