"""How a statement is said on two axes, and what a map can say of it besides."""

from __future__ import annotations

import pytest
from map_files import BodyReader, MapReader, NoteReader

from counterpoint.errors import InputError
from counterpoint.formats.argdown_map import render_argdown_map
from counterpoint.model import ArgumentMap, Directness, Fidelity, Firmness, Grade, Stance

RUIZ = "# Ana Ruiz {expert: ruiz, source: panel}\n\n"
OSEI = "\n\n# Kofi Osei {expert: osei, source: panel}\n\n"
DESK = "\n\n# In short {expert: desk, source: panel}\n\n"
TOLL = "[Toll]: Charge cars. {kind: recommendation}\n\n[Air]: The air is clean. {kind: value}\n\n"


def toward(argument_map: ArgumentMap, target: str, expert: str = "ruiz") -> list[Stance]:
    return [x for x in argument_map.stances if (x.target, x.expert) == (target, expert)]


@pytest.mark.parametrize(
    ("words", "directness", "firmness"),
    [
        ("implied hedged", Directness.IMPLIED, Firmness.HEDGED),
        ("hedged implied", Directness.IMPLIED, Firmness.HEDGED),
        ("understood", Directness.EXPLICIT, Firmness.UNDERSTOOD),
        ("implied", Directness.IMPLIED, Firmness.FLAT),
        ("conceded", Directness.EXPLICIT, Firmness.CONCEDED),
        ("explicit", Directness.EXPLICIT, Firmness.FLAT),
        ("reported conceded", Directness.REPORTED, Firmness.CONCEDED),
    ],
)
def test_a_mode_has_a_word_of_each_axis(
    map_of: MapReader, words: str, directness: Directness, firmness: Firmness
) -> None:
    (stance,) = map_of(RUIZ + f"[Toll]: Charge cars. {{mode: {words}}}").stances

    assert (stance.directness, stance.firmness) == (directness, firmness)


@pytest.mark.parametrize(
    ("mode", "firmness"),
    [
        ("", Firmness.CONDITIONAL),
        ("mode: implied, ", Firmness.CONDITIONAL),
        ("mode: hedged, ", Firmness.HEDGED),
        ("mode: explicit, ", Firmness.FLAT),
    ],
)
def test_a_condition_makes_conditional_what_has_no_firmness(
    map_of: MapReader, mode: str, firmness: Firmness
) -> None:
    argument_map = map_of(RUIZ + TOLL + f'[Rides]: Buses are free. {{{mode}if: "[Toll]"}}')

    assert [x.firmness for x in toward(argument_map, "rides")] == [firmness]


def test_a_means_is_no_reserve(map_of: MapReader) -> None:
    argument_map = map_of(RUIZ + TOLL + '[Rides]: Buses are free. {to: "[Air]"}')

    (stance,) = toward(argument_map, "rides")
    assert (stance.goals, stance.firmness, stance.conditions) == (("air",), Firmness.FLAT, ())


def test_who_answers_somebody_does_so_by_the_reason_too(map_of: MapReader) -> None:
    argument_map = map_of(OSEI + "[Toll]: No toll.\n  - <Shops>: They close. {answers: ruiz}")

    answers = {x.target: x.answers for x in argument_map.stances}
    assert answers == {"toll": None, "shops": "ruiz", "shops--toll": "ruiz"}


def test_a_summary_names_whom_it_sums_up(map_of: MapReader) -> None:
    argument_map = map_of(RUIZ + TOLL + DESK + "[Toll] {sums: [ruiz], shift: order}")

    assert [x.sums for x in toward(argument_map, "toll", "desk")] == [("ruiz",)]


def test_the_wording_says_how_it_stands_to_the_passage(map_of: MapReader) -> None:
    body = "[Toll]: Charge cars. {fidelity: imputation, note: he means it}"

    (stance,) = map_of(RUIZ + body).stances

    assert (stance.fidelity, stance.note) == (Fidelity.IMPUTATION, "he means it")


def test_how_sure_and_how_strongly_is_read_and_written_again(map_of: MapReader) -> None:
    argument_map = map_of(RUIZ + "[Toll]: Charge cars. {confidence: 0.8, grade: mild}")

    rendered = render_argdown_map(argument_map)

    (stance,) = argument_map.stances
    assert (stance.confidence, stance.grade) == (0.8, Grade.MILD)
    assert "{confidence: 0.8, grade: mild" in rendered.text
    assert rendered.conversion.losses == ()


