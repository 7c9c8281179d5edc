"""A graph of claims and of schemes between them, as AIF and its kin have it, as reasons of a map.

An edge goes from a premise to a scheme, and from a scheme to what it is for or against. Several
premises of one scheme are linked, several schemes on one claim are convergent. A scheme for a
scheme backs it, one against a scheme undercuts it.

What belongs here: what such a graph means. What does not: how a format writes it down.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from counterpoint.errors import Place, Problems
from counterpoint.formats.foreign.building import Key, MapBuilder
from counterpoint.formats.losses import MOST_EXAMPLES, Losses
from counterpoint.model import Argument, Attack, AttackKind, Relation, RelationKind


class SchemeKind(Enum):
    """What a scheme does with what stands before and behind it."""

    SUPPORT = "support"
    ATTACK = "attack"
    REPHRASE = "rephrase"
    PREFERENCE = "preference"
    UNKNOWN = "unknown"


_NO_CONCLUSION = (
    "scheme:no-conclusion",
    "schemes that are for or against nothing in the map",
)
# What a reader notes of an edge that does not say from where to where it goes.
NO_ENDS = ("edge:no-ends", "edges that do not say what they join")
_REASONS = frozenset({SchemeKind.SUPPORT, SchemeKind.ATTACK})


@dataclass(frozen=True, slots=True)
class SchemeNode:
    """A scheme; ``name`` is that of an argumentation scheme, "" where none is given."""

    kind: SchemeKind
    name: str = ""


@dataclass(slots=True)
class SchemeGraph:
    """Claims, schemes and edges, by the keys of a file.

    The claims themselves are in the builder already. ``place_of`` gives the place of what is
    called by its words; it is asked for messages alone.
    """

    claims: frozenset[Key]
    schemes: Mapping[Key, SchemeNode]
    edges: Sequence[tuple[Key, Key]]
    place_of: Callable[..., Place]
    _premises: dict[Key, dict[Key, None]] = field(default_factory=dict)
    _ends: dict[Key, dict[Key, None]] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def add_to(self, builder: MapBuilder, problems: Problems, losses: Losses) -> None:
        """Add the reasons and relations of the graph to ``builder``, and tell what is neither.

        An edge to what is no node is left out with a warning, as is one from a node to itself.
        Linear in nodes and edges.
        """
        self._sort_edges(problems, losses)
        carried = self._carried()
        for key, scheme in self.schemes.items():
            if key in carried:
                self._add_reasons(builder, key, carried, problems, losses)
            elif scheme.kind is SchemeKind.REPHRASE:
                self._add_equals(builder, key, losses)
            else:
                self._note_scheme(key, scheme, losses)

    def _sort_edges(self, problems: Problems, losses: Losses) -> None:
        """Which claims stand before each scheme, and what behind it."""
        for source, target in self.edges:
            missing = [
                x for x in (source, target) if x not in self.claims and x not in self.schemes
            ]
            for key in missing:
                message = f"an edge goes from {source} to {target}, and {key} is no node"
                advice = "add the node, or take the edge out"
                problems.warn(self.place_of(source, target), message, advice, "dangling-edge")
            if missing:
                sentence = "edges whose end is not there"
                self._note(losses, "edge:dangling", sentence, source, target)
            elif source == target:
                message = f"an edge goes from {source} to itself"
                problems.warn(self.place_of(source, target), message, "take it out", "self-loop")
                self._note(losses, "edge:loop", "edges from a node to itself", source, target)
            elif source in self.schemes:
                self._ends.setdefault(source, {})[target] = None
            elif target in self.schemes:
                self._premises.setdefault(target, {})[source] = None
            else:
                sentence = "edges between claims that say not which relation they are"
                self._note(losses, "edge:claim-claim", sentence, source, target)

    def _carried(self) -> set[Key]:
        """The schemes that become reasons: each with a premise, and with an end that is carried."""
        carried = {
            key
            for key, scheme in self.schemes.items()
            if scheme.kind in _REASONS and self._premises.get(key) and self._ends.get(key)
        }
        sources: dict[Key, list[Key]] = {}
        for key in carried:
            for end in self._ends[key]:
                sources.setdefault(end, []).append(key)
        dropped = [key for key in self.schemes if key not in carried]
        while dropped:
            for key in sources.get(dropped.pop(), ()):
                ends = self._ends[key]
                if key in carried and not any(x in self.claims or x in carried for x in ends):
                    carried.remove(key)
                    dropped.append(key)
        return carried

    def _add_reasons(
        self,
        builder: MapBuilder,
        key: Key,
        carried: set[Key],
        problems: Problems,
        losses: Losses,
    ) -> None:
        scheme, premises = self.schemes[key], tuple(self._premises[key])
        for end in self._ends[key]:
            if end not in self.claims and end not in carried:
                self._note(losses, *_NO_CONCLUSION, key, end)
        targets = [x for end in self._ends[key] for x in self._steps(end, carried)]
        for claim in set(premises).intersection(targets):
            message = f"{claim} stands before and behind the scheme {key}"
            advice = "leave it if it is meant"
            problems.warn(self.place_of(key), message, advice, "self-loop")
        if scheme.kind is SchemeKind.SUPPORT:
            for number, target in enumerate(targets):
                builder.add(Argument(_numbered(key, number), premises, target, scheme=scheme.name))
            return
        for number, target in enumerate(targets):
            kind = AttackKind.REBUT if target in self.claims else AttackKind.UNDERCUT
            builder.add(Attack(_numbered(key, number), premises, target, kind))

    def _steps(self, end: Key, carried: set[Key]) -> Sequence[Key]:
        """What a reason with the end ``end`` is about: a claim, or each step of a scheme."""
        if end in self.claims:
            return (end,)
        if end not in carried:
            return ()
        if all(further in self.claims for further in self._ends[end]):
            return tuple(_numbered(end, number) for number in range(len(self._ends[end])))
        return (end,)

    def _add_equals(self, builder: MapBuilder, key: Key, losses: Losses) -> None:
        """Each premise of a rephrasing as equivalent to what it rephrases."""
        pairs = [
            (one, other)
            for one in self._premises.get(key, ())
            for other in self._ends.get(key, ())
            if one != other and other in self.claims
        ]
        builder.add(*(Relation("", RelationKind.EQUIVALENT, one, other) for one, other in pairs))
        if not pairs:
            self._note(losses, "scheme:rephrase", "rephrasings of no claim by no claim", key)

    def _note_scheme(self, key: Key, scheme: SchemeNode, losses: Losses) -> None:
        """Note of a scheme that is no reason why not."""
        if scheme.kind not in _REASONS:
            kind = f"scheme:{scheme.kind.value}"
            self._note(losses, kind, f"schemes of the kind {scheme.kind.value}", key)
        elif not self._premises.get(key):
            self._note(losses, "scheme:no-premise", "schemes without a premise", key)
        else:
            self._note(losses, *_NO_CONCLUSION, key)

    def _note(self, losses: Losses, kind: str, sentence: str, *keys: Key) -> None:
        """Count a loss. A place is looked for where it is shown, since that takes a run of text."""
        self._counts[kind] += 1
        place = self.place_of(*keys) if self._counts[kind] <= MOST_EXAMPLES else None
        losses.note(kind, sentence, " to ".join(keys), place)


def _numbered(key: Key, number: int) -> Key:
    """The key of the reason for the end of that number: the first has the scheme's own."""
    return f"{key}~{number + 1}" if number else key
