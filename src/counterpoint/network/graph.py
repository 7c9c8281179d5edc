"""The NetworkX graph of a map: every claim, argument, attack and expert, and every tie.

What belongs here: names and attributes of nodes and edges, plain enough for GraphML, GEXF and
node-link JSON. What does not: classes of equivalent claims, and anything that is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import networkx as nx

from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Quotation,
    Relation,
    Stance,
)

# XML 1.0 has no way to write these (https://www.w3.org/TR/xml/#charsets), and reads each line
# break as a line feed. One rule for the three formats, so that they carry the same.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile("\r\n?")
_CHANGED = re.compile(f"{_NOT_IN_XML.pattern}|\r")

Attributes = dict[str, str | float]


def node_name(kind: str, record_id: str) -> str:
    """The name of a record's node: ids are unique only among their kind, so both are in it.

    >>> node_name("claim", "charge-for-the-centre")
    'claim:charge-for-the-centre'
    """
    return f"{kind}:{record_id}"


def record_id(node: str) -> str:
    """The id of the record that a node stands for."""
    return node.partition(":")[2]


def is_claim(node: str) -> bool:
    """Whether a node stands for a claim."""
    return node.startswith("claim:")


def sources_of(graph: nx.MultiDiGraph[str], node: str, kind: str) -> Iterator[str]:
    """The nodes from which edges of a kind lead to ``node``."""
    edges = graph.in_edges(node, data=True)
    return (start for start, _, attributes in edges if attributes["kind"] == kind)


def targets_of(graph: nx.MultiDiGraph[str], node: str, kind: str) -> Iterator[str]:
    """The nodes to which edges of a kind lead from ``node``."""
    edges = graph.out_edges(node, data=True)
    return (end for _, end, attributes in edges if attributes["kind"] == kind)


def to_networkx(argument_map: ArgumentMap) -> nx.MultiDiGraph[str]:
    r"""A directed multigraph of a map, with attributes that every graph format can carry.

    Nodes are named ``claim:ID``, ``argument:ID``, ``attack:ID`` and ``expert:ID``; each has its
    ``kind`` and a ``label``, a claim its ``text``, ``claim_kind`` and ``topics``, an argument its
    ``scheme``, an attack its ``attack`` (rebut, undermine, undercut), an expert a ``standing``.
    Edges have their ``kind``: ``premise`` (claim to argument or attack), ``conclusion`` (argument
    to claim or argument), ``attack`` (attack to its target), ``relation`` (claim to claim, with
    ``relation`` and ``degree``) and ``stance`` (expert to target, with ``polarity``,
    ``directness`` and ``firmness``); the key of an edge is the id of its record, for a premise
    followed by its position, and stands in ``record`` too, since not every reader keeps keys.

    Values are strings and floats; lists of ids are joined by blanks, and what a map does not say
    has no attribute. Characters that XML cannot write stand as U+FFFD, line breaks as ``\n``.
    Linear in the size of the map.

    >>> from counterpoint.model import Claim, Expert, Stance
    >>> graph = to_networkx(
    ...     ArgumentMap(
    ...         id="city",
    ...         base="https://example.org/city/",
    ...         title="Traffic",
    ...         question="What first?",
    ...         experts=(Expert("ruiz", "Ana Ruiz"),),
    ...         claims=(Claim("charge", "Charge for the centre", "Cars should pay."),),
    ...         stances=(Stance("s1", "ruiz", "charge"),),
    ...     )
    ... )
    >>> graph.nodes["claim:charge"]["label"]
    'Charge for the centre'
    >>> list(graph.edges(keys=True, data="polarity"))
    [('expert:ruiz', 'claim:charge', 's1', 'affirm')]
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(
        _said_texts(
            name=argument_map.title,
            question=argument_map.question,
            language=argument_map.language,
            base=argument_map.base,
        )
    )
    graph.add_nodes_from(_nodes(argument_map))
    for start, end, key, attributes in _edges(argument_map, _nodes_by_id(argument_map)):
        graph.add_edge(start, end, key, **attributes)
    return graph


