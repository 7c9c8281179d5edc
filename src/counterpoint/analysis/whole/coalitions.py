"""Coalitions: experts who hold several claims in common, found claim first.

A coalition is a maximal biclique of experts and of what they hold: all these experts share all
these claims, no further expert shares them all, and these experts share no further claim (a
formal concept: Ganter and Wille 1999, Def. 20). Camps part a panel by how its members stand to
each other over everything; coalitions overlap, and each says what it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from counterpoint.analysis.basis.ground import Ground, lay_ground
from counterpoint.analysis.basis.positions import Position
from counterpoint.analysis.settings import DEFAULTS, Settings
from counterpoint.errors import LimitError
from counterpoint.model import Alignment, Coalition
from counterpoint.network import ArgumentNetwork

# Two experts with one claim are an agreement already, and one expert is no coalition.
LEAST = (2, 2)
# The scores are read to one decimal, so that a weight of 0.5 could as well be 0.4 or 0.6.
_SHIFT = 0.2
# A thousand experts make half a million pairs, from each of which the search would have to begin.
_MOST_EXPERTS = 1_000


@dataclass(frozen=True, slots=True)
class Coalitions:
    """All coalitions, those with most experts times claims first.

    ``complete`` is false where the search ended at its limit: those of the pairs that share
    most were looked at first. ``keeping_rank`` counts how many of the first ``ranked`` are of
    the same experts with the least weight moved by a fifth either way.
    """

    rows: tuple[Coalition, ...]
    complete: bool
    keeping_rank: int
    ranked: int


def find_coalitions(
    network: ArgumentNetwork,
    matrix: Sequence[Alignment] = (),
    settings: Settings = DEFAULTS,
    *,
    topic: str = "",
    least: tuple[int, int] = LEAST,
) -> Coalitions:
    """The coalitions of a panel with ``least`` experts and claims, overall or on one topic.

    An expert holds what weighs ``least_shared`` or more and is not only conceded, and what follows
    from a special case so held. ``matrix``
    tells which members are in tension all the same. There can be exponentially many coalitions:
    the search begins with the pairs that share most, adds others one by one, and ends after
    ``most_tried`` intersections.

    Raises:
        LimitError: the panel has more than a thousand experts, whose pairs are too many.
    """
    if len(network.panel) > _MOST_EXPERTS:
        raise LimitError(
            f"coalitions are looked for among at most {_MOST_EXPERTS:,} experts, and this panel "
            f"has {len(network.panel):,}; compare groups instead (docs/votes.md)"
        )
    return coalitions_on(lay_ground(network, settings), matrix, topic=topic, least=least)


def coalitions_on(
    ground: Ground,
    matrix: Sequence[Alignment],
    *,
    topic: str = "",
    least: tuple[int, int] = LEAST,
) -> Coalitions:
    """The same on a ground that is laid."""
    size, settings = _size_of(ground), ground.settings

    def search(weight: float) -> tuple[list[_Shared], bool]:
        holdings = _Holdings.of(ground, topic, weight)
        shared, complete = holdings.search(least[1], settings.most_tried)
        return _ranked(shared, size, least), complete

    rows, complete = search(settings.least_shared)
    near = [search(settings.least_shared * factor)[0] for factor in (1 - _SHIFT, 1 + _SHIFT)]
    others = [{shared.experts for shared in variant} for variant in near]
    tense = {(row.first, row.second) for row in matrix if row.tension}
    ranked = min(len(rows), settings.most_listed)
    return Coalitions(
        tuple(
            Coalition(
                experts=shared.experts,
                affirmed=_faces(shared, 1, ground),
                denied=_faces(shared, -1, ground),
                by_case=tuple(_held_by_case(shared, ground)),
                size=size(shared),
                apart=sum(pair in tense for pair in combinations(shared.experts, 2)),
                steady=all(shared.experts in experts_there for experts_there in others),
            )
            for shared in rows
        ),
        complete,
        _keeping_their_rank(rows[:ranked], near),
        ranked,
    )


def _keeping_their_rank(rows: Sequence[_Shared], variants: Iterable[Sequence[_Shared]]) -> int:
    """How many of ``rows`` stand at the same rank in each of the variants."""
    orders = [[shared.experts for shared in variant] for variant in variants]
    return sum(
        all(order[rank : rank + 1] == [shared.experts] for order in orders)
        for rank, shared in enumerate(rows)
    )


_Item = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Shared:
    """Experts and the signed classes that all of them hold; both sorted."""

    experts: tuple[str, ...]
    items: tuple[_Item, ...]


@dataclass(frozen=True, slots=True)
class _Holdings:
    """Who holds what, as bits: of each expert over the items, of each item over the experts."""

    experts: tuple[str, ...]
    items: tuple[_Item, ...]
    items_of: tuple[int, ...]
    experts_of: tuple[int, ...]

    @classmethod
    def of(cls, ground: Ground, topic: str, least_weight: float) -> _Holdings:
        """The table of what is held at ``least_weight`` by two experts or more."""
        network, on_topic = ground.network, _on_topic(ground, topic)
        experts = tuple(sorted(network.panel))
        number = {expert: place for place, expert in enumerate(experts)}
        bits_of: dict[_Item, int] = {}
        for position in ground.positions.by_key.values():
            if on_topic(position.claim) and _is_held(position, least_weight):
                item = (position.claim, position.sign)
                bits_of[item] = bits_of.get(item, 0) | 1 << number[position.expert]
        for claim, sign in [*bits_of]:
            for voice in _by_case(claim, ground, least_weight) if sign > 0 else ():
                bits_of[claim, sign] |= 1 << number[voice]
        items = tuple(sorted(item for item, bits in bits_of.items() if bits.bit_count() > 1))
        items_of = [0] * len(experts)
        for place, item in enumerate(items):
            for expert in _bits(bits_of[item]):
                items_of[expert] |= 1 << place
        return cls(experts, items, tuple(items_of), tuple(bits_of[item] for item in items))

    def search(self, least_claims: int, most_tried: int) -> tuple[list[_Shared], bool]:
        """The maximal bicliques with at least so many items, and whether that is all of them."""
        pairs = (x & y for x, y in combinations(self.items_of, 2))
        frontier = sorted(
            {x for x in pairs if x.bit_count() >= least_claims},
            key=lambda items: (-items.bit_count(), items),
        )
        members_of: dict[int, int] = {}
        count = 0
        while frontier:
            further: set[int] = set()
            for items in frontier:
                members_of[items] = members = self._experts_of_all(items)
                for expert, own in enumerate(self.items_of):
                    count += 1
                    shared = items & own
                    fresh = not members >> expert & 1 and shared not in members_of
                    if fresh and shared.bit_count() >= least_claims:
                        further.add(shared)
                if count > most_tried:
                    return self._with_names(members_of), False
            frontier = sorted(further - members_of.keys())
        return self._with_names(members_of), True

    def _experts_of_all(self, items: int) -> int:
        members = (1 << len(self.experts)) - 1
        for item in _bits(items):
            members &= self.experts_of[item]
        return members

    def _with_names(self, members_of_items: Mapping[int, int]) -> list[_Shared]:
        return [
            _Shared(
                tuple(self.experts[x] for x in _bits(members)),
                tuple(self.items[x] for x in _bits(items)),
            )
            for items, members in members_of_items.items()
        ]


def _bits(number: int) -> Iterator[int]:
    """The places of the ones in a number, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _by_case(claim: str, ground: Ground, least_weight: float) -> set[str]:
    """Who holds a class by a special case of full degree, and takes no position on it."""
    return {
        standpoint.expert
        for path in ground.paths.special_cases(claim)
        if not path.in_part
        for standpoint in ground.below(claim, path)
        if standpoint.weight * standpoint.reach >= least_weight and not standpoint.conceded
    }


