"""Argument maps that Hypothesis makes: every kind of record, consistent, in any script.

What is drawn are values by strategies that are made once: a strategy made anew for each map, as
`st.builds` is, costs more than most of what is tested with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

from counterpoint.model import (
    Agent,
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Directness,
    Expert,
    Fidelity,
    Firmness,
    Grade,
    IssueName,
    JudgedPair,
    Period,
    Polarity,
    Publication,
    Quotation,
    Relation,
    RelationKind,
    Role,
    Section,
    Shift,
    Source,
    Stance,
    Standing,
    Topic,
    Verification,
)

_Record = TypeVar("_Record")
_Choice = TypeVar("_Choice", bound=Enum)

# Any character but the lone halves of a surrogate pair, which no UTF-8 file can hold.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = texts.filter(bool)
ids = st.one_of(
    # As texts made of little; of a pattern they would take half of what a map takes to draw.
    st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=9),
    st.sampled_from(["мир-через-силу", "和平", "नमस्ते", "שלום", "a b", "a/b", "..", "50%", "a%20b"]),
    st.sampled_from(["https://example.net/x#1", "urn:uuid:2", "https://example.net/é/ß"]),
    names,
)
degrees = st.floats(min_value=1e-9, max_value=1, exclude_min=True)
offsets = st.none() | st.integers(min_value=0, max_value=10**7)
years = st.none() | st.integers(min_value=-9999, max_value=9999)


_bases = st.sampled_from(["https://example.org/a/", "urn:x:y/", "http://é.example/ß#", "x:/"])
_languages = st.sampled_from(["en", "uk", "pt-BR", "not a tag"])
_identifiers = st.sampled_from(
    [(), ("http://www.wikidata.org/entity/Q42", "https://orcid.org/0000-0002-1825-0097")]
)
_urls = st.sampled_from(["", "https://example.org/p?a=b#c", "see page 3", "javascript:x()"])
_dates = st.sampled_from(["", "2026-03-01", "2026-13", "1999", "spring", "2026-02-30"])
_agents = st.builds(Agent, names, _identifiers)
_publications = st.none() | st.builds(
    Publication,
    st.sampled_from(["", "all rights reserved", "https://example.org/licence"]),
    st.lists(_agents, max_size=2).map(tuple),
    st.none() | _agents,
    _dates,
    _dates,
).map(Publication.or_nothing)
_twenty_ids = st.lists(ids, min_size=20, max_size=20, unique=True)
_perhaps_degrees = st.none() | degrees


@cache
def _up_to(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)


@cache
def _choices(kind: type[_Choice]) -> st.SearchStrategy[_Choice]:
    return st.sampled_from(list(kind))


@st.composite
def argument_maps(draw: Callable[..., object]) -> ArgumentMap:
    """A map with two records of each kind; references are to records of its own."""
    return _Maker(draw).make()


class _Maker:
    """Draws records that refer to those drawn before."""

    def __init__(self, draw: Callable[..., object]) -> None:
        self._draw = draw
        # Two of each kind. A target may be of several kinds and an absolute IRI names one thing
        # only, so all ids differ.
        drawn = self._one(_twenty_ids)
        pairs = [drawn[start : start + 2] for start in range(0, 20, 2)]
        self._experts, self._sources, self._topics, self._claims = pairs[:4]
        self._arguments, self._attacks, self._relations, self._stances = pairs[4:8]
        self._issues, self._judged_pairs = pairs[8:]

    def _one(self, strategy: st.SearchStrategy[_Record]) -> _Record:
        drawn: _Record = self._draw(strategy)  # type: ignore[assignment]  # Hypothesis' own type
        return drawn

    def _some(self, make: Callable[[], _Record]) -> tuple[_Record, ...]:
        """None, one or two of what ``make`` draws."""
        return tuple(make() for _ in range(self._one(_up_to(2))))

    def _of(self, ids: Sequence[str]) -> str:
        return ids[self._one(_up_to(len(ids) - 1))]

    def _set_of(self, ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted(set(self._some(lambda: self._of(ids)))))

    def _perhaps(self, ids: Sequence[str]) -> str | None:
        index = self._one(_up_to(len(ids)))
        return ids[index - 1] if index else None

    def _choice(self, kind: type[_Choice]) -> _Choice:
        drawn: _Choice = self._one(_choices(kind))  # a cached function has no type variable
        return drawn

    def _perhaps_choice(self, kind: type[_Choice]) -> _Choice | None:
        return self._choice(kind) if self._one(st.booleans()) else None

    def _text(self) -> str:
        return self._one(texts)

    def make(self) -> ArgumentMap:
        one = self._one
        return ArgumentMap(
            id=one(names),
            base=one(_bases),
            title=one(names),
            question=one(texts),
            language=one(_languages),
            abstract=one(texts),
            experts=tuple(self._expert(each) for each in self._experts),
            sources=tuple(self._source(each) for each in self._sources),
            topics=tuple(Topic(each, one(texts)) for each in self._topics),
            issues=tuple(IssueName(each, one(texts)) for each in self._issues),
            claims=tuple(self._claim(each) for each in self._claims),
            arguments=tuple(self._argument(each) for each in self._arguments),
            attacks=tuple(self._attack(each) for each in self._attacks),
            relations=tuple(self._relation(each) for each in self._relations),
            judged=tuple(self._judged(each) for each in self._judged_pairs),
            stances=tuple(self._stance(each) for each in self._stances),
            publication=one(_publications),
        )

    def _expert(self, record_id: str) -> Expert:
        return Expert(
            record_id,
            self._one(names),
            self._some(self._role),
            self._choice(Standing),
            family=self._text(),
            identifiers=self._one(_identifiers),
        )

    def _role(self) -> Role:
        return Role(self._text(), self._text(), self._some(self._period))

    def _period(self) -> Period:
        return Period(self._one(years), self._one(years))

    def _source(self, record_id: str) -> Source:
        one = self._one
        return Source(
            *(record_id, one(names), one(_urls), one(texts), one(_dates), one(_urls)),
            *(one(texts), one(texts), one(texts)),
            self._some(self._section),
        )

    def _section(self) -> Section:
        one = self._one
        return Section(self._of(self._experts), one(texts), one(offsets), one(offsets))

    def _claim(self, record_id: str) -> Claim:
        return Claim(
            record_id,
            self._one(names),
            self._text(),
            self._perhaps_choice(ClaimKind),
            self._set_of(self._topics),
            self._text(),
            self._set_of(self._issues),
        )

    def _argument(self, record_id: str) -> Argument:
        conclusion = self._perhaps([*self._claims, *self._arguments])
        premises = self._premises()
        return Argument(record_id, premises, conclusion, self._text(), self._text(), self._text())

    def _attack(self, record_id: str) -> Attack:
        target = self._of([*self._claims, *self._arguments])
        return Attack(record_id, self._premises(), target, self._choice(AttackKind), self._text())

    def _premises(self) -> tuple[str, ...]:
        return self._some(lambda: self._of(self._claims))

    def _quotation(self) -> Quotation | None:
        one = self._one
        if one(st.booleans()):
            return None
        return Quotation(
            *(self._of(self._sources), one(texts), one(offsets), one(offsets)),
            *(self._choice(Verification), one(_perhaps_degrees)),
        )

    def _relation(self, record_id: str) -> Relation:
        first, second = self._of(self._claims), self._of(self._claims)
        return Relation(
            *(record_id, self._choice(RelationKind), first, second, self._one(degrees)),
            *(self._text(), self._perhaps(self._experts), self._quotation()),
            self._one(st.booleans()),
        )

    def _judged(self, record_id: str) -> JudgedPair:
        first, second = sorted(self._claims)
        return JudgedPair(record_id, (first, second), self._text())

    def _stance(self, record_id: str) -> Stance:
        return Stance(
            id=record_id,
            expert=self._of(self._experts),
            target=self._of([*self._claims, *self._arguments, *self._attacks]),
            polarity=self._choice(Polarity),
            directness=self._choice(Directness),
            firmness=self._choice(Firmness),
            conditions=self._premises(),
            goals=self._set_of(self._claims),
            wording=self._text(),
            quotation=self._quotation(),
            source=self._perhaps(self._sources),
            date=self._text(),
            voice=self._perhaps(self._experts),
            answers=self._perhaps(self._experts),
            shift=self._perhaps_choice(Shift),
            sums=self._set_of(self._experts),
            fidelity=self._perhaps_choice(Fidelity),
            note=self._text(),
            confidence=self._one(_perhaps_degrees),
            confidence_said=self._text(),
            grade=self._perhaps_choice(Grade),
            is_deciding=self._one(st.booleans()),
        )
