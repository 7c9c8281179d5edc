"""The votes of a crowd as rows of the table, in columns: no record is made of any vote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from counterpoint.analysis.settings import DEFAULTS, Settings
from counterpoint.formats.stance_table import SCHEMA
from counterpoint.model import ArgumentMap, VoteTable
from counterpoint.rdf.terms.names import iri

_Numbers = np.ndarray[Any, np.dtype[Any]]
# So many rows at a time become texts, which take a hundred times what their numbers take.
_ROWS_AT_A_TIME = 500_000


def vote_rows(
    argument_map: ArgumentMap, votes: VoteTable, settings: Settings = DEFAULTS
) -> Iterator[pa.Table]:
    """A row for each vote, in the order of the votes, in tables of half a million. Linear.

    Who passes takes no side: firmness ``undecided``, or ``abstaining`` where that was said.
    """
    texts = _RowTexts(argument_map, votes)
    manners = np.where(np.asarray(votes.votes, np.int8) == 0, 1, 0).astype(np.int8)
    manners[np.asarray(votes.abstentions, np.int64)] = 2
    for start in range(0, len(votes.votes), _ROWS_AT_A_TIME):
        part = slice(start, start + _ROWS_AT_A_TIME)
        people = np.asarray(votes.rows[part], np.int32)
        claims = np.asarray(votes.columns[part], np.int32)
        signs = np.asarray(votes.votes[part], np.int8)
        sure = np.asarray(votes.confidences[part] or np.ones(len(signs)), np.float64)
        weights = np.maximum(sure, settings.least_confidence) * (signs != 0)
        columns = {
            **texts.columns(people, claims),
            "polarity": _column(["deny", None, "affirm"], signs + 1),
            "firmness": _column(["flat", "undecided", "abstaining"], manners[part]),
            "weight": pa.array(np.round(weights, 2)),
            **({"confidence": pa.array(sure)} if votes.confidences else {}),
        }
        arrays = [
            columns[field.name].cast(field.type)
            if field.name in columns
            else pa.nulls(len(signs), field.type)
            for field in SCHEMA
        ]
        yield pa.table(arrays, schema=SCHEMA)


class _RowTexts:
    """What the rows of one table say in words: each once, taken by number."""

    def __init__(self, argument_map: ArgumentMap, votes: VoteTable) -> None:
        self._map, self._size = argument_map, len(votes.experts)
        base = argument_map.base
        names = {expert.id: expert.name for expert in argument_map.experts}
        labels = {topic.id: topic.label for topic in argument_map.topics}
        records = {claim.id: claim for claim in argument_map.claims}
        claims = [records[claim] for claim in votes.claims]
        claim_iris = [str(iri(base, "claim", claim)) for claim in votes.claims]
        self._people: dict[str, Sequence[str | None]] = {
            "expert": votes.experts,
            "person": [str(iri(base, "expert", expert)) for expert in votes.experts],
            "name": votes.names or [names.get(expert) or expert for expert in votes.experts],
        }
        self._claims: dict[str, Sequence[str | None]] = {
            "claim": claim_iris,
            "class": claim_iris,
            "topic": ["; ".join(labels.get(x, x) for x in y.topics) or None for y in claims],
            "text": [claim.text or claim.title or claim.id for claim in claims],
            "kind": [claim.kind.value if claim.kind else None for claim in claims],
        }

    def columns(self, people: _Numbers, claims: _Numbers) -> dict[str, pa.Array]:
        """The columns of text of rows of these people and claims."""
        count = len(people)
        stances = [f"{person}-{claim}" for person, claim in zip(people, claims, strict=True)]
        return {
            **{name: _column(texts, people) for name, texts in self._people.items()},
            **{name: _column(texts, claims) for name, texts in self._claims.items()},
            "map": pa.repeat(self._map.base, count),
            "question": pa.repeat(self._map.question, count),
            "directness": pa.repeat("explicit", count),
            "standing": pa.repeat("panel", count),
            "panel": pa.repeat(self._size, count),
            # Votes have no names of their own: that of the person and of the claim, by number.
            "stance": pa.array(stances, pa.string()),
        }


def _column(texts: Sequence[str | None], positions: _Numbers) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(positions), pa.array(texts, pa.string()))
