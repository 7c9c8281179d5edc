"""Two readings of one text, passage by passage: what both saw, what one saw, where they differ.

Claims of two maps are paired by the passages and the words that they share, never by meaning.
What belongs here: pairing and comparing. What does not: two versions of one map over time
(`counterpoint.pipeline.differences`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from counterpoint.drafting.agreement import alpha, differ, set_distance
from counterpoint.drafting.sentences import sentence_bounds
from counterpoint.drafting.shared_passages import (
    Place,
    by_passage,
    common_sources,
    find_passages,
    quoted_stances,
)
from counterpoint.drafting.suggesting import text_of_claim
from counterpoint.drafting.weights import Weights, cosine
from counterpoint.model import ArgumentMap, Expert, RelationKind, Stance, Standing

# Two claims are one where readers attach the same passages to them, in words not wholly unlike; or
# where they say nearly the same.
_LEAST_LIKE, _NEARLY_SAME = 0.1, 0.6

_SUPPORT = "support"
_DIRECTED = frozenset(
    {_SUPPORT, "rebut", "undermine", "undercut"}
    | {kind.value for kind in (RelationKind.PRIORITY, RelationKind.NARROWER, RelationKind.REQUIRES)}
    | {kind.value for kind in (RelationKind.UNLESS, RelationKind.SUMMARISES)}
)


class DifferenceKind(Enum):
    """In what two readings can differ, in the order in which it is told."""

    SEEN = "seen"
    SPEAKER = "speaker"
    CLAIM = "claim"
    SIDE = "side"
    RESERVE = "reserve"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A sentence of a source with what each reading has there; ``differences`` in their order.

    ``source`` is the id in the first map; offsets are in code points, half open.
    """

    source: str
    start: int
    end: int
    first: tuple[Stance, ...]
    second: tuple[Stance, ...]
    differences: tuple[DifferenceKind, ...]


@dataclass(frozen=True, slots=True)
class ReadLink:
    """How two claims are tied, by the first map's ids; "" where a reading does not tie them."""

    source: str
    target: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Accord:
    """How far two readings agree in a matter: the units, the mean of sameness, and alpha.

    ``alpha`` is ``None`` where there is nothing that chance could give, or no variety.
    """

    matter: DifferenceKind
    units: int
    share: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class ComparedReadings:
    """Two readings compared. ``claims`` pairs ids of the first map's claims with the second's.

    ``only_first`` and ``only_second`` are claims without a partner, sorted; passages are in the
    order of the text, links sorted, those that both have too.
    """

    passages: tuple[ReadPassage, ...]
    claims: Mapping[str, str]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    links: tuple[ReadLink, ...]
    accords: tuple[Accord, ...]


def compare_readings(
    first: ArgumentMap, second: ArgumentMap, texts: Mapping[str, str]
) -> ComparedReadings:
    """Compare two maps of the same sources. ``texts`` are by the first map's source ids.

    Sources are the same by their hashes. Where the text is at hand a passage is a sentence;
    where only offsets are known, what quotations overlap. Quadratic in the claims.
    """
    return _Comparison(first, second, texts).result()


