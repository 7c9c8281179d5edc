"""Argument maps that Hypothesis makes: every kind of record, consistent, in any script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
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
    st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True),
    st.sampled_from(["мир-через-силу", "和平", "नमस्ते", "שלום", "a b", "a/b", "..", "50%", "a%20b"]),
    st.sampled_from(["https://example.net/x#1", "urn:uuid:2", "https://example.net/é/ß"]),
    names,
)
degrees = st.floats(min_value=1e-9, max_value=1, exclude_min=True)
offsets = st.none() | st.integers(min_value=0, max_value=10**7)
years = st.none() | st.integers(min_value=-9999, max_value=9999)


def _some(strategy: st.SearchStrategy[_Record], most: int = 2) -> st.SearchStrategy[list[_Record]]:
    return st.lists(strategy, max_size=most)


def _of(ids: Sequence[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(list(ids))


def _set_of(ids: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(_of(ids), unique=True, max_size=2).map(sorted).map(tuple)


def _perhaps(ids: Sequence[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(list(ids)) if ids else st.none()


def _choice(kind: type[_Choice]) -> st.SearchStrategy[_Choice]:
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
        drawn = self._one(st.lists(ids, min_size=20, max_size=20, unique=True))
        pairs = [drawn[start : start + 2] for start in range(0, 20, 2)]
        self._experts, self._sources, self._topics, self._claims = pairs[:4]
        self._arguments, self._attacks, self._relations, self._stances = pairs[4:8]
        self._issues, self._judged_pairs = pairs[8:]

    def _one(self, strategy: st.SearchStrategy[_Record]) -> _Record:
        drawn: _Record = self._draw(strategy)  # type: ignore[assignment]  # Hypothesis' own type
        return drawn

    def make(self) -> ArgumentMap:
        one = self._one
        base = one(
            st.sampled_from(["https://example.org/a/", "urn:x:y/", "http://é.example/ß#", "x:/"])
        )
        return ArgumentMap(
            id=one(names),
            base=base,
            title=one(names),
            question=one(texts),
            language=one(st.sampled_from(["en", "uk", "pt-BR", "not a tag"])),
            abstract=one(texts),
            experts=tuple(one(self._expert(each)) for each in self._experts),
            sources=tuple(one(self._source(each)) for each in self._sources),
            topics=tuple(Topic(each, one(texts)) for each in self._topics),
            issues=tuple(IssueName(each, one(texts)) for each in self._issues),
            claims=tuple(one(self._claim(each)) for each in self._claims),
            arguments=tuple(one(self._argument(each)) for each in self._arguments),
            attacks=tuple(one(self._attack(each)) for each in self._attacks),
            relations=tuple(one(self._relation(each)) for each in self._relations),
            judged=tuple(one(self._judged(each)) for each in self._judged_pairs),
            stances=tuple(one(self._stance(each)) for each in self._stances),
            publication=one(st.none() | _publications()),
        )

    def _expert(self, record_id: str) -> st.SearchStrategy[Expert]:
        period = st.builds(Period, years, years)
        role = st.builds(Role, texts, texts, _some(period).map(tuple))
        return st.builds(
            Expert,
            st.just(record_id),
            names,
            _some(role).map(tuple),
            _choice(Standing),
            family=texts,
            identifiers=st.sampled_from(
                [
                    (),
                    ("http://www.wikidata.org/entity/Q42", "https://orcid.org/0000-0002-1825-0097"),
                ]
            ),
        )

    def _source(self, record_id: str) -> st.SearchStrategy[Source]:
        section = st.builds(Section, _of(self._experts), texts, offsets, offsets)
        url = st.sampled_from(["", "https://example.org/p?a=b#c", "see page 3", "javascript:x()"])
        date = st.sampled_from(["", "2026-03-01", "2026-13", "1999", "spring", "2026-02-30"])
        return st.builds(
            Source,
            *(st.just(record_id), names, url, texts, date, url, texts, texts, texts),
            _some(section).map(tuple),
        )

    def _claim(self, record_id: str) -> st.SearchStrategy[Claim]:
        topics, issues = _set_of(self._topics), _set_of(self._issues)
        kind = st.none() | _choice(ClaimKind)
        return st.builds(Claim, st.just(record_id), names, texts, kind, topics, texts, issues)

    def _argument(self, record_id: str) -> st.SearchStrategy[Argument]:
        conclusion = _perhaps([*self._claims, *self._arguments])
        return st.builds(
            Argument, st.just(record_id), self._premises(), conclusion, texts, texts, texts
        )

    def _attack(self, record_id: str) -> st.SearchStrategy[Attack]:
        target = _of([*self._claims, *self._arguments])
        kind = _choice(AttackKind)
        return st.builds(Attack, st.just(record_id), self._premises(), target, kind, texts)

    def _premises(self) -> st.SearchStrategy[tuple[str, ...]]:
        return _some(_of(self._claims)).map(tuple)

    def _quotation(self) -> st.SearchStrategy[Quotation | None]:
        similarity = st.none() | degrees
        verification = _choice(Verification)
        return st.none() | st.builds(
            Quotation, _of(self._sources), texts, offsets, offsets, verification, similarity
        )

    def _relation(self, record_id: str) -> st.SearchStrategy[Relation]:
        claim, by = _of(self._claims), _perhaps(self._experts)
        return st.builds(
            Relation,
            *(st.just(record_id), _choice(RelationKind), claim, claim, degrees, texts, by),
            self._quotation(),
            st.booleans(),
        )

    def _judged(self, record_id: str) -> st.SearchStrategy[JudgedPair]:
        pair = st.lists(_of(self._claims), unique=True, min_size=2, max_size=2)
        return st.builds(JudgedPair, st.just(record_id), pair.map(sorted).map(tuple), texts)

    def _stance(self, record_id: str) -> st.SearchStrategy[Stance]:
        return st.builds(
            Stance,
            id=st.just(record_id),
            expert=_of(self._experts),
            target=_of([*self._claims, *self._arguments, *self._attacks]),
            polarity=_choice(Polarity),
            directness=_choice(Directness),
            firmness=_choice(Firmness),
            conditions=self._premises(),
            goals=_set_of(self._claims),
            wording=texts,
            quotation=self._quotation(),
            source=_perhaps(self._sources),
            date=texts,
            voice=_perhaps(self._experts),
            answers=_perhaps(self._experts),
            shift=st.none() | _choice(Shift),
            sums=_set_of(self._experts),
            fidelity=st.none() | _choice(Fidelity),
            note=texts,
            confidence=st.none() | degrees,
            confidence_said=texts,
            grade=st.none() | _choice(Grade),
            is_deciding=st.booleans(),
        )


def _publications() -> st.SearchStrategy[Publication | None]:
    agents = st.builds(
        Agent, names, st.sampled_from([(), ("https://orcid.org/0000-0002-1825-0097",)])
    )
    licences = st.sampled_from(["", "all rights reserved", "https://example.org/licence"])
    dates = st.sampled_from(["", "2026", "2026-03", "2026-03-01"])
    return st.builds(
        Publication,
        licences,
        st.lists(agents, max_size=2).map(tuple),
        st.none() | agents,
        dates,
        dates,
    ).map(Publication.or_nothing)
