"""Own tensions: each factor by hand, which relation counts, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import prod

import pytest
from analysis.debates import Debate
from manners import Manner

from counterpoint.analysis import DEFAULTS
from counterpoint.model import AttackKind, Directness, FindingKind, Firmness, RelationKind

FACTS = ("air", "law", "sea", "shops", "data", "trams")
OWN, INCOMPATIBLE = FindingKind.OWN_TENSION, RelationKind.INCOMPATIBLE
EXPLICIT, HEDGED, IMPLIED = Directness.EXPLICIT, Firmness.HEDGED, Directness.IMPLIED
WEIGHTS = {EXPLICIT: 1.0, HEDGED: 0.7, IMPLIED: 0.5}


def panel() -> Debate:
    return Debate("ada", "bo", "cy", facts=FACTS)


def own_signs(manner: Manner) -> Debate:
    return Debate("ada").says("ada", "toll").denies("ada", "toll", manner)


def own_ends(manner: Manner) -> Debate:
    debate = Debate("ada").says("ada", "toll").says("ada", "free", manner)
    return debate.relates("toll", RelationKind.INCOMPATIBLE, "free", 0.6)


def own_pull(manner: Manner) -> Debate:
    debate = Debate("ada").says("ada", "toll", manner).says("ada", "free")
    return debate.relates("toll", RelationKind.TIMING, "free", by="ada")


def own_objection(manner: Manner) -> Debate:
    debate = Debate("ada", facts=FACTS).says("ada", "toll").says("ada", "shops", manner)
    return debate.attacks("ada", "shops", "toll")


def own_target(manner: Manner) -> Debate:
    debate = Debate("ada", facts=FACTS).says("ada", "toll", manner).says("ada", "shops")
    return debate.attacks("ada", "shops", "toll")


def own_undercut(manner: Manner) -> Debate:
    debate = Debate("ada", facts=FACTS).argues("ada", "air", "toll", manner).says("ada", "shops")
    return debate.attacks("ada", "shops", "air>toll", AttackKind.UNDERCUT)


@pytest.mark.parametrize("manner", [EXPLICIT, HEDGED, IMPLIED], ids=lambda manner: manner.value)
@pytest.mark.parametrize(
    ("build", "inner", "links"),
    [
        (own_signs, [], []),
        (own_ends, [], [("in part", 0.6)]),
        (own_pull, [("pull", 0.4)], []),
        (own_objection, [], []),
        (own_target, [], []),
        (own_undercut, [], []),
    ],
    ids=["both signs", "both ends", "pull", "objection", "target", "undercut"],
)
def test_an_own_tension_is_half_times_the_weaker_stance_times_its_link(
    build: Callable[[Manner], Debate],
    inner: list[tuple[str, float]],
    links: list[tuple[str, float]],
    manner: Manner,
) -> None:
    finding = build(manner).only(FindingKind.OWN_TENSION)

    stated = [("own-tension", -0.5), *inner, ("weaker stance", WEIGHTS[manner]), *links]
    assert [(x.name, x.value) for x in finding.factors] == stated
    assert finding.score == pytest.approx(prod(value for _, value in stated))
    assert (finding.experts, finding.possible) == (("ada",), False)


@pytest.mark.parametrize(("free", "bound"), [("toll", "ring"), ("ring", "toll")])
def test_advice_for_the_case_that_is_excepted_is_no_tension_whichever_has_the_exception(
    free: str, bound: str
) -> None:
    debate = Debate("ada").says("ada", free).says("ada", bound, when="works")
    debate.relates("toll", INCOMPATIBLE, "ring").relates(free, RelationKind.UNLESS, "works")
    other = Debate("ada").says("ada", free).says("ada", bound, when="works")
    other.relates("toll", INCOMPATIBLE, "ring").relates(bound, RelationKind.UNLESS, "works")

    assert debate.of_kind(OWN) == ()
    assert [x.conditions for x in other.of_kind(OWN)] == [("works",)]


def test_conditions_that_exclude_each_other_only_in_part_leave_an_own_tension() -> None:
    debate = Debate("ada").says("ada", "toll", when="rich").denies("ada", "toll", when="poor")

    finding = debate.relates("rich", RelationKind.CONTRADICTS, "poor", 0.9).only(OWN)

    assert finding.conditions == ("poor", "rich")
    assert finding.score == pytest.approx(-0.5 * 0.7)


def test_an_own_tension_shows_each_statement_with_what_ties_them() -> None:
    debate = panel().says("ada", "toll").says("ada", "shops").attacks("ada", "shops", "toll")

    assert [step.sentence for step in debate.only(OWN).witness] == [
        "Ada urges “Toll”.",
        "Ada affirms “Shops”.",
        "Ada puts “Shops” against “Toll”.",
    ]


def test_a_pull_between_ones_own_advice_without_a_mark_in_the_text_is_possible() -> None:
    debate = Debate("ada").says("ada", "toll").says("ada", "ring", Firmness.HEDGED)

    finding = debate.relates("toll", RelationKind.TIMING, "ring", 0.5).only(OWN)

    assert finding.possible
    assert finding.score == pytest.approx(-0.5 * 0.4 * 0.7 * 0.5)
    assert finding.claims == ("toll", "ring")


def test_what_excludes_ones_own_advice_counts_before_what_pulls_it_apart() -> None:
    debate = Debate("ada").says("ada", "toll").says("ada", "ring")
    debate.relates("toll", RelationKind.TRADE_OFF, "ring", by="ada")

    finding = debate.relates("toll", INCOMPATIBLE, "ring", 0.5).only(OWN)

    assert finding.score == pytest.approx(-0.5 * 0.5)


@pytest.mark.parametrize("granted", ["toll", "free"])
def test_who_only_grants_one_end_of_an_opposition_is_not_at_odds(granted: str) -> None:
    manners: dict[str, Manner] = {
        "toll": Directness.EXPLICIT,
        "free": Directness.EXPLICIT,
        granted: Firmness.CONCEDED,
    }
    debate = Debate("ada")
    for claim, manner in manners.items():
        debate.says("ada", claim, manner)

    assert debate.relates("toll", INCOMPATIBLE, "free").of_kind(OWN) == ()


@pytest.mark.parametrize(("degree", "score"), [(0.3, -0.2), (0.4, -0.2), (0.5, -0.25)])
def test_an_opposition_counts_before_a_pull_only_where_it_weighs_more(
    degree: float, score: float
) -> None:
    debate = Debate("ada").says("ada", "toll").says("ada", "ring")
    debate.relates("toll", RelationKind.TRADE_OFF, "ring", by="ada")

    finding = debate.relates("toll", INCOMPATIBLE, "ring", degree).only(OWN)

    assert finding.score == pytest.approx(score)


def test_each_opposition_of_ones_own_is_a_finding() -> None:
    debate = Debate("ada").says("ada", "toll").says("ada", "free").says("ada", "ring")
    debate.relates("free", INCOMPATIBLE, "toll").relates("free", INCOMPATIBLE, "ring", 0.5)

    findings = debate.of_kind(OWN)

    assert {x.claims: x.score for x in findings} == {
        ("free", "toll"): -0.5,
        ("free", "ring"): -0.25,
    }
    assert len({x.id for x in findings}) == 2


def test_what_a_condition_takes_from_an_own_tension_is_a_setting() -> None:
    debate = Debate("ada").says("ada", "toll", when="rain").denies("ada", "toll")
    debate.says("ada", "rain")

    (finding,) = debate.analysis(replace(DEFAULTS, reconciled=0.3)).tensions

    assert (finding.factors[-1].name, finding.factors[-1].value) == ("may be reconciled", 0.7)


def test_one_who_is_not_at_odds_hides_nobody_who_is() -> None:
    debate = panel().says("ada", "air", when="rain").denies("ada", "air", when="frost")
    debate.relates("rain", RelationKind.CONTRADICTS, "frost").says("bo", "law").denies("bo", "law")
    debate.attacks("ada", "shops", "toll").attacks("bo", "shops", "toll").says("bo", "toll")

    assert sorted((x.experts, x.claims) for x in debate.of_kind(OWN)) == [
        (("bo",), ("law",)),
        (("bo",), ("toll", "shops")),
    ]


@pytest.mark.parametrize(("first", "second"), [("toll", "free"), ("free", "toll")])
def test_what_the_text_says_is_told_before_what_the_mapper_reads_as_strongly(
    first: str, second: str
) -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("ada", "free").says("bo", "free")
    debate.relates(first, INCOMPATIBLE, second).relates(second, INCOMPATIBLE, first, by="ada")

    assert debate.only(OWN).summary.endswith("cannot both be carried out, as Ada says.")


def test_both_ends_of_ones_own_opposition_are_said_and_shown() -> None:
    debate = Debate("ada").says("ada", "toll").says("ada", "free", Firmness.HEDGED)

    finding = debate.relates("toll", INCOMPATIBLE, "free", note="one road").only(OWN)

    assert finding.summary == (
        "Ada urges “Toll” and cautiously urges “Free”. “Toll” and “Free” cannot both be "
        "carried out, in the mapper's reading: one road."
    )
    assert [step.sentence for step in finding.witness] == [
        "Ada urges “Toll”.",
        ("“Toll” and “Free” cannot both be carried out, in the mapper's reading: one road."),
        "Ada cautiously urges “Free”.",
    ]
