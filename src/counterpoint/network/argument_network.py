"""The network that analyses work on: a map's graph, its classes and who stands where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

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
from counterpoint.network.graph import Node

__all__ = ["ArgumentNetwork", "Inference"]


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


@dataclass(frozen=True, slots=True, eq=False)
class ArgumentNetwork:
    """A map with everything looked up once; claims are gathered in classes of equivalents.

    ``graph`` holds every record (see ``build_graph``). ``class_of`` gives a claim's class,
    ``members`` the claims of a class, sorted, ``drifting`` the classes that nobody confirmed
    pair by pair. ``stances`` holds what each panel expert says in the first person about a class
    (reported words are others'), ``put_forward`` and ``rejected`` the same about an argument or
    attack, ``editorial`` what editors say about a class. ``arguments`` and ``attacks`` are by
    id. ``supports`` has an edge from each premise class to each conclusion class with the
    arguments' ids as keys; ``ties`` an edge for each relation between two classes with the
    relations' ids as keys; ``circular`` the arguments inside a cycle of support.
    """

    map: ArgumentMap
    graph: nx.MultiDiGraph[Node]
    class_of: Mapping[str, str]
    members: Mapping[str, tuple[str, ...]]
    drifting: tuple[str, ...]
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
    supports: nx.MultiDiGraph[str]
    ties: nx.MultiDiGraph[str]
    circular: frozenset[str]
    support_cycles: tuple[tuple[str, ...], ...]

    @property
    def is_crowd(self) -> bool:
        """The map's ``is_crowd``, without another count of its experts."""
        return len(self.panel) > LARGEST_PANEL

    def face(self, class_id: str) -> Claim:
        """The claim that stands for a class: the member with most stances, then the first."""
        members = self.members[class_id]
        if len(members) == 1:
            return self.claims[class_id]
        return self.claims[min(members, key=lambda claim: (-self._voices(claim), claim))]

    def kind(self, class_id: str) -> ClaimKind | None:
        """The kind of a class: its members share one, or one says and the others do not."""
        kinds = (self.claims[member].kind for member in self.members[class_id])
        return next((kind for kind in kinds if kind is not None), None)

    def classes_of(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The classes of ``claims``, sorted, each once."""
        return tuple(sorted({self.class_of[claim] for claim in claims}))

    def equivalence_path(self, first: str, second: str) -> tuple[Relation, ...]:
        """The declared equivalences that lead from one member of a class to another, fewest."""
        if first == second:
            return ()
        tied = nx.Graph(
            (relation.source, relation.target, {"id": relation.id})
            for relation in self.map.relations
            if relation.kind is RelationKind.EQUIVALENT
            and self.class_of[relation.source] == self.class_of[first]
        )
        walk: list[str] = nx.shortest_path(tied, first, second)
        return tuple(self.relations[tied.edges[pair]["id"]] for pair in pairwise(walk))

    def _voices(self, claim: str) -> int:
        own = self.class_of[claim]
        found = (self.stances.get((expert, own), ()) for expert in self.panel)
        return sum(stance.target == claim for held in found for stance in held)
