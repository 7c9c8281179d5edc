"""`counterpoint explain`: one finding, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.analysis import what_remains
from counterpoint.cli.findings import finding_as_json, refuse_unknown
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json
from counterpoint.model import Citations, Finding, Quotation, figure


@click.command()
@click.argument("finding")
@maps_or_store
@source_folders
@as_json
def explain(finding: str, maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool) -> None:
    """Explain one FINDING, step by step with the passages, and say what it rests on.

    FINDING is an id as `agreements` and `tensions` print it.
    """
    debate = load(maps, sources)
    by_id = {x.id: x for x in debate.analysis.findings}
    refuse_unknown(finding, list(by_id), "finding")
    rests_on = what_remains(debate.network, finding)
    citations = Citations(debate.map)
    if as_json:
        rests = [
            {"without": x.step.id, "kind": x.step.kind.value, "then": x.sentence} for x in rests_on
        ]
        show_json(finding_as_json(by_id[finding], citations) | {"rests_on": rests})
        return
    _show_witness(by_id[finding], citations)
    number_of = {(x.kind, x.id): i for i, x in enumerate(by_id[finding].witness, start=1)}
    for remainder in rests_on:
        number = number_of[remainder.step.kind, remainder.step.id]
        show(f"Step {number}: {remainder.sentence}")


def _show_witness(finding: Finding, citations: Citations) -> None:
    show(finding.summary)
    factors = " x ".join(f"{x.name} {x.value:g}" for x in finding.factors)
    score = figure(finding.score, sign=True)
    show(f"{finding.kind.value}, score {score} = {factors or 'not scored'}")
    if finding.note:
        show(finding.note)
    for number, step in enumerate(finding.witness, start=1):
        show(f"{number:3}. {step.sentence}")
        for quotation in citations.of(step):
            show(f"     “{quotation.exact}” ({_where(quotation)})")


def _where(quotation: Quotation) -> str:
    if quotation.start is None:
        return f"{quotation.source}, {quotation.verification.value}"
    return (
        f"{quotation.source}, characters {quotation.start} to {quotation.end}, "
        f"{quotation.verification.value}"
    )
