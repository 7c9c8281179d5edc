from __future__ import annotations

import pytest

from counterpoint.server.limits.room import Room, Stage, Visit, client_key
from counterpoint.server.settings import ServerSettings


class Door:
    """A room, and the names of those who had to go, in that order."""

    def __init__(self, connections: int = 16, listeners: int = 4) -> None:
        self.room = Room(ServerSettings(connections=connections, listeners=listeners))
        self.ended: list[str] = []

    def visit(
        self, name: str, client: str = "", stage: Stage = Stage.WAITING, *, is_known: bool = False
    ) -> Visit:
        visit = Visit(self.room, client, lambda: self.ended.append(name))
        visit.is_known = is_known
        self.room.enter(visit)
        visit.turn_to(stage)
        return visit


def test_the_one_who_has_waited_longest_gives_way() -> None:
    door = Door(connections=2)
    first = door.visit("first")
    door.visit("second")
    first.turn_to(Stage.SENDING)

    door.visit("third")

    assert door.ended == ["second"]


@pytest.mark.parametrize(
    "stage", [Stage.WAITING, Stage.SENDING, Stage.AT_THE_GATE, Stage.STALLED], ids=str
)
def test_who_is_answered_stays_and_who_is_not_gives_way(stage: Stage) -> None:
    door = Door(connections=2)
    door.visit("answered", stage=Stage.ANSWERED)
    door.visit("other", stage=stage)

    door.visit("newcomer")

    assert door.ended == ["other"]


def test_who_has_shown_the_token_gives_way_last() -> None:
    door = Door(connections=2)
    door.visit("known", is_known=True)
    door.visit("unknown")

    door.visit("third", is_known=True)
    door.visit("fourth")

    assert door.ended == ["unknown", "known"]


def test_the_address_that_holds_the_most_gives_way_first() -> None:
    door = Door(connections=5)
    door.visit("honest", "192.0.2.1")
    for number in range(4):
        door.visit(f"attacker {number}", f"192.0.2.{9 if number else 8}")
    door.room.leave(door.visit("gone", "192.0.2.2"))

    assert door.ended[0].startswith("attacker")


def test_one_address_has_a_quarter_of_the_room() -> None:
    door = Door(connections=16)
    for number in range(6):
        door.visit(f"attacker {number}", "192.0.2.9")

    assert door.ended == ["attacker 0", "attacker 1"]


def test_addresses_that_stand_for_many_have_no_share() -> None:
    door = Door(connections=16)
    for number in range(16):
        door.visit(f"local {number}", client_key("127.0.0.1", ()))

    assert door.ended == []


def test_some_room_is_kept_from_those_who_are_answered() -> None:
    door = Door(connections=16)
    answered = [door.visit(str(number), stage=Stage.ANSWERED) for number in range(14)]
    newcomer = door.visit("newcomer")

    assert door.room.is_full_for(newcomer) == "all"
    answered[0].turn_to(Stage.WAITING)
    assert door.room.is_full_for(newcomer) == ""


def test_one_address_is_answered_only_so_often_at_once() -> None:
    door = Door(connections=16)
    for number in range(3):
        door.visit(str(number), "192.0.2.9", Stage.ANSWERED)

    assert door.room.is_full_for(door.visit("fourth", "192.0.2.9")) == "one"
    assert door.room.is_full_for(door.visit("other", "192.0.2.8")) == ""


def test_listeners_that_come_in_one_burst_are_counted_each() -> None:
    door = Door(listeners=4)
    visits = [door.visit(str(number)) for number in range(6)]

    for visit in visits:
        door.room.listen(visit)

    assert door.ended == ["0", "1"]


def test_one_address_has_half_of_the_listeners() -> None:
    door = Door(listeners=4)
    for number in range(3):
        door.room.listen(door.visit(str(number), "192.0.2.9"))

    assert door.ended == ["0"]


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:0:1::9", "2001:db8:0:1::/64"),
        ("2001:db8:0:1:ffff::1", "2001:db8:0:1::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("::ffff:127.0.0.1", ""),
        ("127.0.0.9", ""),
        ("::1", ""),
        ("198.51.100.1", ""),
        ("2001:db8::7", ""),
    ],
)
def test_who_counts_as_one_client(address: str, key: str) -> None:
    assert client_key(address, ("198.51.100.1", "2001:db8::7")) == key
