"""Parting from another, and siding with another, by what the speaker reports of that expert.

Somebody says what another holds, and stands against it or beside it. Where the other speaks in
person that decides, and the two are told like any others; where the map has no word of the other,
the report is what there is. It weighs less than an own word, and is told as a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Match, Standpoint, Weighed
from counterpoint.analysis.basis.positions import sign_of
from counterpoint.analysis.explaining.explainer import Explainer, Explanation
from counterpoint.analysis.kinds.sites import Site
from counterpoint.model import FindingKind
from counterpoint.wording import clause


def report_sites(ground: Ground) -> Iterator[Site]:
    """Each claim that somebody reports of another of the panel."""
    for speaker, other, claim in _reports(ground):
        reads = frozenset({claim, *ground.rivals(claim)})
        find = partial(_parting, speaker, other, claim)
        yield Site((claim, speaker, other, "report"), reads, frozenset({claim}), find)


def sidings_at(claim: str, ground: Ground) -> Iterator[Match]:
    """One match for each who reports of another that the other holds a class, and holds it too."""
    for speaker, other in _reports_at(claim, ground):
        reported = _reported(speaker, other, claim, ground)
        own = _standpoint(speaker, claim, reported.sign, ground) if reported else None
        if reported and own:
            key = (claim, speaker, other)
            yield Match(FindingKind.SIDES_WITH, key, (claim,), (own,), (reported,))


def _parting(speaker: str, other: str, claim: str, ground: Ground) -> Match | None:
    reported = _reported(speaker, other, claim, ground)
    if reported is None:
        return None
    own = _standpoint(speaker, claim, -reported.sign, ground)
    if own is None and reported.sign > 0 and ground.positions.of(speaker, claim) is None:
        excluding = (_standpoint(speaker, x, 1, ground) for x in ground.rivals(claim))
        own = next((x for x in excluding if x is not None), None)
    if own is None:
        return None
    key = (claim, speaker, other)
    affirming, opposing = (reported, own) if reported.sign > 0 else (own, reported)
    return Match(FindingKind.PARTS_FROM, key, (claim,), (affirming,), (opposing,))


def _reports(ground: Ground) -> list[tuple[str, str, str]]:
    """Speaker, who is reported, and the class; sorted, each once."""
    return sorted(
        {
            (speaker, str(stance.voice), claim)
            for (speaker, claim), stances in ground.namings.items()
            for stance in stances
            if not stance.is_own and claim in ground.network.members
        }
    )


def _reports_at(claim: str, ground: Ground) -> list[tuple[str, str]]:
    """Who reports something of a class, and of whom; sorted, each once."""
    panel = ground.network.panel if ground.namings else ()
    return sorted(
        {
            (speaker, str(stance.voice))
            for speaker in panel
            for stance in ground.namings.get((speaker, claim), ())
            if not stance.is_own
        }
    )


def _reported(speaker: str, other: str, claim: str, ground: Ground) -> Standpoint | None:
    """What a speaker says that another holds, where the map has no word of the other's own.

    Nothing where the other is reported both ways.
    """
    stances = tuple(
        stance
        for stance in ground.namings.get((speaker, claim), ())
        if not stance.is_own and stance.voice == other
    )
    signs = {sign_of(stance) for stance in stances}
    if (other, claim) in ground.network.stances or len(signs) > 1 or not stances:
        return None
    weight = ground.settings.of_another
    return Standpoint(other, weight, claim, sign_of(stances[0]), stances[:1])


def _standpoint(expert: str, claim: str, sign: int, ground: Ground) -> Standpoint | None:
    sides = ground.affirmers(claim) if sign > 0 else ground.deniers(claim)
    return next((standpoint for standpoint in sides if standpoint.expert == expert), None)


def explain_report(weighed: Weighed, explainer: Explainer) -> Explanation:
    """Ruiz denies “X”, and reports the opposite: Osei affirms “X”."""
    composer = explainer.composer
    sides = (*weighed.left, *weighed.right)
    own, reported = sorted(sides, key=lambda x: x.stances[0].expert != x.expert)
    word = "sides" if weighed.match.kind is FindingKind.SIDES_WITH else "parts"
    opinion = composer.reported(reported.stances[0])
    return Explanation([clause(f"report.{word}", taken=composer.takes([own]), told=opinion)])
