"""All findings of a network and all figures over the whole, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from counterpoint.analysis.alignment import align
from counterpoint.analysis.attacks import find_attacks, tell_attack
from counterpoint.analysis.broader import (
    find_backing,
    find_broader,
    tell_backing,
    tell_broader,
)
from counterpoint.analysis.consensus import find_consensus
from counterpoint.analysis.contested import contested_classes, find_contested
from counterpoint.analysis.cruxes import find_cruxes
from counterpoint.analysis.defence import find_defences
from counterpoint.analysis.explain import Explainer, Told
from counterpoint.analysis.folding import fold, note_of, strength
from counterpoint.analysis.gaps import find_coverage, find_one_sided, find_unsupported
from counterpoint.analysis.ground import Ground, lay_ground
from counterpoint.analysis.matches import Match, Weighed, weigh
from counterpoint.analysis.opposition import find_oppositions, tell_opposition
from counterpoint.analysis.own_tension import find_own_tensions
from counterpoint.analysis.same_claim import find_same_claims, tell_same_claim
from counterpoint.analysis.settings import DEFAULTS, Settings
from counterpoint.analysis.summaries import find_summaries
from counterpoint.analysis.wording import Wording
from counterpoint.model import Analysis, Finding, FindingKind
from counterpoint.network import ArgumentNetwork

__all__ = ["analyse"]

_Teller = Callable[[Weighed, Explainer], Told]

_TELLERS: dict[FindingKind, _Teller] = {
    FindingKind.SAME_CLAIM: tell_same_claim,
    FindingKind.BROADER: tell_broader,
    FindingKind.BACKING: tell_backing,
    FindingKind.CONTRADICTION: tell_opposition,
    FindingKind.INCOMPATIBILITY: tell_opposition,
    FindingKind.PULL: tell_opposition,
    FindingKind.REBUTTAL: tell_attack,
    FindingKind.UNDERMINING: tell_attack,
    FindingKind.UNDERCUT: tell_attack,
}


def analyse(network: ArgumentNetwork, settings: Settings = DEFAULTS) -> Analysis:
    """Agreements, tensions, defences, summaries, and the figures over the whole.

    The work grows with the number of claims, relations and ways in which experts hold them;
    only the matrix grows with the pairs of experts.

    Raises:
        LimitError: there are more ways between claims than ``settings.most_paths``.
    """
    ground = lay_ground(network, settings)
    wording = Wording(network)
    explainer = Explainer(ground, wording)
    agreed = sorted(_agreements(ground), key=strength)
    folded = fold(_tensions(ground))
    tense = [item.kept for item in folded]

    agreements = _explained(agreed, explainer)
    between = [
        replace(finding, note=_joined(finding.note, note_of(item, ground, wording)))
        for item, finding in zip(folded, _explained(tense, explainer), strict=True)
    ]
    own = find_own_tensions(explainer)
    tensions = sorted((*between, *own), key=_rank)
    met = (x for finding in (*agreements, *between) for x in finding.claims)
    matched = zip((*agreements, *between), (*agreed, *tense), strict=True)
    return Analysis(
        agreements=tuple(agreements),
        tensions=tuple(tensions),
        defences=tuple(sorted(find_defences(explainer), key=_rank)),
        summaries=tuple(sorted(find_summaries(explainer), key=_rank)),
        matrix=align(ground, ((finding.id, found) for finding, found in matched)),
        consensus=find_consensus(ground, contested_classes(tense), wording),
        contested=find_contested(ground, tense, wording)[: settings.most_listed],
        cruxes=find_cruxes(ground, tense, _kept_tensions, wording),
        one_sided=find_one_sided(ground, (network.class_of[x] for x in met), wording),
        unsupported=find_unsupported(ground, wording),
        coverage=find_coverage(ground),
        settings=settings.as_factors(),
    )


def _agreements(ground: Ground) -> list[Weighed]:
    found = chain(find_same_claims(ground), find_broader(ground), find_backing(ground))
    return _weighed(found, ground)


def _tensions(ground: Ground) -> list[Weighed]:
    return _weighed(chain(find_oppositions(ground), find_attacks(ground)), ground)


def _kept_tensions(ground: Ground) -> list[Weighed]:
    return [item.kept for item in fold(_tensions(ground))]


def _weighed(matches: Iterable[Match], ground: Ground) -> list[Weighed]:
    found = (weigh(match, ground.settings, ground.opposed) for match in matches)
    return [item for item in found if item is not None]


def _explained(weighed: Sequence[Weighed], explainer: Explainer) -> list[Finding]:
    return [explainer.finding(x, _TELLERS[x.match.kind](x, explainer)) for x in weighed]


def _rank(finding: Finding) -> tuple[bool, float, int, str, str]:
    score = -round(abs(finding.score), 12)
    return (finding.possible, score, -len(finding.experts), finding.kind.value, finding.id)


def _joined(*notes: str) -> str:
    return " ".join(note for note in notes if note)
