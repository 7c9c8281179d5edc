"""What the answers of tables say together: repetitions, contradictions, names that look alike."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from counterpoint.errors import Place, Problems
from counterpoint.formats.ballots import likeness
from counterpoint.formats.csv_data import in_quotes
from counterpoint.formats.iso_dates import ANY_TIME, Span, read_date
from counterpoint.formats.tables.answers import OUTRIGHT, Side
from counterpoint.formats.tables.coded import Coded
from counterpoint.formats.tables.entries import Entries, place_of
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.roles import ColumnRole
from counterpoint.formats.tables.row_order import PairRanks

# Of an entry, all by which it may differ from another of the same person on the same claim.
_TEXTS = (
    *(
        ColumnRole.COMMENT,
        ColumnRole.SOURCE,
        ColumnRole.URL,
        ColumnRole.PAGE,
        ColumnRole.QUOTE,
        ColumnRole.REASON,
    ),
    *(ColumnRole.REASON_FOR, ColumnRole.REASON_AGAINST),
)


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer beside others of the same person on the same claim."""

    number: int
    span: Span
    statement: tuple[object, ...]
    texts: tuple[str, ...]

    def in_time(self) -> tuple[object, ...]:
        """A key that sorts by time, a span before what lies within it, then by what is said."""
        start, end = self.span
        return start, ANY_TIME[1] - end, str(self.statement), self.texts


def checked(entries: Entries, grids: Sequence[Grid], problems: Problems) -> array[int]:
    """The answers given, without repetitions, by number; the last of a pair counts in a table.

    Two of one person on one claim that cover one time and do not say the same are noted as an
    error. O(n log n) in the answers.
    """
    experts, claims = entries.texts[ColumnRole.EXPERT], entries.claims
    is_silent = [answer.side is Side.BLANK for answer in entries.answers.values]
    codes = enumerate(entries.answers.codes)
    valid = array("i", [number for number, answer in codes if not is_silent[answer]])
    again = _answered_again(entries, valid)
    if again:
        in_several = {number for numbers in again for number in numbers}
        valid = array("i", [number for number in valid if number not in in_several])
    for numbers in again:
        several = [_entry(entries, number) for number in numbers]
        valid.extend(_in_time(entries, several, grids, problems))
    _check_groups(entries, grids, problems)
    _warn_of_likes("expert", experts, entries, grids, problems)
    _warn_of_likes("claim", claims, entries, grids, problems)
    return valid


def _answered_again(entries: Entries, numbers: Sequence[int]) -> list[list[int]]:
    """The answers of one person to one claim where there are several, by name and claim."""
    experts, claims = entries.texts[ColumnRole.EXPERT], entries.claims
    ranks = [code if name else -1 for code, name in enumerate(experts.values)]
    width = len(claims.values)
    pairs = PairRanks(experts.codes, claims.codes, ranks, range(width), width)

    def names(numbers: Sequence[int]) -> tuple[str, str]:
        return experts[numbers[0]], claims[numbers[0]]

    return sorted(pairs.repeated(numbers), key=names)


def _entry(entries: Entries, number: int) -> _Answer:
    date = entries.dates[number]
    sure = entries.confidences[number]
    answer = entries.answers[number]
    # Who says a thing twice, once with a reserve, does not say two things.
    statement = replace(answer, manner=OUTRIGHT), None if sure is None else sure.share
    how = (answer.manner.directness.value, answer.manner.firmness.value)
    texts = (date, *how, *(entries.texts[role][number] for role in _TEXTS))
    return _Answer(number, (read_date(date) if date else None) or ANY_TIME, statement, texts)


def _in_time(
    entries: Entries, several: list[_Answer], grids: Sequence[Grid], problems: Problems
) -> list[int]:
    several.sort(key=_Answer.in_time)
    by_statement: dict[tuple[object, ...], _Answer] = {}
    around: list[_Answer] = []  # the entries whose span the present one lies within, widest first
    for entry in several:
        while around and around[-1].span[1] <= entry.span[0]:
            around.pop()
        if around and around[-1].statement != entry.statement:
            _note_conflict(entries, around[-1], entry, grids, problems)
        around.append(entry)
        first = by_statement.setdefault((entry.statement, entry.texts), entry)
        if first is not entry:
            where = place_of(entries, grids, first.number)
            message = f"this row says what {where} says"
            place = place_of(entries, grids, entry.number)
            problems.warn(place, message, "it is read once", "repeated-row")
    return [entry.number for entry in by_statement.values()]


def _note_conflict(
    entries: Entries, one: _Answer, other: _Answer, grids: Sequence[Grid], problems: Problems
) -> None:
    places = sorted(place_of(entries, grids, entry.number) for entry in (one, other))
    name, claim = entries.texts[ColumnRole.EXPERT][other.number], entries.claims[other.number]
    problems.error(
        places[1],
        f"{in_quotes(name)} says otherwise of {in_quotes(claim)} at {places[0]}, "
        "and neither is later",
        "give each a date of its own, or keep one",
        "conflicting-votes",
    )


def _check_groups(entries: Entries, grids: Sequence[Grid], problems: Problems) -> None:
    """Note who is in two groups."""
    groups, experts = entries.texts[ColumnRole.GROUP], entries.texts[ColumnRole.EXPERT]
    if not any(groups.values):
        return
    first: dict[int, int] = {}
    for number, (group, expert) in enumerate(zip(groups.codes, experts.codes, strict=True)):
        if not groups.values[group]:
            continue
        other = first.setdefault(expert, number)
        if groups.codes[other] != group:
            here, there = place_of(entries, grids, number), place_of(entries, grids, other)
            name, label = experts.values[expert], groups.values[group]
            message = f"{in_quotes(name)} is in the group {in_quotes(label)} here"
            advice = f"{there} says {in_quotes(groups[other])}; keep one of them"
            problems.error(here, message, advice, "conflicting-groups")


def _warn_of_likes(
    what: str, names: Coded[str], entries: Entries, grids: Sequence[Grid], problems: Problems
) -> None:
    first: dict[str, Place] = {}

    def place_of(name: str) -> Place | None:
        if not first:
            first.update(_first_places(names, entries, grids))
        return first.get(name)

    warn_of_likes(what, names.values, place_of, problems)


def warn_of_likes(
    what: str,
    names: Iterable[str],
    place_of: Callable[[str], Place | None],
    problems: Problems,
) -> None:
    """Warn of names that only case, punctuation or the form of letters tells apart.

    ``place_of`` says where a name stands first, ``None`` where it stands in no answer.
    """
    by_likeness: dict[str, str] = {}
    pairs = [
        (name, other)
        for name in sorted(set(names))
        if name and (other := by_likeness.setdefault(likeness(name), name)) != name
    ]
    for name, other in pairs:
        here, there = place_of(name), place_of(other)
        if here is not None and there is not None:
            message = f"the {what} {in_quotes(name)} looks like {in_quotes(other)}"
            advice = f"see {there}; they are kept apart, write one if they are"
            problems.warn(here, message, advice, "similar-names")


def _first_places(
    names: Coded[str], entries: Entries, grids: Sequence[Grid]
) -> Mapping[str, Place]:
    first: dict[int, int] = {}
    for number, code in enumerate(names.codes):
        first.setdefault(code, number)
    return {names.values[code]: place_of(entries, grids, i) for code, i in first.items()}
