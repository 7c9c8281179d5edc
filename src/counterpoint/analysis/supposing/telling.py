"""What is said of a supposition: each sentence names it, and nobody is said to think otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.whole.settlement import Settlement
from counterpoint.model import (
    Clause,
    Difference,
    Fallen,
    FallReason,
    Finding,
    Issue,
    Movement,
    PlaceChange,
    Supposition,
    clauses_of,
)
from counterpoint.wording import clause


class Telling:
    """Says what one supposition changes."""

    def __init__(
        self,
        settlement: Settlement,
        ground: Ground,
        composer: Composer,
    ) -> None:
        self._settlement = settlement
        self._ground = ground
        self._composer = composer
        self._under = tuple(self._parts(settlement.supposition))

    def title(self) -> str:
        """The supposition itself."""
        return self._composer.say(clause("suppose.title", under=self._under))

    def sentences(self, statement: Clause) -> tuple[str, str]:
        """What changes, with the supposition and without."""
        under = clause("suppose.under", under=self._under, told=statement)
        return self._composer.say(under), self._composer.say(statement)

    def finding(self, movement: Movement, old: Finding | None, new: Finding | None) -> Clause:
        """What becomes of a finding, with what it says as it is (if it is new, as it would)."""
        finding = old or new
        assert finding is not None
        sort = "agreement" if finding.kind.is_agreement else "tension"
        # What is said first names experts and claims; how they stand is in the finding itself. An
        # objection that was too long for one breath stands apart, and belongs to it.
        first, *others = clauses_of(finding.summary)
        summary = (first, *(x for x in others[:1] if x.key.endswith(".apart")))
        if old is None or new is None:
            return clause(f"suppose.{sort}-{movement.value}", told=summary)
        weights = abs(old.score), abs(new.score)
        if round(weights[0], 2) == round(weights[1], 2):
            counts = {"n": len(new.experts), "all": len(old.experts)}
            return clause(f"suppose.{sort}-experts", told=summary, **counts)
        parts = {"before": weights[0], "after": weights[1]}
        return clause(f"suppose.{sort}-{movement.value}", told=summary, **parts)

    def issue(self, old: Issue | None, new: Issue | None, places: Sequence[PlaceChange]) -> Clause:
        """What becomes of an issue."""
        issue = old or new
        assert issue is not None
        if old is None:
            return clause("suppose.issue-new", question=str(issue.question))
        if new is None:
            return clause("suppose.issue-gone", question=str(issue.question))
        changes = (*_of_places(places), *_of_difference(old, new), *_of_floor(old, new))
        return clause("suppose.issue", question=str(issue.question), changes=changes)

    def crux(self, movement: Movement, claim: str, before: float, after: float) -> Clause:
        """What becomes of a crux, a claim by id."""
        if movement in {Movement.GONE, Movement.NEW}:
            return clause(f"suppose.crux-{movement.value}", what=(claim,))
        return clause(f"suppose.crux-{movement.value}", what=(claim,), before=before, after=after)

    def proof(self) -> Iterator[str]:
        """What follows from the supposition, then each statement that gives nothing, and why."""
        composer, consequences = self._composer, self._settlement.consequences
        for word, by_claim in (
            ("false", consequences.rejected),
            ("true", consequences.accepted),
        ):
            for claim, through in by_claim.items():
                if through:
                    what = {"what": composer.face(claim), "through": composer.face(through)}
                    yield composer.say(clause(f"suppose.settled-{word}", **what))
        stances = {stance.id: stance for stance in self._ground.network.map.stances}
        for fallen in self._settlement.fallen:
            # That somebody's words are left out is the supposition itself.
            if fallen.reason is FallReason.SILENCED:
                continue
            stance = composer.stance(stances[fallen.stance])
            yield composer.say(self._fall(fallen, stance))
        for key in self._settlement.omission.instead:
            yield composer.say(clause("suppose.met", told=composer.stance(stances[key])))

    def _fall(self, fallen: Fallen, stance: Clause) -> Clause:
        is_claim = fallen.through in self._ground.network.members
        if fallen.reason is FallReason.STEP and not is_claim:
            return clause("suppose.fell-step-lost", told=stance)
        key = f"suppose.fell-{fallen.reason.value}"
        if fallen.reason in {FallReason.REASONS, FallReason.REPORT}:
            return clause(key, told=stance)
        return clause(key, what=self._composer.face(fallen.through), told=stance)

    def _parts(self, supposition: Supposition) -> Iterator[Clause]:
        class_of = self._ground.network.class_of
        for claims, of_fact, of_advice in (
            (supposition.rejected, "false", "not-done"),
            (supposition.accepted, "true", "done"),
        ):
            for claim in claims:
                word = of_advice if self._ground.is_advice(class_of[claim]) else of_fact
                yield clause(f"suppose.{word}", what=(claim,))
        if supposition.silenced:
            yield clause("suppose.without", who=supposition.silenced)


def _of_places(places: Sequence[PlaceChange]) -> Iterator[Clause]:
    """Who no longer counts there is told together; then who counts as something else."""
    gone = tuple(place.expert for place in places if place.after is None)
    if gone:
        yield clause("suppose.counts-not", who=gone)
    for place in places:
        if place.after is not None:
            after = clause(place.after.mark_key)
            who = (place.expert,)
            if place.before is None:
                yield clause("suppose.speaks", who=who, after=after)
            else:
                before = clause(place.before.mark_key)
                yield clause("suppose.counts", who=who, before=before, after=after)


def _of_difference(old: Issue, new: Issue) -> Iterator[Clause]:
    if old.difference is new.difference:
        return
    if new.difference is Difference.NONE:
        yield clause("suppose.difference-none")
    else:
        before, after = (clause(f"question.{x.difference.value}") for x in (old, new))
        yield clause("suppose.difference", before=before, after=after)


def _of_floor(old: Issue, new: Issue) -> Iterator[Clause]:
    if old.floor == new.floor:
        return
    if new.floor is not None:
        yield clause("suppose.floor", what=(new.floor,))
    elif old.floor is not None:
        yield clause("suppose.no-floor", what=(old.floor,))
