"""Which way between two claims counts, and what each link takes from a score."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from analysis.debates import Debate

from counterpoint.analysis import DEFAULTS
from counterpoint.errors import LimitError
from counterpoint.model import (
    Directness,
    Finding,
    FindingKind,
    Firmness,
    Polarity,
    RelationKind,
    StepKind,
)

NARROWER, REQUIRES = RelationKind.NARROWER, RelationKind.REQUIRES
BROADER, BACKING = FindingKind.BROADER, FindingKind.BACKING
CONTRADICTION = FindingKind.CONTRADICTION


def chain(debate: Debate, start: str, links: int, end: str = "toll", by: str | None = None) -> None:
    """``start`` is a special case of ``end`` at so many removes."""
    stops = [start, *(f"{start}-{number}" for number in range(1, links)), end]
    for lower, upper in pairwise(stops):
        debate.relates(lower, NARROWER, upper, by=by)


def met(debate: Debate, *, against: bool) -> Finding:
    """What Bo's word on the toll comes to with what Ada says of its special cases."""
    if against:
        return debate.denies("bo", "toll").only(CONTRADICTION)
    (finding,) = debate.says("bo", "toll").analysis().agreements
    return finding


both_signs = pytest.mark.parametrize("against", [True, False], ids=["against", "for"])


@both_signs
@pytest.mark.parametrize(
    ("links", "strength"),
    [(1, 0.8), (2, 0.64), (3, 0.56), (4, 0.56)],
    ids=["near", "two", "too far to win", "too far to reach"],
)
def test_the_best_way_wins_whatever_the_strongest_stance(
    links: int, strength: float, against: bool
) -> None:
    debate = Debate("ada", "bo").says("ada", "strong").says("ada", "weak", Firmness.HEDGED)
    chain(debate, "strong", links, by="ada")
    chain(debate, "weak", 1, by="ada")

    finding = met(debate, against=against)

    assert abs(finding.score) == pytest.approx(strength)
    assert finding.claims[0] == ("weak" if links > 2 else "strong")


@both_signs
@pytest.mark.parametrize(("free", "bound"), [("lorries", "vans"), ("vans", "lorries")])
def test_of_two_ways_as_strong_the_one_without_a_condition_counts(
    free: str, bound: str, against: bool
) -> None:
    debate = Debate("ada", "bo").says("ada", free, Firmness.HEDGED).says("ada", bound, when="rain")
    debate.relates(free, NARROWER, "toll").relates(bound, NARROWER, "toll")

    finding = met(debate, against=against)

    assert abs(finding.score) == pytest.approx(0.7 * 0.8)
    assert finding.conditions == ()


@both_signs
@pytest.mark.parametrize("stop_of_bo", ["cars", "vans"])
def test_of_two_ways_as_strong_and_as_long_the_one_that_somebody_says_counts(
    stop_of_bo: str, against: bool
) -> None:
    debate = Debate("ada", "bo").says("ada", "lorries")
    for stop in ("cars", "vans"):
        chain(debate, "lorries", 1, stop, by="bo" if stop == stop_of_bo else None)
        chain(debate, stop, 1, by="bo" if stop == stop_of_bo else None)

    finding = met(debate, against=against)

    of_bo = {x.id for x in debate.map.relations if x.asserted_by == "bo"}
    assert {x.id for x in finding.witness if x.kind is StepKind.RELATION} == of_bo
    assert not finding.possible


@both_signs
@pytest.mark.parametrize(("near", "far"), [("lorries", "vans"), ("vans", "lorries")])
def test_of_two_ways_as_strong_the_shorter_counts(near: str, far: str, against: bool) -> None:
    debate = Debate("ada", "bo").says("ada", near).says("ada", far)
    chain(debate, near, 1)
    chain(debate, far, 2)
    debate.says("bo", "toll", polarity=Polarity.DENY if against else Polarity.AFFIRM)

    (finding,) = debate.analysis(replace(DEFAULTS, special_case=1.0)).findings

    assert (finding.claims[0], finding.possible) == (near, False)
    assert abs(finding.score) == 1.0