class _Comparison:
    def __init__(self, first: ArgumentMap, second: ArgumentMap, texts: Mapping[str, str]) -> None:
        self._first, self._second, self._texts = first, second, texts
        self._weights = Weights(
            text[start:end] for text in texts.values() for start, end in sentence_bounds(text)
        )
        self._voices = _paired_voices(first.experts, second.experts)
        sources = common_sources(first, second)
        ours = quoted_stances(first, {name: name for name in sources.values()})
        theirs = quoted_stances(second, sources)
        places = find_passages([place for place, _ in (*ours, *theirs)], texts)
        self._ours, self._theirs = by_passage(ours, places), by_passage(theirs, places)
        self._partner = self._paired_claims()

    def result(self) -> ComparedReadings:
        """The whole comparison."""
        places = sorted({*self._ours, *self._theirs})
        passages = tuple(self._passage(place) for place in places)
        links = tuple(self._links())
        partners = set(self._partner.values())
        return ComparedReadings(
            passages,
            self._partner,
            tuple(sorted(x.id for x in self._first.claims if x.id not in self._partner)),
            tuple(sorted(x.id for x in self._second.claims if x.id not in partners)),
            links,
            tuple(self._accords(passages, links)),
        )

    def _passage(self, place: Place) -> ReadPassage:
        ours, theirs = self._ours.get(place, []), self._theirs.get(place, [])
        differences: list[DifferenceKind] = []
        if not ours or not theirs:
            differences.append(DifferenceKind.SEEN)
        else:
            if self._speakers(ours) != self._speakers(theirs, is_second=True):
                differences.append(DifferenceKind.SPEAKER)
            if self._labels(ours) != {x.target for x in theirs}:
                differences.append(DifferenceKind.CLAIM)
            pairs = list(self._same_stances(place))
            if any(x.polarity is not y.polarity for x, y in pairs):
                differences.append(DifferenceKind.SIDE)
            if any(_manner(x) != _manner(y) for x, y in pairs):
                differences.append(DifferenceKind.RESERVE)
        return ReadPassage(*place, tuple(ours), tuple(theirs), tuple(differences))

    def _speakers(self, stances: Iterable[Stance], *, is_second: bool = False) -> frozenset[str]:
        voices = self._voices if is_second else {}
        return frozenset(voices.get(x.expert, x.expert) for x in stances)

    def _labels(self, stances: Iterable[Stance]) -> frozenset[str]:
        """The second map's claims that the first's are, and a name of their own for others."""
        return frozenset(self._partner.get(x.target, f"first: {x.target}") for x in stances)

    def _same_stances(self, place: Place) -> Iterator[tuple[Stance, Stance]]:
        """What both have of one speaker toward one claim at a passage, those alike first."""
        theirs = list(self._theirs.get(place, ()))
        unpaired = list(self._ours.get(place, ()))
        for is_alike in (True, False):
            for stance in list(unpaired):
                partner = self._partner.get(stance.target)
                for other in theirs:
                    is_same = (
                        other.target == partner
                        and self._voices.get(other.expert, other.expert) == stance.expert
                    )
                    if is_same and (not is_alike or _way(stance) == _way(other)):
                        unpaired.remove(stance)
                        theirs.remove(other)
                        yield stance, other
                        break

    def _paired_claims(self) -> dict[str, str]:
        """Each claim of the first map that has a partner in the second, one to one."""
        shared: Counter[tuple[str, str]] = Counter()
        for place, ours in self._ours.items():
            for one in ours:
                for other in self._theirs.get(place, ()):
                    if one.expert == self._voices.get(other.expert, other.expert):
                        shared[one.target, other.target] += 1
        ranked = []
        for claim in self._first.claims:
            vector = self._weights.grams(text_of_claim(claim))
            for candidate in self._second.claims:
                likeness = cosine(vector, self._weights.grams(text_of_claim(candidate)))
                count = shared[claim.id, candidate.id]
                if likeness >= _NEARLY_SAME or (count and likeness >= _LEAST_LIKE):
                    ranked.append((-count - likeness, claim.id, candidate.id))
        partner: dict[str, str] = {}
        partners: set[str] = set()
        for _, one_id, other_id in sorted(ranked):
            if one_id not in partner and other_id not in partners:
                partner[one_id] = other_id
                partners.add(other_id)
        return partner

    def _links(self) -> Iterator[ReadLink]:
        """The ties between claims that both maps have, as each has them."""
        back = {other: one for one, other in self._partner.items()}
        ours = _ties(self._first, {x: x for x in self._partner})
        theirs = _ties(self._second, back)
        for pair in sorted({*ours, *theirs}):
            yield ReadLink(*pair, ours.get(pair, ""), theirs.get(pair, ""))

    def _accords(
        self, passages: Iterable[ReadPassage], links: Iterable[ReadLink]
    ) -> Iterator[Accord]:
        shared = [x for x in passages if x.first and x.second]
        sightings = [(place in self._ours, place in self._theirs) for place in self._sentences()]
        yield Accord(
            DifferenceKind.SEEN, len(sightings), _share(sightings), alpha(sightings, differ)
        )
        speakers = [
            (self._speakers(x.first), self._speakers(x.second, is_second=True)) for x in shared
        ]
        yield Accord(
            DifferenceKind.SPEAKER, len(shared), _share(speakers), alpha(speakers, set_distance)
        )
        labels = [(self._labels(x.first), frozenset(y.target for y in x.second)) for x in shared]
        sameness = [1 - set_distance(*pair) for pair in labels]
        mean = sum(sameness) / len(sameness) if sameness else None
        yield Accord(DifferenceKind.CLAIM, len(shared), mean, alpha(labels, set_distance))
        pairs = [y for x in shared for y in self._same_stances((x.source, x.start, x.end))]
        sides = [(x.polarity.value, y.polarity.value) for x, y in pairs]
        yield Accord(DifferenceKind.SIDE, len(pairs), _share(sides), alpha(sides, differ))
        manners = [(_manner(x), _manner(y)) for x, y in pairs]
        yield Accord(DifferenceKind.RESERVE, len(pairs), _share(manners), alpha(manners, differ))
        ties = [(x.first, x.second) for x in links]
        # Nearly all pairs of claims are tied by nobody, so that chance gives next to nothing.
        yield Accord(DifferenceKind.LINK, len(ties), _share(ties), None)

    def _sentences(self) -> set[Place]:
        """Every sentence of a speaker's, where the text is at hand; else what somebody saw."""
        places = {*self._ours, *self._theirs}
        panel = {x.id for x in self._first.experts if x.standing is Standing.PANEL}
        for source in self._first.sources:
            bounds = [
                (x.start, x.end)
                for x in source.sections
                if x.expert in panel and x.start is not None and x.end is not None
            ]
            for start, end in sentence_bounds(self._texts.get(source.id, "")):
                if any(first <= start < last for first, last in bounds):
                    places.add((source.id, start, end))
        return places


