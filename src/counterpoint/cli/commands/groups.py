"""`counterpoint groups`: a vote, measured by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counterpoint import pipeline
from counterpoint.cli.map_choice import spoken, voice_of
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json, show_table
from counterpoint.wording import Voice, clause

if TYPE_CHECKING:  # needs numpy, which only tables of votes do
    from counterpoint.analysis.groups import GroupCount, Representative


@click.command()
@click.argument("tables", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--most", type=click.IntRange(min=1), default=10, show_default=True, help="How many a list."
)
@spoken
@as_json
def groups(tables: Sequence[Path], most: int, *, as_json: bool) -> None:
    """Say what the groups of a vote share, what tells each apart and what divides them.

    TABLES are a plain CSV of votes with a column `group`, or the folder of a Polis export (or one
    of its files). Where no groups are named, they are found from who votes like whom.
    docs/votes.md defines the measures.
    """
    measures = pipeline.measure_groups(tables)
    if as_json:
        show_json(_as_json(measures))
    else:
        _show_measures(measures, voice_of(measures.map), most)


def _show_measures(measures: pipeline.GroupMeasures, voice: Voice, most: int) -> None:
    texts = {claim.id: claim.text for claim in measures.map.claims}
    _show_sizes(measures, voice)
    for name in measures.names:
        if name.reason is not None:
            show(f"  {name.group}: {voice.sentence(name.reason)}")
    show("")
    for each in measures.brief:
        show(voice.sentence(each.says))
    rows = [(x.agreement, x.claim, x.reason) for x in measures.consensus[:most]]
    show(f"\n{voice.head('groups.heading-consensus')}")
    _show_claims(("share", "claim", "by-group"), rows, texts, voice, digits=2)
    for group, claims in measures.representative.items():
        rows = [(x.weight, x.claim, x.reason) for x in claims[:most]]
        show(f"\n{voice.head('groups.heading-apart-one', group=group)}")
        _show_claims(("weight", "claim", "why"), rows, texts, voice, digits=1)
    rows = [(x.between, x.claim, x.reason) for x in measures.divides[:most]]
    show(f"\n{voice.head('groups.heading-divides')}")
    _show_claims(("gap", "claim", "why"), rows, texts, voice, digits=2)
    show(f"\n{voice.head('groups.heading-pairs')}")
    show_table(
        voice.columns("first", "second", "why"),
        [(x.first, x.second, voice.again(x.reason)) for x in measures.pairs],
    )


def _show_sizes(measures: pipeline.GroupMeasures, voice: Voice) -> None:
    table = measures.table
    origin = "found" if table.has_found_groups else "named"
    sizes = (
        voice.word("groups.size", group=x, n=table.groups.count(x)) for x in measures.counts.groups
    )
    show(
        voice.head(
            "groups.sizes",
            origin=clause(f"groups.origin-{origin}"),
            sizes=", ".join(sizes),
            away=table.groups.count(None),
        )
    )


def _show_claims(
    columns: Sequence[str],
    rows: Sequence[tuple[float, str, str]],
    texts: Mapping[str, str],
    voice: Voice,
    *,
    digits: int,
) -> None:
    """A table of claims in their words, each with a figure and what is said of it."""
    show_table(
        voice.columns(*columns),
        [
            (voice.figure(value, digits), texts[claim], voice.again(reason))
            for value, claim, reason in rows
        ],
    )


def _as_json(measures: pipeline.GroupMeasures) -> dict[str, Any]:
    table = measures.table
    return {
        "groups": [
            {
                "group": name.group,
                "experts": table.groups.count(name.group),
                "backs": name.backs,
                "rejects": name.rejects,
            }
            for name in measures.names
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