@both_signs
@pytest.mark.parametrize(("own_claim", "read_claim"), [("lorries", "vans"), ("vans", "lorries")])
def test_of_two_ways_as_good_the_one_that_the_text_says_counts(
    own_claim: str, read_claim: str, against: bool
) -> None:
    debate = Debate("ada", "bo").says("ada", own_claim).says("ada", read_claim)
    debate.relates(own_claim, NARROWER, "toll", by="ada").relates(read_claim, NARROWER, "toll")

    finding = met(debate, against=against)

    assert finding.claims == (own_claim, "toll")


@both_signs
def test_ways_never_add_up(against: bool) -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("ada", "vans")
    debate.relates("lorries", NARROWER, "toll").relates("vans", NARROWER, "toll")

    assert abs(met(debate, against=against).score) == 0.8


def test_a_weaker_way_changes_nothing_about_a_finding() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").relates("lorries", NARROWER, "toll")
    before = debate.denies("bo", "toll").only(CONTRADICTION)

    debate.says("ada", "vans", Directness.IMPLIED).relates("vans", NARROWER, "toll", 0.9)

    assert debate.only(CONTRADICTION) == before


def test_the_direct_word_counts_though_a_special_case_is_held_more_strongly() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("ada", "toll", Directness.IMPLIED)

    finding = debate.relates("lorries", NARROWER, "toll").denies("bo", "toll").only(CONTRADICTION)

    assert (finding.score, finding.claims) == (-0.5, ("toll",))


def test_who_denies_the_general_claim_is_not_lifted_to_it() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").denies("ada", "toll").denies("bo", "toll")

    analysis = debate.relates("lorries", NARROWER, "toll").analysis()

    assert analysis.tensions == ()
    assert [x.kind for x in analysis.agreements] == [FindingKind.SAME_CLAIM]


def test_a_special_case_in_part_agrees_by_its_degree_and_contradicts_nothing() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "lorries").says("bo", "toll")

    debate.relates("lorries", NARROWER, "toll", 0.5).denies("cy", "toll")

    assert debate.only(BROADER).score == pytest.approx(0.8 * 0.5)
    assert debate.only(CONTRADICTION).experts == ("bo", "cy")


def test_what_is_only_in_part_a_special_case_passes_nothing_further_on() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("bo", "pricing")
    debate.relates("lorries", NARROWER, "toll", 0.9).relates("toll", NARROWER, "pricing")
    other = Debate("ada", "bo").says("ada", "lorries").says("bo", "pricing")
    other.relates("lorries", NARROWER, "toll").relates("toll", NARROWER, "pricing", 0.9)

    assert debate.analysis().agreements == ()
    assert other.analysis().agreements == ()


@pytest.mark.parametrize("weight", [0.8, 0.7])
def test_the_weight_of_a_special_case_is_a_setting_and_a_factor(weight: float) -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("bo", "toll")
    debate.relates("lorries", NARROWER, "toll")

    (finding,) = debate.analysis(replace(DEFAULTS, special_case=weight)).agreements

    assert [(x.name, x.value) for x in finding.factors] == [
        ("broader", 1.0),
        ("weaker stance", 1.0),
        ("special case", weight),
    ]


def test_a_requirement_carries_a_tension_and_no_agreement() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "truce").denies("bo", "troops")
    debate.says("cy", "troops").relates("truce", REQUIRES, "troops")

    analysis = debate.analysis()

    assert analysis.agreements == ()
    assert [(x.experts, round(x.score, 3)) for x in analysis.tensions] == [
        (("ada", "bo", "cy"), -1.0)
    ]
    scores = {(x.first, x.second): x.tension for x in analysis.matrix}
    assert scores == {("ada", "bo"): 0.4, ("ada", "cy"): None, ("bo", "cy"): 0.5}


