"""Values of records as RDF literals, and back; the lexical form is ours and never rewritten.

What belongs here: one value, one literal. What does not: which property holds it.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

import pyoxigraph as px
from rdflib import Literal, URIRef

from counterpoint.rdf.terms.names import is_absolute_iri
from counterpoint.vocab import XSD

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_YEAR = re.compile(r"(-?)(\d{4,9})(?!\d)")
_MOST_DECIMALS = 12  # some stores keep 15 digits, the last of which are the noise of floats


def text(value: str, language: str = "") -> Literal:
    """``value``, tagged with ``language`` if that is a well-formed BCP 47 tag; in lower case, as
    RDF 1.1 allows and Oxigraph does.

    >>> text("Charge cars.", "en")
    rdflib.term.Literal('Charge cars.', lang='en')
    >>> text("Charge cars.", "?")
    rdflib.term.Literal('Charge cars.')
    """
    return Literal(value, lang=language.lower()) if _is_language_tag(language) else Literal(value)


def decimal(value: float) -> Literal:
    """``value`` as the shortest xsd:decimal that reads back as the same float.

    >>> decimal(0.5), decimal(1e-7)[:]
    (rdflib.term.Literal('0.5', datatype=rdflib.term.URIRef(\
'http://www.w3.org/2001/XMLSchema#decimal')), '0.0000001')
    """
    lexical = f"{Decimal(repr(value)):f}"
    if "." not in lexical:
        lexical += ".0"
    return Literal(lexical, datatype=XSD.decimal, normalize=False)


def figure(value: float) -> Literal:
    """``value`` without the noise of floats: some stores keep 15 digits of a decimal."""
    return decimal(round(value, _MOST_DECIMALS))


def number(value: int) -> Literal:
    """``value`` as xsd:integer."""
    return Literal(str(value), datatype=XSD.integer, normalize=False)


def offset(value: int) -> Literal:
    """``value`` as xsd:nonNegativeInteger, which oa:start and oa:end ask for."""
    return Literal(str(value), datatype=XSD.nonNegativeInteger, normalize=False)


def boolean(*, value: bool) -> Literal:
    """``value`` as xsd:boolean."""
    return Literal("true" if value else "false", datatype=XSD.boolean, normalize=False)


def year(value: int) -> Literal:
    """``value`` as xsd:gYear.

    >>> year(-44)[:]
    '-0044'
    """
    sign = "-" if value < 0 else ""
    return Literal(f"{sign}{abs(value):04d}", datatype=XSD.gYear, normalize=False)


def year_of(lexical: str) -> int | None:
    """The year that a date, a month or a year (ISO 8601) lies in; ``None`` if it is neither.

    >>> year_of("-0044"), year_of("2012-05-01"), year_of("lately")
    (-44, 2012, None)
    """
    match = _YEAR.match(lexical)
    if not match:
        return None
    return -int(match[2]) if match[1] else int(match[2])


def moment(value: str) -> Literal:
    """``value`` typed as xsd:date, xsd:gYearMonth or xsd:gYear where it is one, else a string.

    >>> moment("2026-03-01").datatype, moment("spring 2026").datatype
    (rdflib.term.URIRef('http://www.w3.org/2001/XMLSchema#date'), None)
    """
    for pattern, completion, datatype in (
        (r"\d{4}-\d\d-\d\d", "", XSD.date),
        (r"\d{4}-\d\d", "-01", XSD.gYearMonth),
        (r"\d{4}", "-01-01", XSD.gYear),
    ):
        if re.fullmatch(pattern, value, re.ASCII):
            try:
                date.fromisoformat(value + completion)
            except ValueError:
                break
            return Literal(value, datatype=datatype, normalize=False)
    return Literal(value)


def iri_or_text(value: str) -> URIRef | Literal:
    """``value`` as an IRI where it is one, else as a string."""
    return URIRef(value) if is_absolute_iri(value) else Literal(value)


@lru_cache(maxsize=64)
def _is_language_tag(language: str) -> bool:
    """Whether ``language`` is a well-formed BCP 47 tag, as every RDF syntax asks."""
    if not _LANGUAGE.fullmatch(language):
        return False
    try:
        px.Literal("", language=language)
    except ValueError:
        return False
    return True
