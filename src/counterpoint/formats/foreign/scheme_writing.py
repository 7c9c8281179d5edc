"""The reasons of a map as nodes and edges of a scheme graph: what `scheme_graph` reads, written.

What belongs here: which record becomes which node, and what of reasons and claims is lost. What
does not: how a format writes a node down, and who says what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from counterpoint.formats.foreign.building import Key
from counterpoint.formats.foreign.naming import short_title
from counterpoint.formats.foreign.rest import has_details
from counterpoint.formats.foreign.scheme_graph import SchemeKind, SchemeNode
from counterpoint.formats.losses import Losses
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    RelationKind,
)


@dataclass(slots=True)
class WrittenGraph:
    """Texts of claims and schemes by the keys of their nodes, and edges, in the order of ids.

    ``titles`` are those that claims get of their texts when they are read, by id; ``reasons``
    are those of the map that are schemes.
    """

    claims: dict[Key, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    schemes: dict[Key, SchemeNode] = field(default_factory=dict)
    reasons: list[Argument | Attack] = field(default_factory=list)
    edges: list[tuple[Key, Key]] = field(default_factory=list)


def as_scheme_graph(
    argument_map: ArgumentMap,
    losses: Losses,
    *,
    has_name: Callable[[str], bool],
) -> WrittenGraph:
    """The graph of a map; what has no place in it is noted in ``losses``. Linear in records.

    ``has_name`` says whether the format has an argumentation scheme of a name.
    """
    texts = {claim_node(claim.id): _text(claim, losses) for claim in argument_map.claims}
    titles = {x.id: short_title(texts[claim_node(x.id)].strip()) for x in argument_map.claims}
    graph = WrittenGraph(texts, titles)
    writer = _ReasonWriter(argument_map, graph, losses, has_name)
    writer.add_all()
    return graph


def claim_node(claim_id: str) -> Key:
    """The key of a claim's node; arguments and attacks may have the id of a claim."""
    return f"claim {claim_id}"


def _text(claim: Claim, losses: Losses) -> str:
    """The one text that a node has: that of the claim, else its title."""
    if claim.text and claim.title != short_title(claim.text.strip()):
        losses.note("claims:title", "titles of claims, whose text is written", claim.title)
    return claim.text or claim.title


class _ReasonWriter:
    def __init__(
        self,
        argument_map: ArgumentMap,
        graph: WrittenGraph,
        losses: Losses,
        has_name: Callable[[str], bool],
    ) -> None:
        self._map = argument_map
        self._graph = graph
        self._losses = losses
        self._has_name = has_name
        self._arguments = {x.id: x for x in argument_map.arguments}
        self._sketches = _sketched_attacks(argument_map)

    def add_all(self) -> None:
        reasons: list[Argument | Attack] = [*self._map.arguments, *self._map.attacks]
        carried = {_key(each): each for each in reasons if self._is_carried(each)}
        carried = _without_loose_ends(carried, self._target)
        for each in reasons:
            if _key(each) in carried:
                self._add(each)
            elif not self._is_told_by_attack(each):
                self._losses.note(*_kind_of_loose(each), each.id)
        self._add_relations()

    def _is_carried(self, reason: Argument | Attack) -> bool:
        return bool(reason.premises) and self._target(reason) not in {None, _key(reason)}

    def _is_told_by_attack(self, reason: Argument | Attack) -> bool:
        """Whether it is the sketch of an objection, which is written as the objection itself."""
        return isinstance(reason, Argument) and reason.id in self._sketches

    def _target(self, reason: Argument | Attack) -> Key | None:
        """The node that a reason is for or against; ``None`` where there is none."""
        end = reason.conclusion if isinstance(reason, Argument) else reason.target
        if end is None:
            return None
        claim = claim_node(end) if claim_node(end) in self._graph.claims else None
        is_undercut = isinstance(reason, Attack) and reason.kind is AttackKind.UNDERCUT
        step = self._sketches.get(end) or (f"argument {end}" if end in self._arguments else None)
        return (step or claim) if is_undercut else (claim or step)

    def _add(self, reason: Argument | Attack) -> None:
        key, target = _key(reason), self._target(reason)
        assert target is not None
        self._graph.reasons.append(reason)
        if isinstance(reason, Argument):
            scheme = reason.scheme
            if not self._has_name(scheme):
                self._losses.note(
                    "arguments:scheme", "argumentation schemes of other names", scheme
                )
                scheme = ""
            self._graph.schemes[key] = SchemeNode(SchemeKind.SUPPORT, scheme)
            if reason.text:
                self._losses.note("arguments:text", "descriptions of arguments", reason.text)
        else:
            self._graph.schemes[key] = SchemeNode(SchemeKind.ATTACK)
            if reason.kind is AttackKind.UNDERMINE and target not in self._graph.claims:
                sentence = "underminings that name no premise, written as undercuts"
                self._losses.note("attacks:kind", sentence, reason.id)
        if reason.title:
            self._losses.note("arguments:title", "titles of arguments and attacks", reason.title)
        self._graph.edges += [(claim_node(x), key) for x in dict.fromkeys(reason.premises)]
        self._graph.edges.append((key, target))

    def _add_relations(self) -> None:
        for relation in self._map.relations:
            if relation.kind is not RelationKind.EQUIVALENT:
                kind = relation.kind.value
                self._losses.note(f"relations:{kind}", f"relations of the kind {kind}", relation.id)
                continue
            key = f"relation {relation.id}"
            self._graph.schemes[key] = SchemeNode(SchemeKind.REPHRASE)
            source, target = claim_node(relation.source), claim_node(relation.target)
            self._graph.edges += [(source, key), (key, target)]
            if has_details(relation):
                sentence = "degrees, notes and speakers of equivalences"
                self._losses.note("relations:details", sentence, relation.id)


def _kind_of_loose(reason: Argument | Attack) -> tuple[str, str]:
    """The loss of a reason that has no place in a scheme graph."""
    if isinstance(reason, Argument) and reason.conclusion is None and reason.premises:
        return "arguments:open", "reasons that do not say what for"
    return "reasons:loose", "reasons without a premise, or for nothing in the file"


def _key(reason: Argument | Attack) -> Key:
    return f"{'argument' if isinstance(reason, Argument) else 'attack'} {reason.id}"


def _sketched_attacks(argument_map: ArgumentMap) -> dict[str, Key]:
    """The attack of which each argument without a conclusion is the sketch, where it is one's.

    A sketch has the premises of its attack; of several attacks with the same none is known.
    """
    counts = Counter(attack.premises for attack in argument_map.attacks)
    by_premises = {x.premises: _key(x) for x in argument_map.attacks if counts[x.premises] == 1}
    return {
        argument.id: by_premises[argument.premises]
        for argument in argument_map.arguments
        if argument.conclusion is None and argument.premises in by_premises
    }


def _without_loose_ends(
    reasons: dict[Key, Argument | Attack], target_of: Callable[[Argument | Attack], Key | None]
) -> dict[Key, Argument | Attack]:
    """The reasons but for those about one that is not written, and those about these."""
    targets = {key: target_of(reason) for key, reason in reasons.items()}
    about: dict[Key, list[Key]] = {}
    for key, target in targets.items():
        about.setdefault(target or "", []).append(key)
    is_reason = ("argument ", "attack ")
    waiting = [x for x in about if x.startswith(is_reason) and x not in reasons]
    dropped: set[Key] = set()
    while waiting:
        for key in about.get(waiting.pop(), ()):
            if key not in dropped:
                dropped.add(key)
                waiting.append(key)
    return {key: reason for key, reason in reasons.items() if key not in dropped}
