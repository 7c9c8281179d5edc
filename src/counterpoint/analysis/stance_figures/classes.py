"""What all persons come to on one class of claims: how many are for it and against it.

What belongs here: one class. What does not: two persons.
"""

from __future__ import annotations

from ibis import _

from counterpoint.analysis.settings import DEFAULTS, Settings
from counterpoint.analysis.stance_figures.figure import STANCES, Expression, Figure
from counterpoint.analysis.stance_figures.positions import (
    find_positions,
    last_stances,
    own_stances,
)


def find_classes() -> Figure:
    """A row for each class that somebody takes a position on, over all maps.

    ``affirm``, ``deny`` and ``both`` count persons, who are counted once however many maps they
    speak in, by where they last stood; ``conceded`` those of them who only grant it or its
    opposite; ``maps`` counts maps; ``divided`` is how evenly they stand on two sides, from 0 to 1.
    """
    positions = find_positions(last_stances(), by=())
    counts = positions.group_by("class").aggregate(
        affirm=positions.count(where=positions.sign > 0),
        deny=positions.count(where=positions.sign < 0),
        both=positions.count(where=positions.sign == 0),
        conceded=positions.count(where=positions.is_conceded),
    )
    texts, times = texts_of_classes(), _times_of_classes().view()
    columns = counts.join(texts, counts["class"] == texts.text_class).join(
        times, _["class"] == times.time_class
    )
    smaller = (columns.affirm + columns.deny - (columns.affirm - columns.deny).abs()) / 2
    sides = columns.affirm + columns.deny
    rows = columns.select(
        **{"class": columns["class"]},
        text=columns.text,
        maps=columns.maps,
        affirm=columns.affirm,
        deny=columns.deny,
        both=columns.both,
        conceded=columns.conceded,
        # Nobody on a side is no division, and no division by 0 either.
        divided=(sides > 0).ifelse(2 * smaller / (sides > 0).ifelse(sides, 1), 0.0),
        since=columns.since,
        until=columns.until,
    )
    return Figure(rows)


def find_consensus(settings: Settings = DEFAULTS) -> Figure:
    """What more than half of a map's panel affirms, two at least, and nobody in it denies.

    A row for each map and class; ``share`` is of the panel, those included who say nothing. Whom
    the map's own figures leave out besides, for an objection or what a special case of it says,
    is in no table of stances.
    """
    positions = find_positions()
    counts = positions.group_by(["map", "class"]).aggregate(
        affirm=positions.count(where=(positions.sign > 0) & ~positions.is_conceded),
        against=positions.count(where=positions.sign <= 0),
    )
    panels = STANCES.group_by("map").aggregate(panel=STANCES.panel.max())
    panels = panels.select(panel_map="map", panel="panel")
    texts = texts_of_classes()
    columns = counts.join(panels, counts.map == panels.panel_map).join(
        texts, counts["class"] == texts.text_class
    )
    # A panel of nobody cannot be of one who affirms; the figure is never divided by 0.
    size = (columns.panel > 0).ifelse(columns.panel, 1)
    rows = columns.select(
        **{"map": columns.map, "class": columns["class"]},
        text=columns.text,
        affirm=columns.affirm,
        panel=columns.panel,
        share=columns.affirm / size,
        against=columns.against,
    )
    is_agreed = (rows.against == 0) & (rows.affirm >= 2) & (rows.share > settings.consensus)
    return Figure(rows.filter(is_agreed).drop("against"))


def _times_of_classes() -> Expression:
    """The first and the last date on which somebody took a position on each class."""
    own = own_stances()
    grouped = own.group_by("class").aggregate(since=own.date.min(), until=own.date.max())
    return grouped.select(time_class="class", since="since", until="until")


def texts_of_classes() -> Expression:
    """The words of each class, and in how many maps it is spoken of."""
    classes = STANCES.filter(STANCES["class"].notnull())
    grouped = classes.group_by("class").aggregate(
        text=classes.text.min(), maps=classes.map.nunique()
    )
    return grouped.select(text_class="class", text="text", maps="maps")


def names_of_persons() -> Expression:
    """What each person is called; of several names the first."""
    grouped = STANCES.group_by("person").aggregate(name=STANCES.name.min())
    return grouped.select(named="person", name="name")
