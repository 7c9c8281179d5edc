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
    IssuePosition,
    Movement,
    PlaceChange,
    Sentence,
    Stance,
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
        """What becomes of a finding, with what it would say (if it is gone, as it does)."""
        finding = new or old
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
        changes = (*_of_places(places), *_of_rest(old, new))
        return clause("suppose.issue", question=str(issue.question), changes=changes)

    def crux(self, movement: Movement, claim: str, before: float, after: float) -> Clause:
        """What becomes of a crux, a claim by id."""
        if movement in {Movement.GONE, Movement.NEW}:
            return clause(f"suppose.crux-{movement.value}", what=(claim,))
        return clause(f"suppose.crux-{movement.value}", what=(claim,), before=before, after=after)

    def grounds(self) -> Iterator[Sentence]:
        """What is settled with the supposition, each with whose word it is that it is."""
        for is_true, by_claim in (
            (False, self._settlement.consequences.rejected),
            (True, self._settlement.consequences.accepted),
        ):
            for claim, through in by_claim.items():
                if through:
                    yield self._composer.say(self._outcome(claim, through, is_true=is_true))

    def _outcome(self, claim: str, through: str, *, is_true: bool) -> Clause:
        composer, ties = self._composer, self._settlement.consequences.ties[claim]
        kind = "excludes" if ties[0].kind.excludes else ties[0].kind.value
        voices = tuple(sorted({x.asserted_by for x in ties if x.asserted_by is not None}))
        others = sorted(self._others(claim, voices)) if voices else ()
        return clause(
            f"suppose.{'holds' if is_true else 'out'}-{kind}",
            what=composer.face(claim),
            through=composer.face(through),
            reading=composer.reading_of(voices),
            others=clause("suppose.others", who=tuple(others)) if others else None,
        )

    def _others(self, claim: str, voices: tuple[str, ...]) -> set[str]:
        """Whose own words on a claim fall by what only others say that it hangs on."""
        stances = {stance.id: stance for stance in self._ground.network.map.stances}
        own_words = (stances[x.stance] for x in self._settlement.fallen if x.through == claim)
        experts = {x.expert for x in own_words if x.is_own and self._is_of(x, claim)}
        return experts.difference(voices)

    def _is_of(self, stance: Stance, claim: str) -> bool:
        return self._ground.network.class_of.get(stance.target) == claim

    def objections(self) -> Iterator[Sentence]:
        """What objections say as before, though what they are made with is supposed so."""
        network = self._settlement.ground.network
        class_of = network.class_of
        for claim in self._settlement.supposition.accepted:
            for attack in network.inferences_from(class_of[claim]):
                if attack.id in network.attacks and network.put_forward.get(attack.id):
                    parts = {"given": (claim,), "aim": self._composer.target(attack)}
                    yield self._composer.say(clause("suppose.objection-stands", **parts))

    def falls(self) -> Iterator[Sentence]:
        """Each statement that gives nothing, and why; then what is said outright."""
        composer = self._composer
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


def _of_rest(old: Issue, new: Issue) -> Iterator[Clause]:
    """What is left of the issue: one voice, what difference, and what all share."""
    if old.is_compared and not new.is_compared:
        yield clause("suppose.alone", who=tuple(place.expert for place in new.positions))
        return
    yield from _of_difference(old, new)
    yield from _of_floor(old, new)


def _of_difference(old: Issue, new: Issue) -> Iterator[Clause]:
    if old.difference is new.difference:
        return
    if new.difference is not Difference.NONE:
        before, after = (clause(f"question.{x.difference.value}") for x in (old, new))
        yield clause("suppose.difference", before=before, after=after)
    elif new.difference_key == "difference.apart":
        yield clause("suppose.apart")
    elif all(any(each) for each in _sides(new)):
        yield clause("suppose.no-clash", places=tuple(map(_stands, new.positions)))
    else:
        yield clause("suppose.difference-none")


def _sides(issue: Issue) -> tuple[list[bool], list[bool]]:
    """Of those who speak to what is asked, who is for it and who is against it."""
    marks = [place.mark for place in issue.positions if not place.is_beside]
    return [mark.is_for for mark in marks], [mark.is_against for mark in marks]


def _stands(place: IssuePosition) -> Clause:
    return clause("suppose.speaks", who=(place.expert,), after=clause(place.mark_key))


def _of_floor(old: Issue, new: Issue) -> Iterator[Clause]:
    if old.floor == new.floor:
        return
    if new.floor is not None:
        yield clause("suppose.floor", what=(new.floor,))
    elif old.floor is not None:
        yield clause("suppose.no-floor", what=(old.floor,))
