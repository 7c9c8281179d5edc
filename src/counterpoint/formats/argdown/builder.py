"""From what the parser meets to the document's statements, arguments and relations.

Follows the reference's model plugin: a class or an argument comes into being when it is first
needed as the end of a relation, else when its first member is complete; "Untitled n" counts
in that same order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.formats.argdown.document import (
    ArgdownArgument,
    ArgdownInference,
    ArgdownRelation,
    ArgdownRole,
    ArgdownSection,
    EquivalenceClass,
    Member,
    Occurrence,
    PcsStatement,
    RelationEnd,
    RelationType,
)
from counterpoint.formats.argdown.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterpoint.formats.yaml_data import PlainYaml

# The type of a relation, and whether the parent line is its source.
_MEANINGS: dict[Kind, tuple[RelationType, bool]] = {
    Kind.SUPPORTS: (RelationType.SUPPORT, True),
    Kind.ATTACKS: (RelationType.ATTACK, True),
    Kind.SUPPORTED_BY: (RelationType.SUPPORT, False),
    Kind.ATTACKED_BY: (RelationType.ATTACK, False),
    Kind.CONTRADICTS: (RelationType.CONTRADICTORY, True),
    Kind.UNDERCUTS: (RelationType.UNDERCUT, True),
    Kind.UNDERCUT_BY: (RelationType.UNDERCUT, False),
}


class Builder:
    """Collects a document while the parser walks through it."""

    def __init__(self) -> None:
        self.statements: dict[str, EquivalenceClass] = {}
        self.arguments: dict[str, ArgdownArgument] = {}
        self.relations: list[ArgdownRelation] = []
        self.sections: list[ArgdownSection] = []
        self.tags: dict[str, None] = {}
        self.section: ArgdownSection | None = None
        self._untitled = 0
        self._section_count = 0
        self._relation_of: dict[tuple[int, int, RelationType], ArgdownRelation] = {}

    def statement(self, title: str) -> EquivalenceClass:
        """The class of a title, made where it is new."""
        statement = self.statements.get(title)
        if statement is None:
            statement = self.statements[title] = EquivalenceClass(title)
        return statement

    def argument(self, title: str) -> ArgdownArgument:
        """The argument of a title, made where it is new."""
        argument = self.arguments.get(title)
        if argument is None:
            argument = self.arguments[title] = ArgdownArgument(title)
        return argument

    def end_of(self, member: Member) -> EquivalenceClass | ArgdownArgument:
        """What a member stands for; a member without a title gets the next "Untitled n"."""
        if not member.title:
            member.title = self.next_untitled()
        if member.of == "argument":
            return self.argument(member.title)
        return self.statement(member.title)

    def next_untitled(self) -> str:
        """The reference's name for what has no title."""
        self._untitled += 1
        return f"Untitled {self._untitled}"

    def complete(self, member: Member) -> EquivalenceClass | ArgdownArgument:
        """Enter a member, whose relations have been read, into what it stands for."""
        owner = self.end_of(member)
        owner.members.append(member)
        if member.tags:
            owner.tag_set.update(dict.fromkeys(member.tags))
        in_group: PlainYaml = None
        if member.data is not None:
            plain = member.data.plain()
            owner.data = merged(owner.data, plain)
            in_group = plain.get("isInGroup")
        takes_section = in_group is None and not member.is_reference and owner.section is None
        if takes_section or in_group is True:
            owner.section = member.section
        if isinstance(owner, EquivalenceClass):
            if member.role is ArgdownRole.TOP_LEVEL:
                owner.is_used_as_top_level = True
            elif member.role is ArgdownRole.RELATION:
                owner.is_used_as_relation = True
        return owner

    def note_tags(self, tags: Iterable[str]) -> None:
        """Enter tags into the document's list, in the order of the file."""
        for tag in tags:
            self.tags.setdefault(tag)

    def relate(
        self, symbol: Kind, parent: RelationEnd, child: RelationEnd, occurrence: Occurrence
    ) -> ArgdownRelation:
        """Enter a stated relation; the same one stated again gains an occurrence."""
        relation_type, parent_is_source = _MEANINGS[symbol]
        source, target = (parent, child) if parent_is_source else (child, parent)
        key = (id(source), id(target), relation_type)
        relation = self._relation_of.get(key)
        if relation is None and relation_type is RelationType.CONTRADICTORY:
            relation = self._relation_of.get((id(target), id(source), relation_type))
        if relation is not None:
            relation.occurrences.append(occurrence)
            return relation
        relation = ArgdownRelation(relation_type, source, target, [occurrence])
        self._relation_of[key] = relation
        self.relations.append(relation)
        source.relations.append(relation)
        target.relations.append(relation)
        return relation

    def unrelate(self, end: RelationEnd) -> None:
        """Take back all relations of what turns out to be nothing in the document."""
        for relation in end.relations:
            other = relation.target if relation.source is end else relation.source
            other.relations.remove(relation)
            self.relations.remove(relation)
            del self._relation_of[id(relation.source), id(relation.target), relation.type]
            for occurrence in relation.occurrences:
                if occurrence.member is not None:
                    occurrence.member.relation = None
        end.relations.clear()

    def open_section(self, section: ArgdownSection) -> None:
        """Enter a heading below the nearest one before it that has a lower level."""
        self._section_count += 1
        section.id = f"s{self._section_count}"
        parent = self.section
        while parent is not None and parent.level >= section.level:
            parent = parent.parent
        section.parent = parent
        (self.sections if parent is None else parent.children).append(section)
        self.section = section

    def open_structure(self, argument: ArgdownArgument | None) -> ArgdownArgument:
        """The argument that a premise-conclusion structure belongs to; a new one for ``None``."""
        owner = self.argument(self.next_untitled()) if argument is None else argument
        if self.section is not None:
            owner.section = self.section
        return owner

    def add_step(
        self,
        argument: ArgdownArgument,
        number: str,
        member: Member,
        inference: ArgdownInference | None,
    ) -> None:
        """Enter a complete statement as premise, or as conclusion if an inference precedes it."""
        owner = self.statement(member.title)
        member.argument = argument.title
        if inference is None:
            member.role = ArgdownRole.PREMISE
            owner.is_used_as_premise = True
        else:
            member.role = ArgdownRole.INTERMEDIARY_CONCLUSION
            owner.is_used_as_intermediary_conclusion = True
            inference.conclusion_index = len(argument.pcs)
            inference.title = argument.title
        argument.pcs.append(PcsStatement(member, number, inference))

    def close_structure(self, argument: ArgdownArgument) -> None:
        """Make the last conclusion the main one."""
        member = argument.pcs[-1].member if argument.pcs else None
        if member is None or member.role is not ArgdownRole.INTERMEDIARY_CONCLUSION:
            return
        member.role = ArgdownRole.MAIN_CONCLUSION
        owner = self.statement(member.title)
        owner.is_used_as_main_conclusion = True
        owner.is_used_as_intermediary_conclusion = any(
            other.role is ArgdownRole.INTERMEDIARY_CONCLUSION for other in owner.members
        )


def merged(old: dict[str, PlainYaml], new: dict[str, PlainYaml]) -> dict[str, PlainYaml]:
    """The old data with the new over it: mappings merge by key, lists by position.

    >>> merged({"a": {"b": 1}, "c": [1, 2]}, {"a": {"d": 2}, "c": [3]})
    {'a': {'b': 1, 'd': 2}, 'c': [3, 2]}
    """
    result = dict(old)
    for key, value in new.items():
        result[key] = _merged_value(result[key], value) if key in result else value
    return result


def _merged_value(old: PlainYaml, new: PlainYaml) -> PlainYaml:
    if isinstance(old, dict) and isinstance(new, dict):
        return merged(old, new)
    if isinstance(old, list) and isinstance(new, list):
        pairs = zip(old, new, strict=False)
        return [_merged_value(*pair) for pair in pairs] + (old[len(new) :] or new[len(old) :])
    return new
