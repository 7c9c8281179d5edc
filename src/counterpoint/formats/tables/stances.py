"""The stances that answers are: one for each answer that is somebody's.

What belongs here: making many of them, quickly. What does not: the other records of a map
(`counterpoint.formats.tables.assembly`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from counterpoint.errors import Place
from counterpoint.formats.tables.answers import Answer
from counterpoint.formats.tables.coded import Coded, coded
from counterpoint.formats.tables.entries import Entries
from counterpoint.formats.tables.roles import Role
from counterpoint.formats.tables.sources import SourceIndex
from counterpoint.model import Firmness, Grade, Polarity, Stance, Vote

# Who takes no side neither affirms nor denies; how it is said tells so, and it weighs nothing.
_POLARITY = {
    Vote.AGREE: Polarity.AFFIRM,
    Vote.DISAGREE: Polarity.DENY,
    Vote.PASS: Polarity.AFFIRM,
}


@dataclass(frozen=True, slots=True)
class Makings:
    """What stances are made of: the entries that are ``valid``, and ids by the codes of columns.

    ``files`` are what places call the tables.
    """

    entries: Entries
    valid: Sequence[int]
    experts: Sequence[str]
    claims: Sequence[str]
    files: Sequence[str]
    sources: SourceIndex


class _AnswerParts(NamedTuple):
    """What an answer is in a stance, worked out once for each answer that there is."""

    side: Polarity
    firmness: Firmness
    grade: Grade | None

    @classmethod
    def of(cls, answer: Answer) -> _AnswerParts:
        """The parts of ``answer``."""
        return cls(_POLARITY[answer.vote], answer.firmness, answer.grade)


def make_stances(makings: Makings) -> Iterator[Stance]:
    """A stance for each entry that is somebody's; who takes no side says that.

    The id is made of all that the stance says, as `ballots.to_stances` makes it: of bytes that are
    made once for each text, since there may be a million stances.
    """
    entries, experts, claims = makings.entries, makings.experts, makings.claims
    digest, quotation_of = _digests(makings), makings.sources.quotation_of
    notes, dates, sure = notes_of(entries), entries.dates, entries.confidences
    shares = [None if each is None else each.share for each in sure.values]
    sayings = ["" if each is None else each.words for each in sure.values]
    names, answers = entries.texts[Role.EXPERT].codes, entries.answers.codes
    answer_parts = list(map(_AnswerParts.of, entries.answers.values))
    sources, source_codes = makings.sources.ids, makings.sources.codes
    tables, lines, files = entries.tables.codes, entries.lines, makings.files
    for number, code in zip(makings.valid, digest, strict=True):
        expert = experts[names[number]]
        if not expert:
            continue
        answer = answer_parts[answers[number]]
        yield Stance(
            f"{expert}-{code}",
            expert,
            claims[entries.claims.codes[number]],
            answer.side,
            firmness=answer.firmness,
            quotation=quotation_of(number),
            source=sources[source_codes[number]],
            date=dates.values[dates.codes[number]],
            note=notes.values[notes.codes[number]],
            confidence=shares[sure.codes[number]],
            confidence_said=sayings[sure.codes[number]],
            grade=answer.grade,
            place=Place(files[tables[number]], lines[number]),
        )


def _digests(makings: Makings) -> Iterator[str]:
    """What the id of each entry's stance ends with, as `content_hash` gives it."""
    entries, notes, dates = makings.entries, notes_of(makings.entries), makings.entries.dates
    names, answers = entries.texts[Role.EXPERT].codes, entries.answers.codes
    claim_codes, source_codes = entries.claims.codes, makings.sources.codes
    expert_bytes, claim_bytes = _parts(makings.experts), _parts(makings.claims)
    date_bytes, note_bytes = _parts(dates.values), _parts(notes.values)
    source_bytes = _parts(makings.sources.ids)
    side_bytes = [_part(_POLARITY[answer.vote].value) for answer in entries.answers.values]
    for number in makings.valid:
        quotation = makings.sources.quotation_of(number)
        parts = (
            *(expert_bytes[names[number]], claim_bytes[claim_codes[number]]),
            *(side_bytes[answers[number]], source_bytes[source_codes[number]]),
            *(date_bytes[dates.codes[number]], note_bytes[notes.codes[number]]),
            *(() if quotation is None else (_part(quotation.exact),)),
        )
        yield sha256(b"".join(parts)).hexdigest()[:10]


def notes_of(entries: Entries) -> Coded[str]:
    """What was said with each answer, and on which page."""
    comments, pages = entries.texts[Role.COMMENT], entries.texts[Role.PAGE]
    if not any(pages.values):
        return comments
    pairs = zip(comments.codes, pages.codes, strict=True)
    return coded(_note(comments.values[one], pages.values[two]) for one, two in pairs)


def _note(comment: str, page: str) -> str:
    return "; ".join(filter(None, (comment, f"p. {page}" if page else "")))


def _parts(texts: Iterable[str]) -> list[bytes]:
    return list(map(_part, texts))


def _part(text: str) -> bytes:
    """A text as `content_hash` takes it in."""
    raw = text.encode("utf-8", "surrogatepass")
    return b"%d:" % len(raw) + raw
