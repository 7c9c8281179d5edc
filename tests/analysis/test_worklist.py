from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from counterpoint.analysis import Worklist, analyse, find_worklist
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Claim,
    Expert,
    JudgedPair,
    Relation,
    RelationKind,
    Stance,
)
from counterpoint.network import build_network


def said(*speaking: tuple[str, Claim], relations: tuple[Relation, ...] = ()) -> ArgumentMap:
    """A map in which each claim is said by the expert beside it."""
    experts = {expert: Expert(expert, expert.title()) for expert, _ in speaking}
    claims = {claim.id: claim for _, claim in speaking}
    stances = tuple(Stance(f"{expert}-{claim.id}", expert, claim.id) for expert, claim in speaking)
    return ArgumentMap(
        "m",
        "https://e.org/",
        "t",
        "q",
        experts=tuple(experts.values()),
        claims=tuple(claims.values()),
        relations=relations,
        stances=stances,
    )


def work_of(argument_map: ArgumentMap, *, most: int = 20) -> Worklist:
    network = build_network(argument_map)
    return find_worklist(network, analyse(network).issues, most=most)


def pairs(work: Worklist) -> list[tuple[str, str]]:
    return [(pair.first, pair.second) for pair in work.open_pairs]


FERRY = Claim("ferry", "Keep the ferry", "The ferry should sail on.", topics=("water",))
BRIDGE = Claim("bridge", "Build a bridge", "A bridge should be built.", topics=("water",))
FARES = Claim("fares", "Ferry fares", "The ferry should cost less.", topics=("water",))
SCHOOL = Claim("school", "Mend the school", "Its roof leaks.", topics=("school",))
NARROWER = Relation("r", RelationKind.NARROWER, "fares", "ferry")


def test_claims_of_one_topic_by_different_experts_are_due() -> None:
    work = work_of(said(("ana", FERRY), ("ben", BRIDGE), ("ben", SCHOOL)))

    assert (pairs(work), work.judged, work.total) == ([("bridge", "ferry")], 0, 1)


def test_what_one_expert_says_alone_is_not_due() -> None:
    assert work_of(said(("ana", FERRY), ("ana", BRIDGE))).total == 0


def test_a_claim_that_two_share_is_due_with_what_one_of_them_says() -> None:
    work = work_of(said(("ana", FERRY), ("ben", FERRY), ("ana", BRIDGE)))

    assert pairs(work) == [("bridge", "ferry")]


def test_a_relation_judges_its_pair() -> None:
    work = work_of(said(("ana", FERRY), ("ben", FARES), relations=(NARROWER,)))

    assert (pairs(work), work.judged, work.total) == ([], 1, 1)


def test_a_reason_judges_its_pair() -> None:
    reasoned = replace(
        said(("ana", FERRY), ("ben", FARES)),
        arguments=(Argument("a", ("fares",), "ferry"),),
    )

    assert (work_of(reasoned).judged, work_of(reasoned).total) == (1, 1)


def test_a_mark_that_nothing_ties_two_judges_their_pair() -> None:
    marked = replace(
        said(("ana", FERRY), ("ben", FARES)), judged=(JudgedPair("j", ("fares", "ferry")),)
    )

    assert (pairs(work_of(marked)), work_of(marked).judged) == ([], 1)


def test_the_likest_wording_comes_first() -> None:
    work = work_of(said(("ana", FERRY), ("ben", BRIDGE), ("ben", FARES)))

    assert pairs(work) == [("fares", "ferry"), ("bridge", "ferry")]


def test_pairs_of_one_issue_come_before_those_of_likest_wording() -> None:
    pier = Claim("pier", "Mend that pier", "Wood has rotted.", topics=("water",))
    special = tuple(Relation(x, RelationKind.NARROWER, x, "ferry") for x in ("bridge", "pier"))
    speaking = (("ana", FERRY), ("ben", FARES), ("ben", pier), ("cat", BRIDGE))

    first, second = work_of(said(*speaking, relations=special)).open_pairs[:2]

    assert (first.first, first.second, first.issue is None) == ("bridge", "pier", False)
    assert (second.first, second.second, second.issue is None) == ("fares", "ferry", True)
    assert first.likeness < second.likeness


def test_what_is_left_off_is_counted() -> None:
    work = work_of(said(("ana", FERRY), ("ben", BRIDGE), ("ben", FARES)), most=1)

    assert (pairs(work), work.unlisted) == ([("fares", "ferry")], 1)


def test_a_claim_without_topic_is_named_where_others_have_one() -> None:
    bare = replace(SCHOOL, topics=())

    assert work_of(said(("ana", FERRY), ("ben", bare))).without_topic == ("school",)


def test_without_any_topic_wording_decides_what_is_due() -> None:
    others = [Claim(f"c{i}", word, word) for i, word in enumerate(("oak", "elm", "ash", "yew"))]
    alike = [replace(claim, topics=()) for claim in (FERRY, FARES)]

    work = work_of(said(("ana", alike[0]), ("ben", alike[1]), *(("cat", x) for x in others)))

    assert (pairs(work), work.has_topics) == ([("fares", "ferry")], False)


@given(st.permutations([("ana", FERRY), ("ben", BRIDGE), ("ben", FARES), ("ana", SCHOOL)]))
def test_order_changes_nothing(speaking: list[tuple[str, Claim]]) -> None:
    assert work_of(said(*speaking)) == work_of(said(*sorted(speaking, key=lambda x: x[1].id)))
