"""The nodes and edges that stand for a map's records.

Claims are I-nodes, arguments RA-nodes, attacks and conflicts CA-nodes, equivalents and
summaries MA-nodes. A stance is a locution (L-node) and what is done by it (YA-node), anchored to
what it is about: the speaker of an I-node is found along I <- YA <- L. Whoever denies a claim
says another proposition, its denial, which is in conflict with the claim both ways; for nobody
who reads an edge from L by YA to I should take a denial for an assertion. What is reported is the
content of a second locution, which the first conveys and for which no speaker is named: it is not
for the reported voice to have said it. There are no TA-nodes, since a map does not say who
answers whom.

Reed, Budzynska, Duthie, Janier, Konat, Lawrence, Pease, Snaith 2017, The Argument Web: An Online
Ecosystem of Tools, Systems and Services for Argumentation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Literal

from counterpoint.formats.aif.acts import ASSERTING, act_of
from counterpoint.formats.aif.graph import GraphHead
from counterpoint.formats.aif.names import (
    DEFAULTS,
    NOTHING_SAID,
    SCHEMES_OF_ATTACKS,
    SCHEMES_OF_CONFLICTS,
    SCHEMES_OF_REPHRASES,
    denial_of,
)
from counterpoint.formats.aif.sayable import CONFLICTS, Key, Sayable, has_relation
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    Expert,
    Polarity,
    Relation,
    Stance,
)

NodeType = Literal["I", "L", "RA", "CA", "MA", "YA"]

_ORDER: tuple[NodeType, ...] = ("I", "RA", "CA", "MA", "L", "YA")


@dataclass(frozen=True, slots=True)
class AifNode:
    """A node; ``text`` of a scheme is a name that others know, ``scheme`` a closer one of ours.

    ``speaker`` and ``date`` are a locution's, ``title`` is that of the record.
    """

    key: Key
    type: NodeType
    text: str
    scheme: str = ""
    title: str = ""
    speaker: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class AifView:
    """A map as AIF: nodes sorted by type and key; edges in their direction, premises in order.

    ``people`` are all experts, ``head`` is what the map says of itself.
    """

    nodes: tuple[AifNode, ...]
    edges: tuple[tuple[Key, Key], ...]
    people: tuple[Expert, ...]
    head: GraphHead


def view_as_aif(argument_map: ArgumentMap) -> AifView:
    """``argument_map`` as AIF. O(records)."""
    sayable = Sayable.of(argument_map)
    view = _ViewMaker(argument_map, sayable)
    view.add_all()
    return AifView(
        tuple(sorted(view.nodes.values(), key=lambda node: (_ORDER.index(node.type), node.key))),
        tuple(dict.fromkeys(view.edges)),
        argument_map.experts,
        GraphHead(**{item.name: getattr(argument_map, item.name) for item in fields(GraphHead)}),
    )


@dataclass(slots=True)
class _ViewMaker:
    argument_map: ArgumentMap
    sayable: Sayable
    nodes: dict[Key, AifNode] = field(default_factory=dict)
    edges: list[tuple[Key, Key]] = field(default_factory=list)
    names: dict[str, str] = field(init=False)
    claims: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.names = {expert.id: expert.name for expert in self.argument_map.experts}
        self.claims = {claim.id: claim.text or claim.title for claim in self.argument_map.claims}

    def add_all(self) -> None:
        for claim in self.argument_map.claims:
            node = AifNode(("claim", claim.id, ""), "I", self.claims[claim.id], title=claim.title)
            self._add(node)
        for argument in self.argument_map.arguments:
            self._argument(argument)
        for attack in self.argument_map.attacks:
            self._attack(attack)
        for relation in self.argument_map.relations:
            if has_relation(relation):
                self._relation(relation)
        for stance in self.argument_map.stances:
            if self.sayable.has_stance(stance) and not self._is_said_of_objection(stance):
                self._stance(stance)

    def _add(self, node: AifNode) -> Key:
        self.nodes[node.key] = node
        return node.key

    def _scheme(self, node: AifNode, premises: Iterable[Key], ends: Iterable[Key]) -> None:
        """A node between nodes: from each premise to it, and from it to what it leads to."""
        self._add(node)
        self.edges += [(premise, node.key) for premise in premises]
        self.edges += [(node.key, end) for end in ends]

    def _argument(self, argument: Argument) -> None:
        key: Key = ("argument", argument.id, "")
        if key in self.sayable.reasons:
            text = argument.scheme or DEFAULTS["RA"]
            node = AifNode(key, "RA", text, argument.scheme, argument.title)
            self._scheme(node, _claim_keys(argument.premises), self.sayable.end_keys(argument))

    def _attack(self, attack: Attack) -> None:
        key: Key = ("attack", attack.id, "")
        if key in self.sayable.reasons:
            scheme = SCHEMES_OF_ATTACKS[attack.kind]
            node = AifNode(key, "CA", DEFAULTS["CA"], scheme, attack.title)
            self._scheme(node, _claim_keys(attack.premises), self.sayable.end_keys(attack))

    def _relation(self, relation: Relation) -> None:
        source: Key = ("claim", relation.source, "")
        target: Key = ("claim", relation.target, "")
        if relation.kind in CONFLICTS:
            scheme = SCHEMES_OF_CONFLICTS[relation.kind]
            self._conflict(("relation", relation.id, ""), source, target, scheme)
        else:
            scheme = SCHEMES_OF_REPHRASES[relation.kind]
            node = AifNode(("relation", relation.id, ""), "MA", DEFAULTS["MA"], scheme)
            self._scheme(node, [source], [target])
        if relation.asserted_by is not None:
            self._asserted(relation, relation.asserted_by)

    def _asserted(self, relation: Relation, speaker: str) -> None:
        """Who says a relation, and in which words where they are quoted."""
        quotation = relation.quotation
        words = quotation.exact if quotation is not None and quotation.exact else NOTHING_SAID
        name = self.names.get(speaker, speaker)
        key: Key = ("relation", relation.id, "locution")
        locution = self._add(AifNode(key, "L", f"{name}: {words}", speaker=speaker))
        act = AifNode(("relation", relation.id, "illocution"), "YA", ASSERTING)
        self._scheme(act, [locution], [("relation", relation.id, "")])

    def _conflict(self, key: Key, one: Key, other: Key, scheme: str = "") -> None:
        """A conflict both ways: AIF's have a direction."""
        back: Key = (key[0], key[1], f"{key[2]}/back".strip("/"))
        self._scheme(AifNode(key, "CA", DEFAULTS["CA"], scheme), [one], [other])
        self._scheme(AifNode(back, "CA", DEFAULTS["CA"], scheme), [other], [one])

    def _is_said_of_objection(self, stance: Stance) -> bool:
        """Whether a stance on a sketch repeats one on an objection for which it stands."""
        attacks = self.sayable.sketches.get(stance.target, ())
        return bool(attacks) and any(
            (x.expert, x.polarity) == (stance.expert, stance.polarity)
            for x in self.argument_map.stances
            if x.target in attacks
        )

    def _stance(self, stance: Stance) -> None:
        targets = self.sayable.keys_of(stance.target)
        is_denial = stance.polarity is Polarity.DENY
        if is_denial and targets[0][0] == "claim":
            targets = (self._denial(stance.target),)
        act = act_of(stance, targets[0][0])
        words = self._words(stance)
        locution = self._locution(stance, "", stance.expert, words)
        if not stance.is_own:
            reported = self._locution(stance, "reported", stance.voice or "", words)
            conveying = AifNode(("stance", stance.id, "report"), "YA", ASSERTING)
            self._scheme(conveying, [locution], [reported])
            locution = reported
        self._scheme(AifNode(("stance", stance.id, "illocution"), "YA", act), [locution], targets)

    def _locution(self, stance: Stance, part: str, voice: str, words: str) -> Key:
        name = self.names.get(voice, voice)
        text = f"{name}: {words}" if name else words
        node = AifNode(("stance", stance.id, part), "L", text)
        if not part:
            node = AifNode(node.key, "L", text, speaker=voice, date=stance.date)
        return self._add(node)

    def _words(self, stance: Stance) -> str:
        """What was said: the words of the passage, else the mapper's, else the claim."""
        if stance.quotation is not None and stance.quotation.exact:
            return stance.quotation.exact
        text = stance.wording or self.claims.get(stance.target, "")
        if stance.polarity is Polarity.DENY and text and not stance.wording:
            return denial_of(text)
        return text or NOTHING_SAID

    def _denial(self, claim: str) -> Key:
        key: Key = ("claim", claim, "denial")
        if key not in self.nodes:
            self._add(AifNode(key, "I", denial_of(self.claims[claim])))
            self._conflict(("claim", claim, "denial/conflict"), key, ("claim", claim, ""))
        return key


def _claim_keys(claims: Iterable[str]) -> list[Key]:
    return [("claim", claim, "") for claim in claims]


def surname_in(expert: Expert) -> str:
    """The surname that the map states, if it stands at the end of the name; else ""."""
    family = expert.family
    return family if family and expert.name.endswith(f" {family}") else ""
