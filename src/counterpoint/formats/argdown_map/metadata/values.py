"""Single values of frontmatter and metadata: texts, dates, names of choices, addresses.

Each reader takes a node with its place, and gives the value; or ``None`` after it has noted
what is wrong. A ``null`` counts as absent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from typing import TypeVar

from counterpoint.errors import Problems, did_you_mean
from counterpoint.formats.argdown_map.metadata.messages import cut_at_word, enumeration
from counterpoint.formats.sureness import Sureness, sureness_in
from counterpoint.formats.yaml_data import YamlList, YamlMapping, YamlNode, YamlScalar
from counterpoint.model import Period

Choice = TypeVar("Choice", bound=Enum)

# RFC 3987 without the characters that no RDF syntax can hold; a scheme and something after it.
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|\\^`\x7f-\xa0]+")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_ID = re.compile(r"[\w.~][\w.~:\-]*")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_DATE_AND_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?")
_SHARE = re.compile(r"[0-9]*(?:\.[0-9]+)?(?:e-[0-9]{1,3})?(?<=[0-9])")
_NO_OTHERS: Mapping[str, str] = {}
_PERIOD = re.compile(r"(\d{4})?\s*([-\u2013]?)\s*(\d{4})?")


def is_absent(node: YamlNode | None) -> bool:
    """Whether there is no value: no key, or a key with nothing after it."""
    return node is None or (isinstance(node, YamlScalar) and node.value is None)


def is_absolute_iri(text: str) -> bool:
    """Whether a text is an IRI with a scheme, of characters that an IRI may hold.

    >>> is_absolute_iri("https://example.org/a"), is_absolute_iri("a b:c")
    (True, False)
    """
    return _IRI.fullmatch(text) is not None


def read_text(node: YamlNode | None, key: str, problems: Problems) -> str | None:
    """A text as it was written, white space squeezed; ``None`` where there is none."""
    if node is None or is_absent(node):
        return None
    if not isinstance(node, YamlScalar):
        kind = "list" if isinstance(node, YamlList) else "mapping"
        advice = f'write {key}: "..."'
        problems.error(node.place, f"{key} must be a text, not a {kind}", advice, "bad-value")
        return None
    return " ".join(node.text.split()) or None


def read_items(node: YamlNode | None) -> Iterator[YamlNode]:
    """The items of a list, or the one value that stands there without a list."""
    if isinstance(node, YamlList):
        yield from node
    elif node is not None and not is_absent(node):
        yield node


def read_mapping(
    node: YamlNode | None, key: str, example: str, problems: Problems
) -> YamlMapping | None:
    """A mapping, with ``example`` as advice where it is something else."""
    if node is None or is_absent(node):
        return None
    if not isinstance(node, YamlMapping):
        advice = f"write it as {example}"
        problems.error(node.place, f"{key} must be a mapping", advice, "bad-value")
        return None
    return node


def read_choice(
    node: YamlNode | None,
    key: str,
    choices: Iterable[Choice],
    problems: Problems,
    other_words: Mapping[str, str] = _NO_OTHERS,
) -> Choice | None:
    """The one of some members of an enumeration that a word names.

    ``other_words`` are further words for them, after which is asked.
    """
    word = read_text(node, key, problems)
    if word is None or node is None:
        return None
    by_word = {str(choice.value): choice for choice in choices}
    if word in by_word:
        return by_word[word]
    advice = did_you_mean(other_words.get(word.casefold(), ""))
    advice = advice or problems.did_you_mean(word, by_word, f"it is one of {enumeration(by_word)}")
    message = f"{key} cannot be {cut_at_word(word)!r}"
    problems.error(node.place, message, advice, "unknown-value", problems.mending(word, by_word))
    return None


def read_flag(node: YamlNode | None, key: str, problems: Problems) -> bool:
    """Whether a key says true; false where it is not there."""
    if node is None or is_absent(node):
        return False
    value = node.value if isinstance(node, YamlScalar) else None
    if not isinstance(value, bool):
        message = f"{key} is true or false"
        problems.error(node.place, message, f"write {key}: true, or leave it out", "bad-value")
    return value is True


def choice_reader(
    choices: Iterable[Choice],
) -> Callable[[YamlNode | None, str, Problems], Choice | None]:
    """`read_choice` of one enumeration, in the shape of the other readers."""
    return lambda node, key, problems: read_choice(node, key, choices, problems)


def read_date(node: YamlNode | None, key: str, problems: Problems) -> str | None:
    """A year, a month or a day by ISO 8601, as text; a day may have a time."""
    text = read_text(node, key, problems)
    if text is None or node is None:
        return None
    try:
        if _DATE.fullmatch(text):
            date.fromisoformat(text + "-01" * (2 - text.count("-")))
        elif _DATE_AND_TIME.fullmatch(text):
            datetime.fromisoformat(text)
        else:
            raise ValueError(text)  # noqa: TRY301 - the same answer as to a 31st of June
    except ValueError:
        advice = "write 2026, 2026-03 or 2026-03-01"
        problems.error(node.place, f"{key} is no date: {cut_at_word(text)!r}", advice, "bad-date")
        return None
    return text


def read_sureness(node: YamlNode | None, key: str, problems: Problems) -> Sureness | None:
    """A number above 0 and at most 1, or what says its scale: ``7 of 10``, ``80 %``, words."""
    text = read_text(node, key, problems)
    if text is None or node is None:
        return None
    share = float(text) if _SHARE.fullmatch(text) else 0.0
    sureness = Sureness(share) if 0 < share <= 1 else sureness_in(text)
    if sureness is not None:
        return sureness
    message = f"{key} says no share and no scale: {cut_at_word(text)!r}"
    advice = "write 0.8, 80 %, 8 of 10, or words such as very sure"
    problems.error(node.place, message, advice, "bad-share")
    return None


def read_language(node: YamlNode | None, key: str, problems: Problems) -> str | None:
    """A language tag of the shape that BCP 47 asks for."""
    text = read_text(node, key, problems)
    if text is None or node is None or _LANGUAGE.fullmatch(text):
        return text
    advice = "write a BCP 47 tag such as en, uk or pt-BR"
    problems.error(
        node.place, f"{key} is no language tag: {cut_at_word(text)!r}", advice, "bad-value"
    )
    return None


def read_iri(node: YamlNode | None, key: str, problems: Problems) -> str | None:
    """An absolute IRI."""
    text = read_text(node, key, problems)
    if text is None or node is None or is_absolute_iri(text):
        return text
    advice = "write it in full: https://..., without blanks"
    problems.error(
        node.place, f"{key} is no absolute IRI: {cut_at_word(text)!r}", advice, "bad-iri"
    )
    return None


def read_id(key: YamlScalar, what: str, problems: Problems) -> str | None:
    """The id of an expert or a source: a word that can stand in an IRI, or a whole IRI."""
    text = key.text
    looks_absolute = re.match(r"[A-Za-z][A-Za-z0-9+.\-]*:", text)
    if is_absolute_iri(text) if looks_absolute else _ID.fullmatch(text):
        return text
    advice = "use letters, digits, - and _ ; the name itself goes under name: or title:"
    problems.error(key.place, f"{cut_at_word(text)!r} cannot be the id of {what}", advice, "bad-id")
    return None


def read_period(node: YamlNode, problems: Problems) -> Period | None:
    """A year or a span of years: ``2012``, ``2012-2015``, ``2012-`` or ``-2015``."""
    text = read_text(node, "periods", problems)
    if text is None:
        return None
    match = _PERIOD.fullmatch(text)
    if match is None or not (match[1] or match[3]) or (match[1] and match[3] and not match[2]):
        advice = "write 2012, 2012-2015 or 2012-"
        problems.error(node.place, f"{cut_at_word(text)!r} is no period", advice, "bad-date")
        return None
    start, end = (int(year) if year else None for year in (match[1], match[3]))
    if not match[2]:
        return Period(start or end, start or end)
    if start is not None and end is not None and start > end:
        advice = "put the earlier year first"
        problems.error(node.place, f"the period {text} ends before it begins", advice, "bad-date")
        return None
    return Period(start, end)


def warn_of_unknown_keys(entry: YamlMapping, names: tuple[str, ...], problems: Problems) -> None:
    """Note the keys that are none of ``known``: nothing is done with them."""
    for key in entry:
        if key not in names:
            advice = problems.did_you_mean(key, names, f"the keys here are {', '.join(names)}")
            place = entry.key_place(key)
            message = f"the key {key!r} is not read"
            problems.warn(place, message, advice, "unknown-key", problems.mending(key, names))
