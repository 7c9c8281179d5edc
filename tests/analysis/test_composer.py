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
        "Osei cautiously advises against “Charge for the centre”.",
        "Osei expects “Shops would close”.",
        "Osei grants “Elsewhere it worked”.",
        "Osei puts “Shops would close” against “Charge for the centre”.",
        "Osei urges “Gratis buses”.",
        "Osei urges “Keep the centre free”.",
        "Ruiz affirms “Elsewhere it worked”.",
        "Ruiz gives “Elsewhere it worked” as a reason for “Charge for the centre”.",
        "Ruiz in effect affirms “Fares hit the poor”.",
        "Ruiz urges “Charge for the centre”.",
        "Ruiz urges “Free buses”, if “Charge for the centre”.",
        "“Fares hit the poor” speaks for “Free buses”, as Ruiz implies.",
    ]


def test_a_relation_tells_its_degree_its_note_and_whose_reading_it_is(city: ArgumentMap) -> None:
    composer = Composer(build_network(city))

    assert [composer.say(composer.relation(x)) for x in city.relations] == [
        "“Free buses” says the same as “Gratis buses”, in the mapper's reading.",
        (
            "“Charge for the centre” and “Keep the centre free” cannot both be carried out, "
            "to a degree of 0.5, as Osei says: one road, two rules."
        ),
        ("“Charge lorries” is a special case of “Charge for the centre”, in the mapper's reading."),
        ("“Ring road first” is to come before “Free buses”, in the mapper's reading: one budget."),
    ]


def test_how_many_hold_a_claim_is_told_in_few_words() -> None:
    debate = Debate("ada", "bo", "cy", "di", "ed").says("ada", "toll", Firmness.HEDGED)
    for expert in ("bo", "cy", "di"):
        debate.says(expert, "toll", Directness.IMPLIED)

    one, *_ = debate.analysis().agreements
    two, *_ = debate.says("ed", "toll").analysis().agreements

    assert one.summary == (
        "Ada, Bo, Cy and Di all urge “Toll”, Ada cautiously and the others in effect."
    )
    assert two.summary == (
        "Ada, Bo, Cy, Di and Ed all urge “Toll”, Ada cautiously and Bo, Cy and Di in effect."
    )
