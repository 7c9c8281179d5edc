"""How sure somebody says to be, in the writings of tables and map files: `7 of 10`, `80 %`, words.

What belongs here: the writings that say their scale themselves. What does not: the scale of a
column (`counterpoint.formats.tables.scales`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# "8/10" and "8 of 10" say their scale.
_OF = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,6})?)\s*(?:/|of|out of|von|з|із)\s*([0-9]{1,3})")
_PER_CENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,6})?)\s*%")
# "5 - Very sure", as surveys label the points of a scale.
_NUMBERED = re.compile(r"^\s*[0-9]{1,2}\s*[-–—=:.)]\s*(?=[^\W\d]{2})")
_WORDS: dict[float, str] = {
    0.2: """
        not confident at all, not at all confident, not at all, very low, no confidence, not at
        all sure, very unsure, very uncertain, gar nicht sicher, sehr gering, зовсім не
        впевнений, зовсім не впевнена
    """,
    0.4: """
        not very confident, slightly confident, slightly, low, not very sure, a little, unsure,
        uncertain, not very, wenig, wenig sicher, gering, низька, не дуже, не дуже впевнений, не
        дуже впевнена
    """,
    0.6: """
        somewhat confident, moderately confident, somewhat, moderate, moderately, medium,
        somewhat sure, average, mittel, teilweise sicher, середня, дещо впевнений, дещо впевнена
    """,
    0.8: """
        confident, fairly confident, quite confident, high, sure, fairly sure, quite sure, rather
        sure, certain, fairly, quite, rather, ziemlich, sicher, hoch, висока, впевнений, впевнена
    """,
    0.9: """
        very confident, very high, very sure, very certain, very, sehr, sehr sicher, sehr hoch,
        дуже, дуже впевнений, дуже впевнена, дуже висока
    """,
    1.0: """
        extremely confident, completely confident, fully confident, absolutely certain,
        completely certain, completely sure, completely, fully, absolutely, extremely, extremely
        high, vollkommen, vollkommen sicher, повністю, повністю впевнений, повністю впевнена
    """,
}


class Sureness(NamedTuple):
    """How sure somebody is, above 0 and at most 1, and how that was said: ``7 of 10``.

    ``words`` is "" where the number itself was said, or it was on a scale that has no writing here.
    """

    share: float
    words: str = ""


def plain_words(cell: str) -> str:
    """A cell for comparison: small letters, its blanks single, without a stop at the end.

    >>> plain_words("5 - Very  sure."), plain_words("-1")
    ('very sure', '-1')
    """
    text = unicodedata.normalize("NFKC", cell).casefold().replace("’", "'")
    text = _NUMBERED.sub("", text)
    return " ".join(text.split()).rstrip(".!").rstrip() or text.strip()


CONFIDENCE_WORDS = {
    plain_words(word): share for share, words in _WORDS.items() for word in words.split(",")
}


def sureness_in(text: str) -> Sureness | None:
    """What a text says that tells its scale itself; ``None`` if it does not.

    >>> sureness_in("8/10"), sureness_in("80 %")
    (Sureness(share=0.8, words='8 of 10'), Sureness(share=0.8, words='80 %'))
    >>> sureness_in("Very sure"), sureness_in("0.8")
    (Sureness(share=0.9, words='very sure'), None)
    """
    words = plain_words(text)
    if words in CONFIDENCE_WORDS:
        return Sureness(CONFIDENCE_WORDS[words], words)
    of = _OF.fullmatch(text)
    if of is not None:
        return on_scale(float(of[1].replace(",", ".")), float(of[2]))
    per_cent = _PER_CENT.fullmatch(text)
    if per_cent is not None:
        value = float(per_cent[1].replace(",", "."))
        return _checked(value / 100, f"{value:g} %")
    return None


def on_scale(value: float, most: float) -> Sureness | None:
    """A number of a scale that ends with ``most`` and begins with 0 or 1; ``None`` beyond it."""
    if most == 1:
        return Sureness(value) if 0 < value <= 1 else None
    return _checked(value / most, f"{value:g} of {most:g}") if most else None


def _checked(share: float, words: str) -> Sureness | None:
    rounded = round(share, 6)
    return Sureness(rounded, words) if 0 < rounded <= 1 else None
