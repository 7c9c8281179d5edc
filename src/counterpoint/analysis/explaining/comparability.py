"""Whether the two sides of a tension speak of the same: of one time, scope and condition.

Said from what the map holds, and that it holds nothing where it does not. What belongs here: the
one clause that a tension's witness ends with. What does not: what a difference of these comes to
in the score (`counterpoint.analysis.basis.weighing`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Standpoint, Weighed
from counterpoint.model import Clause, RelationKind
from counterpoint.wording import clause


def compare_sides(weighed: Weighed, ground: Ground, dates: Mapping[str, str]) -> Clause:
    """What the map says of time, scope and condition of both sides; ``dates`` are by source.

    A time is when something was said. Both are of one scope where they meet in one claim that
    neither is lifted to.
    """
    sides = weighed.left, weighed.right
    times, scopes = list(_times(sides, dates)), list(_scopes(weighed))
    unknown = "-".join(word for word, parts in (("time", times), ("scope", scopes)) if not parts)
    return clause(
        "comparable",
        parts=(*times, *scopes, *_conditions(sides, ground)),
        unknown=clause(f"comparable.unknown-{unknown}") if unknown else None,
    )


_Sides = tuple[tuple[Standpoint, ...], tuple[Standpoint, ...]]


def _times(sides: _Sides, dates: Mapping[str, str]) -> Iterator[Clause]:
    """When both were said, where each who speaks has a date."""
    said_on = [
        {x.stances[0].date or dates.get(x.stances[0].source or "", "") for x in side}
        for side in sides
    ]
    every = said_on[0] | said_on[1]
    if "" in every:
        return
    if len(every) == 1:
        yield clause("comparable.one-time", date=min(every))
    else:
        yield clause("comparable.times", first=min(every), last=max(every))


def _scopes(weighed: Weighed) -> Iterator[Clause]:
    """Who speaks of a special case only; else whether all speak of one claim."""
    lifted = {x.expert for side in (weighed.left, weighed.right) for x in side if x.links}
    if lifted:
        yield clause("comparable.special-case", who=tuple(sorted(lifted)))
    elif any(link.in_part or link.value < 1 for link in weighed.match.bridge):
        yield clause("comparable.in-part")
    elif not weighed.match.bridge:
        yield clause("comparable.one-claim")


def _conditions(sides: _Sides, ground: Ground) -> Iterator[Clause]:
    """Who sets a condition, whether both sides set the same, and who says what it takes."""
    needs = _needs(sides, ground)
    if not needs or any(x.conditions for side in sides for x in side):
        yield _set_conditions(sides, ground)
    for claim, experts in sorted(needs.items()):
        face = ground.network.face(claim).id
        yield clause("comparable.requires", who=tuple(sorted(experts)), what=(face,))


def _needs(sides: _Sides, ground: Ground) -> dict[str, set[str]]:
    """What the own claim takes, as who speaks here says without setting it as a condition."""
    needs: dict[str, set[str]] = {}
    for standpoint in (x for side in sides for x in side):
        if standpoint.claim not in ground.network.members:
            continue
        for _, end, relation in ground.network.relations_out_of(standpoint.claim):
            is_own = relation.asserted_by == standpoint.expert
            is_new = is_own and end not in standpoint.conditions
            if is_new and relation.kind is RelationKind.REQUIRES:
                needs.setdefault(end, set()).add(standpoint.expert)
    return needs


def _set_conditions(sides: _Sides, ground: Ground) -> Clause:
    """Who sets a condition, and whether the two sides set the same."""
    conditions = [{x for standpoint in side for x in standpoint.conditions} for side in sides]
    setting = tuple(sorted({x.expert for side in sides for x in side if x.conditions}))
    if not setting:
        return clause("comparable.no-condition")
    if ground.exclude(*conditions):
        return clause("comparable.excluding-conditions")
    if conditions[0] == conditions[1]:
        return clause("comparable.one-condition")
    return clause("comparable.condition", who=setting)
