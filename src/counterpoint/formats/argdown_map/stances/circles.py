"""Means and ends that lead back to where they began."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from counterpoint.errors import Place, Problems
from counterpoint.formats.argdown_map.metadata.messages import enumeration
from counterpoint.model import Stance


def note_circles(stances: Iterable[Stance], titles: Mapping[str, str], problems: Problems) -> None:
    """Note, once for each expert, what is named as a means to itself by way of others."""
    ends_of: dict[str, dict[str, set[str]]] = {}
    places: dict[tuple[str, str], Place | None] = {}
    for stance in stances:
        if stance.goals:
            ends = ends_of.setdefault(stance.expert, {})
            ends.setdefault(stance.target, set()).update(stance.goals)
            places[stance.expert, stance.target] = stance.place
    for expert, ends in ends_of.items():
        try:
            TopologicalSorter(ends).prepare()
        except CycleError as error:
            circle = sorted(set(error.args[1]))
            names = enumeration([f"[{titles.get(claim, claim)}]" for claim in circle], "and")
            message = f"a circle of means: each of {names} is there to reach the other"
            if len(circle) == 1:
                message = f"{names} is there to reach itself"
            advice = "name the end of it, and what serves it with to:"
            place = places[expert, circle[0]] or Place("")
            problems.error(place, message, advice, "circle-of-means")


def without_circles(stances: Iterable[Stance]) -> Iterator[Stance]:
    """The stances without the goals that would lead back to their own targets."""
    ends_of: dict[str, dict[str, set[str]]] = {}
    for stance in stances:
        ends = ends_of.setdefault(stance.expert, {})
        goals = []
        for goal in stance.goals:
            if not _leads_to(goal, stance.target, ends):
                goals.append(goal)
                ends.setdefault(stance.target, set()).add(goal)
        yield replace(stance, goals=tuple(goals)) if len(goals) < len(stance.goals) else stance


def _leads_to(start: str, end: str, ends: Mapping[str, set[str]]) -> bool:
    visited, waiting = {start}, [start]
    while waiting:
        claim = waiting.pop()
        if claim == end:
            return True
        waiting += ends.get(claim, set()) - visited
        visited |= ends.get(claim, set())
    return False
