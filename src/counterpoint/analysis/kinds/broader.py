"""Broader and backing: one affirms a special case of, or a reason for, what the other affirms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterpoint.analysis.basis.ground import Ground, add_if_best
from counterpoint.analysis.basis.matches import Match, Standpoint, Weighed
from counterpoint.analysis.basis.paths import PathStep
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.explaining.explainer import Explainer, Explanation
from counterpoint.analysis.kinds.same_claim import compare_reasons, reasons_of
from counterpoint.model import Clause, FindingKind, StepKind
from counterpoint.wording import MOST_NAMED, clause

_MOST_REASONS = 3  # of one expert: the reasons of both sides are one sentence


def broader_at(claim: str, ground: Ground) -> Iterator[Match]:
    """One match if some affirm a class and others affirm a special case of it.

    Left are those below, each by their best special case; right those who affirm the class
    itself. Who takes a position on the special case too is not paired with who affirms it: the
    two agree or differ on that already.
    Denials go the other way: who denies the general denies its special cases.
    """
    if not ground.network.relations_into(claim):
        return
    direct = ground.affirmers(claim)
    below: dict[str, list[Standpoint]] = {}
    for path in ground.paths.special_cases(claim) if direct else ():
        for standpoint in ground.below(claim, path):
            add_if_best(below, standpoint)
    yield from _matches(FindingKind.BROADER, claim, below, direct, ground)
    yield from _shared_denials(claim, ground)


def backing_at(claim: str, ground: Ground) -> Iterator[Match]:
    """One match if some affirm a class and others affirm a reason for it.

    The way may be several arguments long, with special cases between. Who reaches the class by
    special cases alone is left to ``broader_at``. Who only concedes the reason, or affirms what
    wholly excludes the class, grants the other side a point and backs nothing.
    """
    direct = ground.affirmers(claim)
    if not direct:
        return
    cases = {path.start for path in ground.paths.special_cases(claim)}
    apart = {x.expert for case in cases for x in ground.positions.affirming.get(case, ())}
    for rival in ground.rivals(claim):
        apart |= {standpoint.expert for standpoint in ground.affirmers(rival, lifted=True)}
    below: dict[str, list[Standpoint]] = {}
    for path in ground.paths.supporters(claim):
        for standpoint in ground.below(claim, path) if path.supported else ():
            if standpoint.expert not in apart and not standpoint.conceded:
                add_if_best(below, _with_whole_share(standpoint, ground))
    yield from _matches(FindingKind.BACKING, claim, below, direct, ground)


def explain_broader(weighed: Weighed, explainer: Explainer) -> Explanation:
    """Ruiz urges “X”; a case of it: Lind urges “Y”."""
    composer = explainer.composer
    if len(weighed.match.key) > 1:
        lower, upper = weighed.right, weighed.left
        case = clause("side.case", taken=composer.takes(lower))
        general = composer.takes(upper)
        denial = clause("opposed", left=(general,), right=(case,))
        return Explanation(composer.in_breaths(denial, general, case))
    partly = all(_in_part(standpoint) for standpoint in weighed.left)
    verdict = _verdict_on_reasons(weighed, explainer.ground)
    note = [_without_reasons(weighed, explainer.ground)]
    if verdict != "unknown":
        reasons = tuple(_reason_clauses(weighed, explainer.ground, composer))
        note = [clause(f"broader.reasons-{verdict}", given=reasons)]
    reading = composer.reading_of(()) if any(map(_is_read, weighed.left)) else None
    cases = _cases("broader.in-part" if partly else "broader", weighed, composer, reading=reading)
    return Explanation(cases, note, verdict)


def _verdict_on_reasons(weighed: Weighed, ground: Ground) -> str:
    """How what one side gives for the general claim compares with the other's for special cases."""
    sides = [
        {
            premise
            for reasons in _reasons(side, ground)
            for each in reasons.values()
            for premise in each
        }
        for side in (weighed.right, weighed.left)
    ]
    return compare_reasons(sides, ground)


def _reason_clauses(weighed: Weighed, ground: Ground, composer: Composer) -> Iterator[Clause]:
    """Who gives which reasons, the first of each; none of so many people that they are counted."""
    premises_by_expert: dict[str, list[str]] = {}
    for side in (weighed.right, weighed.left):
        for reasons in _reasons(side, ground):
            for expert, premises in reasons.items():
                premises_by_expert.setdefault(expert, []).extend(premises)
    giving = {x: list(dict.fromkeys(y)) for x, y in premises_by_expert.items() if y}
    if len(giving) <= MOST_NAMED:
        for expert, reasons_given in giving.items():
            faces = composer.faces(reasons_given[:_MOST_REASONS])
            is_whole = len(reasons_given) <= _MOST_REASONS
            key = "broader.gives" if is_whole else "broader.gives-some"
            yield clause(key, who=(expert,), given=faces)


