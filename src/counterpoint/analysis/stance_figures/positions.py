"""Where each person stands on each class of claims, out of the stances.

It is `counterpoint.analysis.basis.positions` in columns: what is conceded gives way to what is
held, the strongest stance decides, who says both takes no side. What belongs here: positions.
What does not: what comes of two of them.
"""

from __future__ import annotations

from functools import reduce

import ibis
from ibis import _

from counterpoint.analysis.stance_figures.figure import STANCES, Expression, Figure

_POLARITIES = ("affirm", "deny")


def unusable() -> Figure:
    """How many rows hold what no figure can be made of, as ``rows``; and one of them.

    A weight is in [0, 1]: a logarithm of what lies beyond is an error in one engine and nothing
    in another.
    """
    stances = STANCES
    is_bad_weight = stances.weight.isnull() | (stances.weight < 0) | (stances.weight > 1)
    is_bad = is_bad_weight | stances.weight.isnan() | stances.person.isnull()
    bad = stances.filter(is_bad | ~stances.polarity.fill_null("deny").isin(_POLARITIES))
    return Figure(bad.aggregate(rows=bad.count(), map=bad.map.min(), stance=bad.stance.min()))


def own_stances(stances: Expression = STANCES) -> Expression:
    """What somebody who was asked says of a claim in the first person, and what weighs."""
    return stances.filter(
        stances.standing == "panel",
        stances.directness != "reported",
        stances["class"].notnull(),
        stances.weight > 0,
        stances.polarity.notnull(),
    )


def find_positions(stances: Expression = STANCES, by: tuple[str, ...] = ("map",)) -> Expression:
    """A row for each class and person, and each of ``by``.

    Columns: ``sign`` (1, -1, 0 for both), ``weight``, ``is_conceded``, ``is_conditional``,
    ``first_date`` and ``last_date``.
    """
    own = own_stances(stances)
    strongest = {
        f"{polarity}_{manner}_{reserve}": own.weight.max(
            where=(own.polarity == polarity)
            & ((own.firmness == "conceded") == (manner == "conceded"))
            & (own.conditions.notnull() == (reserve == "conditional"))
        )
        for polarity in _POLARITIES
        for manner in ("held", "conceded")
        for reserve in ("plain", "conditional")
    }
    grouped = own.group_by([*by, "class", "person"]).aggregate(
        **{name: weight.fill_null(0.0) for name, weight in strongest.items()},
        first_date=own.date.min(),
        last_date=own.date.max(),
    )
    return _decided(grouped, by)


def _decided(grouped: Expression, by: tuple[str, ...]) -> Expression:
    """The positions that the strongest stances of each sort come to; 0 stands for none."""
    manners = [
        f"{polarity}_held_{reserve}"
        for polarity in _POLARITIES
        for reserve in ("plain", "conditional")
    ]
    is_held = reduce(lambda one, other: one | other, (grouped[name] > 0 for name in manners))
    sides = grouped.mutate(
        is_conceded=~is_held,
        **{
            f"{polarity}_{reserve}": is_held.ifelse(
                grouped[f"{polarity}_held_{reserve}"], grouped[f"{polarity}_conceded_{reserve}"]
            )
            for polarity in _POLARITIES
            for reserve in ("plain", "conditional")
        },
    )
    both = sides.mutate(
        affirm=ibis.greatest(_.affirm_plain, _.affirm_conditional),
        deny=ibis.greatest(_.deny_plain, _.deny_conditional),
    )
    return both.select(
        *by,
        "class",
        "person",
        sign=(both.affirm > 0).cast("int64") - (both.deny > 0).cast("int64"),
        weight=ibis.greatest(both.affirm, both.deny),
        is_conceded=both.is_conceded,
        # Of what is equally strong, that which is said without a condition comes first.
        is_conditional=ibis.greatest(both.affirm_plain, both.deny_plain)
        < ibis.greatest(both.affirm, both.deny),
        first_date=both.first_date,
        last_date=both.last_date,
    )


def find_positions_by_map() -> Expression:
    """As `find_positions`, and as ``is_last`` whether a person has none later on the class.

    Of two dates one of which lies in the other (2019 and 2019-05) neither is the later, and what
    has no date may be the last.
    """
    positions = find_positions()
    end = positions.last_date.max().over(group_by=["class", "person"])
    dated = positions.mutate(end=end)
    may_be_last = dated.end.substr(0, dated.last_date.length()) == dated.last_date
    columns = {name: dated[name] for name in positions.columns}
    return dated.select(**columns, is_last=may_be_last.fill_null(True))  # noqa: FBT003 (Ibis' own)


def last_stances() -> Expression:
    """What each person says of a class in the map in which they last take a position on it."""
    positions = find_positions_by_map()
    last = positions.filter(positions.is_last)
    last = last.select(last_map="map", last_class="class", last_person="person").view()
    return STANCES.semi_join(
        last,
        [
            STANCES.map == last.last_map,
            STANCES["class"] == last.last_class,
            STANCES.person == last.last_person,
        ],
    )


# Positions by map, as a step of what pairs them; and their conditions.
POSITIONS = ibis.table(find_positions_by_map().schema(), name="positions")


def find_conditions() -> Expression:
    """Each condition of a conditional position once, by map, class and person, as ``condition``.

    They are those of all stances that are as strong as the position.
    """
    own = own_stances()
    conditional = own.filter(own.conditions.notnull()).select(
        stance_map="map",
        stance_class="class",
        stance_person="person",
        stance_weight="weight",
        stance_conceded=own.firmness == "conceded",
        conditions=own.conditions,
    )
    deciding = POSITIONS.filter(POSITIONS.is_conditional).join(
        conditional,
        [
            _.map == conditional.stance_map,
            _["class"] == conditional.stance_class,
            _.person == conditional.stance_person,
            _.weight == conditional.stance_weight,
            _.is_conceded == conditional.stance_conceded,
        ],
    )
    each = deciding.select(
        "map", "class", "person", condition=deciding.conditions.split(" ").unnest()
    )
    return each.distinct()


CONDITIONS = ibis.table(find_conditions().schema(), name="conditions")
STEPS = {"positions": find_positions_by_map(), "conditions": find_conditions()}
