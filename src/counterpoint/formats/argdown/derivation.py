"""Relations that are not written but follow from premise-conclusion structures.

By the rules of the reference's ``deriveImplicitRelations``: a premise supports its argument
and an argument its main conclusion; what stands for or against a premise stands for or
against the argument; what a main conclusion stands for or against, its argument does too; an
undercut of an inference is one of its argument. Thus an argument whose conclusion is
another's premise supports that other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.formats.argdown.document import (
    ArgdownArgument,
    ArgdownInference,
    ArgdownRelation,
    ArgdownRole,
    EquivalenceClass,
    RelationEnd,
    RelationType,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterpoint.formats.argdown.document import Document

_Edge = tuple[RelationType, RelationEnd, RelationEnd]

# Between statements these are logical; towards an argument they are reasons for or against.
_FOR_ARGUMENTS = {
    RelationType.ENTAILS: RelationType.SUPPORT,
    RelationType.CONTRADICTORY: RelationType.ATTACK,
    RelationType.CONTRARY: RelationType.ATTACK,
}


def derive_relations(document: Document) -> tuple[ArgdownRelation, ...]:
    """The derived relations, each once and none that is stated, with an argument at an end.

    Complexity: linear in the number of derivations, which is at most the number of pairs of
    uses of related statements.
    """
    keys = {(item.type, id(item.source), id(item.target)) for item in document.relations}
    derived = []
    for relation_type, source, target in _derivations(document):
        key = (relation_type, id(source), id(target))
        if source is not target and key not in keys:
            keys.add(key)
            derived.append(ArgdownRelation(relation_type, source, target, derived=True))
    return tuple(derived)


def _derivations(document: Document) -> Iterator[_Edge]:
    implied: dict[str, list[_Edge]] = {}
    for statement in document.statements.values():
        edges = list(_of_statement(statement, document))
        yield from edges
        implied[statement.title] = edges
    for argument in document.arguments.values():
        yield from _of_argument(argument, document, implied)


def _of_statement(statement: EquivalenceClass, document: Document) -> Iterator[_Edge]:
    for relation in statement.relations:
        outgoing = relation.source is statement
        other = relation.target if outgoing else relation.source
        if isinstance(other, ArgdownInference):
            yield relation.type, relation.source, document.arguments[other.title]
        if not isinstance(other, EquivalenceClass):
            continue
        relation_type = _FOR_ARGUMENTS.get(relation.type, relation.type)
        symmetric = relation.type.is_symmetric
        for role, argument in _uses(other, document):
            if role is ArgdownRole.PREMISE and (outgoing or symmetric):
                yield relation_type, statement, argument
            elif role is ArgdownRole.MAIN_CONCLUSION and (not outgoing or symmetric):
                yield relation_type, argument, statement
    for role, argument in _uses(statement, document):
        if role is ArgdownRole.PREMISE:
            yield RelationType.SUPPORT, statement, argument
        elif role is ArgdownRole.MAIN_CONCLUSION:
            yield RelationType.SUPPORT, argument, statement


def _uses(
    statement: EquivalenceClass, document: Document
) -> Iterator[tuple[ArgdownRole, ArgdownArgument]]:
    """The roles that a statement has in structures, with the argument of each."""
    for member in statement.members:
        if member.argument is not None and member.role is not None:
            yield member.role, document.arguments[member.argument]


def _of_argument(
    argument: ArgdownArgument, document: Document, implied: dict[str, list[_Edge]]
) -> Iterator[_Edge]:
    for step in argument.pcs:
        statement = document.statements[step.title]
        relations = ((item.type, item.source, item.target) for item in statement.relations)
        for relation_type, source, target in (*relations, *implied[step.title]):
            kind = _FOR_ARGUMENTS.get(relation_type, relation_type)
            symmetric = relation_type.is_symmetric
            other = source if target is statement else target
            if step.role is ArgdownRole.PREMISE and (symmetric or target is statement):
                yield kind, other, argument
            elif step.role is ArgdownRole.MAIN_CONCLUSION and (symmetric or source is statement):
                yield kind, argument, other
        for undercut in step.inference.relations if step.inference is not None else ():
            yield undercut.type, undercut.source, argument