@pytest.mark.parametrize(
    ("text", "share", "words", "written"),
    [
        ("1", 1.0, "", "1"),
        ("10/10", 1.0, "10 of 10", '"10 of 10"'),
        ("7 of 10", 0.7, "7 of 10", '"7 of 10"'),
        ("80%", 0.8, "80 %", '"80 %"'),
        ("Very sure", 0.9, "very sure", "very sure"),
    ],
    ids=["whole", "most", "scale", "per-cent", "words"],
)
def test_how_sure_somebody_is_stays_as_it_was_said(
    map_of: MapReader, text: str, share: float, words: str, written: str
) -> None:
    argument_map = map_of(RUIZ + f"[Toll]: Charge cars. {{confidence: {text}}}")

    rendered = render_argdown_map(argument_map)

    (stance,) = argument_map.stances
    assert (stance.confidence, stance.confidence_said) == (share, words)
    assert f"{{confidence: {written}" in rendered.text
    assert rendered.conversion.losses == ()


def test_a_claim_has_an_actor_and_issues(map_of: MapReader) -> None:
    body = '[Toll]: Charge. {actor: The council, issue: ["Who pays?", "Is it fair?"]}'

    argument_map = map_of(RUIZ + body)

    (claim,) = argument_map.claims
    assert (claim.actor, claim.issues) == ("The council", ("is-it-fair", "who-pays"))
    assert {x.id: x.question for x in argument_map.issues} == {
        "is-it-fair": "Is it fair?",
        "who-pays": "Who pays?",
    }


def test_two_claims_can_be_judged_unrelated(map_of: MapReader) -> None:
    argument_map = map_of(RUIZ + TOLL + '[Air] {no-conflict: {"[Toll]": {note: other matter}}}')

    assert [(x.claims, x.note) for x in argument_map.judged] == [(("air", "toll"), "other matter")]


def test_an_exception_that_decides_is_its_speakers(map_of: MapReader) -> None:
    body = '[Rides]: Buses are free. {unless: "[Toll]", decides: true}'

    argument_map = map_of(RUIZ + TOLL + OSEI + body)

    (relation,) = argument_map.relations
    assert (relation.is_deciding, relation.asserted_by) == (True, "osei")


def test_a_second_advice_on_a_condition_may_decide(map_of: MapReader) -> None:
    argument_map = map_of(RUIZ + TOLL + '[Rides]: Free buses. {if: "[Toll]", decides: true}')

    assert [x.is_deciding for x in toward(argument_map, "rides")] == [True]


@pytest.mark.parametrize("reserve", ["hedged", "conceded", "implied hedged", "understood"])
def test_a_statement_keeps_its_reserve_where_its_speaker_uses_it(
    map_of: MapReader, reserve: str
) -> None:
    body = f"[Fades]: It fades. {{mode: {reserve}}}\n\n[Toll]: Charge.\n  + [Fades] {{quote: "
    argument_map = map_of(RUIZ + body + '"cut it by a fifth"}')

    assert {x.mode_words for x in toward(argument_map, "fades")} == {tuple(reserve.split())}


def test_another_speaker_uses_it_without_that_reserve(map_of: MapReader) -> None:
    body = "[Fades]: It fades. {mode: hedged}" + OSEI + '[Fades] {quote: "helps nobody"}'

    assert [x.firmness for x in toward(map_of(RUIZ + body), "fades", "osei")] == [Firmness.FLAT]


def test_a_word_of_its_own_goes_before_the_reserve(map_of: MapReader) -> None:
    body = "[Fades]: It fades. {mode: hedged}\n\n[Toll]: Charge.\n  + [Fades] {mode: explicit}"

    argument_map = map_of(RUIZ + body)

    firmness = {x.firmness for x in toward(argument_map, "fades")}
    assert firmness == {Firmness.HEDGED, Firmness.FLAT}


def test_the_passage_of_a_step_is_no_evidence_for_a_stance(map_of: MapReader) -> None:
    argument_map = map_of(
        RUIZ + '[Works]: It works. {mode: conceded, quote: "cut it by a fifth"}\n\n'
        '[Toll]: Charge.\n  + [Works] {inference: implied, quote: "charge at the ring"}'
    )

    quotes = [(x.target, x.quotation.exact) for x in argument_map.stances if x.quotation]
    assert sorted(quotes) == [("works", "cut it by a fifth"), ("works--toll", "charge at the ring")]
    assert [x.firmness for x in toward(argument_map, "works--toll")] == [Firmness.CONCEDED]


