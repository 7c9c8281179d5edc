"""All findings of a network and all figures over the whole, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from counterpoint.analysis.basis.ground import Ground, lay_ground
from counterpoint.analysis.basis.matches import Match, Weighed
from counterpoint.analysis.basis.weighing import weigh
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.explaining.explainer import Explainer, Explanation, with_distinct_ids
from counterpoint.analysis.issues import find_brief, find_issues
from counterpoint.analysis.kinds.attacks import attack_sites, explain_attack
from counterpoint.analysis.kinds.broader import (
    explain_backing,
    explain_broader,
    find_backing,
    find_broader,
)
from counterpoint.analysis.kinds.conditions import condition_sites, explain_denied_condition
from counterpoint.analysis.kinds.defence import Defence, find_defences
from counterpoint.analysis.kinds.folding import Folded, note_of, strength
from counterpoint.analysis.kinds.namings import find_namings_told
from counterpoint.analysis.kinds.opposition import explain_opposition, opposition_sites
from counterpoint.analysis.kinds.own_tension import find_own_tensions
from counterpoint.analysis.kinds.reports import explain_report, find_sidings, report_sites
from counterpoint.analysis.kinds.same_claim import explain_same_claim, find_same_claims
from counterpoint.analysis.kinds.shared_grounds import (
    explain_different_advice,
    explain_different_facts,
    find_different_advice,
    find_different_facts,
)
from counterpoint.analysis.kinds.sites import Site, Sites
from counterpoint.analysis.kinds.summaries import find_summaries
from counterpoint.analysis.settings import DEFAULTS, Settings
from counterpoint.analysis.whole.alignment import FoundBetween, align, align_pair
from counterpoint.analysis.whole.coalitions import coalitions_on
from counterpoint.analysis.whole.consensus import find_consensus
from counterpoint.analysis.whole.contested import contested_classes, find_contested
from counterpoint.analysis.whole.cruxes import find_cruxes
from counterpoint.analysis.whole.gaps import find_coverage, find_one_sided, find_unsupported
from counterpoint.model import (
    Alignment,
    Analysis,
    Coalition,
    Finding,
    FindingKind,
    Stance,
    clauses_of,
)
from counterpoint.network import ArgumentNetwork

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


def analyse(network: ArgumentNetwork, settings: Settings = DEFAULTS) -> Analysis:
    """Agreements, tensions, defences, summaries, namings, and the figures over the whole.

    The work grows with the number of claims, relations and ways in which experts hold them;
    only the matrix grows with the pairs of experts.

    Raises:
        LimitError: there are more ways between claims than ``settings.most_paths``.
    """
    table = _table(network, settings)
    ground, composer = table.explainer.ground, table.explainer.composer
    between = [finding for finding, _ in (*table.agreements, *table.tensions)]
    class_of = network.class_of
    told_classes = table.inside | {
        class_of[claim] for finding in between for claim in finding.claims
    }
    own = find_own_tensions(table.explainer)
    tense = [
        weighed
        for _, weighed in table.tensions
        if weighed.match.kind is not FindingKind.SAME_FACTS_DIFFERENT_ADVICE
    ]
    matrix = align(ground, table.between())
    agreements = _ranked((finding for finding, _ in table.agreements), ground)
    tensions = _ranked((*(finding for finding, _ in table.tensions), *own), ground)
    issues = find_issues(ground, agreements + tensions, composer)
    cruxes = find_cruxes(ground, table.sites, composer)
    one_sided = find_one_sided(ground, told_classes, composer)
    return Analysis(
        agreements=agreements,
        tensions=tensions,
        defences=_ranked((finding for finding, _ in table.defences), ground),
        summaries=_ranked(find_summaries(table.explainer), ground),
        matrix=matrix,
        consensus=find_consensus(ground, contested_classes(tense), composer),
        contested=find_contested(ground, tense, composer)[: settings.most_listed],
        cruxes=cruxes,
        one_sided=one_sided,
        unsupported=find_unsupported(ground, composer),
        coverage=find_coverage(ground),
        settings=settings.as_factors(),
        coalitions=_coalitions(ground, matrix),
        issues=issues,
        brief=find_brief(issues, cruxes, one_sided, ground, composer),
        namings=_ranked(table.namings, ground),
    )


def align_two(
    network: ArgumentNetwork, first: str, second: str, settings: Settings = DEFAULTS
) -> Alignment:
    """The row of the matrix for two experts with its ties, also where the panel is a crowd.

    The ids are those of the findings of `analyse`. As long as `analyse` without its figures.

    Raises:
        LimitError: there are more ways between claims than ``settings.most_paths``.
    """
    table = _table(network, settings)
    pair = (min(first, second), max(first, second))
    return align_pair(table.explainer.ground, table.between(), pair)


_Explained = tuple[Finding, Weighed]


@dataclass(frozen=True, slots=True)
class _Table:
    """All findings between experts, with what they are of."""

    explainer: Explainer
    sites: Sites
    agreements: list[_Explained]
    tensions: list[_Explained]
    defences: list[tuple[Finding, Defence]]
    namings: list[Finding]
    inside: set[str]

    def between(self) -> FoundBetween:
        return FoundBetween(
            [(finding, weighed) for finding, weighed in (*self.agreements, *self.tensions)],
            [(finding.id, defence) for finding, defence in self.defences],
            self.namings,
        )


def _table(network: ArgumentNetwork, settings: Settings) -> _Table:
    ground = lay_ground(network, settings)
    explainer = Explainer(ground, Composer(network))
    agreements_found = _agreements(ground)
    sites = Sites(ground, tension_sites(ground))
    foldings = sorted(chain(*sites.folded()), key=lambda item: strength(item.strongest))
    tense = [item.strongest for item in foldings]

    agreements = [(_explained(weighed, explainer), weighed) for weighed in agreements_found]
    tensions = [(_with_note(item, explainer), item.strongest) for item in foldings]
    agreements += _on_different_facts(agreements_found, tensions, explainer)
    joint = _weighed(find_different_advice(ground, tense), ground)
    tensions += [(_explained(weighed, explainer), weighed) for weighed in joint]
    folded = [weighed for item in foldings for weighed in item.others]
    namings = (explainer.namings_in(weighed) for weighed in (*agreements_found, *tense, *folded))
    stances_between = frozenset[Stance]().union(*namings)
    return _Table(
        explainer,
        sites,
        _with_distinct_ids(agreements),
        _with_distinct_ids(tensions),
        list(find_defences(explainer)),
        list(find_namings_told(explainer, stances_between)),
        _inside(foldings),
    )


def _coalitions(ground: Ground, matrix: Sequence[Alignment]) -> tuple[Coalition, ...]:
    """The first coalitions of a panel that is no crowd."""
    if len(ground.network.panel) > ground.settings.most_matrix_experts:
        return ()
    return coalitions_on(ground, matrix).rows[: ground.settings.most_listed]


def _inside(foldings: Iterable[Folded]) -> set[str]:
    """The classes that only those tensions touch which are told in the note of a stronger one."""
    others = [weighed for item in foldings for weighed in item.others]
    standpoints = (
        standpoint for weighed in others for standpoint in (*weighed.left, *weighed.right)
    )
    return {standpoint.claim for standpoint in standpoints}.union(
        *(weighed.match.about for weighed in others)
    )


def _agreements(ground: Ground) -> list[Weighed]:
    finders = (find_same_claims, find_broader, find_backing, find_sidings)
    return _weighed(chain.from_iterable(find(ground) for find in finders), ground)


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
        (replace(finding, id=key), weighed)
        for key, (finding, weighed) in zip(ids, explained, strict=True)
    ]


def _ranked(findings: Iterable[Finding], ground: Ground) -> tuple[Finding, ...]:
    """Sure before possible, where somebody is named before the rest, strong before weak.

    Then many experts before few, and advice before facts.
    """

    def rank(finding: Finding) -> tuple[bool, bool, float, int, bool, str, str]:
        score = -round(abs(finding.score), 12)
        first = ground.network.class_of[finding.claims[-1]] if finding.claims else ""
        facts = not (first and ground.is_advice(first))
        return (
            finding.possible,
            not finding.namings,
            score,
            -len(finding.experts),
            facts,
            finding.kind.value,
            finding.id,
        )

    return tuple(sorted(findings, key=rank))
