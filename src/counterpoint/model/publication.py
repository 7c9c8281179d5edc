"""Who answers for a map, since when, and under which terms: what catalogues of data ask."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CREATIVE_COMMONS = re.compile(
    r"CC[ -](BY(?:-(?:NC|SA|ND|NC-SA|NC-ND))?)[ -]([1-4]\.0)", re.IGNORECASE
)
_CC0 = re.compile(r"CC[ -]?0(?:[ -]1\.0)?", re.IGNORECASE)
_LICENCES = "https://creativecommons.org/"


@dataclass(frozen=True, slots=True)
class Agent:
    """A person or a body; ``identifiers`` are IRIs by which others know it, sorted."""

    name: str
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """What is said of a map as a thing that is published; whatever is not said is empty.

    ``licence`` is an IRI, or words; ``creators`` in the order in which they are to be named;
    ``issued`` and ``modified`` are dates (``2026``, ``2026-03`` or ``2026-03-01``).
    """

    licence: str = ""
    creators: tuple[Agent, ...] = ()
    publisher: Agent | None = None
    issued: str = ""
    modified: str = ""

    def or_nothing(self) -> Publication | None:
        """The same, ``None`` where nothing at all is said."""
        return None if self == Publication() else self


def licence_named(text: str) -> str:
    """The IRI of a licence of Creative Commons by its short name; any other text as it is.

    >>> licence_named("CC BY-SA 4.0"), licence_named("CC0")
    ('https://creativecommons.org/licenses/by-sa/4.0/', 'https://creativecommons.org/publicdomain/zero/1.0/')
    >>> licence_named("all rights reserved")
    'all rights reserved'
    """
    if _CC0.fullmatch(text):
        return f"{_LICENCES}publicdomain/zero/1.0/"
    match = _CREATIVE_COMMONS.fullmatch(text)
    return text if match is None else f"{_LICENCES}licenses/{match[1].lower()}/{match[2]}/"
