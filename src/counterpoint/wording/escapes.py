"""Letters that could act on a terminal, or be seen by nobody, as escapes.

What belongs here: which letters these are, and how each is written, in text and in JSON. What
does not: printing (`counterpoint.cli.showing`).
"""

from __future__ import annotations

import unicodedata


class _Escapes(dict[int, str]):
    """How each code point is shown, found when it is first met (for `str.translate`)."""

    def __missing__(self, number: int) -> str:
        escape = self[number] = _visible_letter(chr(number))
        return escape


_ESCAPES = _Escapes()


def visible(text: str) -> str:
    r"""``text`` with control, bidirectional and other invisible characters as escapes.

    Line breaks and tabs stay. Nothing that a map holds can move the cursor, colour the screen
    or turn the reading direction.

    >>> visible("a\x1b[31mb\u202ec")
    'a\\x1b[31mb\\u202ec'
    """
    # Where all letters are printable none is of these, and most texts are such.
    return text if text.isprintable() else text.translate(_ESCAPES)


def escaped_json(text: str, *, is_unicode: bool = True) -> str:
    r"""As `visible` for a text that is JSON, and stays so; all but ASCII without ``is_unicode``.

    >>> escaped_json('["\x9bé"]')
    '["\\u009bé"]'
    """
    return "".join(
        letter
        if letter.isascii() or (is_unicode and _ESCAPES[ord(letter)] == letter)
        else json_escape(letter)
        for letter in text.replace("\x7f", json_escape("\x7f"))
    )


def _visible_letter(letter: str) -> str:
    if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return letter
    number = ord(letter)
    if number > 0xFFFF:
        return f"\\U{number:08x}"
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def json_escape(letter: str) -> str:
    """A letter as JSON escapes it: a unit of UTF-16, or two."""
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
