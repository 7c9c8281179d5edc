"""Reasons given in cells: arguments for a claim and objections to it, and whose they are.

A reason beside an answer is that person's: for the claim with an agreement, against it with a
disagreement. In a column of reasons for, or against, it is the person's where the answer is of
that side too; else it stands in the map as nobody's, and that is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterpoint.errors import Place
from counterpoint.formats.tables.answers import Side
from counterpoint.formats.tables.entries import Entries
from counterpoint.formats.tables.roles import ColumnRole
from counterpoint.model import Argument, Attack, AttackKind, Stance, content_hash


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What is known of an entry by its number: ids of who speaks and where, the date, the place.

    ``person`` gives the id of who has a name.
    """

    expert: Callable[[int], str]
    person: Callable[[str], str]
    source: Callable[[int], str]
    date: Callable[[int], str]
    place: Callable[[int], Place]


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason in one entry: its text, the claim that it is for or against, and whose it is."""

    number: int
    text: str
    claim: str
    is_for: bool
    is_own: bool
    who: str = ""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons of all entries; ``undecided`` are entries whose reason is for neither side.

    ``circular`` are those that give the claim itself as its reason.
    """

    reasons: tuple[Reason, ...] = ()
    undecided: tuple[int, ...] = ()
    circular: tuple[int, ...] = ()

    def texts(self) -> Iterator[str]:
        """The claims that reasons are."""
        return (reason.text for reason in self.reasons)

    @property
    def unattributed(self) -> tuple[int, ...]:
        """The entries with a reason that is nobody's, though somebody is named in the row."""
        return tuple(reason.number for reason in self.reasons if not reason.is_own)

    def records(
        self, ids: Mapping[str, str], row: RowFacts
    ) -> tuple[tuple[Argument, ...], tuple[Attack, ...], list[Stance]]:
        """The arguments and attacks that reasons make, and the stances of who gives them."""
        arguments: dict[str, Argument] = {}
        attacks: dict[str, Attack] = {}
        stances: dict[str, Stance] = {}
        for reason in self.reasons:
            premise, claim, place = ids[reason.text], ids[reason.claim], row.place(reason.number)
            name = f"{premise}--{claim}" + ("" if reason.is_for else "--against")
            if reason.is_for:
                arguments.setdefault(name, Argument(name, (premise,), claim, place=place))
            else:
                attack = Attack(name, (premise,), claim, AttackKind.REBUT, place=place)
                attacks.setdefault(name, attack)
            expert, source = row.expert(reason.number), row.source(reason.number)
            date = row.date(reason.number)
            expert = row.person(reason.who) if reason.who else expert
            for target in (premise, name) if expert and reason.is_own else ():
                key = f"{expert}-{content_hash(expert, target, 'reason', source, date)}"
                stance = Stance(key, expert, target, source=source, date=date, place=place)
                stances.setdefault(key, stance)
        return tuple(arguments.values()), tuple(attacks.values()), list(stances.values())


def find_reasons(entries: Entries, valid: Sequence[int]) -> Reasons:
    """The reasons in these entries."""
    columns = [
        (role, entries.texts[role])
        for role in (ColumnRole.REASON, ColumnRole.REASON_FOR, ColumnRole.REASON_AGAINST)
        if any(entries.texts[role].values)
    ]
    reasons, undecided, circular = [], [], []
    for number in valid if columns else ():
        side, claim = entries.answers[number].side, entries.claims[number]
        for role, texts in columns:
            text = texts[number]
            if not text:
                continue
            if text == claim:
                circular.append(number)
            elif role is not ColumnRole.REASON:
                is_for = role is ColumnRole.REASON_FOR
                by = entries.texts[ColumnRole.FOR_BY if is_for else ColumnRole.AGAINST_BY][number]
                is_own = bool(by) or side is (Side.AGREE if is_for else Side.DISAGREE)
                reasons.append(Reason(number, text, claim, is_for, is_own, by))
            elif side in {Side.AGREE, Side.DISAGREE}:
                is_for = side is Side.AGREE
                reasons.append(Reason(number, text, claim, is_for, is_own=True))
            else:
                undecided.append(number)
    return Reasons(tuple(reasons), tuple(undecided), tuple(circular))
