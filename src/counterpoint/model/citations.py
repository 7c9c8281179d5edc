"""Where in the sources the steps of a witness stand.

What belongs here: from a step to its passages. What does not: how a passage is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counterpoint.model.argument_map import ArgumentMap, Quotation
from counterpoint.model.findings import Analysis, Finding, Step, StepKind


class Citations:
    """The passages of steps, looked up in one map."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._by_stance = {x.id: (x.quotation, x.expert) for x in argument_map.stances}
        self._by_relation = {
            x.id: (x.quotation, x.asserted_by or "") for x in argument_map.relations
        }

    def of(self, step: Step) -> tuple[Quotation, ...]:
        """The passages of a step, each once: of the stances that say it, or of the relation."""
        return tuple(dict.fromkeys(quotation for quotation, _ in self.with_voices(step)))

    def with_voices(self, step: Step) -> tuple[tuple[Quotation, str], ...]:
        """The same with the expert whose words they are; "" of a relation that no expert draws."""
        if step.kind is StepKind.RELATION:
            pairs = [self._by_relation.get(step.id)]
        else:
            stances = (step.id,) if step.kind is StepKind.STANCE else step.stances
            pairs = [self._by_stance.get(stance) for stance in stances]
        quoted = [(pair[0], pair[1]) for pair in pairs if pair is not None and pair[0] is not None]
        return tuple(dict.fromkeys(quoted))


def with_passages(analysis: Analysis, argument_map: ArgumentMap) -> Analysis:
    """An analysis of a map whose steps have their passages with them. O(steps)."""
    citations = Citations(argument_map)
    quoted = {
        name: _quoted(getattr(analysis, name), citations)
        for name in ("agreements", "tensions", "defences", "summaries", "namings")
    }
    return replace(analysis, **quoted)  # type: ignore[arg-type]  # each of its own kind


def _quoted(findings: Iterable[Finding], citations: Citations) -> tuple[Finding, ...]:
    return tuple(
        replace(x, witness=tuple(replace(s, passages=citations.of(s)) for s in x.witness))
        for x in findings
    )
