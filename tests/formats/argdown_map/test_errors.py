"""Each mistake that a map can hold: where it is noted, under which code, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from map_files import FRONT, BodyReader, NoteReader, errors, write_map

from counterpoint.errors import InputError

RUIZ = "# R {expert: ruiz, source: panel}\n\n"


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ("[A]: One.\n  + [B]", "2:5 undefined-reference"),
        ("[A]: One.\n  + <B>", "2:5 undefined-reference"),
        ('[A]: One. {requires: "[B]"}', "1:22 undefined-reference"),
        ('[A]: One. {requires: {"[B]": 0.5}}', "1:23 undefined-reference"),
        ("# R {expert: riuz}\n\n[A]: One.", "1:14 unknown-expert"),
        ("# R {expert: [ruiz, oseii]}\n\n[A]: One.", "1:21 unknown-expert"),
        ("[A]: One. {expert: nobody}", "1:20 unknown-expert"),
        ("# R {source: pannel}\n\n[A]: One.", "1:14 unknown-source"),
        ("[A]: One. {kind: reccomendation}", "1:18 unknown-value"),
        ("[A]: One. {kind: [value]}", "1:18 bad-value"),
        ("[A]: One. {kind: value}\n\n[A] {kind: warning}", "3:12 conflicting-kind"),
        ('[A]: One. {contrary: "[A]"}', "1:22 self-relation"),
        ('[A]: One.\n\n[B]: Two. {timing: {"[A]": 2}}', "3:28 bad-degree"),
        ('[A]: One.\n\n[B]: Two. {timing: {"[A]": {degree: 0}}}', "3:37 bad-degree"),
        ('[A]: One.\n\n[B]: Two. {timing: {"[A]": {by: noone}}}', "3:33 unknown-expert"),
        ('[A]: One.\n\n[B]: Two. {timing: {"[A]": {quote: x}}}', "3:36 no-expert"),
        (
            '[A]: One.\n\n[B]: Two. {timing: {"[A]": .5}}\n\n[B] {timing: {"[A]": .6}}',
            "5:15 conflicting-definition",
        ),
        ('[A]: One.\n\n[B]: Two. {summarises: "[A]"}', "3:12 summary-without-editor"),
        ("[A]: One. {quote: a charge}", "1:12 no-expert"),
        ("# R {expert: ruiz}\n\n[A]: One. {quote: a charge}", "3:19 no-source"),
        (RUIZ + "[A]: One. {mode: expicit}", "3:18 unknown-value"),
        (RUIZ + "[A]: One. {stance: affirms}", "3:20 unknown-value"),
        (RUIZ + "[A]: One. {shift: hedge}", "3:12 shift-without-editor"),
        (RUIZ + "[A]: One. {voice: mayr}", "3:19 unknown-expert"),
        (RUIZ + "[A]: One. {voice: mayor, mode: implied}", "3:19 voice-not-reported"),
        (RUIZ + '[A]: One. {if: "[B]"}', "3:16 undefined-reference"),
        (RUIZ + "[A]: One. {date: 2026-02-30}", "3:18 bad-date"),
        (RUIZ + "[A]: One. {inference: maybe}", "3:23 unknown-value"),
        (RUIZ + "[A]: One. {scheme: argument from sign}", "3:20 scheme-without-argument"),
        (RUIZ + "[A]: One. {quote: no such words are there}", "3:19 quote-not-found"),
        (RUIZ + "[A]: One. {quote: ride for nothing}", "3:19 quote-not-found"),
        (RUIZ + "[A]: One. {quote: e}", "3:19 quote-ambiguous"),
        (RUIZ + '[A]: One. {quote: ["a charge", "e"]}', "3:32 quote-ambiguous"),
        (RUIZ + "[A]: One. {quote: We need a charge at the ring}", "3:19 quote-too-long"),
        (RUIZ + '[A]: One. {quote: "--"}', "3:19 quote-empty"),
        ("# M {expert: mayor, source: panel}\n\n[A]: One. {quote: a charge}", "3:19 no-section"),
        ("[A]: One.\n\n[B]: Two. {requires: [A}", "3:24 yaml"),
        ("[A]: One.\n  _ [B]: Two.", "2:3 undercut-of-claim"),
        ("<A>\n\n(1) [P]: One.\n----\n(2) [Q]: Two.\n\n<A> {kind: value}", "7:6 not-a-claim"),
    ],
)
def test_a_mistake_is_noted_at_its_place(notes_of: NoteReader, body: str, note: str) -> None:
    assert note in notes_of(body)


@pytest.mark.parametrize(
    ("body", "advice"),
    [
        ("[Free buses]: One.\n  + [Free busses]", "did you mean [Free buses]?"),
        ("[A]: One.\n  + <B>", "give it a text: <B>: text"),
        ('[Free buses]: One. {requires: "[Fre buses]"}', 'did you mean "[Free buses]"?'),
        ("[A]: One. {expert: oesi}", "did you mean osei?"),
        ("[A]: One. {expert: Ana Ruiz}", "did you mean ruiz?"),
        ("[A]: One. {source: panell}", "did you mean panel?"),
        ("[A]: One. {kind: forcast}", "did you mean forecast?"),
        ("[A]: One. {stance: denies}", "did you mean deny?"),
        ("[A]: One. {stance: Agree}", "did you mean affirm?"),
        (
            RUIZ + "[A]: One. {mode: loud}",
            "explicit, implied, reported, flat, hedged, conditional,",
        ),
        (
            RUIZ + "[A]: One. {quote: the charge for a ring}",
            'the nearest is "a charge at the ring"',
        ),
        (RUIZ + "[A]: One. {quote: ride for nothing}", "in line 8, where Kofi Osei speaks"),
    ],
)
def test_a_mistake_comes_with_advice(read_body: BodyReader, body: str, advice: str) -> None:
    with pytest.raises(InputError) as error:
        read_body(body)

    assert advice in str(error.value)


def test_a_phrase_found_twice_is_noted_with_both_places(read_body: BodyReader) -> None:
    with pytest.raises(InputError) as error:
        read_body("# O {expert: osei, source: panel}\n\n[A]: One. {quote: nobody}")

    [problem] = error.value.problems
    assert problem.message == (
        '"nobody" stands 2 times where Kofi Osei speaks in panel.txt:'
        " line 10 (offset 408), line 10 (offset 422)"
    )
    assert problem.advice == "take a longer phrase that is found only once"
    assert problem.line_text == "[A]: One. {quote: nobody}"


def test_all_mistakes_of_a_file_are_noted_at_once(notes_of: NoteReader) -> None:
    body = (
        "# R {expert: riuz}\n\n[A]: One. {kind: opinion}\n  + [B]\n\n"
        "# O {expert: osei, source: panel}\n\n[C]: Two. {quote: not there at all}"
    )

    assert notes_of(body) == [
        "1:14 unknown-expert",
        "3:18 unknown-value",
        "4:5 undefined-reference",
        "8:19 quote-not-found",
    ]


def test_an_unknown_expert_is_noted_once_and_not_for_all_below(notes_of: NoteReader) -> None:
    body = "# R {expert: riuz, source: panel}\n\n[A]: One. {quote: x}\n\n[B]: Two. {mode: hedged}"

    assert [code for code in notes_of(body) if "no-quote" not in code] == ["1:14 unknown-expert"]


def test_broken_frontmatter_does_not_make_the_rest_wrong(tmp_path: Path) -> None:
    front = FRONT.replace("question: What", "question: [What")
    path = write_map(tmp_path, RUIZ + "[A]: One. {quote: a charge}", front=front)

    assert {problem.code for problem in errors(path)} == {"yaml"}


def test_broken_frontmatter_still_tells_undefined_references(tmp_path: Path) -> None:
    front = FRONT.replace("question: What", "question: [What")
    path = write_map(tmp_path, "[A]: One.\n  + [B]", front=front)

    assert [problem.code for problem in errors(path)] == ["yaml", "undefined-reference"]
