"""The table of metadata: which keys there are, on what they stand, and which are Argdown's."""

from __future__ import annotations

from enum import Enum

from counterpoint.formats.argdown_map.metadata.stance_fields import STANCE_FIELDS
from counterpoint.model import RelationKind


class StanceWord(Enum):
    """What ``stance`` may say."""

    AFFIRM = "affirm"
    DENY = "deny"
    NONE = "none"


# How people call them who write tables, or sentences.
STANCES_MEANT = {
    word: stance.value
    for stance, words in (
        (StanceWord.AFFIRM, "affirmed agree agreed agrees for pro support supports yes"),
        (
            StanceWord.DENY,
            "against con denied denies disagree disagreed disagrees no oppose opposes",
        ),
    )
    for word in words.split()
}

HEADING_KEYS = ("expert", "source")
# Any of these makes an occurrence without a text of its own a stance.
_ASIDES = ("to", "answers", "sums")
SPEAKING_KEYS = ("quote", "mode", "stance", "if", *_ASIDES, "expert", "voice")
STANCE_KEYS = (*SPEAKING_KEYS, "source", "decides", *(field.name for field in STANCE_FIELDS))
# The key, the relation that it states, and whether it is read backwards.
RELATION_KEYS: dict[str, tuple[RelationKind, bool]] = {
    **{kind.value: (kind, False) for kind in RelationKind},
    "broader": (RelationKind.NARROWER, True),
}
# Names warnings that were looked at, on a statement or in the frontmatter.
ACKNOWLEDGED = "acknowledged"
MEMBER_KEYS = (
    "kind",
    "actor",
    "issue",
    "no-conflict",
    *STANCE_KEYS,
    "inference",
    "scheme",
    *RELATION_KEYS,
    ACKNOWLEDGED,
)
# What Argdown's own tools read (https://argdown.org/guide/): left alone without a word.
ARGDOWN_KEYS = frozenset(
    {
        "color",
        "fontColor",
        "fontSize",
        "images",
        "isCanonical",
        "isClosed",
        "isGroup",
        "isInGroup",
        "isInMap",
        "links",
        "rank",
        "tags",
        "uses",
    }
)
