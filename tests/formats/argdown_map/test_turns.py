"""Who speaks where: labels that recur in a transcript, a sentence that a page repeats, HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats import read
from counterpoint.formats.argdown_map import render_argdown_map
from counterpoint.model import ArgumentMap

TALK = """\
HOST: Is a bridge what you need?

**ANN ASH:** A bridge, and soon.

HOST: Why a bridge?

BEN BOYD: Note: the ferry sinks each winter.

**ANN ASH:** Because people wait for hours.

BEN BOYD: They wait for hours for the ferry.
"""
EXPERTS = "experts: {ann: {name: Ann Ash}, ben: {name: Ben Boyd}, cy: {name: Cy Cole}}"
SECTIONS = 'sections: {ann: "ANN ASH:", ben: "BEN BOYD:"}'


def read_talk(
    folder: Path, quotes: str, *, sections: str = "", text: str = TALK, file: str = "talk.txt"
) -> ArgumentMap:
    """A map in which each ``expert: phrase`` is a quote from a text."""
    (folder / file).write_text(text, encoding="utf-8")
    source = ", ".join(filter(None, ("title: Talk", f"file: {file}", sections)))
    body = [
        f"# {expert} {{expert: {expert}, source: talk}}\n\n"
        f'[{expert}]: Said. {{quote: "{phrase}"}}\n'
        for expert, phrase in (line.split(": ", 1) for line in quotes.splitlines())
    ]
    path = folder / "talk.argdown"
    path.write_text(
        f"===\ntitle: T\nquestion: Q?\nbase: https://example.org/t/\n{EXPERTS}\n"
        f"sources: {{talk: {{{source}}}}}\n===\n\n" + "\n".join(body),
        encoding="utf-8",
    )
    return read([path]).map


def passages(argument_map: ArgumentMap, text: str = TALK) -> dict[str, str]:
    """Expert to the rest of the line from where the expert's quotation begins."""
    return {
        x.expert: text[x.quotation.start :].split("\n", maxsplit=1)[0]
        for x in argument_map.stances
        if x.quotation is not None
    }


@pytest.mark.parametrize("sections", [SECTIONS, ""], ids=["listed", "by-its-own-labels"])
def test_each_turn_of_a_label_is_its_speakers(tmp_path: Path, sections: str) -> None:
    argument_map = read_talk(tmp_path, "ann: wait for hours\nben: ferry sinks", sections=sections)

    assert passages(argument_map)["ann"] == "wait for hours."


@pytest.mark.parametrize("sections", [SECTIONS, ""], ids=["listed", "by-its-own-labels"])
@pytest.mark.parametrize(
    ("quote", "remedy"),
    [
        ("ben: A bridge, and soon", "it stands in line 3, where Ann Ash speaks"),
        ("ann: what you need", "it stands in line 1"),
    ],
)
def test_words_under_another_label_are_an_error(
    tmp_path: Path, sections: str, quote: str, remedy: str
) -> None:
    with pytest.raises(InputError) as error:
        read_talk(tmp_path, quote, sections=sections)

    [problem] = error.value.problems
    assert (problem.code, problem.advice) == ("quote-not-found", remedy)


def test_who_has_no_label_speaks_outside_of_the_turns_of_others(tmp_path: Path) -> None:
    assert passages(read_talk(tmp_path, "cy: what you need")) == {"cy": "what you need?"}
    with pytest.raises(InputError, match="outside of the turns of others"):
        read_talk(tmp_path, "cy: and soon")


def test_turns_are_sections_that_are_written_once_and_read_again(tmp_path: Path) -> None:
    argument_map = read_talk(tmp_path, "ann: and soon", sections=SECTIONS)
    written = render_argdown_map(argument_map)
    (tmp_path / "again.argdown").write_text(written.text, encoding="utf-8")

    again = read([tmp_path / "again.argdown"]).map

    turns = [
        (x.expert, TALK[x.start : x.end].count("HOST")) for x in argument_map.sources[0].sections
    ]
    assert turns == [("ann", 0), ("ben", 0), ("ann", 0), ("ben", 0)]
    assert again == argument_map
    assert written.conversion.losses == ()


def test_a_speaker_may_have_several_labels(tmp_path: Path) -> None:
    text = TALK.replace("BEN BOYD: They", "BOYD: They")
    sections = 'sections: {ann: "ANN ASH:", ben: ["BEN BOYD:", "BOYD:"]}'

    argument_map = read_talk(tmp_path, "ben: wait for hours", sections=sections, text=text)

    assert passages(argument_map, text) == {"ben": "wait for hours for the ferry."}


def test_a_phrase_that_recurs_within_lines_is_no_label(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a label that begins lines and ends with a colon"):
        read_talk(tmp_path, "ann: and soon", sections='sections: {ann: "wait for hours"}')


PULLED = """\
ANN: A ferry sinks. When the ferry sinks, nobody crosses.

When the ferry sinks, nobody crosses.
Share this

BEN: A bridge stands.
"""


@pytest.mark.parametrize("is_first", [False, True], ids=["below", "above"])
def test_of_a_pull_quote_the_place_in_the_running_text_is_taken(
    tmp_path: Path, is_first: bool
) -> None:
    first, pull, *rest = PULLED.split("\n\n")
    text = "\n\n".join(["ANN:", pull, first[5:], *rest]) if is_first else PULLED
    sections = 'sections: {ann: "ANN:", ben: "BEN:"}'

    argument_map = read_talk(tmp_path, "ann: nobody crosses", sections=sections, text=text)

    [stance] = argument_map.stances
    assert stance.quotation is not None
    assert text[: stance.quotation.start].endswith("A ferry sinks. When the ferry sinks, ")


def test_a_line_that_says_it_twice_is_as_ambiguous_as_ever(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="stands 2 times"):
        read_talk(tmp_path, "cy: no bridge", text="There is no bridge.\n\nSo no bridge stands.\n")


def test_a_source_in_html_is_read_as_its_text(tmp_path: Path) -> None:
    page = "<title>T</title><p>Ann should <b>charge</b>\n cars &amp; vans.<p>ann should wait</p>"

    argument_map = read_talk(tmp_path, "ann: should charge cars &", text=page, file="talk.html")

    [stance] = argument_map.stances
    assert stance.quotation is not None
    assert (stance.quotation.exact, stance.quotation.start) == ("should charge cars &", 4)


def test_a_note_within_a_turn_ends_it_not(tmp_path: Path) -> None:
    text = TALK.replace("Because people wait", "Because.\n\nNote: counted twice.\n\nPeople wait")
    text += "\nNote: by hand.\n"

    argument_map = read_talk(tmp_path, "ann: wait for hours.", sections=SECTIONS, text=text)

    assert passages(argument_map, text) == {"ann": "wait for hours."}
