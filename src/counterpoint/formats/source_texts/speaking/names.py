"""A person's name at the beginning of a line, and what the line says that the person is.

What belongs here: one line by itself. What does not: whether the line announces a speaker, which
hangs on the rest of the text (`finding`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from counterpoint.formats.source_texts.speaking.words import (
    ADDRESS,
    ANNOUNCED,
    NO_NAMES,
    NO_NAMES_WITH_ROLE,
    NOT_SPEAKING,
    OWN_ANSWER,
    ROLE,
    SAYING,
)
from counterpoint.model.name_words import INSTITUTIONS, PARTICLES, SUFFIXES

LONGEST_HEAD = 260  # letters; offices that somebody holds and held are told at length
_MOST_CAPITALS, _MOST_WORDS = 5, 7
_MARKS = " \t\n*_#>\"'\u201c\u201d\u201e\u00ab\u00bb\u2022\u00b7\u25aa\ufeff\u00a0"
_NUMBERING = re.compile(
    r"(?:\(?\d{1,2}[.)]|\(?[A-Za-z]\)|\u2116\s?\d+|[IVX]{2,4}\.|[IVX]\.(?=(?:\s+[^\W\d_]{2,}){2}))\s+"
)
_RANK = re.compile(r"\A\s*#\s?\d{1,2}[.:)]?\s+")
# Before where somebody works, without a comma: "Ann Alpha of City University".
_PREPOSITION = re.compile(r"\s+(?:at|of|from)\s+")
# What may stand between a name and the rest. A comma before a suffix is none.
_BETWEEN = re.compile(
    r"\s*,\s+|\s*[(\[]|\s+[\u2013\u2014\u2012-]{1,2}\s+|\s*\u2014\s*|\s*[|;/\u00b7\u2022]\s*|:\s+|"
    r"\s*\n\s*"
)
_QUOTES = tuple("\"'\u201c\u201e\u00ab\u2018")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+|(?:[^\W\d_]\w\.)+")
_LETTER = r"[^\W\d_]"
_ALPHABETIC = re.compile(rf"{_LETTER}(?:{_LETTER}|[\u0300-\u036f'\u2019\u02bc\u2018.-])*\Z")
# A capital within a word is a name's behind few beginnings; else the word is a program's.
_CAMEL = re.compile(
    r"(?<!\bMc)(?<!Mac)(?<!\bDe)(?<!\bDi)(?<!\bDu)(?<!\bLa)(?<!\bLe)(?<!\bVan)"
    r"(?<!Fitz)(?<=[a-z\u00df-\u00f6\u00f8-\u00ff])[A-Z]"
)
_SHORT_PARTICLE = re.compile(r"['\u2019][tns]\Z")
_AFTER_PREFIX = re.compile(r"(?:[dloD]['\u2019]|al-|el-|as-|ibn-)?(.)")
_FINAL = re.compile(r"(?:[!?\u2026;]|\.)[\"\u201d\u00bb')]*\Z")
_SHORTENED = re.compile(
    r"(?:\b(?:[A-Z]|Jr|Sr|Ph\.D|U\.S|U\.K|U\.N|D\.C|Inc|Ltd|M\.D|etc|ret|Esq|Co|e\.V|a\.D)\.\)?|"
    r"\([^()]*\.\))\Z",
    re.IGNORECASE,
)
# What tells a sentence from a name with offices.
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|could|can|must|may|says|said|told|think|"
    r"thinks|argues?|wants?|left|right|pictured|speaking|speaks|poses?|attends?|є|був|була|"
    r"сказала?|вважає|ist|sind|war|waren|hat|haben|wird|sagte?|links|rechts)\b"
)
_PLACE = re.compile(r"\d{1,2}[:.]\d\d|\b(?:19|20)\d\d-\d\d-\d\d|https?:|www\.|@")


class Continuation(Enum):
    """How a line goes on after the name."""

    ALONE = "alone"
    COMMA = "comma"
    BRACKET = "bracket"
    DASH = "dash"
    LINE = "line"
    BEFORE = "before"
    ANNOUNCED = "announced"


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line that begins with a name: in the usual order and case, and the rest as the role.

    ``words`` are those of the name, lower case. ``is_titled``: a title stands before it.
    """

    name: str
    role: str
    form: Continuation
    words: tuple[str, ...]
    is_titled: bool = False
    is_announced: bool = False
    is_inverted: bool = False

    @property
    def has_role(self) -> bool:
        """Whether the rest says an office, a trade or where somebody works."""
        return ROLE.search(self.role) is not None


