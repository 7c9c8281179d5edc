"""Figures by name, with the words that a reader needs beside them, in an order that is told.

What belongs here: which figures there are, their names and texts, and their order. What does not:
how any is reckoned.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import ibis
from ibis import _

from counterpoint.analysis.stance_figures.asked import AskedFigure
from counterpoint.analysis.stance_figures.changes import find_changes
from counterpoint.analysis.stance_figures.classes import (
    find_classes,
    find_consensus,
    names_of_persons,
    texts_of_classes,
)
from counterpoint.analysis.stance_figures.figure import STANCES, Expression, Figure
from counterpoint.analysis.stance_figures.pairs import (
    count_meetings,
    find_meetings,
    find_pairs,
)
from counterpoint.analysis.stance_figures.positions import unusable

# Engines sum in different orders, so that equal figures differ in their last digits.
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Listing:
    """A figure that can be asked for: how it is made, and by what its rows are sorted.

    ``strongest`` names the columns by whose largest values a reader begins, ``keys`` those that
    tell rows apart.
    """

    make: Callable[[str | None], Figure]
    strongest: tuple[str, ...]
    keys: tuple[str, ...]

    def whole(self, person: str | None = None) -> Figure:
        """All rows, by their keys."""
        figure = self._with_names(person)
        return Figure(figure.expression.order_by(list(self.keys)), figure.steps)

    def first(self, most: int, person: str | None = None) -> Figure:
        """At most so many rows, those first with which a reader begins."""
        figure = self._with_names(person)
        rows = figure.expression
        order = [ibis.desc(rows[name].fill_null(0).round(_DIGITS)) for name in self.strongest]
        return Figure(rows.order_by([*order, *self.keys]).limit(most), figure.steps)

    def _with_names(self, person: str | None) -> Figure:
        figure = self.make(person)
        return Figure(_with_words(figure.expression), figure.steps)


def _with_words(rows: Expression) -> Expression:
    """Rows with the names of two persons and the words of a class, where they have none."""
    columns = list(rows.columns)
    if "first" in columns:
        for side in ("first", "second"):
            names = names_of_persons().view()
            rows = rows.join(names, rows[side] == names.named).drop("named")
            rows = rows.rename({f"{side}_name": "name"})
        columns[2:2] = ["first_name", "second_name"]
    if "class" in columns and "text" not in columns:
        texts = texts_of_classes().drop("maps")
        rows = rows.join(texts, rows["class"] == texts.text_class).drop("text_class")
        columns.insert(columns.index("class") + 1, "text")
    return rows.select(columns)


LISTINGS = {
    "pairs": Listing(find_pairs, ("agreement", "tension"), ("first", "second")),
    "meetings": Listing(find_meetings, ("tension", "agreement"), ("first", "second", "class")),
    "classes": Listing(lambda _person: find_classes(), ("divided", "affirm", "deny"), ("class",)),
    "consensus": Listing(lambda _person: find_consensus(), ("share", "affirm"), ("map", "class")),
    "changes": Listing(
        lambda _person: find_changes(),
        (),
        ("person", "class", "after_date"),
    ),
}


def figure_of(request: AskedFigure) -> Figure:
    """The figure that is asked for by its name."""
    if request.name in LISTINGS:
        listing = LISTINGS[request.name]
        if request.most is None:
            return listing.whole(request.text)
        return listing.first(request.most, request.text)
    checks: dict[str, Callable[[], Figure]] = {
        "unusable": unusable,
        "named": lambda: find_named(request.text or ""),
        "names": find_names,
        "size": lambda: count_meetings(request.text),
    }
    return checks[request.name]()


def find_named(text: str) -> Figure:
    """The persons who are ``text`` by IRI or are called so, as ``person`` and ``name``."""
    rows = STANCES.filter((STANCES.person == text) | (STANCES.name.lower() == text.lower()))
    return Figure(rows.select("person", "name").distinct().order_by([_.person, _.name]))


def find_names() -> Figure:
    """What persons are called, each name once; a thousand at most, to look for one like another."""
    return Figure(STANCES.select("name").distinct().order_by(_.name).limit(1000))
