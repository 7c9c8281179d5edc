"""I-nodes as claims, and those that only say that another is not so as denials of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterpoint.formats.aif.graph import GraphNode
from counterpoint.formats.aif.names import denied_in
from counterpoint.formats.aif.reading import Reading
from counterpoint.model import Claim


@dataclass(slots=True)
class Claims:
    """``denied`` has, by I-node that is no claim but a denial, the claim that it denies.

    ``conflicts`` are the CA-nodes between the two.
    """

    denied: dict[str, str] = field(default_factory=dict)
    conflicts: set[str] = field(default_factory=set)


def read_claims(reading: Reading) -> Claims:
    """Add a claim for each I-node that is no denial; linear."""
    claims = Claims()
    propositions = [node for node in reading.graph.nodes.values() if node.type == "I"]
    for node in propositions:
        if denied_in(node.text) is not None:
            _note_denial(node, reading, claims)
    for node in propositions:
        reading.nodes_read.add(node.id)
        if node.id not in claims.denied:
            reading.builder.add(Claim(node.id, node.title, node.text, place=reading.place))
            reading.join(node.id, "claim", node.id)
            if not (node.text or node.title).strip():
                reading.note("text", "texts of propositions (I-nodes) that have none", node.id)
    return claims


def _note_denial(node: GraphNode, reading: Reading, claims: Claims) -> None:
    """Take a node for a denial if it is spoken, and in conflict with what it denies both ways."""
    before, behind = reading.before[node.id], reading.behind[node.id]
    into = reading.those_of(before, "CA")
    acts = reading.those_of(before, "YA")
    if not (len(into) == len(behind) == 1 and acts and len(acts) == len(before) - 1):
        return
    conflict, back = behind[0], into[0]
    ends = (reading.behind[conflict], reading.before[back])
    is_mutual = (
        reading.type_of(conflict) == "CA"
        and reading.before[conflict] == reading.behind[back] == [node.id]
        and ends[0] == ends[1]
        and len(ends[0]) == 1
    )
    if is_mutual and reading.graph.nodes[ends[0][0]].text == denied_in(node.text):
        claim = ends[0][0]
        claims.denied[node.id] = claim
        claims.conflicts |= {conflict, back}
        reading.join(node.id, "claim", claim, "denial")
        reading.join(conflict, "claim", claim, "denial/conflict")
        reading.join(back, "claim", claim, "denial/conflict/back")
        reading.nodes_read |= {conflict, back}
        reading.edges_read |= {
            *((node.id, conflict), (conflict, claim), (claim, back), (back, node.id)),
        }
