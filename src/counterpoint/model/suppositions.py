"""The records of a supposition: what is taken for settled, and what would be told otherwise.

``docs/findings.md`` says what it means. A supposition says nothing of what anybody would say: it
leaves out what gives nothing under it. Ids inside are ids of the map's records or of findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from counterpoint.model.display import Displayed, count_of
from counterpoint.model.findings import Finding, Ranked
from counterpoint.model.issues import Issue, IssuePosition


@dataclass(frozen=True, slots=True)
class Supposition:
    """Claims supposed false (``rejected``) or true (``accepted``), and experts who are left out.

    The latter are ``silenced``. All are ids, in the order in which they are told.
    """

    rejected: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    silenced: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is supposed."""
        return not (self.rejected or self.accepted or self.silenced)


class FallReason(Enum):
    """Why a statement gives nothing under a supposition."""

    REJECTED = "rejected"
    DENIED = "denied"
    CONDITION = "condition"
    EXCEPTION = "exception"
    OTHER_ADVICE = "other-advice"
    SILENCED = "silenced"
    STEP = "step"
    PREMISE = "premise"
    REASONS = "reasons"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Fallen:
    """A stance that gives nothing under a supposition, and why.

    ``through`` is the claim, the argument or the attack by which it falls; empty for who is
    left out.
    """

    stance: str
    reason: FallReason
    through: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A claim that is settled by what is supposed, false or true, and the claim by which it is."""

    claim: str
    truth: bool
    through: str


@dataclass(frozen=True, slots=True, repr=False)
class Outlook:
    """What is told of a debate, as it is or under a supposition: findings and issues, ranked.

    ``cruxes`` are empty where they were not asked for.
    """

    agreements: tuple[Finding, ...]
    tensions: tuple[Finding, ...]
    issues: tuple[Issue, ...]
    cruxes: tuple[Ranked, ...] = ()

    def __repr__(self) -> str:
        counts = (
            *(count_of(len(self.agreements), "agreement"), count_of(len(self.tensions), "tension")),
            count_of(len(self.issues), "issue"),
        )
        return f"<Outlook: {', '.join(counts)}>"


class Movement(Enum):
    """What becomes of a finding, an issue or a crux under a supposition."""

    GONE = "gone"
    NEW = "new"
    STRONGER = "stronger"
    WEAKER = "weaker"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding as it is and as it would stand; ``None`` where there is none.

    ``sentence`` says it and names the supposition, ``statement`` is the same without.
    """

    movement: Movement
    before: Finding | None
    after: Finding | None
    sentence: str
    statement: str


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """Where an expert stands on an issue, as it is and under a supposition; ``None`` if silent."""

    expert: str
    before: IssuePosition | None
    after: IssuePosition | None


@dataclass(frozen=True, slots=True)
class IssueChange:
    """An issue as it is and as it would stand; ``places`` are those that differ."""

    movement: Movement
    before: Issue | None
    after: Issue | None
    places: tuple[PlaceChange, ...]
    sentence: str
    statement: str


@dataclass(frozen=True, slots=True)
class CruxChange:
    """A crux as it is and as it would stand."""

    movement: Movement
    before: Ranked | None
    after: Ranked | None
    sentence: str
    statement: str


@dataclass(frozen=True, slots=True, repr=False)
class Supposed(Displayed):
    """What would be told otherwise under a supposition, and why.

    ``title`` says the supposition. ``consequences`` follow from it, ``fallen`` are the statements
    that give nothing under it. ``outlook`` is all that would be told; the changes are against what
    is told of the debate as it is, issues in a reader's order, findings strongest first.
    ``grounds`` says the consequences, each with whose word or reading it is; ``proof`` has these
    and why each statement fell. Where nothing changes, ``grounds`` names the objections that
    stand as before.
    """

    supposition: Supposition
    title: str
    consequences: tuple[Settled, ...]
    fallen: tuple[Fallen, ...]
    outlook: Outlook
    issues: tuple[IssueChange, ...]
    agreements: tuple[FindingChange, ...]
    tensions: tuple[FindingChange, ...]
    cruxes: tuple[CruxChange, ...]
    grounds: tuple[str, ...]
    proof: tuple[str, ...]

    @property
    def is_without_effect(self) -> bool:
        """Whether everything would be told as it is."""
        return not (self.issues or self.agreements or self.tensions or self.cruxes)

    @property
    def changes(self) -> tuple[IssueChange | FindingChange | CruxChange, ...]:
        """All that would be told otherwise: issues, agreements, tensions, cruxes."""
        return (*self.issues, *self.agreements, *self.tensions, *self.cruxes)

    def __repr__(self) -> str:
        return f"<Supposed: {self.title}; {count_of(len(self.changes), 'change')}>"
