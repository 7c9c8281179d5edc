"""`counterpoint explain`: one finding, step by step; or one issue, with what is beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.analysis import what_remains
from counterpoint.cli.crowds import refuse_crowd
from counterpoint.cli.findings import finding_as_json, refuse_unknown, show_findings
from counterpoint.cli.issues import IssuePrinter, issue_as_json
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json
from counterpoint.model import Citations, Finding, Issue, Quotation, Step, StepKind
from counterpoint.wording import Voice


@click.command()
@click.argument("finding")
@maps_or_store
@source_folders
@language_option
@as_json
def explain(finding: str, maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool) -> None:
    """Explain one FINDING, step by step with the passages, and say what it rests on.

    FINDING is an id as `agreements` and `tensions` print it; or as `issues` does: then each
    position is shown with its passages, and the findings beneath.
    """
    debate = load(maps, sources)
    refuse_crowd(debate.map, "a finding")
    voice = voice_of(debate.map)
    by_id = {x.id: x for x in voice.again(debate.analysis.findings)}
    issues = {x.id: x for x in voice.again(debate.analysis.issues)}
    refuse_unknown(finding, [*by_id, *issues], "finding or issue")
    if finding in issues:
        _explain_issue(issues[finding], debate, voice, as_json=as_json)
        return
    rests_on = voice.again(tuple(what_remains(debate.network, finding)))
    citations = Citations(debate.map)
    if as_json:
        rests = [
            {"without": x.step.id, "kind": x.step.kind.value, "then": x.sentence} for x in rests_on
        ]
        show_json(finding_as_json(by_id[finding], citations) | {"rests_on": rests})
        return
    _show_witness(by_id[finding], citations, voice)
    number_of = {(x.kind, x.id): i for i, x in enumerate(by_id[finding].witness, start=1)}
    for remainder in rests_on:
        number = number_of[remainder.step.kind, remainder.step.id]
        show(voice.word("line.step", n=number, then=str(remainder.sentence)))


def _explain_issue(issue: Issue, debate: pipeline.Debate, voice: Voice, *, as_json: bool) -> None:
    citations = Citations(debate.map)
    beneath = [x for x in debate.analysis.findings if x.id in issue.findings]
    if as_json:
        findings = [finding_as_json(x, citations) for x in voice.again(beneath)]
        show_json(issue_as_json(issue) | {"beneath": findings})
        return
    printer = IssuePrinter(voice)
    show(issue.question)
    show(printer.head(issue))
    for position in issue.positions:
        show(f"- {printer.position(position)}")
        for stance in position.stances:
            for quotation in citations.of(Step(StepKind.STANCE, stance, "")):
                show(f"     {voice.quoted(quotation.exact)} ({_where(quotation, voice)})")
    if silent := printer.silent(issue):
        show(silent)
    for sentence in issue.understood:
        show(sentence)
    if beneath:
        show("\n" + voice.head("heading.beneath"))
        show_findings(debate, beneath, as_json=False)


def _show_witness(finding: Finding, citations: Citations, voice: Voice) -> None:
    show(finding.summary)
    factors = voice.factors((x.name, x.value) for x in finding.factors)
    score = voice.figure(finding.score, sign=True)
    # In English the kind is called as the data call it, since `--json` and SPARQL ask for that.
    kind = finding.kind.value
    if voice.language != "en":
        kind = voice.word(f"kind.{kind}")
    show(voice.word("line.score", kind=kind, score=score, factors=factors))
    if finding.note:
        show(finding.note)
    for number, step in enumerate(finding.witness, start=1):
        show(f"{number:3}. {step.sentence}")
        for quotation in citations.of(step):
            show(f"     {voice.quoted(quotation.exact)} ({_where(quotation, voice)})")
    if finding.comparison:
        show(finding.comparison)


def _where(quotation: Quotation, voice: Voice) -> str:
    verification = voice.word(f"verification.{quotation.verification.value}")
    if quotation.start is None or quotation.end is None:
        return f"{quotation.source}, {verification}"
    place = voice.word("line.characters", start=quotation.start, end=quotation.end)
    return f"{quotation.source}, {place}, {verification}"
