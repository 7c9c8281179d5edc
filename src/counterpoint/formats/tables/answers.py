"""What people answer to a claim, in words: for or against, how strongly, or neither.

"No opinion" is not "uncertain", and neither is an empty cell: who is uncertain has looked and
takes no side, who has no opinion says so, and an empty cell says nothing. What belongs here: the
words. What does not: numbers of a scale (`counterpoint.formats.tables.scales`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from counterpoint.formats.sureness import plain_words
from counterpoint.model import Directness, Firmness, Grade, Vote


class Side(Enum):
    """Where an answer stands; the value is what reports call it."""

    AGREE = "agree"
    DISAGREE = "disagree"
    UNCERTAIN = "uncertain"
    NO_OPINION = "no opinion"
    BLANK = "not answered"
    UNREAD = "not understood"


class Manner(NamedTuple):
    """How an answer is said."""

    directness: Directness = Directness.EXPLICIT
    firmness: Firmness = Firmness.FLAT


OUTRIGHT = Manner()


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its side and how strongly, and how sure where the answer itself says so.

    ``manner`` is what stands beside it of how it is said.
    """

    side: Side
    grade: Grade | None = None
    confidence: float | None = None
    manner: Manner = OUTRIGHT

    @property
    def vote(self) -> Vote:
        """What it counts as in a table of votes."""
        return _VOTES.get(self.side, Vote.PASS)

    @property
    def firmness(self) -> Firmness:
        """How firmly it is said: who takes no side says that too."""
        return _FIRMNESS.get(self.side, self.manner.firmness)

    def __str__(self) -> str:
        """As reports have it: ``agree, strongly``."""
        how = "" if self.grade is None else f", {_HOW[self.grade]}"
        return f"{self.side.value}{how}"


_VOTES = {Side.AGREE: Vote.AGREE, Side.DISAGREE: Vote.DISAGREE}
_FIRMNESS = {Side.UNCERTAIN: Firmness.UNDECIDED, Side.NO_OPINION: Firmness.ABSTAINING}
_HOW = {Grade.STRONG: "strongly", Grade.MILD: "somewhat"}
# By answer, in English | German | Ukrainian.
_ANSWERS: dict[Answer, str] = {
    Answer(Side.AGREE): """
        agree, agrees, agreed, affirm, yes, for, support, supports, in favour, in favor, pro, true,
        likely, approve, 1, +1 | ja, dafür, zustimmung, stimme zu, trifft zu | так, за, підтримую,
        згоден, згодна, погоджуюсь
    """,
    Answer(Side.AGREE, Grade.STRONG): """
        strongly agree, agree strongly, completely agree, fully agree, totally agree, strongly
        support, strongly approve, definitely yes, very likely, strong yes | stimme voll zu, stimme
        voll und ganz zu, stimme stark zu, trifft voll zu | повністю згоден, повністю згодна,
        повністю погоджуюсь, цілком згоден
    """,
    Answer(Side.AGREE, Grade.MILD): """
        somewhat agree, slightly agree, agree somewhat, mostly agree, rather agree, tend to agree,
        partly agree, lean agree, lean yes, leaning yes, probably yes, somewhat support, somewhat
        likely | stimme eher zu, eher ja, trifft eher zu | радше згоден, радше згодна, скоріше
        згоден, скоріше так, радше так
    """,
    Answer(Side.DISAGREE): """
        disagree, disagrees, disagreed, deny, no, against, oppose, opposes, opposed, con, false,
        unlikely, disapprove, reject, -1 | nein, dagegen, ablehnung, ablehnen, lehne ab,
        stimme nicht zu, trifft nicht zu | ні, проти, не згоден, не згодна, не погоджуюсь
    """,
    Answer(Side.DISAGREE, Grade.STRONG): """
        strongly disagree, disagree strongly, completely disagree, fully disagree, totally disagree,
        strongly oppose, strongly disapprove, definitely no, definitely not, very unlikely, strong
        no | stimme gar nicht zu, stimme überhaupt nicht zu, lehne stark ab, trifft gar nicht zu |
        повністю не згоден, повністю не згодна, цілком не згоден
    """,
    Answer(Side.DISAGREE, Grade.MILD): """
        somewhat disagree, slightly disagree, disagree somewhat, mostly disagree, rather disagree,
        tend to disagree, partly disagree, lean disagree, lean no, leaning no, probably not,
        probably no, somewhat oppose, somewhat unlikely | stimme eher nicht zu, eher nein, lehne
        eher ab, trifft eher nicht zu | радше не згоден, радше не згодна, скоріше не згоден, скоріше
        ні, радше ні
    """,
    Answer(Side.UNCERTAIN): """
        pass, uncertain, unsure, not sure, neutral, undecided, neither, neither agree nor disagree,
        neither disagree nor agree, neither nor, mixed, mixed views, unclear, ambivalent, ambiguous,
        both, torn, on the fence, it depends, depends, maybe, 0 | unentschieden, weder noch, teils
        teils, unsicher, unklar, gemischt, neutral | не впевнений, не впевнена, важко сказати,
        нейтрально, неоднозначно
    """,
    Answer(Side.NO_OPINION): """
        no opinion, abstain, abstained, abstention, don't know, do not know, dk, not my field,
        prefer not to say, no view | keine meinung, weiß nicht, enthaltung, keine angabe | не маю
        думки, утримуюсь, утримався, утрималась, не знаю
    """,
    Answer(Side.BLANK): """
        did not answer, no answer, not answered, didn't answer, did not vote, no response, n/a, na,
        skip, absent, skipped, -, –, — | keine antwort | не відповів, не відповіла, немає відповіді
    """,
}
BLANK = Answer(Side.BLANK)
UNREAD = Answer(Side.UNREAD)


ANSWER_WORDS: MappingProxyType[str, Answer] = MappingProxyType(
    {
        plain_words(word): answer
        for answer, words in _ANSWERS.items()
        for word in words.replace("|", ",").split(",")
    }
    | {"": BLANK}
)
_BY_LANGUAGE: tuple[frozenset[str], ...] = tuple(
    frozenset(plain_words(word) for words in several for word in words.split(","))
    for several in zip(*(words.split("|") for words in _ANSWERS.values()), strict=True)
)
# What messages offer: one word for each thing that can be said.
OFFERED = (
    *("agree", "disagree", "strongly agree", "somewhat disagree", "uncertain", "no opinion"),
)


def answer_of(cell: str) -> Answer | None:
    """What a word answers; ``None`` where it is no answer that is known.

    >>> str(answer_of("Strongly  Disagree.")), str(answer_of("No opinion")), answer_of("tolls")
    ('disagree, strongly', 'no opinion', None)
    """
    return ANSWER_WORDS.get(plain_words(cell))


def answers_like(cells: Collection[str]) -> list[str]:
    """The words for answers in the language in which most of ``cells`` are, else in English.

    >>> "unsicher" in answers_like(["Agree", "Perhaps"]), "unsicher" in answers_like(["Ja"])
    (False, True)
    """
    words = set(map(plain_words, cells))
    language = max(_BY_LANGUAGE, key=lambda several: len(words & several))
    return sorted(language, key=list(ANSWER_WORDS).index)
