"""Who agrees and clashes with whom, on what, and how much: each two persons, by class and in all.

The scores are those of `counterpoint.analysis.whole.alignment` as far as they rest on the same
claims: what experts come to by reasons, special cases or relations between claims is in a map and
in no table of stances. What belongs here: two persons. What does not: one, or a class.
"""

from __future__ import annotations

import ibis
from ibis import _

from counterpoint.analysis.settings import DEFAULTS, Settings
from counterpoint.analysis.stance_figures.figure import Expression, Figure
from counterpoint.analysis.stance_figures.positions import (
    CONDITIONS,
    POSITIONS,
    STEPS,
    find_positions,
)


def count_meetings(person: str | None = None) -> Figure:
    """How many rows of two persons at a class there are to be looked at, as ``meetings``.

    They grow with the square of those who speak to a class: of 100,000 voters they are five
    billion. Of one ``person`` they are linear.
    """
    persons = find_positions(by=()).select("class", "person")
    by_class = persons.group_by("class").aggregate(
        n=persons.count(), has_person=(persons.person == (person or "")).any()
    )
    pairs = (by_class.n * (by_class.n - 1) / 2).cast("int64")
    meetings = pairs if person is None else by_class.has_person.ifelse(by_class.n - 1, 0)
    return Figure(by_class.aggregate(meetings=meetings.sum().fill_null(0)))


def find_meetings(person: str | None = None, settings: Settings = DEFAULTS) -> Figure:
    """A row for each two persons who both take a position on a class, the first by name first.

    Compared are their positions in each map in which both have one, and where there is no such map
    the last ones of both.
    ``agreement`` and ``tension`` are in (0, 1], null where there is none; ``least`` is the weight
    of the weaker position, ``since`` and ``until`` the first and the last date on which one of them
    spoke of it. With ``person`` only those of this one.
    """
    return Figure(_meetings(person, settings), STEPS)


def _meetings(person: str | None, settings: Settings) -> Expression:
    meetings = _plain(person, settings).union(_conditional(person, settings), distinct=False)
    together = meetings.are_in_one_map
    grouped = meetings.group_by(["first", "second", "class"]).aggregate(
        **_of_those("together", meetings, together),
        **_of_those("apart", meetings, ~together),
        are_in_one_map=together.any(),
        least=ibis.least(meetings.first_weight.max(), meetings.second_weight.max()),
    )
    compared = {
        name: grouped.are_in_one_map.ifelse(grouped[f"{name}_together"], grouped[f"{name}_apart"])
        for name in ("agreement", "tension", "since", "until")
    }
    return grouped.mutate(**compared).select(
        *("first", "second", "class", "agreement", "tension", "least", "since", "until")
    )


def _of_those(name: str, meetings: Expression, which: Expression) -> dict[str, Expression]:
    """What some meetings come to, in columns that end in ``name``."""
    return {
        f"agreement_{name}": meetings.agreement.max(where=which),
        f"tension_{name}": meetings.tension.max(where=which),
        f"since_{name}": meetings.since.min(where=which),
        f"until_{name}": meetings.until.max(where=which),
    }


def find_pairs(person: str | None = None, settings: Settings = DEFAULTS) -> Figure:
    """A row for each two persons who both take a position on some class.

    ``agreement`` and ``tension`` are 1 - prod(1 - fill * g) over the classes; ``coverage`` is in
    (0, 1]; ``shared``, ``agreed`` and ``clashed`` count classes.
    """
    meetings = _meetings(person, settings)
    pairs = meetings.group_by(["first", "second"]).aggregate(
        agreement=_filled(meetings.agreement, settings),
        tension=_filled(meetings.tension, settings),
        least=meetings.least.sum(),
        shared=meetings.count(),
        agreed=meetings.agreement.count(),
        clashed=meetings.tension.count(),
        since=meetings.since.min(),
        until=meetings.until.max(),
    )
    weights = POSITIONS.group_by(["class", "person"]).aggregate(weight=POSITIONS.weight.max())
    totals = weights.group_by("person").aggregate(total=weights.weight.sum())
    firsts = totals.select(first_person="person", first_total="total")
    seconds = totals.select(second_person="person", second_total="total").view()
    columns = pairs.join(firsts, _.first == firsts.first_person).join(
        seconds, _.second == seconds.second_person
    )
    # The larger weights of both come to all of them less the smaller ones.
    most = columns.first_total + columns.second_total - columns.least
    rows = columns.select(
        *("first", "second", "agreement", "tension"),
        coverage=columns.least / most,
        shared=columns.shared,
        agreed=columns.agreed,
        clashed=columns.clashed,
        since=columns.since,
        until=columns.until,
    )
    return Figure(rows, STEPS)


def _filled(scores: Expression, settings: Settings) -> Expression:
    """1 - prod(1 - fill * g): each full score fills that share of what is still empty.

    The logarithm is never of 0, since no score is above 1 and the share below it.
    """
    rest = (1.0 - settings.fill * scores.fill_null(0.0)).ln()
    return 1.0 - rest.sum().exp()


def _side(positions: Expression, name: str) -> Expression:
    """The positions as one side of a join, whose columns begin with ``name``."""
    return positions.select(**{f"{name}_{column}": positions[column] for column in _COLUMNS}).view()


_COLUMNS = (
    *("map", "class", "person", "sign", "weight", "is_conditional"),
    *("first_date", "last_date", "is_last"),
)


