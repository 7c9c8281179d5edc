"""`counterpoint overview`: what is so over the whole of a map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint import pipeline
from counterpoint.cli.crowds import measures_as_json, refuse_crowd, show_measures
from counterpoint.cli.issues import brief_as_json, show_brief
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json, show_table
from counterpoint.cli.structure import show_structure, structure_as_json
from counterpoint.model import LARGEST_PANEL, Alignment, Analysis, ArgumentMap, Ranked
from counterpoint.wording import Voice

# Each ranking by its name on the command line.
_RANKINGS = ("cruxes", "consensus", "contested", "one-sided", "unsupported")
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
@language_option
@as_json
def overview(
    maps: Sequence[Path], parts: Sequence[str], sources: Sequence[Path], *, as_json: bool
) -> None:
    """Tell what holds over the whole map: a brief, the experts two by two, cruxes, gaps.

    Of a map in which nobody speaks: where its reasons lead, what most is said for and against,
    and how the claims come out. Of a crowd: what its groups share, what tells them apart and what
    divides them.

    docs/findings.md defines every figure.
    """
    debate = load(maps, sources)
    voice = voice_of(debate.map)
    if debate.map.crowd is not None:
        _show_crowd(debate.map, voice, parts, as_json=as_json)
        return
    if not debate.map.experts and not parts:
        if as_json:
            show_json(structure_as_json(debate))
        else:
            show_structure(debate, voice)
        return
    analysis = voice.again(debate.analysis)
    part_names = parts or [
        x for x in _PARTS if x not in {"brief", "matrix"} or not debate.map.is_crowd
    ]
    if as_json:
        everything = _as_json(analysis)
        show_json({part.replace("-", "_"): everything[part] for part in part_names})
        return
    tables = _tables(debate.map, analysis, voice)
    for place, part in enumerate(part_names):
        if part == "brief":
            show(voice.head("heading.brief"))
            show_brief(analysis.brief, analysis.issues)
            continue
        columns, table_rows = tables[part]
        show(("\n" if place else "") + voice.head(f"heading.{part}"))
        if rows := list(table_rows):
            show_table(columns, rows)
        else:
            show(voice.word("line.nothing"))
    if not parts and debate.map.is_crowd:
        many = {"n": len(debate.map.panel), "most": LARGEST_PANEL}
        show(f"\n{voice.head('line.too-many', **many)}")


def _show_crowd(
    argument_map: ArgumentMap, voice: Voice, parts: Sequence[str], *, as_json: bool
) -> None:
    if parts:
        refuse_crowd(argument_map, f"--part {parts[0]}")
    measures = pipeline.measures_of(argument_map)
    if as_json:
        show_json(measures_as_json(measures))
    else:
        show_measures(measures, voice)


_Table = tuple[Sequence[str], Iterable[Sequence[str]]]


def _tables(argument_map: ArgumentMap, analysis: Analysis, voice: Voice) -> Mapping[str, _Table]:
    """Each part with its columns and its rows."""
    topics = {topic.id: topic.label for topic in argument_map.topics}
    called = voice.names
    pairs = (
        (
            called((x.first, x.second)),
            _figure(x.agreement, voice),
            _figure(x.tension, voice),
            _in_common(x, voice),
        )
        for x in analysis.matrix
    )
    silences = (
        (
            topics.get(x.topic, x.topic),
            str(len(x.claims)),
            called(x.silent) or voice.word("line.nobody"),
        )
        for x in analysis.coverage
    )
    return {
        "matrix": (voice.columns("experts", "agreement", "tension", "in-common"), pairs),
        **_ranking_tables(argument_map, analysis, voice),
        "coverage": (voice.columns("topic", "claims", "silent"), silences),
    }


def _ranking_tables(
    argument_map: ArgumentMap, analysis: Analysis, voice: Voice
) -> dict[str, _Table]:
    titles = {claim.id: claim.title for claim in argument_map.claims}
    return {
        part: (
            voice.columns("weight", "claim", "experts", "why"),
            (
                (voice.figure(x.weight, 2), titles[x.claim], voice.names(x.experts), x.reason)
                for x in _ranking(analysis, part)
            ),
        )
        for part in _RANKINGS
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
        "shared_by_case": pair.shared_by_case,
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


def _in_common(pair: Alignment, voice: Voice) -> str:
    """On how many claims both take a position, and apart how many by a special case of one."""
    return voice.word("line.in-common", n=pair.shared, cases=pair.shared_by_case or None)


def _figure(value: float | None, voice: Voice) -> str:
    return "-" if value is None else voice.figure(value)
