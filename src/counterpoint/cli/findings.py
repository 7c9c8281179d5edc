"""Findings as several commands show them: as a table, and as JSON with their passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counterpoint import pipeline
from counterpoint.cli.languages import voice_of
from counterpoint.cli.showing import show_json, show_table
from counterpoint.errors import UsageError, did_you_mean, nearest_name, some_of
from counterpoint.model import Citations, Finding
from counterpoint.wording import Voice


def show_findings(debate: pipeline.Debate, findings: Sequence[Finding], *, as_json: bool) -> None:
    """Print findings in their order: as a table, or whole as JSON."""
    voice = voice_of(debate.map)
    findings = voice.again(tuple(findings))
    if as_json:
        citations = Citations(debate.map)
        show_json([finding_as_json(finding, citations) for finding in findings])
        return
    show_table(
        voice.columns("finding", "score", "what"),
        [
            (x.id, voice.figure(x.score, sign=True), what_of(x, voice, possible=x.possible))
            for x in findings
        ],
    )


def what_of(finding: Finding, voice: Voice, *, possible: bool) -> str:
    """What a finding says, and whether it is only possible."""
    summary = str(finding.summary)
    return voice.word("line.possibly", told=summary) if possible else summary


def finding_as_json(finding: Finding, citations: Citations) -> dict[str, Any]:
    """A finding with its steps and their passages, ready for JSON."""
    witness: list[dict[str, Any]] = []
    for step in finding.witness:
        entry: dict[str, Any] = {
            "kind": step.kind.value,
            "id": step.id,
            "sentence": step.sentence,
        }
        passages = [
            {
                "source": quotation.source,
                "exact": quotation.exact,
                "start": quotation.start,
                "end": quotation.end,
                "verification": quotation.verification.value,
            }
            for quotation in citations.of(step)
        ]
        witness.append(entry | ({"passages": passages} if passages else {}))
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "summary": finding.summary,
        "experts": list(finding.experts),
        "sides": [list(side) for side in finding.sides],
        "claims": list(finding.claims),
        "score": round(finding.score, 3),
        "factors": [{"name": x.name, "value": round(x.value, 3)} for x in finding.factors],
        "reasons": finding.reasons,
        "conditions": list(finding.conditions),
        "possible": finding.possible,
        "note": finding.note,
        "comparison": finding.comparison,
        "named": [{"speaker": speaker, "named": name} for speaker, name in finding.namings],
        "witness": witness,
    }


def refuse_unknown(name: str, names: Sequence[str], what: str) -> None:
    """Let only one of ``names`` through; ``what`` says what they name.

    Raises:
        UsageError: ``name`` is none of them.
    """
    if name in names:
        return
    advice = did_you_mean(nearest_name(name, names), f"there are: {some_of(names)}")
    raise UsageError(f"there is no {what} {name!r}; {advice}")
