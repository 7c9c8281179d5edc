"""A language model of the user's own at an OpenAI-compatible address, asked one question.

What belongs here: the address, waiting, and what befalls a call. What does not: what is asked
(`model_drafting`, `model_links`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from counterpoint.errors import InputError, LimitError, Place, Problem, Severity, UsageError
from counterpoint.store.endpoint.transport import Request, Response, exchange

_MOST_BYTES = 4 << 20  # a round number: an answer is some sentences
_LONGEST_WAIT = 60.0  # seconds that a server may ask us to wait
_MOST_WAITS = 3  # in a row
# After so many questions in a row without a usable answer the model is not asked again.
_MOST_IN_VAIN = 3


@dataclass(frozen=True, slots=True)
class Model:
    """A model at an address that ends before ``/chat/completions``; ``seconds`` bound a call."""

    address: str
    name: str
    key: str = field(default="", repr=False)
    seconds: float = 120.0


class SilentError(Exception):
    """A call came to nothing; the message says why."""


class ModelServer:
    """Asks a model; ``wait`` is called with seconds where the server asks for patience.

    Raises:
        UsageError: the address is none.
    """

    def __init__(self, model: Model, wait: Callable[[float], None]) -> None:
        parts = urlsplit(model.address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.password:
            raise UsageError(
                f"{parts.scheme}://{parts.hostname or ''} is no address of a model; "
                "name one such as http://localhost:11434/v1"
            )
        self.model = model
        self._wait = wait
        self._in_vain = 0

    @property
    def is_left_alone(self) -> bool:
        """Whether it was asked in vain too often in a row to be asked again."""
        return self._in_vain >= _MOST_IN_VAIN

    def leave_alone(self) -> None:
        """Ask it nothing more."""
        self._in_vain = _MOST_IN_VAIN

    def count(self, *, is_usable: bool) -> bool:
        """Take note of how a question went; whether the model is left alone from now on."""
        self._in_vain = 0 if is_usable else self._in_vain + 1
        return self._in_vain == _MOST_IN_VAIN

    def ask(self, question: Mapping[str, Any]) -> bytes:
        """The body of the answer to a question, once the server has one.

        Raises:
            SilentError: there is none, this time.
            InputError: nothing answers there.
            UsageError: the server knows no such model or refuses the key.
        """
        address = f"{self.model.address.rstrip('/')}/chat/completions"
        body = json.dumps(question).encode()
        for number in range(1 + _MOST_WAITS):
            response = self._exchanged(address, body)
            if response.status == 200:
                return response.body
            if response.status in {400, 401, 403, 404}:
                raise UsageError(
                    f"{urlsplit(address).hostname} refuses with status {response.status}; check "
                    "the address, the model's name and the key"
                )
            if number < _MOST_WAITS:
                self._wait(_seconds(response.header("retry-after"), number))
        raise SilentError(f"the server answered with status {response.status} time and again")

    def _exchanged(self, address: str, body: bytes) -> Response:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        key = f"Bearer {self.model.key}" if self.model.key else None
        request = Request("POST", address, headers, body)
        seconds = self.model.seconds
        try:
            return exchange(request, authorization=key, seconds=seconds, most=_MOST_BYTES)
        except LimitError as error:
            raise SilentError(f"the model was too slow ({error})") from error
        except InputError as error:
            (problem, *_) = error.problems
            advice = problem.advice.replace("the store", "your model")
            raise InputError(replace(problem, advice=advice)) from error

    def problem(self, words: str, advice: str) -> Problem:
        """What befell a question, as a warning."""
        place = Place(urlsplit(self.model.address).hostname or "model")
        return Problem(place, f"{self.model.name}: {words}", advice, "model", Severity.WARNING)


def _seconds(header: str, number: int) -> float:
    """How long to wait: what the server asks for, within reason, else longer each time."""
    try:
        asked_for = float(header)
    except ValueError:
        asked_for = 2.0**number
    return min(max(asked_for, 0.0), _LONGEST_WAIT)
