"""What is no tension, no agreement or no contradiction of oneself, though it looks like one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analysis.debates import Debate

from counterpoint.model import AttackKind, FindingKind, Firmness, Mark, RelationKind, Stance

FACTS = ("safe", "unsafe", "poor", "jams", "night")
OWN, PULL, INCOMPATIBLE = FindingKind.OWN_TENSION, FindingKind.PULL, RelationKind.INCOMPATIBLE
PRIORITY, CONTRARY = RelationKind.PRIORITY, RelationKind.CONTRARY


def panel() -> Debate:
    return Debate("ada", "bo", "cy", facts=FACTS)


def test_two_want_both_and_one_ranks_them() -> None:
    debate = panel().says("ada", "trams").says("ada", "toll").says("bo", "trams").says("bo", "toll")

    finding = debate.relates("trams", PRIORITY, "toll", by="ada").only(PULL)

    assert (finding.sides, finding.score, finding.possible) == ((("ada",), ("bo",)), -0.4, False)
    assert finding.summary == (
        "Bo urges “Toll”; Ada urges “Trams”. “Trams” is to come before “Toll”, as Ada says."
    )


def test_who_ranks_both_differs_from_who_wants_only_the_later() -> None:
    debate = panel().says("ada", "trams").says("ada", "toll").says("bo", "toll")

    finding = debate.relates("trams", PRIORITY, "toll", by="ada").only(PULL)

    assert finding.sides == (("ada",), ("bo",))


def test_two_who_state_the_same_order_do_not_differ_on_it() -> None:
    debate = panel().says("ada", "trams").says("ada", "toll").says("bo", "trams").says("bo", "toll")
    debate.relates("trams", PRIORITY, "toll", by="ada")
    first, *_ = debate.map.relations
    debate.relates("trams", PRIORITY, "toll", by="bo")
    debate.map = replace(
        debate.map, relations=(first, replace(debate.map.relations[-1], id="second"))
    )

    assert debate.of_kind(PULL) == ()


def test_two_pieces_of_advice_that_are_called_contrary_are_incompatible() -> None:
    debate = panel().says("ada", "toll").says("bo", "free").relates("toll", CONTRARY, "free", 0.5)

    finding = debate.only(FindingKind.INCOMPATIBILITY)

    assert debate.of_kind(FindingKind.CONTRADICTION) == ()
    assert finding.score == pytest.approx(-0.7 * 0.5)


def test_facts_that_are_called_contrary_contradict_each_other() -> None:
    debate = panel().says("ada", "safe").says("bo", "unsafe").relates("safe", CONTRARY, "unsafe")

    assert debate.only(FindingKind.CONTRADICTION).score == -1.0


def test_contrary_advice_of_ones_own_cannot_both_be_carried_out() -> None:
    debate = panel().says("ada", "toll").says("ada", "free").relates("toll", CONTRARY, "free")

    assert debate.only(OWN).summary.endswith(
        "“Toll” and “Free” cannot both be carried out, in the mapper's reading."
    )


@pytest.mark.parametrize("point", ["jams", "night"])
def test_who_affirms_a_reason_of_an_opponent_grants_a_point(point: str) -> None:
    debate = panel().says("ada", "toll").says("ada", "jams").argues("ada", "jams", "toll")
    debate.relates("night", RelationKind.NARROWER, "jams").relates("toll", INCOMPATIBLE, "free")

    debate.says("bo", "free").says("bo", point)

    finding = debate.only(FindingKind.INCOMPATIBILITY)
    assert finding.note == f"Bo grants “{point.title()}”, a point for “Toll”."
    assert debate.of_kind(FindingKind.BACKING) == ()


def test_who_advises_against_it_may_grant_a_reason_too() -> None:
    debate = panel().says("ada", "toll").argues("ada", "jams", "toll")

    finding = debate.denies("bo", "toll").says("bo", "jams").only(FindingKind.CONTRADICTION)

    assert "Bo grants “Jams”, a point for “Toll”." in finding.note


def test_a_reason_that_only_somebody_else_gives_is_no_point_granted_to_an_opponent() -> None:
    debate = panel().says("ada", "toll").argues("cy", "jams", "toll")

    finding = debate.denies("bo", "toll").says("bo", "jams").only(FindingKind.CONTRADICTION)

    assert "grants" not in finding.note


def test_an_objection_that_holds_only_while_a_condition_fails_is_no_own_tension() -> None:
    debate = panel().says("ada", "toll", when="safe").says("ada", "unsafe")
    debate.attacks("ada", "unsafe", "toll")

    assert debate.relates("safe", RelationKind.CONTRADICTS, "unsafe").of_kind(OWN) == ()


def test_an_objection_from_what_is_the_exception_is_no_own_tension() -> None:
    debate = panel().says("ada", "toll").says("ada", "poor").attacks("ada", "poor", "toll")

    assert debate.relates("toll", RelationKind.UNLESS, "poor", by="ada").of_kind(OWN) == ()


def test_an_objection_to_which_the_condition_is_the_exception_is_no_own_tension() -> None:
    debate = panel().says("ada", "toll", when="safe").says("ada", "poor")
    debate.attacks("ada", "poor", "toll")

    assert debate.relates("poor", RelationKind.UNLESS, "safe").of_kind(OWN) == ()


@pytest.mark.parametrize("kind", [RelationKind.CONTRADICTS, RelationKind.UNLESS])
def test_an_objection_that_has_nothing_to_do_with_a_condition_is_an_own_tension(
    kind: RelationKind,
) -> None:
    debate = panel().says("ada", "toll", when="safe").says("ada", "poor")
    debate.attacks("ada", "poor", "toll").relates("safe", kind, "unsafe")

    assert debate.only(OWN).experts == ("ada",)


def test_an_undercut_of_ones_own_names_the_claims_of_the_step() -> None:
    debate = panel().argues("ada", "jams", "toll").says("ada", "poor")

    finding = debate.attacks("ada", "poor", "jams>toll", AttackKind.UNDERCUT).only(OWN)

    assert finding.claims == ("jams", "toll", "poor")


def special_case() -> Debate:
    debate = panel().says("ada", "toll").says("bo", "lorries")
    return debate.relates("lorries", RelationKind.NARROWER, "toll")


@pytest.mark.parametrize(
    ("general", "special", "verdict", "note"),
    [
        ("jams", "jams", "same", "Both sides give the same reasons: Ada “Jams”; Bo “Jams”."),
        (
            "jams",
            "poor",
            "different",
            "The two sides give different reasons: Ada “Jams”; Bo “Poor”.",
        ),
        ("", "poor", "unknown", "Ada gives no reason."),
    ],
)
def test_reasons_for_a_claim_and_for_its_special_case_are_compared(
    general: str, special: str, verdict: str, note: str
) -> None:
    debate = special_case().argues("bo", special, "lorries")
    debate = debate.argues("ada", general, "toll") if general else debate

    finding = debate.only(FindingKind.BROADER)

    assert (finding.reasons, finding.note) == (verdict, note)


def test_reasons_shared_in_part_with_a_special_case_are_told_so() -> None:
    debate = special_case().argues("ada", "jams", "toll").argues("ada", "safe", "toll")

    debate.argues("bo", "jams", "lorries").argues("bo", "poor", "lorries")

    assert debate.only(FindingKind.BROADER).reasons == "partly"


def test_a_reason_for_a_special_case_is_one_for_what_both_affirm() -> None:
    debate = special_case().says("bo", "toll").argues("ada", "jams", "toll")

    assert debate.argues("bo", "jams", "lorries").only(FindingKind.SAME_CLAIM).reasons == "same"


def test_a_reason_for_a_special_case_in_part_is_none_for_the_general() -> None:
    debate = panel().says("ada", "toll").says("bo", "toll").argues("ada", "jams", "toll")
    debate.relates("lorries", RelationKind.NARROWER, "toll", 0.5)

    assert debate.argues("bo", "jams", "lorries").only(FindingKind.SAME_CLAIM).reasons == "unknown"


@pytest.mark.parametrize("firmness", [Firmness.CONCEDED, Firmness.UNDERSTOOD])
@pytest.mark.parametrize("claims", [("toll",), ("lorries",), ("ring", "buses")], ids=str)
def test_advice_that_is_only_granted_or_understood_is_nobodys(
    claims: tuple[str, ...], firmness: Firmness
) -> None:
    debate = special_case().says("bo", "toll").says("ada", "ring").says("bo", "ring")
    debate.says("ada", "buses").says("bo", "buses")
    before = debate.analysis()
    granted = (Stance(f"cy-{claim}", "cy", claim, firmness=firmness) for claim in claims)

    debate.map = replace(debate.map, stances=(*debate.map.stances, *granted))

    after = debate.analysis()
    assert after.findings == before.findings
    assert [x.experts for x in after.coalitions] == [("ada", "bo")]
    assert {x.experts for x in after.consensus} == {("ada", "bo")}
    marks = {y.mark for x in after.issues for y in x.positions if y.expert == "cy"}
    assert marks.isdisjoint({Mark.SAYS, Mark.RESERVED, Mark.FOLLOWS})
