"""Where in the sources the steps of a witness stand.

What belongs here: from a step to its passages. What does not: how a passage is shown.
"""

from __future__ import annotations

from counterpoint.model.argument_map import ArgumentMap, Quotation
from counterpoint.model.findings import Step, StepKind


class Citations:
    """The passages of steps, looked up in one map."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._said = {stance.id: stance.quotation for stance in argument_map.stances}
        self._read = {relation.id: relation.quotation for relation in argument_map.relations}

    def of(self, step: Step) -> tuple[Quotation, ...]:
        """The passages of a step, each once: of the stances that say it, or of the relation."""
        if step.kind is StepKind.RELATION:
            quotations = [self._read.get(step.id)]
        else:
            stances = (step.id,) if step.kind is StepKind.STANCE else step.stances
            quotations = [self._said.get(stance) for stance in stances]
        return tuple(dict.fromkeys(quotation for quotation in quotations if quotation))
