"""Conditions: who denies what another's claim hangs on, and what to say of it in a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Match, Standpoint, Weighed
from counterpoint.analysis.explaining.composer import Composer, experts_of
from counterpoint.analysis.explaining.explainer import Explainer, Explanation
from counterpoint.analysis.kinds.sites import Site
from counterpoint.model import Clause, FindingKind
from counterpoint.wording import clause


def condition_sites(ground: Ground) -> Iterator[Site]:
    """Each claim held on a condition that others deny: a kind of undermining.

    Left are those who hold the claim and say nothing of the condition itself; right those who
    deny the condition. The claim was never asserted without it, so the score is that of a
    tension that may be reconciled.
    """
    hanging = {
        (condition, position.claim)
        for position in ground.positions.by_key.values()
        if position.sign > 0
        for condition in position.conditions
        if ground.positions.denying.get(condition)
    }
    for condition, claim in sorted(hanging):
        reads = frozenset({condition, claim})
        find = partial(_denied, condition, claim)
        yield Site((condition, claim, "condition"), reads, frozenset({condition}), find)


def _denied(condition: str, claim: str, ground: Ground) -> Match | None:
    left = tuple(
        standpoint
        for standpoint in ground.affirmers(claim)
        if condition in standpoint.conditions
        and ground.positions.of(standpoint.expert, condition) is None
    )
    right = ground.deniers(condition)
    if not left or not right:
        return None
    key = (condition, claim, "condition")
    return Match(FindingKind.UNDERMINING, key, (condition,), left, right)


def explain_denied_condition(weighed: Weighed, explainer: Explainer) -> Explanation:
    """Osei denies “X”, on which Ruiz makes “Y” depend."""
    composer = explainer.composer
    hangs = clause(
        "condition.hangs",
        taken=composer.takes(weighed.right),
        who=experts_of(weighed.left),
        what=composer.face(weighed.left[0].claim),
    )
    return Explanation([hangs])


def note_conditions(
    standpoints: Iterable[Standpoint], ground: Ground, composer: Composer
) -> list[Clause]:
    """A sentence for each condition of ``standpoints`` that others on the panel affirm or deny."""
    clauses = []
    for condition, voices in _by_condition(standpoints).items():
        whose = clause("condition.of", who=tuple(voices))
        for standpoints_there in (ground.affirmers(condition), ground.deniers(condition)):
            others = [
                standpoint for standpoint in standpoints_there if standpoint.expert not in voices
            ]
            if others:
                clauses.append(clause("condition.taken", taken=composer.takes(others), whose=whose))
    return clauses


def _by_condition(standpoints: Iterable[Standpoint]) -> dict[str, list[str]]:
    by_condition: dict[str, list[str]] = {}
    for standpoint in standpoints:
        for condition in standpoint.conditions:
            voices = by_condition.setdefault(condition, [])
            if standpoint.expert not in voices:
                voices.append(standpoint.expert)
    return by_condition
