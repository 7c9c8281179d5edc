"""All findings between experts in one network, told, and what each was found at.

What belongs here: the order in which findings are found, folded and explained, each recalled where
nothing changed that it was made from. What does not: the figures over the whole (`analyse`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Match, Weighed
from counterpoint.analysis.basis.recall import Recall, afresh
from counterpoint.analysis.basis.weighing import weigh
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.explaining.explainer import Explainer, Explanation
from counterpoint.analysis.explaining.finding_ids import with_distinct_ids
from counterpoint.analysis.kinds.attacks import attack_sites, explain_attack
from counterpoint.analysis.kinds.broader import (
    backing_at,
    broader_at,
    explain_backing,
    explain_broader,
)
from counterpoint.analysis.kinds.conditions import condition_sites, explain_denied_condition
from counterpoint.analysis.kinds.folding import Folded, note_of, strength
from counterpoint.analysis.kinds.namings import find_namings_told
from counterpoint.analysis.kinds.opposition import explain_opposition, opposition_sites
from counterpoint.analysis.kinds.own_tension import find_own_tensions
from counterpoint.analysis.kinds.reports import explain_report, report_sites, sidings_at
from counterpoint.analysis.kinds.same_claim import explain_same_claim, same_claims_at
from counterpoint.analysis.kinds.shared_grounds import (
    explain_different_advice,
    explain_different_facts,
    find_different_advice,
    find_different_facts,
)
from counterpoint.analysis.kinds.sites import Site, Sites
from counterpoint.model import Finding, FindingKind, Stance, clauses_of, rounded

_EXPLAINERS: dict[FindingKind, Callable[[Weighed, Explainer], Explanation]] = {
    FindingKind.SAME_CLAIM: explain_same_claim,
    FindingKind.BROADER: explain_broader,
    FindingKind.BACKING: explain_backing,
    FindingKind.SIDES_WITH: explain_report,
    FindingKind.PARTS_FROM: explain_report,
    FindingKind.CONTRADICTION: explain_opposition,
    FindingKind.INCOMPATIBILITY: explain_opposition,
    FindingKind.PULL: explain_opposition,
    FindingKind.REBUTTAL: explain_attack,
    FindingKind.UNDERMINING: explain_attack,
    FindingKind.UNDERCUT: explain_attack,
    FindingKind.SAME_FACTS_DIFFERENT_ADVICE: explain_different_advice,
}


_Explained = tuple[Finding, Weighed]


@dataclass(frozen=True, slots=True)
class FindingTable:
    """All findings between experts of one ground, each with what it is of.

    ``sites`` are where tensions can arise, ``inside`` the classes that only those tensions touch
    which are told in the note of a stronger one. ``matches`` are all that experts meet in.
    """

    explainer: Explainer
    sites: Sites
    agreements: list[_Explained]
    tensions: list[_Explained]
    inside: set[str]
    matches: list[Weighed]

    def namings(self) -> list[Finding]:
        """What one says to another by name, where no finding between the two tells it."""
        namings = (self.explainer.namings_in(weighed) for weighed in self.matches)
        return list(find_namings_told(self.explainer, frozenset[Stance]().union(*namings)))

    def ranked(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """The agreements, and the tensions with those of one expert; each strongest first."""
        ground, own = self.explainer.ground, find_own_tensions(self.explainer)
        return (
            ranked((finding for finding, _ in self.agreements), ground),
            ranked((*(finding for finding, _ in self.tensions), *own), ground),
        )


def find_table(ground: Ground, composer: Composer, recall: Recall = afresh) -> FindingTable:
    """The findings between experts; ``recall`` may know some of them.

    Raises:
        LimitError: there are more ways between claims than ``settings.most_paths``.
    """
    explainer = Explainer(ground, composer)
    agreements_found = [
        weighed
        for claim in ground.network.members
        for weighed in recall(("agreed", claim), partial(_agreements_at, claim, ground))
    ]
    sites = Sites(ground, tension_sites(ground), recall)
    foldings = sorted(chain(*sites.folded()), key=lambda item: strength(item.strongest))
    tense = [item.strongest for item in foldings]

    agreements = [
        (recall(_recall_key(weighed), partial(_explained, weighed, explainer), (weighed,)), weighed)
        for weighed in agreements_found
    ]
    tensions = [
        (
            recall(
                _recall_key(item.strongest),
                partial(_with_note, item, explainer),
                (item.strongest, *item.others),
            ),
            item.strongest,
        )
        for item in foldings
    ]
    agreements += _on_different_facts(agreements_found, tensions, explainer)
    joint = _weighed(find_different_advice(ground, tense), ground)
    tensions += [(_explained(weighed, explainer), weighed) for weighed in joint]
    return FindingTable(
        explainer,
        sites,
        _with_distinct_ids(agreements),
        _with_distinct_ids(tensions),
        _inside(foldings),
        [*agreements_found, *tense, *(x for item in foldings for x in item.others)],
    )


def _recall_key(weighed: Weighed) -> tuple[str, ...]:
    return ("told", weighed.match.kind.value, *weighed.match.key)


def _agreements_at(claim: str, ground: Ground) -> list[Weighed]:
    matches = chain(
        same_claims_at(claim, ground),
        broader_at(claim, ground),
        backing_at(claim, ground),
        sidings_at(claim, ground),
    )
    return _weighed(matches, ground)


def _inside(foldings: Iterable[Folded]) -> set[str]:
    """The classes that only those tensions touch which are told in the note of a stronger one."""
    others = [weighed for item in foldings for weighed in item.others]
    standpoints = (
        standpoint for weighed in others for standpoint in (*weighed.left, *weighed.right)
    )
    return {standpoint.claim for standpoint in standpoints}.union(
        *(weighed.match.about for weighed in others)
    )


def tension_sites(ground: Ground) -> Iterator[Site]:
    """Every place of the network where experts can be in tension."""
    yield from opposition_sites(ground)
    yield from attack_sites(ground)
    yield from condition_sites(ground)
    yield from report_sites(ground)


def _weighed(matches: Iterable[Match], ground: Ground) -> list[Weighed]:
    pairings = (weigh(match, ground) for match in matches)
    return [item for item in pairings if item is not None]


def _explanation(weighed: Weighed, explainer: Explainer) -> Explanation:
    match = weighed.match
    on_condition = match.kind is FindingKind.UNDERMINING and not match.bridge
    explain = explain_denied_condition if on_condition else _EXPLAINERS[match.kind]
    return explain(weighed, explainer)


def _explained(weighed: Weighed, explainer: Explainer) -> Finding:
    return explainer.finding(weighed, _explanation(weighed, explainer))


def _with_note(item: Folded, explainer: Explainer) -> Finding:
    explanation = _explanation(item.strongest, explainer)
    explanation.note += note_of(item, explainer.ground, explainer.composer)
    explanation.folded = item.others
    return explainer.finding(item.strongest, explanation)


def _on_different_facts(
    agreed: Sequence[Weighed], tensions: Sequence[_Explained], explainer: Explainer
) -> list[_Explained]:
    ground = explainer.ground
    summaries = {id(weighed): clauses_of(finding.summary) for finding, weighed in tensions}
    tense = [weighed for _, weighed in tensions]
    explained = []
    for match, tension in find_different_facts(ground, agreed, tense):
        weighed = weigh(match, ground)
        if weighed is not None:
            words = explain_different_facts(weighed, explainer, summaries[id(tension)])
            explained.append((explainer.finding(weighed, words), weighed))
    return explained


def _with_distinct_ids(explained: list[_Explained]) -> list[_Explained]:
    ids = with_distinct_ids(
        [finding for finding, _ in explained], [weighed.match.key for _, weighed in explained]
    )
    return [
        (finding if finding.id == key else replace(finding, id=key), weighed)
        for key, (finding, weighed) in zip(ids, explained, strict=True)
    ]


def ranked(findings: Iterable[Finding], ground: Ground) -> tuple[Finding, ...]:
    """Sure before possible, where somebody is named before the rest, strong before weak.

    Scores are read to one decimal, so what is as strong by that is a tie: then many experts come
    before few, advice before facts, and only then the further decimals count.
    """

    def rank(finding: Finding) -> tuple[bool, bool, float, int, bool, float, str, str]:
        score = -rounded(abs(finding.score))
        first = ground.network.class_of[finding.claims[-1]] if finding.claims else ""
        facts = not (first and ground.is_advice(first))
        return (
            finding.possible,
            not finding.namings,
            score,
            -len(finding.experts),
            facts,
            -round(abs(finding.score), 12),
            finding.kind.value,
            finding.id,
        )

    return tuple(sorted(findings, key=rank))
