"""Claims that a sentence may be, or may be a reason for: a short menu at the place of work.

A suggestion is wording, place and habit, and no meaning. It is never a list of pairs to go
through: that is nearly all wrong. What belongs here: ranking claims at a sentence. What does not:
pairs of claims that are worded alike (`counterpoint.analysis.suggestions`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from counterpoint.drafting.encodings import Encodings
from counterpoint.drafting.phrases import key_phrase
from counterpoint.drafting.sentences import sentence_at, sentences_of
from counterpoint.drafting.weights import Vector, Weights, cosine
from counterpoint.model import ArgumentMap, Claim, Stance

SAME, REASONED = 5, 9  # the keys 1-5, and the last nine claims that one digit names

# How far a speaker stays at a matter, in letters: two sentences or three. At that distance what
# was said counts for a third.
_REACH = 300
# Chosen on the invented panel of Dunmarrow, none of them on the seed, which is what is reported.
_TOPIC = 0.1  # of the topics that the same speaker is at, beside the likeness of wording
_MEANING = 0.5  # of an encoder, beside the likeness of wording
_LEAST_ROOM = 0.01  # where all claims are the same to an encoder it says nothing
_LATER = 0.8  # what follows is less often the conclusion than what went before
_OWN_TARGET = 0.1
_ABOUT = 0.2


@dataclass(frozen=True, slots=True)
class Spot:
    """A sentence in a source by its offsets in code points, half open, and who speaks it."""

    source: str
    start: int
    end: int
    expert: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim and how much speaks for it: more is likelier, and the figure means nothing else."""

    claim: str
    score: float


@dataclass(frozen=True, slots=True)
class _Wordings:
    """How a claim is said in a map: each text once, and where in the source each stands."""

    texts: tuple[str, ...]
    passages: tuple[str, ...]


