"""Findings and figures over the whole as plain data; sentences as clauses for the page to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from counterpoint.model import Analysis, ArgumentMap, Finding, Ranked
from counterpoint.wording import CompactSentences

Json = dict[str, Any]

FINDING_GROUPS = ("agreement", "tension", "defence", "summary", "naming")
RANKINGS = ("consensus", "contested", "cruxes", "one_sided", "unsupported")


def findings_of(analysis: Analysis, book: CompactSentences) -> list[Json]:
    """All findings, group by group; ``book`` takes up the clauses that they use."""
    lists = (
        analysis.agreements,
        analysis.tensions,
        analysis.defences,
        analysis.summaries,
        analysis.namings,
    )
    groups = zip(FINDING_GROUPS, lists, strict=True)
    return [
        finding_data(group, finding, book) for group, findings in groups for finding in findings
    ]


def finding_data(group: str, finding: Finding, book: CompactSentences) -> Json:
    """One finding of a group."""
    return {
        "id": finding.id,
        "group": group,
        "kind": finding.kind.value,
        "experts": finding.experts,
        "sides": finding.sides,
        "claims": finding.claims,
        "score": finding.score,
        "factors": [(factor.name, factor.value) for factor in finding.factors],
        "witness": [
            (step.kind.value, step.id, book.data_of(step.sentence), step.stances)
            for step in finding.witness
        ],
        "summary": book.data_of(finding.summary),
        "reasons": finding.reasons,
        "conditions": finding.conditions,
        "note": book.data_of(finding.note),
        "comparison": book.data_of(finding.comparison),
        "possible": finding.possible,
    }


def rankings_of(
    argument_map: ArgumentMap, analysis: Analysis, book: CompactSentences
) -> dict[str, list[Json]]:
    """The ranked claims by list; the cruxes with their titles, for they stand on the overview."""
    titles = {claim.id: claim.title or claim.id for claim in argument_map.claims}
    lists: Mapping[str, Sequence[Ranked]] = {name: getattr(analysis, name) for name in RANKINGS}
    return {
        name: [
            {
                "claim": r.claim,
                "weight": r.weight,
                "experts": r.experts,
                "reason": book.data_of(r.reason),
            }
            | ({"title": titles.get(r.claim, r.claim)} if name == "cruxes" else {})
            for r in ranked
        ]
        for name, ranked in lists.items()
    }


def matrix_of(analysis: Analysis) -> list[Json]:
    """Each pair of the panel with its figures and the findings in which the two meet."""
    return [
        {
            "first": pair.first,
            "second": pair.second,
            "agreement": pair.agreement,
            "tension": pair.tension,
            "coverage": pair.coverage,
            "shared": pair.shared,
            "ties": [(tie.finding, tie.score) for tie in pair.ties],
        }
        for pair in analysis.matrix
    ]


def coverage_of(analysis: Analysis) -> list[Json]:
    """Each topic with who speaks to it and who is silent."""
    return [
        {
            "topic": topic.topic,
            "claims": topic.claims,
            "speaking": topic.speaking,
            "silent": topic.silent,
        }
        for topic in analysis.coverage
    ]
