from __future__ import annotations

import pytest
from map_files import PANEL, MapReader, NoteReader

from counterpoint.model import Directness, Firmness, Polarity, Shift, Stance, Verification

RUIZ = "# Ana Ruiz {expert: ruiz, source: panel}\n\n"
OSEI = "\n\n# Kofi Osei {expert: osei, source: panel}\n\n"


def toward(stances: tuple[Stance, ...], target: str) -> list[Stance]:
    return [stance for stance in stances if stance.target == target]


def test_a_text_below_a_heading_is_a_stance_at_its_passage(map_of: MapReader) -> None:
    argument_map = map_of(RUIZ + '[Toll]: Charge cars. {quote: "a charge at the ring"}')

    [stance] = argument_map.stances
    assert (stance.expert, stance.target, stance.source) == ("ruiz", "toll", "panel")
    assert (stance.polarity, stance.directness) == (Polarity.AFFIRM, Directness.EXPLICIT)
    assert stance.quotation is not None
    assert stance.quotation.verification is Verification.EXACT
    assert PANEL[stance.quotation.start : stance.quotation.end] == "a charge at the ring"


def test_a_bare_reference_is_no_stance(map_of: MapReader) -> None:
    argument_map = map_of(RUIZ + "[Toll]: Charge cars." + OSEI + "[Toll]")

    assert [stance.expert for stance in argument_map.stances] == ["ruiz"]


def test_metadata_makes_a_reference_a_stance(map_of: MapReader) -> None:
    argument_map = map_of(RUIZ + "[Toll]: Charge cars." + OSEI + "[Toll] {stance: deny}")

    assert {(x.expert, x.polarity) for x in argument_map.stances} == {
        ("ruiz", Polarity.AFFIRM),
        ("osei", Polarity.DENY),
    }


def test_stance_none_makes_none_of_a_text(map_of: MapReader) -> None:
    argument_map = map_of(RUIZ + "[Toll]: Charge cars. {stance: none}")

    assert argument_map.stances == ()


def test_another_experts_words_are_kept_as_wording(map_of: MapReader) -> None:
    argument_map = map_of(RUIZ + "[Toll]: Charge cars." + OSEI + "[Toll]: Let cars pay.")

    assert argument_map.claims[0].text == "Charge cars."
    assert {x.expert: x.wording for x in argument_map.stances} == {
        "ruiz": "",
        "osei": "Let cars pay.",
    }


def test_the_metadata_of_an_occurrence_overrides_its_heading(map_of: MapReader) -> None:
    argument_map = map_of(
        RUIZ + '[Rides]: Buses are free. {expert: osei, quote: "ride for nothing"}'
    )

    assert [stance.expert for stance in argument_map.stances] == ["osei"]


def test_a_subheading_inherits_and_overrides(map_of: MapReader) -> None:
    argument_map = map_of(
        "# Panel {source: panel}\n\n## Ruiz {expert: ruiz}\n\n### Tolls\n\n[Toll]: Charge cars."
    )

    assert [(x.expert, x.source) for x in argument_map.stances] == [("ruiz", "panel")]


def test_several_experts_take_a_stance_each(map_of: MapReader) -> None:
    argument_map = map_of("# Both {expert: [ruiz, osei]}\n\n[Rides]: Buses are free.")

    assert sorted(stance.expert for stance in argument_map.stances) == ["osei", "ruiz"]


def test_each_key_phrase_of_a_list_is_a_stance(map_of: MapReader) -> None:
    argument_map = map_of(RUIZ + '[Toll]: Charge cars. {quote: ["We need a charge", "cut it by"]}')

    phrases = {stance.quotation.exact for stance in argument_map.stances if stance.quotation}
    assert phrases == {"We need a charge", "cut it by"}


def test_conditions_are_claims_and_make_a_stance_conditional(map_of: MapReader) -> None:
    argument_map = map_of(
        RUIZ + '[Toll]: Charge cars.\n\n[Rides]: Buses are free. {if: ["[Toll]", Rails]}\n\n'
        "[Rails]: There are rails."
    )

    [stance] = toward(argument_map.stances, "rides")
    assert (stance.firmness, stance.conditions) == (Firmness.CONDITIONAL, ("rails", "toll"))


def test_a_reported_voice_takes_no_stance_of_its_own(map_of: MapReader) -> None:
    argument_map = map_of(
        OSEI + '[Shops close]: Shops close. {voice: mayor, quote: "shops will close"}'
    )

    [stance] = argument_map.stances
    assert (stance.expert, stance.directness, stance.voice) == (
        "osei",
        Directness.REPORTED,
        "mayor",
    )


def test_an_editor_may_shift_what_is_summed_up(map_of: MapReader) -> None:
    argument_map = map_of(
        RUIZ + "[Rides]: Buses are free.\n\n# In short {expert: desk, source: panel}\n\n"
        '[Rides] {quote: "Both want free buses", shift: hedge, note: "she sets a condition"}'
    )

    [stance] = [x for x in argument_map.stances if x.expert == "desk"]
    assert (stance.shift, stance.note) == (Shift.HEDGE_DROPPED, "she sets a condition")


