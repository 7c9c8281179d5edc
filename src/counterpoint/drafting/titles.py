"""A first title for a claim, taken from the sentence that it is drafted from."""

from __future__ import annotations

import re

_MOST_WORDS, _LEAST_WORDS = 7, 3
_SHORT = 3  # letters; at the end of a title such a word is an article or a preposition
_LEADING = re.compile(
    r"(?:(?:and|but|so|yet|or|then|also|thus|hence|however|therefore|moreover|finally|first|second"
    r"|та|але|отже|тож|проте|однак|також|нарешті|по-перше"
    r"|und|aber|doch|also|daher|deshalb|zudem|schließlich|erstens)\b[\s,:]*)+",
    re.IGNORECASE,
)
# What such a clause says is no claim; so a title goes on beyond its comma.
_SUBORDINATE = re.compile(
    r"(?:if|when|while|as|on|in|at|despite|although|though|before|after|since|where|unless|until"
    r"|from|with|without|to|for|during|under|over"
    r"|якщо|коли|хоча|поки|після|до|якби|попри|wenn|falls|als|obwohl|bevor|nachdem|seit)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:.!?)\u2013\u2014]+$")
_EDGES = " \t\n\"'.,;:!?()[]{}<>\u00ab\u00bb\u201c\u201d\u201e\u2018\u2019\u2013\u2014\u2026*_#-"


def title_of(sentence: str) -> str:
    """At most seven words of a sentence, up to its first comma where three stand before that.

    >>> title_of("So the Strand should move, to the fields above the station.")
    'The Strand should move'
    """
    words: list[str] = []
    plain = sentence.strip(_EDGES)
    leading = _LEADING.match(plain)
    plain = plain[leading.end() :] if leading is not None else plain
    is_clause = _SUBORDINATE.match(plain) is not None
    for run in plain.split():
        if len(words) >= _MOST_WORDS:
            break
        word = run.strip(_EDGES)
        words += [word] if word else []
        ends_here = _BREAK.search(run) is not None or not word
        if len(words) >= _LEAST_WORDS and ends_here and not (is_clause and run.endswith(",")):
            break
    while len(words) > _LEAST_WORDS and len(words[-1]) <= _SHORT:
        words.pop()
    title = " ".join(words).translate(str.maketrans("[]<>{}", "()()()"))
    return title[:1].upper() + title[1:]


def unlike(title: str, titles: set[str]) -> str:
    """The title, numbered where it is taken; what it gives is taken from then on."""
    number, free = 2, title
    while free in titles:
        free = f"{title} ({number})"
        number += 1
    titles.add(free)
    return free
