"""Ties between claims as a language model of the user's own sees them: candidates, no more.

Alike is asked of the likest pairs, in both orders, and kept where both agree; differences, of the
whole lists of each two experts. What belongs here: asking. What does not: what an answer may be
(`counterpoint.drafting.model_links`), and the file of candidates (`links`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from counterpoint.drafting.links import likest_pairs
from counterpoint.drafting.model_links import AlikeQuestion, ApartQuestion, ClaimTie, LinkQuestion
from counterpoint.drafting.model_replies import ModelReply, read_reply, unreadable_reply
from counterpoint.drafting.pairs import ClaimPair
from counterpoint.errors import InputError, Problem, Problems, UsageError
from counterpoint.model import ArgumentMap, Claim, Polarity
from counterpoint.pipeline.model_server import Model, ModelServer, SilentError

# As many as a small model of a few thousand tokens of context answers at once.
_BATCH = 20
_RETRIES = 2  # with what was wrong in the answer; a round number
_ADVICE = "what it had said until then waits for you; nothing else is changed"


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """What is to be asked about the claims of a map: pairs by their wording, lists by experts."""

    alike: tuple[AlikeQuestion, ...]
    apart: tuple[ApartQuestion, ...]

    @property
    def least_questions(self) -> int:
        """How many questions that is, where none has to be asked again; pairs are asked twice."""
        return 2 * len(self.alike) + len(self.apart)


@dataclass(frozen=True, slots=True)
class AskedLinks:
    """What a model holds of claims: ``ties`` that passed, sorted.

    ``dropped`` are pairs of what was meant (ids of claims or of the question) and why it was not
    taken, ``problems`` what befell whole questions, ``questions`` how many were asked.
    ``is_stopped`` where the person stopped it; what was said until then is there.
    """

    ties: tuple[ClaimTie, ...]
    dropped: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    questions: int
    is_stopped: bool


def plan_links(
    argument_map: ArgumentMap, claims: Collection[str], passed_over: Collection[ClaimPair]
) -> LinkPlan:
    """What to ask about some claims of a map; of pairs that are ``passed_over`` nothing is."""
    by_id = {claim.id: claim for claim in argument_map.claims}
    pairs = [
        (by_id[one], by_id[other]) for one, other in likest_pairs(argument_map, claims, passed_over)
    ]
    batches = (pairs[start : start + _BATCH] for start in range(0, len(pairs), _BATCH))
    alike = tuple(AlikeQuestion(tuple(batch)) for batch in batches)
    return LinkPlan(alike, tuple(_differences(argument_map, claims)))


def ask_links(
    plan: LinkPlan, model: Model, *, wait: Callable[[float], None] = time.sleep
) -> AskedLinks:
    """Ask a model how claims stand to each other. Nothing is asked but the model's address.

    Raises:
        InputError: nothing answers there.
        UsageError: the address is none, or the server knows no such model or refuses the key.
    """
    asker = _Asker(ModelServer(model, wait))
    alike: list[ClaimTie] = []
    apart: list[ClaimTie] = []
    is_stopped = False
    try:
        for pairs in plan.alike:
            alike += asker.alike(pairs)
        for lists in plan.apart:
            apart += asker.answers(lists, " and ".join(lists.names))
    except KeyboardInterrupt:
        is_stopped = True
    ties = asker.without_contradictions(alike, apart)
    ties.sort(key=lambda tie: (tie.source, tie.target, tie.kind.value))
    dropped, problems = tuple(asker.dropped), tuple(asker.problems)
    return AskedLinks(tuple(ties), dropped, problems, asker.count, is_stopped)


def _differences(argument_map: ArgumentMap, claims: Collection[str]) -> Iterator[ApartQuestion]:
    """The lists of each two experts of the panel, sorted by their ids."""
    by_id = {claim.id: claim for claim in argument_map.claims}
    own: dict[str, list[Claim]] = {expert.id: [] for expert in argument_map.panel}
    for stance in argument_map.stances:
        claim = by_id.get(stance.target) if stance.target in claims else None
        affirms = stance.polarity is Polarity.AFFIRM and stance.is_own
        affirms = affirms and not stance.firmness.takes_no_side
        if claim is not None and affirms and claim not in own.get(stance.expert, [claim]):
            own[stance.expert].append(claim)
    for first, second in combinations((x for x in argument_map.panel if own[x.id]), 2):
        yield ApartQuestion((first.name, second.name), tuple(own[first.id]), tuple(own[second.id]))


class _Asker:
    """Asks question by question; what passes is given, the rest is noted."""

    def __init__(self, server: ModelServer) -> None:
        self._server = server
        self.dropped: list[tuple[str, str]] = []
        self.problems = Problems()
        self.count = 0
        self._has_answered = False

    def alike(self, question: AlikeQuestion) -> Iterator[ClaimTie]:
        """The ties on which the answers to a question and to the turned one agree."""
        first = list(self.answers(question, "pairs of like claims"))
        if not first:
            return
        second = self.answers(question.reverse, "pairs of like claims, turned round")
        again = {(tie.kind, tie.source, tie.target) for tie in second}
        for tie in first:
            if (tie.kind, tie.source, tie.target) in again:
                yield tie
            else:
                self.dropped.append((_name(tie), "it was told otherwise in the other order"))

    def answers(self, question: LinkQuestion, about: str) -> Iterable[ClaimTie]:
        """What passes of the answers to a question; nothing where the model is left alone."""
        if self._server.is_left_alone:
            return ()
        try:
            ties = self._ask(question)
        except SilentError as error:
            self.problems.add(self._server.problem(f"{error} ({about})", _ADVICE))
            if self._server.count(is_usable=False):
                words = "gave nothing usable three times and was left alone"
                self.problems.add(self._server.problem(words, _ADVICE))
            return ()
        except InputError as error:
            if not self._has_answered:
                raise
            self.problems.add(self._server.problem(f"{error} ({about})", _ADVICE))
            self._server.leave_alone()
            return ()
        self._server.count(is_usable=True)
        return ties

    def _ask(self, question: LinkQuestion) -> Iterable[ClaimTie]:
        """The ties of the answers; what fails is asked for again, then dropped.

        Raises:
            SilentError: there was no answer, or none that could be read.
        """
        ties: dict[ClaimPair, ClaimTie] = {}
        faults: dict[str, str] = {}
        trouble = ""
        for _ in range(1 + _RETRIES):
            self.count += 1
            reply = self._reply(question.body(self._server.model.name, faults))
            answer = question.read(reply.record) if not (reply.trouble or reply.is_cut) else None
            if reply.is_cut or (answer is not None and answer.is_cut):
                return [*ties.values(), *self._halves(question)]
            trouble = "" if answer is not None else reply.trouble or unreadable_reply().trouble
            if answer is None:
                continue
            for tie in answer.ties:
                ties.setdefault((tie.source, tie.target), tie)
            faults = dict(answer.faults or {})
            if not faults:
                return ties.values()
        if trouble and not ties:
            raise SilentError(trouble)
        if "" in faults:
            raise SilentError(faults[""])
        self.dropped += sorted(faults.items())
        return ties.values()

    def _reply(self, body: Mapping[str, Any]) -> ModelReply:
        """The reply to a question; one that is refused when others were not is too long."""
        try:
            reply = read_reply(self._server.ask(body))
        except UsageError:
            if not self._has_answered:
                raise
            return ModelReply({}, is_cut=True)
        self._has_answered = True
        return reply

    def _halves(self, question: LinkQuestion) -> list[ClaimTie]:
        """Ask for less at once where the server had no room for all."""
        halves = question.halves()
        if not halves:
            raise SilentError("the server cut the answer short")
        return [tie for half in halves for tie in self._ask(half)]

    def without_contradictions(
        self, alike: list[ClaimTie], apart: list[ClaimTie]
    ) -> list[ClaimTie]:
        """All ties but those of pairs of which the model says that they are alike and differ."""
        pairs = {frozenset((x.source, x.target)) for x in alike}
        both = pairs & {frozenset((x.source, x.target)) for x in apart}
        ties: dict[frozenset[str], ClaimTie] = {}
        for tie in (*alike, *apart):
            pair = frozenset((tie.source, tie.target))
            if pair in both:
                self.dropped.append((_name(tie), "it says of the two that they are alike and not"))
            else:
                ties.setdefault(pair, tie)
        return list(ties.values())


def _name(tie: ClaimTie) -> str:
    return f"{tie.source} {tie.kind.value} {tie.target}"
