"""`counterpoint coalitions`: who shares several claims with whom."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint.analysis import Coalitions, find_coalitions
from counterpoint.cli.crowds import refuse_crowd
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json, show_table
from counterpoint.model import ArgumentMap, Coalition
from counterpoint.wording import Voice


@click.command()
@maps_or_store
@click.option("--topic", metavar="ID", default="", help="Only over the claims of this topic.")
@click.option(
    "--least-experts",
    type=click.IntRange(2),
    default=2,
    show_default=True,
    help="How many experts a coalition has at least.",
)
@click.option(
    "--least-claims",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    help="How many claims they share at least.",
)
@source_folders
@language_option
@as_json
def coalitions(
    maps: Sequence[Path],
    topic: str,
    least_experts: int,
    least_claims: int,
    sources: Sequence[Path],
    *,
    as_json: bool,
) -> None:
    """List who shares several claims with whom, and which: coalitions overlap, camps do not.

    Nobody else shares all the claims of a coalition, and its members share no others.
    """
    debate = load(maps, sources)
    refuse_crowd(debate.map, "a coalition")
    topics = {x.id for x in debate.map.topics}
    if topic and topic not in topics:
        raise click.UsageError(f"no topic {topic!r} in this map; there are {sorted(topics)}")
    search = find_coalitions(
        debate.network, debate.analysis.matrix, topic=topic, least=(least_experts, least_claims)
    )
    if as_json:
        show_json(_as_json(search))
    else:
        _show_coalitions(search, debate.map, voice_of(debate.map))


def _as_json(search: Coalitions) -> dict[str, Any]:
    return {
        "coalitions": [
            {
                "experts": list(x.experts),
                "affirmed": list(x.affirmed),
                "denied": list(x.denied),
                "by_case": [{"expert": expert, "claim": claim} for expert, claim in x.by_case],
                "size": x.size,
                "pairs_in_tension": x.apart,
                "steady": x.steady,
            }
            for x in search.rows
        ],
        "complete": search.complete,
        "keeping_rank": search.keeping_rank,
        "ranked": search.ranked,
    }


def _show_coalitions(search: Coalitions, argument_map: ArgumentMap, voice: Voice) -> None:
    titles = {claim.id: claim.title for claim in argument_map.claims}
    rows = [
        (
            voice.names(coalition.experts),
            "\n".join(
                [
                    *(titles[x] + _by_case(coalition, x, voice) for x in coalition.affirmed),
                    *(voice.word("line.not-claim", what=titles[x]) for x in coalition.denied),
                ]
            ),
            _pairs_apart(coalition, voice),
            voice.word("line.yes" if coalition.steady else "line.no"),
        )
        for coalition in search.rows
    ]
    show_table(voice.columns("experts", "shared", "elsewhere", "steady"), rows)
    show(voice.head("line.coalition-ranks", n=search.keeping_rank, all=search.ranked))
    if not search.complete:
        show(voice.head("line.coalition-limit"))


def _by_case(coalition: Coalition, claim: str, voice: Voice) -> str:
    """Who holds a claim only by a special case of it, in brackets."""
    experts = tuple(expert for expert, case in coalition.by_case if case == claim)
    return " " + voice.word("line.by-case", who=experts) if experts else ""


def _pairs_apart(coalition: Coalition, voice: Voice) -> str:
    if not coalition.apart:
        return voice.word("line.nobody")
    if len(coalition.experts) == 2:
        return voice.word("line.yes")
    pairs = len(coalition.experts) * (len(coalition.experts) - 1) // 2
    return voice.word("line.pairs-apart", n=coalition.apart, all=pairs)
