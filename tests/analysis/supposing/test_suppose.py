"""Suppositions: what falls, what changes, and that a part gives what the whole gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from analysis.debates import Debate
from analysis.generated import CLAIMS, EXPERTS, debates
from analysis.supposing.plainly import settled, smaller_network
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lengths import examples

import counterpoint
from counterpoint.analysis import DEFAULTS, Supposer, suppose
from counterpoint.analysis.basis.ground import lay_ground
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.issues import find_issues, find_named_matters
from counterpoint.analysis.table import find_table
from counterpoint.analysis.whole.cruxes import find_cruxes
from counterpoint.errors import UsageError
from counterpoint.model import (
    ArgumentMap,
    Finding,
    Issue,
    Movement,
    RelationKind,
    Stance,
    Supposed,
    Supposition,
)
from counterpoint.network import build_network

few = settings(max_examples=examples(120), deadline=None)


@st.composite
def suppositions(draw: st.DrawFn) -> Supposition:
    claims = draw(st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=2, unique=True))
    accepted = tuple(x for x in claims if draw(st.booleans()))
    rejected = tuple(x for x in claims if x not in accepted)
    silenced = draw(st.lists(st.sampled_from(EXPERTS), max_size=1))
    return Supposition(rejected, accepted, tuple(silenced))


@st.composite
def debates_with_reports(draw: st.DrawFn) -> ArgumentMap:
    """Debates in which some statements are reports of others, and some name an end."""
    debate = draw(debates())
    return replace(debate, stances=tuple(draw(_varied(x)) for x in debate.stances))


@st.composite
def _varied(draw: st.DrawFn, stance: Stance) -> Stance:
    if not stance.is_own:
        return replace(stance, voice=draw(st.sampled_from(EXPERTS)))
    is_means = stance.target in CLAIMS and draw(st.integers(0, 3)) == 0
    goal = draw(st.sampled_from([x for x in CLAIMS if x != stance.target]))
    return replace(stance, goals=(goal,) if is_means else ())


def form_of(findings: tuple[Finding, ...]) -> list[tuple[object, ...]]:
    """All that a finding says, but for the words of statements whose condition is met."""
    return sorted(
        (x.id, x.experts, x.claims, round(x.score, 9), x.possible, x.reasons, x.sides)
        for x in findings
    )


def standing(issues: tuple[Issue, ...]) -> list[tuple[object, ...]]:
    return sorted(
        (
            x.id,
            x.floor,
            x.difference,
            x.silent,
            x.rank,
            tuple((y.expert, y.mark_key, y.weight) for y in x.positions),
            x.findings,
        )
        for x in issues
    )


@few
@given(debates_with_reports(), suppositions())
def test_what_is_touched_gives_what_the_whole_gives(
    debate: ArgumentMap, supposition: Supposition
) -> None:
    network = build_network(debate)
    assume(settled(network, supposition) is not None)
    ground = lay_ground(smaller_network(debate, supposition), DEFAULTS)
    composer = Composer(ground.network)
    table = find_table(ground, composer)
    agreements, tensions = table.ranked()
    matters = find_named_matters(lay_ground(network, DEFAULTS))
    issues = find_issues(ground, agreements + tensions, composer, matters)
    cruxes = find_cruxes(ground, table.sites, composer)

    supposed = Supposer(network).suppose(supposition)

    assert form_of(supposed.outlook.agreements) == form_of(agreements)
    assert form_of(supposed.outlook.tensions) == form_of(tensions)
    assert standing(supposed.outlook.issues) == standing(issues)
    assert [(x.claim, x.weight) for x in supposed.outlook.cruxes] == [
        (x.claim, x.weight) for x in cruxes
    ]


@few
@given(debates(), suppositions())
def test_a_second_supposition_knows_nothing_of_the_first(
    debate: ArgumentMap, supposition: Supposition
) -> None:
    network = build_network(debate)
    assume(settled(network, supposition) is not None)
    supposer = Supposer(network)
    alone = supposer.suppose(supposition)
    supposer.suppose(Supposition(silenced=("ada", "bo")))

    assert supposer.suppose(supposition) == alone


def charge() -> Debate:
    """The example of ``docs/findings.md``."""
    debate = Debate("ruiz", "osei", "lind", facts=("cuts", "shops"))
    debate.says("ruiz", "cuts").says("ruiz", "charge")
    debate.argues("ruiz", "cuts", "charge").denies("osei", "cuts")
    debate.says("osei", "shops").attacks("osei", "shops", "charge")
    return debate.says("lind", "bus lanes", when="charge").says("ruiz", "bus lanes")


def moved(supposed: Supposed) -> list[tuple[str, str, float]]:
    return [
        (x.movement.value, (x.after or x.before).kind.value, round((x.after or x.before).score, 2))  # type: ignore[union-attr]
        for x in (*supposed.tensions, *supposed.agreements)
    ]


def test_with_a_false_fact_falls_what_was_said_for_that_reason_alone() -> None:
    supposed = suppose(charge().network(), Supposition(rejected=("cuts",)))

    assert moved(supposed) == [("gone", "contradiction", -1.0), ("gone", "rebuttal", -0.9)]
    assert supposed.tensions[0].sentence == (
        "Supposing that “Cuts” is not so: this clash falls away: "
        "Ruiz affirms “Cuts”; Osei denies it."
    )
    assert [x.reason.value for x in supposed.fallen] == ["rejected", "step", "reasons"]
    assert "Osei denies" not in " ".join(supposed.proof)


def test_a_condition_that_is_met_is_no_reserve_and_objections_fall() -> None:
    supposed = suppose(charge().network(), Supposition(accepted=("charge",)))

    assert moved(supposed) == [("gone", "rebuttal", -0.9), ("stronger", "same-claim", 1.0)]
    assert [x.kind.value for x in supposed.outlook.tensions] == ["contradiction"]
    after = supposed.agreements[0].after
    assert after is not None
    assert after.summary == "Lind and Ruiz both urge “Bus Lanes”, Lind given “Charge”, as supposed."


def test_of_whom_nothing_is_left_is_silent_nowhere() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("cy", "toll").says("bo", "bridge")

    supposed = suppose(debate.network(), Supposition(rejected=("bridge",)))

    assert [(x.floor, x.silent) for x in debate.analysis().issues] == [("toll", ("bo",))]
    assert [(x.floor, x.silent) for x in supposed.outlook.issues] == [("toll", ())]


def test_who_is_left_out_is_silent_and_makes_nobody_object() -> None:
    debate = Debate("ada", "bo", "cy", facts=("noise",)).says("ada", "toll").says("cy", "noise")
    debate.says("bo", "noise").attacks("bo", "noise", "toll")

    supposed = suppose(debate.network(), Supposition(silenced=("bo",)))

    assert supposed.outlook.tensions == ()
    assert all("bo" in issue.silent for issue in supposed.outlook.issues)
    assert supposed.title == "Supposing that Bo is left out."


def test_special_cases_go_with_the_general_claim_and_what_is_true_excludes() -> None:
    debate = Debate("ada", "bo").says("ada", "lorries").says("bo", "free").says("ada", "vans")
    debate.relates("lorries", RelationKind.NARROWER, "toll")
    debate.relates("toll", RelationKind.INCOMPATIBLE, "free")
    network = debate.network()

    rejected = suppose(network, Supposition(rejected=("toll",)))
    accepted = suppose(network, Supposition(accepted=("lorries",)))

    assert [(x.claim, x.truth) for x in rejected.consequences] == [("lorries", False)]
    assert [(x.claim, x.truth) for x in accepted.consequences] == [("free", False), ("toll", True)]


@pytest.mark.parametrize(
    ("supposition", "message"),
    [
        (Supposition(("toll",), ("toll",)), "[Toll] is supposed true and false"),
        (
            Supposition(("toll",), ("lorries",)),
            "[Toll] and [Lorries] cannot be supposed together",
        ),
        (Supposition(accepted=("tol",)), "no claim 'tol' in this map; did you mean toll?"),
        (Supposition(silenced=("aba",)), "did you mean ada?"),
        (Supposition(), "nothing is supposed"),
    ],
    ids=["both", "entailed", "claim", "expert", "empty"],
)
def test_what_cannot_be_supposed_is_refused_with_a_remedy(
    supposition: Supposition, message: str
) -> None:
    debate = Debate("ada").says("ada", "lorries")
    debate.relates("lorries", RelationKind.NARROWER, "toll")

    with pytest.raises(UsageError) as refusal:
        suppose(debate.network(), supposition)

    assert message in str(refusal.value)


def test_a_clash_with_a_long_target_is_told_with_what_objects_to_it(project_folder: Path) -> None:
    seed = counterpoint.read(project_folder / "seeds" / "negotiating-with-putin.argdown")

    old, new = counterpoint.suppose(seed, reject=["russia-does-not-do-compromise"]).tensions

    assert old.statement.endswith("against it: “Russia does not do compromise”.")
    assert new.statement.endswith("against it: “Russia negotiates to wage war”.")


def test_an_exception_that_is_out_makes_a_tension_sharper() -> None:
    debate = Debate("ada", "bo", facts=("jams",)).says("ada", "toll").says("bo", "free")
    debate.relates("toll", RelationKind.INCOMPATIBLE, "free")
    debate.relates("free", RelationKind.UNLESS, "jams", by="bo")

    (change,) = suppose(debate.network(), Supposition(rejected=("jams",))).tensions

    assert (change.movement, change.statement) == (
        Movement.STRONGER,
        "This clash becomes stronger (0.4 to 0.7): Bo urges “Free”; Ada urges “Toll”.",
    )


def test_whose_word_takes_others_with_it_and_who_still_stands_where(project_folder: Path) -> None:
    """Green alone says that it takes this; Fried and Bezsmertnyi stay on two sides."""
    seed = counterpoint.read(project_folder / "seeds" / "negotiating-with-putin.argdown")

    supposed = counterpoint.suppose(seed, reject=["putin-sees-that-he-cannot-win"])

    assert supposed.grounds[1] == (
        "“Russia can be brought to settle” is out as well: it can be had only with “Putin sees "
        "that he cannot win”, as Green says; the map has no such word of Pifer and Smith, whose "
        "words on it fall too."
    )
    assert supposed.proof[:2] == supposed.grounds
    (issue,) = supposed.issues
    assert issue.statement.endswith(
        "; no clash is left there, and still Fried counts as “follows in part from what is said” "
        "and Bezsmertnyi counts as “what is said tells against”."
    )


def test_one_who_is_left_shares_with_nobody_and_a_share_that_moves_is_no_news(
    project_folder: Path,
) -> None:
    seed = counterpoint.read(project_folder / "seeds" / "negotiating-with-putin.argdown")

    without = counterpoint.suppose(seed, silence=["Bezsmertnyi"])
    so = counterpoint.suppose(seed, accept=["putin-sees-that-he-cannot-win"])

    statements = [x.statement for x in without.changes]
    assert "only Smith still speaks there." in statements[3]
    assert not any("share" in x for x in statements)
    (patience,) = (x for x in statements if "3 instead of 4" in x)
    assert "Bezsmertnyi" not in patience
    assert so.cruxes == ()
    assert "given “Putin sees that he cannot win”, as supposed" in so.agreements[1].statement


def test_that_an_objection_is_so_settles_nothing_and_that_is_said(project_folder: Path) -> None:
    seed = counterpoint.read(project_folder / "seeds" / "negotiating-with-putin.argdown")

    supposed = counterpoint.suppose(seed, accept=["russia-does-not-do-compromise"])

    assert supposed.is_without_effect
    (ground,) = supposed.grounds
    assert ground == (
        "“Russia does not do compromise” tells against “Russia can be brought to settle” as "
        "before: an objection does not settle what it is put against."
    )


def test_nobody_is_put_beside_a_question_by_a_supposition(project_folder: Path) -> None:
    seed = counterpoint.read(project_folder / "seeds" / "negotiating-with-putin.argdown")
    crux = "russia-can-be-brought-to-settle"

    supposed = counterpoint.suppose(seed, accept=[crux])

    # His objections fall; what he says of other claims makes him say nothing of this one.
    (place,) = (x for issue in supposed.issues for x in issue.places)
    assert (place.expert, place.after) == ("bezsmertnyi", None)
