"""Arguments of several premises as premise-conclusion structures."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType

from counterpoint.formats.argdown_map.writing.lines import Data, Line, block_text
from counterpoint.formats.argdown_map.writing.names import Names
from counterpoint.formats.argdown_map.writing.scalars import argdown_text, flow
from counterpoint.model import Argument


def grouped(structures: Iterable[Argument], names: Names) -> list[list[Argument]]:
    """The steps of each structure in an order in which none uses what a later one concludes.

    Those of one title are one structure; the step that has the description comes last. A step
    that is told for no claim is left out: no structure can say it.
    """
    groups: dict[str, list[Argument]] = {}
    for one in structures:
        if one.conclusion is not None and names.claim(one.conclusion) is not None and one.premises:
            groups.setdefault(names.structure(one) or f"\n{one.id}", []).append(one)
    return [_in_order(group) for group in groups.values()]


def structure_text(
    steps: Sequence[Argument],
    names: Names,
    *,
    spoken_lines: Mapping[str, Line] = MappingProxyType({}),
    inference: str = "",
    undercuts: Mapping[str, Iterable[Line]] = MappingProxyType({}),
) -> str:
    """The numbered lines of a structure, without its title.

    ``spoken_lines`` has the lines of those claims that are more than named, ``inference`` is how
    the steps are said, where it is known, and ``undercuts`` has what hangs below each step.
    """
    lines: list[str] = []
    numbers: dict[str, float] = {}
    count = itertools.count(1)
    since: list[str] = []

    def enter(claim: str) -> None:
        numbers[claim] = float(next(count))
        line = spoken_lines[claim] if claim in spoken_lines else Line(names.referred(claim))
        lines.append(f"({numbers[claim]:g}) {block_text([line])}")
        since.append(claim)

    for step in steps:
        for premise in step.premises:
            if premise not in numbers:
                enter(premise)
        data: Data = {"inference": inference} if inference else {}
        if list(step.premises) != since:
            data["uses"] = [numbers[premise] for premise in step.premises]
        lines.append(f"-- {flow(data)} --" if data else "----")
        for undercut in undercuts.get(step.id, ()):
            lines.extend(undercut.texts(depth=1))
        since.clear()
        if step.conclusion is not None:
            enter(step.conclusion)
    return "\n".join(lines)


def titled(steps: Sequence[Argument], names: Names) -> Line:
    """The line that names a structure and describes it."""
    main = steps[-1]
    text = argdown_text(main.text)
    title = f"{names.structure(main)}: {text}" if text else names.structure(main)
    return Line(title, data={"scheme": main.scheme} if main.scheme else {})


def _in_order(group: Sequence[Argument]) -> list[Argument]:
    """The steps, a conclusion before its use where they do not go round in a circle."""
    by_id = {one.id: one for one in group}
    by_conclusion: dict[str | None, set[str]] = {}
    for one in group:
        by_conclusion.setdefault(one.conclusion, set()).add(one.id)
    needs: dict[str, set[str]] = {
        one.id: set().union(*(by_conclusion.get(x, ()) for x in one.premises)) - {one.id}
        for one in group
    }
    try:
        order = list(TopologicalSorter(needs).static_order())
    except CycleError:
        order = sorted(needs)
    inner_steps = set().union(*needs.values())
    # What is described is the main step, if it may come last.
    return [
        by_id[x] for x in sorted(order, key=lambda x: bool(by_id[x].text) and x not in inner_steps)
    ]
