"""Where the line of a reason stands, and what the map says when it is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from counterpoint.formats.argdown import Document, Member
from counterpoint.formats.argdown.editing import Edit
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.argdown_map.editing.places import (
    SpeakingVoice,
    insert_paragraph,
    occurrence_under,
    speaks_as,
)
from counterpoint.formats.argdown_map.editing.plan import refusal
from counterpoint.formats.argdown_map.metadata.stance_fields import GRANTED, about_step
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Directness,
    Firmness,
    Polarity,
    ReasonFor,
    ReasonSort,
    Stance,
)

_SYMBOLS = {ReasonSort.SUPPORT: "+", ReasonSort.OBJECTION: "-", ReasonSort.UNDERCUT: "_"}
_STEP = "  "


@dataclass(frozen=True, slots=True)
class LinePlace:
    """Where a reason's line goes, told by the edit that a line makes; it gets its blanks."""

    symbol: str
    edit: Callable[[Callable[[str], str]], tuple[Document, Edit]]


def line_place(
    map_text: MapText, voice: SpeakingVoice, reason: ReasonFor, start: int | None
) -> LinePlace:
    """The place below what the reason is told for, in the part of the voice.

    Where the voice has no line for that yet, bare references are put there; they say nothing.

    Raises:
        InputError: the target is unknown, or cannot be pointed at.
    """
    above, names = _line_above(map_text, voice, reason)
    symbol = _SYMBOLS[reason.sort]
    if above is not None:
        document = map_text.document_of(above)
        blocks = map_text.blocks(document)
        member = above
        return LinePlace(
            symbol,
            lambda line: (
                document,
                blocks.insert_below(member, line(blocks.indent_below(member))),
            ),
        )
    upper = [_STEP * depth + name for depth, name in enumerate(names)]
    indent = _STEP * len(names)
    return LinePlace(
        symbol,
        lambda line: insert_paragraph(
            map_text, voice, "\n".join([*upper, indent + line(indent)]), start
        ),
    )


def _line_above(
    map_text: MapText, voice: SpeakingVoice, reason: ReasonFor
) -> tuple[Member | None, list[str]]:
    """The line below which a reason stands; or the lines that have to be made for it."""
    if reason.target in map_text.claims:
        if reason.sort is ReasonSort.UNDERCUT:
            message = "an undercut is told against a step, and this is a claim"
            raise refusal(message, "object to the claim, or name the reason", "undercut-of-claim")
        draft = map_text.drafts[reason.target]
        member = occurrence_under(map_text, voice, reason.target)
        if member is None and draft.key[0] != "statement":
            message = f"{draft.title!r} is no statement with a title"
            raise refusal(message, "give it a title in square brackets", "cannot-patch")
        return member, [f"[{draft.title}]"]
    record = map_text.reasons.get(reason.target)
    if record is None:
        raise refusal(f"there is no claim or reason {reason.target}", "name one", "unknown")
    if reason.sort is not ReasonSort.UNDERCUT or not isinstance(record, Argument):
        message = "only the step from a reason to a claim can be undercut here"
        raise refusal(message, "tell it for or against the claim that is meant", "cannot-patch")
    lines = map_text.occurrences(record)
    own = [x for x in lines if speaks_as(map_text.speaking(x.reason), voice) and x.reason.parent]
    if own:
        return own[0].reason, []
    if not lines or record.conclusion not in map_text.claims or len(record.premises) != 1:
        message = "this reason stands in no line of its own"
        raise refusal(message, "change it in the file", "cannot-patch")
    premise, conclusion = (
        map_text.claims[record.premises[0]],
        map_text.claims[record.conclusion],
    )
    return None, [f"[{conclusion.title}]", f"+ [{premise.title}]"]


def wanted_reason(
    map_text: MapText,
    wanted: ArgumentMap,
    premise: str,
    reason: ReasonFor,
    stance: Stance | None,
) -> ArgumentMap:
    """The map with the reason, and with who puts it forward: who affirms it in its line."""
    target = reason.target
    existing = existing_reason(map_text, premise, reason)
    reason_id = existing or "?reason"
    if existing is None and reason.sort is ReasonSort.SUPPORT:
        argument = Argument(reason_id, (premise,), target)
        wanted = replace(wanted, arguments=(*wanted.arguments, argument))
    elif existing is None:
        kind = AttackKind.UNDERCUT if reason.sort is ReasonSort.UNDERCUT else AttackKind.REBUT
        attack = Attack(reason_id, (premise,), target, kind)
        wanted = replace(wanted, attacks=(*wanted.attacks, attack))
    if stance is None or stance.polarity is not Polarity.AFFIRM:
        return wanted
    return replace(wanted, stances=(*wanted.stances, step_stance(stance, reason_id, reason)))


def step_stance(stance: Stance, reason_id: str, reason: ReasonFor) -> Stance:
    """What a stance toward a premise is toward the step from it, where both are one line."""
    directness = reason.directness if stance.is_own else Directness.REPORTED
    firmness = stance.firmness if stance.firmness in GRANTED else Firmness.FLAT
    return replace(
        about_step(stance),
        id="?step",
        target=reason_id,
        directness=directness,
        firmness=firmness,
        wording="",
        voice=stance.voice if directness is Directness.REPORTED else None,
    )


def existing_reason(map_text: MapText, premise: str, reason: ReasonFor) -> str | None:
    """The id of the reason where the map has it already."""
    for record in map_text.reasons.values():
        is_argument = isinstance(record, Argument)
        target = record.conclusion if isinstance(record, Argument) else record.target
        is_alike = record.premises == (premise,) and target == reason.target
        if is_alike and is_argument == (reason.sort is ReasonSort.SUPPORT) and not record.title:
            return record.id
    return None
