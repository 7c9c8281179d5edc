"""What a map says, apart from the ids that follow from it: to see that only what was wanted
differs after a change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import fields

from counterpoint.formats.argdown_map.reasons.relations import DIRECTED
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    JudgedPair,
    Quotation,
    Relation,
    Source,
    Stance,
)

# What is computed on reading, or says where something stands.
_NOT_SAID = frozenset({"id", "place"})
_NAMES = frozenset({"target"})
_LISTS_OF_NAMES = frozenset({"conditions", "goals", "claims"})


# The fields of each sort of record that say something.
_FIELDS = {
    record.__name__: tuple(x.name for x in fields(record) if x.name not in _NOT_SAID)
    for record in (Claim, JudgedPair, Relation, Source, Stance)
}


def facts_of(argument_map: ArgumentMap, part: ArgumentMap | None = None) -> Counter[Hashable]:
    """Everything that a map says, each once: what is said twice at one passage is one stance.

    With ``part``, a map with only some of its records, what these say.

    Claims and reasons are named by what they say. Whether an attack tells against a claim as a
    premise or as a conclusion follows from the rest, and is left out. Linear.
    """
    return _Facts(argument_map).all(part or argument_map)


def described(fact: Hashable) -> str:
    """What a fact is about, in a few words.

    >>> described(("stance", "ruiz", ("claim", "Toll", "Cars should pay."), "affirm"))
    'what ruiz says of [Toll]'
    """
    assert isinstance(fact, tuple)
    sort, *rest = fact
    if sort == "stance":
        return f"what {rest[0]} says of {_title_in(rest[1])}"
    if sort == "claim":
        return f"the claim [{rest[0]}]"
    if sort in ("argument", "attack", "undercut"):
        return f"a reason for or against {_title_in(rest[1])}"
    if sort in ("relation", "unrelated"):
        return "how two claims stand to each other"
    return "the head of the map" if sort in ("map", "head") else f"the {sort} {rest[0]}"


def _title_in(reference: Hashable) -> str:
    """The title of a claim, or of what a reason is told for."""
    if isinstance(reference, tuple) and reference[0] == "claim":
        return f"[{reference[1]}]"
    return "a step" if isinstance(reference, tuple) else "a claim"


class _Facts:
    def __init__(self, argument_map: ArgumentMap) -> None:
        self._claims = {x.id: ("claim", x.title, x.text) for x in argument_map.claims}
        self._reasons: dict[str, Argument | Attack] = {
            **{x.id: x for x in argument_map.arguments},
            **{x.id: x for x in argument_map.attacks},
        }
        self._reason_facts: dict[str, Hashable] = {}

    def all(self, argument_map: ArgumentMap) -> Counter[Hashable]:
        facts: Counter[Hashable] = Counter()
        facts["map", argument_map.id, argument_map.base, argument_map.title] += 1
        facts["head", argument_map.question, argument_map.language, argument_map.abstract] += 1
        facts["published", argument_map.publication] += 1
        facts.update(
            ("expert", x.id, x.name, x.roles, x.standing, x.family, x.identifiers)
            for x in argument_map.experts
        )
        facts.update(("source", x.id, *self._values(x)) for x in argument_map.sources)
        facts.update(("topic", x.id, x.label) for x in argument_map.topics)
        facts.update(("issue", x.id, x.question) for x in argument_map.issues)
        facts.update(("claim", *self._values(x)) for x in argument_map.claims)
        reasons: list[Argument | Attack] = [*argument_map.arguments, *argument_map.attacks]
        facts.update(self._reason(x.id) for x in reasons)
        facts.update(("relation", *self._values(x)) for x in argument_map.relations)
        facts.update(("unrelated", *self._values(x)) for x in argument_map.judged)
        facts.update(("stance", *self._values(x)) for x in argument_map.stances)
        return Counter(dict.fromkeys(facts, 1))

    def _reason(self, reason_id: str) -> Hashable:
        """A reason by its premises and its target; those that rest on each other by their ids."""
        if reason_id not in self._reason_facts:
            self._reason_facts[reason_id] = reason_id
            reason = self._reasons[reason_id]
            target = reason.target if isinstance(reason, Attack) else reason.conclusion
            self._reason_facts[reason_id] = (
                _word(reason),
                tuple(sorted(map(repr, (self._referent(x) for x in reason.premises)))),
                self._referent(target),
                reason.title,
                reason.text if isinstance(reason, Argument) else "",
                reason.scheme if isinstance(reason, Argument) else "",
            )
        return self._reason_facts[reason_id]

    def _referent(self, name: str | None) -> Hashable:
        if name is None or (name not in self._claims and name not in self._reasons):
            return name
        return self._claims[name] if name in self._claims else self._reason(name)

    def _values(self, record: object) -> tuple[Hashable, ...]:
        values: list[Hashable] = []
        is_relation = isinstance(record, Relation)
        for name in _FIELDS[type(record).__name__]:
            value = getattr(record, name)
            if is_relation and name == "target":
                continue
            if isinstance(value, Quotation):
                value = _passage(value)
            elif name in _NAMES:
                value = self._referent(value)
            elif name in _LISTS_OF_NAMES:
                value = tuple(sorted(repr(self._referent(x)) for x in value)) if value else ()
            elif isinstance(record, Relation) and name == "source":
                value = self._ends(record)
            values.append(value)
        return tuple(values)

    def _ends(self, relation: Relation) -> Hashable:
        ends = [repr(self._referent(relation.source)), repr(self._referent(relation.target))]
        return tuple(ends if relation.kind in DIRECTED else sorted(ends))


def _passage(quotation: Quotation) -> Hashable:
    words = " ".join(quotation.exact.split())
    return quotation.source, words if quotation.start is None else (quotation.start, quotation.end)


def _word(reason: Argument | Attack) -> str:
    if isinstance(reason, Argument):
        return "argument"
    return "undercut" if reason.kind is AttackKind.UNDERCUT else "attack"
