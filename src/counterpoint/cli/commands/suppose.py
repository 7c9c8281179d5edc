"""`counterpoint suppose`: what would be told otherwise if something were settled."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint import pipeline
from counterpoint.cli.crowds import refuse_crowd
from counterpoint.cli.issues import issue_as_json
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json
from counterpoint.model import (
    CruxChange,
    Finding,
    FindingChange,
    Issue,
    IssueChange,
    Ranked,
    Supposed,
    figure,
)
from counterpoint.wording import Voice

_Change = IssueChange | FindingChange | CruxChange


@click.command()
@maps_or_store
@click.option("--reject", metavar="CLAIM", multiple=True, help="Suppose that this is not so.")
@click.option("--accept", metavar="CLAIM", multiple=True, help="Suppose that this is so.")
@click.option("--silence", metavar="EXPERT", multiple=True, help="Leave this expert out.")
@source_folders
@language_option
@as_json
def suppose(
    maps: Sequence[Path],
    reject: Sequence[str],
    accept: Sequence[str],
    silence: Sequence[str],
    sources: Sequence[Path],
    *,
    as_json: bool,
) -> None:
    """Tell what would change if claims were settled, or experts left out.

    Each option may be given several times, and all together. Claims are named by id or title,
    experts by id or name. Nobody is taken to say anything else: what gives nothing under the
    supposition is left out, and issues, agreements, tensions and cruxes are told from the rest.

    \b
    counterpoint suppose --reject "Russia can be brought to settle"
    counterpoint suppose debate.argdown --accept toll --silence osei
    """
    debate = load(maps, sources)
    refuse_crowd(debate.map, "a supposition")
    voice = voice_of(debate.map)
    supposed = voice.again(
        pipeline.suppose(debate.map, reject=reject, accept=accept, silence=silence)
    )
    if as_json:
        show_json(_as_json(supposed))
        return
    _show(supposed, voice)


def _show(supposed: Supposed, voice: Voice) -> None:
    show(supposed.title)
    for sentence in supposed.grounds:
        show(f"- {sentence}")
    parts: dict[str, Sequence[_Change]] = {
        "issues": supposed.issues,
        "tensions": supposed.tensions,
        "agreements": supposed.agreements,
        "cruxes": supposed.cruxes,
    }
    for name, changes in parts.items():
        if changes:
            show(f"\n{voice.head(f'line.suppose-{name}')}")
            for change in changes:
                show(f"- {change.statement}")
    if supposed.is_without_effect:
        show(voice.head("line.suppose-nothing"))
    reasons = [x for x in supposed.proof if x not in supposed.grounds]
    if reasons:
        show("\n" + voice.head("line.suppose-why"))
        for number, sentence in enumerate(reasons, start=1):
            show(f"{number:3}. {sentence}")


def _as_json(supposed: Supposed) -> dict[str, Any]:
    supposition = supposed.supposition
    return {
        "supposition": {
            "sentence": supposed.title,
            "reject": list(supposition.rejected),
            "accept": list(supposition.accepted),
            "silence": list(supposition.silenced),
        },
        "settled": [
            {"claim": x.claim, "so": x.truth, "through": x.through} for x in supposed.consequences
        ],
        "fallen": [
            {"stance": x.stance, "because": x.reason.value, "through": x.through or None}
            for x in supposed.fallen
        ],
        "issues": [_change(x) | _places(x) for x in supposed.issues],
        "agreements": [_change(x) for x in supposed.agreements],
        "tensions": [_change(x) for x in supposed.tensions],
        "cruxes": [_change(x) for x in supposed.cruxes],
        "why": list(supposed.proof),
    }


def _change(change: _Change) -> dict[str, Any]:
    return {
        "what": change.movement.value,
        "sentence": change.sentence,
        "before": _side(change.before),
        "after": _side(change.after),
    }


def _side(record: Finding | Issue | Ranked | None) -> dict[str, Any] | None:
    if isinstance(record, Finding):
        return {
            "id": record.id,
            "kind": record.kind.value,
            "experts": list(record.experts),
            "score": round(record.score, 3),
            "possible": record.possible,
            "summary": record.summary,
        }
    if isinstance(record, Issue):
        return issue_as_json(record)
    if isinstance(record, Ranked):
        return {"claim": record.claim, "weight": float(figure(record.weight, 3))}
    return None


def _places(change: IssueChange) -> dict[str, Any]:
    return {
        "places": [
            {
                "expert": x.expert,
                "before": x.before.mark.value if x.before else "silent",
                "after": x.after.mark.value if x.after else "silent",
            }
            for x in change.places
        ]
    }
