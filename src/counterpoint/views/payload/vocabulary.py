"""The names that the page shares with Python, as a module of the page's program.

They are written once, here and in the model; ``js/ground/vocabulary.js`` is made from them, and a
test compares the two. What belongs here: names that stand in the page's data. What does not: the
words that a reader sees (the catalogue), and the orders in which a view shows things.

    python -m counterpoint.views.payload.vocabulary > src/counterpoint/views/js/ground/vocabulary.js
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from enum import Enum

from counterpoint.formats.source_texts import MOST_WORDS
from counterpoint.model import (
    LARGEST_PANEL,
    AttackKind,
    BriefPart,
    ClaimKind,
    Difference,
    Directness,
    FindingKind,
    Firmness,
    Mark,
    Polarity,
    RelationKind,
    Shift,
    Standing,
    StepKind,
    Verification,
)
from counterpoint.views.payload.chain import CHAIN_LABELS
from counterpoint.views.payload.findings import FINDING_GROUPS, RANKINGS
from counterpoint.views.payload.records import NEITHER
from counterpoint.views.scenes.drawn import EVERYTHING, NO_TOPIC
from counterpoint.wording import MOST_NAMED

_HEAD = "/** The names that the page shares with Python; made by `views/payload/vocabulary.py`. */"
# Of reasons; what is drawn for attacks and relations is called as they are.
_REASON_LINES = ("support", "backing")
_WIDTH = 100


def vocabulary_module() -> str:
    """The text of the module: a constant for each list of names, and for each single one."""
    lines = [
        *_REASON_LINES,
        *_values(AttackKind),
        *(kind.value for kind in RelationKind if kind is not RelationKind.SUMMARISES),
    ]
    names: dict[str, tuple[str, Iterable[str]]] = {
        "STANDINGS": ("How an expert comes to speak", _values(Standing)),
        "CLAIM_KINDS": ("What a claim may be", _values(ClaimKind)),
        "POLARITIES": ("For, against, and of neither side", (*_values(Polarity), NEITHER)),
        "MODES": ("How a stance is taken", [*_values(Directness), *_values(Firmness)]),
        "SHIFTS": ("How a report differs from its passage", _values(Shift)),
        "CHECKS": ("Whether a passage was found in its source", _values(Verification)),
        "ATTACK_KINDS": ("What an attack is aimed at", _values(AttackKind)),
        "RELATION_KINDS": ("How a claim stands to another", _values(RelationKind)),
        "LINE_KINDS": ("What the map draws lines for", lines),
        "FINDING_KINDS": ("What a finding may be", _values(FindingKind)),
        "FINDING_GROUPS": ("What findings come to", FINDING_GROUPS),
        "STEP_KINDS": ("What shows a finding", _values(StepKind)),
        "MARKS": ("How an expert stands to what an issue asks about", _values(Mark)),
        "DIFFERENCES": ("What sort of difference an issue shows", _values(Difference)),
        "BRIEF_PARTS": ("What the sentences of a brief say", _values(BriefPart)),
        "CHAIN_LABELS": ("How the claims of what it turns on lead to each other", CHAIN_LABELS),
        "RANKINGS": ("The lists of ranked claims", RANKINGS),
    }
    constants: dict[str, tuple[str, str | int]] = {
        "EVERYTHING": ("The topic of the drawing of everything", EVERYTHING),
        "NO_TOPIC": ("The topic of claims without one", NO_TOPIC),
        "MOST_NAMED": ("Beyond this a list of experts is cut short", MOST_NAMED),
        "MOST_PHRASE_WORDS": ("A longer stretch is no key phrase", MOST_WORDS),
        "LARGEST_PANEL": ("A larger panel is a crowd", LARGEST_PANEL),
    }
    parts = [_list_of(name, *entry) for name, entry in names.items()]
    parts += [_constant(name, *entry) for name, entry in constants.items()]
    return "\n".join([_HEAD, *(f"\n{part}" for part in parts)]) + "\n"


def _values(kinds: type[Enum]) -> list[str]:
    return [str(kind.value) for kind in kinds]


def _list_of(name: str, meaning: str, values: Iterable[str]) -> str:
    """A frozen list whose members are types to the checker, broken as the formatter breaks it."""
    words = [json.dumps(value) for value in values]
    inner = f"/** @type {{const}} */ ([{', '.join(words)}])"
    line = f"export const {name} = Object.freeze({inner});"
    if len(line) > _WIDTH:
        if len(inner) > _WIDTH - len("  ,"):
            rows = "".join(f"    {word},\n" for word in words)
            inner = f"/** @type {{const}} */ ([\n{rows}  ])"
        line = f"export const {name} = Object.freeze(\n  {inner},\n);"
    return f"/** {meaning}. */\n{line}"


def _constant(name: str, meaning: str, value: str | int) -> str:
    return f"/** {meaning}. */\nexport const {name} = {json.dumps(value)};"


if __name__ == "__main__":
    sys.stdout.write(vocabulary_module())
