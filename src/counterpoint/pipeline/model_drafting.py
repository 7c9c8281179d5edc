"""Proposals worded by a language model of the user's own, at an OpenAI-compatible address.

One speaker a call. What fails the checks is asked for twice more, then dropped and recorded; a
sentence without a wording that passes keeps the offline proposal. What belongs here: asking.
What does not: what an answer may be (`counterpoint.drafting.model_answers`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

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
from counterpoint.errors import Problem, Problems
from counterpoint.model import Directness
from counterpoint.pipeline.model_server import Model, ModelServer, SilentError

# As many as a small model of a few thousand tokens of context answers at once.
_BATCH = 25
_RETRIES = 2  # with what was wrong in the answer; a round number
_ADVICE = "the sentences stand as the offline draft has them"


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
    return _Reworder(source, proposals, names, ModelServer(model, wait)).result()


class _Reworder:
    def __init__(
        self,
        source: MappedSource,
        proposals: Sequence[Proposal],
        names: dict[str, str],
        server: ModelServer,
    ) -> None:
        self._source, self._proposals, self._names = source, proposals, names
        self._server = server
        text = source.content.text
        self._weights = Weights(text[x.start : x.end] for x in source.content.sentences)
        self._titles = {proposal.title for proposal in proposals}
        self._dropped: dict[str, str] = {}
        self._problems = Problems()

    def result(self) -> Reworded:
        """Ask for each speaker's sentences in batches, and put what passes in their place."""
        wordings: dict[str, Wording] = {}
        proposals = [x for x in self._proposals if x.source == self._source.id and not x.links]
        for voice in dict.fromkeys(proposal.expert for proposal in proposals):
            own = [(x.sentence, x.text) for x in proposals if x.expert == voice]
            for start in range(0, len(own), _BATCH):
                if not self._server.is_left_alone:
                    wordings |= self._worded(
                        self._names.get(voice, voice), own[start : start + _BATCH]
                    )
        reworded = [self._with_wording(proposal, wordings) for proposal in self._proposals]
        return Reworded(
            tuple(reworded),
            frozenset(x.id for x in proposals if x.sentence in wordings),
            tuple(sorted(self._dropped.items())),
            tuple(self._problems),
        )

    def _worded(self, speaker: str, sentences: list[tuple[str, str]]) -> dict[str, Wording]:
        """The wordings of a batch that pass, by sentence."""
        try:
            passed = self._ask(speaker, sentences)
        except SilentError as error:
            self._problems.add(self._server.problem(f"{error} for {speaker}", _ADVICE))
            passed = {}
        if self._server.count(is_usable=bool(passed)):
            words = "gave nothing usable three times and was left alone"
            self._problems.add(self._server.problem(words, _ADVICE))
        return passed

    def _ask(self, speaker: str, sentences: list[tuple[str, str]]) -> dict[str, Wording]:
        """What passes of the answers about some sentences; what fails is asked for again.

        Raises:
            SilentError: there was no answer, or none that could be read.
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
            raise SilentError(trouble)
        self._dropped |= {name: faults.get(name, trouble) for name, _ in waiting}
        return passed

    def _halves(self, speaker: str, sentences: list[tuple[str, str]]) -> dict[str, Wording]:
        """Ask for less at once where the server had no room for all."""
        if len(sentences) == 1:
            self._dropped[sentences[0][0]] = "the server cut the answer short"
            return {}
        middle = len(sentences) // 2
        return self._ask(speaker, sentences[:middle]) | self._ask(speaker, sentences[middle:])

    def _answer(
        self, speaker: str, sentences: list[tuple[str, str]], faults: dict[str, str]
    ) -> ModelAnswer:
        question = question_of(self._server.model.name, speaker, sentences, faults)
        return read_answer(self._server.ask(question), sentences)

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
            by=self._server.model.name,
        )
