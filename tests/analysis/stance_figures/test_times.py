"""Persons who speak in several maps are compared at one time, and counted as they last spoke."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from random import Random

from stance_rows import ROW

from counterpoint.analysis.stance_figures import AskedFigure
from counterpoint.formats.stance_table import table_of
from counterpoint.model.stance_rows import StanceRow
from counterpoint.pipeline.stance_tables.engines import StanceFiles, open_engine

DATES = ("2017-05-14", "2019", "2019-03", "2024-10-02", None)


def row(of_map: str, date: str | None, person: str, polarity: str, claim: str = "c") -> StanceRow:
    return ROW._replace(
        map=of_map,
        date=date,
        person=person,
        polarity=polarity,
        class_=claim,
        stance=f"{of_map}{person}{claim}{polarity}",
        weight=1.0,
    )


def meetings(rows: list[StanceRow]) -> dict[tuple[str, str, str], tuple[bool, bool]]:
    """Whether each two agree and whether they clash on a class."""
    with open_engine(StanceFiles("drawn", table=table_of(rows))) as engine:
        answers = engine.answer(AskedFigure("meetings")).to_pylist()
    return {
        (x["first"], x["second"], x["class"]): (
            x["agreement"] is not None,
            x["tension"] is not None,
        )
        for x in answers
    }


def test_two_who_swapped_sides_never_agreed() -> None:
    rows = [
        row("early", "2017", "ann", "affirm"),
        row("early", "2017", "bob", "deny"),
        row("late", "2024", "ann", "deny"),
        row("late", "2024", "bob", "affirm"),
    ]

    with open_engine(StanceFiles("drawn", table=table_of(rows))) as engine:
        (counts,) = engine.answer(AskedFigure("classes")).to_pylist()

    assert meetings(rows) == {("ann", "bob", "c"): (False, True)}
    assert (counts["affirm"], counts["deny"], counts["both"], counts["divided"]) == (1, 1, 0, 1.0)
    assert (counts["since"], counts["until"]) == ("2017", "2024")


def test_two_of_different_maps_are_compared_as_they_last_spoke() -> None:
    rows = [
        row("one", "2017", "ann", "affirm"),
        row("two", "2020", "ann", "deny"),
        row("three", "2024", "bob", "deny"),
    ]

    assert meetings(rows) == {("ann", "bob", "c"): (True, False)}


def test_what_one_has_said_before_is_not_held_against_what_the_other_says_later() -> None:
    """Of a claim on which only one of them speaks again, the map of both is what counts."""
    rows = [
        row("early", "2017", "ann", "affirm"),
        row("early", "2017", "bob", "deny"),
        row("late", "2024", "bob", "affirm"),
    ]

    assert meetings(rows) == {("ann", "bob", "c"): (False, True)}


def drawn(chance: Random, number: int) -> list[StanceRow]:
    """Three maps in which three people may speak of two claims, none of them in other drawings."""
    return [
        row(f"{number}{of_map}", date, f"{number}{person}", polarity, f"{number}{claim}")
        for of_map in "uvw"
        for date in [chance.choice(DATES)]
        for person, claim in product("abc", "xy")
        for polarity in [chance.choice(["affirm", "deny"])]
        if chance.random() < 0.6
    ]


def test_drawn_positions_are_compared_as_the_definition_says() -> None:
    chance = Random(7)
    rows = [each for number in range(100, 200) for each in drawn(chance, number)]
    positions: dict[tuple[str, str], list[StanceRow]] = defaultdict(list)
    for each in rows:
        positions[each.class_ or "", each.person].append(each)

    def may_be_last(one: StanceRow) -> bool:
        dates = [x.date for x in positions[one.class_ or "", one.person] if x.date]
        return not one.date or max(dates).startswith(one.date)

    expected = {}
    for (claim, first), (other, second) in combinations(sorted(positions), 2):
        if claim == other:
            pairs = [*product(positions[claim, first], positions[claim, second])]
            in_one_map = [(one, two) for one, two in pairs if one.map == two.map]
            last = [(one, two) for one, two in pairs if may_be_last(one) and may_be_last(two)]
            are_equal = {one.polarity == two.polarity for one, two in in_one_map or last}
            expected[first, second, claim] = (True in are_equal, False in are_equal)

    assert len(expected) > 400
    assert {(False, True), (True, False), (True, True)} == {*expected.values()}
    assert meetings(rows) == expected
