"""What remains of a finding without one of its links."""

from __future__ import annotations

import pytest
from analysis.debates import Debate

from counterpoint.analysis.sensitivity import what_remains
from counterpoint.errors import UsageError
from counterpoint.model import AttackKind, FindingKind, Firmness, RelationKind


def remainders(debate: Debate, kind: FindingKind) -> dict[str, str]:
    finding = debate.only(kind)
    return {x.step.id: x.sentence for x in what_remains(debate.network(), finding.id)}


def test_an_agreement_by_equivalence_rests_on_it() -> None:
    debate = Debate("ada", "bo").says("ada", "toll").says("bo", "charge")
    debate.relates("toll", RelationKind.EQUIVALENT, "charge")

    assert remainders(debate, FindingKind.SAME_CLAIM) == {
        "toll-equivalent-charge": "Without it nothing remains."
    }


def test_an_equivalence_that_a_third_expert_needs() -> None:
    debate = Debate("ada", "bo", "cy").says("ada", "toll").says("bo", "toll").says("cy", "charge")
    debate.relates("toll", RelationKind.EQUIVALENT, "charge")

    assert remainders(debate, FindingKind.SAME_CLAIM) == {
        "toll-equivalent-charge": "Without it the finding remains between 2 of 3 experts."
    }


def test_a_rebuttal_without_its_attack_falls_back_on_the_denial() -> None:
    debate = Debate("ada", "bo", facts=("shops",)).says("ada", "toll").says("bo", "shops")
    debate.denies("bo", "toll", Firmness.HEDGED).attacks("bo", "shops", "toll")

    assert remainders(debate, FindingKind.REBUTTAL) == {
        "shops!toll": (
            "Without it the finding remains as “cannot both be true”, at 0.7 instead of 0.9."
        )
    }


def test_a_reason_shown_beside_an_agreement_can_go() -> None:
    debate = Debate("ada", "bo", facts=("air",)).says("ada", "toll").says("bo", "toll")
    debate.says("ada", "air").argues("ada", "air", "toll")

    assert remainders(debate, FindingKind.SAME_CLAIM) == {
        "air>toll": "Without it the finding stays as it is."
    }


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ((), "without reasons to compare"),
        (("noise",), "for different reasons"),
        (("noise", "jams"), "for different reasons"),
    ],
    ids=["alone", "one each", "two each"],
)
def test_an_agreement_without_its_shared_reason_is_told_as_one_for_others(
    others: tuple[str, ...], words: str
) -> None:
    debate = Debate("ada", "bo", facts=("air", "noise", "jams", "dust"))
    for expert in ("ada", "bo"):
        debate.says(expert, "toll").says(expert, "air").argues(expert, "air", "toll")
    for reason in others:
        debate.says("ada", reason).argues("ada", reason, "toll")
    if others:
        debate.says("bo", "dust").argues("bo", "dust", "toll")
    finding = next(x for x in debate.of_kind(FindingKind.SAME_CLAIM) if "toll" in x.claims)

    rest = {x.step.id: x.sentence for x in what_remains(debate.network(), finding.id)}

    assert rest["air>toll"] == f"Without it the finding remains {words}."


def test_an_unknown_finding_is_refused() -> None:
    with pytest.raises(UsageError, match="no finding 'nothing'"):
        what_remains(Debate("ada").network(), "nothing")


def test_an_undercut_falls_with_the_step_that_it_is_aimed_at() -> None:
    debate = Debate("ada", "bo", facts=("shops", "air")).argues("", "air", "toll")
    debate.says("ada", "air").says("ada", "toll").says("bo", "shops").says("bo", "gap")
    debate.attacks("bo", "shops", "air>toll", AttackKind.UNDERCUT)
    debate.argues("bo", "gap", "air>toll")

    assert remainders(debate, FindingKind.UNDERCUT) == {
        "air>toll": "Without it nothing remains.",
        "shops!air>toll": "Without it nothing remains.",
    }
