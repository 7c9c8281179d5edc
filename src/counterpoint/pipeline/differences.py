"""What has changed between two versions of a debate: positions, agreements and tensions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterpoint.model import ArgumentMap, Finding, Mode, Polarity, Stance
from counterpoint.pipeline.chain import Debate

__all__ = ["Change", "Differences", "find_differences"]


@dataclass(frozen=True, slots=True)
class Change:
    """How one expert's position on one claim differs; ``None`` where there was or is none.

    A position is the set of polarities and modes that the expert takes, in words, sorted.
    """

    expert: str
    claim: str
    before: tuple[str, ...] | None
    after: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Differences:
    """What a newer version of a debate says that an older one does not, and the reverse.

    Positions are sorted by expert, then claim; findings are those of the version that has
    them, strongest first. Records are told apart by id.
    """

    positions: tuple[Change, ...]
    new_agreements: tuple[Finding, ...]
    gone_agreements: tuple[Finding, ...]
    new_tensions: tuple[Finding, ...]
    gone_tensions: tuple[Finding, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the two versions say the same."""
        findings = (*self.new_agreements, *self.gone_agreements)
        return not (self.positions or findings or self.new_tensions or self.gone_tensions)


def find_differences(old: Debate, new: Debate) -> Differences:
    """What has changed from ``old`` to ``new``. O(stances + findings)."""
    before, after = _positions(old.map), _positions(new.map)
    changes = tuple(
        Change(expert, claim, before.get((expert, claim)), after.get((expert, claim)))
        for expert, claim in sorted(before.keys() | after.keys())
        if before.get((expert, claim)) != after.get((expert, claim))
    )
    agreements = old.analysis.agreements, new.analysis.agreements
    tensions = old.analysis.tensions, new.analysis.tensions
    return Differences(
        changes,
        _only_in(agreements[1], agreements[0]),
        _only_in(agreements[0], agreements[1]),
        _only_in(tensions[1], tensions[0]),
        _only_in(tensions[0], tensions[1]),
    )


def _positions(debate: ArgumentMap) -> dict[tuple[str, str], tuple[str, ...]]:
    panel = {expert.id for expert in debate.panel}
    claims = {claim.id for claim in debate.claims}
    found: dict[tuple[str, str], set[str]] = {}
    for stance in debate.stances:
        if stance.expert in panel and stance.target in claims and stance.mode is not Mode.REPORTED:
            found.setdefault((stance.expert, stance.target), set()).add(_in_words(stance))
    return {key: tuple(sorted(words)) for key, words in found.items()}


def _in_words(stance: Stance) -> str:
    verb = "affirms" if stance.polarity is Polarity.AFFIRM else "denies"
    condition = f" if {', '.join(stance.conditions)}" if stance.conditions else ""
    return f"{verb} ({stance.mode.value}){condition}"


def _only_in(found: Sequence[Finding], other: Sequence[Finding]) -> tuple[Finding, ...]:
    known = {finding.id for finding in other}
    return tuple(finding for finding in found if finding.id not in known)
