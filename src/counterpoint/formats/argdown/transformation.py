"""What becomes of the stated relations once the whole document is known.

As the reference does it by default: a relation from a reconstructed argument starts at its
main conclusion, an undercut of one ends at its last inference; in strict mode relations
between statements are entailment and contrariety; an attack on an argument says nothing new
where a premise of it is attacked from the same statement.
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
    from counterpoint.formats.argdown.builder import Builder

_STRICT = {
    RelationType.SUPPORT: RelationType.ENTAILS,
    RelationType.ATTACK: RelationType.CONTRARY,
}
_Key = tuple[int, int, RelationType]


def transform_relations(builder: Builder, *, strict: bool) -> tuple[ArgdownRelation, ...]:
    """The relations in their final form, in order; the ends' own lists are set to match.

    Complexity: linear in relations and structures.
    """
    relations = _moved_to_structures(builder.relations, builder)
    if strict:
        relations = _made_strict(relations)
    relations = _without_redundant_attacks(relations)
    _attach(relations, builder)
    return tuple(relations)


def _moved_to_structures(
    relations: list[ArgdownRelation], builder: Builder
) -> list[ArgdownRelation]:
    by_ends: dict[_Key, ArgdownRelation] = {}
    for relation in relations:
        source, target = relation.source, relation.target
        if isinstance(target, ArgdownInference) and not target.title:
            for occurrence in relation.occurrences:
                if occurrence.member is not None:
                    occurrence.member.relation = None
            continue  # of no argument: it stands outside a structure, which has been noted
        if isinstance(source, ArgdownArgument) and source.pcs:
            conclusion = builder.statement(source.pcs[-1].title)
            if conclusion is target:
                continue  # its structure says so already
            relation.source = conclusion
        if isinstance(target, ArgdownArgument) and relation.type is RelationType.UNDERCUT:
            relation.target = _last_inference(target) or target
        _enter(by_ends, relation)
    return list(by_ends.values())


def _last_inference(argument: ArgdownArgument) -> ArgdownInference | None:
    return argument.inferences[-1] if argument.inferences else None


def _made_strict(relations: list[ArgdownRelation]) -> list[ArgdownRelation]:
    by_ends: dict[_Key, ArgdownRelation] = {}
    for relation in relations:
        ends = (relation.source, relation.target)
        if all(isinstance(end, EquivalenceClass) for end in ends):
            relation.type = _STRICT.get(relation.type, relation.type)
        _enter(by_ends, relation, symmetric=relation.type is RelationType.CONTRARY)
    return list(by_ends.values())


def _enter(
    by_ends: dict[_Key, ArgdownRelation], relation: ArgdownRelation, *, symmetric: bool = False
) -> None:
    """Enter a relation, or its occurrences into the equal one that is there already."""
    first, second = id(relation.source), id(relation.target)
    twin = by_ends.get((first, second, relation.type))
    if twin is None and symmetric:
        twin = by_ends.get((second, first, relation.type))
    if twin is None:
        by_ends[first, second, relation.type] = relation
    else:
        _give_occurrences(relation, twin)


def _give_occurrences(old: ArgdownRelation, new: ArgdownRelation) -> None:
    new.occurrences.extend(old.occurrences)
    for occurrence in old.occurrences:
        if occurrence.member is not None:
            occurrence.member.relation = new


def _without_redundant_attacks(relations: list[ArgdownRelation]) -> list[ArgdownRelation]:
    against: dict[int, dict[str, ArgdownRelation]] = {}
    for relation in relations:
        source, target = relation.source, relation.target
        if isinstance(source, EquivalenceClass) and isinstance(target, EquivalenceClass):
            if relation.type is RelationType.ATTACK or relation.type.is_symmetric:
                against.setdefault(id(source), {}).setdefault(target.title, relation)
            if relation.type.is_symmetric:
                against.setdefault(id(target), {}).setdefault(source.title, relation)
    premises: dict[int, dict[str, None]] = {}
    rest = []
    for relation in relations:
        stronger = _attack_on_premise(relation, against, premises)
        if stronger is None:
            rest.append(relation)
        else:
            _give_occurrences(relation, stronger)
    return rest


def _attack_on_premise(
    relation: ArgdownRelation,
    against: dict[int, dict[str, ArgdownRelation]],
    premises: dict[int, dict[str, None]],
) -> ArgdownRelation | None:
    source, target = relation.source, relation.target
    if relation.type is not RelationType.ATTACK or not isinstance(target, ArgdownArgument):
        return None
    attacked = against.get(id(source))
    if not isinstance(source, EquivalenceClass) or attacked is None:
        return None
    if id(target) not in premises:
        steps = (step.title for step in target.pcs if step.role is ArgdownRole.PREMISE)
        premises[id(target)] = dict.fromkeys(steps)
    fewer, more = sorted((attacked.keys(), premises[id(target)].keys()), key=len)
    return next((attacked[title] for title in fewer if title in more), None)


def _attach(relations: list[ArgdownRelation], builder: Builder) -> None:
    ends: list[RelationEnd] = [*builder.statements.values(), *builder.arguments.values()]
    for argument in builder.arguments.values():
        ends.extend(argument.inferences)
    for end in ends:
        end.relations.clear()
    for relation in relations:
        relation.source.relations.append(relation)
        if relation.target is not relation.source:
            relation.target.relations.append(relation)
