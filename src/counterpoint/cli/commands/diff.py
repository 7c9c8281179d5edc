"""`counterpoint diff`: what changed between two maps, or two dates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint import pipeline
from counterpoint.cli.issues import issue_as_json
from counterpoint.cli.map_choice import source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json, show_table
from counterpoint.model import ArgumentMap, Finding, Issue


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

    Told are positions, agreements, tensions and issues. At a date holds what each expert had
    last said by its end; what bears no date, and whose source bears none, holds throughout.

    \b
    counterpoint diff old.argdown new.argdown
    counterpoint diff debate.argdown --from 2022 --to 2024-06
    """
    debates = [pipeline.load([path], sources=sources) for path in (old, new) if path is not None]
    if new is None and start and end:
        differences = pipeline.find_changes(debates[0].map, start, end)
    elif new is not None and not (start or end):
        differences = pipeline.find_differences(*debates)
    else:
        raise click.UsageError("name two maps, or one map with --from and --to")
    if as_json:
        show_json(_as_json(differences))
    elif differences.is_empty:
        show("The two say the same.")
    else:
        _show_differences(differences, [debate.map for debate in debates])


def _findings_by_part(differences: pipeline.Differences) -> dict[str, Sequence[Finding]]:
    return {
        "new agreements": differences.new_agreements,
        "gone agreements": differences.gone_agreements,
        "new tensions": differences.new_tensions,
        "gone tensions": differences.gone_tensions,
    }


def _issues_by_part(differences: pipeline.Differences) -> dict[str, Sequence[Issue]]:
    return {
        "new issues": differences.new_issues,
        "gone issues": differences.gone_issues,
        "changed issues": differences.changed_issues,
    }


def _show_differences(differences: pipeline.Differences, maps: Sequence[ArgumentMap]) -> None:
    names = {expert.id: expert.name for each in maps for expert in each.experts}
    titles = {claim.id: claim.title for each in maps for claim in each.claims}
    rows = [
        (
            names[x.expert],
            titles[x.claim],
            "; ".join(x.before or ("-",)),
            "; ".join(x.after or ("-",)),
        )
        for x in differences.positions
    ]
    show_table(("expert", "claim", "before", "after"), rows)
    for name, findings in _findings_by_part(differences).items():
        for finding in findings:
            show(f"{name[:-1]}: {finding.summary}")
    for name, issues in _issues_by_part(differences).items():
        for issue in issues:
            show(f"{name[:-1]}: {issue.question} ({issue.id})")


def _as_json(differences: pipeline.Differences) -> dict[str, list[Any]]:
    positions = [
        {"expert": x.expert, "claim": x.claim, "before": x.before, "after": x.after}
        for x in differences.positions
    ]
    findings = {
        name.replace(" ", "_"): [
            {"id": x.id, "kind": x.kind.value, "summary": x.summary} for x in findings_there
        ]
        for name, findings_there in _findings_by_part(differences).items()
    }
    issues = {
        name.replace(" ", "_"): [issue_as_json(issue) for issue in issues_there]
        for name, issues_there in _issues_by_part(differences).items()
    }
    return {"positions": positions} | findings | issues
