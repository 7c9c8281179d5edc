"""Scheme nodes as reasons: inferences, conflicts and rephrasings between propositions.

Two I-nodes that lead into one RA-node are linked premises, two RA-nodes convergent arguments. A
conflict with an RA-node is an undercut; a conflict with a CA-node undercuts an objection, which
stands in the map a second time, as a sketch (an argument without a conclusion), to be undercut.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, product

from counterpoint.formats.aif.claims import Claims
from counterpoint.formats.aif.names import (
    ATTACKS_BY_SCHEME,
    CONFLICTS_BY_SCHEME,
    REPHRASES_BY_SCHEME,
    scheme_of,
)
from counterpoint.formats.aif.reading import AifReading
from counterpoint.model import Argument, Attack, AttackKind, Relation, RelationKind

# What a scheme of each type may lead to.
_ENDS = {"RA": ("I", "RA", "CA"), "CA": ("I", "RA", "CA"), "MA": ("I",)}
_RELATIONS = {"CA": CONFLICTS_BY_SCHEME, "MA": REPHRASES_BY_SCHEME}
_LEFT_OUT = {
    "RA": "inferences (RA-nodes) without a premise, or for what is not in the map",
    "CA": "conflicts (CA-nodes) without a premise, or with what is not in the map",
    "MA": "rephrasings (MA-nodes) of a kind or between nodes that the map has none for",
}


@dataclass(slots=True)
class NodeReasons:
    """What scheme nodes became, by node: keys of arguments and attacks, and relations.

    ``sketches`` are the keys under which objections stand a second time.
    """

    keys: dict[str, list[str]] = field(default_factory=dict)
    relations: dict[str, list[Relation]] = field(default_factory=dict)
    sketches: dict[str, str] = field(default_factory=dict)


def read_reasons(reading: AifReading, claims: Claims) -> NodeReasons:
    """Add the arguments and attacks of a graph, and give its relations, whose speakers follow.

    Linear, but for chains of reasons about reasons.
    """
    return _ReasonsReading(reading, claims).reasons_read()


@dataclass(slots=True)
class _ReasonsReading:
    reading: AifReading
    claims: Claims
    premises: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ends: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, RelationKind] = field(default_factory=dict)
    sketches: dict[tuple[str, ...], str] = field(default_factory=dict)
    reasons: NodeReasons = field(default_factory=NodeReasons)

    def reasons_read(self) -> NodeReasons:
        conflicts, of_graph = self.claims.conflicts, self.reading.graph.types
        schemes = {
            node: kind for node, kind in of_graph.items() if kind in _ENDS and node not in conflicts
        }
        if not schemes:
            return self.reasons
        for node, kind in schemes.items():
            self._join(node, kind)
        self._leave_loose()
        undermined = self._undermined(schemes)
        for node, kind in schemes.items():
            if node in self.kinds:
                self._add_relations(node, self.kinds[node])
            elif node not in self.ends:
                self._leave_out(node, kind)
            elif kind == "RA":
                self._add_arguments(node)
            else:
                self._add_attacks(node, undermined)
        return self.reasons

    def _join(self, node: str, kind: str) -> None:
        """Note what a scheme leads from and to, if it does both.

        An inference that leads nowhere is kept too, as a sketch.
        """
        claims, behind = self.claims.nodes, self.reading.behind[node]
        premises = tuple([x for x in self.reading.before[node] if x in claims])
        ends = [x for x in behind if x in claims]
        is_of_claims = len(ends) == len(behind)
        if not is_of_claims:
            ends = self._ends(behind, kind)
            is_of_claims = all(x in claims for x in ends)
        is_sketch = kind == "RA" and not behind
        if not premises or not (ends or is_sketch):
            return
        relation = self._relation_kind(node, kind) if is_of_claims else None
        if relation is not None:
            self.kinds[node] = relation
        if relation is not None or kind != "MA":
            self.premises[node], self.ends[node] = premises, ends

    def _ends(self, behind: list[str], kind: str) -> list[str]:
        """Those nodes behind a scheme of some kind that it may lead to."""
        denied, conflicts = self.claims.denied, self.claims.conflicts
        nodes = self.reading.those_of(behind, *_ENDS[kind])
        return [x for x in nodes if x not in denied and x not in conflicts]

    def _relation_kind(self, node: str, kind: str) -> RelationKind | None:
        """The kind of a relation between claims, ``None`` where a node is a reason or unknown."""
        relations = _RELATIONS.get(kind)
        return None if relations is None else relations.get(scheme_of(self.reading.graph, node))

    def _leave_loose(self) -> None:
        """Leave out what leads to no claim in the end: to what is left out, or in a circle."""
        claims = self.claims.nodes.keys()
        if not claims >= set(chain.from_iterable(self.ends.values())):
            self._follow_chains()
        self.reading.nodes_read.update(self.ends)
        self.reading.premises, self.reading.ends = self.premises, self.ends

    def _follow_chains(self) -> None:
        """Leave out the reasons about reasons that lead to no claim."""
        claims = self.claims.nodes
        about: dict[str, list[str]] = {}
        ready: list[str] = []
        for node, ends in self.ends.items():
            if not ends or any(x in claims for x in ends):
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
            node: [x for x in ends if x in claims or (x in anchored and x not in self.kinds)]
            for node, ends in self.ends.items()
            if node in anchored
        }
        self.premises = {node: self.premises[node] for node in self.ends}

    def _leave_out(self, node: str, kind: str) -> None:
        scheme = scheme_of(self.reading.graph, node)
        self.reading.note(f"node:{kind}", _LEFT_OUT[kind], node, scheme)

    def _undermined(self, schemes: Mapping[str, str]) -> set[str]:
        """The claims that are premises and no conclusions: whoever attacks one undermines.

        So a map file is read that does not say which kind of attack is meant.
        """
        premises: set[str] = set()
        conclusions: set[str] = set()
        for node, ends in self.ends.items():
            if ends and schemes[node] == "RA":
                premises.update(self.premises[node])
                conclusions.update(ends)
        return premises - conclusions

    def _add_relations(self, node: str, kind: RelationKind) -> None:
        """Give relations; that a conflict holds both ways too is said by a second node."""
        pairs = product(self.premises[node], self.ends[node])
        self.reasons.relations[node] = [
            Relation(f"{node}/{i}" if i else node, kind, start, end)
            for i, (start, end) in enumerate(pair for pair in pairs if pair[0] != pair[1])
        ]

    def _add_arguments(self, node: str) -> None:
        """Add an argument for each conclusion; AIF's rule is that there is one."""
        reading, premises = self.reading, self.premises[node]
        title, scheme = reading.graph.titles.get(node, ""), scheme_of(reading.graph, node)
        for key, end in self._keys(node):
            reading.join(node, "argument", key)
            reading.builder.add(Argument(key, premises, end, title, "", scheme, reading.place))

    def _add_attacks(self, node: str, undermined: set[str]) -> None:
        reading, premises = self.reading, self.premises[node]
        title, scheme = reading.graph.titles.get(node, ""), scheme_of(reading.graph, node)
        stated = ATTACKS_BY_SCHEME.get(scheme)
        if scheme and stated is None:
            sentence = "names of schemes of conflicts (CA-nodes)"
            reading.note("scheme:CA", sentence, node, scheme)
        for key, end in self._keys(node):
            assert end is not None
            kind = AttackKind.UNDERCUT
            if end in self.claims.nodes:
                kind = AttackKind.UNDERMINE if end in undermined else AttackKind.REBUT
                if stated is not None and stated is not AttackKind.UNDERCUT:
                    kind = stated
            elif stated is AttackKind.UNDERMINE:
                kind = stated
            reading.builder.add(Attack(key, premises, end, kind, title, reading.place))
            reading.join(node, "attack", key)

    def _keys(self, node: str) -> list[tuple[str, str | None]]:
        """A key for each thing that a reason leads to, and that thing's key."""
        if len(self.ends[node]) == 1 and self.ends[node][0] in self.claims.nodes:
            self.reasons.keys[node] = [node]
            return [(node, self.ends[node][0])]
        ends: list[str | None] = [*dict.fromkeys(map(self._end_key, self.ends[node]))]
        keys = [f"{node}/{i}" if i else node for i in range(max(len(ends), 1))]
        self.reasons.keys[node] = keys
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
            title = self.reading.graph.titles.get(end, "")
            self.reading.builder.add(
                Argument(f"{end}/sketch", premises, None, title, place=self.reading.place)
            )
        self.reasons.sketches[end] = self.sketches[premises]
        return self.sketches[premises]
