"""An encoder of sentences at an OpenAI-compatible address of the user's own."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from counterpoint.errors import InputError, Place, Problem, UsageError
from counterpoint.store.endpoint.transport import Request, exchange

# A round number of texts; their vectors, of 4,096 numbers in 20 letters each, are 5 MB of JSON, and
# six times that is taken.
_BATCH = 64
_MOST_BYTES = 32 << 20


@dataclass(frozen=True, slots=True)
class EmbeddingServer:
    """Asks ``address`` + ``/embeddings`` for vectors; ``seconds`` bound one call.

    Raises:
        UsageError: the address is none, or has a password in it.
    """

    address: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 30.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.password:
            raise UsageError("name an address of embeddings such as http://localhost:11434/v1")

    def __call__(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text, in their order, all as long.

        Raises:
            InputError: nothing answers there, or what answers is no vectors.
            LimitError: it took too long.
        """
        vectors: list[list[float]] = []
        for start in range(0, len(texts), _BATCH):
            vectors += self._ask(texts[start : start + _BATCH])
        return vectors

    def _ask(self, texts: Sequence[str]) -> list[list[float]]:
        body = json.dumps({"model": self.model, "input": list(texts)}).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        request = Request("POST", f"{self.address.rstrip('/')}/embeddings", headers, body)
        key = f"Bearer {self.key}" if self.key else None
        response = exchange(request, authorization=key, seconds=self.seconds, most=_MOST_BYTES)
        if response.status != 200:
            raise self._problem(f"answers with status {response.status}")
        try:
            rows = sorted(json.loads(response.body)["data"], key=lambda row: int(row["index"]))
            vectors = [[float(value) for value in row["embedding"]] for row in rows]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise self._problem("answers with no vectors") from error
        lengths = {len(vector) for vector in vectors}
        are_finite = all(math.isfinite(value) for vector in vectors for value in vector)
        if len(vectors) != len(texts) or len(lengths) != 1 or 0 in lengths or not are_finite:
            raise self._problem("answers with other vectors than were asked for")
        return vectors

    def _problem(self, message: str) -> InputError:
        place = Place(urlsplit(self.address).hostname or "embeddings")
        return InputError(Problem(place, message, "check the address and the model", "embeddings"))
