"""Who changed position: one person, on opposite sides of the same or linked claims, at two dates.

What is said with a reserve (implied, hedged, conditional, conceded, reported, or not surely) is
no change, whichever side it is on; nor are two stances of which the dates do not say which came
first, nor both sides at one time, which is a tension within. Of two claims that contradict each
other, who turns on both turns once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import NamedTuple

from counterpoint.analysis.archive.claims import ClaimClasses, Exclusion
from counterpoint.analysis.archive.people import places_in_maps
from counterpoint.formats.iso_dates import Span, read_date
from counterpoint.model import RelationKind
from counterpoint.model.archive import ArchivePerson, InMap, MapDigest, SideChange, Taken

_Event = tuple[Span, Taken, InMap]


class _SideTurn(NamedTuple):
    """A stance and the next one on the other side; how their claims exclude each other, if two."""

    before: _Event
    after: _Event
    exclusion: Exclusion | None


def find_changes(
    maps: Sequence[MapDigest], people: Sequence[ArchivePerson], classes: ClaimClasses
) -> tuple[SideChange, ...]:
    """Each change, by person and then by date. O(n log n) in stances and exclusions."""
    outright = _outright(maps, people)
    return tuple(
        change
        for person, stances in sorted(outright.items())
        for change in sorted(_changes_of(person, _by_class(stances, classes), classes), key=_order)
    )


def _outright(maps: Sequence[MapDigest], people: Sequence[ArchivePerson]) -> dict[int, list[Taken]]:
    """What is said outright at some date, by person; of those who speak at two dates at least."""
    outright: dict[int, list[Taken]] = {}
    for index, (digest, places) in enumerate(zip(maps, places_in_maps(maps, people), strict=True)):
        for stance in digest.stances:
            if stance.date and not stance.is_reserved and stance.expert in places:
                outright.setdefault(places[stance.expert], []).append(Taken(index, stance))
    # Most speak in one map at one date.
    return {
        person: stances
        for person, stances in outright.items()
        if len({step.stance.date for step in stances}) > 1
    }


def _by_class(stances: Sequence[Taken], classes: ClaimClasses) -> dict[InMap, list[_Event]]:
    """What is said by class; of those on which there can be a turn, since both sides are taken or
    another class excludes them.
    """
    by_class: dict[InMap, list[_Event]] = {}
    span_of = cache(read_date)
    names = [classes.class_of(InMap(step.map, step.stance.claim)) for step in stances]
    sides = {(name, step.stance.is_for) for name, step in zip(names, stances, strict=True)}
    for name, step in zip(names, stances, strict=True):
        if name is None:
            continue
        if (name, not step.stance.is_for) in sides or name in classes.excluded:
            span = span_of(step.stance.date)
            if span is not None:
                by_class.setdefault(name, []).append((span, step, name))
    return by_class


def _changes_of(
    person: int, by_class: dict[InMap, list[_Event]], classes: ClaimClasses
) -> Iterator[SideChange]:
    turns = [*_turns_on_one(by_class), *_turns_on_two(by_class, classes)]
    for before, after, exclusion in _each_once(turns, classes):
        if exclusion is not None:
            claims = [InMap(step.map, step.stance.claim) for _, step, _ in (before, after)]
            by = [exclusion.by] if exclusion.by else []
            by += [who for each in claims for who in classes.linkers_between(each, exclusion.ends)]
            linkers = tuple(dict.fromkeys(by))
            yield SideChange(person, before[1], after[1], exclusion.kind.value, linkers)
            continue
        maps = {before[1].map, after[1].map}
        who = classes.linked_by.get(before[2], ()) if len(maps) > 1 else ()
        yield SideChange(person, before[1], after[1], linked_by=who)


def _turns_on_one(by_class: Mapping[InMap, Sequence[_Event]]) -> Iterator[_SideTurn]:
    for events in by_class.values():
        for before, after in _turns(events, lambda event: event[1].stance.is_for):
            yield _SideTurn(before, after, None)


def _turns_on_two(
    by_class: Mapping[InMap, Sequence[_Event]], classes: ClaimClasses
) -> Iterator[_SideTurn]:
    for name, events in by_class.items():
        for other, exclusion in classes.excluded.get(name, {}).items():
            if other <= name or other not in by_class:
                continue
            both = [*events, *by_class[other]]
            if exclusion.kind is not RelationKind.CONTRADICTS:
                # Two claims may both be false; only who affirms both in turn has changed.
                both = [event for event in both if event[1].stance.is_for]
            for before, after in _turns(both, partial(_side, name)):
                if before[2] != after[2]:
                    yield _SideTurn(before, after, exclusion)


def _each_once(turns: Sequence[_SideTurn], classes: ClaimClasses) -> list[_SideTurn]:
    """Without those that show what another one shows, of two claims that contradict each other.

    Of these the stances that are nearest in time are told, of one claim if there are such.
    Quadratic in the turns of one person.
    """

    def nearest_first(turn: _SideTurn) -> tuple[float, float, bool]:
        earlier, later = (event[0][0].timestamp() for event in turn[:2])
        return -earlier, later, turn.exclusion is not None

    distinct: list[_SideTurn] = []
    for turn in sorted(turns, key=nearest_first):
        if not any(_is_one_turn(turn, other, classes) for other in distinct):
            distinct.append(turn)
    return distinct


def _is_one_turn(one: _SideTurn, other: _SideTurn, classes: ClaimClasses) -> bool:
    """Whether both are from one side of a matter to the other, in times that overlap."""
    kinds = {x.exclusion.kind for x in (one, other) if x.exclusion is not None}
    if kinds - {RelationKind.CONTRADICTS}:
        return False
    first, second = one.before[2], other.before[2]
    is_alike = one.before[1].stance.is_for is other.before[1].stance.is_for
    if first != second:
        exclusion = classes.excluded.get(first, {}).get(second)
        if exclusion is None or exclusion.kind is not RelationKind.CONTRADICTS:
            return False
        is_alike = not is_alike
    is_before = one.before[0][1] <= other.after[0][0] and other.before[0][1] <= one.after[0][0]
    return is_alike and is_before


def _side(name: InMap, event: _Event) -> bool:
    """Which of two sides of a pair of classes: for the first one, or for the other."""
    return event[1].stance.is_for is (event[2] == name)


def _turns(
    events: Iterable[_Event], side_of: Callable[[_Event], bool]
) -> Iterator[tuple[_Event, _Event]]:
    """Each stance and the next one, where they are on two sides and one is surely later."""
    events = list(events)
    if len({*map(side_of, events)}) < 2:  # as nearly always
        return
    for before, after in pairwise(_clear_times(events, side_of)):
        if side_of(before) != side_of(after):
            yield before, after


def _clear_times(events: Iterable[_Event], side_of: Callable[[_Event], bool]) -> Iterator[_Event]:
    """The first stance of each time at which one side alone is step, in order.

    Dates that overlap, as a year and a month in it, are one time.
    """
    time: list[_Event] = []
    for event in sorted(events, key=lambda x: (x[0], x[1].map, x[1].stance.id)):
        if time and max(each[0][1] for each in time) <= event[0][0]:
            if len({side_of(each) for each in time}) == 1:
                yield time[0]
            time = []
        time.append(event)
    if time and len({side_of(each) for each in time}) == 1:
        yield time[0]


def _order(change: SideChange) -> tuple[str, str, str, str]:
    return (
        change.after.stance.date,
        change.before.stance.date,
        change.before.stance.id,
        change.after.stance.id,
    )
