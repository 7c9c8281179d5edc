"""Who names whom: the most explicit that stands between two experts."""

from __future__ import annotations

import pytest
from analysis.debates import Debate

from counterpoint.model import (
    AttackKind,
    Directness,
    Finding,
    FindingKind,
    Firmness,
    Polarity,
    RelationKind,
    StepKind,
)


def told(finding: Finding) -> tuple[FindingKind, tuple[tuple[str, str], ...], str]:
    return (finding.kind, finding.namings, str(finding.summary))


def test_a_tension_in_which_one_names_the_other_comes_before_a_stronger_one() -> None:
    debate = Debate("ada", "bo", facts=("slow", "dear")).says("bo", "dear").denies("ada", "dear")
    debate.says("bo", "slow", Firmness.HEDGED).denies("ada", "slow", answers="bo")

    first, second = debate.analysis().tensions

    assert told(first) == (
        FindingKind.CONTRADICTION,
        (("ada", "bo"),),
        "Bo cautiously affirms “Slow”; Ada denies it. Ada names Bo.",
    )
    assert (first.score, second.score, second.namings) == (-0.7, -1.0, ())
    (pair,) = debate.analysis().matrix
    assert [tie.finding for tie in pair.ties] == [first.id, second.id]


def test_an_agreement_and_an_objection_say_who_is_named() -> None:
    debate = Debate("ada", "bo", "cy", facts=("jams",)).says("bo", "toll").says("cy", "toll")
    debate.attacks("ada", "jams", "toll", AttackKind.REBUT, answers="cy").says("ada", "jams")
    debate.says("bo", "jams", answers="ada")

    namings = {(x.kind, x.experts): x.namings for x in debate.analysis().findings}

    assert namings == {
        (FindingKind.SAME_CLAIM, ("ada", "bo")): (("bo", "ada"),),
        (FindingKind.SAME_CLAIM, ("bo", "cy")): (),
        (FindingKind.REBUTTAL, ("ada", "bo", "cy")): (("ada", "cy"),),
    }


def test_a_naming_in_what_a_stronger_tension_covers_is_told_with_that_one() -> None:
    debate = Debate("ada", "bo", facts=("dear",)).says("bo", "toll").denies("ada", "toll")
    debate.says("ada", "dear").attacks("ada", "dear", "toll", answers="bo")

    (tension,) = debate.analysis().tensions

    assert (tension.kind, tension.namings) == (FindingKind.CONTRADICTION, (("ada", "bo"),))


def test_who_is_named_without_a_word_of_the_own_gets_no_position() -> None:
    debate = Debate("ada", "bo", "cy", facts=("slow",)).denies("ada", "slow", answers="bo")

    (naming,) = debate.analysis().findings

    assert told(naming) == (
        FindingKind.NAMES,
        (("ada", "bo"),),
        "Ada denies “Slow”, naming Bo.",
    )
    assert (naming.experts, naming.sides, naming.score) == (("ada", "bo"), (), 0.0)
    pair = debate.analysis().matrix[0]
    assert [(tie.finding, tie.counts) for tie in pair.ties] == [(naming.id, False)]
    assert (pair.agreement, pair.tension) == (None, None)


def test_who_only_sees_why_the_other_says_so_shares_nothing() -> None:
    debate = Debate("ada", "bo", facts=("slow",)).says("bo", "slow")
    debate.says("ada", "slow", Firmness.UNDERSTOOD, answers="bo")

    (naming,) = debate.analysis().findings

    assert told(naming)[::2] == (
        FindingKind.NAMES,
        "Ada, naming Bo, sees why one may say “Slow”, without saying so.",
    )


