"""What a map and its text differ in, found by reading the text.

Records are compared by what they say, not by their ids: a claim is its title and text wherever
it is named. Of a key phrase the passage is compared and not its offsets, which are found anew
where the source is at hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from counterpoint.errors import InputError, Severity
from counterpoint.formats.argdown import parse
from counterpoint.formats.argdown_map.messages import cut_at_word, listed
from counterpoint.formats.argdown_map.reader import read_argdown_map
from counterpoint.formats.argdown_map.writing.phrases import in_plain_letters
from counterpoint.model import Argument, ArgumentMap, Attack, Claim, Quotation, Section

__all__ = ["find_losses"]

_HEAD = ("base", "title", "question", "language", "abstract")
_GROUPS = (
    "experts",
    "sources",
    "topics",
    "claims",
    "arguments",
    "attacks",
    "relations",
    "stances",
)
# What records are about: those that agree in these are the same, said differently.
_ANCHORS = {
    "experts": ("id",),
    "sources": ("id",),
    "topics": ("id",),
    "claims": ("title",),
    "arguments": ("premises", "conclusion"),
    "attacks": ("premises", "target"),
    "relations": ("kind", "source", "target"),
    "stances": ("expert", "target"),
}
_MOST_SHOWN = 3
_MOST_COMPARED = 50
_DEEPEST = 50

_Facts = dict[str, Any]


def find_losses(debate: ArgumentMap, text: str) -> tuple[str, ...]:
    """Sentences on what is not in a text of a map, or is otherwise there; none if all is."""
    try:
        again = read_argdown_map(parse(text, debate.id)).map
    except InputError as error:
        told = [x for x in error.problems if x.severity is Severity.ERROR]
        return tuple(f"reading the text tells: {x.message}" for x in told)
    return tuple(_losses(debate, again))


def _losses(debate: ArgumentMap, again: ArgumentMap) -> Iterator[str]:
    for name in _HEAD:
        if getattr(debate, name) != getattr(again, name):
            yield f"the {name} is {getattr(again, name)!r} then"
    renamed = 0
    for group in _GROUPS:
        ours, theirs = _Teller(debate), _Teller(again)
        before = [ours.facts(x) for x in getattr(debate, group)]
        after = [theirs.facts(x) for x in getattr(again, group)]
        yield from _differences(group, before, after)
        ids = {x.id for x in getattr(debate, group)}
        renamed += len(ids - {x.id for x in getattr(again, group)})
    if renamed:
        yield f"names: {renamed} records are named by what they say"
    quotations = [stance.quotation for stance in debate.stances]
    quotations += [relation.quotation for relation in debate.relations]
    lost = sum(_has_lost_place(quotation, debate) for quotation in quotations)
    if lost:
        yield f"passages: {lost} key phrases are looked up no more, for no file is named"


def _has_lost_place(quotation: Quotation | None, debate: ArgumentMap) -> bool:
    files = {source.id: source.file for source in debate.sources}
    return quotation is not None and quotation.start is not None and not files.get(quotation.source)


def _differences(group: str, before: list[_Facts], after: list[_Facts]) -> Iterator[str]:
    lost, added = _unmatched(before, after), _unmatched(after, before)
    by_anchor: dict[str, list[_Facts]] = {}
    for facts in added:
        by_anchor.setdefault(_anchor(group, facts), []).append(facts)
    gone: list[_Facts] = []
    changed: dict[str, list[_Facts]] = {}
    for facts in lost:
        others = by_anchor.get(_anchor(group, facts))
        if not others:
            gone.append(facts)
            continue
        differing = [
            [name for name in facts if facts[name] != other[name]]
            for other in others[:_MOST_COMPARED]
        ]
        names = min(differing, key=len)
        others.pop(differing.index(names))
        changed.setdefault(listed(names, "and"), []).append(facts)
    for names_told, found in changed.items():
        yield f"{group}: {_counted(found)} without or with other {names_told} ({_shown(found)})"
    if gone:
        yield f"{group}: {_counted(gone)} not written ({_shown(gone)})"
    extra = [facts for others in by_anchor.values() for facts in others]
    if extra:
        yield f"{group}: {_counted(extra)} more than there were ({_shown(extra)})"


def _unmatched(these: Iterable[_Facts], those: Iterable[_Facts]) -> list[_Facts]:
    left = Counter(repr(facts) for facts in those)
    found = []
    for facts in these:
        key = repr(facts)
        if left[key]:
            left[key] -= 1
        else:
            found.append(facts)
    return found


def _anchor(group: str, facts: _Facts) -> str:
    return repr([facts[name] for name in _ANCHORS[group]])


def _counted(found: list[_Facts]) -> str:
    return "1 is" if len(found) == 1 else f"{len(found)} are"


def _shown(found: list[_Facts]) -> str:
    texts = [cut_at_word(" ".join(str(x) for x in facts.values() if x)) for facts in found]
    more = f" and {len(texts) - _MOST_SHOWN} more" if len(texts) > _MOST_SHOWN else ""
    return "; ".join(texts[:_MOST_SHOWN]) + more


class _Teller:
    """Says what each record of one map holds, its ids replaced by what they stand for."""

    def __init__(self, debate: ArgumentMap) -> None:
        self._records: dict[str, Claim | Argument | Attack] = {x.id: x for x in debate.claims}
        self._records |= {x.id: x for x in debate.arguments}
        self._records |= {x.id: x for x in debate.attacks}
        self._shown: dict[str, str] = {}

    def facts(self, record: Any) -> _Facts:
        """The fields of a record that say something, by name."""
        by_hand = type(record).__name__ in ("Expert", "Source", "Topic")
        return {
            item.name: self._value(getattr(record, item.name), item.name)
            for item in fields(record)
            if item.compare and (item.name != "id" or by_hand)
        }

    def _value(self, value: Any, name: str) -> Any:
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, Quotation):
            return f"{value.source}: {in_plain_letters(value.exact)}"
        if isinstance(value, tuple):
            told = [self._value(item, name) for item in value]
            return sorted(told, key=repr) if name in ("sections", "conditions") else told
        if isinstance(value, Section):
            return f"{value.expert}: {value.marker}"
        if is_dataclass(value):
            return str(value)
        is_reference = name in ("target", "conclusion", "premises", "conditions", "source")
        return self._named(value) if is_reference and isinstance(value, str) else value

    def _named(self, record_id: str, depth: int = _DEEPEST) -> str:
        """What an id stands for; the id itself where it is nobody's here."""
        if record_id not in self._shown:
            record = self._records.get(record_id)
            self._shown[record_id] = record_id if record is None else self._told(record, depth)
        return self._shown[record_id]

    def _told(self, record: Claim | Argument | Attack, depth: int) -> str:
        if isinstance(record, Claim):
            return f"[{record.title}]"
        target = record.conclusion if isinstance(record, Argument) else record.target
        premises = " + ".join(self._named(x, depth - 1) for x in record.premises)
        sign = "->" if isinstance(record, Argument) else "-x"
        end = "" if target is None or depth == 0 else self._named(target, depth - 1)
        return f"({premises} {sign} {end})"
