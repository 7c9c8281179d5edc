"""What the types in annotated corpora of arguments mean, whatever their spelling.

AbstRCT has Claim, MajorClaim and Premise with Support, Attack and Partial-Attack; the persuasive
essays have supports, attacks and the attribute Stance; SciArg has own_claim, background_claim,
data, semantically_same. What belongs here: words. A word that is none of these means nothing.
"""

from __future__ import annotations

MAJOR_CLAIMS = frozenset({"majorclaim", "thesis", "centralclaim", "mainclaim"})
CLAIMS = frozenset(
    (
        *MAJOR_CLAIMS,
        *("claim", "premise", "evidence", "conclusion", "reason", "rebuttal", "objection"),
        *("ownclaim", "backgroundclaim", "data", "proposal", "assertion", "position", "statement"),
        *("argument", "counterargument", "counterclaim", "component", "adu", "backing", "warrant"),
    )
)
SUPPORTS = frozenset({"support", "supports", "for", "backs", "evidence", "pro"})
PARTIAL_ATTACK = "partialattack"
ATTACKS = frozenset(
    {"attack", "attacks", PARTIAL_ATTACK, "against", "contradicts", "rebuts", "con"}
)
EQUALS = frozenset({"semanticallysame", "same", "equivalent", "equiv", "restatement"})
FOR = frozenset({"for", "pro", "support"})
AGAINST = frozenset({"against", "con", "attack"})


def plain_word(name: str) -> str:
    """A type's name in small letters alone.

    >>> plain_word("Partial-Attack"), plain_word("own_claim")
    ('partialattack', 'ownclaim')
    """
    return "".join(filter(str.isalpha, name.casefold()))