def _is_held(position: Position, least_weight: float) -> bool:
    return bool(position.sign) and position.weight >= least_weight and not position.conceded


def _on_topic(ground: Ground, topic: str) -> Callable[[str], bool]:
    if not topic:
        return lambda _: True
    network = ground.network
    classes = {network.class_of[x.id] for x in network.map.claims if topic in x.topics}
    return classes.__contains__


def _size_of(ground: Ground) -> Callable[[_Shared], int]:
    """How many claims a coalition shares; a general one beside a special case counts nothing."""
    cases: dict[str, frozenset[str]] = {}

    def is_counted(item: _Item, classes: set[str]) -> bool:
        claim, sign = item
        if claim not in cases:
            paths = ground.paths.special_cases(claim)
            cases[claim] = frozenset(path.start for path in paths)
        return sign < 0 or cases[claim].isdisjoint(classes)

    def size(shared: _Shared) -> int:
        affirmed = {claim for claim, sign in shared.items if sign > 0}
        return sum(is_counted(item, affirmed) for item in shared.items)

    return size


def _ranked(
    shared: Sequence[_Shared], size: Callable[[_Shared], int], least: tuple[int, int]
) -> list[_Shared]:
    def order(shared: _Shared) -> tuple[int, int, tuple[str, ...]]:
        return (-len(shared.experts) * size(shared), -len(shared.experts), shared.experts)

    large = [x for x in shared if len(x.experts) >= least[0] and size(x) >= least[1]]
    return sorted(large, key=order)


def _held_by_case(shared: _Shared, ground: Ground) -> Iterator[tuple[str, str]]:
    """Each expert with what the expert affirms only by a special case, sorted."""
    for expert in shared.experts:
        claims = (claim for claim, sign in shared.items if sign > 0)
        silent = [claim for claim in claims if ground.positions.of(expert, claim) is None]
        yield from ((expert, face) for face in sorted(ground.network.face(x).id for x in silent))


def _faces(shared: _Shared, sign: int, ground: Ground) -> tuple[str, ...]:
    faces = (
        ground.network.face(claim).id for claim, item_sign in shared.items if item_sign == sign
    )
    return tuple(sorted(faces))
