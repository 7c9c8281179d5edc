"""Means and ends that lead back to where they began."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from counterpoint.errors import Place, Problems
from counterpoint.formats.argdown_map.metadata.messages import listed
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
            names = listed([f"[{titles.get(claim, claim)}]" for claim in circle], "and")
            message = f"a circle of means: each of {names} is there to reach the other"
            if len(circle) == 1:
                message = f"{names} is there to reach itself"
            advice = "name the end of it, and what serves it with to:"
            place = places[expert, circle[0]] or Place("")
            problems.error(place, message, advice, "circle-of-means")