def _paired_voices(first: Iterable[Expert], second: Iterable[Expert]) -> dict[str, str]:
    """The first map's id for each voice of the second that it has: by id, else by name."""
    ids = {expert.id for expert in first}
    names = {expert.name.casefold(): expert.id for expert in first}
    return {
        expert.id: expert.id if expert.id in ids else names.get(expert.name.casefold(), expert.id)
        for expert in second
    }


def _ties(argument_map: ArgumentMap, names: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """How claims of the map are tied, by the first map's names; others are left out."""
    ties: dict[tuple[str, str], set[str]] = defaultdict(set)
    for argument in argument_map.arguments:
        for premise in argument.premises:
            ties[premise, argument.conclusion or ""].add(_SUPPORT)
    for attack in argument_map.attacks:
        for premise in attack.premises:
            ties[premise, attack.target].add(attack.kind.value)
    for relation in argument_map.relations:
        ties[relation.source, relation.target].add(relation.kind.value)
    by_pair: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (one, other), kinds in ties.items():
        if one in names and other in names:
            for kind in kinds:
                pair = (names[one], names[other])
                by_pair[pair if kind in _DIRECTED else (min(pair), max(pair))].add(kind)
    return {pair: ", ".join(sorted(kinds)) for pair, kinds in by_pair.items()}


def _way(stance: Stance) -> tuple[str, str]:
    return stance.polarity.value, _manner(stance)


def _manner(stance: Stance) -> str:
    return " ".join(stance.mode_words)


def _share(pairs: Sequence[tuple[object, object]]) -> float | None:
    """The share of the units in which both are the same."""
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else None