@pytest.mark.parametrize(
    ("own", "kind", "score", "sentence"),
    [
        (
            Polarity.DENY,
            FindingKind.PARTS_FROM,
            -0.4,
            "Ada denies “Slow”, and reports the opposite: Bo affirms “Slow”.",
        ),
        (
            Polarity.AFFIRM,
            FindingKind.SIDES_WITH,
            0.4,
            "Ada affirms “Slow”, and reports the same: Bo affirms “Slow”.",
        ),
    ],
    ids=["parts", "sides"],
)
def test_what_one_reports_of_the_other_and_says_against_it_or_too(
    own: Polarity, kind: FindingKind, score: float, sentence: str
) -> None:
    debate = Debate("ada", "bo", "cy", facts=("slow",)).reports("ada", "bo", "slow")
    debate.says("ada", "slow", polarity=own).says("cy", "slow", Firmness.HEDGED)

    between = [x for x in debate.analysis().findings if set(x.experts) == {"ada", "bo"}]

    assert [told(x) for x in between] == [(kind, (("ada", "bo"),), sentence)]
    assert [x.score for x in between] == [score]
    assert "Ada reports: Bo affirms “Slow”." in [step.sentence for step in between[0].witness]


def test_who_affirms_stands_on_the_left_though_only_reported() -> None:
    debate = Debate("ada", "bo", facts=("slow",)).reports("bo", "ada", "slow").denies("bo", "slow")

    (parting,) = debate.analysis().tensions

    assert parting.sides == (("ada",), ("bo",))


def test_what_is_reported_of_a_third_says_nothing_of_the_other() -> None:
    debate = Debate("ada", "bo", "cy", facts=("slow",)).denies("bo", "slow")
    debate.reports("bo", "ada", "slow").reports("bo", "cy", "slow", Polarity.DENY)

    assert {(x.kind, x.experts) for x in debate.analysis().findings} == {
        (FindingKind.PARTS_FROM, ("ada", "bo")),
        (FindingKind.SIDES_WITH, ("bo", "cy")),
    }


def test_a_report_that_is_made_twice_is_told_once() -> None:
    debate = Debate("ada", "bo", facts=("slow",)).denies("bo", "slow")
    debate.reports("bo", "ada", "slow").reports("bo", "ada", "slow")

    (parting,) = debate.analysis().tensions

    assert [step.sentence for step in parting.witness] == [
        "Bo reports: Ada affirms “Slow”.",
        "Bo denies “Slow”.",
    ]


def test_who_says_what_wholly_excludes_what_is_reported_parts_from_it() -> None:
    debate = Debate("ada", "bo", facts=("two", "six")).reports("ada", "bo", "two")
    debate.says("ada", "six").relates("six", RelationKind.CONTRADICTS, "two")

    (parting,) = debate.analysis().tensions

    assert (parting.kind, parting.score) == (FindingKind.PARTS_FROM, -0.4)


def test_the_own_words_of_who_is_reported_decide() -> None:
    debate = Debate("ada", "bo", facts=("slow",)).reports("ada", "bo", "slow")
    debate.denies("ada", "slow").denies("bo", "slow")

    (agreement,) = debate.analysis().findings

    # Both deny it: that Ada reports Bo otherwise makes the two no opponents, and names no ally.
    assert (agreement.kind, agreement.namings) == (FindingKind.SAME_CLAIM, ())


def test_a_report_alone_is_nothing_between_the_two() -> None:
    debate = Debate("ada", "bo", facts=("slow",)).reports("ada", "bo", "slow")

    assert debate.says("bo", "slow", Directness.IMPLIED).analysis().findings == ()


def test_who_objects_by_name_to_a_step_that_nobody_takes_is_told_as_naming() -> None:
    debate = Debate("ada", "bo", facts=("jams", "slow", "dear")).says("bo", "toll")
    debate.argues("", "jams", "dear")
    debate.attacks("ada", "slow", "jams>dear", AttackKind.UNDERCUT, answers="bo")

    (naming,) = debate.analysis().namings

    assert [x.kind for x in naming.witness] == [StepKind.ATTACK]
    assert "slow" in naming.claims
