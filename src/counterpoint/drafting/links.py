"""Ties between claims that a model proposes: candidates, of which a person decides.

They wait in ``NAME.links.jsonl`` beside the map, one a line. What belongs here: the record, its
file's text, and which pairs are worth asking about. What does not: asking
(`counterpoint.pipeline.model_links`).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from heapq import nlargest

from counterpoint.drafting.pairs import ClaimPair, pair_of, voices_of
from counterpoint.drafting.weights import Weights, cosine
from counterpoint.model import (
    ArgumentMap,
    Claim,
    JournalEntry,
    RelationKind,
    content_hash,
    standing_decisions,
)
from counterpoint.model.journal import CHANGE, REJECT

ENDING = ".links.jsonl"
ALIKE = (RelationKind.EQUIVALENT, RelationKind.NARROWER)
APART = (
    RelationKind.CONTRADICTS,
    RelationKind.CONTRARY,
    RelationKind.INCOMPATIBLE,
    RelationKind.TRADE_OFF,
    RelationKind.TIMING,
)
LIKEST = 10  # claims beside which each is laid
_TEXTS = ("source", "target", "why", "by", "at")
_REJECTION = ("kind", "source", "target")


@dataclass(frozen=True, slots=True)
class LinkCandidate:
    """What a model, ``by``, holds of two claims; ``why`` is in its words, "" where it gave none.

    ``at`` is when, in UTC (ISO 8601).
    """

    kind: RelationKind
    source: str
    target: str
    why: str
    by: str
    at: str

    @property
    def pair(self) -> ClaimPair:
        """The two claims, whichever is told first."""
        return pair_of(self.source, self.target)

    @property
    def id(self) -> str:
        """The same for two claims and that they are alike, or that they differ, whoever says it."""
        return link_id(self.kind, *self.pair)


def link_id(kind: RelationKind, one: str, other: str) -> str:
    """The id of a candidate, by which what was rejected is known again."""
    return content_hash("link", "alike" if kind in ALIKE else "apart", *pair_of(one, other))


def render_links(candidates: Iterable[LinkCandidate]) -> str:
    """The lines of the file, in the order of the candidates."""
    records = ({**asdict(x), "kind": x.kind.value} for x in candidates)
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)


def read_links(text: str) -> tuple[LinkCandidate, ...]:
    """The candidates in the file's text; a line that is none is passed over."""
    candidates = (_candidate(line) for line in text.splitlines())
    return tuple(candidate for candidate in candidates if candidate is not None)


def _candidate(line: str) -> LinkCandidate | None:
    try:
        record = json.loads(line)
        kind = RelationKind(record["kind"])
        texts = {name: record[name] for name in _TEXTS}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if kind not in {*ALIKE, *APART} or not all(isinstance(x, str) for x in texts.values()):
        return None
    return LinkCandidate(kind, **texts) if texts["source"] != texts["target"] else None


@dataclass(frozen=True, slots=True)
class LinkJudgements:
    """What a person has decided of candidates, as the journal tells it.

    ``rejected`` are the kinds and claims of those that are not wanted; ``names`` are the present
    ids of claims that had another one before.
    """

    rejected: frozenset[tuple[RelationKind, str, str]] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)

    def after(self, entry: JournalEntry) -> LinkJudgements:
        """The same with one more decision; a claim that is renamed stays the same claim."""
        if entry.do == REJECT and len(entry.changes) == len(_REJECTION):
            word, one, other = entry.changes
            kinds = {kind for kind in (*ALIKE, *APART) if kind.value == word}
            rejected = {(kind, self._name(one), self._name(other)) for kind in kinds}
            return replace(self, rejected=self.rejected | rejected)
        if entry.do == CHANGE and entry.changes and entry.claims:
            (old, *_), (new, *_) = entry.changes, entry.claims
            names = {x: new if y == old else y for x, y in self.names.items()}
            return replace(self, names={**names, old: new})
        return self

    def standing(self, candidates: Iterable[LinkCandidate]) -> tuple[LinkCandidate, ...]:
        """The candidates that are not rejected, with their claims by their present ids."""
        ids = self.rejected_ids
        present = (
            replace(x, source=self._name(x.source), target=self._name(x.target)) for x in candidates
        )
        return tuple(x for x in present if x.id not in ids and x.source != x.target)

    @property
    def rejected_ids(self) -> frozenset[str]:
        """The ids of the candidates that are rejected, by the present ids of their claims."""
        return frozenset(
            link_id(kind, self._name(one), self._name(other)) for kind, one, other in self.rejected
        )

    def _name(self, claim: str) -> str:
        return self.names.get(claim, claim)


def link_judgements(entries: Iterable[JournalEntry]) -> LinkJudgements:
    """What the decisions of a journal that stand say of candidates; linear."""
    judgements = LinkJudgements()
    for entry in standing_decisions(entries):
        judgements = judgements.after(entry)
    return judgements


def rejection_of(candidate: LinkCandidate) -> tuple[str, ...]:
    """What the journal keeps of a candidate that is rejected."""
    return (candidate.kind.value, candidate.source, candidate.target)


def likest_pairs(
    argument_map: ArgumentMap, claims: Collection[str], passed_over: Collection[ClaimPair] = ()
) -> tuple[ClaimPair, ...]:
    """The pairs of some claims that are worded most alike: for each of them its ten likest.

    Different experts speak of them. Sorted, each once, but those ``passed_over``. O(claims²).
    """
    voices = voices_of(argument_map)
    present = [x for x in argument_map.claims if x.id in claims and x.id in voices]
    texts = {claim.id: wording_of(claim) for claim in present}
    weights = Weights(texts.values())
    pairs: set[ClaimPair] = set()
    for claim in present:
        others = [
            (_likeness(weights, texts[claim.id], texts[other.id]), other.id)
            for other in present
            if other.id != claim.id and len(voices[claim.id] | voices[other.id]) > 1
        ]
        pairs |= {pair_of(claim.id, other) for _, other in nlargest(LIKEST, others)}
    return tuple(sorted(pairs - set(passed_over)))


def wording_of(claim: Claim) -> str:
    """The claim as it is shown to who knows nothing else of the map."""
    return " ".join((claim.text or claim.title).split())


def _likeness(weights: Weights, one: str, other: str) -> float:
    grams = cosine(weights.grams(one), weights.grams(other))
    return (grams + cosine(weights.stems(one), weights.stems(other))) / 2
