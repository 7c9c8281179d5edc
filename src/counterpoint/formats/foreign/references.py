"""What records refer to, and records that refer to the same by other ids.

What belongs here: which field of which record holds ids of what. What does not: how ids are made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar

from counterpoint.model import (
    Argument,
    Attack,
    Claim,
    JudgedPair,
    Relation,
    Source,
    Stance,
)

_Referring = Argument | Attack | Claim | JudgedPair | Relation | Source | Stance
_Record = TypeVar("_Record", bound=_Referring)

# What the ids in a field are of; a "target" is a claim if there is one of that id, else a reason.
_KINDS = {
    "premises": "claim",
    "conclusion": "target",
    "target": "target",
    "conditions": "claim",
    "goals": "claim",
    "claims": "claim",
    "topics": "topic",
    "issues": "issue",
    "expert": "expert",
    "voice": "expert",
    "answers": "expert",
    "sums": "expert",
    "asserted_by": "expert",
    "source": "source",
}
_KINDS_OF_RELATIONS = {**_KINDS, "source": "claim", "target": "claim"}
# In the order in which they are written; the others are sets, which are kept sorted.
_SEQUENCES = frozenset({"premises"})


def with_references(record: _Record, ids: Mapping[str, Mapping[str, str]]) -> _Record:
    """A record whose references are replaced; its own id stays.

    ``ids`` has for each kind (claim, target, topic, issue, expert, source) what each id becomes;
    a kind that is not in it stays.

    Raises:
        KeyError: something is referred to that has no id there.
    """
    kinds = _KINDS_OF_RELATIONS if isinstance(record, Relation) else _KINDS
    values: dict[str, object] = {}
    for item in fields(record):
        value = getattr(record, item.name)
        if not value:
            continue
        if item.name == "quotation":
            values[item.name] = replace(value, source=ids["source"][value.source])
        elif item.name == "sections":
            values[item.name] = tuple(replace(x, expert=ids["expert"][x.expert]) for x in value)
        elif item.name in kinds and kinds[item.name] in ids:
            values[item.name] = _renamed(value, ids[kinds[item.name]], item.name)
    return replace(record, **values)  # type: ignore[arg-type]  # each of its field's own type


def _renamed(value: str | tuple[str, ...], ids: Mapping[str, str], field: str) -> object:
    if isinstance(value, str):
        return ids[value]
    names = tuple(ids[each] for each in value)
    if names == value:
        return value
    if len(set(names)) < len(set(value)):  # two that were apart are one now
        names = tuple(dict.fromkeys(names))
    return names if field in _SEQUENCES else tuple(sorted(names))
