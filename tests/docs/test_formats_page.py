"""The tables of `docs/formats.md`: each line says what a small file or a rich map shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from foreign_files import FILES, write_files
from rich_map import rich_map

from counterpoint.formats import FORMATS, WRITTEN, MapFormat, ReadingChoices, read
from counterpoint.formats.losses import CARRIED, carried_of
from counterpoint.pipeline.exports import EXPORTS, Export

PROJECT = Path(__file__).parents[2]
_TEST = re.compile(r"`(tests/\S+\.py)::(test_\w+)`")
_LANGUAGES = ("argdown", "argdown-markdown")  # in which a map can be said as it is

# What of a file of each format has no place in a map, with the kinds of losses that tell it.
_ARGDOWN: dict[str, tuple[str, ...]] = {
    "what nobody is said to hold (#appraisal)": ("appraisal",),
    "keys of the frontmatter that are others'": ("head:mechanism",),
    "premises that no step uses": ("unused-premise",),
}
_GRAPH = {"preferences": ("scheme:preference",)}
LEFT_OUT: dict[str, dict[str, tuple[str, ...]]] = {
    "argdown": _ARGDOWN,
    "argdown-markdown": _ARGDOWN,
    "kialo": {
        "words that sources are quoted with": ("sources",),
        "a pointer behind a text": ("pointer",),
        "the tie of what is neither pro nor con": ("no-side",),
    },
    "polis": {
        "passes": ("votes:pass",),
        "votes on who somebody is": ("votes:meta",),
        "votes that a later one replaced": ("votes:replaced",),
        "when a vote was cast": ("votes:time",),
        "who wrote a comment": ("comments:author",),
        "what moderators did": ("comments:accepted", "comments:rejected"),
    },
    "table": {
        "columns that are not read": ("column",),
        "reasons beside an answer without a side": ("reason:undecided",),
        "whose a reason is that tells the other way": ("reason:whose",),
        "reasons that are the claim itself": ("reason:circular",),
    },
    "aif": {
        "transitions (TA)": ("node:TA",),
        "preferences (PA)": ("node:PA",),
        "questions and challenges": ("illocution:Pure Questioning",),
        "nodes of other types": ("node:ZZ",),
        "schemes without a premise or an end": ("node:RA",),
        "times at which nodes were made": ("node-times",),
        "what stands beside the graph": ("beside:text",),
    },
    "arguebuf": {
        "analysts": ("analysts",),
        **_GRAPH,
        "schemes without a type": ("scheme:unknown",),
        "words of a text that is not there": ("references",),
        "what participants have beside name and description": ("participant-email",),
        "data of other tools": ("userdata",),
    },
    "sadface": {
        "the analyst": ("analyst_name",),
        "notes": ("notes",),
        **_GRAPH,
        "metadata of other tools": ("metadata",),
    },
    "brat": {
        "stretches of other types": ("entity:Person",),
        "relations of other types": ("relation:parts_of_same",),
        "other attributes": ("attribute:Negation",),
        "that an attack is partial": ("partial",),
        "notes": ("notes",),
        "events": ("events",),
        "links to databases": ("normalisations",),
        "other sets": ("sets",),
    },
    "microtexts": {"the stance of a text toward its topic": ("stance",)},
    "carneades": {
        "what is assumed": ("assumptions",),
        "standards of proof": ("standards",),
        "tests": ("tests",),
        "schemes and their language": ("argument_schemes", "issue_schemes", "language"),
    },
    "graphml": {
        "nodes of other types and without one": ("node:ya-node", "node:no type"),
        "edges that are no part of a reason": ("edge", "edge:claim-claim"),
        **_GRAPH,
    },
    "tgf": {"edges with other labels": ("edge-label",)},
    "apx": {"other facts": ("fact:val",)},
    "iccma": {},
}


class Row(NamedTuple):
    """A line of a table, cell by cell."""

    name: str
    title: str
    endings: str
    carried: str
    left_out: str
    programs: str
    test: str


def rows_below(heading: str) -> list[Row]:
    """The lines of the table below a heading of the page, without its head."""
    page = (PROJECT / "docs" / "formats.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]


def row_of(heading: str, name: str) -> Row:
    """The one line of the table below a heading that is of a format."""
    [row] = [row for row in rows_below(heading) if row.name == f"`{name}`"]
    return row


def test_the_tables_have_a_line_for_each_format_and_no_other() -> None:
    assert [row.name for row in rows_below("Read")] == [f"`{x.name}`" for x in FORMATS]
    assert [row.name for row in rows_below("Written")] == [f"`{x.name}`" for x in EXPORTS]
    assert [*LEFT_OUT] == [*FILES] == [x.name for x in FORMATS]


@pytest.mark.parametrize("map_format", FORMATS, ids=[x.name for x in FORMATS])
def test_a_line_of_what_is_read_is_what_reading_a_small_file_tells(
    map_format: MapFormat, tmp_path: Path
) -> None:
    row = row_of("Read", map_format.name)

    paths = write_files(map_format.name, tmp_path)
    conversion = read(paths, choices=ReadingChoices(map_format.name)).conversion

    assert conversion is not None
    words = LEFT_OUT[map_format.name]
    assert row.left_out == ", ".join(words)
    assert {kind for kinds in words.values() for kind in kinds} == {
        loss.kind for loss in conversion.losses
    }
    if map_format.name not in _LANGUAGES:
        assert row.carried == ", ".join(name for name, _ in conversion.carried)
    check_head(row, map_format)


def test_a_map_in_its_own_language_is_read_with_all_that_it_says(tmp_path: Path) -> None:
    (tmp_path / "city.argdown").write_text(WRITTEN["argdown"](rich_map()).text, encoding="utf-8")

    argument_map = read([tmp_path / "city.argdown"]).map

    counts = {"votes, counted", "voters, counted", "groups of voters"}
    carried = ", ".join(name for name in CARRIED if name not in counts)
    assert carried == ", ".join(name for name, _ in carried_of(argument_map))
    assert {row_of("Read", name).carried for name in _LANGUAGES} == {carried}


@pytest.mark.parametrize("export", EXPORTS, ids=[x.name for x in EXPORTS])
def test_a_line_of_what_is_written_is_what_its_format_says(export: Export) -> None:
    row = row_of("Written", export.name)

    assert (row.carried, row.left_out) == (export.carries, export.loses)
    check_head(row, export)


def check_head(row: Row, one: MapFormat | Export) -> None:
    """That title, endings and programs are the format's, and that the test is there and of it."""
    assert row.title == one.title
    assert set(re.findall(r"`(\.\S+)`", row.endings)) == set(one.endings)
    assert all(tool in row.programs for tool in one.tools)
    match = _TEST.fullmatch(row.test)
    assert match is not None
    path = PROJECT / match[1]
    text = path.read_text(encoding="utf-8")
    assert f"\ndef {match[2]}(" in text
    word = one.name.partition("-")[0]
    assert word in str(path) or word in text.casefold().replace("_", "-")
