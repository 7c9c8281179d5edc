"""Who took one side of a claim and later the other.

What belongs here: one person, one class, two dates. What does not: why.
"""

from __future__ import annotations

import ibis
from ibis import _

from counterpoint.analysis.stance_figures.classes import names_of_persons, texts_of_classes
from counterpoint.analysis.stance_figures.figure import STANCES, Expression, Figure
from counterpoint.analysis.stance_figures.positions import find_positions, own_stances


def find_changes() -> Figure:
    """A row for each side that somebody took against the own one of the last date before it.

    Only what is said outright counts, as in an archive: what is implied, hedged, conditional,
    granted or not said surely changes nothing, and who says both on one date is on no side then.
    Of two dates one of which lies in the other (2019 and 2019-05) neither is the earlier.
    ``before_stance`` and ``after_stance`` are each the first id of those that show it, in the map
    before it.
    """
    sides = SIDES
    earlier = sides.select(
        earlier_class="class", earlier_person="person", earlier_date="date", earlier_sign="sign"
    ).view()
    two_dates = sides.join(
        earlier,
        [
            sides["class"] == earlier.earlier_class,
            sides.person == earlier.earlier_person,
            sides.date > earlier.earlier_date,
        ],
    )
    certain = two_dates.filter(
        two_dates.date.substr(0, two_dates.earlier_date.length()) != two_dates.earlier_date
    )
    last = certain.group_by(["class", "person", "date", "sign"]).aggregate(
        before=certain.earlier_date.max()
    )
    opposed = last.join(
        earlier,
        [
            last["class"] == earlier.earlier_class,
            last.person == earlier.earlier_person,
            last.before == earlier.earlier_date,
            last.sign == -earlier.earlier_sign,
        ],
    )
    changes = opposed.select("class", "person", "sign", before="before", after="date")
    return Figure(_with_names(changes), {"sides": _sides()})


def _sides() -> Expression:
    """On which side somebody stood at each date, as far as it was said outright."""
    positions = find_positions(_outright(), by=("date",))
    return positions.filter(positions.sign != 0).select("class", "person", "date", "sign")


def _outright() -> Expression:
    """What is said at some date without any reserve."""
    return STANCES.filter(
        STANCES.date.notnull(),
        STANCES.directness == "explicit",
        STANCES.firmness == "flat",
        STANCES.conditions.isnull(),
        STANCES.confidence.fill_null(1.0) >= 1,
    )


SIDES = ibis.table(_sides().schema(), name="sides")


def _with_names(changes: Expression) -> Expression:
    """The changes with who and what they are of, and the stances that show them."""
    names, texts = names_of_persons(), texts_of_classes()
    before, after = _evidence("before"), _evidence("after")
    columns = (
        changes.join(names, _.person == names.named)
        .join(texts, _["class"] == texts.text_class)
        .join(
            before,
            [
                _["class"] == before.before_class,
                _.person == before.before_person,
                _.before == before.before_date,
                (-_.sign) == before.before_sign,
            ],
        )
        .join(
            after,
            [
                _["class"] == after.after_class,
                _.person == after.after_person,
                _.after == after.after_date,
                _.sign == after.after_sign,
            ],
        )
    )
    return columns.select(
        *("person", "name", "class", "text"),
        before=(columns.sign < 0).ifelse("affirm", "deny"),
        before_date=columns.before,
        before_stance=columns.before_stance,
        after=(columns.sign < 0).ifelse("deny", "affirm"),
        after_date=columns.after,
        after_stance=columns.after_stance,
    )


def _evidence(name: str) -> Expression:
    """By class, person, date and side the stance that shows it, with its map before it."""
    own = own_stances(_outright())
    sided = own.select(
        "class",
        "person",
        "date",
        sign=(own.polarity == "affirm").ifelse(1, -1).cast("int64"),
        shown=own.map + " " + own.stance,
    )
    grouped = sided.group_by(["class", "person", "date", "sign"]).aggregate(shown=sided.shown.min())
    return grouped.select(
        **{f"{name}_{column}": column for column in ("class", "person", "date", "sign")},
        **{f"{name}_stance": "shown"},
    ).view()
