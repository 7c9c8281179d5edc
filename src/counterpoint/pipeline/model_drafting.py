"""Proposals worded by a language model of the user's own, at an OpenAI-compatible address.

One speaker a call. What fails the checks is asked for twice more, then dropped and recorded; a
sentence without a wording that passes keeps the offline proposal. What belongs here: asking.
What does not: what an answer may be (`counterpoint.drafting.model_answers`).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from counterpoint.drafting.model_answers import (
    ModelAnswer,
    Wording,
    fault_of,
    question_of,
    read_answer,
)
from counterpoint.drafting.phrases import key_phrase
from counterpoint.drafting.proposals import MappedSource, Proposal
from counterpoint.drafting.titles import unlike
from counterpoint.drafting.weights import Weights
from counterpoint.errors import LimitError, Place, Problem, Severity, UsageError
from counterpoint.model import Directness
from counterpoint.store.endpoint.transport import Request, Response, exchange

# As many as a small model of a few thousand tokens of context answers at once.
_BATCH = 25
_RETRIES = 2
_MOST_BYTES = 4 << 20
_LONGEST_WAIT = 60.0  # seconds that a server may ask us to wait
_MOST_WAITS = 3
# After so many batches in a row without one wording that passes, the model is not asked again.
_MOST_IN_VAIN = 3


@dataclass(frozen=True, slots=True)
class Model:
    """A model at an address that ends before ``/chat/completions``; ``seconds`` bound a call."""

    address: str
    name: str
    key: str = field(default="", repr=False)
    seconds: float = 120.0


@dataclass(frozen=True, slots=True)
class Reworded:
    """Proposals, those that the model worded with its wording; the others are as they were.

    ``worded`` are the ids of the proposals that it worded, ``dropped`` pairs of a sentence's id
    and why what the model had for it was not taken, ``problems`` what befell whole calls.
    """

    proposals: tuple[Proposal, ...]
    worded: frozenset[str]
    dropped: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


def reword(
    source: MappedSource,
    proposals: Sequence[Proposal],
    names: dict[str, str],
    model: Model,
    *,
    wait: Callable[[float], None] = time.sleep,
) -> Reworded:
    """Have a model word the proposals of one source; bullets of a summary stay as they are.

    ``names`` are the voices' by id. Nothing is asked but the model's address.

    Raises:
        InputError: nothing answers there.
        UsageError: the address is none, or the server knows no such model or refuses the key.
    """
    return _Drafter(source, proposals, names, model, wait).result()


class _SilentError(Exception):
    """A call came to nothing; the message says why."""


class _Drafter:
    def __init__(
        self,
        source: MappedSource,
        proposals: Sequence[Proposal],
        names: dict[str, str],
        model: Model,
        wait: Callable[[float], None],
    ) -> None:
        parts = urlsplit(model.address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.password:
            raise UsageError(
                f"{parts.scheme}://{parts.hostname or ''} is no address of a model; "
                "name one such as http://localhost:11434/v1"
            )
        self._source, self._proposals, self._names = source, proposals, names
        self._model, self._wait = model, wait
        text = source.content.text
        self._weights = Weights(text[x.start : x.end] for x in source.content.sentences)
        self._titles = {proposal.title for proposal in proposals}
        self._dropped: dict[str, str] = {}
        self._problems: list[Problem] = []
        self._in_vain = 0

    def result(self) -> Reworded:
        """Ask for each speaker's sentences in batches, and put what passes in their place."""
        wordings: dict[str, Wording] = {}
        spoken = [x for x in self._proposals if x.source == self._source.id and not x.links]
        for voice in dict.fromkeys(proposal.expert for proposal in spoken):
            own = [(x.sentence, x.text) for x in spoken if x.expert == voice]
            for start in range(0, len(own), _BATCH):
                if self._in_vain < _MOST_IN_VAIN:
                    wordings |= self._worded(
                        self._names.get(voice, voice), own[start : start + _BATCH]
                    )
        reworded = [self._with_wording(proposal, wordings) for proposal in self._proposals]
        return Reworded(
            tuple(reworded),
            frozenset(x.id for x in spoken if x.sentence in wordings),
            tuple(sorted(self._dropped.items())),
            tuple(self._problems),
        )

    def _worded(self, speaker: str, sentences: list[tuple[str, str]]) -> dict[str, Wording]:
        """The wordings of a batch that pass, by sentence."""
        try:
            passed = self._asked(speaker, sentences)
        except _SilentError as error:
            self._problems.append(self._problem(f"{error} for {speaker}"))
            passed = {}
        self._in_vain = 0 if passed else self._in_vain + 1
        if self._in_vain == _MOST_IN_VAIN:
            self._problems.append(
                self._problem("gave nothing usable three times and was left alone")
            )
        return passed

    def _asked(self, speaker: str, sentences: list[tuple[str, str]]) -> dict[str, Wording]:
        """What passes of the answers about some sentences; what fails is asked for again.

        Raises:
            _SilentError: there was no answer, or none that could be read.
        """
        texts = dict(sentences)
        passed: dict[str, Wording] = {}
        faults: dict[str, str] = {}
        waiting, trouble = sentences, ""
        for _ in range(1 + _RETRIES):
            answer = self._answer(speaker, waiting, faults)
            trouble = answer.trouble
            if answer.is_cut:
                return passed | self._halves(speaker, waiting)
            if trouble:
                continue
            faults = dict.fromkeys(answer.unreadable, "the item is not what was asked for")
            for wording in answer.wordings:
                fault = fault_of(wording, texts, self._source.content.text)
                if fault:
                    faults[wording.sentence] = fault
                else:
                    passed.setdefault(wording.sentence, wording)
            faults = {name: fault for name, fault in faults.items() if name not in passed}
            self._dropped |= {name: fault for name, fault in faults.items() if name not in texts}
            waiting = [(name, text) for name, text in waiting if name in faults]
            if not waiting:
                return passed
        if trouble and not passed:
            raise _SilentError(trouble)
        self._dropped |= {name: faults.get(name, trouble) for name, _ in waiting}
        return passed

    def _halves(self, speaker: str, sentences: list[tuple[str, str]]) -> dict[str, Wording]:
        """Ask for less at once where the server had no room for all."""
        if len(sentences) == 1:
            self._dropped[sentences[0][0]] = "the server cut the answer short"
            return {}
        middle = len(sentences) // 2
        return self._asked(speaker, sentences[:middle]) | self._asked(speaker, sentences[middle:])

    def _answer(
        self, speaker: str, sentences: list[tuple[str, str]], faults: dict[str, str]
    ) -> ModelAnswer:
        question = question_of(self._model.name, speaker, sentences, faults)
        response = self._response(json.dumps(question).encode())
        return read_answer(response.body, sentences)

    def _response(self, body: bytes) -> Response:
        """The answer to a question, once the server has one.

        Raises:
            _SilentError: there is none, this time.
            InputError: nothing answers there.
            UsageError: the server refuses for good.
        """
        address = f"{self._model.address.rstrip('/')}/chat/completions"
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        key = f"Bearer {self._model.key}" if self._model.key else None
        for number in range(1 + _MOST_WAITS):
            request = Request("POST", address, headers, body)
            try:
                response = exchange(
                    request, authorization=key, seconds=self._model.seconds, most=_MOST_BYTES
                )
            except LimitError as error:
                raise _SilentError(f"the model was too slow ({error})") from error
            if response.status == 200:
                return response
            if response.status in {400, 401, 403, 404}:
                raise UsageError(
                    f"{urlsplit(address).hostname} refuses with status {response.status}; check "
                    "the address, the model's name and the key"
                )
            if number < _MOST_WAITS:
                self._wait(_seconds(response.header("retry-after"), number))
        raise _SilentError(f"the server answered with status {response.status} time and again")

    def _with_wording(self, proposal: Proposal, wordings: dict[str, Wording]) -> Proposal:
        wording = wordings.get(proposal.sentence)
        if wording is None or proposal.source != self._source.id or proposal.links:
            return proposal
        text = self._source.content.text
        phrase = key_phrase(text, (proposal.start, proposal.end), self._weights, wording.text)
        exact = text[slice(*phrase)]
        is_once = text.count(exact) == 1
        return replace(
            proposal,
            title=unlike(wording.title.strip(" ."), self._titles),
            text=wording.text,
            kind=wording.kind,
            firmness=wording.firmness,
            directness=Directness.EXPLICIT,
            phrase=phrase if is_once else proposal.phrase,
            quote=" ".join(exact.split()) if is_once else proposal.quote,
            cues=(),
            by=self._model.name,
        )

    def _problem(self, words: str) -> Problem:
        place = Place(urlsplit(self._model.address).hostname or "model")
        advice = "the sentences stand as the offline draft has them"
        return Problem(place, f"{self._model.name}: {words}", advice, "model", Severity.WARNING)


def _seconds(header: str, number: int) -> float:
    """How long to wait: what the server asks for, within reason, else longer each time."""
    try:
        asked_for = float(header)
    except ValueError:
        asked_for = 2.0**number
    return min(max(asked_for, 0.0), _LONGEST_WAIT)
