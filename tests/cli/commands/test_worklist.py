"""`counterpoint worklist`."""

from __future__ import annotations

import json
from pathlib import Path

from commands import counterpoint

CITY = Path(__file__).parents[2] / "data" / "city"


def test_the_count_of_judged_pairs_ends_the_list() -> None:
    printed = counterpoint("worklist", "city.argdown", cwd=CITY)

    assert printed.stdout.splitlines()[-2:] == [
        "3 of 8 pairs judged (of one topic by different experts)",
        "without a topic, so compared with nothing: 3",
    ]


def test_programs_get_the_pairs_as_json() -> None:
    printed = counterpoint("worklist", "city.argdown", "--json", "--limit", "1", cwd=CITY)

    work = json.loads(printed.stdout)
    assert (work["judged"], work["total"], work["unlisted"]) == (3, 8, 4)
    assert [pair["claims"] for pair in work["pairs"]] == [
        ["drivers-change-habits", "keep-the-centre-free"]
    ]


def test_a_pair_that_the_file_marks_as_unrelated_is_judged(tmp_path: Path) -> None:
    text = (CITY / "city.argdown").read_text(encoding="utf-8")
    (tmp_path / "panel.txt").write_bytes((CITY / "panel.txt").read_bytes())
    quote = '    quote: "no toll on our customers"\n'
    marked = text.replace(quote, f'{quote}    no-conflict: "[Drivers change habits]"\n')
    (tmp_path / "city.argdown").write_text(marked, encoding="utf-8")

    printed = counterpoint("worklist", "city.argdown", "--json", cwd=tmp_path)

    work = json.loads(printed.stdout)
    assert (work["judged"], work["total"]) == (4, 8)


def test_a_map_without_topics_says_what_is_compared(tmp_path: Path) -> None:
    (tmp_path / "plain.argdown").write_text("[A]: One.\n\n[B]: Two.\n", encoding="utf-8")

    printed = counterpoint("worklist", "plain.argdown", cwd=tmp_path)

    assert printed.stdout.splitlines() == [
        "0 of 0 pairs judged (worded alike)",
        "no claim has a topic: pairs of different experts, worded alike or of one issue",
    ]
