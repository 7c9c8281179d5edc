"""What speakers do by a locution: the names of YA-schemes, and the stances that they are.

The names are those of Inference Anchoring Theory as AIFdb and OVA spell them. Whoever asks or
challenges takes no stance; such acts are told and not read. A locution anchored by a name that
says nothing (``Default Illocuting``, a hash) is what its speaker says.

Budzynska, Janier, Reed, Saint-Dizier, Stede, Yakorska 2014, A Model for Processing Illocutionary
Structures and Argumentation in Debates, LREC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterpoint.model import Directness, Firmness, Polarity, Stance


@dataclass(frozen=True, slots=True)
class Act:
    """What an act comes to; ``is_reply``: its words answer, and are no wording of a claim."""

    polarity: Polarity = Polarity.AFFIRM
    directness: Directness = Directness.EXPLICIT
    firmness: Firmness = Firmness.FLAT
    is_reply: bool = False


ASSERTING, ARGUING, DISAGREEING = "Asserting", "Arguing", "Disagreeing"
CONCEDING, UNSPECIFIC = "Conceding", "Default Illocuting"

_STATEMENT = Act()
_REPLY = Act(is_reply=True)
# Rhetorical and assertive questions convey the speaker's own opinion without stating it.
_IMPLIED = Act(directness=Directness.IMPLIED)
_ACTS = {
    "": _STATEMENT,
    "ya": _STATEMENT,
    "defaultillocuting": _STATEMENT,
    "defaultillocution": _STATEMENT,
    "asserting": _STATEMENT,
    "restating": _STATEMENT,
    "popularconceding": _STATEMENT,  # takes it for what everybody knows
    "arguing": _STATEMENT,
    "conceding": Act(firmness=Firmness.CONCEDED),
    "agreeing": _REPLY,
    "disagreeing": Act(Polarity.DENY, is_reply=True),
    "rhetoricalquestioning": _IMPLIED,
    "assertivequestioning": _IMPLIED,
}
_HASH = re.compile(r"ya[0-9a-f]{32}")
_NOT_LETTERS = re.compile(r"[\W_]+")


def act_named(name: str, *, is_conflict: bool) -> Act | None:
    """What a YA-scheme of that name does; ``None`` where it is no stance, or not known.

    Whoever disagrees by a conflict (a CA-node) puts that conflict forward.

    >>> act_named("Asserting", is_conflict=False).polarity.value
    'affirm'
    >>> act_named("Disagreeing", is_conflict=True).polarity.value
    'affirm'
    >>> act_named("Pure Questioning", is_conflict=False)
    """
    word = _NOT_LETTERS.sub("", name).casefold()
    if is_conflict and word == "disagreeing":
        return _REPLY
    return _STATEMENT if _HASH.fullmatch(word) else _ACTS.get(word)


def act_of(stance: Stance, record: str) -> str:
    """The name of what the speaker does by a stance on a ``claim``, ``argument`` or ``attack``."""
    if stance.polarity is Polarity.DENY and record == "argument":
        return DISAGREEING
    if stance.firmness is Firmness.CONCEDED:
        return CONCEDING
    if stance.directness is Directness.IMPLIED:
        return UNSPECIFIC
    return {"claim": ASSERTING, "argument": ARGUING, "attack": DISAGREEING}[record]
