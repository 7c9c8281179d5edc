"""Where reasons and objections stand: below which lines each of them is written.

A reason for a claim stands below the claim; an undercut below the reason that it undercuts,
where that stands; what backs or attacks a structure below its title.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from counterpoint.formats.argdown_map.writing.names import ClaimForm, Names, is_structure
from counterpoint.formats.argdown_map.writing.structures import grouped
from counterpoint.model import Argument, ArgumentMap, Attack, AttackKind

_DEEPEST = 40  # undercuts of undercuts: maps of people have two; each is a line further in


class LineStep(NamedTuple):
    """One line of the way to a reason: its symbol and what stands on it."""

    symbol: str
    member: str


class ReasonLines:
    """All arguments and attacks of a map, and the way to each.

    ``simple`` are those that are one line, by id; ``groups`` has the steps of each structure by
    the id of its main one.
    """

    def __init__(self, argument_map: ArgumentMap, names: Names) -> None:
        self._names = names
        self._arguments = {argument.id: argument for argument in argument_map.arguments}
        structures = [one for one in argument_map.arguments if is_structure(one, names)]
        self._structured = {one.id for one in structures}
        self.groups = {steps[-1].id: steps for steps in grouped(structures, names)}
        self._of_only_premise = _only_premises(self.groups.values(), names)
        self.simple: dict[str, Argument | Attack] = {
            one.id: one for one in argument_map.arguments if one.id not in self._structured
        }
        self.simple |= {one.id: one for one in argument_map.attacks}
        # What hangs below an objection undercuts it, be it an undercut itself.
        undercuts = [x for x in argument_map.attacks if x.kind is AttackKind.UNDERCUT]
        others = [x for x in argument_map.attacks if x.kind is not AttackKind.UNDERCUT]
        objections = reversed([*others, *undercuts])  # of one claim the first remains
        self._objections = {one.premises[0]: one for one in objections if len(one.premises) == 1}
        self._undercuts: dict[str, list[Attack]] = {}
        for one in argument_map.attacks:
            is_one_claim = len(one.premises) == 1 and names.claim(one.premises[0]) is not None
            if one.kind is AttackKind.UNDERCUT and is_one_claim:
                self._undercuts.setdefault(one.target, []).append(one)
        self._is_premise, self._is_conclusion = _roles(argument_map.arguments)

    def way(self, reason: Argument | Attack) -> tuple[LineStep, ...] | None:
        """The lines above a reason of one line, and its own; ``None`` if there is no such way.

        The last is the reason itself. A sketch, which hangs below nothing, has one line.
        """
        if len(reason.premises) != 1 or self._names.claim(reason.premises[0]) is None:
            return None
        above = self._above(reason, _DEEPEST)
        return None if above is None else (*above, LineStep(_symbol(reason), self._member(reason)))

    def undercuts(self, steps: Sequence[Argument]) -> dict[str, list[LineStep]]:
        """The lines that undercut the steps of a structure before its main one, by step."""
        by_step: dict[str, list[LineStep]] = {}
        for step in steps[:-1]:
            for attack in self._undercuts.get(step.id, ()):
                by_step.setdefault(step.id, []).append(LineStep("_", self._member(attack)))
        return by_step

    def _member(self, reason: Argument | Attack) -> str:
        premise = reason.premises[0]
        claim = self._names.claim(premise)
        speaks = self._names.form(premise) is ClaimForm.ARGUMENT
        is_titled = claim is not None and reason.title == claim.title
        return (
            self._names.as_argument(premise)
            if speaks and is_titled
            else self._names.referred(premise)
        )

    def _above(self, reason: Argument | Attack, depth: int) -> tuple[LineStep, ...] | None:
        target = reason.conclusion if isinstance(reason, Argument) else reason.target
        if target is None:
            return ()
        is_undercut = _symbol(reason) == "_"
        if self._names.claim(target) is not None:
            argument_name = self._undermined(reason, target) if isinstance(reason, Attack) else ""
            member = argument_name or self._names.referred(target)
            return None if is_undercut else (LineStep("", member),)  # only a step is undercut
        argument = self._arguments.get(target)
        if argument is None or depth == 0:
            return None
        if argument.id in self._structured:
            name = self._names.structure(argument) if argument.id in self.groups else ""
        elif is_undercut:
            return self._way_to_undercut(argument, depth)
        else:
            name = self._names.argument(argument)
        return (LineStep("", name),) if name else None

    def _way_to_undercut(self, argument: Argument, depth: int) -> tuple[LineStep, ...] | None:
        """Where a simple argument stands, so that what hangs below it undercuts it alone."""
        premise = argument.premises[0]
        if argument.conclusion is not None:
            above = self._above(argument, depth - 1)
            symbol = "+"
        else:
            objection = self._objections.get(premise)
            if objection is None:  # a sketch: only its title is there
                name = self._names.argument(argument)
                return (LineStep("", name),) if name else None
            above = self._above(objection, depth - 1)
            symbol = _symbol(objection)
        return None if above is None else (*above, LineStep(symbol, self._names.referred(premise)))

    def _undermined(self, attack: Attack, target: str) -> str:
        """The argument to attack where an attack on its premise would be read as a rebuttal."""
        is_rebuttal = target not in self._is_premise or target in self._is_conclusion
        if attack.kind is not AttackKind.UNDERMINE or not is_rebuttal:
            return ""
        if self._names.form(target) is ClaimForm.ARGUMENT:
            return self._names.as_argument(target)
        return self._of_only_premise.get(target, "")


def _only_premises(groups: Iterable[Sequence[Argument]], names: Names) -> dict[str, str]:
    """The structures that have one premise, by that premise."""
    names_by_premise: dict[str, str] = {}
    for steps in groups:
        premises = {premise for step in steps for premise in step.premises}
        premises -= {step.conclusion for step in steps}
        if len(premises) == 1:
            names_by_premise.setdefault(premises.pop(), names.structure(steps[-1]))
    return names_by_premise


def _symbol(reason: Argument | Attack) -> str:
    if isinstance(reason, Argument):
        return "" if reason.conclusion is None else "+"
    return "_" if reason.kind is AttackKind.UNDERCUT else "-"


def _roles(arguments: Iterable[Argument]) -> tuple[set[str], set[str]]:
    conclusions = {one.conclusion for one in arguments if one.conclusion is not None}
    premises = {x for one in arguments if one.conclusion is not None for x in one.premises}
    return premises, conclusions