def _plain(person: str | None, settings: Settings) -> Expression:
    """Each two positions on a class that are held without a condition, with their scores."""
    unconditional = POSITIONS.filter(~POSITIONS.is_conditional)
    one, other = _side(unconditional, "one"), _side(unconditional, "other")
    both = one.join(other, [one.one_class == other.other_class, _.one_person < other.other_person])
    return _scored(_at_one_time(_of(both, person)), settings, 1.0, 1.0)


def _conditional(person: str | None, settings: Settings) -> Expression:
    """Each two positions on a class of which one has a condition at least, with their scores.

    The same conditions make a whole agreement; a tension is less where one speaks to what the
    other makes a condition.
    """
    one = _side(POSITIONS.filter(POSITIONS.is_conditional), "one")
    other = _side(POSITIONS, "other")
    both = one.join(other, [one.one_class == other.other_class, _.one_person != other.other_person])
    both = both.filter(~both.other_is_conditional | (both.one_person < both.other_person))
    both = _with_spoken(_with_common(_at_one_time(_of(both, person))))
    # Where one of the counts is null there is nothing in common.
    are_same = (both.common == both.one_count) & (both.common == both.other_count)
    return _scored(
        both,
        settings,
        are_same.ifelse(1.0, settings.conditional_agreement),
        both.is_spoken_to.ifelse(1.0 - settings.reconciled, 1.0),
    )


def _with_common(both: Expression) -> Expression:
    """How many conditions each of two has, and how many of them are the same, or null."""
    counts = CONDITIONS.group_by(["map", "class", "person"]).aggregate(count=CONDITIONS.count())
    ones = counts.select(a_map="map", a_class="class", a_person="person", one_count="count")
    others = counts.select(b_map="map", b_class="class", b_person="person", other_count="count")
    left = CONDITIONS.select(
        c_map="map", c_class="class", c_person="person", c_condition="condition"
    )
    right = CONDITIONS.select(
        d_map="map", d_class="class", d_person="person", d_condition="condition"
    ).view()
    in_common = left.join(
        right, [left.c_class == right.d_class, left.c_condition == right.d_condition]
    )
    keys = ["c_class", "c_map", "c_person", "d_map", "d_person"]
    common = in_common.group_by(keys).aggregate(common=in_common.count())
    ones, others = ones.view(), others.view()
    return (
        both.left_join(ones, _on(both, ones, one="a"))
        .left_join(others, _on(both, others, other="b"))
        .left_join(
            common,
            [
                _.one_class == common.c_class,
                _.one_map == common.c_map,
                _.one_person == common.c_person,
                _.other_map == common.d_map,
                _.other_person == common.d_person,
            ],
        )
    )


def _on(both: Expression, table: Expression, **prefixes: str) -> list[Expression]:
    ((side, prefix),) = prefixes.items()
    return [
        both[f"{side}_{column}"] == table[f"{prefix}_{column}"]
        for column in ("map", "class", "person")
    ]


def _with_spoken(both: Expression) -> Expression:
    """Whether one of two takes a position on what the other makes a condition."""
    listeners = POSITIONS.select(listener="person", spoken="class").distinct().view()
    listening = CONDITIONS.join(listeners, CONDITIONS.condition == listeners.spoken)
    hearings = listening.select(
        s_map="map", s_class="class", s_speaker="person", s_listener="listener"
    ).distinct()
    back = hearings.select(
        t_map="s_map", t_class="s_class", t_speaker="s_speaker", t_listener="s_listener"
    ).view()
    pairs = both.left_join(
        hearings,
        [
            _.one_map == hearings.s_map,
            _.one_class == hearings.s_class,
            _.one_person == hearings.s_speaker,
            _.other_person == hearings.s_listener,
        ],
    ).left_join(
        back,
        [
            _.other_map == back.t_map,
            _.other_class == back.t_class,
            _.other_person == back.t_speaker,
            _.one_person == back.t_listener,
        ],
    )
    return pairs.mutate(is_spoken_to=pairs.s_map.notnull() | pairs.t_map.notnull())


def _of(both: Expression, person: str | None) -> Expression:
    if person is None:
        return both
    return both.filter((both.one_person == person) | (both.other_person == person))


def _at_one_time(both: Expression) -> Expression:
    """Positions of one map, or the last ones of both, with which it is as ``are_in_one_map``.

    Who has changed sides would else agree with what the other has left.
    """
    timed = both.mutate(are_in_one_map=both.one_map == both.other_map)
    return timed.filter(timed.are_in_one_map | (timed.one_is_last & timed.other_is_last))


def _scored(
    both: Expression, settings: Settings, agreeing: Expression, clashing: Expression
) -> Expression:
    """Meetings with their scores, whoever comes first by name being the first."""
    weaker = ibis.least(both.one_weight, both.other_weight)
    sides = both.one_sign * both.other_sign
    agreement, tension = weaker * agreeing, weaker * clashing
    is_agreement = (sides > 0) & (agreement >= settings.least_agreement)
    is_tension = (sides < 0) & (tension >= settings.least_tension)
    is_in_order = both.one_person < both.other_person
    return both.select(
        **{"class": both.one_class},
        first=is_in_order.ifelse(both.one_person, both.other_person),
        second=is_in_order.ifelse(both.other_person, both.one_person),
        first_weight=is_in_order.ifelse(both.one_weight, both.other_weight),
        second_weight=is_in_order.ifelse(both.other_weight, both.one_weight),
        agreement=is_agreement.ifelse(agreement, ibis.null("float64")),
        tension=is_tension.ifelse(tension, ibis.null("float64")),
        are_in_one_map=both.are_in_one_map,
        since=ibis.least(both.one_first_date, both.other_first_date),
        until=ibis.greatest(both.one_last_date, both.other_last_date),
    )
