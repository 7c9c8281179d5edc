"""I-nodes as claims, and those that only say that another is not so as denials of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterpoint.formats.aif.names import denied_in
from counterpoint.formats.aif.reading import AifReading
from counterpoint.model import Claim


@dataclass(slots=True)
class Claims:
    """``denied`` has, by I-node that is no claim but a denial, the claim that it denies.

    ``conflicts`` are the CA-nodes between the two. ``nodes`` are the I-nodes that are claims.
    """

    nodes: dict[str, None] = field(default_factory=dict)
    denied: dict[str, str] = field(default_factory=dict)
    conflicts: set[str] = field(default_factory=set)


def read_claims(reading: AifReading) -> Claims:
    """Add a claim for each I-node that is no denial; linear."""
    claims, graph = Claims(), reading.graph
    propositions = graph.of_type("I")
    for node in propositions:
        text = denied_in(graph.texts[node])
        if text is not None:
            _note_denial(node, text, reading, claims)
    reading.nodes_read.update(propositions)
    claims.nodes = dict.fromkeys(x for x in propositions if x not in claims.denied)
    titles, texts, place = graph.titles, graph.texts, reading.place
    records = [Claim(node, titles.get(node, ""), texts[node], place=place) for node in claims.nodes]
    reading.builder.add(*records)
    for node in claims.nodes:
        reading.join(node, "claim", node)
        if not (texts[node] or titles.get(node, "")).strip():
            reading.note("text", "texts of propositions (I-nodes) that have none", node)
    return claims


def _note_denial(node: str, text: str, reading: AifReading, claims: Claims) -> None:
    """Take a node for a denial if it is spoken, and in conflict with what it denies both ways."""
    before, behind = reading.before[node], reading.behind[node]
    into = reading.those_of(before, "CA")
    acts = reading.those_of(before, "YA")
    if not (len(into) == len(behind) == 1 and acts and len(acts) == len(before) - 1):
        return
    conflict, back = behind[0], into[0]
    ends = (reading.behind[conflict], reading.before[back])
    is_mutual = (
        reading.type_of(conflict) == "CA"
        and reading.before[conflict] == reading.behind[back] == [node]
        and ends[0] == ends[1]
        and len(ends[0]) == 1
    )
    if not is_mutual:
        return
    claim = ends[0][0]
    if reading.type_of(claim) == "I" and reading.graph.texts[claim] == text:
        claims.denied[node] = claim
        claims.conflicts |= {conflict, back}
        reading.join(node, "claim", claim, "denial")
        reading.join(conflict, "claim", claim, "denial/conflict")
        reading.join(back, "claim", claim, "denial/conflict/back")
        reading.nodes_read |= {conflict, back}
        reading.edges_read |= {
            *((node, conflict), (conflict, claim), (claim, back), (back, node)),
        }
