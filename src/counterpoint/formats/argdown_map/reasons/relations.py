"""Relations between claims, from metadata and from ``><`` (and strict mode's ``-``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterpoint.errors import Place, Problems
from counterpoint.formats.argdown import Member, RelationType
from counterpoint.formats.argdown_map.claims.content import ArgumentDraft, ClaimDraft, allot_ids
from counterpoint.formats.argdown_map.claims.setting import Setting
from counterpoint.formats.argdown_map.metadata.keys import RELATION_KEYS
from counterpoint.formats.argdown_map.metadata.values import (
    is_absent,
    read_flag,
    read_text,
    warn_of_unknown_keys,
)
from counterpoint.formats.argdown_map.reasons.links import ReasonLink, StepDraft, conclusion_of
from counterpoint.formats.yaml_data import YamlList, YamlMapping, YamlNode, YamlScalar
from counterpoint.model import Quotation, Relation, RelationKind

DIRECTED = frozenset(
    {
        RelationKind.NARROWER,
        RelationKind.PRIORITY,
        RelationKind.REQUIRES,
        RelationKind.SUMMARISES,
        RelationKind.UNLESS,
    }
)
_STATED_BY_SYMBOL = {
    RelationType.CONTRADICTORY: RelationKind.CONTRADICTS,
    RelationType.CONTRARY: RelationKind.CONTRARY,
}
_DETAILS = ("degree", "note", "by", "quote", "decides")


@dataclass(frozen=True, slots=True)
class _Details:
    degree: float = 1.0
    note: str = ""
    asserted_by: str | None = None
    phrase: str = ""
    quotation: Quotation | None = None
    is_deciding: bool = False


@dataclass(frozen=True, slots=True)
class _Stated:
    details: _Details
    place: Place


class RelationReader:
    """Collects relations; the same one stated twice is one, unless the two disagree."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._problems = setting.problems
        # By kind, source, target, asserting expert and key phrase.
        self._stated: dict[tuple[str, ...], _Stated] = {}

    def enter_link(self, link: ReasonLink) -> None:
        """Take a ``><`` in, or what strict mode makes of a ``-``; other links are no relations."""
        kind = _STATED_BY_SYMBOL.get(link.type)
        if kind is None:
            return
        target = link.target.argument if isinstance(link.target, StepDraft) else link.target
        claim = (
            conclusion_of(target, self._setting.content)
            if isinstance(target, ArgumentDraft)
            else target
        )
        if claim is not None:
            self._enter(kind, link.source, claim, _Details(), link.place)

    def enter_metadata(self, member: Member, claim: ClaimDraft | None) -> None:
        """Take the relations in that stand in an occurrence's metadata."""
        for key in member.data or ():
            if key not in RELATION_KEYS or member.data is None:
                continue
            if claim is None:
                message = f"{key} relates claims, and this argument is a structure of several"
                advice = "put it on the claim that is meant"
                self._problems.error(member.data.key_place(key), message, advice, "not-a-claim")
                continue
            kind, is_backwards = RELATION_KEYS[key]
            if kind is RelationKind.SUMMARISES:
                self._check_editor(member, member.data.key_place(key))
            for node, details_node in _targets(member.data.get(key)):
                other = self._setting.claim_named(node)
                details = self._details(details_node, member)
                if kind is RelationKind.UNLESS:
                    details = self._as_deciding(details, member)
                if other is not None:
                    ends = (other, claim) if is_backwards else (claim, other)
                    self._enter(kind, *ends, details, node.place)

    def _as_deciding(self, details: _Details, member: Member) -> _Details:
        """An exception that the statement calls deciding is its speaker's, if there is one."""
        data = member.data or YamlMapping((), member.place)
        is_deciding = details.is_deciding or read_flag(data.get("decides"), "decides", Problems())
        experts = self._setting.speaking(member).experts
        if not is_deciding or details.asserted_by is not None or len(experts) != 1:
            return replace(details, is_deciding=is_deciding)
        return replace(details, is_deciding=True, asserted_by=experts[0])

    def records(self) -> tuple[Relation, ...]:
        """All relations, with ids by kind and both claims."""
        names = [(key, "--".join(key[:3])) for key in self._stated]
        ids = allot_ids(names)
        return tuple(
            Relation(
                ids[key],
                RelationKind(key[0]),
                key[1],
                key[2],
                statement.details.degree,
                statement.details.note,
                statement.details.asserted_by,
                statement.details.quotation,
                statement.details.is_deciding,
                statement.place,
            )
            for key, statement in self._stated.items()
        )

    def _enter(
        self,
        kind: RelationKind,
        source: ClaimDraft,
        target: ClaimDraft,
        details: _Details,
        place: Place,
    ) -> None:
        if source is target:
            message = f"[{source.title}] is related to itself"
            self._problems.error(place, message, "name another claim", "self-relation")
            return
        ends = [source.id, target.id]
        if kind not in DIRECTED:
            ends.sort()
        key = (kind.value, *ends, details.asserted_by or "", details.phrase)
        earlier = self._stated.get(key)
        if earlier is None:
            self._stated[key] = _Stated(details, place)
        elif earlier.details == _Details():
            self._stated[key] = _Stated(details, earlier.place)
        elif details not in (earlier.details, _Details()):
            self._problems.error(
                place,
                f"this relation is stated otherwise at {earlier.place}",
                "keep one degree and one note for it",
                "conflicting-definition",
            )

    def _details(self, node: YamlNode | None, member: Member) -> _Details:
        if node is None or is_absent(node):
            return _Details()
        if isinstance(node, YamlScalar):
            return _Details(self._degree(node))
        if isinstance(node, YamlList):
            advice = "write a degree, or {degree: 0.5, note: why, by: expert, quote: phrase}"
            message = "a relation's details must be a number or a mapping"
            self._problems.error(node.place, message, advice, "bad-value")
            return _Details()
        warn_of_unknown_keys(node, _DETAILS, self._problems)
        degree = node.get("degree")
        by = self._setting.speakers.expert(node.get("by"), "by")
        phrase, quotation = self._quotation(node, by, member)
        return _Details(
            1.0 if degree is None or is_absent(degree) else self._degree(degree),
            read_text(node.get("note"), "note", self._problems) or "",
            by,
            phrase,
            quotation,
            read_flag(node.get("decides"), "decides", self._problems),
        )

    def _degree(self, node: YamlNode) -> float:
        value = node.value if isinstance(node, YamlScalar) else None
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 1:
            return float(value)
        word = node.text if isinstance(node, YamlScalar) else "a list or mapping"
        message = f"a degree is a number above 0 and at most 1, not {word!r}"
        self._problems.error(node.place, message, "write 0.5, say", "bad-degree")
        return 1.0

    def _quotation(
        self, node: YamlMapping, by: str | None, member: Member
    ) -> tuple[str, Quotation | None]:
        quote = node.get("quote")
        if quote is None or is_absent(quote):
            return "", None
        if "by" not in node:
            message = "a quoted relation is somebody's, and it is not said whose"
            self._problems.error(quote.place, message, "add by: expert", "no-expert")
            return "", None
        speaking = self._setting.speaking(member)
        if speaking.source is None and not speaking.is_noted:
            advice = "add source: to the heading or the statement"
            message = "it is not said from which source this is"
            self._problems.error(quote.place, message, advice, "no-source")
        if by is None or speaking.source is None:
            return "", None
        phrase = read_text(quote, "quote", self._problems) or ""
        return phrase, self._setting.passages.quotation(quote, speaking.source, by)

    def _check_editor(self, member: Member, place: Place) -> None:
        speaking = self._setting.speaking(member)
        if not self._setting.are_editors(speaking) and not speaking.is_noted:
            message = "summarises is for editors, and no editor speaks here"
            advice = "use narrower or equivalent, or name the author under editors:"
            self._problems.error(place, message, advice, "summary-without-editor")


def _targets(node: YamlNode | None) -> Iterator[tuple[YamlNode, YamlNode | None]]:
    """The claims that a relation's value names, each with the node of its details."""
    if isinstance(node, YamlMapping):
        yield from node.entries
    elif isinstance(node, YamlList):
        for item in node:
            if isinstance(item, YamlMapping):
                yield from item.entries
            else:
                yield item, None
    elif node is not None and not is_absent(node):
        yield node, None
