"""`counterpoint compare`: what two experts share and what sets them apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint import pipeline
from counterpoint.cli.crowds import refuse_crowd
from counterpoint.cli.findings import finding_as_json, what_of
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json, show_table
from counterpoint.errors import UsageError
from counterpoint.model import (
    Alignment,
    Between,
    Citations,
    Finding,
    Part,
    Tie,
)
from counterpoint.wording import Voice, clause


@click.command()
@click.argument("first")
@click.argument("second")
@maps_or_store
@source_folders
@language_option
@as_json
def compare(
    first: str, second: str, maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool
) -> None:
    """List everything that two experts share and everything that sets them apart.

    FIRST and SECOND are two experts of the panel, by id or name. Figures are those of the two: a
    finding of a group counts here as it does between them. Defences, namings (who
    speaks to the other by name, where no more comes of it) and what is only possible are
    listed apart.
    """
    debate = load(maps, sources)
    refuse_crowd(debate.map, "a comparison")
    first, second = (debate.map.panel_expert(name).id for name in (first, second))
    if first == second:
        raise UsageError(f"{first!r} is named twice; name two experts")
    pair = pipeline.alignment_of(debate, first, second)
    voice = voice_of(debate.map)
    by_id = {x.id: x for x in voice.again(debate.analysis.findings)}
    if as_json:
        citations = Citations(debate.map)
        show_json([_tie_as_json(tie, by_id[tie.finding], citations) for tie in pair.ties])
        return
    between = Between.of(pair, debate.analysis.kinds)
    show(_in_short(pair, between, voice.both(first, second), voice))
    sure = {*between.agreements, *between.tensions}
    counted_ties = [(tie, by_id[tie.finding]) for tie in pair.ties if tie in sure]
    apart = [(tie, by_id[tie.finding]) for tie in pair.ties if tie not in sure]
    if counted_ties:
        show("")
        _show_ties(counted_ties, voice)
    if apart:
        show("\n" + voice.head("heading.uncounted"))
        _show_ties(apart, voice)


def _in_short(pair: Alignment, between: Between, who: str, voice: Voice) -> str:
    """Both figures of two experts in words, with how many findings are listed under each."""
    if not pair.ties:
        shared = clause("line.claims", n=pair.shared) if pair.shared else None
        return voice.head("line.pair-nothing", who=who, shared=shared)
    sides = (
        ("agreement", pair.agreement, len(between.agreements)),
        ("tension", pair.tension, len(between.tensions)),
    )
    figures: dict[str, Part] = {
        name: clause(f"line.{name}-in", value=value or 0, findings=clause("line.findings", n=count))
        if count
        else clause(f"line.no-{name}")
        for name, value, count in sides
    }
    return f"{voice.word('line.pair', who=who, **figures)}\n{voice.head('line.pair-figures')}"


def _show_ties(between: Sequence[tuple[Tie, Finding]], voice: Voice) -> None:
    show_table(
        voice.columns("finding", "score", "what"),
        [
            (x.id, voice.figure(tie.score, sign=True), what_of(x, voice, possible=tie.possible))
            for tie, x in between
        ],
    )


def _tie_as_json(tie: Tie, finding: Finding, citations: Citations) -> dict[str, Any]:
    """The finding with the pair's own figures; those of the whole group stand beside them."""
    factors = [{"name": x.name, "value": round(x.value, 3)} for x in tie.factors]
    own = {"score": round(tie.score, 3), "factors": factors, "counts": tie.counts}
    return finding_as_json(finding, citations) | own | {"group_score": round(finding.score, 3)}
