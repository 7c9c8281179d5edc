"""Stances from utterances: toward the claim that is said, and the reason that is put forward."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counterpoint.formats.argdown_map.claims.content import ArgumentDraft, ClaimDraft, Content
from counterpoint.formats.argdown_map.reasons.drafts import Reason, Reasons
from counterpoint.formats.argdown_map.stances.utterances import Utterance, Utterances
from counterpoint.model import Mode, Polarity, Stance, content_hash, slug

# Words that are not the speaker's own stay so when they are a reason.
_OTHERS_WORDS = (Mode.REPORTED, Mode.CONCEDED)


def find_stances(content: Content, reasons: Reasons, utterances: Utterances) -> tuple[Stance, ...]:
    """Every stance of a map. Linear in occurrences and the reasons that each is."""
    found: dict[str, Stance] = {}
    for stance in _all_stances(content, reasons, utterances):
        found.setdefault(stance.id, stance)
    return tuple(found.values())


def _all_stances(content: Content, reasons: Reasons, utterances: Utterances) -> Iterable[Stance]:
    for claim in content.claims.values():
        for member in claim.members:
            for utterance in utterances.of(member):
                if not utterance.names_only:
                    yield _toward_claim(utterance, claim)
    for reason in reasons.all.values():
        for member in reason.occurrences:
            yield from _toward_reasons(utterances.of(member), [reason])
    for argument in content.arguments.values():
        yield from _toward_argument(argument, reasons, utterances)


def _toward_claim(utterance: Utterance, claim: ClaimDraft) -> Stance:
    wording = "" if utterance.wording == claim.text else utterance.wording
    return _stance(replace(utterance, wording=wording), claim.id)


def _toward_reasons(said: Iterable[Utterance], reasons: Iterable[Reason]) -> Iterable[Stance]:
    """Who says a reason puts it forward; who denies it does not."""
    for utterance in said:
        if utterance.polarity is Polarity.AFFIRM:
            mode = utterance.mode if utterance.mode in _OTHERS_WORDS else utterance.inference
            for reason in reasons:
                yield _stance(_about_step(utterance, mode), reason.id)


def _about_step(utterance: Utterance, mode: Mode) -> Utterance:
    """The same speaker and passage, without what is said of the claim alone."""
    return replace(
        utterance,
        mode=mode,
        conditions=(),
        wording="",
        shift=None,
        note="",
        voice=utterance.voice if mode is Mode.REPORTED else None,
    )


def _toward_argument(
    argument: ArgumentDraft, reasons: Reasons, utterances: Utterances
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
    said = [_with_passage(one, passages) for member in alone for one in utterances.of(member)]
    # Who writes a structure out under a bare title puts it forward by its premises.
    authors = utterances.experts_under(argument.pcs[0].member.section)
    silent = set(authors) - {one.expert for one in said}
    said += [passage for expert, passage in passages.items() if expert in silent]
    for step in steps:
        stated = utterances.inference(step.inference.data if step.inference else None)
        told = [replace(one, inference=stated or one.inference) for one in said]
        yield from _toward_reasons(told, [step])
        denied = [one for one in said if one.polarity is Polarity.DENY]
        yield from (_stance(_about_step(one, one.mode), step.id) for one in denied)


def _passages_of_premises(argument: ArgumentDraft, utterances: Utterances) -> dict[str, Utterance]:
    """For each expert what they say first in a structure, by preference with a key phrase."""
    found: dict[str, Utterance] = {}
    for step in argument.pcs:
        for one in utterances.of(step.member):
            if one.polarity is Polarity.AFFIRM and not one.names_only:
                known = found.get(one.expert)
                if known is None or (one.phrase and not known.phrase):
                    found[one.expert] = one
    return found


def _with_passage(utterance: Utterance, passages: dict[str, Utterance]) -> Utterance:
    """The utterance, at the passage of its first premise where it has none of its own."""
    other = passages.get(utterance.expert)
    if utterance.phrase or other is None:
        return utterance
    return replace(utterance, phrase=other.phrase, quotation=other.quotation, source=other.source)


def stance_id(said: Utterance | Stance, target: str, phrase: str) -> str:
    """The id of a stance, made of the expert and of all that is said.

    ``phrase`` is the key phrase as the map has it, which may differ from the source's letters.
    """
    hashed = content_hash(
        said.expert,
        target,
        said.polarity.value,
        said.mode.value,
        *said.conditions,
        "",
        said.wording,
        phrase,
        said.source or "",
        said.date,
        said.voice or "",
        said.shift.value if said.shift else "",
        said.note,
    )
    return f"{slug(said.expert) if ':' in said.expert else said.expert}-{hashed}"


def _stance(utterance: Utterance, target: str) -> Stance:
    return Stance(
        stance_id(utterance, target, utterance.phrase),
        utterance.expert,
        target,
        utterance.polarity,
        utterance.mode,
        utterance.conditions,
        utterance.wording,
        utterance.quotation,
        utterance.source,
        utterance.date,
        utterance.voice,
        utterance.shift,
        utterance.note,
        place=utterance.place,
    )
