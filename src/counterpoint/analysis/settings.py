"""Every weight and threshold of the analysis, in one table that is saved with its results."""

from __future__ import annotations

from dataclasses import dataclass, fields
from inspect import Signature, signature
from typing import Self

from counterpoint.errors import UsageError, did_you_mean, nearest_name
from counterpoint.model import Directness, Factor, FindingKind, Firmness, Stance


@dataclass(frozen=True, slots=True, repr=False)
class Settings:
    """What the scores are made of; ``docs/findings.md`` says why each figure is what it is.

    The weights of how something is said, and of kinds, order them by how much of a position is at
    stake: their order is meant, their distances are not. All are in [0, 1] but for ``most_...``,
    which are counts.
    """

    # How much of a position is shown: said outright wholly, with a reserve (hedge, condition) most
    # of it, granted or read out of other words half.
    explicit: float = 1.0
    implied: float = 0.5
    reported: float = 0.0
    # What one expert reports of another who says nothing of it: a witness, and no own word.
    of_another: float = 0.4
    flat: float = 1.0
    hedged: float = 0.7
    conditional: float = 0.7
    conceded: float = 0.5
    conceded_advice: float = 0.0
    understood: float = 0.0
    undecided: float = 0.0
    abstaining: float = 0.0
    # Who is asked how sure and answers "1 of 10" is heard all the same: above the least agreement
    # that is listed.
    least_confidence: float = 0.2

    # How much of a position is at stake: the same or the opposite claim wholly, one step of
    # reasoning nearly so, advice that only partly goes together less, a priority least.
    same_claim: float = 1.0
    broader: float = 1.0
    backing: float = 0.8
    conditional_agreement: float = 0.7
    sides_with: float = 1.0
    same_advice_different_facts: float = 0.5
    contradiction: float = 1.0
    incompatibility: float = 0.7
    rebuttal: float = 0.9
    undermining: float = 0.9
    undercut: float = 0.8
    parts_from: float = 1.0
    pull: float = 0.4
    same_facts_different_advice: float = 0.5
    own_tension: float = 0.5
    defence: float = 0.8

    # What a step between claims passes on: a special case nearly all, for it entails the general;
    # a reason less, for it may be outweighed. Three reasons in a row pass on a fifth.
    special_case: float = 0.8
    support: float = 0.6
    reconciled: float = 0.5
    same_reasons: float = 0.5
    fill: float = 0.5
    consensus: float = 0.5
    # Below these a finding rests on so many steps or reserves that a reader would not see it.
    # Tensions are listed from a lower figure on: to miss one is worse than to look at it in vain.
    least_agreement: float = 0.15
    least_tension: float = 0.05
    least_crux: float = 0.1
    least_shared: float = 0.5
    # Limits of work and of what is shown. A fourth step of reasoning would pass on less than is
    # listed; ten rows are what is read of a ranking; a panel beyond 60 is counted in columns
    # (``LARGEST_PANEL``). The others bound the time that an analysis takes.
    most_hops: int = 3
    most_paths: int = 200_000
    most_listed: int = 10
    most_settled: int = 30
    most_recomputed: int = 20_000
    most_matrix_experts: int = 60
    most_pairs: int = 125_000
    most_tried: int = 200_000

    def __new__(cls, *_: object, **values: object) -> Self:
        """Nothing but an instance; a name that is no setting is refused with the nearest."""
        for name in values:
            if name not in cls.__dataclass_fields__:
                advice = did_you_mean(
                    nearest_name(name, cls.__dataclass_fields__), "docs/findings.md lists them"
                )
                raise UsageError(f"settings: there is no {name!r}; {advice}")
        return object.__new__(cls)

    def __repr__(self) -> str:
        """What differs from the defaults, by which alone two settings are told apart."""
        values = ((x.name, getattr(self, x.name), x.default) for x in fields(self))
        changed = ", ".join(f"{name}={value!r}" for name, value, usual in values if value != usual)
        return f"Settings({changed})"

    def __post_init__(self) -> None:
        for item in fields(self):
            value, is_count = getattr(self, item.name), item.name.startswith("most_")
            most = float("inf") if is_count else 1.0
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if not is_number or not 0 <= value <= most or (is_count and value % 1):
                limits = "a whole number from 0 on" if is_count else "a number from 0 to 1"
                raise UsageError(f"settings: {item.name} is {value!r} and must be {limits}")

    def directness(self, directness: Directness) -> float:
        """The weight of a stance by how directly it is said: the field of that name."""
        return float(getattr(self, directness.value))

    def firmness(self, firmness: Firmness, *, is_advice: bool) -> float:
        """The weight of a stance by how firmly it is said: the field of that name.

        Who grants advice does not give it.
        """
        if is_advice and firmness is Firmness.CONCEDED:
            return self.conceded_advice
        return float(getattr(self, firmness.value))

    def weight(self, stance: Stance, *, is_advice: bool) -> float:
        """The weight of a stance: of the two axes, and of how sure the expert said they are.

        Who did not say counts in full.

        Rounded to hundredths: a score is never more precise than what went into it.
        """
        firmness = self.firmness(stance.firmness, is_advice=is_advice)
        sure = max(stance.confidence or 1.0, self.least_confidence)
        return round(self.directness(stance.directness) * firmness * sure, 2)

    def kind(self, kind: FindingKind) -> float:
        """The weight of a kind of finding; a summary and a naming are not scored."""
        return float(getattr(self, _FIELDS[kind])) if kind in _FIELDS else 0.0

    def as_factors(self) -> tuple[Factor, ...]:
        """Each setting by name, in the order of the table."""
        return tuple(
            Factor(item.name.replace("_", " "), float(getattr(self, item.name)))
            for item in fields(self)
        )


# Looked up for each pair that meets: a table made anew each time took a tenth of a long chain.
_FIELDS = {
    kind: "conditional_agreement"
    if kind is FindingKind.CONDITIONAL
    else kind.value.replace("-", "_")
    for kind in FindingKind
    if kind not in {FindingKind.SUMMARY_AGAINST_SPEAKER, FindingKind.NAMES}
}

# What completion and `help` show is what the fields are, and not that names are looked at.
_PARAMETERS = [*signature(Settings.__init__).parameters.values()][1:]
Settings.__signature__ = Signature(_PARAMETERS)  # type: ignore[attr-defined]
DEFAULTS = Settings()
