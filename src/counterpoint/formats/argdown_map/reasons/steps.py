"""What is said of the steps of premise-conclusion structures and follows from them for no map.

What belongs here: rules that inferences name, premises that lead nowhere, and what is told for
itself. What does not: the arguments that the steps are (`drafts`).
"""

from __future__ import annotations

from counterpoint.errors import Problems
from counterpoint.formats.argdown import ArgdownRole
from counterpoint.formats.argdown_map.claims.content import ArgumentDraft, Content
from counterpoint.formats.argdown_map.metadata.messages import cut_at_word
from counterpoint.formats.argdown_map.reasons.drafts import ReasonDrafts
from counterpoint.formats.losses import Losses


def note_unread_steps(content: Content, reasons: ReasonDrafts, losses: Losses) -> None:
    """Note as losses the rules of inferences, and premises that no inference uses."""
    for argument in content.arguments.values():
        for step in argument.pcs:
            if step.inference is None:
                continue
            for rule in filter(None, step.inference.rules):
                sentence = "names of inference rules"
                losses.note("inference-rule", sentence, rule, step.inference.place)
        for index in _unused(argument, content, reasons):
            step = argument.pcs[index]
            sentence = "premises of arguments that no inference uses"
            losses.note("unused-premise", sentence, f"({step.number})", step.place)


def warn_of_steps(content: Content, reasons: ReasonDrafts, problems: Problems) -> None:
    """Warn of premises that no inference uses, and of claims that are told for themselves."""
    for argument in content.arguments.values():
        for index in _unused(argument, content, reasons):
            step = argument.pcs[index]
            message = f"({step.number}) is used by no inference, so it is no reason for anything"
            advice = f"add {step.number} to the uses of the inference that needs it"
            problems.warn(step.place, message, advice, "unused-premise")
    for reason in reasons.all.values():
        if reason.kind is None and any(premise is reason.target for premise in reason.premises):
            title = cut_at_word(next(x.title for x in reason.premises if x is reason.target))
            message = f"[{title}] is told as a reason for itself"
            advice = "say it in other words where it is the reason, or name another claim"
            problems.warn(reason.place, message, advice, "reason-for-itself")


def _unused(argument: ArgumentDraft, content: Content, reasons: ReasonDrafts) -> list[int]:
    """The numbered lines before the last that are premises of no step of their structure."""
    used = {
        id(premise)
        for index in range(len(argument.pcs))
        if (step := reasons.of_step.get((id(argument), index))) is not None
        for premise in step.premises
    }
    return [
        index
        for index, step in enumerate(argument.pcs)
        if step.role is not ArgdownRole.MAIN_CONCLUSION
        and id(content.claim_of(step.member)) not in used
    ]