class Suggester:
    """Suggestions in one map over the texts of its sources, those that are at hand.

    Making one is linear in the stances; a suggestion, in the letters of all claims and passages.
    With the ``weights`` of an earlier one over the same texts nothing is weighed again. Of a
    person's own encoder there may be ``encodings``.
    """

    def __init__(
        self,
        argument_map: ArgumentMap,
        texts: Mapping[str, str],
        weights: Weights | None = None,
        encodings: Encodings | None = None,
    ) -> None:
        self._texts = texts
        self._encodings = encodings
        self.weights = weights or Weights(
            sentence for text in texts.values() for sentence in sentences_of(text)
        )
        self._claims = {claim.id: claim for claim in argument_map.claims}
        self._stances = [x for x in argument_map.stances if x.target in self._claims]
        self._sentence_of = {
            stance.id: sentence
            for stance in self._stances
            if (sentence := self._sentence(stance)) is not None
        }
        self._wordings = self._gather_wordings()

    def find_same(self, spot: Spot, most: int = SAME) -> tuple[Suggestion, ...]:
        """The claims that the sentence may be, likest first.

        Those that its speaker is at there already are left out. Without a claim there is none.
        """
        here = self._claims_at(spot)
        topics = self._topics_near(spot)
        claims = [claim for claim in self._claims.values() if claim.id not in here]
        meanings = self._meanings([claim.id for claim in claims], spot)
        scores = {
            claim.id: self._likeness(claim.id, spot)
            + _TOPIC * max((topics[topic] for topic in claim.topics), default=0.0)
            + _MEANING * meanings.get(claim.id, 0.0)
            for claim in claims
        }
        return _likest(scores, most)

    def find_reasoned(
        self, spot: Spot, claim: str = "", most: int = REASONED
    ) -> tuple[Suggestion, ...]:
        """The claims for or against which the sentence may be a reason, likest first.

        ``claim`` is what the sentence is, where that is known already. What the same speaker
        says close by comes first, what went before ahead of what follows.
        """
        here = {claim} if claim else self._claims_at(spot)
        near = self._claims_near(spot)
        own_targets = {stance.target for stance in self._stances if stance.expert == spot.expert}
        about = {topic for each in here for topic in self._claims[each].topics}
        vector = self.weights.grams(self._text(spot))
        scores = {
            other.id: near.get(other.id, 0.0)
            + cosine(vector, self.weights.grams(text_of_claim(other)))
            + (_OWN_TARGET if other.id in own_targets else 0.0)
            + (_ABOUT if about.intersection(other.topics) else 0.0)
            for other in self._claims.values()
            if other.id not in here
        }
        return _likest(scores, most)

    def key_phrase(self, spot: Spot, wording: str = "") -> tuple[int, int]:
        """The words of the sentence that point at it, as offsets: `phrases.key_phrase`.

        ``wording`` is what it is taken to say, as `text_of_claim` or in somebody's own words.
        """
        bounds = (spot.start, spot.end)
        return key_phrase(self._texts[spot.source], bounds, self.weights, wording)

    def _text(self, spot: Spot) -> str:
        return self._texts[spot.source][spot.start : spot.end]

    def _likeness(self, claim_id: str, spot: Spot) -> float:
        """The mean of four cosines: the likest wording, and all of them together, twice told."""
        sentence = self._text(spot)
        wordings = self._wordings[claim_id]
        texts = [text for text in (*wordings.texts, *wordings.passages) if text != sentence]
        return math.fsum(
            _likeness(view(sentence), [view(text) for text in texts])
            for view in (self.weights.grams, self.weights.stems)
        )

    def _meanings(self, claims: list[str], spot: Spot) -> dict[str, float]:
        """How much nearer each claim is to the sentence than claims are on average, up to 1.

        Encoders differ in how high their cosines are for things that have nothing in common.
        """
        if self._encodings is None or not claims:
            return {}
        sentence = self._text(spot)
        wordings = [self._wordings[claim] for claim in claims]
        groups = [[x for x in (*y.texts, *y.passages) if x != sentence] for y in wordings]
        cosines = self._encodings.highest(sentence, groups)
        if cosines is None:
            return {}
        mean = math.fsum(cosines) / len(cosines)
        room = max(1 - mean, _LEAST_ROOM)
        return {x: max(y - mean, 0.0) / room for x, y in zip(claims, cosines, strict=True)}

    def _gather_wordings(self) -> dict[str, _Wordings]:
        texts = {claim.id: [text_of_claim(claim)] for claim in self._claims.values()}
        passages: dict[str, list[str]] = defaultdict(list)
        for stance in self._stances:
            if stance.wording:
                texts[stance.target].append(stance.wording)
            if stance.id in self._sentence_of:
                source, start, end = self._sentence_of[stance.id]
                passages[stance.target].append(self._texts[source][start:end])
        return {x: _Wordings(tuple(texts[x]), tuple(passages[x])) for x in texts}

    def _sentence(self, stance: Stance) -> tuple[str, int, int] | None:
        """The sentence in which a stance's key phrase stands."""
        quotation = stance.quotation
        if quotation is None or quotation.start is None or quotation.end is None:
            return None
        text = self._texts.get(quotation.source)
        if text is None:
            return None
        return (quotation.source, *sentence_at(text, quotation.start, quotation.end))

    def _own_passages(self, spot: Spot) -> Iterable[tuple[Stance, int]]:
        """What the same speaker says in the same source, and how far from the sentence."""
        for stance in self._stances:
            place = self._sentence_of.get(stance.id)
            if place is not None and stance.expert == spot.expert and place[0] == spot.source:
                yield stance, place[1] - spot.start

    def _claims_at(self, spot: Spot) -> set[str]:
        return {stance.target for stance, distance in self._own_passages(spot) if distance == 0}

    def _topics_near(self, spot: Spot) -> dict[str, float]:
        """The share that each topic has in what the speaker says around the sentence."""
        weights: dict[str, float] = defaultdict(float)
        for stance, distance in self._own_passages(spot):
            for topic in self._claims[stance.target].topics:
                weights[topic] += math.exp(-abs(distance) / _REACH)
        total = sum(weights.values())
        shares = {topic: weight / total for topic, weight in weights.items()}
        return defaultdict(float, shares)

    def _claims_near(self, spot: Spot) -> dict[str, float]:
        """How near the speaker is to each claim: 1 in the same sentence, less by distance."""
        nearness: dict[str, float] = {}
        for stance, distance in self._own_passages(spot):
            weight = math.exp(-abs(distance) / _REACH) * (_LATER if distance > 0 else 1.0)
            nearness[stance.target] = max(nearness.get(stance.target, 0.0), weight)
        return nearness


def text_of_claim(claim: Claim) -> str:
    """A claim's title and text."""
    return f"{claim.title}. {claim.text}"


def _likeness(sentence: Vector, texts: list[Vector]) -> float:
    """A quarter each of the highest cosine, and of that with all of the texts together."""
    cosines = [cosine(sentence, text) for text in texts]
    if not any(cosines):
        return 0.0
    total: dict[str, float] = defaultdict(float)
    for text in texts:
        for part, weight in text.items():
            total[part] += weight
    length = math.sqrt(math.fsum(weight * weight for weight in total.values()))
    return (max(cosines) + math.fsum(cosines) / length) / 4


def _likest(scores: Mapping[str, float], most: int) -> tuple[Suggestion, ...]:
    """The claims with the highest scores; equal ones by id."""
    best = nsmallest(most, ((-score, claim) for claim, score in scores.items()))
    return tuple(Suggestion(claim, round(-score, 4)) for score, claim in best)