def _nodes(argument_map: ArgumentMap) -> Iterator[tuple[str, Attributes]]:
    for claim in argument_map.claims:
        yield (
            node_name("claim", claim.id),
            _said_texts(
                kind="claim",
                label=claim.title or claim.id,
                text=claim.text,
                claim_kind=claim.kind.value if claim.kind else "",
                topics=" ".join(claim.topics),
            ),
        )
    for argument in argument_map.arguments:
        label = argument.title or argument.id
        rest = {"text": argument.text, "scheme": argument.scheme}
        attributes = _said_texts(kind="argument", label=label, **rest)
        yield node_name("argument", argument.id), attributes
    for attack in argument_map.attacks:
        label = attack.title or attack.id
        attributes = _said_texts(kind="attack", label=label, attack=attack.kind.value)
        yield node_name("attack", attack.id), attributes
    for expert in argument_map.experts:
        label = expert.name or expert.id
        attributes = _said_texts(kind="expert", label=label, standing=expert.standing.value)
        yield node_name("expert", expert.id), attributes


def _nodes_by_id(argument_map: ArgumentMap) -> dict[str, tuple[str, ...]]:
    """The claims, arguments and attacks that bear each id, in that order.

    One id may name a claim and an argument (a titled reason is both); what is said of it is
    then said of both.
    """
    nodes: dict[str, tuple[str, ...]] = {}
    for kind, records in (
        ("claim", argument_map.claims),
        ("argument", argument_map.arguments),
        ("attack", argument_map.attacks),
    ):
        for record in records:
            nodes[record.id] = (*nodes.get(record.id, ()), node_name(kind, record.id))
    return nodes


_Edge = tuple[str, str, str, Attributes]


def _edges(argument_map: ArgumentMap, nodes: Mapping[str, tuple[str, ...]]) -> Iterator[_Edge]:
    yield from _premises("argument", argument_map.arguments)
    yield from _premises("attack", argument_map.attacks)
    for argument in argument_map.arguments:
        if argument.conclusion is not None:
            start, end = node_name("argument", argument.id), nodes[argument.conclusion][0]
            yield start, end, argument.id, {"kind": "conclusion", "record": argument.id}
    for attack in argument_map.attacks:
        # An undercut tells against a step, never against a claim of the same name.
        end = nodes[attack.target][-1 if attack.kind is AttackKind.UNDERCUT else 0]
        yield (
            node_name("attack", attack.id),
            end,
            attack.id,
            {"kind": "attack", "record": attack.id},
        )
    for relation in argument_map.relations:
        start, end = node_name("claim", relation.source), node_name("claim", relation.target)
        yield start, end, relation.id, _relation_attributes(relation)
    experts = {expert.id: node_name("expert", expert.id) for expert in argument_map.experts}
    for stance in argument_map.stances:
        attributes = _stance_attributes(stance)
        for target in nodes[stance.target]:
            yield experts[stance.expert], target, stance.id, attributes


def _premises(kind: str, inferences: Iterable[Argument | Attack]) -> Iterator[_Edge]:
    for inference in inferences:
        end = node_name(kind, inference.id)
        for position, premise in enumerate(inference.premises):
            key = f"{inference.id}-premise-{position}"
            yield node_name("claim", premise), end, key, {"kind": "premise", "record": inference.id}


def _relation_attributes(relation: Relation) -> Attributes:
    attributes: Attributes = {
        "kind": "relation",
        "record": relation.id,
        "relation": relation.kind.value,
        "degree": float(relation.degree),
    }
    return attributes | _said_texts(
        note=relation.note,
        asserted_by=relation.asserted_by,
        quote=_exact(relation.quotation),
    )


def _stance_attributes(stance: Stance) -> Attributes:
    attributes: Attributes = {
        "kind": "stance",
        "record": stance.id,
        "polarity": stance.polarity.value,
        "directness": stance.directness.value,
        "firmness": stance.firmness.value,
    }
    if stance.confidence is not None:
        attributes["confidence"] = float(stance.confidence)
    if stance.grade is not None:
        attributes["grade"] = stance.grade.value
    attributes |= _said_texts(
        confidence_said=stance.confidence_said,
        conditions=" ".join(stance.conditions),
        goals=" ".join(stance.goals),
        wording=stance.wording,
        quote=_exact(stance.quotation),
        document=stance.source,
        date=stance.date,
        voice=stance.voice,
        answers=stance.answers,
        note=stance.note,
    )
    return attributes


def _exact(quotation: Quotation | None) -> str:
    return quotation.exact if quotation is not None else ""


def _said_texts(**texts: str | None) -> Attributes:
    """The texts that there are, as every format can carry them."""
    return {name: portable_text(text) for name, text in texts.items() if text}


def portable_text(text: str) -> str:
    """A text as each of the formats can write it."""
    if _CHANGED.search(text) is None:
        return text
    return _LINE_BREAK.sub("\n", _NOT_IN_XML.sub("\ufffd", text))
