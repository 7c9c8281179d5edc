"""Names of schemes: what AIF calls them, and what kinds of records they are with us.

A name that only repeats the type of its node says nothing. The names of conflicts and rephrasings
are ours: AIF has one default each, and a reader that does not know ours finds that default beside.
"""

from __future__ import annotations

from counterpoint.formats.aif.graph import AifGraph
from counterpoint.model import AttackKind, RelationKind

DEFAULTS = {"RA": "Default Inference", "CA": "Default Conflict", "MA": "Default Rephrase"}
# Texts of scheme nodes that name no scheme.
SILENT = {kind: frozenset({"", kind, default}) for kind, default in DEFAULTS.items()}

SCHEMES_OF_CONFLICTS = {
    RelationKind.CONTRADICTS: "Contradiction",
    RelationKind.CONTRARY: "Contrary",
    RelationKind.INCOMPATIBLE: "Incompatibility",
}
SCHEMES_OF_REPHRASES = {
    RelationKind.EQUIVALENT: "Equivalence",
    RelationKind.SUMMARISES: "Summary",
}
SCHEMES_OF_ATTACKS = {
    AttackKind.REBUT: "Rebuttal",
    AttackKind.UNDERMINE: "Undermining",
    AttackKind.UNDERCUT: "Undercut",
}
CONFLICTS_BY_SCHEME = {name: kind for kind, name in SCHEMES_OF_CONFLICTS.items()}
ATTACKS_BY_SCHEME = {name: kind for kind, name in SCHEMES_OF_ATTACKS.items()}
# A rephrasing says the same in other words, if its name says no more than that.
REPHRASES_BY_SCHEME = {name: kind for kind, name in SCHEMES_OF_REPHRASES.items()} | {
    "": RelationKind.EQUIVALENT,
    "Rephrase": RelationKind.EQUIVALENT,
}

NOTHING_SAID = "(so argues)"  # the text of a locution that has no words of its own
_DENIED = "It is not so that: "


def denial_of(text: str) -> str:
    """The proposition of whoever denies one.

    >>> denial_of("A toll is needed.")
    'It is not so that: A toll is needed.'
    """
    return f"{_DENIED}{text}"


def denied_in(text: str) -> str | None:
    """What a text denies in the words of `denial_of`, ``None`` if it does not."""
    return text[len(_DENIED) :] if text.startswith(_DENIED) else None


def scheme_of(graph: AifGraph, node: str) -> str:
    """The name of a scheme node's scheme, "" where it says no more than its type does."""
    return scheme_name(graph.types[node], graph.schemes.get(node, ""), graph.texts[node])


def scheme_name(kind: str, scheme: str, text: str) -> str:
    """The name of a scheme by the type, the scheme and the text of its node, the scheme first.

    >>> scheme_name("RA", "", "Example"), scheme_name("RA", "Default Inference", "RA")
    ('Example', '')
    """
    silent = SILENT.get(kind) or frozenset({"", kind})
    name = text if scheme in silent else scheme
    return "" if name in silent else name
