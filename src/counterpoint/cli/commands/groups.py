"""`counterpoint groups`: a vote, measured by group."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counterpoint import pipeline
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json, show_table
from counterpoint.model import figure

if TYPE_CHECKING:  # needs numpy, which only tables of votes do
    from counterpoint.analysis.groups import GroupCount, Representative


@click.command()
@click.argument("tables", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--most", type=click.IntRange(min=1), default=10, show_default=True, help="How many a list."
)
@as_json
def groups(tables: Sequence[Path], most: int, *, as_json: bool) -> None:
    """Say what the groups of a vote share, what tells each apart and what divides them.

    TABLES are a plain CSV of votes with a column `group`, or the folder of a Polis export (or its
    participants-votes.csv). Where no groups are named, they are found from
    who votes like whom. docs/votes.md defines the measures.
    """
    measures = pipeline.measure_groups(tables)
    if as_json:
        show_json(_as_json(measures))
        return
    texts = {claim.id: claim.text for claim in measures.map.claims}
    origin = "found from the votes" if measures.table.has_found_groups else "as named"
    sizes = [f"{x}: {measures.table.groups.count(x)}" for x in measures.counts.groups]
    away = measures.table.groups.count(None)
    show(f"Groups {origin}: {', '.join(sizes)}; in no group: {away}")
    show("\nConsensus of all groups (product of the smoothed shares)")
    show_table(
        ("share", "claim", "by group"),
        [(figure(x.agreement, 2), texts[x.claim], x.reason) for x in measures.consensus[:most]],
    )
    for group, claims in measures.representative.items():
        show(f"\nWhat tells group {group} apart")
        show_table(
            ("weight", "claim", "why"),
            [(figure(x.weight), texts[x.claim], x.reason) for x in claims[:most]],
        )
    show("\nWhat divides the groups")
    show_table(
        ("gap", "claim", "why"),
        [(figure(x.between, 2), texts[x.claim], x.reason) for x in measures.divides[:most]],
    )
    show("\nHow far the groups stand apart")
    show_table(("first", "second", "why"), [(x.first, x.second, x.reason) for x in measures.pairs])


def _as_json(measures: pipeline.GroupMeasures) -> dict[str, Any]:
    table = measures.table
    return {
        "groups": [
            {"group": group, "experts": table.groups.count(group)}
            for group in measures.counts.groups
        ],
        "groups_found": table.has_found_groups,
        "in_no_group": table.groups.count(None),
        "consensus": [
            {"claim": x.claim, "agreement": x.agreement, "rejection": x.rejection}
            for x in measures.consensus
        ],
        "representative": {
            group: [_representative(x) for x in claims]
            for group, claims in measures.representative.items()
        },
        "divides": [
            {
                "claim": x.claim,
                "between": x.between,
                "groups": list(x.groups),
                "within": dict(zip(measures.counts.groups, x.within, strict=True)),
            }
            for x in measures.divides
        ],
        "pairs": [
            {"first": x.first, "second": x.second, "same": x.same, "opposite": x.opposite}
            for x in measures.pairs
        ],
        "counts": [_count(x) for x in measures.counts],
    }


def _representative(claim: Representative) -> dict[str, Any]:
    return {
        "claim": claim.claim,
        "polarity": claim.polarity.value,
        "weight": claim.weight,
        "share": claim.share,
        "ratio": claim.ratio,
        "share_test": claim.share_test,
        "ratio_test": claim.ratio_test,
        "significant": claim.is_significant,
    }


def _count(count: GroupCount) -> dict[str, Any]:
    return {
        "claim": count.claim,
        "group": count.group,
        "agrees": count.agrees,
        "disagrees": count.disagrees,
        "passes": count.passes,
    }
