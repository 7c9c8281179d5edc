"""`counterpoint overview`: what is so over the whole of a map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint import pipeline
from counterpoint.cli.issues import brief_as_json, show_brief
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json, show_table
from counterpoint.model import LARGEST_PANEL, Alignment, Analysis, Ranked, figure, name_list

# Each ranking by its name on the command line, with its heading.
_RANKINGS = {
    "cruxes": "Candidate cruxes: settled one way or the other, they take much of the tension away",
    "consensus": "Consensus core: most affirm it, none speaks against it",
    "contested": "Most contested",
    "one-sided": "One voice only",
    "unsupported": "Without a stated reason",
}


_MATRIX = "Experts two by two: agreement and tension in 0 to 1, never set off against each other"


_COVERAGE = "Who is silent on which topic"


_BRIEF = "In a few sentences"


_PARTS = ("brief", "matrix", *_RANKINGS, "coverage")


@click.command()
@maps_or_store
@click.option(
    "--part",
    "parts",
    multiple=True,
    type=click.Choice(_PARTS),
    help="Only this part. May be repeated.",
)
@source_folders
@as_json
def overview(
    maps: Sequence[Path], parts: Sequence[str], sources: Sequence[Path], *, as_json: bool
) -> None:
    """Tell what holds over the whole map: a brief, the experts two by two, cruxes, gaps.

    docs/findings.md defines every figure.
    """
    debate = load(maps, sources)
    part_names = parts or [
        x for x in _PARTS if x not in {"brief", "matrix"} or not debate.map.is_crowd
    ]
    if as_json:
        everything = _as_json(debate.analysis)
        show_json({part.replace("-", "_"): everything[part] for part in part_names})
        return
    tables = _tables(debate)
    for place, part in enumerate(part_names):
        if part == "brief":
            show(_BRIEF)
            show_brief(debate.analysis.brief)
            continue
        heading, columns, table_rows = tables[part]
        show(("\n" if place else "") + heading)
        if rows := list(table_rows):
            show_table(columns, rows)
        else:
            show("(nothing)")
    if not parts and debate.map.is_crowd:
        sentence = f"The {len(debate.map.panel)} experts are too many to be listed two by two"
        show(f"\n{sentence} (above {LARGEST_PANEL}); --part matrix does it all the same.")


_Table = tuple[str, Sequence[str], Iterable[Sequence[str]]]


def _tables(debate: pipeline.Debate) -> Mapping[str, _Table]:
    """Each part with its heading, its columns and its rows."""
    analysis = debate.analysis
    names = {expert.id: expert.name for expert in debate.map.experts}
    titles = {claim.id: claim.title for claim in debate.map.claims}
    topics = {topic.id: topic.label for topic in debate.map.topics}

    def called(experts: Iterable[str]) -> str:
        return name_list(names[x] for x in experts)

    def ranked(ranking: Iterable[Ranked]) -> Iterator[Sequence[str]]:
        for each in ranking:
            yield figure(each.weight, 2), titles[each.claim], called(each.experts), each.reason

    rankings: dict[str, _Table] = {
        part: (heading, ("weight", "claim", "experts", "why"), ranked(_ranking(analysis, part)))
        for part, heading in _RANKINGS.items()
    }
    pairs = (
        (called((x.first, x.second)), _figure(x.agreement), _figure(x.tension), str(x.shared))
        for x in analysis.matrix
    )
    silences = (
        (topics.get(x.topic, x.topic), str(len(x.claims)), called(x.silent) or "nobody")
        for x in analysis.coverage
    )
    return {
        "matrix": (_MATRIX, ("experts", "agreement", "tension", "claims in common"), pairs),
        **rankings,
        "coverage": (_COVERAGE, ("topic", "claims", "silent"), silences),
    }


def _as_json(analysis: Analysis) -> Mapping[str, list[dict[str, Any]]]:
    rankings = {
        part: [
            {
                "claim": x.claim,
                "weight": round(x.weight, 3),
                "experts": list(x.experts),
                "reason": x.reason,
            }
            for x in _ranking(analysis, part)
        ]
        for part in _RANKINGS
    }
    pairs = [_pair_as_json(x) for x in analysis.matrix]
    coverage = [
        {
            "topic": x.topic,
            "claims": list(x.claims),
            "speaking": list(x.speaking),
            "silent": list(x.silent),
        }
        for x in analysis.coverage
    ]
    brief = brief_as_json(analysis.brief)
    return {"brief": brief, "matrix": pairs, **rankings, "coverage": coverage}


def _pair_as_json(pair: Alignment) -> dict[str, Any]:
    return {
        "experts": [pair.first, pair.second],
        "agreement": None if pair.agreement is None else round(pair.agreement, 3),
        "tension": None if pair.tension is None else round(pair.tension, 3),
        "shared": pair.shared,
        "coverage": round(pair.coverage, 3),
        "findings": [tie.finding for tie in pair.ties],
        "ties": [
            {
                "finding": tie.finding,
                "score": round(tie.score, 3),
                "possible": tie.possible,
                "counts": tie.counts,
            }
            for tie in pair.ties
        ],
    }


def _ranking(analysis: Analysis, part: str) -> Sequence[Ranked]:
    ranking: Sequence[Ranked] = getattr(analysis, part.replace("-", "_"))
    return ranking


def _figure(value: float | None) -> str:
    return "-" if value is None else figure(value)
