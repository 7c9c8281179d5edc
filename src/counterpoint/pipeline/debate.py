"""A debate: one map with its RDF graphs, its network and its findings.

The chain from a map to findings stands here: network, analysis, findings in the store. What does
not: where a map comes from (`counterpoint.pipeline.map_input`), and how it came into the store and
was checked (`counterpoint.pipeline.opened_maps`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import PurePath

from counterpoint.analysis import DEFAULTS, Settings, align_two
from counterpoint.analysis import analyse as analyse_network
from counterpoint.errors import Place, Problem, Severity, UsageError
from counterpoint.formats import Conversion
from counterpoint.model import (
    Alignment,
    Analysis,
    ArgumentMap,
    Finding,
    Findings,
    Issue,
    Issues,
    VoteTable,
    WhoSaysWhat,
    short_names,
    with_passages,
)
from counterpoint.network import ArgumentNetwork, build_network
from counterpoint.pipeline.opened_maps import OpenedMap
from counterpoint.pipeline.vote_groups import votes_of_crowd, with_figures
from counterpoint.progress import step
from counterpoint.store import Store

_TELLING: ContextVar[Callable[[ArgumentMap], object] | None] = ContextVar("telling", default=None)


@dataclass(frozen=True, slots=True, repr=False)
class Debate:
    """One map with its store (map, findings, provenance as graphs) and what was found in it.

    ``votes`` are there if so many have stances in the map that they are told by group: as they
    were read, or as the stances have them where it comes from files that know no votes. A map that
    holds the counts of a crowd has no single votes. ``conversions`` say what of foreign files
    is in the map and what is not.
    """

    map: ArgumentMap
    store: Store
    network: ArgumentNetwork
    analysis: Analysis
    warnings: tuple[Problem, ...]
    votes: VoteTable | None = None
    conversions: tuple[Conversion, ...] = ()

    def __repr__(self) -> str:
        return f"<Debate: {self.map!r}, {self.analysis!r}, {len(self.warnings)} warnings>"


def debate_in(opened: OpenedMap) -> Debate:
    """Everything about a map that was checked; its store gets findings and their provenance.

    Whoever is `told_of_maps` is given the map before anything is found in it.
    """
    argument_map, store = opened.map, opened.store
    tell = _TELLING.get()
    if tell is not None:
        tell(argument_map)
    with step("Finding where experts meet"):
        network = build_network(store.read_map())
        analysis = with_figures(analyse_network(network), argument_map)
    with step("Writing findings as RDF"):
        left_out = store.add_findings(analysis, argument_map)
    with step("Counting votes by group"):
        votes = votes_of_crowd(argument_map, opened.table)
    lacking = _names_in_place_of_numbers(argument_map) if votes is None else ()
    warnings = (*opened.warnings, *left_out, *lacking)
    return Debate(argument_map, store, network, analysis, warnings, votes, opened.conversions)


@contextmanager
def told_of_maps(tell: Callable[[ArgumentMap], object]) -> Iterator[None]:
    """Within, ``tell`` is given each map that is read, once it is checked.

    What is found in a large map takes far longer than reading it.
    """
    token = _TELLING.set(tell)
    try:
        yield
    finally:
        _TELLING.reset(token)


def analyse(argument_map: ArgumentMap, settings: Settings = DEFAULTS) -> Analysis:
    """All agreements, tensions and figures over the whole of a map, by the weights of ``settings``.

    Raises:
        LimitError: there are more ways between claims than ``settings.most_paths``.
        UsageError: what is given is no map, or no settings.
    """
    check_map(argument_map, settings)
    analysis = analyse_network(build_network(argument_map), settings)
    return with_passages(with_figures(analysis, argument_map), argument_map)


def check_map(argument_map: object, settings: object = DEFAULTS) -> None:
    """Nothing for a map and settings.

    Raises:
        UsageError: it is something else, with what to give.
    """
    if not isinstance(argument_map, ArgumentMap):
        advice = "give an ArgumentMap"
        if isinstance(argument_map, str | PurePath):
            advice = f"read it first: counterpoint.read({str(argument_map)!r})"
        elif isinstance(argument_map, Analysis | Findings | Issues | Finding | Issue):
            advice = "give the ArgumentMap that this was found in"
        raise UsageError(f"a {type(argument_map).__name__} is no map; {advice}")
    if not isinstance(settings, Settings):
        advice = "give counterpoint.Settings, for example Settings(least_tension=0.5)"
        raise UsageError(f"settings cannot be {settings!r}; {advice}")


def alignment_of(debate: Debate, first: str, second: str) -> Alignment:
    """What stands between two experts of the panel; of a crowd it is computed for the two.

    Raises:
        LimitError: there are more ways between claims than the limit allows.
    """
    pair = (min(first, second), max(first, second))
    rows = () if debate.map.is_crowd else debate.analysis.matrix
    row = next((x for x in rows if (x.first, x.second) == pair), None)
    return row or align_two(debate.network, *pair)


def find_issues(argument_map: ArgumentMap, settings: Settings = DEFAULTS) -> Issues:
    """The matters on which the panel can be compared, in a reader's order."""
    return Issues(analyse(argument_map, settings).issues)