def read_named_line(line: str) -> NamedLine | None:
    """What a line says where it can be a name with what belongs to it, else ``None``.

    >>> read_named_line("Dr. Ann Alpha, professor of law")
    NamedLine(name='Ann Alpha', role='professor of law', form=<Continuation.COMMA: 'comma'>, \
words=('ann', 'alpha'), is_titled=True, is_announced=False, is_inverted=False)
    >>> read_named_line("Peace is possible")
    """
    bare = (
        _RANK.sub("", line)
        .strip(_MARKS)
        .replace("**", "")
        .replace("__", "")
        .rstrip(":")
        .strip(_MARKS)
    )
    bare = bare[match.end() :] if (match := _NUMBERING.match(bare)) else bare
    if not bare or len(bare) > LONGEST_HEAD or NOT_SPEAKING.match(bare):
        return None
    if (_FINAL.search(bare) and not _SHORTENED.search(bare)) or _PLACE.search(bare):
        return None
    plain = OWN_ANSWER.sub("", SAYING.sub("", bare))
    bare, is_saying = plain, plain != bare
    announced = ANNOUNCED.match(bare)
    if announced is not None:
        rest = _named_line(bare[announced.end() :].strip(_MARKS))
        if rest is not None:
            return _with(rest, is_announced=True)
    named_line = _named_line(bare)
    return _with(named_line, is_announced=is_saying) if named_line is not None else None


def is_word_of_label(word: str) -> bool:
    """Whether a word can be one of a label: letters that begin with a capital, or a number."""
    bare = word.strip("().,")
    if bare.isdigit():
        return True
    return bool(_ALPHABETIC.match(bare)) and bare[0].isupper() and not _CAMEL.search(bare)


def is_role_line(line: str) -> bool:
    """Whether a line below a name says what that person is: an office, and no sentence."""
    bare = line.strip(_MARKS).strip("()[]")
    if not bare or len(bare) > LONGEST_HEAD or NOT_SPEAKING.match(bare):
        return False
    is_sentence = _FINAL.search(bare) is not None and _SHORTENED.search(bare) is None
    return not is_sentence and _VERB.search(bare) is None and ROLE.search(bare) is not None


def usual_case(name: str) -> str:
    """A name in capitals as names are written, one of two letters or fewer as it is.

    >>> usual_case("ANN O'BRIEN-ALPHA"), usual_case("Ann DeWitt"), usual_case("EU")
    ("Ann O'Brien-Alpha", 'Ann DeWitt', 'EU')
    """
    words = name.split()
    if not name.isupper():
        return " ".join(
            _titled(word) if word.isupper() and len(word) > 3 else word for word in words
        )
    if len(words) == 1 and len(name) <= 2:
        return name
    return " ".join(
        word.lower() if word.lower() in PARTICLES and number else _titled(word)
        for number, word in enumerate(words)
    )


def _titled(word: str) -> str:
    return re.sub(
        r"[^\W\d_]+", lambda part: part[0].capitalize(), word.replace("\u2019", "'")
    ).replace("'", "\u2019" if "\u2019" in word else "'")


def _with(line: NamedLine, *, is_announced: bool) -> NamedLine:
    return NamedLine(
        line.name,
        line.role,
        line.form,
        line.words,
        line.is_titled,
        is_announced or line.is_announced,
        line.is_inverted,
    )


def _named_line(bare: str) -> NamedLine | None:
    """The line by the first place at which a name can end."""
    between = _BETWEEN.search(bare)
    while between is not None and _is_suffix(bare[between.end() :]):
        between = _BETWEEN.search(bare, between.end())
    first = bare if between is None else bare[: between.start()]
    rest = "" if between is None else bare[between.end() :]
    mark = "" if between is None else between[0]
    form = _form(mark)
    if form is Continuation.COMMA:
        inverted = _inverted(first, rest)
        if inverted is not None:
            return inverted
    is_headline = mark.strip() == ":" and rest[:1] in _QUOTES
    if is_headline or _VERB.search(rest.split(",")[0]) is not None:
        return None
    role = (
        rest.strip(_MARKS).rstrip(")]").strip()
        if form is Continuation.BRACKET
        else rest.strip(_MARKS)
    )
    words = _name_words(first, has_role=bool(ROLE.search(role)))
    if words is not None and not (len(words) > 2 and ROLE.match(words[0])):
        return NamedLine(
            _name_of(words), role, form, tuple(map(str.casefold, words)), _has_address(first)
        )
    return _after_role(first, rest, mark) or _before_place(bare)


def _form(mark: str) -> Continuation:
    if not mark:
        return Continuation.ALONE
    if "\n" in mark:
        return Continuation.LINE
    sign = mark.strip()[:1]
    return {",": Continuation.COMMA, "(": Continuation.BRACKET, "[": Continuation.BRACKET}.get(
        sign, Continuation.DASH
    )


def _is_suffix(rest: str) -> bool:
    return _plain(re.split(r"[\s,;(]", rest, maxsplit=1)[0]) in SUFFIXES - {"ma", "mp"}


