r"""Where a query may call another server, by whatever reading of its text.

``SERVICE`` begins a call only where it is code. SPARQL's tokens leave open what is code: ``<``
may begin an IRI or compare, three quotes may begin a long text or follow an empty one, an engine
may resolve ``\u0053`` before it reads or not, and none needs a blank behind a keyword. So no
reading is chosen. An offset is marked when *some* reading has a token that begins there, each
marked offset is looked at once, and what some reading takes for code counts as code.

A word with "service" in it is let through only where no engine can take it apart: in a text, an
IRI, a comment, a variable, a tag of language, and behind the colon of a plain prefixed name. An
engine that fails to make an IRI of ``ex:SERVICE`` goes back and reads ``ex:`` and a keyword, so a
name is plain only if its letters fit into any IRI and no namespace could be spoilt by them.

What belongs here: seeing calls. What does not: all else that is looked at before a query is
answered (`counterpoint.store.queries.sparql`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

_CALL = re.compile("service", re.IGNORECASE)

# Longer escapes first. Engines differ in whether a backslash keeps the next from escaping, and
# rdflib takes four digits or eight behind either letter.
_ESCAPE = re.compile(r"\\U([0-9A-Fa-f]{8})|\\u([0-9A-Fa-f]{4})")
_ESCAPE_IN_PAIRS = re.compile(r"\\\\|\\U([0-9A-Fa-f]{8})|\\u([0-9A-Fa-f]{4})")
_LOOSE_ESCAPE = re.compile(r"\\[Uu](?:([0-9A-Fa-f]{8})|([0-9A-Fa-f]{4}))")

# So that a new word is made of letters alone, as a digit may end a token.
_DIGITS = str.maketrans("0123456789", "bcdfghjkmx")

# Letters of names in all of https://www.w3.org/TR/sparql11-query/#rPN_CHARS, Oxigraph's grammar
# and https://www.rfc-editor.org/rfc/rfc3987#section-2.2: what no engine takes for an end.
_LETTER = (
    r"A-Za-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff"
    r"\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\u00b7"
)
_IRI = re.compile(r'<([^<>"{}|^`\x00-\x20]*)>')
_STRINGS = {
    '"': re.compile(r'"(?:[^"\\\r\n]++|\\.)*+"', re.DOTALL),
    "'": re.compile(r"'(?:[^'\\\r\n]++|\\.)*+'", re.DOTALL),
    '"""': re.compile(r'"""(?:[^"\\]++|\\.|"(?!""))*+"""', re.DOTALL),
    "'''": re.compile(r"'''(?:[^'\\]++|\\.|'(?!''))*+'''", re.DOTALL),
}
_VARIABLE = re.compile(f"[?$][{_LETTER}]+")
_TAG = re.compile(r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*")
# All that names, words and numbers are made of, whichever of them it is, or may be taken for.
_RUN = re.compile(r"(?:[A-Za-z0-9_.:%-]|[^\x00-\x7f]|\\[_~.\-!$&'()*+,;=/?#@%])+")
_PLAIN_RUN = re.compile(rf"[{_LETTER}.:\-]+")
# What begins with a hyphen is a number behind a name without a local part.
_NO_LOCAL_START = frozenset("-\u00b7\u203f\u2040")
# Engines may end a line, and a comment with it, at any of these.
_LINE_ENDS = ("\r", "\n")
# Read as a comparison, `<` lets a comment or a text begin where an IRI would go on. Without
# them a call cannot be hidden in an IRI, since between SERVICE and its brace stands no `>`; and
# `//` of an address is nothing that could be compared.
_OPENS_OTHERWISE = re.compile("[#']")
_ADDRESS = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
# As a namespace, what ends in its authority: letters behind it can make it no IRI.
_OPEN_AUTHORITY = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*")


def has_call_word(text: str) -> bool:
    """Whether "service" stands anywhere in ``text``, in a text or a name too, or escaped."""
    return any(_CALL.search(reading) for reading, _ in readings_of(text))


def find_call(text: str) -> int | None:
    """The offset at which ``text`` may call another server; ``None`` if it cannot. O(length)."""
    for reading, origins in readings_of(text):
        if _CALL.search(reading):
            offset = _find_call_in(reading)
            if offset is not None:
                return origins[offset] if origins else offset
    return None


def readings_of(text: str) -> list[tuple[str, list[int]]]:
    """``text`` as it is and as engines resolve its escapes, each with where its letters stood."""
    readings: list[tuple[str, list[int]]] = [(text, [])]
    escapes = (_ESCAPE, _ESCAPE_IN_PAIRS, _LOOSE_ESCAPE)
    for escape in escapes if "\\u" in text or "\\U" in text else ():
        reading = _resolved(text, escape)
        if reading[0] not in {each for each, _ in readings}:
            readings.append(reading)
    return readings


def without_call_words(text: str) -> str:
    """``text`` with another word of as many letters for each "service", nowhere else in it.

    Letters that are escaped are resolved before, as far as that changes no meaning.
    """
    if not _CALL.search(text) and "\\" not in text:
        return text
    resolved = _ESCAPE_IN_PAIRS.sub(_letter_or_itself, text)
    words_in_use = set(re.findall("(?=(q[bcdfghjkmx]{6}))", resolved.lower()))
    words = (f"q{number:06}".translate(_DIGITS) for number in itertools.count())
    other = next(word for word in words if word not in words_in_use)

    def renamed(match: re.Match[str]) -> str:
        # ?service and ?Service stay two.
        pairs = zip(match[0], other, strict=True)
        return "".join(new.upper() if old.isupper() else new for old, new in pairs)

    return _CALL.sub(renamed, resolved)


def _letter_or_itself(match: re.Match[str]) -> str:
    letter = _letter_of(match)
    return letter if letter.isascii() and letter.isalpha() else match[0]


def _letter_of(match: re.Match[str]) -> str:
    digits = match[1] or match[2]
    number = int(digits, 16) if digits else 0
    return chr(number) if digits and number <= 0x10FFFF else match[0]


def _resolved(text: str, escape: re.Pattern[str]) -> tuple[str, list[int]]:
    letters: list[str] = []
    origins: list[int] = []
    at = 0
    for match in escape.finditer(text):
        letters += [text[at : match.start()], letter := _letter_of(match)]
        origins += [*range(at, match.start()), *[match.start()] * len(letter)]
        at = match.end()
    letters.append(text[at:])
    origins += range(at, len(text))
    return "".join(letters), origins


def _find_call_in(text: str) -> int | None:
    is_spoilt = any(_spoils(match[1]) for match in _IRI.finditer(text))
    for run, start in _runs(text):
        offset = _call_in_run(run, is_spoilt=is_spoilt)
        if offset is not None:
            return start + offset
    return None


def _spoils(iri: str) -> bool:
    """Whether a name may be no IRI in this namespace, although the namespace is one."""
    return not iri or "\\" in iri or bool(_OPEN_AUTHORITY.fullmatch(iri))


def _call_in_run(run: str, *, is_spoilt: bool) -> int | None:
    """Where in a run of names, words and numbers a call may begin."""
    is_plain = not is_spoilt and bool(_PLAIN_RUN.fullmatch(run))
    start = 0
    for piece in run.split("."):
        head, colon, local = piece.partition(":")
        is_name = colon and is_plain and local[:1] not in _NO_LOCAL_START
        match = _CALL.search(head if is_name else piece)
        if match:
            return start + match.start()
        start += len(piece) + 1
    return None


def _runs(text: str) -> Iterator[tuple[str, int]]:
    """All runs of names, words and numbers that are code under some reading, with their offsets.

    Each offset is looked at once. What is read from there on ends at the next sign of its own
    kind, so that no letter is read more often than there are kinds. O(length).
    """
    is_start = bytearray(len(text) + 1)
    is_start[0] = True
    line_ends = dict.fromkeys(_LINE_ENDS, 0)
    for start, letter in enumerate(text):
        if not is_start[start]:
            continue
        if letter == "#":
            for sign, line_end in line_ends.items():
                if line_end <= start:
                    found_at = text.find(sign, start)
                    line_ends[sign] = len(text) if found_at < 0 else found_at
            ends = [*line_ends.values()]
        elif run := _RUN.match(text, start):
            yield run[0], start
            ends = [run.end()]
        else:
            ends = _ends_of_sign(text, start)
        for end in ends:
            is_start[end] = True


def _ends_of_sign(text: str, start: int) -> list[int]:
    """Where the tokens end that the sign at ``start`` may begin."""
    letter = text[start]
    if letter in "\"'":
        strings = [_STRINGS[letter].match(text, start)]
        if text.startswith(letter * 3, start):
            strings.append(_STRINGS[letter * 3].match(text, start))
        return [match.end() for match in strings if match]
    if letter == "<":
        return _ends_of_angle(text, start)
    if match := _VARIABLE.match(text, start) or _TAG.match(text, start):
        return [match.end()]
    # No engine reads on behind a backslash; should one, what it escapes is skipped.
    return [min(start + 1 + (letter == "\\"), len(text))]


def _ends_of_angle(text: str, start: int) -> list[int]:
    """Where the tokens end that ``<`` may begin: an IRI, a comparison, or either."""
    match = _IRI.match(text, start)
    if not match:
        return [start + 1]
    if _ADDRESS.match(text, start) or not _OPENS_OTHERWISE.search(match[1]):
        return [match.end()]
    return [start + 1, match.end()]
