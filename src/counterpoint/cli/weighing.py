"""The commands that weigh: camps, coalitions, strengths, candidates, diff."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.analysis import (
    LENSES,
    WEIGHTS,
    find_camps,
    find_candidates,
    find_coalitions,
    find_strengths,
)
from counterpoint.cli.held import load, maps_or_store
from counterpoint.cli.options import as_json, source_folders
from counterpoint.cli.showing import show, show_json, show_table
from counterpoint.model import ArgumentMap, Coalition, Finding, figure, name_list

__all__ = ["camps", "candidates", "coalitions", "diff", "strengths"]


@click.command()
@maps_or_store
@source_folders
@as_json
def camps(maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool) -> None:
    """Group the experts so that as few ties as possible go against the grouping.

    Says how many ties do, and whether it is proved that no grouping does better. A handful of
    experts is too few for camps to mean much; that is said as well.
    """
    debate = load(maps, sources)
    found = find_camps(debate.analysis.matrix)
    if as_json:
        show_json(
            {
                "camps": [list(camp) for camp in found.camps],
                "violated": len(found.violated),
                "ties": found.ties,
                "optimal": found.optimal,
                "stable": found.stable,
                "caution": found.caution,
            }
        )
        return
    names = _names(debate.map)
    rows = [(str(i), name_list(names[x] for x in camp)) for i, camp in enumerate(found.camps, 1)]
    show_table(("camp", "experts"), rows)
    how = "proved to be the fewest possible" if found.optimal else "found by a heuristic"
    show(f"{len(found.violated)} of {found.ties} ties go against it, {how}.")
    if not found.stable:
        show("The camps change when the margin of a tie is moved by a fifth.")
    if found.caution:
        show(found.caution)


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
    topics = {x.id for x in debate.map.topics}
    if topic and topic not in topics:
        raise click.UsageError(f"no topic {topic!r} in this map; there are {sorted(topics)}")
    found = find_coalitions(
        debate.network, debate.analysis.matrix, topic=topic, least=(least_experts, least_claims)
    )
    if as_json:
        show_json(
            {
                "coalitions": [
                    {
                        "experts": list(x.experts),
                        "affirmed": list(x.affirmed),
                        "denied": list(x.denied),
                        "size": x.size,
                        "pairs_in_tension": x.apart,
                        "steady": x.steady,
                    }
                    for x in found.found
                ],
                "complete": found.complete,
                "keeping_rank": found.keeping_rank,
                "ranked": found.ranked,
            }
        )
        return
    names = _names(debate.map)
    titles = {claim.id: claim.title for claim in debate.map.claims}
    rows = [
        (
            name_list(names[x] for x in coalition.experts),
            "\n".join(
                [
                    *(titles[x] for x in coalition.affirmed),
                    *(f"not: {titles[x]}" for x in coalition.denied),
                ]
            ),
            _pairs_apart(coalition),
            "yes" if coalition.steady else "no",
        )
        for coalition in found.found
    ]
    show_table(("experts", "what they share", "in tension elsewhere", "steady"), rows)
    show(
        f"{found.keeping_rank} of the first {found.ranked} ranks go to the same experts if the "
        "least weight of a stance is moved by a fifth."
    )
    if not found.complete:
        show("The search ended at its limit: not all groups of experts were looked at.")


def _pairs_apart(coalition: Coalition) -> str:
    if not coalition.apart:
        return "nobody"
    if len(coalition.experts) == 2:
        return "yes"
    pairs = len(coalition.experts) * (len(coalition.experts) - 1) // 2
    return f"{coalition.apart} of {pairs} pairs"


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
@as_json
def strengths(
    maps: Sequence[Path], lens: str, weights: str, sources: Sequence[Path], *, as_json: bool
) -> None:
    """Show which claims survive the objections in this map, through one lens.

    It measures the reasons and objections that are stated here, not who is right.
    """
    debate = load(maps, sources)
    found = find_strengths(debate.network, lens, weights)
    if as_json:
        show_json(
            [
                {
                    "claim": x.claim,
                    "experts": list(x.experts),
                    "verdict": x.verdict,
                    "value": None if x.value is None else round(x.value, 3),
                }
                for x in found
            ]
        )
        return
    titles = {claim.id: claim.title for claim in debate.map.claims}
    show_table(
        ("strength", "experts", "claim"),
        [
            (
                x.verdict if x.value is None else f"{figure(x.value)} {x.verdict}".strip(),
                str(len(x.experts)),
                titles.get(x.claim, x.claim),
            )
            for x in found
        ],
    )


@click.command()
@maps_or_store
@click.option(
    "--least",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.3,
    show_default=True,
    help="How alike the wording must be.",
)
@source_folders
@as_json
def candidates(
    maps: Sequence[Path], least: float, sources: Sequence[Path], *, as_json: bool
) -> None:
    """List claims that may be the same or may conflict and that nothing links yet.

    They are worded alike, no more is known. Candidates are for the mapper to look at; none is
    ever counted as an agreement or a tension.
    """
    debate = load(maps, sources)
    found = find_candidates(debate.network, least=least)
    if as_json:
        show_json(
            [
                {"claims": [x.first, x.second], "likeness": x.likeness, "reason": x.reason}
                for x in found
            ]
        )
        return
    titles = {claim.id: claim.title for claim in debate.map.claims}
    show_table(
        ("likeness", "claim", "claim", "why"),
        [
            (
                figure(x.likeness),
                titles.get(x.first, x.first),
                titles.get(x.second, x.second),
                x.reason,
            )
            for x in found
        ],
    )


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path), required=False)
@click.option("--from", "start", metavar="DATE", help="Compare one map at this date ...")
@click.option("--to", "end", metavar="DATE", help="... with the same map at this date.")
@source_folders
@as_json
def diff(
    old: Path,
    new: Path | None,
    start: str | None,
    end: str | None,
    sources: Sequence[Path],
    *,
    as_json: bool,
) -> None:
    """Show what changed from map OLD to map NEW, or in one map between two dates.

    Told are positions, agreements and tensions. At a date holds what each expert had last said
    by its end; what bears no date, and whose source bears none, holds throughout.

    \b
    counterpoint diff old.argdown new.argdown
    counterpoint diff debate.argdown --from 2022 --to 2024-06
    """
    debates = [pipeline.load([path], sources=sources) for path in (old, new) if path is not None]
    if new is None and start and end:
        found = pipeline.find_changes(debates[0].map, start, end)
    elif new is not None and not (start or end):
        found = pipeline.find_differences(*debates)
    else:
        raise click.UsageError("name two maps, or one map with --from and --to")
    parts = {
        "new agreements": found.new_agreements,
        "gone agreements": found.gone_agreements,
        "new tensions": found.new_tensions,
        "gone tensions": found.gone_tensions,
    }
    if as_json:
        show_json(
            {
                "positions": [
                    {"expert": x.expert, "claim": x.claim, "before": x.before, "after": x.after}
                    for x in found.positions
                ]
            }
            | {name.replace(" ", "_"): _as_json(findings) for name, findings in parts.items()}
        )
        return
    if found.is_empty:
        show("The two say the same.")
        return
    names = {key: name for debate in debates for key, name in _names(debate.map).items()}
    titles = {claim.id: claim.title for debate in debates for claim in debate.map.claims}
    rows = [
        (
            names[x.expert],
            titles[x.claim],
            "; ".join(x.before or ("-",)),
            "; ".join(x.after or ("-",)),
        )
        for x in found.positions
    ]
    show_table(("expert", "claim", "before", "after"), rows)
    for name, findings in parts.items():
        for finding in findings:
            show(f"{name[:-1]}: {finding.summary}")


def _names(debate: ArgumentMap) -> dict[str, str]:
    return {expert.id: expert.name for expert in debate.experts}


def _as_json(findings: Sequence[Finding]) -> list[dict[str, str]]:
    return [{"id": x.id, "kind": x.kind.value, "summary": x.summary} for x in findings]
