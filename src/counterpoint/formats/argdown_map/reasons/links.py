"""The stated relations of all parts, each line of them with its ends and its reason's occurrence.

What belongs here: which end is which, whatever symbol and order they were written in. What
does not: what a link makes (an argument, an attack, a relation).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from counterpoint.errors import Place
from counterpoint.formats.argdown import (
    ArgdownArgument,
    ArgdownInference,
    ArgdownRelation,
    Document,
    EquivalenceClass,
    Member,
    RelationType,
)
from counterpoint.formats.argdown_map.claims.content import ArgumentDraft, ClaimDraft, Content

_PARENT_IS_SOURCE = frozenset({"+>", "->", "_>"})


@dataclass(frozen=True, slots=True)
class StepDraft:
    """One inference of an argument's structure; ``index`` is that of its conclusion."""

    argument: ArgumentDraft
    index: int


LinkEnd: TypeAlias = ClaimDraft | ArgumentDraft | StepDraft


@dataclass(frozen=True, slots=True)
class ReasonLink:
    """One line that relates what stands on it to what stands above it.

    ``source`` is the claim that tells for or against ``target``: an argument's own claim, or
    the main conclusion of its structure; ``via`` is that argument. ``reason`` is the source's
    occurrence, ``other`` the target's (``None`` for an inference).
    """

    type: RelationType
    source: ClaimDraft
    target: LinkEnd
    reason: Member
    other: Member | None
    place: Place
    via: ArgumentDraft | None = None


def find_links(documents: Sequence[Document], content: Content) -> Iterator[ReasonLink]:
    """Every stated line of every part, in the order of the files."""
    for document in documents:
        lines = [
            (occurrence.offset, relation, occurrence.member)
            for relation in document.relations
            for occurrence in relation.occurrences
        ]
        for offset, relation, child in sorted(lines, key=lambda line: line[0]):
            if child is not None:
                yield from _link(document, relation, offset, child, content)


def _link(
    document: Document, relation: ArgdownRelation, offset: int, child: Member, content: Content
) -> Iterator[ReasonLink]:
    """The link of one line; none where an argument is too broken to say anything."""
    reason, other = child, child.parent
    is_outward = document.source.text[offset : offset + 2] in _PARENT_IS_SOURCE
    if is_outward and other is not None:
        reason, other = other, child
    via = content.argument_of(reason) if reason.of == "argument" else None
    source = _said_at(reason, content)
    target: LinkEnd | None = None
    if relation.type.is_symmetric and other is not None:
        # The record's ends are those of its first line, which may be written the other way.
        target = _said_at(other, content)
    else:
        target = _end(document, relation.target, content)
    if source is not None and target is not None:
        place = document.source.place(offset)
        yield ReasonLink(relation.type, source, target, reason, other, place, via)


def _said_at(member: Member, content: Content) -> ClaimDraft | None:
    if member.of == "statement":
        return content.claim_of(member)
    return conclusion_of(content.argument_of(member), content)


def conclusion_of(argument: ArgumentDraft, content: Content) -> ClaimDraft | None:
    """What an argument as a whole says: its own claim, or its structure's last statement."""
    if argument.claim is not None:
        return argument.claim
    return content.claim_of(argument.pcs[-1].member) if argument.pcs else None


def _end(
    document: Document, end: EquivalenceClass | ArgdownArgument | ArgdownInference, content: Content
) -> LinkEnd:
    if isinstance(end, EquivalenceClass):
        return content.claim_at(document, end)
    argument = content.argument_at(document, end)
    return (
        StepDraft(argument, end.conclusion_index) if isinstance(end, ArgdownInference) else argument
    )
