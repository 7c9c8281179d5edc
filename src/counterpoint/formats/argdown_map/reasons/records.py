"""Arguments and attacks as records, with the schemes that their metadata names."""

from __future__ import annotations

from collections.abc import Iterable

from counterpoint.errors import Place, Problems
from counterpoint.formats.argdown import Member
from counterpoint.formats.argdown_map.claims.content import Content
from counterpoint.formats.argdown_map.metadata.values import read_text
from counterpoint.formats.argdown_map.reasons.drafts import ReasonDraft, ReasonDrafts
from counterpoint.model import Argument, Attack


def argument_records(reasons: ReasonDrafts, schemes: dict[str, str]) -> tuple[Argument, ...]:
    """The arguments; all reasons must have their ids."""
    return tuple(
        Argument(
            reason.id,
            tuple(claim.id for claim in reason.premises),
            None if reason.target is None else reason.target.id,
            reason.title,
            reason.text,
            schemes.get(reason.id, ""),
            reason.place,
        )
        for reason in reasons.all.values()
        if reason.kind is None
    )


def attack_records(reasons: ReasonDrafts) -> tuple[Attack, ...]:
    """The attacks; all reasons must have their ids."""
    return tuple(
        Attack(
            reason.id,
            tuple(claim.id for claim in reason.premises),
            reason.target.id,
            reason.kind,
            reason.title,
            reason.place,
        )
        for reason in reasons.all.values()
        if reason.kind is not None and reason.target is not None
    )


def read_schemes(content: Content, reasons: ReasonDrafts, problems: Problems) -> dict[str, str]:
    """The scheme of each argument that has one, by id; an argument has one scheme at most."""
    schemes: dict[str, tuple[str, Place]] = {}
    for member, own in _reasons_by_member(content, reasons):
        node = None if member.data is None else member.data.get("scheme")
        scheme = read_text(node, "scheme", problems)
        if scheme is None or node is None:
            continue
        arguments = [reason for reason in own if reason.kind is None]
        if not arguments:
            message = "a scheme is of an argument, and there is none here"
            advice = "put it on a reason: what supports a claim"
            problems.error(node.place, message, advice, "scheme-without-argument")
        for reason in arguments:
            first, place = schemes.setdefault(reason.id, (scheme, node.place))
            if first != scheme:
                message = f"this argument has the scheme {first} at {place}"
                problems.error(node.place, message, "keep one of them", "conflicting-definition")
    return {reason_id: scheme for reason_id, (scheme, _) in schemes.items()}


def warn_of_idle_inferences(content: Content, reasons: ReasonDrafts, problems: Problems) -> None:
    """Note each ``inference`` that stands where there is no step from a reason."""
    for member, own in _reasons_by_member(content, reasons):
        if member.data is not None and "inference" in member.data and not own:
            message = "inference is about the step from a reason, and there is none here"
            advice = "put it on the line of what supports or attacks"
            problems.warn(member.data.key_place("inference"), message, advice, "idle-key")


def _reasons_by_member(
    content: Content, reasons: ReasonDrafts
) -> Iterable[tuple[Member, list[ReasonDraft]]]:
    """Each occurrence with the reasons that it is, or, of an argument, with all its uses."""
    for argument in content.arguments.values():
        uses = list(reasons.of_argument.get(id(argument), {}).values())
        for member in argument.members:
            yield member, uses
    for claim in content.claims.values():
        for member in claim.members:
            if member.of == "statement":
                yield member, reasons.of_reason_member.get(id(member), [])
