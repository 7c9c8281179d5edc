"""How what is told under a supposition differs from what is told of the debate as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.supposing.telling import Telling
from counterpoint.analysis.whole.settlement import Settlement
from counterpoint.model import (
    CruxChange,
    Finding,
    FindingChange,
    Issue,
    IssueChange,
    IssuePosition,
    Movement,
    Outlook,
    PlaceChange,
    Ranked,
    Settled,
    Supposed,
)

# Scores are read to one decimal; a hundredth is still a difference, a rounding error is none.
_PLACES = 2


def find_changes(
    settlement: Settlement,
    outlooks: tuple[Outlook, Outlook],
    ground: Ground,
    composer: Composer,
) -> Supposed:
    """What differs between the debate as it is (first of each pair) and as it would stand."""
    before, after = outlooks
    telling = Telling(settlement, ground, composer)
    grounds = tuple(telling.grounds())
    supposed = Supposed(
        supposition=settlement.supposition,
        title=telling.title(),
        consequences=_settlements(settlement, ground),
        fallen=settlement.fallen,
        outlook=after,
        issues=tuple(_issue_changes(before.issues, after.issues, telling)),
        agreements=tuple(_finding_changes(before.agreements, after.agreements, telling)),
        tensions=tuple(_finding_changes(before.tensions, after.tensions, telling)),
        cruxes=tuple(_crux_changes(before.cruxes, after.cruxes, telling)),
        grounds=grounds,
        proof=tuple(dict.fromkeys((*grounds, *telling.falls()))),
    )
    if supposed.is_without_effect:
        objections = tuple(dict.fromkeys(telling.objections()))
        return replace(supposed, grounds=(*grounds, *objections))
    return supposed


def _settlements(settlement: Settlement, ground: Ground) -> tuple[Settled, ...]:
    """What follows from the supposition, apart from what is supposed itself."""
    face = ground.network.face
    consequences = settlement.consequences
    return tuple(
        Settled(face(claim).id, truth, face(through).id)
        for truth, by_claim in ((False, consequences.rejected), (True, consequences.accepted))
        for claim, through in by_claim.items()
        if through
    )


def _finding_changes(
    before: Sequence[Finding], after: Sequence[Finding], telling: Telling
) -> Iterator[FindingChange]:
    for old, new in _paired_findings(before, after):
        movement = _movement(old, new)
        if movement is not None:
            statement = telling.finding(movement, old, new)
            yield FindingChange(movement, old, new, *telling.sentences(statement))


def _paired_findings(
    before: Sequence[Finding], after: Sequence[Finding]
) -> Iterator[tuple[Finding | None, Finding | None]]:
    """Each finding with what it becomes: by id, else by the claims and experts that it is of.

    A condition that is met makes another kind of the same agreement, and so another id.
    """
    new_by_id = {finding.id: finding for finding in after}
    old_ids = {finding.id for finding in before}
    rest = {(frozenset(x.claims), x.experts): x for x in reversed(after) if x.id not in old_ids}
    paired_ids = set()
    for old in before:
        new = new_by_id.get(old.id) or rest.pop((frozenset(old.claims), old.experts), None)
        if new is not None:
            paired_ids.add(new.id)
        yield old, new
    yield from ((None, finding) for finding in after if finding.id not in paired_ids)


def _movement(old: Finding | None, new: Finding | None) -> Movement | None:
    if old is None or new is None:
        return Movement.NEW if old is None else Movement.GONE
    weights = [(not x.possible, round(abs(x.score), _PLACES), len(x.experts)) for x in (old, new)]
    if weights[0] == weights[1]:
        return None
    return Movement.STRONGER if weights[1] > weights[0] else Movement.WEAKER


def _issue_changes(
    before: Sequence[Issue], after: Sequence[Issue], telling: Telling
) -> Iterator[IssueChange]:
    new_by_id = {issue.id: issue for issue in after}
    old_ids = {issue.id for issue in before}
    for old in before:
        new = new_by_id.get(old.id)
        places = _places(old, new)
        if new is None or places or (old.difference, old.floor) != (new.difference, new.floor):
            movement = Movement.GONE if new is None else Movement.CHANGED
            statement = telling.issue(old, new, places)
            yield IssueChange(movement, old, new, places, *telling.sentences(statement))
    for new in after:
        if new.id not in old_ids:
            statement = telling.issue(None, new, ())
            yield IssueChange(Movement.NEW, None, new, (), *telling.sentences(statement))


def _places(old: Issue, new: Issue | None) -> tuple[PlaceChange, ...]:
    """Who stands elsewhere on it, in the order in which the issue tells them."""
    before = {place.expert: place for place in old.positions}
    after = {place.expert: place for place in new.positions} if new is not None else {}
    return tuple(
        PlaceChange(expert, before.get(expert), after.get(expert))
        for expert in dict.fromkeys((*before, *after))
        if _mark(before, expert) != _mark(after, expert)
    )


def _mark(places: Mapping[str, IssuePosition], expert: str) -> str | None:
    return places[expert].mark_key if expert in places else None


def _crux_changes(
    before: Sequence[Ranked], after: Sequence[Ranked], telling: Telling
) -> Iterator[CruxChange]:
    old_by_claim, new_by_claim = ({x.claim: x for x in cruxes} for cruxes in (before, after))
    for claim in dict.fromkeys((*old_by_claim, *new_by_claim)):
        old, new = old_by_claim.get(claim), new_by_claim.get(claim)
        # To one decimal, as they are told.
        weights = [round(x.weight, 1) if x is not None else 0.0 for x in (old, new)]
        if old is None or new is None:
            movement = Movement.NEW if old is None else Movement.GONE
        elif weights[0] == weights[1] or old.ends == new.ends:
            # A weight is a share: it moves too where only other clashes come or go.
            continue
        else:
            movement = Movement.STRONGER if weights[1] > weights[0] else Movement.WEAKER
        statement = telling.crux(movement, claim, *weights)
        yield CruxChange(movement, old, new, *telling.sentences(statement))