@pytest.mark.parametrize(
    ("body", "note"),
    [
        (RUIZ + "[A]: One. {mode: hedged conceded}", "3:18 conflicting-mode"),
        (RUIZ + "[A]: One. {mode: implied reported}", "3:18 conflicting-mode"),
        (RUIZ + "[A]: One. {answers: }", "3:12 answers-nobody"),
        (RUIZ + "[A]: One. {answers: ruiz}", "3:21 answers-oneself"),
        (RUIZ + "[A]: One. {answers: riuz}", "3:21 unknown-expert"),
        (RUIZ + "[A]: One. {sums: osei}", "3:12 sums-without-editor"),
        (RUIZ + "[A]: One. {fidelity: quotation}", "3:22 unknown-value"),
        (RUIZ + "[A]: One. {fidelity: imputation}", "3:12 no-reason"),
        (RUIZ + "[A]: One. {confidence: 80}", "3:24 bad-share"),
        (RUIZ + "[A]: One. {grade: strongly}", "3:19 unknown-value"),
        (RUIZ + "[A]: One. {issue: cost}", "3:19 unknown-issue"),
        (RUIZ + "[A]: One. {decides: true}", "3:12 decides-nothing"),
        (RUIZ + '[A]: One. {no-conflict: "[A]"}', "3:25 self-relation"),
        (RUIZ + '[A]: One. {to: "[B]"}\n\n[B]: Two. {to: "[A]"}', "3:1 circle-of-means"),
        ("# Desk {expert: desk}\n\n[A]: One. {sums: []}", "3:12 sums-nobody"),
        ("# Desk {expert: desk}\n\n[A]: One. {sums: oesi}", "3:18 unknown-expert"),
    ],
)
def test_what_cannot_be_is_noted_at_its_place(
    read_body: BodyReader, notes_of: NoteReader, body: str, note: str
) -> None:
    with pytest.raises(InputError):
        read_body(body)

    assert [x for x in notes_of(body) if x.endswith(note.split()[1])] == [note]


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        (RUIZ + "[A]: One. {mode: hedged conceded}", "keep one of flat, hedged"),
        (RUIZ + "[A]: One. {answers: }", "write the id of the expert whom the speaker names"),
        (RUIZ + "[A]: One. {answers: riuz}", "did you mean ruiz?"),
        (RUIZ + "[A]: One. {issue: cost}", "write the question, or name it under issues:"),
        (RUIZ + '[A]: One. {to: "[A]"}', "name the end of it, and what serves it with to:"),
        ("# Desk {expert: desk}\n\n[A]: One. {sums: []}", "write sums: [the experts"),
    ],
)
def test_what_cannot_be_comes_with_a_remedy(read_body: BodyReader, body: str, remedy: str) -> None:
    with pytest.raises(InputError) as error:
        read_body(body)

    assert remedy in str(error.value)


def test_a_wish_in_a_condition_is_asked_about(notes_of: NoteReader) -> None:
    body = '[Rides]: Buses are free. {kind: recommendation, if: "[Toll]"}'

    assert "7:1 condition-or-end" in notes_of(RUIZ + TOLL + body)


def test_two_reserves_of_one_speaker_are_asked_about(notes_of: NoteReader) -> None:
    body = "[A]: One. {mode: hedged}\n\n[A] {mode: conceded}"

    assert "5:1 other-reserve" in notes_of(RUIZ + body)


def test_all_of_it_is_written_and_read_again(map_of: MapReader) -> None:
    body = (
        '[Toll] {to: "[Air]", mode: implied hedged, fidelity: compression, answers: osei}\n\n'
        '[Rides]: Buses are free. {if: "[Toll]", decides: true, actor: The council}\n\n'
        '[Air] {issue: "Who pays?", no-conflict: "[Rides]"}'
    )
    argument_map = map_of(RUIZ + TOLL + body + DESK + "[Toll] {sums: ruiz, shift: hedge-added}")

    assert render_argdown_map(argument_map).conversion.losses == ()


def test_a_relation_may_be_deciding_by_its_details(map_of: MapReader) -> None:
    body = '[Rides]: Free. {unless: {"[Toll]": {by: osei, decides: true}}}'

    (relation,) = map_of(RUIZ + TOLL + body).relations

    assert (relation.is_deciding, relation.asserted_by) == (True, "osei")