@pytest.mark.parametrize(
    ("backings", "score"),
    [(0, 0.8 * 0.6), (1, 0.8 * 0.6**2), (2, 0.8 * 0.6**3)],
    ids=["direct", "backing", "backing of a backing"],
)
def test_a_step_that_backs_anothers_step_counts_twice(backings: int, score: float) -> None:
    debate = Debate("ada", "bo", facts=("air", "data", "study")).says("bo", "toll")
    debate.argues("bo", "air", "toll")
    reasons, last = ["air", "data", "study"], "air>toll"
    for reason in reasons[1 : backings + 1]:
        debate.argues("ada", reason, last)
        last = f"{reason}>{last}"

    finding = debate.says("ada", reasons[backings]).only(BACKING)

    assert finding.score == pytest.approx(score)


def test_a_reason_for_a_requirement_backs_nothing() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "air").says("bo", "troops")
    debate.argues("ada", "air", "truce").relates("truce", REQUIRES, "troops")

    assert debate.of_kind(BACKING) == ()


@pytest.mark.parametrize("affirmed", [1, 2, 3])
def test_each_linked_premise_carries_its_share_of_the_step(affirmed: int) -> None:
    names = ("air", "law", "sea")
    debate = Debate("ada", "bo", facts=names).says("bo", "toll").argues("bo", "air law sea", "toll")
    for name in names[:affirmed]:
        debate.says("ada", name)

    finding = debate.only(BACKING)

    assert finding.score == pytest.approx(0.8 * 0.6 * affirmed / 3)
    stances = {x.id.partition("-")[0] for x in finding.witness if x.kind is StepKind.STANCE}
    stances_of_ada = [
        x for x in finding.witness if x.kind is StepKind.STANCE and x.id.startswith("ada")
    ]
    assert (stances, len(stances_of_ada)) == ({"ada", "bo"}, affirmed)


def test_a_linked_premise_that_is_denied_carries_nothing() -> None:
    debate = Debate("ada", "bo", facts=("air", "law")).says("bo", "toll").says("ada", "air")

    finding = debate.argues("bo", "air law", "toll").denies("ada", "law").only(BACKING)

    assert finding.score == pytest.approx(0.8 * 0.6 / 2)


def walking(most: int) -> int:
    """How many agreements are found where so many links may be walked; it takes two."""
    debate = Debate("ada", "bo").says("ada", "lorries").says("bo", "toll")
    debate.relates("lorries", NARROWER, "toll")
    return len(debate.analysis(replace(DEFAULTS, most_paths=most)).agreements)


def test_a_search_may_walk_as_many_links_as_are_allowed() -> None:
    assert walking(2) == 1


def test_a_search_that_walks_more_links_than_allowed_is_given_up() -> None:
    message = (
        "more than 1 links between claims to walk; "
        "analyse a part of the map, or raise Settings.most_paths"
    )
    with pytest.raises(LimitError) as error:
        walking(1)

    assert str(error.value) == message


@both_signs
def test_of_two_ways_from_one_claim_the_better_counts_however_late_the_other_is_found(
    against: bool,
) -> None:
    debate = Debate("ada", "bo").says("ada", "lorries")
    chain(debate, "lorries", 1, by="ada")
    chain(debate, "lorries", 2, by="ada")

    finding = met(debate, against=against)

    assert abs(finding.score) == 0.8
    assert finding.claims == ("lorries", "toll")


def test_a_longer_way_wins_from_one_claim_where_it_weighs_more() -> None:
    debate = Debate("ada", "bo", facts=("air", "data")).says("ada", "air").says("bo", "toll")
    debate.argues("", "data", "toll").argues("ada", "air", "data>toll")

    debate.argues("ada", "air", "lorries").relates("lorries", NARROWER, "toll")

    assert debate.only(BACKING).score == pytest.approx(0.8 * 0.6 * 0.8)


def test_a_shorter_way_wins_from_one_claim_where_both_weigh_the_same() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("bo", "toll")
    chain(debate, "lorries", 1)
    chain(debate, "lorries", 2)

    (finding,) = debate.analysis(replace(DEFAULTS, special_case=1.0)).agreements

    assert (finding.claims, finding.possible) == (("lorries", "toll"), False)
