"""What differs between two maps as commands show it: as a table with sentences, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from counterpoint.analysis import ReadBack
from counterpoint.analysis.differences import Differences, FindingDifference
from counterpoint.cli.issues import issue_as_json
from counterpoint.cli.showing import show, show_table
from counterpoint.model import Claim, Clause, Finding, Issue
from counterpoint.views.report.changes import claim_lines, finding_line, head_lines
from counterpoint.wording import Voice


def said_again(differences: Differences, old_voice: Voice, new_voice: Voice) -> Differences:
    """The same in the languages of the two voices."""
    return replace(
        differences,
        new_agreements=new_voice.again(differences.new_agreements),
        gone_agreements=old_voice.again(differences.gone_agreements),
        new_tensions=new_voice.again(differences.new_tensions),
        gone_tensions=old_voice.again(differences.gone_tensions),
        new_issues=new_voice.again(differences.new_issues),
        gone_issues=old_voice.again(differences.gone_issues),
        changed_issues=new_voice.again(differences.changed_issues),
        new_ties=new_voice.again(differences.new_ties),
        gone_ties=old_voice.again(differences.gone_ties),
        changed_agreements=tuple(
            replace(x, after=new_voice.again(x.after)) for x in differences.changed_agreements
        ),
        changed_tensions=tuple(
            replace(x, after=new_voice.again(x.after)) for x in differences.changed_tensions
        ),
    )


def _findings_by_part(differences: Differences) -> dict[str, Sequence[Finding]]:
    return {
        "new-agreement": differences.new_agreements,
        "gone-agreement": differences.gone_agreements,
        "new-tension": differences.new_tensions,
        "gone-tension": differences.gone_tensions,
    }


def _issues_by_part(differences: Differences) -> dict[str, Sequence[Issue]]:
    return {
        "new-issue": differences.new_issues,
        "gone-issue": differences.gone_issues,
        "changed-issue": differences.changed_issues,
    }


def _ties_by_part(differences: Differences) -> dict[str, Sequence[ReadBack]]:
    return {"new": differences.new_ties, "gone": differences.gone_ties}


def show_differences(differences: Differences, old_voice: Voice, new_voice: Voice) -> None:
    """Print what differs; what is gone by the names and titles of the old map."""
    lines = (claim_lines(claim, old_voice, new_voice) for claim in differences.claims)
    for line in chain(head_lines(differences, new_voice), *lines):
        show(line)
    for part, ties in _ties_by_part(differences).items():
        for tie in ties:
            show(new_voice.word(f"change.{part}-{tie.kind.value}", told=tie.sentence))
    rows = [
        (
            new_voice.full_name(x.expert) or old_voice.full_name(x.expert) or x.expert,
            (old_voice if x.after is None else new_voice).title(x.claim),
            _position(x.clauses[0], old_voice),
            _position(x.clauses[1], new_voice),
        )
        for x in differences.positions
    ]
    if rows:
        show_table(new_voice.columns("expert", "claim", "before", "after"), rows)
    for name, findings in _findings_by_part(differences).items():
        for finding in findings:
            show(new_voice.word(f"change.{name}", told=finding.summary))
    _show_finding_changes(differences, old_voice, new_voice)
    for name, issues in _issues_by_part(differences).items():
        for issue in issues:
            show(new_voice.word(f"change.{name}", told=issue.question, id=issue.id))


def _show_finding_changes(differences: Differences, old_voice: Voice, new_voice: Voice) -> None:
    for change in (*differences.changed_agreements, *differences.changed_tensions):
        show(finding_line(change, old_voice, new_voice))


def _position(clauses: Sequence[Clause], voice: Voice) -> str:
    return "; ".join(voice.clause(each) for each in clauses) or "-"


def differences_as_json(differences: Differences) -> dict[str, Any]:
    """What differs, by kind, each with its ids."""
    positions = [
        {"expert": x.expert, "claim": x.claim, "before": x.before, "after": x.after}
        for x in differences.positions
    ]
    findings = {
        f"{name.replace('-', '_')}s": [
            {"id": x.id, "kind": x.kind.value, "summary": x.summary} for x in findings_there
        ]
        for name, findings_there in _findings_by_part(differences).items()
    }
    issues = {
        f"{name.replace('-', '_')}s": [issue_as_json(issue) for issue in issues_there]
        for name, issues_there in _issues_by_part(differences).items()
    }
    claims = [
        {"id": x.id, "before": _claim_as_json(x.before), "after": _claim_as_json(x.after)}
        for x in differences.claims
    ]
    ties = {
        f"{name}_ties": [
            {"id": x.id, "kind": x.kind.value, "sentence": x.sentence} for x in ties_there
        ]
        for name, ties_there in _ties_by_part(differences).items()
    }
    changes = {
        f"changed_{name}": [_finding_change_as_json(x) for x in changes_there]
        for name, changes_there in (
            ("agreements", differences.changed_agreements),
            ("tensions", differences.changed_tensions),
        )
    }
    heads = {
        name: None if pair is None else {"before": pair[0], "after": pair[1]}
        for name, pair in (("question", differences.question), ("title", differences.title))
    }
    records = {"positions": positions} | findings | issues | {"claims": claims} | ties
    return records | changes | heads


def _finding_change_as_json(change: FindingDifference) -> dict[str, Any]:
    before, after = (
        {"experts": list(x.experts), "score": x.score, "possible": x.possible}
        for x in (change.before, change.after)
    )
    record = {"id": change.after.id, "kind": change.after.kind.value}
    return record | {"summary": change.after.summary, "before": before, "after": after}


def _claim_as_json(claim: Claim | None) -> dict[str, str | None] | None:
    if claim is None:
        return None
    kind = claim.kind.value if claim.kind else None
    return {"title": claim.title, "text": claim.text, "kind": kind, "actor": claim.actor}
