"""What was looked up in a source, kept for whoever does not have its text: offsets and hashes.

What belongs here: the records, and under which key a key phrase is found again. What does not:
looking a phrase up, and the file (`counterpoint.formats.argdown_map.check_record`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterpoint.model.argument_map import Section
from counterpoint.model.kinds import Verification
from counterpoint.model.naming import content_hash

_DIGITS = 32  # of a hash: no two phrases of a map share one by chance, and none is told by it


@dataclass(frozen=True, slots=True)
class Lookup:
    """Where a key phrase stands, in code points, half open; ``similarity`` is 1 where exact."""

    start: int
    end: int
    similarity: float = 1.0

    @property
    def verification(self) -> Verification:
        """Whether it was found once, or by similarity."""
        return Verification.EXACT if self.similarity == 1 else Verification.SIMILAR


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """What was found in the text of the source ``source`` whose file has the hash ``sha256``.

    ``sections`` are by `section_key` where each part of a voice begins and ends, ``lookups`` by
    `lookup_key` where each key phrase stands. ``at`` is the day, ``by`` who looked, both empty
    where it was this very program just now.
    """

    source: str
    sha256: str
    sections: Mapping[str, tuple[tuple[int, int], ...]]
    lookups: Mapping[str, Lookup]
    at: str = ""
    by: str = ""


def section_key(section: Section) -> str:
    """What a section is found again by: whose it is, and the phrase at which it begins."""
    return content_hash("section", section.expert, _squeezed(section.marker), length=_DIGITS)


def lookup_key(expert: str, phrase: str) -> str:
    """What a key phrase is found again by: who says it, and its words as the map has them."""
    return content_hash("phrase", expert, _squeezed(phrase), length=_DIGITS)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
