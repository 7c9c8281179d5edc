"""Ids and titles for what has none of ours: made of what a file says, whatever its order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from counterpoint.model import content_hash, slug

_LONGEST_TITLE = 80  # a line of a terminal, and of a card on the page
_CUT_AT = _LONGEST_TITLE - 1
_LOOKED_AT = 100  # letters, of which a title has no more than all but the outer blanks
_SHORTEST_CLAUSE = 30  # letters: less than that says too little of a long text
_LONGEST_ID = 240  # with an ending it is a file name still, which may have 255 bytes
# Signs in front of a blank, the only one that a line has; several times as quick as a pattern.
_CLAUSE_ENDS = (". ", "! ", "? ", "; ", ": ", ", ", " \u2013 ", " \u2014 ", " - ")
_DIGITS = re.compile(r"(\d+)")
# Of ASCII all signs that end a clause before a blank are one, and so are all blanks but the usual:
# a text is looked through for four things and not for a dozen.
_SIGNS = bytes.maketrans(b".!?;:\t\n\v\f\r\x1c\x1d\x1e\x1f", b",,,,," + b"\n" * 9)


def ids_by_key(names: Mapping[str, str]) -> dict[str, str]:
    """An id for each key: its name; where several have one name, each with a hash of its key.

    >>> ids_by_key({"1": "free-buses", "2": "trams", "7": "free-buses"})
    {'1': 'free-buses-d6b591', '2': 'trams', '7': 'free-buses-3d5f0f'}
    """
    if not names:
        return {}
    short_names = dict(sorted(names.items()))
    if max(map(len, names.values()), default=0) > _LONGEST_ID:
        short_names = {key: bounded(name) for key, name in short_names.items()}
    if len(set(short_names.values())) == len(names):  # as nearly always
        return short_names
    by_name: dict[str, list[str]] = defaultdict(list)
    for key, name in sorted(names.items()):
        by_name[bounded(name)].append(key)
    ids = {}
    for name, keys in by_name.items():
        for key in keys:
            ids[key] = name if len(keys) == 1 else f"{name}-{content_hash(key, length=6)}"
    if len(set(ids.values())) < len(ids):  # a name was written to look like another's id
        ids = {
            key: f"{bounded(name)}-{content_hash(key, length=32)}" for key, name in names.items()
        }
    return dict(sorted(ids.items()))


def allot_ids(names: Iterable[str]) -> dict[str, str]:
    """An id for each name: its slug; where several have one slug, each with a hash of its own.

    >>> allot_ids(["Ana Ruiz", "Kofi Osei", "ana ruiz"])
    {'Ana Ruiz': 'ana-ruiz-9d66fd', 'Kofi Osei': 'kofi-osei', 'ana ruiz': 'ana-ruiz-b53a53'}
    """
    return ids_by_key({name: slug(name) for name in names})


def short_title(text: str) -> str:
    """A text on one line, cut where it is longer than 80 characters: at a clause, else at a word.

    >>> short_title("Free   buses, ")
    'Free buses'
    >>> short_title("Fees deter those who have little; so they should go, "
    ...             "as the ministry itself said in the report of last year")
    'Fees deter those who have little; so they should go…'
    """
    start = text[:_LOOKED_AT]
    signs = start.encode().translate(_SIGNS) if start.isascii() else b"\n"
    is_line = not (b"\n" in signs or b"  " in signs or signs.startswith(b" "))  # as nearly always
    line = start.rstrip() if is_line else " ".join(text.split())
    if len(line) <= _LONGEST_TITLE:
        return line.rstrip(" ,;:") or line
    beginning = line[:_CUT_AT]
    if beginning.isascii():
        end = _end_of_clause(signs if is_line else beginning.encode().translate(_SIGNS))
    else:
        end = max([beginning.rfind(sign, _SHORTEST_CLAUSE) for sign in _CLAUSE_ENDS])
    if end < 0:
        end = beginning.rfind(" ", _LONGEST_TITLE // 2)
    if end > 0:
        beginning = beginning[:end]
    return beginning.rstrip(" ,;:.-\u2013\u2014") + "…"


def _end_of_clause(signs: bytes) -> int:
    """Where the last clause ends that is long enough, -1 where none does.

    A single sign is looked for in a fifth of the time that it takes with the blank behind it.
    """
    end = signs.rfind(b", ", _SHORTEST_CLAUSE, _CUT_AT) if b"," in signs else -1
    if b"-" in signs:
        end = max(end, signs.rfind(b" - ", _SHORTEST_CLAUSE, _CUT_AT))
    return end


def as_title(stem: str) -> str:
    """A file's name as a title: ``minimum-wage_2026`` is "Minimum wage 2026"."""
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] or stem


def default_base(name: str) -> str:
    """The IRI under which the names of a map lie that gives none."""
    return f"https://w3id.org/counterpoint/maps/{slug(name)}/"


def unique_titles(texts: Sequence[tuple[str, str]]) -> dict[str, str]:
    """A title for each (id, text), cut short only where that leaves it different from all."""
    ids_by_title: dict[str, list[str]] = defaultdict(list)
    for claim, text in texts:
        ids_by_title[short_title(text)].append(claim)
    full = {claim: " ".join(text.split()) for claim, text in texts}
    return {
        claim: title if len(same) == 1 else full[claim]
        for title, same in ids_by_title.items()
        for claim in same
    }


def natural_order(key: str) -> tuple[tuple[int, int | str], ...]:
    """By what foreign ids are sorted: numbers in them as numbers.

    >>> sorted(["n10", "n9", "x", "2"], key=natural_order)
    ['2', 'n9', 'n10', 'x']
    """
    parts = _DIGITS.split(key)
    return tuple((0, int(part)) if i % 2 else (1, part) for i, part in enumerate(parts) if part)


def bounded(name: str) -> str:
    """A name that can stand in an IRI: its beginning and a hash of it where it is too long."""
    if len(name) <= _LONGEST_ID:
        return name
    return f"{name[: _LONGEST_ID - 17].rstrip('-')}-{content_hash(name, length=16)}"
