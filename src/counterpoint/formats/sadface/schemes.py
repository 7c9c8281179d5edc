"""What the name of a SADFace scheme says: support and conflict are its own words.

Any other name is that of an argumentation scheme, of which each argument is one; of conflicts
the tool has ``attack``, ``disagree`` and ``defeat``.
"""

from __future__ import annotations

from counterpoint.formats.foreign.scheme_graph import SchemeKind, SchemeNode

SUPPORT = "support"
CONFLICT = "conflict"
_SUPPORTS = frozenset({"", SUPPORT, "inference", "default inference"})
_CONFLICTS = frozenset(
    {CONFLICT, "attack", "disagree", "disagreement", "defeat", "default conflict", "rebut"}
)
_KINDS = {
    "rephrase": SchemeKind.REPHRASE,
    "default rephrase": SchemeKind.REPHRASE,
    "preference": SchemeKind.PREFERENCE,
    "default preference": SchemeKind.PREFERENCE,
}


def scheme_named(name: str, *, is_conflict: bool) -> SchemeNode:
    """The scheme of a name; ``is_conflict`` where its node is of that type.

    >>> scheme_named("Expert Opinion", is_conflict=False).name
    'Expert Opinion'
    """
    word = " ".join(name.replace("_", " ").split()).casefold()
    if is_conflict or word in _CONFLICTS:
        return SchemeNode(SchemeKind.ATTACK)
    if word in _KINDS:
        return SchemeNode(_KINDS[word])
    return SchemeNode(SchemeKind.SUPPORT, "" if word in _SUPPORTS else name)
