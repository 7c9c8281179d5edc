"""What two maps differ in: a map, and what was read again of a text that was written of it.

Records are compared by what they say, not by their ids: a claim is its title and text wherever
it is named. Of a key phrase the passage is compared and not its offsets, which are found anew
where the source is at hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from counterpoint.formats.losses import MOST_EXAMPLES, Loss
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    Claim,
    Directness,
    Fidelity,
    Firmness,
    Polarity,
    Quotation,
    Relation,
    Section,
    content_hash,
)

_HEAD = ("base", "title", "question", "language", "abstract", "publication")
_GROUPS = (
    "experts",
    "sources",
    "topics",
    "claims",
    "arguments",
    "attacks",
    "relations",
    "issues",
    "judged",
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
    "issues": ("question",),
    "judged": ("claims",),
    "stances": ("expert", "target"),
}
_UNORDERED = ("sections", "conditions", "goals", "claims", "issues")
_REFERENCES = ("target", "conclusion", "premises", "conditions", "source", "goals", "claims")
_MOST_COMPARED = 50  # of the records about the same, so that many stay linear
_DEEPEST = 50  # reasons about reasons that a sentence spells out, and recursion with them

# Letters: each reason about reasons is spelled out in the sentence of the next.
_LONGEST = 1000

_NOT_WRITTEN = "that are not written"
_SENTENCES = {
    "publication": "who answers for it, and under which licence",
    "arguments:simple": "reasons",
    "attacks:simple": "objections",
    "arguments:open": "reasons that do not say what for",
    "arguments:steps": "reasons for a step",
    "arguments:joint": "reasons of several premises",
    "attacks:undercuts": "objections to a step",
    "attacks:joint": "objections of several premises",
    "stances:reasons": "stances on reasons and objections",
    "stances:reports": "reports of what others say",
    "stances:no-side": "answers that take no side",
    "stances:denials": "denials",
    "stances:affirmations": "stances",
    "judged": "judged pairs",
}

_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014\u00a0", "''\"\"-- ")

_Facts = dict[str, Any]


def find_differences(argument_map: ArgumentMap, again: ArgumentMap) -> Iterator[Loss]:
    """What of a map is not, or is otherwise, in what was read again of its text."""
    for name in _HEAD:
        value = getattr(again, name)
        if getattr(argument_map, name) != value:
            then = f", which is {value!r} then" if value else ""
            yield Loss(name, 1, _SENTENCES.get(name) or f"the {name}{then}")
    renamed = 0
    for group in _GROUPS:
        ours, theirs = _Description(argument_map), _Description(again)
        before = [ours.facts(x) for x in getattr(argument_map, group)]
        after = [theirs.facts(x) for x in getattr(again, group)]
        losses = tuple(_differences(group, before, after))
        yield from losses
        ids = {x.id for x in getattr(argument_map, group)}
        missing = sum(loss.count for loss in losses if loss.sentence.endswith(_NOT_WRITTEN))
        renamed += max(len(ids - {x.id for x in getattr(again, group)}) - missing, 0)
    if renamed:
        yield Loss("ids", renamed, "ids of records, which are made of what they say")
    quotations = [stance.quotation for stance in argument_map.stances]
    quotations += [relation.quotation for relation in argument_map.relations]
    count = sum(_has_lost_place(quotation, argument_map) for quotation in quotations)
    if count:
        sentence = "places of key phrases, which are looked up no more, for no file is named"
        yield Loss("stances:offsets", count, sentence)


def _has_lost_place(quotation: Quotation | None, argument_map: ArgumentMap) -> bool:
    files = {source.id: source.file for source in argument_map.sources}
    return quotation is not None and quotation.start is not None and not files.get(quotation.source)


def _differences(group: str, before: list[_Facts], after: list[_Facts]) -> Iterator[Loss]:
    only_before, only_after = _unmatched(before, after), _unmatched(after, before)
    by_anchor: dict[str, list[_Facts]] = {}
    for facts in only_after:
        by_anchor.setdefault(_anchor(group, facts), []).append(facts)
    unmatched: list[_Facts] = []
    by_name: dict[str, list[_Facts]] = {}
    for facts in only_before:
        others = by_anchor.get(_anchor(group, facts))
        if not others:
            unmatched.append(facts)
            continue
        differing = [
            [name for name in facts if facts[name] != other[name]]
            for other in others[:_MOST_COMPARED]
        ]
        names = min(differing, key=len)
        others.pop(differing.index(names))
        for name in names:
            by_name.setdefault(name, []).append(facts)
    for name, records in by_name.items():
        sentence = f"{group} without or with other {name.replace('_', ' ')}"
        yield Loss(f"{group}:{name}", len(records), sentence, _examples(group, records))
    if unmatched and not after:
        yield Loss(group, len(unmatched), f"{group} {_NOT_WRITTEN}", _examples(group, unmatched))
        unmatched = []
    for kind, records in _by_sort(group, unmatched).items():
        sentence = f"{_SENTENCES.get(kind, group)} {_NOT_WRITTEN}"
        yield Loss(kind, len(records), sentence, _examples(group, records))
    extra = [facts for others in by_anchor.values() for facts in others]
    if extra:
        sentence = f"{group} more than there were"
        yield Loss(f"{group}:more", len(extra), sentence, _examples(group, extra))


def _by_sort(group: str, records: Iterable[_Facts]) -> dict[str, list[_Facts]]:
    """Records by the kind of their loss: what has none of its sort is another loss than a few."""
    by_sort: dict[str, list[_Facts]] = {}
    for facts in records:
        sort = _SORTS[group](facts) if group in _SORTS else ""
        by_sort.setdefault(f"{group}:{sort}" if sort else group, []).append(facts)
    return by_sort


def _sort_of_argument(facts: _Facts) -> str:
    if facts["conclusion"] is None:
        return "open"
    if not _is_claim(facts["conclusion"]):
        return "steps"
    return "joint" if len(facts["premises"]) > 1 else "simple"


def _sort_of_attack(facts: _Facts) -> str:
    if not _is_claim(facts["target"]):
        return "undercuts"
    return "joint" if len(facts["premises"]) > 1 else "simple"


def _sort_of_stance(facts: _Facts) -> str:
    if not _is_claim(facts["target"]):
        return "reasons"
    if facts["directness"] == Directness.REPORTED.value:
        return "reports"
    if Firmness(facts["firmness"]).takes_no_side:
        return "no-side"
    return "denials" if facts["polarity"] == Polarity.DENY.value else "affirmations"


def _is_claim(reference: str) -> bool:
    """Whether a reference, as it is shown, is to a claim and not to a reason."""
    return reference.startswith("[")


_SORTS: dict[str, Callable[[_Facts], str]] = {
    "arguments": _sort_of_argument,
    "attacks": _sort_of_attack,
    "relations": lambda facts: str(facts["kind"]),
    "stances": _sort_of_stance,
}


def _unmatched(these: Iterable[_Facts], those: Iterable[_Facts]) -> list[_Facts]:
    counts = Counter(repr(facts) for facts in those)
    unmatched = []
    for facts in these:
        key = repr(facts)
        if counts[key]:
            counts[key] -= 1
        else:
            unmatched.append(facts)
    return unmatched


def _anchor(group: str, facts: _Facts) -> str:
    return repr([facts[name] for name in _ANCHORS[group]])


def _examples(group: str, records: list[_Facts]) -> tuple[str, ...]:
    """The first records by what they are known by, in words."""
    return tuple(
        " ".join(filter(None, (_in_words(facts[name]) for name in _ANCHORS[group])))
        for facts in records[:MOST_EXAMPLES]
    )


def _in_words(value: object) -> str:
    return " + ".join(map(_in_words, value)) if isinstance(value, list) else str(value or "")


class _Description:
    """Says what each record of one map holds, its ids replaced by what they stand for."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._records: dict[str, Claim | Argument | Attack] = {x.id: x for x in argument_map.claims}
        self._records |= {x.id: x for x in argument_map.arguments}
        self._records |= {x.id: x for x in argument_map.attacks}
        self._descriptions: dict[str, str] = {}

    def facts(self, record: Any) -> _Facts:
        """The fields of a record that say something, by name."""
        by_hand = type(record).__name__ in ("Expert", "Source", "Topic")
        if isinstance(record, Relation) and record.kind.is_symmetric:
            ends = sorted((record.source, record.target), key=self._description)
            record = replace(record, source=ends[0], target=ends[1])
        if isinstance(record, Claim) and not record.text:
            record = replace(record, text=record.title)  # so is it read, and says the same
        return {
            item.name: self._value(getattr(record, item.name), item.name)
            for item in fields(record)
            if item.compare and (item.name != "id" or by_hand)
        }

    def _value(self, value: Any, name: str) -> Any:
        if isinstance(value, Enum):
            # A quotation is seen where the passage is, and written nowhere.
            return None if value is Fidelity.QUOTATION else value.value
        if isinstance(value, Quotation):
            return f"{value.source}: {in_plain_letters(value.exact)}"
        if isinstance(value, tuple):
            values = [self._value(item, name) for item in value]
            values = list(dict.fromkeys(values)) if name == "sections" else values
            return sorted(values, key=repr) if name in _UNORDERED else values
        if isinstance(value, Section):
            return f"{value.expert}: {value.marker}"
        if is_dataclass(value):
            return str(value)
        is_reference = name in _REFERENCES
        return self._description(value) if is_reference and isinstance(value, str) else value

    def _description(self, record_id: str, depth: int = _DEEPEST) -> str:
        """What an id stands for; the id itself where it is nobody's here."""
        if record_id not in self._descriptions:
            record = self._records.get(record_id)
            sentence = record_id if record is None else self._sentence(record, depth)
            if len(sentence) > _LONGEST:
                sentence = f"{sentence[:_LONGEST]}… ({content_hash(sentence)})"
            self._descriptions[record_id] = sentence
        return self._descriptions[record_id]

    def _sentence(self, record: Claim | Argument | Attack, depth: int) -> str:
        if isinstance(record, Claim):
            return f"[{record.title}]"
        target = record.conclusion if isinstance(record, Argument) else record.target
        premises = " + ".join(self._description(x, depth - 1) for x in record.premises)
        sign = "->" if isinstance(record, Argument) else "-x"
        end = "" if target is None or depth == 0 else self._description(target, depth - 1)
        return f"({premises} {sign} {end})"


def in_plain_letters(phrase: str) -> str:
    """The phrase with the quotes, dashes and blanks of a keyboard: where it is found is the same.

    >>> in_plain_letters("Putin\u2019s  war")
    "Putin's war"
    """
    return " ".join(phrase.translate(_PLAIN).split())
