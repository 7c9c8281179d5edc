"""Whether a text is a value of a datatype of XML Schema, of those that data commonly has.

https://www.w3.org/TR/xmlschema11-2/. What belongs here: lexical forms. What does not: values.
"""

from __future__ import annotations

import re
from calendar import monthrange

from counterpoint.vocab import XSD

_INTEGER = r"[+-]?\d+"
_DECIMAL = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"
_DOUBLE = rf"{_DECIMAL}(?:[eE][+-]?\d+)?|[+-]?INF|NaN"
_ZONE = r"(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?"
_DAY = r"-?(?P<year>\d{4,9})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
_TIME = r"(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
_PATTERNS = {
    **dict.fromkeys((XSD.integer, XSD.int, XSD.long, XSD.short, XSD.byte), _INTEGER),
    XSD.nonNegativeInteger: r"\+?\d+|-0+",
    XSD.positiveInteger: r"\+?0*[1-9]\d*",
    XSD.decimal: _DECIMAL,
    **dict.fromkeys((XSD.double, XSD.float), _DOUBLE),
    XSD.boolean: "true|false|1|0",
    XSD.date: _DAY + _ZONE,
    XSD.time: _TIME + _ZONE,
    XSD.dateTime: f"{_DAY}T{_TIME}{_ZONE}",
    XSD.gYear: rf"-?\d{{4,9}}{_ZONE}",
}
_FORMS = {str(name): re.compile(pattern, re.ASCII) for name, pattern in _PATTERNS.items()}
_CYCLE = 400  # years, after which the calendar repeats itself; Python's begins with year 1


def is_well_typed(lexical: str, datatype: str) -> bool:
    """Whether ``lexical`` is a value of ``datatype``, an IRI; of others than ours it always is.

    >>> day = str(XSD.date)
    >>> is_well_typed("2024-02-29", day), is_well_typed("2023-02-29", day)
    (True, False)
    """
    form = _FORMS.get(datatype)
    if form is None:
        return True
    match = form.fullmatch(lexical.strip(" \t\r\n"))
    if match is None:
        return False
    parts = match.groupdict()
    if "day" not in parts:
        return True
    year = int(parts["year"]) % _CYCLE + _CYCLE
    return int(parts["day"]) <= monthrange(year, int(parts["month"]))[1]