def _inverted(surname: str, rest: str) -> NamedLine | None:
    """``Alpha, Ann`` with or without what follows, in the usual order."""
    given_name, *others = re.split(r"\s*[,(;|]\s*|\s+[\u2013\u2014-]\s+", rest, maxsplit=1)
    role = others[0].rstrip(")") if others else ""
    last, first = surname.split(), given_name.split()
    capitals = [word for word in last if word.lower() not in PARTICLES]
    if len(capitals) != 1 or not 1 <= len(first) <= 3 or ROLE.match(given_name):
        return None
    words = _name_words(f"{given_name} {surname}", has_role=bool(role))
    if words is None or len(words) != len(first) + len(last):
        return None
    lower = tuple(map(str.casefold, words))
    return NamedLine(_name_of(words), role, Continuation.COMMA, lower, is_inverted=True)


def _after_role(first: str, rest: str, mark: str) -> NamedLine | None:
    """``Economist Ann Alpha``, ``City University: Ann Alpha``: the name stands behind."""
    if mark.strip() == ":" and (ROLE.search(first) or _is_institution(first)):
        words = _name_words(rest, has_role=True)
        if words is not None and len(words) > 1:
            lower = tuple(map(str.casefold, words))
            return NamedLine(_name_of(words), first, Continuation.BEFORE, lower)
    tokens = first.split()
    for size in (2, 3):
        office = " ".join(tokens[:-size])
        if len(tokens) > size and ROLE.match(office) and _VERB.search(office) is None:
            words = _name_words(" ".join(tokens[-size:]), has_role=False)
            if words is not None and (size == 2 or not ROLE.match(words[0])):
                role = f"{office}, {rest}" if rest else office
                lower = tuple(map(str.casefold, words))
                return NamedLine(_name_of(words), role, Continuation.BEFORE, lower)
    return None


def _before_place(bare: str) -> NamedLine | None:
    """``Ann Alpha of City University``: where somebody works stands behind a preposition."""
    between = _PREPOSITION.search(bare)
    if between is None:
        return None
    place = bare[between.end() :]
    words = _name_words(bare[: between.start()], has_role=False)
    if words is None or not (_is_institution(place) or ROLE.search(place)):
        return None
    lower = tuple(map(str.casefold, words))
    return NamedLine(_name_of(words), place, Continuation.COMMA, lower)


def _is_institution(words: str) -> bool:
    return bool({_plain(word) for word in words.split()} & INSTITUTIONS)


def _has_address(first: str) -> bool:
    words = first.split()
    return len(words) > 1 and _plain(words[0]) in ADDRESS


def _name_words(text: str, *, has_role: bool) -> list[str] | None:
    """The words of a person's name, without titles and suffixes; ``None`` where it is none."""
    words = [word.rstrip(",") for word in text.split()]
    is_titled = False
    while len(words) > 1 and _plain(words[0]) in ADDRESS:
        words = words[1:]
        is_titled = True
    while len(words) > 1 and _plain(words[-1]) in SUFFIXES:
        words = words[:-1]
    if not words or len(words) > _MOST_WORDS:
        return None
    is_loud = " ".join(words).isupper()
    if not all(_is_name_word(word, words, is_loud=is_loud) for word in words):
        return None
    capitals = [word for word in words if word.lower() not in PARTICLES or word[0].isupper()]
    full = [word for word in capitals if not _INITIALS.fullmatch(word)]
    if not full or len(capitals) > _MOST_CAPITALS or words[-1].lower() in PARTICLES - {"i"}:
        return None
    if len(capitals) < 2 and not is_titled:
        return None
    never = NO_NAMES_WITH_ROLE if has_role or is_titled else NO_NAMES
    if any(_plain(word) in never or _plain(word) in INSTITUTIONS for word in full):
        return None
    return words


def _is_name_word(word: str, words: list[str], *, is_loud: bool) -> bool:
    if not _ALPHABETIC.match(word) and not _SHORT_PARTICLE.match(word):
        return False
    if word.lower() in PARTICLES and len(words) > 1:
        return True
    if _INITIALS.fullmatch(word):
        return word[0].isupper()
    if _CAMEL.search(word) or "." in word[:-1]:
        return False
    starts = _AFTER_PREFIX.match(word)
    if word.endswith(".") or starts is None or not starts[1].isupper():
        return False
    letters = re.sub(r"[^\w]", "", word)
    is_capitals = len(letters) > 1 and letters.isupper()
    return is_loud or not is_capitals or (len(letters) > 2 and word in (words[0], words[-1]))


def _name_of(words: list[str]) -> str:
    return usual_case(" ".join(words))


def _plain(word: str) -> str:
    return word.casefold().strip(".,;:()'\u2019").replace(".", "")
