"""Where in the sources the steps of a witness stand.

What belongs here: from a step to its passages. What does not: how a passage is shown.
"""

from __future__ import annotations

from counterpoint.model.argument_map import ArgumentMap, Quotation
from counterpoint.model.findings import Step, StepKind

__all__ = ["Citations"]


class Citations:
    """The passages of steps, looked up in one map."""

    def __init__(self, debate: ArgumentMap) -> None:
        self._said = {stance.id: stance.quotation for stance in debate.stances}
        self._read = {relation.id: relation.quotation for relation in debate.relations}

    def of(self, step: Step) -> tuple[Quotation, ...]:
        """The passages of a step, each once: of the stances that say it, or of the relation."""
        if step.kind is StepKind.RELATION:
            found = [self._read.get(step.id)]
        else:
            said = (step.id,) if step.kind is StepKind.STANCE else step.stances
            found = [self._said.get(stance) for stance in said]
        return tuple(dict.fromkeys(quotation for quotation in found if quotation))
