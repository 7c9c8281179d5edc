"""What a person decides about a map: one record each, in the words of the map's own records.

Ids are those of the map as it stands before the decision. What belongs here: the records. What
does not: where in a file a decision is written (`counterpoint.formats.argdown_map.editing`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from counterpoint.model.argument_map import (
    Claim,
    Expert,
    IssueName,
    JudgedPair,
    Quotation,
    Relation,
    Stance,
    Topic,
)
from counterpoint.model.manner import Directness


class ReasonSort(Enum):
    """How a reason is told: for a claim or a step, against a claim, against a step."""

    SUPPORT = "support"
    OBJECTION = "objection"
    UNDERCUT = "undercut"


@dataclass(frozen=True, slots=True)
class ReasonFor:
    """What a claim is put forward for or against: ``target`` is a claim, or a reason.

    ``directness`` is how the step is said: explicit or implied.
    """

    target: str
    sort: ReasonSort = ReasonSort.SUPPORT
    directness: Directness = Directness.EXPLICIT


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim that is new, with who says it, where somebody does, and as a reason for what.

    ``claim.id`` is not read; ``claim.topics`` are ids of topics, or tags that are new. The
    stance's ``target`` is not read either.
    """

    claim: Claim
    stance: Stance | None = None
    reason: ReasonFor | None = None


@dataclass(frozen=True, slots=True)
class Attach:
    """A stance toward a claim that is there: another passage, or another expert."""

    stance: Stance
    reason: ReasonFor | None = None


@dataclass(frozen=True, slots=True)
class GiveReason:
    """A claim that is there becomes a reason, put forward by ``expert`` or by nobody.

    ``quotation`` is the passage in which the two are tied, where there is one. With ``others``,
    which are premises too, it is one argument from all of them, called ``title``.
    """

    premise: str
    reason: ReasonFor
    expert: str | None = None
    source: str | None = None
    quotation: Quotation | None = None
    others: tuple[str, ...] = ()
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ChangeStance:
    """A stance is said otherwise: all but its expert, target and source may differ in ``new``."""

    stance: str
    new: Stance


@dataclass(frozen=True, slots=True)
class ChangeClaim:
    """A claim gets another title, text, kind, actor, topics or issues: those of ``new``."""

    claim: str
    new: Claim


@dataclass(frozen=True, slots=True)
class SetAside:
    """A sentence holds no claim; ``words`` are its beginning, ``why`` is said in a few words.

    ``start`` is where it begins in the text.
    """

    expert: str
    source: str
    words: str
    why: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class TakeUp:
    """A sentence that was set aside may hold a claim after all."""

    expert: str
    source: str
    words: str


@dataclass(frozen=True, slots=True)
class Relate:
    """A relation between two claims; ``relation.id`` is not read."""

    relation: Relation


@dataclass(frozen=True, slots=True)
class JudgeUnrelated:
    """Pairs of claims were compared and are unrelated; their ids are not read."""

    pairs: tuple[JudgedPair, ...]


class Removable(Enum):
    """The sorts of record that can be taken out again."""

    CLAIM = "claim"
    STANCE = "stance"
    REASON = "reason"
    RELATION = "relation"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Remove:
    """A record is taken out, with what is said of it alone; what else rests on it forbids it."""

    sort: Removable
    id: str


@dataclass(frozen=True, slots=True)
class MarkSection:
    """A voice speaks in a source from ``marker`` on, which stands at ``start`` of the text.

    The voice is new if the map has none of its id.
    """

    source: str
    expert: Expert
    marker: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class AddTopic:
    """A topic with its label; its id is the tag that claims have."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class AddIssue:
    """A matter on which the panel is compared, with the claims that belong to it: at least one."""

    issue: IssueName
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """A warning about a claim was looked at and is right as it is."""

    claim: str
    code: str


Decision: TypeAlias = (
    NewClaim
    | Attach
    | GiveReason
    | ChangeStance
    | ChangeClaim
    | SetAside
    | TakeUp
    | Relate
    | JudgeUnrelated
    | Remove
    | MarkSection
    | AddTopic
    | AddIssue
    | Acknowledge
)
