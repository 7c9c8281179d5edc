"""`counterpoint issues`: the matters on which the panel can be compared, one entry each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json
from counterpoint.model import (
    ArgumentMap,
    Difference,
    Issue,
    IssuePosition,
    Mark,
    figure,
    name_list,
    short_names,
)

_MARKS = {
    Mark.SAYS: "says so",
    Mark.RESERVED: "says so with a reserve",
    Mark.FOLLOWS: "follows from what is said",
    Mark.AGAINST: "speaks against",
    Mark.TELLS_AGAINST: "what is said tells against",
    Mark.SILENT: "silent",
}
_DIFFERENCES = {
    Difference.NONE: "no difference",
    Difference.CONFIDENCE: "they differ in how sure they are",
    Difference.FACT: "they differ on what is so, or will be",
    Difference.FEASIBILITY: "they differ on whether it can be done",
    Difference.MEANS: "they differ on the means",
    Difference.ORDER: "they differ on what comes first, or weighs more",
    Difference.ACTOR: "they differ on who is to act",
    Difference.GOAL: "they differ on the goal",
    Difference.CONDITION: "some set a condition",
}


@click.command()
@maps_or_store
@source_folders
@as_json
def issues(maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool) -> None:
    """List the matters on which the experts can be compared: who stands where, and why.

    First comes what most of the panel speaks to most firmly. `explain ID` shows the findings
    beneath; docs/findings.md says how issues are found and ranked.
    """
    debate = load(maps, sources)
    if as_json:
        show_json([issue_as_json(issue) for issue in debate.analysis.issues])
        return
    names = short_names(debate.map.experts)
    for number, issue in enumerate(debate.analysis.issues, start=1):
        show(("\n" if number > 1 else "") + f"{number}. {issue.question}")
        _show(issue, debate.map, names)
    if not debate.analysis.issues:
        show("No two experts can be compared on anything in this map.")


def _show(issue: Issue, argument_map: ArgumentMap, names: Mapping[str, str]) -> None:
    titles = {claim.id: claim.title for claim in argument_map.claims}
    verdict = _DIFFERENCES[issue.difference]
    if issue.floor is not None and issue.difference is not Difference.NONE:
        verdict += f"; all who speak share “{titles[issue.floor]}”"
    if issue.reconciles:
        reconciling = name_list(f"“{titles[claim]}”" for claim in issue.reconciles)
        verdict += f"; it may turn on {reconciling}"
    show(f"   {issue.id}; {verdict}")
    for position in issue.positions:
        show(f"   - {position.says} ({_MARKS[position.mark]})")
    if issue.silent:
        show(f"   silent: {name_list(names[expert] for expert in issue.silent)}")


def issue_as_json(issue: Issue) -> dict[str, Any]:
    """An issue ready for JSON."""
    return {
        "id": issue.id,
        "question": issue.question,
        "claims": list(issue.claims),
        "grounds": list(issue.grounds),
        "floor": issue.floor,
        "difference": issue.difference.value,
        "reconciles": list(issue.reconciles),
        "positions": [_position_as_json(position) for position in issue.positions],
        "silent": list(issue.silent),
        "findings": list(issue.findings),
        "rank": float(figure(issue.rank, 3)),
        "named": issue.is_named,
    }


def _position_as_json(position: IssuePosition) -> dict[str, Any]:
    return {
        "expert": position.expert,
        "mark": position.mark.value,
        "says": position.says,
        "firmness": position.firmness,
        "directness": position.directness,
        "weight": float(figure(position.weight, 3)),
        "claims": list(position.claims),
        "reasons": list(position.reasons),
        "stances": list(position.stances),
    }
