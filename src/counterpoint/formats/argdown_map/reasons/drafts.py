"""Arguments and attacks in the making, from links and premise-conclusion structures.

A reason is known by what it says and what it is told for or against, so the same one written
twice, in whatever file, is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from counterpoint.errors import LimitError, Place
from counterpoint.formats.argdown import ArgdownInference, ArgdownRole, Member
from counterpoint.formats.argdown_map.claims.content import ArgumentDraft, ClaimDraft, Content
from counterpoint.formats.argdown_map.reasons.links import ReasonLink
from counterpoint.formats.yaml_data import YamlMapping
from counterpoint.model import AttackKind, content_hash, slug

ReasonKey: TypeAlias = tuple[str, ...]

# Arguments of many uses, each attacked, multiply: a file of 10 MiB could ask for billions.
_MOST_REASONS = 1_000_000
_LONGEST_NAME = 240  # with an ending it is a file name still, which may have 255 bytes


@dataclass(slots=True, eq=False)
class ReasonDraft:
    """An argument, or an attack where ``kind`` is set.

    ``target`` is a claim, another reason, or ``None`` in a sketch. ``name`` is the id that it
    gets unless another has it. ``occurrences`` are those whose speakers put it forward.
    """

    key: ReasonKey
    name: str
    premises: tuple[ClaimDraft, ...]
    target: ClaimDraft | ReasonDraft | None
    place: Place
    kind: AttackKind | None = None
    title: str = ""
    text: str = ""
    inference: ArgdownInference | None = None
    occurrences: list[Member] = field(default_factory=list)
    id: str = ""


def support(link: ReasonLink, target: ClaimDraft | ReasonDraft) -> ReasonDraft:
    """The argument that a link makes for a claim, or for another reason."""
    return _reason("argument", link, target, None)


def attack(link: ReasonLink, target: ClaimDraft | ReasonDraft, kind: AttackKind) -> ReasonDraft:
    """The attack that a link makes on a claim or on another reason."""
    return _reason("attack", link, target, kind)


def _reason(
    word: str, link: ReasonLink, target: ClaimDraft | ReasonDraft, kind: AttackKind | None
) -> ReasonDraft:
    source = link.source
    title = link.via.title if link.via is not None and not link.via.pcs else ""
    if isinstance(target, ClaimDraft):
        key, name = (word, *source.key, *target.key), f"{source.id}--{target.id}"
    else:
        # A hash stands for the other's key, which may hold a third's, and so on.
        key = (word, *source.key, "reason", content_hash(*target.key, length=32))
        name = f"{source.id}--{slug(target.title) if target.title else target.name}"
    return ReasonDraft(key, _bounded(name, key), (source,), target, link.place, kind, title)


def sketch(claim: ClaimDraft, title: str, place: Place) -> ReasonDraft:
    """An argument from a claim, of which it is not said what it is told for."""
    key = ("sketch", *claim.key)
    return ReasonDraft(
        key, _bounded(f"{claim.id}--sketch", key), (claim,), None, place, title=title
    )


def structures(argument: ArgumentDraft, content: Content) -> Iterable[tuple[int, ReasonDraft]]:
    """The arguments of a premise-conclusion structure, each with its conclusion's index.

    An inference uses what ``uses`` numbers, else the premises since the conclusion before it,
    and that conclusion.
    """
    since: list[ClaimDraft] = []
    numbered: dict[str, ClaimDraft] = {}
    for index, step in enumerate(argument.pcs):
        claim = content.claim_of(step.member)
        if step.inference is not None:
            claims = _used(step.inference.data, numbered) or since
            premises = tuple(dict.fromkeys(claims))
            first = slug(argument.title) if argument.title else premises[0].id if premises else ""
            key: ReasonKey = ("step", argument.title, str(index), *claim.key)
            if not argument.title:
                key = (*key, *(word for premise in premises for word in premise.key))
            is_main = step.member.role is ArgdownRole.MAIN_CONCLUSION
            yield (
                index,
                ReasonDraft(
                    key,
                    _bounded(f"{first}--{claim.id}", key),
                    premises,
                    claim,
                    step.inference.place,
                    title=argument.title,
                    text=argument.text if is_main else "",
                    inference=step.inference,
                ),
            )
            since = []
        since.append(claim)
        numbered[step.number] = claim


def _used(data: YamlMapping | None, numbered: dict[str, ClaimDraft]) -> list[ClaimDraft]:
    """What ``uses: [1, 3]`` names, empty where it names nothing that is there."""
    node = None if data is None else data.get("uses")
    numbers = node.plain() if node is not None else None
    number_list = numbers if isinstance(numbers, list) else [numbers]
    return [numbered[str(number)] for number in number_list if str(number) in numbered]


def _bounded(name: str, key: ReasonKey) -> str:
    """A name that can stand in an IRI, however many it is put together from."""
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[: _LONGEST_NAME - 17].rstrip('-')}-{content_hash(*key, length=16)}"


class ReasonDrafts:
    """All reasons, by key, and those that belong to each argument of the file."""

    def __init__(self) -> None:
        self.all: dict[ReasonKey, ReasonDraft] = {}
        self.of_argument: dict[int, dict[ReasonKey, ReasonDraft]] = {}
        self.of_reason_member: dict[int, list[ReasonDraft]] = {}
        self.of_step: dict[tuple[int, int], ReasonDraft] = {}

    def enter(self, reason: ReasonDraft, link: ReasonLink | None = None) -> ReasonDraft:
        """The reason, or the one with its key that is there already; ``link`` puts it forward."""
        entry = self.all.setdefault(reason.key, reason)
        entry.title = entry.title or reason.title
        if len(self.all) > _MOST_REASONS:
            raise LimitError(f"more than {_MOST_REASONS:,} reasons follow from the map's relations")
        if link is not None:
            entry.occurrences.append(link.reason)
            self.of_reason_member.setdefault(id(link.reason), []).append(entry)
            if link.via is not None:
                self.belongs(entry, link.via)
        return entry

    def belongs(self, reason: ReasonDraft, argument: ArgumentDraft) -> None:
        """Note that a reason is one use of an argument."""
        self.of_argument.setdefault(id(argument), {})[reason.key] = reason

    def uses(self, argument: ArgumentDraft) -> list[ReasonDraft]:
        """What an undercut or a backing of an argument is told against or for.

        The arguments that it makes for claims; or, if there is none, its attacks on claims; or
        one that it makes about another argument. A structure's is its last step.
        """
        if argument.pcs:
            step = self.of_step.get((id(argument), len(argument.pcs) - 1))
            return [step] if step is not None else []
        own = sorted(self.of_argument.get(id(argument), {}).items())
        on_claims = [reason for _, reason in own if not isinstance(reason.target, ReasonDraft)]
        return (
            [reason for reason in on_claims if reason.kind is None]
            or on_claims
            or [reason for _, reason in own[:1]]
        )
