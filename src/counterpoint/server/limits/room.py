"""Room for connections: who is let stay, and who gives way when there is none.

A full server refuses nobody at the door: whoever is not being answered, or does not take the
answer, has to go when somebody new comes, first from the address that holds the most, and there
the one who has been so for longest. What belongs here: counting and choosing. What does not:
HTTP, and closing a connection.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
from collections import Counter
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any, Literal

from starlette.types import Scope

from counterpoint.server.bell import Bell
from counterpoint.server.settings import ServerSettings

_RESERVED = 8  # an eighth is kept for those who have just come, and is enough for a page's files
_BURST_SECONDS = 1.0  # a browser opens six connections at once, and is answered within that
_IPV6_NETWORK = 64  # one customer's share of addresses: https://www.rfc-editor.org/rfc/rfc6177


class Stage(Enum):
    """What a connection is doing. Only the last two are not ended to make room."""

    WAITING = "no whole head has come, or no further one"
    SENDING = "the body is still coming"
    AT_THE_GATE = "a whole request, which has not been let in"
    STALLED = "the answer is not taken"
    ANSWERED = "an answer is made or sent"
    LISTENING = "events are sent"


_BUSY = frozenset({Stage.ANSWERED, Stage.LISTENING})


class Visit:
    """One connection, as `Room` sees it; ``client`` is ``""`` where addresses tell nothing apart.

    ``end`` closes the connection at once. ``stage`` is kept by who holds the connection, and
    ``since`` grows with each change of it.
    """

    def __init__(self, room: Room, client: str, end: Callable[[], None]) -> None:
        self.room, self.client, self.end = room, client, end
        self.stage = Stage.WAITING
        self.since = room.next_turn()
        self.is_known = False
        self.is_admitted = False
        self.is_listening = False

    def turn_to(self, stage: Stage) -> None:
        """Note what the connection does now."""
        if stage is not self.stage:
            self.stage, self.since = stage, self.room.next_turn()
            self.room.note_change()

    def forget_request(self) -> None:
        """Begin anew for the next request; who has shown the token stays known."""
        self.is_admitted = self.is_listening = False

    def admit(self) -> None:
        """Let it be answered."""
        self.is_admitted = True
        if self.stage is Stage.AT_THE_GATE:
            self.turn_to(Stage.ANSWERED)

    def turn_away(self) -> None:
        """Let it give way to others while it waits to be told that it may not enter."""
        self.is_admitted = False
        self.turn_to(Stage.AT_THE_GATE)

    @property
    def is_busy(self) -> bool:
        """Whether it is not to be ended, whoever comes."""
        return self.stage in _BUSY or (self.is_known and self.stage is not Stage.WAITING)


class Room:
    """The connections that there are, at most as many as the settings allow."""

    def __init__(self, settings: ServerSettings) -> None:
        self._most = settings.connections
        self._most_of_one = max(2, settings.connections // 4)
        self._listeners = settings.listeners
        self._listeners_of_one = max(1, settings.listeners // 2)
        self._visits: dict[Visit, None] = {}
        self._turns = 0
        self._bell = Bell()

    def next_turn(self) -> int:
        """A number above all before it: the order in which things happened, without a clock."""
        self._turns += 1
        return self._turns

    def enter(self, visit: Visit) -> None:
        """Count ``visit``, and end another if there are too many now."""
        own = [each for each in self._visits if visit.client and each.client == visit.client]
        self._visits[visit] = None
        if len(own) >= self._most_of_one:
            self._end_one(own, visit)
        elif len(self._visits) > self._most:
            self._end_one(self._visits, visit)

    def leave(self, visit: Visit) -> None:
        """Count ``visit`` no more."""
        self._visits.pop(visit, None)
        self.note_change()

    def note_change(self) -> None:
        """Tell who waits for a place that there may be one."""
        self._bell.ring()

    async def wait_for_place(self, visit: Visit) -> Literal["", "all", "one"]:
        """`is_full_for`, once it is not or after a second: a burst is over before that."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_BURST_SECONDS):
                while self.is_full_for(visit):
                    await self._bell.next.wait()
        return self.is_full_for(visit)

    def is_full_for(self, visit: Visit) -> Literal["", "all", "one"]:
        """Whether too many are being answered to answer ``visit`` too: in all, or of its own."""
        others = [each for each in self._visits if each.is_busy and each is not visit]
        if len(others) >= _without_reserve(self._most):
            return "all"
        own = sum(each.client == visit.client for each in others) if visit.client else 0
        return "one" if own >= _without_reserve(self._most_of_one) else ""

    def listen(self, visit: Visit) -> None:
        """Make ``visit`` a listener; another ends if there are too many now.

        A browser that listened comes back by itself, and misses nothing (`Live.events`).
        """
        listeners = [each for each in self._visits if each.is_listening and each is not visit]
        own = [each for each in listeners if visit.client and each.client == visit.client]
        if len(own) >= self._listeners_of_one:
            self._end(_oldest(own))
        elif len(listeners) >= self._listeners:
            self._end(_oldest(_of_most_frequent(listeners)))
        visit.is_listening = True
        visit.turn_to(Stage.LISTENING)

    def _end_one(self, visits: Iterable[Visit], newcomer: Visit) -> None:
        """End who of ``visits`` can best be spared: ``newcomer`` only if nobody else can be."""
        spared = [each for each in visits if not each.is_busy and each is not newcomer]
        unknown = [each for each in spared if not each.is_known]
        candidates = unknown or spared
        self._end(_oldest(_of_most_frequent(candidates)) if candidates else newcomer)

    def _end(self, visit: Visit) -> None:
        self.leave(visit)
        visit.end()


def visit_of(scope: Scope) -> Visit:
    """The connection on which a request came."""
    state: dict[str, Any] = scope["state"]
    visit: Visit = state["visit"]
    return visit


def client_key(address: str, proxies: Iterable[str]) -> str:
    """What counts as one client: an IPv4 address, a /64 of IPv6.

    ``""`` for this machine and for ``proxies``, behind which there are many.

    >>> client_key("2001:db8::1", ()), client_key("::ffff:192.0.2.1", ()), client_key("::1", ())
    ('2001:db8::/64', '192.0.2.1', '')
    """
    try:
        parsed_address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(parsed_address, ipaddress.IPv6Address):
        parsed_address = parsed_address.ipv4_mapped or parsed_address
    if parsed_address.is_loopback or str(parsed_address) in proxies:
        return ""
    if isinstance(parsed_address, ipaddress.IPv4Address):
        return str(parsed_address)
    return str(ipaddress.ip_network((parsed_address, _IPV6_NETWORK), strict=False))


def _of_most_frequent(visits: Iterable[Visit]) -> list[Visit]:
    """Those of ``visits`` whose client has the most of them."""
    visit_list = list(visits)
    ((client, _),) = Counter(each.client for each in visit_list).most_common(1)
    return [each for each in visit_list if each.client == client]


def _oldest(visits: Iterable[Visit]) -> Visit:
    return min(visits, key=lambda each: each.since)


def _without_reserve(number: int) -> int:
    return number - max(1, number // _RESERVED)
