"""In which parts (`counterpoint.formats.parts`) two maps differ, whatever their records are called.

Claims are known again by their text, title or id, or by their number in the order of ids; people
and sources by what they are called; reasons and stances by what they join. What else is said of
a record is compared where both maps have it: who loses a stance does not lose its words too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    Expert,
    Fidelity,
    Polarity,
    Relation,
    RelationKind,
    Source,
    Stance,
    Standing,
)

Facts = Mapping[object, object]


def differing_parts(before: ArgumentMap, after: ArgumentMap) -> set[str]:
    """The names of the parts in which ``after`` is not what ``before`` is."""
    ours = _Reading(before, {claim.id: claim.id for claim in before.claims})
    theirs = _Reading(after, _names_in(before, after), ours.editors, is_after=True)
    return {name for name, part in _PARTS.items() if not part.is_alike(ours, theirs)}


def parts_of_map(argument_map: ArgumentMap) -> set[str]:
    """The names of the parts of which a map has anything."""
    reading = _Reading(argument_map, {claim.id: claim.id for claim in argument_map.claims})
    return {
        name
        for name, part in _PARTS.items()
        if any(map(_is_something, part.facts(reading).values()))
    }


def _is_something(value: object) -> bool:
    """Whether a fact says anything, in one of its values at least."""
    return any(map(_is_something, value)) if isinstance(value, (tuple, list)) else bool(value)


def _names_in(before: ArgumentMap, after: ArgumentMap) -> dict[str, str]:
    """What each claim of ``after`` is called in ``before``; what is not there has a ``?``."""
    names: dict[str, str] = {}
    for number, claim in enumerate(before.claims, 1):
        constant = re.sub(r"\W", "_", claim.id)
        words = (claim.text, claim.title, claim.id, constant, f"a{constant}", str(number))
        for word in filter(None, words):
            names.setdefault(word, claim.id)
    return {
        x.id: next((names[y] for y in (x.text, x.title, x.id) if y in names), f"?{x.id}")
        for x in after.claims
    }


@dataclass(slots=True)
class _Reading:
    """A map, and what its claims are called in both."""

    map: ArgumentMap
    names: Mapping[str, str]
    editors: frozenset[str] = frozenset()
    is_after: bool = False
    people: dict[str, str] = field(init=False)
    reasons: dict[str, Argument | Attack] = field(init=False)

    def __post_init__(self) -> None:
        self.people = {x.id: x.name for x in self.map.experts}
        editors = {x.name for x in self.map.experts if x.standing is Standing.EDITOR}
        self.editors = self.editors or frozenset(editors)
        self.reasons = {x.id: x for x in self.map.attacks}
        self.reasons |= {x.id: x for x in self.map.arguments}

    def is_spoken_of(self, record_id: str, *, is_wanted: bool = True) -> bool:
        """Whether somebody takes a stance on it; what the first map says of that holds of both."""
        return self.is_after or is_wanted == any(x.target == record_id for x in self.map.stances)

    def takes_sides(self, expert: str, *, is_wanted: bool = True) -> bool:
        """Whether somebody says anything for themselves, and does not only sum up."""
        is_own = any(x.expert == expert and x.is_own for x in self.map.stances)
        return self.is_after or is_wanted == (is_own and self.who(expert) not in self.editors)

    def key(self, record_id: str | None) -> object:
        """What a claim or a reason is, by what it joins."""
        if record_id is None or record_id in self.names:
            return self.names.get(record_id or "")
        reason = self.reasons[record_id]
        end = reason.conclusion if isinstance(reason, Argument) else reason.target
        sign = "->" if isinstance(reason, Argument) else "-x"
        return (self.claims(reason.premises), sign, self.key(end))

    def claims(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(self.names[x] for x in ids))

    def who(self, expert: str | None) -> str:
        return self.people.get(expert or "", "")


@dataclass(frozen=True, slots=True)
class _Part:
    """What a map says of a part; of a detail, of each record, compared where both have it."""

    facts: Callable[[_Reading], Facts]
    is_detail: bool = False

    def is_alike(self, ours: _Reading, theirs: _Reading) -> bool:
        before, after = self.facts(ours), self.facts(theirs)
        if not self.is_detail:
            return all(key in after and after[key] == value for key, value in before.items())
        values = {key: value for key, value in before.items() if _is_something(value)}
        if values and not after:
            return False
        return all(after[key] == value for key, value in before.items() if key in after)


def _head(name: str) -> _Part:
    return _Part(lambda reading: {"": getattr(reading.map, name)})


def _of_claims(facts: Callable[[_Reading, Claim], object]) -> _Part:
    return _Part(
        lambda reading: {reading.names[x.id]: facts(reading, x) for x in reading.map.claims},
        is_detail=True,
    )


def _reasons(is_of: Callable[[_Reading, Argument | Attack], bool]) -> _Part:
    return _Part(
        lambda reading: {
            reading.key(x.id): 1 for x in reading.reasons.values() if is_of(reading, x)
        }
    )


def _of_reasons(facts: Callable[[Argument | Attack], object]) -> _Part:
    return _Part(
        lambda reading: {reading.key(x.id): facts(x) for x in reading.reasons.values()},
        is_detail=True,
    )


def _is_for(reading: _Reading, reason: Argument | Attack) -> bool:
    """Whether one claim speaks for another."""
    is_argument = isinstance(reason, Argument) and reason.conclusion in reading.names
    return is_argument and len(reason.premises) == 1


def _is_against(reading: _Reading, reason: Argument | Attack) -> bool:
    """Whether one claim speaks against another."""
    is_attack = isinstance(reason, Attack) and reason.target in reading.names
    return is_attack and len(reason.premises) == 1


def _ends(reading: _Reading, relation: Relation) -> tuple[object, ...]:
    ends = [reading.names[relation.source], reading.names[relation.target]]
    return (relation.kind.value, *(sorted(ends) if relation.kind.is_symmetric else ends))


def _relations(is_of: Callable[[Relation], bool]) -> _Part:
    return _Part(lambda reading: {_ends(reading, x): 1 for x in reading.map.relations if is_of(x)})


def _of_people(facts: Callable[[Expert], object]) -> _Part:
    return _Part(lambda reading: {x.name: facts(x) for x in reading.map.experts}, is_detail=True)


def _side(reading: _Reading, stance: Stance) -> str:
    if reading.who(stance.expert) in reading.editors:
        return "edits"
    if not stance.is_own:
        return "reports"
    if stance.firmness.takes_no_side:
        return "no side"
    return "denials" if stance.polarity is Polarity.DENY else "affirms"


def _stances(side: str) -> _Part:
    """Who is on a side of a claim; what is only reported, of whom."""
    return _Part(
        lambda reading: {
            (reading.who(x.expert), reading.names[x.target]): reading.who(x.voice) or 1
            for x in reading.map.stances
            if x.target in reading.names and _side(reading, x) == side
        }
    )


def _of_stances(facts: Callable[[_Reading, Stance], object]) -> _Part:
    """What is said of the stances that one takes in one manner toward one thing, sorted."""

    def by_key(reading: _Reading) -> Facts:
        values: dict[object, list[object]] = defaultdict(list)
        for stance in reading.map.stances:
            key = (reading.who(stance.expert), reading.key(stance.target), _side(reading, stance))
            values[key].append(facts(reading, stance))
        return {key: tuple(sorted(details, key=repr)) for key, details in values.items()}

    return _Part(by_key, is_detail=True)


def _of_sources(facts: Callable[[Source], object]) -> _Part:
    return _Part(lambda reading: {x.title: facts(x) for x in reading.map.sources}, is_detail=True)


_PARTS: dict[str, _Part] = {
    **{name: _head(name) for name in ("title", "question", "abstract", "language", "publication")},
    "address": _head("base"),
    "ids": _Part(
        lambda reading: {
            **{reading.key(x): x for x in (*reading.names, *reading.reasons)},
            **{("expert", x.name): x.id for x in reading.map.experts},
            **{("source", x.title): x.id for x in reading.map.sources},
        },
        is_detail=True,
    ),
    "the claims": _Part(
        lambda reading: {y: 1 for x, y in reading.names.items() if reading.is_spoken_of(x)}
    ),
    "claims on which nobody speaks": _Part(
        lambda reading: {
            y: 1 for x, y in reading.names.items() if reading.is_spoken_of(x, is_wanted=False)
        }
    ),
    "titles": _of_claims(lambda _, x: x.title),
    "texts": _Part(
        lambda reading: {
            reading.names[x.id]: x.text or x.title
            for x in reading.map.claims
            if x.text or reading.is_after
        },
        is_detail=True,
    ),
    "kinds": _of_claims(lambda _, x: x.kind),
    "topics": _of_claims(
        lambda reading, x: {y.label for y in reading.map.topics if y.id in x.topics} or None
    ),
    "actors": _of_claims(lambda _, x: x.actor),
    "issues": _of_claims(
        lambda reading, x: {y.question for y in reading.map.issues if y.id in x.issues} or None
    ),
    "reasons of one claim": _reasons(
        lambda reading, x: _is_for(reading, x) and reading.is_spoken_of(x.id)
    ),
    "reasons that nobody gives": _reasons(
        lambda reading, x: _is_for(reading, x) and reading.is_spoken_of(x.id, is_wanted=False)
    ),
    "joint premises": _reasons(lambda _, x: len(x.premises) > 1),
    "reasons for steps": _reasons(
        lambda reading, x: isinstance(x, Argument) and x.conclusion in reading.reasons
    ),
    "open reasons": _reasons(lambda _, x: isinstance(x, Argument) and x.conclusion is None),
    "schemes": _Part(
        lambda reading: {reading.key(x.id): x.scheme for x in reading.map.arguments}, is_detail=True
    ),
    "titles of reasons": _of_reasons(lambda x: (x.title, getattr(x, "text", ""))),
    "objections of one claim": _reasons(_is_against),
    "undercuts": _reasons(lambda reading, x: isinstance(x, Attack) and x.target in reading.reasons),
    "sorts of objections": _of_reasons(
        lambda x: x.kind is AttackKind.UNDERMINE if isinstance(x, Attack) else False
    ),
    "equivalences": _relations(lambda x: x.kind is RelationKind.EQUIVALENT),
    "other relations": _relations(lambda x: x.kind is not RelationKind.EQUIVALENT),
    "details of relations": _Part(
        lambda reading: {
            _ends(reading, x): (
                *(
                    x.degree if x.degree < 1 else None,
                    x.note,
                    reading.who(x.asserted_by),
                    x.is_deciding,
                ),
                x.quotation and x.quotation.exact,
            )
            for x in reading.map.relations
        },
        is_detail=True,
    ),
    "judged pairs": _Part(
        lambda reading: {reading.claims(x.claims): x.note for x in reading.map.judged}
    ),
    "names of people": _Part(
        lambda reading: {y: 1 for x, y in reading.people.items() if reading.takes_sides(x)}
    ),
    "people who take no side": _Part(
        lambda reading: {
            y: 1 for x, y in reading.people.items() if reading.takes_sides(x, is_wanted=False)
        }
    ),
    "posts": _of_people(lambda x: [(y.title, y.organization) for y in x.roles]),
    "years of posts": _of_people(lambda x: [y.periods for y in x.roles]),
    "standings": _Part(
        lambda reading: {
            x.name: None if x.standing is Standing.PANEL else x.standing
            for x in reading.map.experts
        },
        is_detail=True,
    ),
    "identifiers": _of_people(lambda x: x.identifiers),
    "surnames": _of_people(lambda x: x.family),
    "one speaker a claim": _Part(
        lambda reading: {
            reading.names[x.target]: 1
            for x in reading.map.stances
            if x.target in reading.names and _side(reading, x) == "affirms"
        }
    ),
    "further speakers": _stances("affirms"),
    "denials": _stances("denials"),
    "answers without a side": _stances("no side"),
    "reports": _stances("reports"),
    "summaries of editors": _stances("edits"),
    "stances on reasons": _Part(
        lambda reading: {
            (reading.who(x.expert), reading.key(x.target), x.polarity): 1
            for x in reading.map.stances
            if x.target not in reading.names
        }
    ),
    "reserves": _of_stances(lambda _, x: (x.directness.value, x.firmness.value)),
    "conditions": _of_stances(lambda reading, x: reading.claims(x.conditions)),
    "goals": _of_stances(lambda reading, x: reading.claims(x.goals)),
    "what would change a mind": _of_stances(lambda _, x: x.is_deciding),
    "wordings": _of_stances(lambda _, x: x.wording),
    "fidelity": _of_stances(lambda _, x: None if x.fidelity is Fidelity.QUOTATION else x.fidelity),
    "dates": _of_stances(lambda _, x: x.date),
    "notes": _of_stances(lambda _, x: x.note),
    "sources of stances": _of_stances(
        lambda reading, x: next((y.title for y in reading.map.sources if y.id == x.source), "")
    ),
    "quoted words": _of_stances(lambda _, x: x.quotation and x.quotation.exact),
    "offsets": _of_stances(lambda _, x: x.quotation and x.quotation.start),
    "who answers whom": _of_stances(lambda reading, x: reading.who(x.answers)),
    "what editors change": _Part(
        lambda reading: {
            (x.expert, reading.key(x.target)): (x.shift, sorted(map(reading.who, x.sums)))
            for x in reading.map.stances
            if _side(reading, x) == "edits"
        },
        is_detail=True,
    ),
    "grades": _of_stances(lambda _, x: x.grade and x.grade.value),
    "confidence": _of_stances(lambda _, x: (x.confidence, x.confidence_said)),
    "titles of sources": _Part(lambda reading: {x.title: x.url for x in reading.map.sources}),
    "details of sources": _of_sources(lambda x: (x.date, x.publisher, x.licence)),
    "files of sources": _of_sources(lambda x: (x.language, x.file, x.sha256, len(x.sections))),
    "checks of sources": _of_sources(lambda x: (x.checked_at, x.checked_by)),
}
