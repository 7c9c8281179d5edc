"""What has changed in a debate, between two versions or two dates: positions and findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterpoint.analysis import analyse
from counterpoint.errors import UsageError
from counterpoint.formats.iso_dates import Span, read_date
from counterpoint.model import (
    Analysis,
    ArgumentMap,
    Clause,
    Finding,
    Firmness,
    Issue,
    Polarity,
    Stance,
)
from counterpoint.network import build_network
from counterpoint.pipeline.debate import Debate
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
class Differences:
    """What a newer version of a debate says that an older one does not, and the reverse.

    Positions are sorted by expert, then claim; findings are those of the version that has
    them, strongest first. Issues are in a reader's order; those that changed, in who stands where
    or in the kind of difference, are as the newer has them. Records are told apart by id.
    """

    positions: tuple[Change, ...]
    new_agreements: tuple[Finding, ...]
    gone_agreements: tuple[Finding, ...]
    new_tensions: tuple[Finding, ...]
    gone_tensions: tuple[Finding, ...]
    new_issues: tuple[Issue, ...] = ()
    gone_issues: tuple[Issue, ...] = ()
    changed_issues: tuple[Issue, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the two versions say the same."""
        findings = (*self.new_agreements, *self.gone_agreements)
        issues = (*self.new_issues, *self.gone_issues, *self.changed_issues)
        tensions = (*self.new_tensions, *self.gone_tensions)
        return not (self.positions or findings or tensions or issues)


def find_differences(old: ArgumentMap | Debate, new: ArgumentMap | Debate) -> Differences:
    """What has changed from ``old`` to ``new``. O(stances + findings); a map is analysed first."""
    maps = [each.map if isinstance(each, Debate) else each for each in (old, new)]
    analyses = [
        each.analysis if isinstance(each, Debate) else analyse(build_network(each))
        for each in (old, new)
    ]
    return _differences(_positions(maps[0]), _positions(maps[1]), analyses[0], analyses[1])


def find_changes(argument_map: ArgumentMap, start: str, end: str) -> Differences:
    """What the experts of one debate say at ``end`` that they did not at ``start``.

    Both are ISO dates and count to the end of what they name (``2024``: to its last day). Two
    analyses.

    Raises:
        UsageError: one is no date, or ``end`` is before ``start``.
    """
    spans = [_span(date) for date in (start, end)]
    if spans[1][1] < spans[0][1]:
        raise UsageError(f"{end} is before {start}")
    maps = [as_of(argument_map, date) for date in (start, end)]
    analyses = [analyse(build_network(each)) for each in maps]
    dated = [_positions(each, with_dates=True) for each in maps]
    return _differences(dated[0], dated[1], analyses[0], analyses[1])


def as_of(argument_map: ArgumentMap, date: str) -> ArgumentMap:
    """The map with what each expert had last said by a date.

    A stance with a date holds once the whole of that date is past, until the expert takes a
    later dated stance toward the same claim (or an equivalent one, or the same argument). An
    undated stance bears the date of its source; with none there either, it holds throughout.
    What an expert reports of others takes nothing from the expert's own words.

    Raises:
        UsageError: it is no date.
    """
    limit = _span(date)[1]
    class_of = build_network(argument_map).class_of
    sources = {source.id: source.date for source in argument_map.sources}
    latest: dict[tuple[str, str, bool], list[tuple[Span, Stance]]] = defaultdict(list)
    valid_stances = []
    for stance in argument_map.stances:
        source_id = stance.source or (stance.quotation.source if stance.quotation else "")
        date_text = stance.date or sources.get(source_id, "")
        span = read_date(date_text)
        if span is None:
            valid_stances.append(stance)
        elif span[1] <= limit:
            about = class_of.get(stance.target, stance.target)
            key = (stance.expert, about, stance.is_own)
            latest[key].append((span, replace(stance, date=date_text)))
    for dated_stances in latest.values():
        last = max(span[1] for span, _ in dated_stances)
        valid_stances += [stance for span, stance in dated_stances if span[1] == last]
    return replace(argument_map, stances=tuple(valid_stances))


def _span(date: str) -> Span:
    span = read_date(date)
    if span is None:
        raise UsageError(f"{date!r} is no date; write 2024, 2024-03 or 2024-03-01")
    return span


_Positions = dict[tuple[str, str], dict[str, Clause]]


def _differences(
    before: _Positions, after: _Positions, old: Analysis, new: Analysis
) -> Differences:
    changes = tuple(
        _change(key, before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    )
    agreements = old.agreements, new.agreements
    tensions = old.tensions, new.tensions
    return Differences(
        changes,
        _only_in(agreements[1], agreements[0]),
        _only_in(agreements[0], agreements[1]),
        _only_in(tensions[1], tensions[0]),
        _only_in(tensions[0], tensions[1]),
        *_issues_apart(old.issues, new.issues),
    )


def _change(
    key: tuple[str, str], before: dict[str, Clause] | None, after: dict[str, Clause] | None
) -> Change:
    return Change(
        *key,
        None if before is None else tuple(before),
        None if after is None else tuple(after),
        (tuple((before or {}).values()), tuple((after or {}).values())),
    )


def _issues_apart(
    old: Sequence[Issue], new: Sequence[Issue]
) -> tuple[tuple[Issue, ...], tuple[Issue, ...], tuple[Issue, ...]]:
    """The issues that came, those that went, and those that changed."""
    before, after = ({issue.id: issue for issue in issues} for issues in (old, new))
    return (
        tuple(issue for issue in new if issue.id not in before),
        tuple(issue for issue in old if issue.id not in after),
        tuple(x for x in new if x.id in before and _standing(x) != _standing(before[x.id])),
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


def _only_in(findings: Sequence[Finding], other: Sequence[Finding]) -> tuple[Finding, ...]:
    other_ids = {finding.id for finding in other}
    return tuple(finding for finding in findings if finding.id not in other_ids)
