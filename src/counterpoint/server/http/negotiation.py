"""Which media type an answer gets: the ``Accept`` header against what can be given.

https://www.rfc-editor.org/rfc/rfc9110#name-accept. What belongs here: media types and choosing
among them. What does not: requests and responses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """A media type that can be given, and the name of the format behind it."""

    media_type: str
    format: str

    @property
    def content_type(self) -> str:
        """The media type with its charset, where it has one."""
        return f"{self.media_type}; charset=utf-8" if _is_text(self.media_type) else self.media_type


# In each list the first is what a client gets that accepts anything.
_TRUTH_VALUES = (
    Offer("application/sparql-results+json", "json"),
    Offer("application/sparql-results+xml", "xml"),
    Offer("application/json", "json"),
    Offer("application/xml", "xml"),
    Offer("text/xml", "xml"),
)
ASK_OFFERS = _TRUTH_VALUES
SELECT_OFFERS = (
    *_TRUTH_VALUES[:2],
    Offer("text/csv", "csv"),
    Offer("text/tab-separated-values", "tsv"),
    *_TRUTH_VALUES[2:],
)
GRAPH_OFFERS = (
    Offer("text/turtle", "turtle"),
    Offer("application/n-triples", "ntriples"),
    Offer("application/ld+json", "jsonld"),
    Offer("application/rdf+xml", "rdfxml"),
    Offer("application/x-turtle", "turtle"),
    Offer("text/plain", "ntriples"),
    Offer("application/json", "jsonld"),
    Offer("application/xml", "rdfxml"),
    Offer("text/xml", "rdfxml"),
)
PAGE_OFFERS = (Offer("text/html", "html"), *GRAPH_OFFERS)
# The map: a page first, since who accepts anything is a browser or wants to see something.
MAP_OFFERS = (
    Offer("text/html", "html"),
    GRAPH_OFFERS[0],
    Offer("application/trig", "trig"),
    Offer("application/n-quads", "nquads"),
    *GRAPH_OFFERS[1:],
    Offer("text/markdown", "markdown"),
)
PROBLEM_OFFERS = (Offer("application/problem+json", "json"), Offer("text/plain", "text"))

# Ending of the address: name of the format, media type.
DOWNLOADS: dict[str, tuple[str, str]] = {
    "ttl": ("turtle", "text/turtle; charset=utf-8"),
    "trig": ("trig", "application/trig"),
    "nt": ("ntriples", "application/n-triples"),
    "nq": ("nquads", "application/n-quads"),
    "jsonld": ("jsonld", "application/ld+json"),
    "rdf": ("rdfxml", "application/rdf+xml"),
}
OTHER_DOWNLOADS = {"md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8"}

_RANGES_AT_MOST = 100  # browsers send about ten
_RANGE = re.compile(r"\s*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*((?:;[^;]*)*)", re.ASCII)
_QUALITY = re.compile(
    r";\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)", re.ASCII | re.IGNORECASE
)
_PARAMETER_Q = re.compile(r";\s*q\s*=", re.ASCII | re.IGNORECASE)


def choose(accept: str | None, offers: Sequence[Offer]) -> Offer | None:
    """The offer that ``accept`` likes best, the earlier of two that it likes as much.

    Each offer is weighed by the most specific range that covers it; a weight of 0 refuses it.
    ``None`` if nothing is acceptable; without a header everything is. What is no media range
    is passed over.

    >>> choose("text/csv;q=0.5, application/sparql-results+xml", SELECT_OFFERS).format
    'xml'
    >>> choose("application/*, application/ld+json;q=0", GRAPH_OFFERS).format
    'ntriples'
    >>> choose("image/png", GRAPH_OFFERS) is None
    True
    """
    if accept is None or not accept.strip():
        return offers[0]
    ranges = _ranges(accept)
    weighed = [(_weight(offer.media_type, ranges), offer) for offer in offers]
    best = max(weight for weight, _ in weighed)
    if best <= 0:
        return None
    return next(offer for weight, offer in weighed if weight == best)


def _ranges(accept: str) -> dict[tuple[str, str], float]:
    ranges: dict[tuple[str, str], float] = {}
    for part in accept.split(",")[:_RANGES_AT_MOST]:
        media_range = _RANGE.fullmatch(part.rstrip())
        if media_range is None:
            continue
        quality = _QUALITY.search(media_range[3])
        if quality is None and _PARAMETER_Q.search(media_range[3]):
            continue
        weight = float(quality[1]) if quality else 1.0
        key = (media_range[1].lower(), media_range[2].lower())
        ranges[key] = max(weight, ranges.get(key, 0.0))
    return ranges


def _weight(media_type: str, ranges: dict[tuple[str, str], float]) -> float:
    main, _, sub = media_type.partition("/")
    for key in ((main, sub), (main, "*"), ("*", "*")):
        if key in ranges:
            return ranges[key]
    return 0.0


def _is_text(media_type: str) -> bool:
    return media_type.startswith("text/") or media_type == "application/xml"
