"""Suppositions on a map, with claims and experts named as a person names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property

from counterpoint.analysis import Supposer
from counterpoint.analysis import suppose as suppose_in
from counterpoint.errors import LimitError, UsageError
from counterpoint.model import Analysis, ArgumentMap, Supposed, Supposition, id_called
from counterpoint.network import ArgumentNetwork, build_network
from counterpoint.pipeline.debate import Debate, check_map

# Suppositions times statements: each copies the statements once. Twice what the shipped map takes,
# and some three seconds.
_MOST_WORK = 100_000
# Statements of a map that a server supposes on: a second for the first answer.
_MOST_ASKED = 5_000


def suppose(
    argument_map: ArgumentMap,
    *,
    reject: Iterable[str] = (),
    accept: Iterable[str] = (),
    silence: Iterable[str] = (),
) -> Supposed:
    """What would be told otherwise if claims were false or true, or experts left out.

    Claims are named by id or title, experts of the panel by id or name; one may stand alone.

    Raises:
        UsageError: a name is none of the map's or of several, nothing is supposed, or what is
            supposed excludes itself by what the map says.
    """
    check_map(argument_map)
    supposition = find_supposition(argument_map, reject=reject, accept=accept, silence=silence)
    return suppose_in(build_network(argument_map), supposition)


def single_suppositions(network: ArgumentNetwork, analysis: Analysis) -> tuple[Supposed, ...]:
    """What each claim of an issue would change if it were so or not, and each expert left out.

    In the order of the issues, as many as `_MOST_WORK` allows: for small maps all, for a crowd or
    a very large map none. What the map itself excludes is left out.
    """
    size = len(network.map.stances)
    if network.is_crowd or size > _MOST_ASKED or not analysis.issues:
        return ()
    claims = dict.fromkeys(claim for issue in analysis.issues for claim in issue.claims)
    suppositions = [Supposition(silenced=(expert.id,)) for expert in network.map.panel]
    for claim in claims:
        suppositions += Supposition(rejected=(claim,)), Supposition(accepted=(claim,))
    most = _MOST_WORK // max(1, size)
    supposer = Supposer(network)
    every = []
    for supposition in suppositions[:most]:
        # A claim that the map's own relations exclude cannot be supposed.
        with suppress(UsageError):
            every.append(supposer.suppose(supposition, with_cruxes=False))
    return tuple(every)


class LiveSupposer:
    """Supposes on one debate whatever is asked; it is analysed for that when first asked."""

    def __init__(self, debate: Debate) -> None:
        self._debate = debate

    def suppose(
        self,
        reject: Iterable[str],
        accept: Iterable[str],
        silence: Iterable[str],
        *,
        with_cruxes: bool = False,
    ) -> Supposed:
        """As `suppose`; without cruxes, which take as long again, unless they are wished.

        Raises:
            LimitError: the map is too large to be asked while somebody waits.
            UsageError: as `suppose`.
        """
        size = len(self._debate.map.stances)
        if self._debate.map.is_crowd or size > _MOST_ASKED:
            raise LimitError(
                f"a map of a crowd, or of more than {_MOST_ASKED} statements, is not supposed "
                "live; `counterpoint suppose` does it"
            )
        supposition = find_supposition(
            self._debate.map, reject=reject, accept=accept, silence=silence
        )
        return self._supposer.suppose(supposition, with_cruxes=with_cruxes)

    @cached_property
    def _supposer(self) -> Supposer:
        return Supposer(self._debate.network)


def find_supposition(
    argument_map: ArgumentMap,
    *,
    reject: Iterable[str] = (),
    accept: Iterable[str] = (),
    silence: Iterable[str] = (),
) -> Supposition:
    """The supposition of which the names tell, each claim and expert once.

    Raises:
        UsageError: a name is none of the map's, or of several, or all the panel is left out.
    """
    titles = {claim.id: (claim.title, f"[{claim.title}]") for claim in argument_map.claims}
    silenced = [argument_map.panel_expert(word) for word in _several(silence)]
    ids = tuple(dict.fromkeys(expert.id for expert in silenced))
    if len(ids) > 1 and len(ids) == len(argument_map.panel):
        raise UsageError("with all of the panel left out there is nobody to compare; keep some")
    return Supposition(
        _ids(reject, titles, "claim"),
        _ids(accept, titles, "claim"),
        ids,
    )


def _ids(
    words: Iterable[str], names_by_id: Mapping[str, tuple[str, ...]], what: str
) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_called(word, names_by_id, what) for word in _several(words)))


def _several(words: Iterable[str]) -> Iterable[str]:
    """One name alone is meant as one name, and not as its letters."""
    return (words,) if isinstance(words, str) else words
