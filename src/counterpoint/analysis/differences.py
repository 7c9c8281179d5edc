"""What has changed from one version of a debate to another: claims, positions, ties, findings.

What belongs here: comparing two maps with their analyses. What does not: reading them, choosing
dates (`counterpoint.pipeline.differences`), and showing what differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from counterpoint.analysis.readback import ReadBack, read_back
from counterpoint.model import (
    Analysis,
    ArgumentMap,
    Claim,
    Clause,
    Displayed,
    Finding,
    Firmness,
    Issue,
    Polarity,
    Stance,
)
from counterpoint.model.display import count_of
from counterpoint.model.naming import slug
from counterpoint.model.naming_records import only_in
from counterpoint.wording import clause


@dataclass(frozen=True, slots=True)
class Change:
    """How one expert's position on one claim differs; ``None`` where there was or is none.

    A position is the set of polarities and modes that the expert takes, in English words, sorted;
    between two dates each with the date on which it was taken, if it has one. ``clauses`` are the
    same before and after, for any language.
    """

    expert: str
    claim: str
    before: tuple[str, ...] | None
    after: tuple[str, ...] | None
    clauses: tuple[tuple[Clause, ...], tuple[Clause, ...]] = ((), ())


@dataclass(frozen=True, slots=True)
class ClaimDifference:
    """A claim as it was and as it is, one of them ``None`` where it came or went."""

    id: str
    before: Claim | None
    after: Claim | None


@dataclass(frozen=True, slots=True)
class IssueDifference:
    """An issue as it was and as it is: in who stands where or in the kind of difference."""

    before: Issue
    after: Issue


@dataclass(frozen=True, slots=True)
class FindingDifference:
    """An agreement or tension as it was and as it is: between others, or of another score."""

    before: Finding
    after: Finding


@dataclass(frozen=True, slots=True, repr=False)
class Differences(Displayed):
    """What a newer version of a debate says that an older one does not, and the reverse.

    Positions are sorted by expert, then claim; findings are those of the version that has
    them, strongest first. Issues are in a reader's order; those that changed are as the newer
    has them. Claims are sorted by id; of one that is in both its title, text, kind or actor
    differ. Ties (reasons, objections, relations) are in the order of the version that has them.
    A finding changed if others have a part in it, or its score differs by a hundredth or more.
    ``question`` and ``title`` are the map's before and after, ``None`` where they are the same.
    Records are told apart by id. ``maps`` are the two that were compared, which have the names.
    """

    positions: tuple[Change, ...]
    new_agreements: tuple[Finding, ...]
    gone_agreements: tuple[Finding, ...]
    new_tensions: tuple[Finding, ...]
    gone_tensions: tuple[Finding, ...]
    new_issues: tuple[Issue, ...] = ()
    gone_issues: tuple[Issue, ...] = ()
    changed_issues: tuple[Issue, ...] = ()
    claims: tuple[ClaimDifference, ...] = ()
    new_ties: tuple[ReadBack, ...] = ()
    gone_ties: tuple[ReadBack, ...] = ()
    issue_changes: tuple[IssueDifference, ...] = ()
    changed_agreements: tuple[FindingDifference, ...] = ()
    changed_tensions: tuple[FindingDifference, ...] = ()
    question: tuple[str, str] | None = None
    title: tuple[str, str] | None = None
    maps: tuple[ArgumentMap, ArgumentMap] | None = field(default=None, compare=False)

    def __repr__(self) -> str:
        findings = (
            *(self.new_agreements, self.gone_agreements, self.changed_agreements),
            *(self.new_tensions, self.gone_tensions, self.changed_tensions),
        )
        counts = {
            "claim": len(self.claims),
            "position": len(self.positions),
            "tie": len(self.new_ties) + len(self.gone_ties),
            "finding": sum(map(len, findings)),
            "issue": len(self.new_issues) + len(self.gone_issues) + len(self.changed_issues),
        }
        words = [count_of(count, noun) for noun, count in counts.items() if count]
        words += [name for name in ("question", "title") if getattr(self, name)]
        return f"<Differences: {', '.join(words) or 'none'}>"

    @property
    def is_empty(self) -> bool:
        """Whether the two versions say the same."""
        findings = (*self.new_agreements, *self.gone_agreements)
        issues = (*self.new_issues, *self.gone_issues, *self.changed_issues)
        tensions = (*self.new_tensions, *self.gone_tensions)
        ties = (*self.new_ties, *self.gone_ties)
        changes = (*self.changed_agreements, *self.changed_tensions)
        heads = self.question or self.title
        records = (*self.positions, *findings, *tensions, *issues, *self.claims, *ties, *changes)
        return not (records or heads)


def compare(
    maps: tuple[ArgumentMap, ArgumentMap],
    analyses: tuple[Analysis, Analysis],
    *,
    with_dates: bool = False,
) -> Differences:
    """What has changed from the first map to the second; ``with_dates`` dates its positions.

    O(n log n) in stances, claims, ties and findings.
    """
    before, after = (_positions(each, with_dates=with_dates) for each in maps)
    old, new = analyses
    issue_changes = _issue_changes(old.issues, new.issues)
    old_ties, new_ties = map(read_back, maps)
    return Differences(
        tuple(
            _change(key, before.get(key), after.get(key))
            for key in sorted(before.keys() | after.keys())
            if before.get(key) != after.get(key)
        ),
        only_in(new.agreements, old.agreements),
        only_in(old.agreements, new.agreements),
        only_in(new.tensions, old.tensions),
        only_in(old.tensions, new.tensions),
        only_in(new.issues, old.issues),
        only_in(old.issues, new.issues),
        tuple(each.after for each in issue_changes),
        _claims(*maps),
        _ties_only_in(new_ties, old_ties),
        _ties_only_in(old_ties, new_ties),
        issue_changes,
        _finding_changes(old.agreements, new.agreements),
        _finding_changes(old.tensions, new.tensions),
        _head(*(each.question for each in maps)),
        _head(*(("" if _is_unnamed(each) else each.title) for each in maps)),
        maps,
    )


def _head(before: str, after: str) -> tuple[str, str] | None:
    return None if before == after else (before, after)


def _is_unnamed(argument_map: ArgumentMap) -> bool:
    """Whether it is called after its file: two files of one debate have two names."""
    return not argument_map.question and slug(argument_map.title) == argument_map.id


def _finding_changes(
    old: Sequence[Finding], new: Sequence[Finding]
) -> tuple[FindingDifference, ...]:
    before = {finding.id: finding for finding in old}
    return tuple(
        FindingDifference(before[finding.id], finding)
        for finding in new
        if finding.id in before and _weight(finding) != _weight(before[finding.id])
    )


def _weight(finding: Finding) -> tuple[object, ...]:
    # Scores are read to one decimal; a hundredth is still a difference, a rounding error is none.
    return frozenset(finding.experts), round(finding.score, 2), finding.possible


def _claims(old: ArgumentMap, new: ArgumentMap) -> tuple[ClaimDifference, ...]:
    before, after = ({claim.id: claim for claim in each.claims} for each in (old, new))
    changes = (
        ClaimDifference(name, before.get(name), after.get(name))
        for name in sorted(before.keys() | after.keys())
    )
    return tuple(each for each in changes if _content(each.before) != _content(each.after))


def _content(claim: Claim | None) -> tuple[object, ...] | None:
    return None if claim is None else (claim.title, claim.text, claim.kind, claim.actor)


def _ties_only_in(ties: Iterable[ReadBack], other: Iterable[ReadBack]) -> tuple[ReadBack, ...]:
    others = {(tie.kind, tie.id) for tie in other}
    return tuple(tie for tie in ties if (tie.kind, tie.id) not in others)


_Positions = dict[tuple[str, str], dict[str, Clause]]


def _change(
    key: tuple[str, str], before: dict[str, Clause] | None, after: dict[str, Clause] | None
) -> Change:
    return Change(
        *key,
        None if before is None else tuple(before),
        None if after is None else tuple(after),
        (tuple((before or {}).values()), tuple((after or {}).values())),
    )


def _issue_changes(old: Sequence[Issue], new: Sequence[Issue]) -> tuple[IssueDifference, ...]:
    before = {issue.id: issue for issue in old}
    return tuple(
        IssueDifference(before[issue.id], issue)
        for issue in new
        if issue.id in before and _standing(issue) != _standing(before[issue.id])
    )


def _standing(issue: Issue) -> tuple[object, ...]:
    marks = sorted((position.expert, position.mark.value) for position in issue.positions)
    return (issue.difference, tuple(marks))


def _positions(argument_map: ArgumentMap, *, with_dates: bool = False) -> _Positions:
    panel = {expert.id for expert in argument_map.panel}
    claims = {claim.id for claim in argument_map.claims}
    positions: _Positions = {}
    for stance in argument_map.stances:
        if stance.expert in panel and stance.target in claims and stance.is_own:
            date = stance.date if with_dates else ""
            words = _in_words(stance) + (f", {date}" if date else "")
            there = positions.setdefault((stance.expert, stance.target), {})
            there[words] = _clause_of(stance, date)
    return {key: dict(sorted(each.items())) for key, each in positions.items()}


def _in_words(stance: Stance) -> str:
    condition = f" if {', '.join(stance.conditions)}" if stance.conditions else ""
    return f"{_verb(stance)} ({' '.join(stance.mode_words) or 'explicit'}){condition}"


def _clause_of(stance: Stance, date: str) -> Clause:
    manners = [clause(f"change.mode-{word}") for word in stance.mode_words or ("explicit",)]
    manner = manners[0]
    if len(manners) > 1:
        manner = clause("change.mode-two", first=manners[0], second=manners[1])
    key = f"change.{_verb(stance)}"
    return clause(key, manner=manner, conditions=stance.conditions, date=date or None)


def _verb(stance: Stance) -> str:
    if stance.firmness in {Firmness.UNDECIDED, Firmness.ABSTAINING}:
        return "leaves-open"
    return "affirms" if stance.polarity is Polarity.AFFIRM else "denies"
