"""The network that analyses work on: a map's graph, its classes and who stands where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import networkx as nx

from counterpoint.model import (
    LARGEST_PANEL,
    Argument,
    ArgumentMap,
    Attack,
    Claim,
    ClaimKind,
    Expert,
    Relation,
    RelationKind,
    Stance,
)


@dataclass(frozen=True, slots=True)
class Inference:
    """An argument or attack between classes.

    ``premises`` are class ids, each once; ``end`` is the class that it speaks for or tells
    against, ``None`` where it is aimed at another inference (or at nothing); ``against`` is the
    id of that inference. A backing of an argument has the argument's own conclusion as ``end``
    and counts one hop more (``hops``).
    """

    record: Argument | Attack
    premises: tuple[str, ...]
    end: str | None
    against: str | None = None
    hops: int = 1

    @property
    def id(self) -> str:
        """The id of the argument or attack."""
        return self.record.id


class ClassRelation(NamedTuple):
    """A relation between two different classes, ``start`` and ``end`` by id."""

    start: str
    end: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands beside each class, read off the graph in one pass.

    The graph itself could be asked each time, but a claim on which thousands take a stance has
    as many edges, and the searches for findings come by again and again.

    ``relations`` are all between two classes, ``into`` and ``out_of`` those of one class, each
    sorted by id.
    ``arguments_for`` are the arguments with premises that lead to a class, ``leaving`` the
    arguments and attacks of which it is a premise. What has no entry has none.
    """

    relations: tuple[ClassRelation, ...]
    into: Mapping[str, tuple[ClassRelation, ...]]
    out_of: Mapping[str, tuple[ClassRelation, ...]]
    arguments_for: Mapping[str, tuple[Inference, ...]]
    leaving: Mapping[str, tuple[Inference, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class ArgumentNetwork:
    """A map with everything looked up once; claims are gathered in classes of equivalents.

    ``graph`` is the map's graph (see ``to_networkx``), from which the rest is read. ``class_of``
    gives a claim's class, ``members`` the claims of a class, sorted, ``kinds`` the kind of a class
    (its members share one, or one says and the others do not), ``drifting`` the classes that
    nobody confirmed pair by pair, ``faces`` the claim that stands for each class of several
    (the member with most stances, then the first by id). ``stances`` holds what each panel
    expert says in the first person about a class (reported words are others'), ``put_forward`` and
    ``rejected`` the same about an argument or attack, ``editorial`` what editors say about a
    class. ``arguments`` and ``attacks`` are by id, ``circular`` the arguments inside a cycle of
    support.
    """

    map: ArgumentMap
    graph: nx.MultiDiGraph[str]
    class_of: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, ClaimKind | None]
    drifting: tuple[str, ...]
    faces: Mapping[str, str]
    claims: Mapping[str, Claim]
    experts: Mapping[str, Expert]
    relations: Mapping[str, Relation]
    arguments: Mapping[str, Inference]
    attacks: Mapping[str, Inference]
    panel: tuple[str, ...]
    stances: Mapping[tuple[str, str], tuple[Stance, ...]]
    put_forward: Mapping[str, tuple[Stance, ...]]
    rejected: Mapping[str, tuple[Stance, ...]]
    editorial: Mapping[str, tuple[Stance, ...]]
    around: Surroundings
    circular: frozenset[str]
    support_cycles: tuple[tuple[str, ...], ...]

    @property
    def is_crowd(self) -> bool:
        """The map's ``is_crowd``, without another count of its experts."""
        return len(self.panel) > LARGEST_PANEL

    def face(self, class_id: str) -> Claim:
        """The claim that stands for a class."""
        return self.claims[self.faces.get(class_id, class_id)]

    def kind(self, class_id: str) -> ClaimKind | None:
        """The kind of a class."""
        return self.kinds[class_id]

    def classes_of(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The classes of ``claims``, sorted, each once."""
        return tuple(sorted({self.class_of[claim] for claim in claims}))

    def relations_into(self, class_id: str) -> tuple[ClassRelation, ...]:
        """The relations from another class to this one."""
        return self.around.into.get(class_id, ())

    def relations_out_of(self, class_id: str) -> tuple[ClassRelation, ...]:
        """The relations from this class to another one."""
        return self.around.out_of.get(class_id, ())

    def arguments_for(self, class_id: str) -> tuple[Inference, ...]:
        """The arguments that lead from some premise to a class, sorted by id."""
        return self.around.arguments_for.get(class_id, ())

    def inferences_from(self, class_id: str) -> tuple[Inference, ...]:
        """The arguments, then the attacks, of which a class is a premise, each sorted by id."""
        return self.around.leaving.get(class_id, ())

    def arguments_from(self, class_id: str) -> tuple[Inference, ...]:
        """The arguments that lead from a class to another one, sorted by id."""
        return tuple(
            inference
            for inference in self.inferences_from(class_id)
            if inference.end is not None and isinstance(inference.record, Argument)
        )

    def argument_attacked_by(self, attack: Inference) -> Inference | None:
        """The argument whose step an attack is aimed at; ``None`` for an attack on a claim."""
        return None if attack.against is None else self.arguments[attack.against]

    def equivalence_path(self, first: str, second: str) -> tuple[Relation, ...]:
        """The declared equivalences that lead from one member of a class to another, fewest."""
        if first == second:
            return ()
        declared: nx.Graph[str] = nx.Graph()
        declared.add_edges_from(
            (relation.source, relation.target, {"id": relation.id})
            for relation in self.map.relations
            if relation.kind is RelationKind.EQUIVALENT
            and self.class_of[relation.source] == self.class_of[first]
        )
        walk: list[str] = nx.shortest_path(declared, first, second)
        return tuple(self.relations[declared.edges[pair]["id"]] for pair in pairwise(walk))
