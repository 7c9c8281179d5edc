"""What a finding says beside its score: its sentence, its note and the steps of its witness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from analysis.debates import Debate, debate_of_every_kind

from counterpoint.analysis import DEFAULTS
from counterpoint.model import AttackKind, Directness, FindingKind, Firmness, RelationKind

FACTS = ("air", "law", "sea", "shops", "data", "trams")
BACKING, SAME = FindingKind.BACKING, FindingKind.SAME_CLAIM
UNDERCUT, DEFENCE = FindingKind.UNDERCUT, FindingKind.DEFENCE
CONTRADICTION, INCOMPATIBILITY = FindingKind.CONTRADICTION, FindingKind.INCOMPATIBILITY
OWN, SUMMARY = FindingKind.OWN_TENSION, FindingKind.SUMMARY_AGAINST_SPEAKER
INCOMPATIBLE, EQUIVALENT = RelationKind.INCOMPATIBLE, RelationKind.EQUIVALENT
NARROWER, SUMMARISES = RelationKind.NARROWER, RelationKind.SUMMARISES

# A link to a finding, in a page or a letter, leads to it in the next version too.
IDS = [
    "backing-9363cd",
    "broader-f942cc",
    "conditional-39ae4a",
    "contradiction-142021",
    "contradiction-1e006b",
    "defence-2739ad",
    "defence-922e27",
    "incompatibility-83b752",
    "names-b9d715",
    "own-tension-94b9ee",
    "parts-from-85ddd4",
    "pull-dfee46",
    "rebuttal-0f20a3",
    "same-advice-different-facts-15ed21",
    "same-advice-different-facts-24283f",
    "same-advice-different-facts-49a930",
    "same-claim-8eea36",
    "same-claim-d730e4",
    "same-facts-different-advice-626759",
    "sides-with-728659",
    "summary-against-speaker-876a28",
    "undercut-d40043",
    "undermining-4c66a5",
]


def panel(*experts: str) -> Debate:
    return Debate(*(experts or ("ada", "bo", "cy", "di")), facts=FACTS)


def test_a_step_that_nobody_takes_is_said_to_be_both_ends_and_shown_with_them() -> None:
    debate = panel().says("ada", "air").says("ada", "toll").argues("", "air", "toll")

    finding = debate.rejects("bo", "air>toll").only(UNDERCUT)

    assert finding.summary == "Ada affirms both “Air” and “Toll”; Bo rejects this step."
    assert [step.sentence for step in finding.witness] == [
        "Bo rejects this step: “Air” speaks for “Toll”.",
        "“Air” speaks for “Toll”, in the mapper's reading.",
        "Ada urges “Toll”.",
        "Ada affirms “Air”.",
    ]


def test_an_undercut_that_is_only_implied_is_not_said_to_be_made() -> None:
    debate = panel().argues("ada", "air", "toll").says("bo", "trams", Firmness.HEDGED)

    debate.attacks("bo", "trams", "air>toll", AttackKind.UNDERCUT, Directness.IMPLIED)

    assert debate.only(UNDERCUT).summary == (
        "Ada concludes “Toll” from “Air”; what Bo says tells in effect against this "
        "step: “Trams”, cautiously."
    )


@pytest.mark.parametrize(
    ("voices", "note"),
    [
        ((), "Nobody draws this conclusion in the text; it is the mapper's reading."),
        (("cy",), "Neither side draws this conclusion; Cy draws it."),
        (("di", "cy"), "Neither side draws this conclusion; Cy and Di draw it."),
    ],
    ids=["nobody", "a third", "two others"],
)
def test_a_possible_backing_names_who_draws_the_conclusion(
    voices: tuple[str, ...], note: str
) -> None:
    debate = panel().says("ada", "air").says("bo", "toll").argues("", "air", "toll")
    for voice in voices:
        debate.argues(voice, "air", "toll")

    assert debate.only(BACKING).note == note


def test_a_sure_backing_needs_no_note() -> None:
    debate = panel().says("ada", "air").says("bo", "toll").argues("bo", "air", "toll")

    assert debate.only(BACKING).note == ""


@pytest.mark.parametrize("voice", ["ada", "bo"])
def test_only_who_is_in_a_sure_pair_is_in_a_backing(voice: str) -> None:
    debate = panel().says("ada", "air").says("cy", "air").says("bo", "toll").says("di", "toll")

    finding = debate.argues(voice, "air", "toll").only(BACKING)

    partners = {"ada": ("ada", "bo", "di"), "bo": ("ada", "bo", "cy")}
    assert (finding.experts, finding.possible) == (partners[voice], False)


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [(("weak", "strong"), "be true"), ((), "be carried out")],
    ids=["facts", "advice"],
)
def test_what_wholly_excludes_each_other_is_said_to_by_what_it_is(
    facts: tuple[str, ...], verdict: str
) -> None:
    debate = Debate("ada", "bo", facts=facts).says("ada", "weak").says("bo", "strong")

    (finding,) = debate.relates("weak", INCOMPATIBLE, "strong", by="ada").analysis().tensions

    assert finding.summary.endswith(f"The two cannot both {verdict}, as Ada says.")


def test_two_who_both_give_reasons_are_not_named_again() -> None:
    debate = panel().says("ada", "toll").says("bo", "toll").argues("ada", "air", "toll")

    finding = debate.argues("bo", "air", "toll").only(SAME)

    assert finding.summary == "Ada and Bo both urge “Toll”, for the same reasons."
    assert finding.note == ""


def test_at_most_three_reasons_of_each_are_shown() -> None:
    debate = panel().says("ada", "toll").says("bo", "toll")
    for reason in ("trams", "air", "law", "sea"):
        debate.argues("ada", reason, "toll")

    finding = debate.only(SAME)

    arguments = [step.id for step in finding.witness if step.kind.value == "argument"]
    assert arguments == ["air>toll", "law>toll", "sea>toll"]


@pytest.mark.parametrize("number", [6, 10])
def test_all_of_a_panel_that_is_no_crowd_are_said_to_agree(number: int) -> None:
    names = [f"e{i}" for i in range(number)]
    debate = Debate(*names)
    for name in names:
        debate.says(name, "toll")

    assert " all urge “Toll”" in debate.only(SAME).summary


def test_of_a_crowd_nobody_is_said_to_be_all() -> None:
    names = [f"e{i}" for i in range(61)]
    debate = Debate(*names)
    for name in names[:8]:
        debate.says(name, "toll")

    assert " urge “Toll”" in debate.only(SAME).summary
    assert " all " not in debate.only(SAME).summary


def test_a_class_that_drifts_is_said_to_be_merged_as_declared() -> None:
    debate = Debate("ada", "bo").says("ada", "a").says("bo", "d").relates("a", EQUIVALENT, "b")
    drifting = debate.relates("b", EQUIVALENT, "c").relates("c", EQUIVALENT, "d").only(SAME)
    near = Debate("ada", "bo").says("ada", "a").says("bo", "c").relates("a", EQUIVALENT, "b")

    assert near.relates("b", EQUIVALENT, "c").only(SAME).note == ""
    assert drifting.note != ""
    assert len(drifting.witness) == 5


@pytest.mark.parametrize("stronger", ["ada", "bo"])
def test_of_two_relations_that_the_text_says_only_the_stronger_is_told(stronger: str) -> None:
    degrees = {"ada": 0.5, "bo": 0.5, stronger: 1.0}
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "free")
    debate.relates("toll", INCOMPATIBLE, "free", degrees["ada"], by="ada")
    debate.relates("free", INCOMPATIBLE, "toll", degrees["bo"], by="bo")

    finding = debate.only(INCOMPATIBILITY)

    assert (finding.score, finding.note) == (-0.7, "")
    assert f"as {stronger.title()} says" in finding.summary


def test_each_stated_priority_is_a_finding_of_its_own() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "ring").says("cy", "ring")
    debate.relates("ring", RelationKind.PRIORITY, "toll", by="bo")
    (stated,) = debate.map.relations
    debate.map = replace(debate.map, relations=(stated, replace(stated, id="z", asserted_by="cy")))

    findings = debate.of_kind(FindingKind.PULL)

    assert sorted(x.sides for x in findings) == [(("ada",), ("bo",)), (("ada",), ("cy",))]
    assert len({x.id for x in findings}) == 2


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (
            lambda debate: debate.attacks("bo", "shops", "lorries"),
            "Also: Bo with “Shops” against “Lorries”.",
        ),
        (lambda debate: debate.denies("bo", "toll"), "Bo also advises against “Toll”."),
        (
            lambda debate: debate.says("bo", "free").relates("toll", INCOMPATIBLE, "free", by="bo"),
            "“Toll” and “Free” cannot both be carried out, as Bo says.",
        ),
        (lambda debate: debate.says("ada", "ring").denies("bo", "ring", Firmness.HEDGED), ""),
    ],
    ids=["objection", "general claim", "what it is lifted to", "at another claim"],
)
def test_what_else_the_same_two_have_there_stands_in_the_note(
    change: Callable[[Debate], Debate], note: str
) -> None:
    debate = panel("ada", "bo").says("ada", "lorries").denies("bo", "lorries")
    debate.relates("lorries", NARROWER, "toll")

    finding = next(x for x in change(debate).of_kind(CONTRADICTION) if x.score == -1.0)

    assert (finding.claims, finding.note) == (("lorries",), note)


def test_a_relation_that_a_stronger_tension_covers_stands_in_its_note() -> None:
    debate = panel("ada", "bo").says("ada", "toll").says("bo", "free")
    debate.relates("toll", INCOMPATIBLE, "free")

    tensions = debate.relates("toll", RelationKind.TRADE_OFF, "free", by="ada").analysis().tensions

    note = "“Toll” and “Free” are to be traded off against each other, as Ada says."
    assert [(x.kind, x.note) for x in tensions] == [(INCOMPATIBILITY, note)]


def test_a_sure_tension_covers_a_stronger_one_that_is_only_possible() -> None:
    debate = panel("ada", "bo").says("ada", "lorries").says("bo", "free")
    debate.relates("lorries", NARROWER, "toll").relates("toll", INCOMPATIBLE, "free")

    debate.relates("lorries", RelationKind.TRADE_OFF, "free", by="ada")

    assert [(x.kind, x.score, x.possible) for x in debate.analysis().tensions] == [
        (FindingKind.PULL, -0.4, False)
    ]


def test_a_tension_with_a_third_expert_is_not_covered_by_that_of_two() -> None:
    debate = panel().says("ada", "toll").denies("bo", "toll").attacks("bo", "shops", "toll")

    tensions = debate.attacks("cy", "shops", "toll").analysis().tensions

    assert [(x.kind, x.experts) for x in tensions] == [
        (CONTRADICTION, ("ada", "bo")),
        (FindingKind.REBUTTAL, ("ada", "bo", "cy")),
    ]


def test_a_step_that_is_only_implied_is_said_to_be() -> None:
    debate = panel().argues("ada", "air", "toll", Directness.IMPLIED).rejects("bo", "air>toll")

    assert debate.only(UNDERCUT).summary == (
        "Ada in effect concludes “Toll” from “Air”; Bo rejects this step."
    )


def test_how_one_of_two_premises_is_held_is_not_said_of_the_objection() -> None:
    debate = panel().says("ada", "toll").says("bo", "air", Firmness.HEDGED).says("bo", "law")

    assert debate.attacks("bo", "air law", "toll").only(FindingKind.REBUTTAL).summary == (
        "Ada urges “Toll”; Bo objects to it: “Air” and “Law”."
    )


@pytest.mark.parametrize(("case", "general"), [("lorries", "toll"), ("vans", "toll")])
def test_of_two_as_strong_the_tension_to_which_nobody_is_lifted_is_told(
    case: str, general: str
) -> None:
    debate = Debate("ada", "bo").says("ada", case).denies("bo", case).denies("bo", general)
    debate.relates(case, NARROWER, general)

    (finding,) = debate.analysis(replace(DEFAULTS, special_case=1.0)).tensions

    assert (finding.claims, finding.note) == ((case,), "Bo also advises against “Toll”.")


def test_of_two_as_strong_the_tension_at_more_claims_is_told() -> None:
    debate = Debate("ada", "bo", facts=("weak", "strong")).says("ada", "weak").says("bo", "strong")
    debate.relates("weak", RelationKind.CONTRARY, "strong").denies("bo", "weak")

    (finding,) = debate.analysis().tensions

    assert (finding.claims, finding.note) == (("strong", "weak"), "Bo also denies “Weak”.")


def test_a_weaker_tension_at_one_claim_more_is_told_apart() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "free").denies("bo", "toll")
    debate.relates("toll", INCOMPATIBLE, "free", 0.5)

    assert [(x.kind, x.note) for x in debate.analysis().tensions] == [
        (CONTRADICTION, ""),
        (INCOMPATIBILITY, ""),
    ]


def test_what_is_covered_hides_nothing_weaker_that_is_not() -> None:
    debate = panel().says("ada", "toll").denies("bo", "toll").attacks("bo", "shops", "toll")
    debate.says("cy", "free").relates("toll", RelationKind.TRADE_OFF, "free", by="ada")

    assert [(x.kind, x.experts) for x in debate.analysis().tensions] == [
        (CONTRADICTION, ("ada", "bo")),
        (FindingKind.PULL, ("ada", "cy")),
    ]


def test_the_note_of_a_whole_opposition_is_told() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "free")

    debate.relates("toll", INCOMPATIBLE, "free", note="one road", by="bo")

    assert debate.only(INCOMPATIBILITY).summary.endswith(", as Bo says: one road.")


def test_few_of_a_crowd_are_all_named() -> None:
    debate = Debate(*[f"e{i}" for i in range(61)]).says("e1", "toll").says("e2", "toll")

    assert " both urge “Toll”" in debate.says("e3", "ring").only(SAME).summary


def test_reasons_for_something_else_are_not_compared() -> None:
    debate = panel().says("ada", "toll").says("bo", "toll").argues("ada", "air", "toll")
    debate.argues("bo", "law", "toll").argues("bo", "air", "ring").argues("ada", "law", "ring")

    assert debate.only(SAME).reasons == "different"


def test_a_backing_of_a_reason_is_not_compared() -> None:
    debate = panel().says("ada", "toll").says("bo", "toll").argues("ada", "air", "toll")
    debate.argues("bo", "air", "toll").argues("ada", "law", "air>toll")

    assert debate.argues("ada", "sea", "air>toll").only(SAME).reasons == "same"


def test_ids_of_findings_are_the_same_in_each_version() -> None:
    findings = debate_of_every_kind().analysis().findings

    assert sorted(finding.id for finding in findings) == IDS


def test_what_a_covered_denial_of_a_condition_bears_on_stands_in_the_note() -> None:
    debate = Debate("ada", "bo").says("ada", "truce", when="troops").says("ada", "vans")

    debate.relates("vans", NARROWER, "troops").denies("bo", "troops")

    assert [(x.kind, x.note) for x in debate.analysis().tensions] == [
        (CONTRADICTION, "It also meets Ada on “Truce”.")
    ]


def test_an_undercut_that_nobody_makes_is_not_said_to_be_made() -> None:
    debate = panel().argues("ada", "air", "toll").says("bo", "trams")

    finding = debate.attacks("", "trams", "air>toll", AttackKind.UNDERCUT).only(UNDERCUT)

    assert finding.possible
    assert finding.summary == (
        "Ada concludes “Toll” from “Air”; what Bo says tells in effect against this step: “Trams”."
    )
