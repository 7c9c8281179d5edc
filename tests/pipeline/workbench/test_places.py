"""Where in a file a decision is written, and what else is left of the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from counterpoint.pipeline.workbench import Desk, RefusedError

Body = dict[str, Any]
TALK = """\
In sum
They differ.

Ann Aa speaks
Thank you. It rains \u201call day\u201d. Clouds came. The wind brought them. It will shine.

Bo Bee says
Thank you. It is dry here.
"""
HEAD = """\
===
title: T
question: Will it rain?
base: https://example.org/rain/
experts: {ann: {name: Ann Aa}, cy: {name: Cy Cee}%s}
sources: {talk: {title: Talk, file: talk.txt, sections: {ann: "Ann Aa speaks"%s}}}
===

"""
BODY = """\
# Ann Aa {expert: ann, source: talk}

[Rain]: It rains. {quote: 'rains "all day"', no-conflict: "[Shine]"}
  + [Clouds]: There are clouds.

[Shine]: It shines. {quote: "It will shine", to: "[Warm]"}

[Clouds] {mode: hedged, quote: "Clouds came"}

// no claim: "Thank": courtesy.

## Later {expert: [ann, cy]}

[Warm]: It is warm.
"""


BO = """
# Bo Bee {expert: bo, source: talk}

[Rain]
  - [Dry]: It is dry. {
      quote: "It is dry"
    }
"""


class OwnDesk:
    """A desk over a map of two headings, and what its file is below the head."""

    def __init__(self, folder: Path, body: str) -> None:
        (folder / "talk.txt").write_text(TALK, encoding="utf-8")
        path = folder / "rain.argdown"
        has_bo = BO in body
        head = HEAD % ((", bo: {name: Bo Bee}", ', bo: "Bo Bee says"') if has_bo else ("", ""))
        path.write_text(head + body, encoding="utf-8")
        self.desk = Desk([path])

    def sentences(self, words: str) -> list[str]:
        """The sentences that begin so."""
        return [
            name
            for name, (sheet, each) in self.desk.reading.sheets.sentences.items()
            if sheet.text.text[each.start : each.end].startswith(words)
        ]

    def play(self, *bodies: Body) -> list[str]:
        """The lines of the file below its head after some decisions."""
        for body in bodies:
            self.desk.decide(self.desk.reading.hash, body)
        return self.desk.paths[0].read_text(encoding="utf-8").partition("\n===\n\n")[2].split("\n")


@pytest.fixture
def both(tmp_path: Path) -> OwnDesk:
    return OwnDesk(tmp_path, BODY + BO)


@pytest.fixture
def own(tmp_path: Path) -> OwnDesk:
    return OwnDesk(tmp_path, BODY)


def test_a_new_voice_comes_behind_all_below_a_heading_and_an_editor_behind_all(
    own: OwnDesk,
) -> None:
    bee = {"id": "bo", "name": "Bo Bee"}
    desk = {"id": "desk", "name": "The desk", "standing": "editor"}
    section: Body = {"do": "section", "source": "talk"}

    lines = own.play(
        {**section, "start": TALK.index("In sum"), "expert": desk},
        {**section, "start": TALK.index("Bo Bee"), "expert": bee},
    )

    assert [x for x in lines if x.startswith(("#", "[Warm]"))] == [
        "# Ann Aa {expert: ann, source: talk}",
        "## Later {expert: [ann, cy]}",
        "[Warm]: It is warm.",
        "# Bo Bee {expert: bo, source: talk}",
        "# The desk {expert: desk, source: talk}",
    ]


def test_what_is_said_at_one_passage_stands_in_the_order_of_deciding(own: OwnDesk) -> None:
    claim: Body = {"do": "claim", "sentence": own.sentences("The wind")[0]}

    lines = own.play(
        {**claim, "title": "Wind", "text": "The wind blows."},
        {**claim, "title": "Brought", "text": "Clouds are brought."},
    )

    titles = ["[Rain]", "[Shine]", "[Clouds]", "[Wind]", "[Brought]", "[Warm]"]
    assert [x.partition("]")[0] + "]" for x in lines if x.startswith("[")] == titles


def test_a_reason_stands_below_the_paragraph_that_says_the_claim(own: OwnDesk) -> None:
    reason: Body = {"for": {"claim": "clouds"}, "kind": "support"}
    claim: Body = {"do": "claim", "title": "Wind", "text": "The wind blows.", "reason": reason}

    lines = own.play({**claim, "sentence": own.sentences("The wind")[0]})

    (line,) = [x for x in lines if "[Wind]" in x]
    assert line.startswith("  + [Wind]: The wind blows.")
    assert lines[lines.index(line) - 1].startswith("[Clouds] {")


def test_each_voice_sets_its_own_sentence_aside_and_takes_it_up_by_its_beginning(
    both: OwnDesk,
) -> None:
    of_ann, of_bo = both.sentences("Thank you")

    lines = both.play(
        {"do": "aside", "sentence": of_bo, "why": "thanks."},
        {"do": "unaside", "sentence": of_ann},
    )

    assert [x for x in lines if x.startswith("//")] == ['// no claim: "Thank you": thanks.']
    assert "\n\n\n" not in "\n".join(lines)


def test_a_reason_that_is_taken_out_is_a_paragraph_and_leaves_no_bare_line(both: OwnDesk) -> None:
    lines = both.play({"do": "remove", "reason": "dry--rain"})

    assert lines[lines.index("# Bo Bee {expert: bo, source: talk}") :] == [
        "# Bo Bee {expert: bo, source: talk}",
        "",
        "[Dry]: It is dry. {",
        '    quote: "It is dry"',
        "  }",
        "",
    ]


def test_a_relation_is_added_to_those_that_have_details(own: OwnDesk) -> None:
    relation: Body = {"do": "relate", "kind": "contrary", "source": "warm"}

    lines = own.play(
        {**relation, "target": "rain", "note": "wet"}, {**relation, "target": "clouds"}
    )

    data = '{contrary: {"[Rain]": {note: "wet"}, "[Clouds]": ~}}'
    assert f"[Warm]: It is warm. {data}" in lines


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ("rain", "a pair that is marked as unrelated"),
        ("warm", "the condition or the goal of a stance"),
    ],
)
def test_a_claim_on_which_something_rests_is_not_taken_out(
    tmp_path: Path, claim: str, message: str
) -> None:
    body = BODY.replace("\n  + [Clouds]: There are clouds.", "")
    own = OwnDesk(tmp_path, body.replace("[Clouds] {", "[Clouds]: There are clouds. {"))

    with pytest.raises(RefusedError, match=message):
        own.play({"do": "remove", "claim": claim})


def test_a_phrase_is_found_whose_quotation_marks_were_written_otherwise(own: OwnDesk) -> None:
    stances = own.desk.reading.collections["stances"].items()
    name = next(name for name, x in stances if x["claim"] == "rain")
    start = TALK.index("It rains")

    lines = own.play({"do": "phrase", "stance": name, "phrase": {"start": start, "end": start + 8}})

    assert '[Rain]: It rains. {quote: "It rains", no-conflict: "[Shine]"}' in lines
