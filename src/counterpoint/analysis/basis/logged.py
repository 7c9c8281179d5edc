"""A ground of which each look-up is noted by name (see ``recall``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.paths import Path, PathFinder
from counterpoint.analysis.basis.positions import Positions
from counterpoint.analysis.basis.recall import NameLog
from counterpoint.network import ArgumentNetwork, Surroundings

# Whoever goes through all of a mapping has looked at everything; so has who asks what excludes
# what. The two change seldom.
EVERYTHING = "*"
OPPOSED = "* opposed"

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def around(claim: str) -> str:
    """The name of what stands beside a class."""
    return f"* around {claim}"


def log_ground(ground: Ground, log: NameLog) -> Ground:
    """The same ground; each look-up in it is noted in ``log``.

    What ``affirmers`` remembers would not be looked up again, so it remembers nothing.
    """
    positions, network = ground.positions, ground.network
    return replace(
        ground,
        network=_logged_network(network, log),
        positions=Positions(
            _Logged(positions.by_key, log, _second),
            _Logged(positions.affirming, log, str),
            _Logged(positions.denying, log, str),
            _Logged(positions.advancing, log, str),
            _Logged(positions.rejecting, log, str),
        ),
        paths=_LoggedPaths(ground.paths, network, log),
        opposed=_LoggedPairs.of(ground.opposed, log),
        exceptions=_Logged(ground.exceptions, log, _first),
        namings=_Logged(ground.namings, log, _second) if ground.namings else ground.namings,
        memory=_Forgetful(),
    )


def _logged_network(network: ArgumentNetwork, log: NameLog) -> ArgumentNetwork:
    beside = network.around
    return replace(
        network,
        relations=_Logged(network.relations, log, str),
        arguments=_Logged(network.arguments, log, str),
        attacks=_Logged(network.attacks, log, str),
        stances=_Logged(network.stances, log, _second),
        put_forward=_Logged(network.put_forward, log, str),
        rejected=_Logged(network.rejected, log, str),
        around=Surroundings(
            beside.relations,
            _Logged(beside.into, log, around),
            _Logged(beside.out_of, log, around),
            _Logged(beside.arguments_for, log, around),
            _Logged(beside.leaving, log, around),
        ),
    )


def _first(key: tuple[str, str | None]) -> str:
    return key[0]


def _second(key: tuple[str, str]) -> str:
    return key[1]


class _Logged(Mapping[_Key, _Value]):
    """A mapping that notes what is looked up in it, also what is not there."""

    def __init__(
        self, items: Mapping[_Key, _Value], log: NameLog, name_of: Callable[[_Key], str]
    ) -> None:
        self._items = items
        self._log = log
        self._name_of = name_of

    def __getitem__(self, key: _Key) -> _Value:
        self._log.note(self._name_of(key))
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        self._log.note(self._name_of(key))  # type: ignore[arg-type]  # asked for as a key
        return key in self._items

    def __iter__(self) -> Iterator[_Key]:
        self._log.note(EVERYTHING)
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


class _LoggedPairs(frozenset[frozenset[str]]):
    """The pairs that exclude each other; that they were asked is noted."""

    _log: NameLog

    @classmethod
    def of(cls, pairs: frozenset[frozenset[str]], log: NameLog) -> _LoggedPairs:
        logged = cls(pairs)
        logged._log = log
        return logged

    def __contains__(self, pair: object) -> bool:
        self._log.note(OPPOSED)
        return super().__contains__(pair)

    def __iter__(self) -> Iterator[frozenset[str]]:
        self._log.note(OPPOSED)
        return super().__iter__()


class _LoggedPaths(PathFinder):
    """Finds paths and notes what they run over, whether they are searched or remembered."""

    def __init__(self, paths: PathFinder, network: ArgumentNetwork, log: NameLog) -> None:
        super().__init__(network, paths.settings)
        self._paths = paths
        self._log = log

    def special_cases(self, end: str, *, with_needs: bool = False) -> tuple[Path, ...]:
        return self._log_links(self._paths.special_cases(end, with_needs=with_needs))

    def supporters(self, end: str) -> tuple[Path, ...]:
        return self._log_links(self._paths.supporters(end))

    def _log_links(self, paths: tuple[Path, ...]) -> tuple[Path, ...]:
        self._log.note_all(link.id for path in paths for link in path.links)
        return paths


class _Forgetful(dict[_Key, _Value]):
    """A memory in which nothing is found again."""

    def __contains__(self, key: object) -> bool:
        return False