def _without_reasons(weighed: Weighed, ground: Ground) -> Clause:
    """Who gives no reason, where the reasons of two sides cannot be compared."""
    every = [*_reasons(weighed.right, ground), *_reasons(weighed.left, ground)]
    giving = {expert for reasons in every for expert, premises in reasons.items() if premises}
    silent = {expert for reasons in every for expert in reasons}.difference(giving)
    return clause("no-reason", who=tuple(sorted(silent)))


def _reasons(
    standpoints: Sequence[Standpoint], ground: Ground
) -> Iterator[dict[str, dict[str, str]]]:
    """What each gives for what each affirms, by expert."""
    for claim in dict.fromkeys(standpoint.claim for standpoint in standpoints):
        experts = (x.expert for x in standpoints if x.claim == claim)
        yield reasons_of(ground, experts, claim)


def explain_backing(weighed: Weighed, explainer: Explainer) -> Explanation:
    """Ruiz urges “X”; what speaks for it: Osei affirms “Y”."""
    note = [_whose_steps(weighed)] if weighed.best.possible else []
    return Explanation(_cases("backing", weighed, explainer.composer), note)


def _matches(
    kind: FindingKind,
    claim: str,
    below: dict[str, list[Standpoint]],
    direct: tuple[Standpoint, ...],
    ground: Ground,
) -> Iterator[Match]:
    if not below or not direct:
        return
    left = tuple(standpoint for expert in sorted(below) for standpoint in below[expert])
    starts = {standpoint.claim for standpoint in left}
    also_by_expert = (
        frozenset(x for x in starts if ground.positions.of(standpoint.expert, x))
        for standpoint in direct
    )
    right = tuple(
        replace(standpoint, also=also) if also else standpoint
        for standpoint, also in zip(direct, also_by_expert, strict=True)
    )
    yield Match(kind, (claim,), (claim,), left, right)


def _shared_denials(claim: str, ground: Ground) -> Iterator[Match]:
    deniers = ground.deniers(claim)
    paths = {path.start: path for path in reversed(ground.paths.special_cases(claim))}
    for path in paths.values() if deniers else ():
        lower = tuple(
            standpoint
            for standpoint in ground.deniers(path.start)
            if ground.positions.of(standpoint.expert, claim) is None
        )
        upper = tuple(
            replace(standpoint, links=tuple(reversed(path.links)))
            for standpoint in deniers
            if ground.positions.of(standpoint.expert, path.start) is None
        )
        if lower and upper:
            key = (claim, path.start, "deny")
            yield Match(FindingKind.BROADER, key, (path.start,), upper, lower)


def _with_whole_share(standpoint: Standpoint, ground: Ground) -> Standpoint:
    """``standpoint`` with its first link at full weight for the linked premises that its expert
    affirms too, and the stances on them beside its own.
    """
    first, *rest = standpoint.links
    if first.kind is not StepKind.ARGUMENT:
        return standpoint
    premises = ground.network.arguments[first.id].premises
    if len(premises) == 1:
        return standpoint
    positions = [ground.positions.of(standpoint.expert, premise) for premise in premises]
    affirmed = [position for position in positions if position is not None and position.sign > 0]
    beside = [
        x for position in affirmed if position.claim != standpoint.claim for x in position.stances
    ]
    links = (_times(first, len(affirmed)), *rest)
    return replace(standpoint, stances=(*standpoint.stances, *beside), links=links)


def _times(link: PathStep, count: int) -> PathStep:
    return replace(link, value=link.value * count)


def _cases(
    key: str, weighed: Weighed, composer: Composer, **reading: Clause | None
) -> tuple[Clause, ...]:
    """What the one side says, and what the other says beneath it; in sentences that stay short."""
    by_start: dict[str, list[Standpoint]] = {}
    for standpoint in weighed.left:
        by_start.setdefault(standpoint.claim, []).append(standpoint)
    cases = tuple(composer.takes(standpoints) for standpoints in by_start.values())
    general = composer.takes(weighed.right)
    whole = clause(key, taken=general, cases=cases, **reading)
    together = clause(f"{key}.apart", cases=cases, **reading)
    one_by_one = (clause(f"{key}.apart", cases=(case,), **reading) for case in cases)
    return composer.in_breaths(whole, general, *composer.in_breaths(together, *one_by_one))


def _whose_steps(weighed: Weighed) -> Clause:
    """Who reasons from the one claim to the other, where neither side does."""
    links = [link for standpoint in weighed.left for link in standpoint.links if link.inferred]
    voices = sorted({voice for link in links for voice in link.said_by})
    if not voices:
        return clause("backing.by-nobody")
    return clause("backing.by-others", who=tuple(voices))


def _in_part(standpoint: Standpoint) -> bool:
    """Whether a special case on the way is declared to be one in part only."""
    return any(link.in_part for link in standpoint.links)


def _is_read(standpoint: Standpoint) -> bool:
    """Whether a special case on the way is one in the mapper's reading alone."""
    return any(not link.inferred and not link.said_by for link in standpoint.links)
