"""Each factor of a score applies exactly where ``docs/findings.md`` says; figures by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import prod
from typing import Any

import pytest
from analysis.debates import Debate
from manners import Manner

from counterpoint.analysis import DEFAULTS, Settings
from counterpoint.model import AttackKind, Directness, Finding, FindingKind, Firmness, RelationKind

EXPLICIT, HEDGED, IMPLIED, CONCEDED = (
    Directness.EXPLICIT,
    Firmness.HEDGED,
    Directness.IMPLIED,
    Firmness.CONCEDED,
)
NARROWER, UNLESS = RelationKind.NARROWER, RelationKind.UNLESS
FACTS = ("air", "shops", "weak", "strong")
WEIGHTS = {EXPLICIT: 1.0, HEDGED: 0.7, IMPLIED: 0.5, CONCEDED: 0.5}

Says = Callable[[Debate, str], object]


def hedging(expert: str, manner: Manner) -> Says:
    return lambda debate, claim: debate.says(expert, claim, manner)


def binding(expert: str, condition: str) -> Says:
    return lambda debate, claim: debate.says(expert, claim, when=condition)


def ada_and_bo() -> Debate:
    return Debate("ada", "bo", "cy", facts=FACTS)


def same_claim(ada: Says, bo: Says) -> Debate:
    debate = ada_and_bo()
    ada(debate, "toll")
    bo(debate, "toll")
    return debate


def broader(ada: Says, bo: Says) -> Debate:
    debate = ada_and_bo().relates("lorries", NARROWER, "toll")
    ada(debate, "lorries")
    bo(debate, "toll")
    return debate


def backing(ada: Says, bo: Says) -> Debate:
    debate = ada_and_bo().argues("bo", "air", "toll")
    ada(debate, "air")
    bo(debate, "toll")
    return debate


def contradiction(ada: Says, bo: Says) -> Debate:
    debate = ada_and_bo().relates("weak", RelationKind.CONTRARY, "strong", by="ada")
    ada(debate, "weak")
    bo(debate, "strong")
    return debate


def case_contradiction(ada: Says, bo: Says) -> Debate:
    debate = contradiction(lambda *_: None, bo).relates("air", NARROWER, "weak", by="ada")
    ada(debate, "air")
    return debate


def incompatibility(ada: Says, bo: Says) -> Debate:
    debate = ada_and_bo().relates("toll", RelationKind.INCOMPATIBLE, "free", 0.5)
    ada(debate, "toll")
    bo(debate, "free")
    return debate


def pull(ada: Says, bo: Says) -> Debate:
    debate = ada_and_bo().relates("toll", RelationKind.TRADE_OFF, "free", by="bo")
    ada(debate, "toll")
    bo(debate, "free")
    return debate


def rebuttal(ada: Says, bo: Says) -> Debate:
    debate = ada_and_bo().attacks("bo", "shops", "toll")
    ada(debate, "toll")
    bo(debate, "shops")
    return debate


def undermining(ada: Says, bo: Says) -> Debate:
    debate = ada_and_bo().attacks("bo", "shops", "air", AttackKind.UNDERMINE)
    ada(debate, "air")
    bo(debate, "shops")
    return debate


def undercut(ada: Says, bo: Says) -> Debate:
    debate = ada_and_bo().argues("ada", "air", "toll")
    debate.attacks("bo", "shops", "air>toll", AttackKind.UNDERCUT)
    ada(debate, "air")
    bo(debate, "shops")
    return debate


AGREEMENTS = {
    FindingKind.SAME_CLAIM: (same_claim, 1.0, []),
    FindingKind.BROADER: (broader, 1.0, [("special case", 0.8)]),
    FindingKind.BACKING: (backing, 0.8, [("support", 0.6)]),
}
TENSIONS = {
    "contradiction": (contradiction, FindingKind.CONTRADICTION, -1.0, []),
    "of a case": (case_contradiction, FindingKind.CONTRADICTION, -1.0, [("special case", 0.8)]),
    "incompatibility": (incompatibility, FindingKind.INCOMPATIBILITY, -0.7, [("in part", 0.5)]),
    "pull": (pull, FindingKind.PULL, -0.4, []),
    "rebuttal": (rebuttal, FindingKind.REBUTTAL, -0.9, []),
    "undermining": (undermining, FindingKind.UNDERMINING, -0.9, []),
    "undercut": (undercut, FindingKind.UNDERCUT, -0.8, []),
}
MODES = [
    (EXPLICIT, EXPLICIT),
    (HEDGED, EXPLICIT),
    (EXPLICIT, HEDGED),
    (IMPLIED, HEDGED),
    (HEDGED, IMPLIED),
]
agreements = pytest.mark.parametrize("kind", AGREEMENTS, ids=lambda kind: kind.value)
tensions = pytest.mark.parametrize("name", TENSIONS)
manners = pytest.mark.parametrize(
    ("one", "other"), MODES, ids=[f"{x.value} {y.value}" for x, y in MODES]
)


def factors(finding: Finding) -> list[tuple[str, float]]:
    return [(factor.name, round(factor.value, 9)) for factor in finding.factors]


def with_setting(name: str, value: Any) -> Settings:
    return replace(DEFAULTS, **{name: value})


def one_where_granted_advice_counts(
    build: Callable[[Says, Says], Debate], manners: dict[str, Manner], kind: FindingKind
) -> Finding:
    """The one finding of a kind, with advice that is only granted weighed as facts are."""
    debate = build(*(hedging(expert, manner) for expert, manner in manners.items()))
    analysis = debate.analysis(with_setting("conceded_advice", DEFAULTS.conceded))
    (finding,) = [x for x in analysis.findings if x.kind is kind]
    return finding


def product(stated: list[tuple[str, float]]) -> object:
    return pytest.approx(prod(value for _, value in stated))


@manners
@agreements
def test_an_agreement_is_its_kind_times_the_weaker_stance_times_its_links(
    kind: FindingKind, one: Manner, other: Manner
) -> None:
    build, weight, links = AGREEMENTS[kind]
    weaker = min(WEIGHTS[one], WEIGHTS[other])

    finding = build(hedging("ada", one), hedging("bo", other)).only(kind)

    stated = [(kind.value, weight), ("weaker stance", weaker), *links]
    assert (factors(finding), finding.score) == (stated, product(stated))


@manners
@tensions
def test_a_tension_is_its_kind_times_the_weaker_stance_times_its_links(
    name: str, one: Manner, other: Manner
) -> None:
    build, kind, weight, links = TENSIONS[name]
    weaker = min(WEIGHTS[one], WEIGHTS[other])

    finding = build(hedging("ada", one), hedging("bo", other)).only(kind)

    stated = [(kind.value, weight), ("weaker stance", weaker), *links]
    assert (factors(finding), finding.score) == (stated, product(stated))


@tensions
@pytest.mark.parametrize("granting", ["ada", "bo"])
def test_a_tension_with_who_only_grants_its_point_is_only_weaker(name: str, granting: str) -> None:
    build, kind, weight, links = TENSIONS[name]
    manners: dict[str, Manner] = {"ada": EXPLICIT, "bo": EXPLICIT, granting: CONCEDED}

    finding = one_where_granted_advice_counts(build, manners, kind)

    stated = [(kind.value, weight), ("weaker stance", 0.5), *links]
    assert (factors(finding), finding.score) == (stated, product(stated))


@pytest.mark.parametrize("kind", [FindingKind.SAME_CLAIM, FindingKind.BROADER])
@pytest.mark.parametrize("granting", ["ada", "bo"])
def test_an_agreement_with_who_only_grants_its_point_is_only_weaker(
    kind: FindingKind, granting: str
) -> None:
    build, weight, links = AGREEMENTS[kind]
    manners: dict[str, Manner] = {"ada": EXPLICIT, "bo": EXPLICIT, granting: CONCEDED}

    finding = one_where_granted_advice_counts(build, manners, kind)

    assert factors(finding) == [(kind.value, weight), ("weaker stance", 0.5), *links]


@pytest.mark.parametrize("build", [same_claim, broader, incompatibility, pull])
@pytest.mark.parametrize("granting", ["ada", "bo"])
@pytest.mark.parametrize("grant", [CONCEDED, Firmness.UNDERSTOOD])
def test_who_only_grants_advice_is_in_no_finding(
    build: Callable[[Says, Says], Debate], granting: str, grant: Firmness
) -> None:
    manners: dict[str, Manner] = {"ada": EXPLICIT, "bo": EXPLICIT, granting: grant}

    analysis = build(*(hedging(expert, manner) for expert, manner in manners.items())).analysis()

    assert analysis.findings == ()


@tensions
@pytest.mark.parametrize("bound", [{"ada"}, {"bo"}, {"ada", "bo"}], ids=["ada", "bo", "both"])
def test_a_condition_to_which_the_other_side_is_silent_only_weakens_a_stance(
    name: str, bound: set[str]
) -> None:
    build, kind, weight, links = TENSIONS[name]
    sides = (
        binding(expert, "rain") if expert in bound else hedging(expert, EXPLICIT)
        for expert in ("ada", "bo")
    )

    finding = build(*sides).says("cy", "rain").only(kind)

    assert finding.conditions == ("rain",)
    assert factors(finding) == [(kind.value, weight), ("weaker stance", 0.7), *links]


@tensions
@pytest.mark.parametrize(("bound", "listening"), [("ada", "bo"), ("bo", "ada")])
@pytest.mark.parametrize("answer", ["rain", "hail", "denied"])
def test_a_condition_to_which_the_other_side_speaks_may_reconcile_them(
    name: str, bound: str, listening: str, answer: str
) -> None:
    build, kind, weight, links = TENSIONS[name]
    sides = {bound: binding(bound, "rain"), listening: hedging(listening, EXPLICIT)}
    debate = build(sides["ada"], sides["bo"]).relates("hail", NARROWER, "rain")
    debate = (
        debate.denies(listening, "rain") if answer == "denied" else debate.says(listening, answer)
    )

    (finding,) = (
        x for x in debate.of_kind(kind) if x.id == build(sides["ada"], sides["bo"]).only(kind).id
    )

    reserve = ("may be reconciled", 0.5)
    assert factors(finding) == [(kind.value, weight), ("weaker stance", 0.7), *links, reserve]


@agreements
@pytest.mark.parametrize("bound", ["ada", "bo"])
def test_an_agreement_with_who_sets_a_condition_is_conditional(
    kind: FindingKind, bound: str
) -> None:
    build, _, links = AGREEMENTS[kind]
    sides = (
        binding(expert, "rain") if expert == bound else hedging(expert, EXPLICIT)
        for expert in ("ada", "bo")
    )

    (finding,) = build(*sides).analysis().agreements

    assert (finding.kind, finding.conditions) == (FindingKind.CONDITIONAL, ("rain",))
    assert factors(finding) == [("conditional", 0.7), ("weaker stance", 0.7), *links]


@agreements
def test_an_agreement_on_one_condition_of_both_weighs_in_full(kind: FindingKind) -> None:
    build, _, links = AGREEMENTS[kind]

    (finding,) = build(binding("ada", "rain"), binding("bo", "rain")).analysis().agreements

    assert (finding.kind, finding.conditions) == (FindingKind.CONDITIONAL, ("rain",))
    assert factors(finding) == [("same condition", 1.0), ("weaker stance", 0.7), *links]


@agreements
def test_an_agreement_on_two_conditions_names_both(kind: FindingKind) -> None:
    build, _, links = AGREEMENTS[kind]

    (finding,) = build(binding("ada", "rain"), binding("bo", "frost")).analysis().agreements

    assert finding.conditions == ("frost", "rain")
    assert factors(finding) == [("conditional", 0.7), ("weaker stance", 0.7), *links]


@agreements
@pytest.mark.parametrize("degree", [1.0, 0.9], ids=["wholly", "in part"])
def test_only_conditions_that_wholly_exclude_each_other_leave_no_agreement(
    kind: FindingKind, degree: float
) -> None:
    build, *_ = AGREEMENTS[kind]
    debate = build(binding("ada", "rain"), binding("bo", "frost"))

    analysis = debate.relates("rain", RelationKind.INCOMPATIBLE, "frost", degree).analysis()

    assert [x.kind for x in analysis.agreements] == [FindingKind.CONDITIONAL] * (degree < 1)


BETWEEN_ADVICE = ("incompatibility", "pull")


@pytest.mark.parametrize("name", [x for x in TENSIONS if x not in BETWEEN_ADVICE])
def test_conditions_that_exclude_each_other_may_reconcile_a_tension_over_facts(name: str) -> None:
    build, kind, weight, links = TENSIONS[name]
    debate = build(binding("ada", "rain"), binding("bo", "frost"))

    finding = debate.relates("rain", RelationKind.CONTRADICTS, "frost").only(kind)

    reserve = ("may be reconciled", 0.5)
    assert finding.conditions == ("frost", "rain")
    assert factors(finding) == [(kind.value, weight), ("weaker stance", 0.7), *links, reserve]


@pytest.mark.parametrize("name", BETWEEN_ADVICE)
@pytest.mark.parametrize(("degree", "count"), [(1.0, 0), (0.9, 1)], ids=["wholly", "in part"])
def test_advice_for_cases_that_exclude_each_other_is_no_tension(
    name: str, degree: float, count: int
) -> None:
    build, kind, *_ = TENSIONS[name]
    debate = build(binding("ada", "rain"), binding("bo", "frost"))

    debate.relates("rain", RelationKind.CONTRADICTS, "frost", degree)

    assert len(debate.of_kind(kind)) == count


@pytest.mark.parametrize("name", BETWEEN_ADVICE)
def test_advice_for_the_case_that_the_other_excepts_is_no_tension(name: str) -> None:
    build, kind, *_ = TENSIONS[name]
    debate = build(hedging("ada", EXPLICIT), binding("bo", "siege"))

    assert debate.relates("toll", UNLESS, "siege").of_kind(kind) == ()


def test_one_piece_of_advice_for_one_case_and_against_it_for_another_is_no_tension() -> None:
    debate = Debate("ada", "bo").says("ada", "toll", when="rain").denies("bo", "toll", when="frost")

    debate.relates("rain", RelationKind.CONTRADICTS, "frost")

    assert debate.analysis().tensions == ()


@pytest.mark.parametrize(
    ("by", "halved"),
    [("ada", {"ada"}), ("bo", set()), (None, {"ada", "cy"})],
    ids=["ada", "bo", "the mapper"],
)
def test_an_exception_concerns_who_makes_it(by: str | None, halved: set[str]) -> None:
    debate = ada_and_bo().says("ada", "toll").says("cy", "toll").says("bo", "free")
    debate.relates("toll", RelationKind.INCOMPATIBLE, "free").relates(
        "toll", UNLESS, "siege", by=by
    )

    rows = {frozenset((x.first, x.second)): x.ties for x in debate.analysis().matrix}

    scores = {x: rows[frozenset((x, "bo"))][0].score for x in ("ada", "cy")}
    assert scores == {x: pytest.approx(-0.7 * (0.5 if x in halved else 1)) for x in scores}


@pytest.mark.parametrize(
    ("name", "excepted", "reserved"),
    [
        ("contradiction", "weak", True),
        ("contradiction", "strong", True),
        ("incompatibility", "toll", True),
        ("incompatibility", "free", True),
        ("pull", "free", True),
        ("rebuttal", "toll", True),
        ("undermining", "air", True),
        ("rebuttal", "shops", False),
        ("undercut", "toll", False),
        ("contradiction", "air", False),
    ],
)
def test_an_exception_to_what_a_tension_is_about_may_reconcile_it(
    name: str, excepted: str, *, reserved: bool
) -> None:
    build, kind, weight, links = TENSIONS[name]
    debate = build(hedging("ada", EXPLICIT), hedging("bo", EXPLICIT))

    finding = debate.relates(excepted, UNLESS, "siege").only(kind)

    reserve = [("may be reconciled", 0.5)] * reserved
    assert factors(finding) == [(kind.value, weight), ("weaker stance", 1.0), *links, *reserve]


@agreements
def test_an_exception_takes_nothing_from_an_agreement(kind: FindingKind) -> None:
    build, weight, links = AGREEMENTS[kind]
    debate = build(hedging("ada", EXPLICIT), hedging("bo", EXPLICIT))

    finding = debate.relates("toll", UNLESS, "siege").only(kind)

    assert factors(finding) == [(kind.value, weight), ("weaker stance", 1.0), *links]


@pytest.mark.parametrize(("least", "count"), [(0.5, 1), (0.51, 0)], ids=["as strong", "weaker"])
@pytest.mark.parametrize("which", ["agreement", "tension"])
def test_what_is_weaker_than_the_least_is_not_listed(which: str, least: float, count: int) -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll", IMPLIED)
    debate.says("ada", "ring").denies("bo", "ring", IMPLIED)
    lists = {"agreement": 1, "tension": 1, which: count}

    analysis = debate.analysis(with_setting(f"least_{which}", least))

    assert (len(analysis.agreements), len(analysis.tensions)) == tuple(lists.values())


@agreements
def test_the_weight_of_each_agreement_is_its_own_setting(kind: FindingKind) -> None:
    build, _, links = AGREEMENTS[kind]
    settings = with_setting(kind.value.replace("-", "_"), 0.45)

    (finding,) = build(hedging("ada", HEDGED), hedging("bo", HEDGED)).analysis(settings).agreements

    assert factors(finding) == [(kind.value, 0.45), ("weaker stance", 0.7), *links]


@pytest.mark.parametrize(
    ("manner", "sure", "weight"),
    [(EXPLICIT, 0.333, 0.33), (HEDGED, 0.5, 0.35), (IMPLIED, 0.51, 0.26), (HEDGED, 0.999, 0.7)],
)
def test_a_stance_weighs_by_its_mode_and_how_sure_it_is_to_the_hundredth(
    manner: Manner, sure: float, weight: float
) -> None:
    debate = Debate("ada", "bo").says("ada", "toll", manner).says("bo", "toll")
    first, *others = debate.map.stances
    debate.map = replace(debate.map, stances=(replace(first, confidence=sure), *others))

    assert factors(debate.only(FindingKind.SAME_CLAIM))[1] == ("weaker stance", weight)


@tensions
def test_what_a_condition_takes_from_a_tension_is_a_setting(name: str) -> None:
    build, *_ = TENSIONS[name]
    debate = build(binding("ada", "rain"), hedging("bo", EXPLICIT)).says("bo", "rain")

    (finding,) = debate.analysis(with_setting("reconciled", 0.3)).tensions

    assert factors(finding)[-1] == ("may be reconciled", 0.7)
