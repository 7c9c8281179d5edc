"""Where in the sources the steps of a witness stand.

What belongs here: from a step to its passages. What does not: how a passage is shown.
"""

from __future__ import annotations

from counterpoint.model.argument_map import ArgumentMap, Quotation
from counterpoint.model.findings import Step, StepKind


class Citations:
    """The passages of steps, looked up in one map."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._said = {x.id: (x.quotation, x.expert) for x in argument_map.stances}
        self._read = {x.id: (x.quotation, x.asserted_by or "") for x in argument_map.relations}

    def of(self, step: Step) -> tuple[Quotation, ...]:
        """The passages of a step, each once: of the stances that say it, or of the relation."""
        return tuple(dict.fromkeys(quotation for quotation, _ in self.with_voices(step)))

    def with_voices(self, step: Step) -> tuple[tuple[Quotation, str], ...]:
        """The same with the expert whose words they are; "" of a relation that no expert draws."""
        if step.kind is StepKind.RELATION:
            pairs = [self._read.get(step.id)]
        else:
            stances = (step.id,) if step.kind is StepKind.STANCE else step.stances
            pairs = [self._said.get(stance) for stance in stances]
        quoted = [(pair[0], pair[1]) for pair in pairs if pair is not None and pair[0] is not None]
        return tuple(dict.fromkeys(quoted))
