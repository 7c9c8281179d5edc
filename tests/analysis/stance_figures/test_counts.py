"""What is counted in each figure, and in which order rows stand, over a table small enough to see.

Asked by name, as a command asks: in the SQL that is shipped.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from stance_rows import ROW

from counterpoint.analysis.stance_figures import AskedFigure
from counterpoint.formats.stance_table import table_of
from counterpoint.model.stance_rows import StanceRow
from counterpoint.pipeline.stance_tables.engines import StanceFiles, open_engine

Rows = list[dict[str, Any]]
FROM_2019, TO_2021 = ("affirm", "2019"), ("deny", "2021")


def row(
    of_map: str, claim: str, who: str, polarity: str | None = "affirm", **fields: Any
) -> StanceRow:
    own = ROW._replace(map=of_map, class_=claim, text=f"That {claim}.", polarity=polarity)
    own = own._replace(person=who, name=who.title(), stance=f"{who} {claim} {polarity}")
    return own._replace(**{"weight": 1.0, "date": None, "panel": 5, **fields})


def answers(rows: list[StanceRow], *figures: AskedFigure) -> list[Rows]:
    table: pa.Table = table_of(rows)
    with open_engine(StanceFiles("drawn", table=table)) as engine:
        return [engine.answer(figure).to_pylist() for figure in figures]


def told(rows: Rows, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(each[name] for name in columns) for each in rows]


def test_consensus_is_of_more_than_half_of_a_panel_who_hold_it_and_nobody_against() -> None:
    rows = [
        *(
            row("m", claim, who)
            for claim in ("held", "denied", "torn")
            for who in ("ann", "bob", "cem")
        ),
        row("m", "denied", "dan", "deny"),
        row("m", "torn", "dan", "deny"),
        row("m", "torn", "dan"),
        *(row("m", "granted", who) for who in ("ann", "bob")),
        row("m", "granted", "cem", firmness="conceded", weight=0.5),
        *(row("n", "half", who, panel=4) for who in ("ann", "bob")),
        *(row("o", "held", who, panel=2) for who in ("ann", "bob")),
        row("p", "alone", "ann", panel=1),
    ]

    whole, first = answers(rows, AskedFigure("consensus"), AskedFigure("consensus", None, 1))

    columns = ("map", "class", "text", "affirm", "panel", "share")
    assert told(whole, *columns) == [
        ("m", "held", "That held.", 3, 5, 0.6),
        ("o", "held", "That held.", 2, 2, 1.0),
    ]
    assert first == whole[1:]


def test_a_class_counts_persons_and_maps_and_how_evenly_they_stand() -> None:
    rows = [
        *(row(of_map, "toll", "ann", date=of_map) for of_map in ("2019", "2021")),
        row("2019", "toll", "bob", date="2018"),
        row("2019", "toll", "cem", "deny"),
        *(row("2019", "toll", "dan", side) for side in ("affirm", "deny")),
        row("2019", "toll", "eve", firmness="conceded", weight=0.5),
        *(row("2019", "buses", who) for who in ("ann", "bob")),
        *(row("2019", "trams", who, side) for who, side in (("ann", "affirm"), ("bob", "deny"))),
    ]

    whole, first = answers(rows, AskedFigure("classes"), AskedFigure("classes", None, 2))

    assert [tuple(each.values()) for each in whole] == [
        ("buses", "That buses.", 1, 2, 0, 0, 0, 0.0, None, None),
        ("toll", "That toll.", 2, 3, 1, 1, 1, 0.5, "2018", "2021"),
        ("trams", "That trams.", 1, 1, 1, 0, 0, 1.0, None, None),
    ]
    assert told(first, "class") == [("trams",), ("toll",)]


def test_a_change_is_from_the_last_side_that_was_taken_outright() -> None:
    sides = [("2018", "affirm"), ("2019", "affirm"), ("2021", "deny")]
    rows = [
        *(row("m", "toll", "zoe", side, date=date, stance=date) for date, side in sides),
        *(row("m", "trams", "ann", side, date=date, stance=f"{date}b") for date, side in sides),
        *(row("m", "trams", "ann", side, date=date, stance=f"{date}a") for date, side in sides),
        row("m", "trams", "ann", "deny", date="2020", firmness="hedged", weight=0.7),
        row("m", "trams", "ann", "deny", date="2020", conditions="toll"),
        row("m", "trams", "ann", "deny", date="2020", directness="implied", weight=0.5),
        row("m", "trams", "ann", "deny", date="2020", confidence=0.8, weight=0.8),
        *(row("m", "toll", "bob", side, date="2020") for side in ("affirm", "deny")),
        row("m", "toll", "bob", date="2019"),
    ]

    (changes,) = answers(rows, AskedFigure("changes"))

    assert [tuple(each.values()) for each in changes] == [
        ("ann", "Ann", "trams", "That trams.", *FROM_2019, "m 2019a", *TO_2021, "m 2021a"),
        ("zoe", "Zoe", "toll", "That toll.", *FROM_2019, "m 2019", *TO_2021, "m 2021"),
    ]


def test_two_persons_are_told_what_they_share_and_of_which_time() -> None:
    rows = [
        *(row("m", "toll", who, date=f"201{at}") for at, who in enumerate(("ann", "bob", "cem"))),
        row("m", "trams", "ann", date="2021"),
        row("m", "trams", "bob", "deny", date="2020"),
        *(row("m", "buses", who, weight=0.1) for who in ("ann", "bob")),
    ]

    whole, of_cem, first, size, size_of_cem, meetings = answers(
        rows,
        AskedFigure("pairs"),
        AskedFigure("pairs", "cem"),
        AskedFigure("pairs", None, 1),
        AskedFigure("size"),
        AskedFigure("size", "cem"),
        AskedFigure("meetings", "ann", 2),
    )

    columns = ("first_name", "second_name", "shared", "agreed", "clashed", "since", "until")
    assert told(whole, *columns) == [
        ("Ann", "Bob", 3, 1, 1, "2010", "2021"),
        ("Ann", "Cem", 1, 1, 0, "2010", "2012"),
        ("Bob", "Cem", 1, 1, 0, "2011", "2012"),
    ]
    assert of_cem == whole[1:]
    assert first == whole[:1]
    assert (size, size_of_cem) == ([{"meetings": 5}], [{"meetings": 2}])
    assert told(meetings, "first", "second", "class", "text") == [
        ("ann", "bob", "trams", "That trams."),
        ("ann", "bob", "toll", "That toll."),
    ]


def test_a_person_is_found_by_name_in_any_letters_and_by_iri_in_its_own() -> None:
    rows = [
        row("m", "toll", who, name=name) for who, name in (("B", "Ann"), ("A", "Bo"), ("c", "ann"))
    ]

    by_name, by_iri, by_other, names = answers(
        rows,
        AskedFigure("named", "ANN"),
        AskedFigure("named", "A"),
        AskedFigure("named", "a"),
        AskedFigure("names"),
    )

    assert told(by_name, "person", "name") == [("B", "Ann"), ("c", "ann")]
    assert (told(by_iri, "person"), by_other) == ([("A",)], [])
    assert told(names, "name") == [("Ann",), ("Bo",), ("ann",)]


def test_what_no_figure_can_be_made_of_is_counted() -> None:
    bad = [("w", None), ("v", -0.1), ("u", 1.1), ("t", float("nan"))]
    rows = [
        *(row("m", "toll", "ann", stance=name, weight=weight) for name, weight in bad),
        row("m", "toll", "ann", "maybe", stance="s"),
        row("m", "toll", "ann", stance="x", person=None),
        *(row("a", "toll", "ann", stance="a", weight=weight) for weight in (0.0, 1.0)),
        row("a", "toll", "ann", None, stance="a", weight=0.0),
    ]

    (unusable,) = answers(rows, AskedFigure("unusable"))

    assert unusable == [{"rows": 6, "map": "m", "stance": "s"}]