def who_says_what(argument_map: ArgumentMap, settings: Settings = DEFAULTS) -> WhoSaysWhat:
    """Where each expert of the panel stands on each issue, as a table that shows itself."""
    check_map(argument_map, settings)
    names = short_names(argument_map.experts)
    experts = tuple((expert.id, names[expert.id]) for expert in argument_map.panel)
    return WhoSaysWhat(experts, find_issues(argument_map, settings))


def find_agreements(
    argument_map: ArgumentMap,
    settings: Settings = DEFAULTS,
    *,
    experts: Iterable[str] = (),
    least_score: float = 0.0,
) -> Findings:
    """The agreements of a map, strongest first.

    ``experts`` keeps those in which all of them have a part, named by id or name; one may stand
    alone. Two may both have a part in what stands between them and others: ``analyse(...).matrix``
    has what stands between two. ``least_score`` keeps those of at least so much, from 0 to 1.

    Raises:
        LimitError: there are more ways between claims than ``settings.most_paths``.
        UsageError: a name is none of the panel's, or what is given is no map or no settings.
    """
    findings = analyse(argument_map, settings).agreements
    return _narrowed(argument_map, findings, experts, least_score)


def find_tensions(
    argument_map: ArgumentMap,
    settings: Settings = DEFAULTS,
    *,
    experts: Iterable[str] = (),
    least_score: float = 0.0,
) -> Findings:
    """The tensions of a map, strongest first: as `find_agreements`.

    Of a tension the size of the score counts: 0.4 keeps what has -0.4 and less.
    """
    findings = analyse(argument_map, settings).tensions
    return _narrowed(argument_map, findings, experts, least_score)


def _narrowed(
    argument_map: ArgumentMap,
    findings: Iterable[Finding],
    experts: Iterable[str],
    least_score: float,
) -> Findings:
    names = (experts,) if isinstance(experts, str) else experts
    wished = {argument_map.panel_expert(name).id for name in names}
    if not isinstance(least_score, int | float) or not abs(least_score) <= 1:
        raise UsageError(f"least_score is {least_score!r} and must be a number from 0 to 1")
    return Findings(
        x for x in findings if wished <= set(x.experts) and abs(x.score) >= abs(least_score)
    )


def _names_in_place_of_numbers(argument_map: ArgumentMap) -> tuple[Problem, ...]:
    """That a crowd is shown expert by expert, for want of what counts it by group."""
    if not argument_map.is_crowd or argument_map.crowd is not None:
        return ()
    sentence = f"has {len(argument_map.panel)} experts, and page and report name each of them"
    advice = "install counterpoint[votes] to have them told by group and number"
    place, severity = Place(argument_map.id), Severity.WARNING
    return (Problem(place, sentence, advice, "crowd-without-numpy", severity),)
