"""The argumentation schemes that Arguebuf numbers, by the names of its Protobuf enumeration.

``SUPPORT_EXPERT_OPINION`` is called "Expert Opinion" in a map (Walton, Reed and Macagno 2008,
Argumentation Schemes). Files of 2021 have a type (``SCHEME_TYPE_SUPPORT``) beside a scheme of
another, longer enumeration, whose names are taken as they are.
"""

from __future__ import annotations

from types import MappingProxyType

from counterpoint.formats.foreign.json_fields import JsonObject, text_of
from counterpoint.formats.foreign.scheme_graph import SchemeKind, SchemeNode

DEFAULT = "DEFAULT"
# In the order of their numbers from 0 on; arg_services/graph/v1/graph.proto.
_SUPPORTS = (
    *(DEFAULT, "POSITION_TO_KNOW", "EXPERT_OPINION", "WITNESS_TESTIMONY", "POPULAR_OPINION"),
    *("POPULAR_PRACTICE", "EXAMPLE", "ANALOGY", "PRACTICAL_REASONING_FROM_ANALOGY"),
    *("COMPOSITION", "DIVISION", "OPPOSITIONS", "RHETORICAL_OPPOSITIONS", "ALTERNATIVES"),
    *("VERBAL_CLASSIFICATION", "VERBAL_CLASSIFICATION_DEFINITION"),
    *("VERBAL_CLASSIFICATION_VAGUENESS", "VERBAL_CLASSIFICATION_ARBITRARINESS"),
    *("INTERACTION_OF_ACT_AND_PERSON", "VALUES", "SACRIFICE", "THE_GROUP_AND_ITS_MEMBERS"),
    *("PRACTICAL_REASONING", "TWO_PERSON_PRACTICAL_REASONING", "WASTE", "SUNK_COSTS"),
    *("IGNORANCE", "EPISTEMIC_IGNORANCE", "CAUSE_TO_EFFECT", "CORRELATION_TO_CAUSE", "SIGN"),
    *("ABDUCTIVE", "EVIDENCE_TO_HYPOTHESIS", "CONSEQUENCES", "PRAGMATIC_ALTERNATIVES", "THREAT"),
    *("FEAR_APPEAL", "DANGER_APPEAL", "NEED_FOR_HELP", "DISTRESS", "COMMITMENT", "ETHOTIC"),
    *("GENERIC_AD_HOMINEM", "PRAGMATIC_INCONSISTENCY", "INCONSISTENT_COMMITMENT"),
    *("CIRCUMSTANTIAL_AD_HOMINEM", "BIAS", "BIAS_AD_HOMINEM", "GRADUALISM", "SLIPPERY_SLOPE"),
    *("PRECEDENT_SLIPPERY_SLOPE", "SORITES_SLIPPERY_SLOPE", "VERBAL_SLIPPERY_SLOPE"),
    *("FULL_SLIPPERY_SLOPE", "CONSTITUTIVE_RULE_CLAIMS", "RULES", "EXCEPTIONAL_CASE"),
    *("PRECEDENT", "PLEA_FOR_EXCUSE", "PERCEPTION", "MEMORY", "POSITIVE_VALUES"),
    *("NEGATIVE_VALUES", "POSITIVE_CONSEQUENCES", "NEGATIVE_CONSEQUENCES"),
)
_KINDS = MappingProxyType(
    {
        "support": SchemeKind.SUPPORT,
        "attack": SchemeKind.ATTACK,
        "preference": SchemeKind.PREFERENCE,
        "rephrase": SchemeKind.REPHRASE,
    }
)
# Of the type of 2021, by number.
_TYPES = ("UNSPECIFIED", "SUPPORT", "ATTACK", "REPHRASE", "TRANSITION", "PREFERENCE", "ASSERTION")
_SMALL_WORDS = frozenset({"to", "of", "and", "the", "for", "from", "its", "ad"})


def scheme_in(scheme: JsonObject) -> SchemeNode:
    """What a scheme of a node says; unknown where it has no type, which Arguebuf allows."""
    for field, kind in _KINDS.items():
        if field in scheme:
            return SchemeNode(kind, _label(_name(text_of(scheme, field), "SUPPORT_", _SUPPORTS)))
    word = _name(text_of(scheme, "type"), "SCHEME_TYPE_", _TYPES).lower()
    name = text_of(scheme, "argumentationScheme", "argumentation_scheme")
    if word in _KINDS:
        return SchemeNode(_KINDS[word], _label(_name(name, "SCHEME_", ("UNSPECIFIED",))))
    return SchemeNode(SchemeKind.UNKNOWN)


def support_of(scheme: str) -> str | None:
    """The member of the enumeration that is called so, ``None`` where none is.

    >>> support_of("Expert Opinion"), support_of(""), support_of("Wish")
    ('SUPPORT_EXPERT_OPINION', 'SUPPORT_DEFAULT', None)
    """
    name = "_".join(scheme.upper().split()) or DEFAULT
    return f"SUPPORT_{name}" if name in _SUPPORTS else None


def _name(word: str, prefix: str, numbered: tuple[str, ...]) -> str:
    """A member's name without its prefix; a number stands for the member of that number."""
    if word.isascii() and word.isdigit() and len(word) < 4:
        return numbered[int(word)] if int(word) < len(numbered) else word
    return word.removeprefix(prefix)


def _label(name: str) -> str:
    """A member's name as people write it; "" for the default."""
    words = name.replace("_", " ").split()
    if name in {DEFAULT, "ATTACK_DEFAULT", "UNSPECIFIED"} or name.endswith("_DEFAULT"):
        return ""
    if name != name.upper():
        return " ".join(words)
    lower = [word.lower() for word in words]
    return " ".join(
        word if i and word in _SMALL_WORDS else word.capitalize() for i, word in enumerate(lower)
    )
