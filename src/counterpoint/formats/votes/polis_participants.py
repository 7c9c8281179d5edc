"""Who voted in a Polis conversation, and what sign an agreement has in its files.

What belongs here: what both of Polis' files of votes have in common. What does not: how either
is laid out (`counterpoint.formats.votes.polis_matrix`, `counterpoint.formats.votes.polis_log`).
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from counterpoint.errors import Place, Problems
from counterpoint.formats.votes.polis_comments import PolisComment
from counterpoint.model import slug

# With ".0" as a table that was loaded and saved by a program for statistics writes them.
CODES = {"1": 1, "-1": -1, "0": 0, "1.0": 1, "-1.0": -1, "0.0": 0, "-0.0": 0, "-0": 0}
CODES_ADVICE = "1 agrees, -1 disagrees, 0 passes"
# So many of those who wrote a comment must disagree with it before the sign is taken for
# reversed: two or three may have changed their minds.
_FEWEST_AUTHORS = 5
_REVERSED_SHARE = 0.8


@dataclass(slots=True)
class Participant:
    """The votes of one: ``columns`` index the sorted claims, ``codes`` are 1, -1 and 0.

    ``line`` is where the first of them stands.
    """

    name: str
    group: str | None
    line: int
    columns: array[int] = field(default_factory=lambda: array("i"))
    codes: array[int] = field(default_factory=lambda: array("b"))


def claim_id(number: str) -> str:
    """The id of the claim that a comment is."""
    return f"comment-{number}"


def participant_id(name: str) -> str:
    """The id of the expert that a participant is."""
    return slug(f"Participant {name}")


@dataclass(frozen=True, slots=True)
class AuthorVotes:
    """How many authors agree with their own comment, and how many disagree.

    Polis itself counts whoever writes a comment as agreeing with it, so this tells the sign.
    """

    agreeing: int
    disagreeing: int

    @property
    def are_reversed(self) -> bool:
        """Whether 1 stands for a disagreement, as in Polis' data base and some of its exports."""
        total = self.agreeing + self.disagreeing
        return total >= _FEWEST_AUTHORS and self.disagreeing >= _REVERSED_SHARE * total


def count_author_votes(
    participants: Mapping[str, Participant],
    comments: Mapping[str, PolisComment],
    claims: Sequence[str],
) -> AuthorVotes:
    """How authors voted on what they wrote. Linear in the comments and in the authors' votes."""
    index_of = {claim: index for index, claim in enumerate(claims)}
    written: dict[str, set[int]] = {}
    for number, comment in comments.items():
        if comment.author:
            written.setdefault(participant_id(comment.author), set()).add(
                index_of[claim_id(number)]
            )
    codes = [
        code
        for author in written.keys() & participants.keys()
        for column, code in zip(
            participants[author].columns, participants[author].codes, strict=True
        )
        if column in written[author]
    ]
    return AuthorVotes(codes.count(1), codes.count(-1))


def right_signs(
    participants: Mapping[str, Participant], votes: AuthorVotes, file: str, problems: Problems
) -> None:
    """Turn all votes round, in place and with a warning, where the file's sign is reversed."""
    if not votes.are_reversed:
        return
    warn_of_reversed_signs(votes, file, problems)
    for participant in participants.values():
        participant.codes = array("b", [-code for code in participant.codes])


def warn_of_reversed_signs(votes: AuthorVotes, file: str, problems: Problems) -> None:
    """Say that every vote is read the other way round, and why."""
    total = votes.agreeing + votes.disagreeing
    problems.warn(
        Place(file),
        f"1 stands for a disagreement here: {votes.disagreeing} of {total} authors who voted on "
        "their own comment have -1",
        "every vote is read the other way round; export it anew to be sure",
        "reversed-votes",
    )
