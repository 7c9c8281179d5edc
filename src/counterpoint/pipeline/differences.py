"""What has changed in a debate, between two versions or two dates: positions and findings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from counterpoint.analysis import analyse
from counterpoint.analysis.differences import Differences, compare
from counterpoint.errors import UsageError
from counterpoint.formats.iso_dates import Span, read_date
from counterpoint.model import Analysis, ArgumentMap, Stance
from counterpoint.network import build_network
from counterpoint.pipeline.debate import Debate, check_map
from counterpoint.pipeline.retitled import with_new_ids


def find_differences(old: ArgumentMap | Debate, new: ArgumentMap | Debate) -> Differences:
    """What has changed from ``old`` to ``new``. O(stances + findings); a map is analysed first.

    A claim whose title, and so whose id, is another and whose text is the same is one claim: the
    older of the compared ``maps`` has it under its new id.

    Raises:
        UsageError: one is neither map nor debate.
    """
    for each in (old, new):
        if not isinstance(each, Debate):
            check_map(each)
    old_map, new_map = (each.map if isinstance(each, Debate) else each for each in (old, new))
    older = with_new_ids(old_map, new_map)
    analyses = _analysis(old if older is old_map else older), _analysis(new)
    return compare((older, new_map), analyses)


def _analysis(version: ArgumentMap | Debate) -> Analysis:
    return version.analysis if isinstance(version, Debate) else analyse(build_network(version))


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
    before, after = as_of(argument_map, start), as_of(argument_map, end)
    analyses = analyse(build_network(before)), analyse(build_network(after))
    return compare((before, after), analyses, with_dates=True)


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
