"""Sentences as vectors of an encoder of the user's own, each asked for once.

What belongs here: remembering and comparing. What does not: asking a server
(`counterpoint.pipeline.embedding_server`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from counterpoint.errors import CounterpointError

Encode = Callable[[Sequence[str]], Sequence[Sequence[float]]]

# More texts than the claims and passages of a long session.
_MOST_REMEMBERED = 20_000


class Encodings:
    """Vectors of length 1 by text. Once the encoder fails it is left alone; ``trouble`` says why.

    Suggestions then go without it: an encoder that is away must not stop a person who works.
    """

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._vectors: dict[str, tuple[float, ...]] = {}
        self.trouble = ""

    def highest(self, text: str, groups: Sequence[Sequence[str]]) -> list[float] | None:
        """For each group of texts the highest cosine with ``text``, -1 for an empty one.

        ``None`` where there is no encoder any more. What was asked for before costs a product of
        vectors.
        """
        if self.trouble:
            return None
        distinct_texts = dict.fromkeys([text, *(each for group in groups for each in group)])
        missing = [each for each in distinct_texts if each not in self._vectors]
        try:
            vectors = self._encode(missing) if missing else ()
        except CounterpointError as error:
            self.trouble = str(error)
            return None
        if len(self._vectors) + len(missing) > _MOST_REMEMBERED:
            self._vectors = {x: self._vectors[x] for x in distinct_texts if x in self._vectors}
        self._vectors.update(zip(missing, map(_unit, vectors), strict=True))
        one = self._vectors[text]
        return [
            max((_product(one, self._vectors[each]) for each in group), default=-1.0)
            for group in groups
        ]


def _unit(vector: Iterable[float]) -> tuple[float, ...]:
    values = tuple(vector)
    length = math.sqrt(math.fsum(value * value for value in values))
    return tuple(value / length for value in values) if length else values


def _product(one: Sequence[float], other: Sequence[float]) -> float:
    return math.fsum(x * y for x, y in zip(one, other, strict=True))
