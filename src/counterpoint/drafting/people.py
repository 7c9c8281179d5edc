"""Who speaks in sources, as the voices of a map: with posts, where the text tells them.

What belongs here: reading a line about a person, and one person in several texts. What does not:
finding who speaks where (`counterpoint.formats.source_texts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from counterpoint.model import Expert, Period, Role, SourceSpeaker, Standing

# Who leads a conversation asks, and stands for nothing in it.
_LEADERS = frozenset(
    {
        *("chair", "chairman", "chairwoman", "host", "interviewer", "moderator", "moderation"),
        *("presenter", "question", "q", "ведуча", "ведучий", "модератор", "модераторка"),
        *("запитання", "gastgeber", "moderatorin", "frage"),
    }
)
_PERIODS = re.compile(r"\(([^()]*\d{4}[^()]*)\)\s*$")
_PERIOD = re.compile(r"^(\d{4})(?:\s*[-\u2013\u2014]\s*(\d{4})?)?$")
_SINCE = re.compile(r"^(?:since|from|з|від|seit)\s+(\d{4})$", re.IGNORECASE)
_AFTER_YEARS = re.compile(r"(?<=\)),\s+")
_AT = re.compile(r"^(.+?) (?:at|of) (?:the )?([^\W\d_].*)$")


def voices_of(speakers: Iterable[SourceSpeaker]) -> tuple[dict[str, Expert], dict[str, str]]:
    """The voices by id, in order, and for each speaker's id the voice that it is.

    A speaker who is named by the surname alone, as in a transcript, is the one of the full
    name; a chair is an editor, and nobody's voice: what a chair asks is no claim.
    """
    fullest: dict[str, SourceSpeaker] = {}
    for speaker in speakers:
        earlier = fullest.setdefault(speaker.id, speaker)
        if len(speaker.name.split()) > len(earlier.name.split()):
            fullest[speaker.id] = speaker
    people = list(fullest.values())
    voice_of: dict[str, str] = {}
    for speaker in people:
        full = [x for x in people if x is not speaker and _is_short_for(speaker, x)]
        voice_of[speaker.id] = full[0].id if len(full) == 1 else speaker.id
    voices = {
        speaker.id: Expert(
            speaker.id,
            speaker.name,
            tuple(roles_in(speaker.role)),
            Standing.EDITOR if is_leader(speaker) else Standing.PANEL,
        )
        for speaker in people
        if voice_of[speaker.id] == speaker.id
    }
    leaders = {speaker.id for speaker in people if is_leader(speaker)}
    return voices, {name: voice for name, voice in voice_of.items() if voice not in leaders}


def is_leader(speaker: SourceSpeaker) -> bool:
    """Whether a speaker is named by the part of a chair, and not by a name."""
    return speaker.name.casefold().strip(" .:") in _LEADERS


def roles_in(line: str) -> Iterator[Role]:
    """The posts in a line about a person: title, organization and years, as far as they show.

    >>> [str(period) for role in roles_in("Ambassador to X (1998-2000)") for period in role.periods]
    ['1998-2000']
    """
    for part in _parts(line):
        years = _PERIODS.search(part)
        periods = tuple(_periods(years[1])) if years is not None else ()
        post = part[: years.start()].strip(" ,") if years is not None and periods else part
        title, comma, organization = post.partition(", ")
        at = _AT.match(post)
        if not comma and at is not None and " at " in f" {post.split(at[2])[0]} ":
            title, organization = at[1], at[2]
        if title:
            yield Role(title, organization.strip(), periods)


def _parts(line: str) -> Iterator[str]:
    """What stands between semicolons outside brackets, and after years in brackets."""
    depth, piece = 0, ""
    for letter in line:
        depth += (letter == "(") - (letter == ")")
        if letter == ";" and depth <= 0:
            yield from _split(piece)
            piece = ""
        else:
            piece += letter
    yield from _split(piece)


def _split(piece: str) -> Iterator[str]:
    yield from filter(None, (part.strip(" ,.") for part in _AFTER_YEARS.split(piece)))


def _periods(text: str) -> Iterator[Period]:
    for part in re.split(r"[;,]\s*", text):
        match, since = _PERIOD.match(part.strip()), _SINCE.match(part.strip())
        if match is not None:
            first = int(match[1])
            is_open = match[2] is None and match[0] != match[1]
            last = None if is_open else int(match[2] or first)
            if last is None or last >= first:
                yield Period(first, last)
        elif since is not None:
            yield Period(int(since[1]), None)


def _is_short_for(speaker: SourceSpeaker, other: SourceSpeaker) -> bool:
    words, full = speaker.name.casefold().split(), other.name.casefold().split()
    return len(words) < len(full) and full[-len(words) :] == words
