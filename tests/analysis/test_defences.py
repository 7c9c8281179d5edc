"""Who defends whom against which objection, and how strongly."""

from __future__ import annotations

from itertools import permutations

import pytest
from analysis.debates import Debate, debate_of_every_kind

from counterpoint.analysis import analyse
from counterpoint.analysis.analysing import align_two
from counterpoint.model import Directness, FindingKind, Firmness, RelationKind

DEFENCE, EQUIVALENT = FindingKind.DEFENCE, RelationKind.EQUIVALENT


def panel() -> Debate:
    return Debate("ada", "bo", "cy", "di", facts=("shops", "data"))


@pytest.mark.parametrize(
    ("answer", "objection", "possible"),
    [("cy", "bo", False), ("", "bo", False), ("cy", "", False), ("", "", True)],
    ids=["both said", "objection said", "answer said", "neither said"],
)
def test_a_defence_in_which_nobody_says_a_step_is_possible(
    answer: str, objection: str, possible: bool
) -> None:
    debate = panel().says("ada", "toll", Firmness.HEDGED).says("cy", "data").says("bo", "shops")
    debate.attacks(objection, "shops", "toll").attacks(answer, "data", "shops")

    finding = debate.only(DEFENCE)

    assert (finding.experts, finding.possible) == (("ada", "cy"), possible)
    assert [(x.name, x.value) for x in finding.factors] == [
        ("defence", 0.8),
        ("weaker stance", 0.7),
    ]
    assert finding.score == pytest.approx(0.8 * 0.7)


def test_a_defence_scores_by_its_strongest_pair_and_each_pair_keeps_its_own() -> None:
    debate = panel().says("ada", "toll").attacks("bo", "shops", "toll")
    debate.denies("cy", "shops", Directness.IMPLIED).denies("di", "shops", Firmness.HEDGED)

    analysis = debate.analysis()
    (finding,) = analysis.defences

    ties = {
        (row.first, row.second): round(tie.score, 9)
        for row in analysis.matrix
        for tie in row.ties
        if tie.finding == finding.id
    }
    assert finding.experts == ("ada", "cy", "di")
    assert finding.score == pytest.approx(0.8 * 0.7)
    assert ties == {("ada", "cy"): 0.4, ("ada", "di"): 0.56}


def test_nobody_defends_themselves_or_against_themselves() -> None:
    alone = panel().says("ada", "toll").attacks("bo", "shops", "toll").denies("ada", "shops")
    debate = panel().says("ada", "toll").attacks("bo", "shops", "toll").denies("bo", "shops")

    assert alone.of_kind(DEFENCE) == ()
    assert debate.of_kind(DEFENCE) == ()


def test_an_answer_to_a_premise_that_is_advice_shows_its_steps_in_order() -> None:
    debate = panel().says("ada", "toll").says("bo", "shops").attacks("bo", "shops", "toll")
    debate.says("cy", "data").attacks("cy", "data", "shops")

    finding = debate.only(DEFENCE)

    assert [step.sentence for step in finding.witness] == [
        "Cy affirms “Data”.",
        "Cy puts “Data” against “Shops”.",
        "Bo puts “Shops” against “Toll”.",
        "Ada urges “Toll”.",
    ]
    assert finding.claims == ("data", "shops", "toll")


@pytest.mark.parametrize(("first", "second"), list(permutations(("ada", "bo", "cy", "di"), 2)))
def test_two_compared_alone_stand_as_they_do_in_the_matrix(first: str, second: str) -> None:
    network = debate_of_every_kind().network()

    row = align_two(network, first, second)

    rows = {(x.first, x.second): x for x in analyse(network).matrix}
    assert row == rows[min(first, second), max(first, second)]


def test_a_defence_shows_the_equivalences_between_its_steps() -> None:
    debate = panel().says("ada", "charge").attacks("bo", "shops", "toll")
    debate.relates("toll", EQUIVALENT, "charge")

    finding = debate.denies("cy", "shops").only(DEFENCE)

    assert [step.sentence for step in finding.witness] == [
        "Cy denies “Shops”.",
        "Bo puts “Shops” against “Toll”.",
        "“Toll” says the same as “Charge”, in the mapper's reading.",
        "Ada urges “Charge”.",
    ]
