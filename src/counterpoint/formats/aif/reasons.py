"""Scheme nodes as reasons: inferences, conflicts and rephrasings between propositions.

Two I-nodes that lead into one RA-node are linked premises, two RA-nodes convergent arguments. A
conflict with an RA-node is an undercut; a conflict with a CA-node undercuts an objection, which
stands in the map a second time, as a sketch (an argument without a conclusion), to be undercut.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

from counterpoint.formats.aif.claims import Claims
from counterpoint.formats.aif.graph import GraphNode
from counterpoint.formats.aif.names import (
    ATTACKS_BY_SCHEME,
    CONFLICTS_BY_SCHEME,
    REPHRASES_BY_SCHEME,
    scheme_of,
)
from counterpoint.formats.aif.reading import Reading
from counterpoint.model import Argument, Attack, AttackKind, Relation, RelationKind

# What a scheme of each type may lead to.
_ENDS = {"RA": ("I", "RA", "CA"), "CA": ("I", "RA", "CA"), "MA": ("I",)}
_LEFT_OUT = {
    "RA": "inferences (RA-nodes) without a premise, or for what is not in the map",
    "CA": "conflicts (CA-nodes) without a premise, or with what is not in the map",
    "MA": "rephrasings (MA-nodes) of a kind or between nodes that the map has none for",
}


@dataclass(slots=True)
class Reasons:
    """What scheme nodes became, by node: keys of arguments and attacks, and relations.

    ``sketches`` are the keys under which objections stand a second time.
    """

    keys: dict[str, list[str]] = field(default_factory=dict)
    relations: dict[str, list[Relation]] = field(default_factory=dict)
    sketches: dict[str, str] = field(default_factory=dict)


def read_reasons(reading: Reading, claims: Claims) -> Reasons:
    """Add the arguments and attacks of a graph, and give its relations, whose speakers follow.

    Linear, but for chains of reasons about reasons.
    """
    return _ReasonsReading(reading, claims).reasons_read()


@dataclass(slots=True)
class _ReasonsReading:
    reading: Reading
    claims: Claims
    premises: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ends: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, RelationKind] = field(default_factory=dict)
    sketches: dict[tuple[str, ...], str] = field(default_factory=dict)
    reasons: Reasons = field(default_factory=Reasons)

    def reasons_read(self) -> Reasons:
        schemes = [
            node
            for node in self.reading.graph.nodes.values()
            if node.type in _ENDS and node.id not in self.claims.conflicts
        ]
        for node in schemes:
            self._join(node)
        self._leave_loose()
        undermined = self._undermined(schemes)
        for node in schemes:
            if node.id in self.kinds:
                self._add_relations(node, self.kinds[node.id])
            elif node.id not in self.ends:
                self._leave_out(node)
            elif node.type == "RA":
                self._add_arguments(node)
            else:
                self._add_attacks(node, undermined)
        return self.reasons

    def _join(self, node: GraphNode) -> None:
        """Note what a scheme leads from and to, if it does both.

        An inference that leads nowhere is kept too, as a sketch.
        """
        reading = self.reading
        premises = tuple(x for x in reading.before[node.id] if self._is_claim(x))
        ends = [
            x
            for x in reading.those_of(reading.behind[node.id], *_ENDS[node.type])
            if x not in self.claims.denied and x not in self.claims.conflicts
        ]
        is_sketch = node.type == "RA" and not reading.behind[node.id]
        if not premises or not (ends or is_sketch):
            return
        kind = self._relation_kind(node, ends)
        if kind is not None:
            self.kinds[node.id] = kind
        if kind is not None or node.type != "MA":
            self.premises[node.id], self.ends[node.id] = premises, ends

    def _is_claim(self, node: str) -> bool:
        return self.reading.graph.nodes[node].type == "I" and node not in self.claims.denied

    def _relation_kind(self, node: GraphNode, ends: list[str]) -> RelationKind | None:
        """The kind of a relation that a node says, ``None`` where it is a reason or unknown."""
        schemes = {"CA": CONFLICTS_BY_SCHEME, "MA": REPHRASES_BY_SCHEME}.get(node.type)
        if schemes is None or not all(map(self._is_claim, ends)):
            return None
        return schemes.get(scheme_of(node))

    def _leave_loose(self) -> None:
        """Leave out what leads to no claim in the end: to what is left out, or in a circle."""
        about: dict[str, list[str]] = {}
        ready: list[str] = []
        for node, ends in self.ends.items():
            if not ends or any(map(self._is_claim, ends)):
                ready.append(node)
            for end in ends:
                if end not in self.kinds:
                    about.setdefault(end, []).append(node)
        anchored = set(ready)
        while ready:
            further = [x for x in about.get(ready.pop(), ()) if x not in anchored]
            anchored.update(further)
            ready += further
        self.ends = {
            node: [x for x in ends if self._is_claim(x) or (x in anchored and x not in self.kinds)]
            for node, ends in self.ends.items()
            if node in anchored
        }
        for node, ends in self.ends.items():
            self.reading.nodes_read.add(node)
            self.reading.edges_read.update([(x, node) for x in self.premises[node]])
            self.reading.edges_read.update([(node, x) for x in ends])

    def _leave_out(self, node: GraphNode) -> None:
        kind, sentence = f"node:{node.type}", _LEFT_OUT[node.type]
        self.reading.note(kind, sentence, node.id, scheme_of(node))

    def _undermined(self, schemes: list[GraphNode]) -> set[str]:
        """The claims that are premises and no conclusions: whoever attacks one undermines.

        So a map file is read that does not say which kind of attack is meant.
        """
        arguments = [x.id for x in schemes if x.type == "RA" and self.ends.get(x.id)]
        premises = {premise for node in arguments for premise in self.premises[node]}
        return premises.difference(*(self.ends[node] for node in arguments))

    def _add_relations(self, node: GraphNode, kind: RelationKind) -> None:
        """Give relations; that a conflict holds both ways too is said by a second node."""
        pairs = product(self.premises[node.id], self.ends[node.id])
        self.reasons.relations[node.id] = [
            Relation(f"{node.id}/{i}" if i else node.id, kind, start, end)
            for i, (start, end) in enumerate(pair for pair in pairs if pair[0] != pair[1])
        ]

    def _add_arguments(self, node: GraphNode) -> None:
        """Add an argument for each conclusion; AIF's rule is that there is one."""
        for key, end in self._keys(node):
            self.reading.join(node.id, "argument", key)
            self.reading.builder.add(
                Argument(
                    key,
                    self.premises[node.id],
                    end,
                    node.title,
                    scheme=scheme_of(node),
                    place=self.reading.place,
                )
            )

    def _add_attacks(self, node: GraphNode, undermined: set[str]) -> None:
        scheme = scheme_of(node)
        stated = ATTACKS_BY_SCHEME.get(scheme)
        if scheme and stated is None:
            sentence = "names of schemes of conflicts (CA-nodes)"
            self.reading.note("scheme:CA", sentence, node.id, scheme)
        premises = self.premises[node.id]
        for key, end in self._keys(node):
            assert end is not None
            kind = AttackKind.UNDERCUT
            if self.reading.builder.has_claim(end):
                kind = AttackKind.UNDERMINE if end in undermined else AttackKind.REBUT
                kind = stated if stated not in {None, AttackKind.UNDERCUT} else kind
            elif stated is AttackKind.UNDERMINE:
                kind = stated
            attack = Attack(key, premises, end, kind, node.title, self.reading.place)
            self.reading.builder.add(attack)
            self.reading.join(node.id, "attack", key)

    def _keys(self, node: GraphNode) -> list[tuple[str, str | None]]:
        """A key for each thing that a reason leads to, and that thing's key."""
        ends: list[str | None] = [*dict.fromkeys(map(self._end_key, self.ends[node.id]))]
        keys = [f"{node.id}/{i}" if i else node.id for i in range(max(len(ends), 1))]
        self.reasons.keys[node.id] = keys
        return list(zip(keys, ends or [None], strict=True))

    def _end_key(self, end: str) -> str:
        """The key of what a reason leads to; an objection stands as a sketch to be led to.

        Objections of the same premises have one sketch, of which no more can be told.
        """
        if self.reading.type_of(end) != "CA":
            return end
        premises = self.premises[end]
        if premises not in self.sketches:
            self.sketches[premises] = f"{end}/sketch"
            title = self.reading.graph.nodes[end].title
            self.reading.builder.add(
                Argument(f"{end}/sketch", premises, None, title, place=self.reading.place)
            )
        self.reasons.sketches[end] = self.sketches[premises]
        return self.sketches[premises]
