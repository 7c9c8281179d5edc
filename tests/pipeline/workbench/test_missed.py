"""Where somebody speaks whom the text does not announce: listed until the map says who."""

from __future__ import annotations

from pathlib import Path

from counterpoint.pipeline.workbench import Desk
from counterpoint.pipeline.workbench.advice import check_list

TEXT = """Ann Aa, x

One two three four.

"I am no expert," says Cy Cc, who drives.

Five six, as Dr Aa never would.

And from afar. Dee Dd writes by email:

Seven eight.

Bob Bb, y

Nine ten.
"""
HEAD = """===
title: T
question: Q?
base: https://example.org/m/
experts:
  aa: {name: Ann Aa}
  bb: {name: Bob Bb}
sources:
  s: {title: S, file: t.txt, sections: {aa: "Ann Aa, x", bb: "Bob Bb, y"}}
===

# Ann Aa {expert: aa, source: s}

[One]: one. {quote: "One two"}
"""


def missed(desk: Desk) -> list[tuple[str, str]]:
    """The first words of each sentence to go to, and whom the entry names."""
    sentences = desk.reading.sheets.sentences
    return [
        (sheet.text.text[sentence.start :].split()[0], item["message"][:6])
        for item in check_list(desk.reading)["items"]
        if item["code"].startswith("source-")
        for sheet, sentence in [sentences[item["jump"]["sentence"]]]
    ]


def test_an_unheard_speaker_is_listed_until_a_section_begins_there(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "m.argdown"
    path.write_text(HEAD, encoding="utf-8")
    desk = Desk([path])
    try:
        assert missed(desk) == [('"I', "Cy Cc "), ("Five", "Ann Aa"), ("Dee", "Dee Dd")]
        for start, name, others in (
            ("Five six", "Cy Cc", [("Dee", "Dee Dd")]),
            ("Dee Dd", "Dee Dd", []),
        ):
            body = {"do": "section", "source": "s", "start": TEXT.index(start)}
            desk.decide(desk.reading.hash, body | {"expert": {"name": name}})
            assert missed(desk) == others
    finally:
        desk.close()
