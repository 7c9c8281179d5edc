"""Stances from utterances: toward the claim that is said, and the reason that is put forward."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from counterpoint.formats.argdown_map.claims.content import ArgumentDraft, ClaimDraft, Content
from counterpoint.formats.argdown_map.metadata.stance_fields import (
    GRANTED,
    about_step,
    later_texts,
)
from counterpoint.formats.argdown_map.reasons.drafts import ReasonDraft, ReasonDrafts
from counterpoint.formats.argdown_map.stances.relata import relata_texts
from counterpoint.formats.argdown_map.stances.said_before import SaidBefore
from counterpoint.formats.argdown_map.stances.utterance import Utterance
from counterpoint.formats.argdown_map.stances.utterances import Utterances
from counterpoint.model import Directness, Firmness, Polarity, Stance, content_hash, slug


def find_stances(
    content: Content, reasons: ReasonDrafts, utterances: Utterances
) -> tuple[Stance, ...]:
    """Every stance of a map. Linear in occurrences and the reasons that each is."""
    stances: dict[str, Stance] = {}
    for stance in _all_stances(content, reasons, utterances):
        stances.setdefault(stance.id, stance)
    return tuple(stances.values())


def _all_stances(
    content: Content, reasons: ReasonDrafts, utterances: Utterances
) -> Iterable[Stance]:
    for claim in content.claims.values():
        for member in claim.members:
            for utterance in utterances.of(member):
                if not utterance.names_only:
                    yield _toward_claim(utterance, claim, utterances.said_before)
    for reason in reasons.all.values():
        for member in reason.occurrences:
            yield from _toward_reasons(utterances.of(member), [reason], utterances.said_before)
    for argument in content.arguments.values():
        yield from _toward_argument(argument, reasons, utterances)


def _toward_claim(utterance: Utterance, claim: ClaimDraft, before: SaidBefore | None) -> Stance:
    stance, text = utterance.stance, claim.text

    def read() -> Stance:
        wording = "" if stance.wording == text else stance.wording
        return _with_id(replace(stance, wording=wording), claim.id, utterance.phrase)

    return read() if before is None else before.stance(utterance, claim.id, text, read)


def _toward_reasons(
    utterances: Iterable[Utterance],
    reasons: Iterable[ReasonDraft],
    before: SaidBefore | None = None,
) -> Iterable[Stance]:
    """Who says a reason puts it forward; who denies it does not."""
    for utterance in utterances:
        stance = utterance.stance
        if stance.polarity is Polarity.AFFIRM:
            directness = utterance.inference if stance.is_own else Directness.REPORTED
            firmness = stance.firmness if stance.firmness in GRANTED else Firmness.FLAT
            for reason in reasons:
                read = partial(_toward_step, utterance, directness, firmness, reason)
                yield read() if before is None else before.stance(utterance, reason.id, "", read)


def _toward_step(
    utterance: Utterance, directness: Directness, firmness: Firmness, reason: ReasonDraft
) -> Stance:
    """The same speaker and passage, without what is said of the claim alone."""
    manner = utterance.stance
    stance = replace(
        about_step(manner),
        directness=directness,
        firmness=firmness,
        wording="",
        voice=manner.voice if directness is Directness.REPORTED else None,
    )
    return _with_id(stance, reason.id, utterance.phrase)


def _toward_argument(
    argument: ArgumentDraft, reasons: ReasonDrafts, utterances: Utterances
) -> Iterable[Stance]:
    """Stances of occurrences that stand by themselves: they speak of all uses of the argument."""
    alone = [x for x in argument.members if id(x) not in reasons.of_reason_member]
    if not argument.pcs:
        own = reasons.of_argument.get(id(argument), {}).values()
        for member in alone:
            yield from _toward_reasons(utterances.of(member), own)
        return
    steps = [
        reasons.of_step[id(argument), index]
        for index, step in enumerate(argument.pcs)
        if step.inference is not None
    ]
    passages = _passages_of_premises(argument, utterances)
    sayings = [_with_passage(one, passages) for member in alone for one in utterances.of(member)]
    # Who writes a structure out under a bare title puts it forward by its premises.
    authors = utterances.experts_under(argument.pcs[0].member.section)
    silent = set(authors) - {one.stance.expert for one in sayings}
    sayings += [passage for expert, passage in passages.items() if expert in silent]
    for step in steps:
        inference = utterances.inference(step.inference.data if step.inference else None)
        inferred = [replace(one, inference=inference or one.inference) for one in sayings]
        yield from _toward_reasons(inferred, [step])
        for one in sayings:
            if one.stance.polarity is Polarity.DENY:
                yield _toward_step(one, one.stance.directness, one.stance.firmness, step)


def _passages_of_premises(argument: ArgumentDraft, utterances: Utterances) -> dict[str, Utterance]:
    """For each expert what they say first in a structure, by preference with a key phrase."""
    first: dict[str, Utterance] = {}
    for step in argument.pcs:
        for one in utterances.of(step.member):
            if one.stance.polarity is Polarity.AFFIRM and not one.names_only:
                other = first.get(one.stance.expert)
                if other is None or (one.phrase and not other.phrase):
                    first[one.stance.expert] = one
    return first


def _with_passage(utterance: Utterance, passages: dict[str, Utterance]) -> Utterance:
    """The utterance, at the passage of its first premise where it has none of its own."""
    stance, other = utterance.stance, passages.get(utterance.stance.expert)
    if utterance.phrase or other is None:
        return utterance
    quoting = replace(stance, quotation=other.stance.quotation, source=other.stance.source)
    return replace(utterance, stance=quoting, phrase=other.phrase)


def stance_id(stance: Stance, target: str, phrase: str) -> str:
    """The id of a stance, made of the expert and of all that is said.

    ``phrase`` is the key phrase as the map has it, which may differ from the source's letters.
    """
    hashed = content_hash(
        stance.expert,
        target,
        stance.polarity.value,
        stance.mode_text,
        *stance.conditions,
        "",
        stance.wording,
        phrase,
        stance.source or "",
        stance.date,
        stance.voice or "",
        stance.shift.value if stance.shift else "",
        stance.note,
        *later_texts(stance),
        *relata_texts(stance),
    )
    return f"{slug(stance.expert) if ':' in stance.expert else stance.expert}-{hashed}"


def _with_id(stance: Stance, target: str, phrase: str) -> Stance:
    return replace(stance, id=stance_id(stance, target, phrase), target=target)