@pytest.mark.parametrize("date", ["2026", "2026-03", "2026-03-01"])
def test_a_stance_may_have_a_date(map_of: MapReader, date: str) -> None:
    argument_map = map_of(RUIZ + f"[Toll]: Charge cars. {{date: {date}}}")

    assert argument_map.stances[0].date == date


def test_who_writes_a_reason_puts_it_forward_at_the_same_passage(map_of: MapReader) -> None:
    argument_map = map_of(
        RUIZ + "[Toll]: Charge cars.\n"
        '  + <It worked>: Two did. {mode: hedged, inference: implied, quote: "Two cities"}'
    )

    [stance] = toward(argument_map.stances, "it-worked")
    [step] = toward(argument_map.stances, "it-worked--toll")
    assert (stance.firmness, step.directness, step.expert) == (
        Firmness.HEDGED,
        Directness.IMPLIED,
        "ruiz",
    )
    assert step.quotation == stance.quotation is not None


def test_a_reason_that_is_only_named_is_put_forward_by_nobody(map_of: MapReader) -> None:
    argument_map = map_of(
        RUIZ + "[Habits]: Drivers look for another way.\n\n[Toll]: Charge cars.\n  + [Habits]"
    )

    assert toward(argument_map.stances, "habits--toll") == []


def test_inference_alone_puts_a_named_reason_forward(map_of: MapReader) -> None:
    argument_map = map_of(
        RUIZ + "[Habits]: Drivers look for another way. {stance: none}\n\n"
        "[Toll]: Charge cars. {stance: none}\n  + [Habits] {inference: implied}"
    )

    assert [(x.target, x.directness) for x in argument_map.stances] == [
        ("habits--toll", Directness.IMPLIED)
    ]


@pytest.mark.parametrize("mode", ["reported", "conceded"])
def test_words_that_are_not_ones_own_stay_so_as_a_reason(map_of: MapReader, mode: str) -> None:
    argument_map = map_of(
        RUIZ + f"[Toll]: Charge cars.\n  - <Shops>: Shops close. {{mode: {mode}}}"
    )

    assert {
        " ".join(x.mode_words) for x in argument_map.stances if x.target.startswith("shops")
    } == {mode}


def test_who_denies_a_reason_does_not_put_it_forward(map_of: MapReader) -> None:
    argument_map = map_of(RUIZ + "[Toll]: Charge cars.\n  - <Shops>: Shops close. {stance: deny}")

    assert [x.target for x in argument_map.stances if x.target.startswith("shops")] == ["shops"]


def test_an_outward_arrow_makes_the_line_above_the_reason(map_of: MapReader) -> None:
    argument_map = map_of(
        RUIZ + "[Toll]: Charge cars." + OSEI + '[Shops]: Shops close. {quote: "shops will close"}\n'
        "  -> [Toll]"
    )

    assert [x.expert for x in argument_map.stances if x.target == "shops--toll"] == ["osei"]


def test_an_argument_described_apart_is_put_forward_in_all_its_uses(map_of: MapReader) -> None:
    argument_map = map_of(
        RUIZ + "[Toll]: Charge cars.\n  + <It worked>\n\n<It worked>: Two cities did so."
    )

    assert {x.target for x in argument_map.stances} == {"toll", "it-worked", "it-worked--toll"}


def test_who_writes_a_structure_out_puts_each_step_forward(map_of: MapReader) -> None:
    argument_map = map_of(
        RUIZ + '<Case>\n\n(1) [A]: One. {quote: "Two cities"}\n(2) [B]: Two.\n----\n(3) [C]: Three.'
    )

    [stance] = toward(argument_map.stances, "case--c")
    assert stance.quotation is not None
    assert (stance.expert, stance.quotation.exact) == ("ruiz", "Two cities")


def test_a_structure_of_bare_references_is_put_forward_by_nobody(map_of: MapReader) -> None:
    argument_map = map_of(
        "[A]: One.\n\n[B]: Two.\n\n" + RUIZ + "<Case>\n\n(1) [A]\n----\n(2) [B]\n"
    )

    assert argument_map.stances == ()


def test_the_same_said_twice_is_one_stance(map_of: MapReader) -> None:
    argument_map = map_of(RUIZ + "[Toll]: Charge cars.\n\n[Toll]: Charge cars.")

    assert len(argument_map.stances) == 1


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("+ [Habits]", ["8:5 reason-only-named"]),
        ("+ [Habits] {inference: explicit}", []),
        ("+ [Habits] {stance: none}", []),
        ("- [Habits]", []),
        ("+ [Other]", []),
        ("+ [Habits]\n    _ [Other]", []),
    ],
)
def test_a_reason_that_is_only_named_by_who_affirms_it_is_asked_about(
    notes_of: NoteReader, reason: str, expected: list[str]
) -> None:
    above = "[Other]: Another.\n\n" + RUIZ + "[Habits]: Drivers look for another way.\n\n"

    notes = notes_of(above + f"[Toll]: Charge cars.\n  {reason}")

    assert [x for x in notes if x.endswith("reason-only-named")] == expected
