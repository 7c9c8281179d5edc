"""All findings of a network and all figures over the whole, in their order."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from counterpoint.analysis.basis.ground import Ground, lay_ground
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.issues import find_brief, find_issues
from counterpoint.analysis.kinds.defence import Defence, find_defences
from counterpoint.analysis.kinds.summaries import find_summaries
from counterpoint.analysis.settings import DEFAULTS, Settings
from counterpoint.analysis.table import FindingTable, find_table, ranked
from counterpoint.analysis.whole.alignment import FoundBetween, align, align_pair
from counterpoint.analysis.whole.coalitions import coalitions_on
from counterpoint.analysis.whole.consensus import find_consensus
from counterpoint.analysis.whole.contested import contested_classes, find_contested
from counterpoint.analysis.whole.cruxes import find_cruxes
from counterpoint.analysis.whole.gaps import (
    find_coverage,
    find_one_sided,
    find_speakers,
    find_unsupported,
)
from counterpoint.model import Alignment, Analysis, Coalition, Finding, FindingKind
from counterpoint.network import ArgumentNetwork


@contextmanager
def _without_collector() -> Iterator[None]:
    """Hold Python's collector of cycles still, if it runs.

    An analysis makes no cycles (a test holds that), and looking for some in all that a large one
    makes took a fifth of its time.
    """
    is_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_running:
            gc.enable()


@_without_collector()
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
    defences = list(find_defences(table.explainer))
    tense = [
        weighed
        for _, weighed in table.tensions
        if weighed.match.kind is not FindingKind.SAME_FACTS_DIFFERENT_ADVICE
    ]
    namings = table.namings()
    matrix = align(ground, _between(table, defences, namings))
    agreements, tensions = table.ranked()
    issues = find_issues(ground, agreements + tensions, composer)
    cruxes = find_cruxes(ground, table.sites, composer)
    speakers = find_speakers(ground)
    one_sided = find_one_sided(ground, speakers, told_classes, composer)
    return Analysis(
        agreements=agreements,
        tensions=tensions,
        defences=ranked((finding for finding, _ in defences), ground),
        summaries=ranked(find_summaries(table.explainer), ground),
        matrix=matrix,
        consensus=find_consensus(ground, contested_classes(tense), composer),
        contested=find_contested(ground, tense, composer)[: settings.most_listed],
        cruxes=cruxes,
        one_sided=one_sided,
        unsupported=find_unsupported(ground, composer),
        coverage=find_coverage(ground, speakers),
        settings=settings.as_factors(),
        coalitions=_coalitions(ground, matrix),
        issues=issues,
        brief=find_brief(issues, cruxes, one_sided, ground, composer),
        namings=ranked(namings, ground),
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
    between = _between(table, list(find_defences(table.explainer)), table.namings())
    return align_pair(table.explainer.ground, between, pair)


def _table(network: ArgumentNetwork, settings: Settings) -> FindingTable:
    return find_table(lay_ground(network, settings), Composer(network))


_Defences = list[tuple[Finding, Defence]]


def _between(table: FindingTable, defences: _Defences, namings: Sequence[Finding]) -> FoundBetween:
    return FoundBetween(
        [*table.agreements, *table.tensions],
        [(finding.id, defence) for finding, defence in defences],
        namings,
    )


def _coalitions(ground: Ground, matrix: Sequence[Alignment]) -> tuple[Coalition, ...]:
    """The first coalitions of a panel that is no crowd."""
    if len(ground.network.panel) > ground.settings.most_matrix_experts:
        return ()
    return coalitions_on(ground, matrix).rows[: ground.settings.most_listed]
