"""What a map holds in which nobody speaks: claims by the reasons and objections on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counterpoint.analysis import Bearing, Strength, Structure, find_strengths, find_structure
from counterpoint.cli.showing import show, show_table
from counterpoint.pipeline import Debate
from counterpoint.wording import Voice

_MOST_SHOWN = 10  # of each list: an overview, and `strengths` and the page have all
_PARTS = ("ends", "objected", "supported")


def show_structure(debate: Debate, voice: Voice) -> None:
    """Print where the reasons lead, what most is said for and against, and what comes of it."""
    structure = find_structure(debate.map)
    show(voice.word("line.no-speakers"))
    for part in _PARTS:
        rows = _rows(structure, part)
        if rows:
            show(f"\n{voice.head(f'heading.{part}')}")
            show_table(
                voice.columns("claim", "reasons", "objections"),
                [
                    (voice.title(x.claim), str(x.reasons), str(x.objections))
                    for x in rows[:_MOST_SHOWN]
                ],
            )
    strengths = [x for x in _strengths(debate) if x.value is not None]
    if strengths:
        show(f"\n{voice.head('heading.strengths')}")
        show_table(
            voice.columns("strength", "claim"),
            [
                (voice.figure(x.value, 2), voice.title(x.claim))
                for x in strengths[:_MOST_SHOWN]
                if x.value is not None
            ],
        )


def structure_as_json(debate: Debate) -> dict[str, Any]:
    """The same in full, as data."""
    structure = find_structure(debate.map)
    lists = {
        part: [
            {"claim": x.claim, "reasons": x.reasons, "objections": x.objections}
            for x in _rows(structure, part)
        ]
        for part in _PARTS
    }
    strengths = [
        {"claim": x.claim, "value": None if x.value is None else round(x.value, 3)}
        for x in _strengths(debate)
    ]
    return {**lists, "strengths": strengths}


def _rows(structure: Structure, part: str) -> Sequence[Bearing]:
    rows: Sequence[Bearing] = getattr(structure, part)
    return rows


def _strengths(debate: Debate) -> Sequence[Strength]:
    return find_strengths(debate.network)
