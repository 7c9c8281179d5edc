"""The records of issues: the matters on which a panel can be compared, one entry each.

``docs/findings.md`` says how issues are found, what each mark and each difference means, and how
they are ranked. Ids inside are ids of the map's records or of its findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from counterpoint.model.argument_map import JudgedPair
from counterpoint.model.display import Displayed, count_of, short_form
from counterpoint.model.listings import Listing
from counterpoint.model.naming_records import id_called


class Mark(Enum):
    """How an expert stands to the claim that an issue asks about, in the order of telling."""

    SAYS = "says"
    RESERVED = "says-with-reserve"
    FOLLOWS = "follows"
    AGAINST = "against"
    TELLS_AGAINST = "tells-against"
    SILENT = "silent"

    @property
    def is_for(self) -> bool:
        """Whether the expert stands for the claim, by own words or by what follows from them."""
        return self in {Mark.SAYS, Mark.RESERVED, Mark.FOLLOWS}

    @property
    def is_against(self) -> bool:
        """Whether the expert stands against it, by own words or by what follows from them."""
        return self in {Mark.AGAINST, Mark.TELLS_AGAINST}


class Difference(Enum):
    """What sort of difference an issue shows among those who speak to it."""

    NONE = "none"
    CONFIDENCE = "confidence"
    FACT = "fact"
    FEASIBILITY = "feasibility"
    MEANS = "means"
    ORDER = "order"
    ACTOR = "actor"
    GOAL = "goal"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class IssuePosition:
    """Where one expert stands on an issue.

    ``says`` is one sentence; ``weight``, in [0, 1], is that of the statement that decides;
    ``claims`` are those that the expert speaks to there, the deciding one first; ``reasons`` the
    premises that the expert gives for it; ``stances`` are those that show it, with their passages.
    ``directness`` and ``firmness`` are those of the deciding stance, empty for a silent expert.
    ``in_part`` says that what is asked follows only in part from what is said, or is opposed by it
    only in part. ``is_beside``: the
    expert speaks to another claim than the one asked about, the first of ``claims``, and the mark
    tells how that one is said. ``goals``, ``answers``, ``actor`` and ``fidelity`` are those of the
    deciding stance and its claim, where they say any.
    """

    expert: str
    mark: Mark
    says: str
    weight: float = 0.0
    claims: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    directness: str = ""
    firmness: str = ""
    in_part: bool = False
    is_beside: bool = False
    goals: tuple[str, ...] = ()
    answers: str | None = None
    actor: str = ""
    fidelity: str | None = None

    @property
    def mark_key(self) -> str:
        """The name of the mark for the catalogue of sentences, apart for what is so in part."""
        is_part = self.in_part and self.mark in {Mark.FOLLOWS, Mark.TELLS_AGAINST}
        return f"mark.{self.mark.value}{'-in-part' if is_part else ''}"


class BriefPart(Enum):
    """What the sentences of a brief say, in their order; each need not be there."""

    UNREAD = "unread"
    SHARED = "shared"
    DIFFERENCE = "difference"
    SIDES = "sides"
    TURNS_ON = "turns-on"
    APART = "apart"
    UNSPOKEN = "unspoken"


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """One sentence of a brief; ``issues`` are the ids of those that it rests on, in its order.

    ``leads`` marks what a page shows first: of whom nothing is in the map, what most say, and over
    what they part.
    """

    part: BriefPart
    sentence: str
    issues: tuple[str, ...] = ()
    leads: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Issue(Displayed):
    """One matter: what is asked, the common floor, who stands where, and what kind of difference.

    ``claims`` are those that stand for its classes, the one that is asked about first;
    ``grounds`` those that are given as reasons for them by somebody. ``floor`` is the most
    general claim that all who speak affirm. ``reconciles`` are claims that would reconcile the
    sides where the map holds them. ``positions`` are those who speak, sorted by mark and then by
    weight; ``silent`` are the others of the panel, sorted. ``findings`` are ids, strongest first.
    ``rank`` is the sum that orders issues; ``is_named`` says that the mapper asked the question.
    ``judged`` are pairs of its claims, held by different experts, of which the mapper notes why
    they do not conflict; what is told first of two experts comes first. ``understood`` are
    sentences on those of the silent who say that they understand a claim of it, and no more, or
    who take no side; ``undecided`` are those of the silent who were asked and answer so, sorted.
    """

    id: str
    question: str
    claims: tuple[str, ...]
    grounds: tuple[str, ...]
    floor: str | None
    difference: Difference
    reconciles: tuple[str, ...]
    positions: tuple[IssuePosition, ...]
    silent: tuple[str, ...]
    findings: tuple[str, ...]
    rank: float
    is_named: bool = False
    judged: tuple[JudgedPair, ...] = ()
    understood: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()

    @property
    def is_compared(self) -> bool:
        """Whether two experts speak to it at least; one alone can be compared with nobody."""
        return len(self.positions) > 1

    @property
    def is_open(self) -> bool:
        """Whether those who speak have no one claim in common that all of them speak to."""
        return any(position.is_beside for position in self.positions)

    @property
    def difference_key(self) -> str:
        """The name of the difference for the catalogue of sentences.

        Apart from it are one voice alone, and several each of whom speaks of another thing.
        """
        if not self.is_compared:
            return "difference.alone"
        claims = [position.claims[0] for position in self.positions if position.claims]
        is_common = len(set(claims)) < len(claims)
        is_apart = self.is_open and not is_common and self.difference is Difference.NONE
        return "difference.apart" if is_apart else f"difference.{self.difference.value}"

    def __repr__(self) -> str:
        counts = f"{count_of(len(self.positions), 'position')}, {len(self.silent)} silent"
        return short_form(self, self.id, self.question, self.difference.value, counts)


class Issues(Listing[Issue]):
    """Issues in a reader's order."""

    __slots__ = ()
    noun = "issue"

    def _names_of(self, row: Issue) -> tuple[str, ...]:
        return (row.question,)


@dataclass(frozen=True, slots=True, repr=False)
class WhoSaysWhat(Displayed):
    """Where each expert of a panel stands on each issue.

    ``experts`` are pairs of id and short name, in the order of the map; ``issues`` are the rows.
    ``table["issue-id"]`` is the table with that row alone.
    """

    experts: tuple[tuple[str, str], ...]
    issues: Issues

    def position(self, issue: Issue | str, expert: str) -> IssuePosition | None:
        """What an expert's position is, ``None`` for who takes no side or is not on record.

        An issue may be named by its id or question, an expert by id or short name.

        Raises:
            UsageError: a name is none of this table's.
        """
        row = self.issues[issue] if isinstance(issue, str) else issue
        wished = id_called(
            expert, {key: (name,) for key, name in self.experts}, "expert of the panel"
        )
        return next((x for x in row.positions if x.expert == wished), None)

    def __getitem__(self, issue: str) -> WhoSaysWhat:
        return WhoSaysWhat(self.experts, Issues([self.issues[issue]]))

    # A table is no row of issues: without this Python would ask for issue 0, 1, 2, ...
    __iter__ = None

    def _ipython_key_completions_(self) -> list[str]:
        return [issue.id for issue in self.issues]

    def __repr__(self) -> str:
        counts = f"{count_of(len(self.issues), 'issue')}, {count_of(len(self.experts), 'expert')}"
        return f"<WhoSaysWhat: {counts}>"
