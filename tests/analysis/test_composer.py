"""Names, and what is said of stances and relations."""

from __future__ import annotations

from analysis.debates import Debate

from counterpoint.analysis.explaining.composer import Composer
from counterpoint.model import ArgumentMap, Directness, Firmness
from counterpoint.network import build_network


def test_each_mode_is_told(city: ArgumentMap) -> None:
    composer = Composer(build_network(city))

    voices = {"ruiz", "osei"}
    sentences = sorted(composer.say(composer.stance(x)) for x in city.stances if x.expert in voices)

    assert sentences == [
        "Osei advises against “Charge for the centre” (with a hedge).",
        "Osei concedes “Elsewhere it worked”.",
        "Osei expects “Shops would close” (explicitly).",
        "Osei puts “Shops would close” against “Charge for the centre”.",
        "Osei recommends “Gratis buses” (explicitly).",
        "Osei recommends “Keep the centre free” (explicitly).",
        "Ruiz affirms “Elsewhere it worked” (explicitly).",
        "Ruiz affirms “Fares hit the poor” (by implication).",
        "Ruiz gives “Elsewhere it worked” as a reason for “Charge for the centre”.",
        "Ruiz recommends “Charge for the centre” (explicitly).",
        "Ruiz recommends “Free buses” (on the condition “Charge for the centre”).",
        "“Fares hit the poor” speaks for “Free buses” (implied in Ruiz's words).",
    ]


def test_a_relation_tells_its_degree_its_note_and_whose_reading_it_is(city: ArgumentMap) -> None:
    composer = Composer(build_network(city))

    assert [composer.say(composer.relation(x)) for x in city.relations] == [
        "“Free buses” says the same as “Gratis buses” (the mapper's reading).",
        (
            "“Charge for the centre” and “Keep the centre free” cannot both be carried out, "
            "in part (0.5): one road, two rules (said by Osei)."
        ),
        "“Charge lorries” is a special case of “Charge for the centre” (the mapper's reading).",
        "“Ring road first” is to come before “Free buses”: one budget (the mapper's reading).",
    ]


def test_how_many_hold_a_claim_is_told_in_few_words() -> None:
    debate = Debate("ada", "bo", "cy", "di", "ed").says("ada", "toll", Firmness.HEDGED)
    for expert in ("bo", "cy", "di"):
        debate.says(expert, "toll", Directness.IMPLIED)

    one, *_ = debate.analysis().agreements
    two, *_ = debate.says("ed", "toll").analysis().agreements

    assert one.summary == (
        "Ada, Bo, Cy and Di all recommend “Toll” (Ada with a hedge and the others by implication)."
    )
    assert two.summary == (
        "Ada, Bo, Cy, Di and Ed all recommend “Toll” "
        "(Ada with a hedge and Bo, Cy and Di by implication)."
    )
