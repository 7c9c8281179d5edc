"""By what others know a person: IRIs of ORCID, Wikidata and the like, each in one form."""

from __future__ import annotations

import re

_ORCID = re.compile(
    r"(?:https?://(?:www\.)?orcid\.org/|orcid:\s*)?((?:\d{4}-){3}\d{3}[\dX])", re.IGNORECASE
)
_WIKIDATA = re.compile(
    r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/|wikidata:\s*|wd:)?(Q[1-9]\d*)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+\.[^\s<>\"{}|\\^`]+", re.IGNORECASE)


def identifier_iri(text: str) -> str | None:
    """The IRI of an identifier, in the one form in which it is compared; ``None`` if it is none.

    An ORCID or an item of Wikidata, bare or as an address, or any other address of the web.

    >>> identifier_iri("0000-0002-1825-0097"), identifier_iri("https://www.wikidata.org/wiki/Q42")
    ('https://orcid.org/0000-0002-1825-0097', 'http://www.wikidata.org/entity/Q42')
    >>> identifier_iri("0000-0002-1825-0098"), identifier_iri("Ana Ruiz")
    (None, None)
    """
    text = text.strip()
    orcid = _ORCID.fullmatch(text)
    if orcid is not None:
        number = orcid[1].upper()
        return f"https://orcid.org/{number}" if _is_orcid(number) else None
    wikidata = _WIKIDATA.fullmatch(text)
    if wikidata is not None:
        return f"http://www.wikidata.org/entity/{wikidata[1].upper()}"
    return text if _ADDRESS.fullmatch(text) else None


def _is_orcid(number: str) -> bool:
    """Whether the last sign is the check of the others (ISO 7064, mod 11-2)."""
    *digits, check = list(number.replace("-", ""))
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == check
