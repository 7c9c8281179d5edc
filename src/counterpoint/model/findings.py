"""The records of what is found in a map: agreements, tensions, and figures over the whole.

A finding always carries its witness: the ordered steps, each an entity of the map, that show
why it holds. Ids inside are ids of the map's records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from counterpoint.model.argument_map import Quotation
from counterpoint.model.choices import Choices, take_words
from counterpoint.model.crowd_figures import CrowdFigures
from counterpoint.model.display import Displayed, count_of, short_form
from counterpoint.model.figures import figure
from counterpoint.model.issues import BriefSentence, Issue, Issues
from counterpoint.model.listings import Listing


class FindingKind(Enum):
    """The kinds of agreement and tension; ``docs/findings.md`` defines each."""

    SAME_CLAIM = "same-claim"
    BROADER = "broader"
    BACKING = "backing"
    CONDITIONAL = "conditional"
    SIDES_WITH = "sides-with"
    SAME_ADVICE_DIFFERENT_FACTS = "same-advice-different-facts"
    CONTRADICTION = "contradiction"
    INCOMPATIBILITY = "incompatibility"
    REBUTTAL = "rebuttal"
    UNDERMINING = "undermining"
    UNDERCUT = "undercut"
    PARTS_FROM = "parts-from"
    PULL = "pull"
    SAME_FACTS_DIFFERENT_ADVICE = "same-facts-different-advice"
    OWN_TENSION = "own-tension"
    SUMMARY_AGAINST_SPEAKER = "summary-against-speaker"
    DEFENCE = "defence"
    NAMES = "names"

    @property
    def is_agreement(self) -> bool:
        """Whether the kind counts as agreement."""
        return self in _AGREEMENTS

    @property
    def is_tension(self) -> bool:
        """Whether the kind counts as tension between the named experts (or within one)."""
        return self not in _AGREEMENTS and self not in _NEITHER


_AGREEMENTS = frozenset(
    {
        FindingKind.SAME_CLAIM,
        FindingKind.BROADER,
        FindingKind.BACKING,
        FindingKind.CONDITIONAL,
        FindingKind.SIDES_WITH,
        FindingKind.SAME_ADVICE_DIFFERENT_FACTS,
    }
)
_NEITHER = frozenset({FindingKind.DEFENCE, FindingKind.SUMMARY_AGAINST_SPEAKER, FindingKind.NAMES})


class StepKind(Enum):
    """What sort of entity of the map a step of a witness is."""

    STANCE = "stance"
    CLAIM = "claim"
    ARGUMENT = "argument"
    ATTACK = "attack"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a witness: the record ``id`` of that kind, said in a plain sentence.

    ``stances`` are those that put an argument or attack forward; none for other kinds.
    ``passages`` are what is quoted for it, where they were looked up (`with_passages`).
    """

    kind: StepKind
    id: str
    sentence: str
    stances: tuple[str, ...] = ()
    passages: tuple[Quotation, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of a score, by name and value, in the order of multiplication."""

    name: str
    value: float


_FINDING_CHOICES: Choices = (("kind", FindingKind),)


@dataclass(frozen=True, slots=True, repr=False)
class Finding(Displayed):
    """An agreement or a tension and why it holds.

    ``experts`` is sorted. ``sides`` holds, for a tension between experts, the two groups
    (sorted, each non-empty); it is empty for an agreement. ``claims`` are in the order of the
    witness. ``score`` is in [-1, 1], one decimal's worth of precision, and is the product of
    ``factors``. ``reasons`` is ``same``, ``partly``, ``different`` or ``unknown`` (fewer than
    two give a reason) for a same claim and a broader, else empty. ``conditions`` are claim ids.
    ``possible`` marks what rests only on links that neither expert nor the text contributes, two
    in a row, or on a step that nobody takes. ``namings`` hold who names whom in it, speaker first,
    sorted: what is so explicit comes first among its like. ``comparison`` says, of a tension
    between experts, whether both sides speak of one time, scope and condition.
    """

    id: str
    kind: FindingKind
    experts: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    claims: tuple[str, ...]
    score: float
    factors: tuple[Factor, ...]
    witness: tuple[Step, ...]
    summary: str
    reasons: str = ""
    conditions: tuple[str, ...] = ()
    note: str = ""
    possible: bool = False
    namings: tuple[tuple[str, str], ...] = ()
    comparison: str = ""

    def __post_init__(self) -> None:
        take_words(self, _FINDING_CHOICES)

    def __repr__(self) -> str:
        return short_form(self, self.id, f"{figure(self.score, 1, sign=True)} {self.summary}")


class Findings(Listing[Finding]):
    """Findings, strongest first."""

    __slots__ = ()
    noun = "finding"


@dataclass(frozen=True, slots=True)
class Tie:
    """What a finding comes to between two experts: their own score and what it is a product of.

    ``finding`` is an id. A group's finding scores as its strongest pair does, so ``score`` is
    never further from 0 than the finding's. ``counts`` is false for what enters no figure: what
    is only possible, a defence, a naming, what is said more strongly at the same place, and a
    general claim beside a special case of it.
    """

    finding: str
    score: float
    factors: tuple[Factor, ...]
    possible: bool
    counts: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two experts stand to each other; agreement and tension are never netted.

    Both figures are in [0, 1]; ``None`` for both where the two share no object at all.
    ``shared`` counts claims (classes of equivalents) on which both take a stance, and
    ``shared_by_case`` those that one affirms and of which the other affirms a special case;
    ``coverage`` is in [0, 1]. ``ties`` are all that stands between the two: sure before
    possible, where one names the other before the rest, strong before weak, then by id; none for
    the pairs of a crowd.
    """

    first: str
    second: str
    agreement: float | None
    tension: float | None
    coverage: float
    shared: int
    ties: tuple[Tie, ...]
    shared_by_case: int = 0


@dataclass(frozen=True, slots=True)
class Between:
    """The ties of two experts by what they are, each list in the order of the ties.

    Agreements and tensions are sure; what is only possible stands apart, as defences and namings
    do.
    """

    agreements: tuple[Tie, ...]
    tensions: tuple[Tie, ...]
    possible_agreements: tuple[Tie, ...]
    possible_tensions: tuple[Tie, ...]
    defences: tuple[Tie, ...]
    namings: tuple[Tie, ...]

    @classmethod
    def of(cls, row: Alignment, kinds: Mapping[str, FindingKind]) -> Between:
        """The ties of one row; ``kinds`` are those of the findings, by id."""

        def those(*, possible: bool, agreed: bool) -> tuple[Tie, ...]:
            return tuple(
                tie
                for tie in row.ties
                if tie.possible is possible
                and (kinds[tie.finding].is_agreement if agreed else kinds[tie.finding].is_tension)
            )

        return cls(
            agreements=those(possible=False, agreed=True),
            tensions=those(possible=False, agreed=False),
            possible_agreements=those(possible=True, agreed=True),
            possible_tensions=those(possible=True, agreed=False),
            defences=tuple(tie for tie in row.ties if kinds[tie.finding] is FindingKind.DEFENCE),
            namings=tuple(tie for tie in row.ties if kinds[tie.finding] is FindingKind.NAMES),
        )


@dataclass(frozen=True, slots=True)
class Ranked:
    """A claim in a ranking: its weight, the experts concerned, and why in a sentence.

    ``named_by`` are the experts who name a crux as what decides for them; ``ends`` are how many
    clashes of two experts a crux ends, if it is so and if not.
    """

    claim: str
    weight: float
    experts: tuple[str, ...]
    reason: str
    named_by: tuple[str, ...] = ()
    ends: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who speaks to a topic and who is silent; ``claims`` are ids, all sorted."""

    topic: str
    claims: tuple[str, ...]
    speaking: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coalition:
    """Experts, sorted, and what they all affirm and all deny (claim ids, sorted).

    ``size`` counts the claims that they share, a general one beside a special case of it not
    counted. ``by_case`` are experts with the affirmed claims that they hold by a special case only.
    ``apart`` counts the pairs among them that are in a sure tension all the same;
    ``steady`` says that they are a coalition also with the least weight moved by a fifth.
    """

    experts: tuple[str, ...]
    affirmed: tuple[str, ...]
    denied: tuple[str, ...]
    size: int
    apart: int
    steady: bool
    by_case: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Analysis(Displayed):
    """All findings of one map, strongest first, and the figures over the whole.

    ``crowd`` has those that follow from the counts of a crowd, where the map holds one.
    """

    agreements: tuple[Finding, ...]
    tensions: tuple[Finding, ...]
    defences: tuple[Finding, ...]
    summaries: tuple[Finding, ...]
    matrix: tuple[Alignment, ...]
    consensus: tuple[Ranked, ...]
    contested: tuple[Ranked, ...]
    cruxes: tuple[Ranked, ...]
    one_sided: tuple[Ranked, ...]
    unsupported: tuple[Ranked, ...]
    coverage: tuple[Coverage, ...]
    settings: tuple[Factor, ...]
    coalitions: tuple[Coalition, ...] = ()
    issues: tuple[Issue, ...] = ()
    brief: tuple[BriefSentence, ...] = ()
    namings: tuple[Finding, ...] = ()
    crowd: CrowdFigures | None = None

    def __post_init__(self) -> None:
        for name in ("agreements", "tensions", "defences", "summaries", "namings"):
            object.__setattr__(self, name, Findings(getattr(self, name)))
        object.__setattr__(self, "issues", Issues(self.issues))

    def __repr__(self) -> str:
        counts = (
            *(count_of(len(self.agreements), "agreement"), count_of(len(self.tensions), "tension")),
            count_of(len(self.issues), "issue"),
        )
        return f"<Analysis: {', '.join(counts)}>"

    @property
    def findings(self) -> Findings:
        """Agreements, tensions, defences, summaries and namings, in that order."""
        kinds = (self.agreements, self.tensions, self.defences, self.summaries, self.namings)
        return Findings(finding for findings in kinds for finding in findings)

    @property
    def kinds(self) -> dict[str, FindingKind]:
        """The kind of each finding, by id."""
        return {finding.id: finding.kind for finding in self.findings}
