"""From ballots, one vote each, to a map: voters are experts, votes for and against stances.

A pass takes no stance and so is not in the map; it is in the vote table beside it, and what
was said with it is in ``passes``. In a table of a panel it is a stance of neither side. What
belongs here: what every format of votes has in common. What does not: how a file writes them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from counterpoint.errors import LimitError, Place
from counterpoint.formats.losses import Conversion
from counterpoint.formats.result import ReadResult
from counterpoint.model import Polarity, Stance, Vote, VoteTable, content_hash

# Each becomes a stance, and 100,000 of those take half a GiB and some 20 s to analyse.
MAX_BALLOTS = 200_000

_POLARITY = {Vote.AGREE: Polarity.AFFIRM, Vote.DISAGREE: Polarity.DENY}


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote with all that was said beside it; ``expert``, ``claim`` and ``source`` are ids."""

    expert: str
    claim: str
    vote: Vote
    confidence: float | None = None
    comment: str = ""
    date: str = ""
    source: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VotesResult(ReadResult):
    """The map of a vote, every vote as columns, and the ballots that became no stance."""

    table: VoteTable
    passes: tuple[Ballot, ...]


def check_number(number: int, limit: int, file: str) -> None:
    """Let a map be made of ``number`` ballots only up to ``limit``.

    Raises:
        LimitError: there are more.
    """
    if number > limit:
        raise LimitError(
            f"{file}: holds more than {limit:,} votes, too many for a map; counterpoint groups "
            "measures them, and counterpoint inspect counts them"
        )


def with_votes(conversion: Conversion, table: VoteTable) -> Conversion:
    """What was carried over of a crowd: its voters and votes are in the table beside the map."""
    votes = ("voters", len(table.experts)), ("votes", len(table.votes))
    return replace(conversion, carried=(*conversion.carried, *votes))


def to_stances(ballots: Iterable[Ballot]) -> Iterator[Stance]:
    """A stance for each ballot that takes a side, in the order of the ballots.

    The id is made of all that the stance says, so that the order of the rows makes none.
    """
    for ballot in ballots:
        if ballot.vote is Vote.PASS:
            continue
        polarity = _POLARITY[ballot.vote]
        content = (ballot.claim, polarity.value, ballot.source or "", ballot.date, ballot.comment)
        yield Stance(
            f"{ballot.expert}-{content_hash(ballot.expert, *content)}",
            ballot.expert,
            ballot.claim,
            polarity,
            source=ballot.source,
            date=ballot.date,
            note=ballot.comment,
            confidence=ballot.confidence,
            place=ballot.place,
        )


def likeness(name: str) -> str:
    """What is left of a name without case, punctuation and forms of letters: who shares it
    is easily taken for the same.

    >>> likeness("Ana  RUIZ.") == likeness("ana ruiz")
    True
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    letters = "".join(letter if letter.isalnum() or letter.isspace() else " " for letter in plain)
    return " ".join(letters.split()) or plain
