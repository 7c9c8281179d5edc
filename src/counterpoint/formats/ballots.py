"""From ballots, one vote each, to a map: voters are experts, votes for and against stances.

A pass takes no stance and so is not in the map; it is in the vote table beside it, and what
was said with it is in ``passes``. What belongs here: what every format of votes has in common.
What does not: how a file writes them.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterpoint.errors import LimitError, Place
from counterpoint.formats.result import ReadResult
from counterpoint.model import Polarity, Stance, Vote, VoteTable, content_hash, slug

# Each becomes a stance, and 100,000 of those take half a GiB and some 20 s to analyse.
MAX_BALLOTS = 200_000

_LONGEST_TITLE = 80  # a line of a terminal, and of a card on the page
_POLARITY = {Vote.AGREE: Polarity.AFFIRM, Vote.DISAGREE: Polarity.DENY}


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote with all that was said beside it; ``expert``, ``claim`` and ``source`` are ids."""

    expert: str
    claim: str
    vote: Vote
    confidence: float = 1.0
    comment: str = ""
    date: str = ""
    source: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VotesResult(ReadResult):
    """The map of a vote, every vote as columns, and the ballots that took no side."""

    table: VoteTable
    passes: tuple[Ballot, ...]


def check_number(number: int, limit: int, file: str) -> None:
    """Let a map be made of ``number`` ballots only up to ``limit``.

    Raises:
        LimitError: there are more.
    """
    if number > limit:
        raise LimitError(
            f"{file}: holds more than {limit:,} votes, too many for a map; raise the limit "
            "(max_ballots), or read only the table of votes"
        )


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


def allot_ids(names: Iterable[str]) -> dict[str, str]:
    """An id for each name: its slug; where several have one slug, each with a hash of its own.

    >>> allot_ids(["Ana Ruiz", "Kofi Osei", "ana ruiz"])
    {'Ana Ruiz': 'ana-ruiz-9d66fd', 'Kofi Osei': 'kofi-osei', 'ana ruiz': 'ana-ruiz-b53a53'}
    """
    by_slug: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        by_slug[slug(name)].append(name)
    ids = {}
    for stem, same in by_slug.items():
        for name in same:
            alone = len(same) == 1
            ids[name] = stem if alone else f"{stem}-{content_hash(name, length=6)}"
    if len(set(ids.values())) < len(ids):  # a name was written to look like another's id
        ids = {name: f"{slug(name)}-{content_hash(name, length=32)}" for name in ids}
    return dict(sorted(ids.items()))


def likeness(name: str) -> str:
    """What is left of a name without case, punctuation and forms of letters: who shares it
    is easily taken for the same.

    >>> likeness("Ana  RUIZ.") == likeness("ana ruiz")
    True
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    letters = "".join(letter if letter.isalnum() or letter.isspace() else " " for letter in plain)
    return " ".join(letters.split()) or plain


def short_title(text: str) -> str:
    """A text on one line, cut at a word where it is longer than 80 characters.

    >>> short_title("Free   buses")
    'Free buses'
    """
    line = " ".join(text.split())
    if len(line) <= _LONGEST_TITLE:
        return line
    beginning = line[: _LONGEST_TITLE - 1]
    words = beginning.rsplit(" ", 1)[0] if " " in beginning[_LONGEST_TITLE // 2 :] else beginning
    return words.rstrip(" ,;:.-") + "…"


def default_base(name: str) -> str:
    """The IRI under which the names of a map lie that gives none."""
    return f"https://w3id.org/counterpoint/maps/{slug(name)}/"


def unique_titles(texts: Sequence[tuple[str, str]]) -> dict[str, str]:
    """A title for each (id, text), cut short only where that leaves it different from all."""
    ids_by_title: dict[str, list[str]] = defaultdict(list)
    for claim, text in texts:
        ids_by_title[short_title(text)].append(claim)
    full = {claim: " ".join(text.split()) for claim, text in texts}
    return {
        claim: title if len(same) == 1 else full[claim]
        for title, same in ids_by_title.items()
        for claim in same
    }
