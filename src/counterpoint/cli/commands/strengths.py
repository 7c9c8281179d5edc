"""`counterpoint strengths`: which claims survive the objections."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.analysis import LENSES, WEIGHTS, Strength, find_strengths
from counterpoint.cli.crowds import refuse_crowd
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show_json, show_table
from counterpoint.wording import Voice


@click.command()
@maps_or_store
@click.option(
    "--lens",
    type=click.Choice(list(LENSES)),
    default="quadratic-energy",
    show_default=True,
    help="How objections and support are weighed; docs/findings.md defines each.",
)
@click.option(
    "--weights",
    type=click.Choice(list(WEIGHTS)),
    default="experts",
    show_default=True,
    help="What a claim weighs by itself: by how many experts affirm it, or all alike.",
)
@source_folders
@language_option
@as_json
def strengths(
    maps: Sequence[Path], lens: str, weights: str, sources: Sequence[Path], *, as_json: bool
) -> None:
    """Show which claims survive the objections in this map, through one lens.

    It measures the reasons and objections that are stated here, not who is right.
    """
    debate = load(maps, sources)
    refuse_crowd(debate.map, "the strength of a claim")
    claim_strengths = find_strengths(debate.network, lens, weights)
    if as_json:
        show_json(
            [
                {
                    "claim": x.claim,
                    "experts": list(x.experts),
                    "verdict": x.verdict,
                    "value": None if x.value is None else round(x.value, 3),
                }
                for x in claim_strengths
            ]
        )
        return
    voice = voice_of(debate.map)
    show_table(
        voice.columns("strength", "experts", "claim"),
        [(_strength(x, voice), str(len(x.experts)), voice.title(x.claim)) for x in claim_strengths],
    )


def _strength(strength: Strength, voice: Voice) -> str:
    verdict = strength.verdict and voice.word(f"lens.{strength.verdict.replace(' ', '-')}")
    return (
        verdict if strength.value is None else f"{voice.figure(strength.value)} {verdict}".strip()
    )
