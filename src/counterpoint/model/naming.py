"""Names that a program makes: slugs of titles and hashes of content, the same in every run."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from sys import maxunicode
from typing import TypeAlias

NaturalOrder: TypeAlias = tuple[str, str]

# Names go into file names and addresses: short enough for both with room for what surrounds them
# (255 bytes a name, letters of two to four bytes), long enough to tell titles apart.
_LONGEST_SLUG = 80
_ENDS = ".!?…。"
_DIGITS = re.compile(r"([0-9]+)")


class _Letters(dict[int, int]):
    """What each character of a title becomes in a slug: itself, or a blank; looked up once."""

    def __missing__(self, code: int) -> int:
        is_kept = unicodedata.category(chr(code))[0] in "LNM"
        self[code] = code if is_kept else ord(" ")
        return self[code]


_LETTERS = _Letters()
_ASCII_LETTERS = bytes(
    _LETTERS[ord(chr(code).lower())] if code < 0x80 else 0 for code in range(256)
).replace(b" ", b"-")


def slug(title: str) -> str:
    """``title`` in lower case, its letters and digits kept in any script, the rest as hyphens.

    The result is a valid IRI segment. Two titles may share a slug; who allots ids tells them
    apart. A title without any letter or digit gives its content hash.

    >>> slug("Charge for the centre!")
    'charge-for-the-centre'
    >>> slug("Мир через силу")
    'мир-через-силу'
    """
    plain = title.removesuffix("…")
    if plain.isascii():  # as most are, and a third of the time
        letters = plain.encode().translate(_ASCII_LETTERS)
        while b"--" in letters:
            letters = letters.replace(b"--", b"-")
        letters = letters.strip(b"-")
        if len(letters) > _LONGEST_SLUG:
            letters = letters[:_LONGEST_SLUG].rstrip(b"-")
        return letters.decode() or content_hash(title)
    words = title.lower().translate(_LETTERS).split()
    if not words:
        return content_hash(title)
    return "-".join(words)[:_LONGEST_SLUG].rstrip("-")


def natural_order(name: str) -> NaturalOrder:
    """What names are sorted by for people: numbers in them by their size, the rest by letters.

    >>> sorted(["c10", "c2", "c1", "c"], key=natural_order)
    ['c', 'c1', 'c2', 'c10']
    """
    parts = _DIGITS.split(name)
    if len(parts) == 1:
        return name, name
    # A number by how many digits it has, then by these: it may be too long for an integer. In front
    # of it a sign that is lower than all letters, so that a text without a number comes first.
    for at in range(1, len(parts), 2):
        digits = parts[at].lstrip("0")
        parts[at] = f"\0{chr(min(len(digits), maxunicode))}{digits}"
    return "".join(parts), name


def has_digits(names: Iterable[str]) -> bool:
    """Whether a digit is in any name: where none is, `natural_order` is the usual one."""
    text = "".join(names)
    # One by one, since each is looked for by the machine's own search: a tenth of a pattern's time.
    lower = "0" in text or "1" in text or "2" in text or "3" in text or "4" in text
    return lower or "5" in text or "6" in text or "7" in text or "8" in text or "9" in text


def content_hash(*parts: str, length: int = 10) -> str:
    """The first ``length`` hexadecimal digits of the SHA-256 of ``parts``, order kept.

    >>> content_hash("a", "b") == content_hash("ab")
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashed_part(part))
    return digest.hexdigest()[:length]


def hashed_part(text: str) -> bytes:
    """What one part is in the bytes that `content_hash` hashes: for who hashes by the million."""
    encoded = text.encode("utf-8", "surrogatepass")
    return b"%d:%b" % (len(encoded), encoded)


def title_key(title: str) -> str:
    """What titles that are equal to a reader have in common: no case, no end mark, one blank.

    >>> title_key("Buses  should be free.") == title_key("Buses should be Free")
    True
    """
    return " ".join(title.casefold().split()).rstrip(_ENDS).rstrip() or title
