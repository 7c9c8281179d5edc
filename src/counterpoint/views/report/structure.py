"""The report of a map in which nobody speaks: each claim with the reasons and objections on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from counterpoint.analysis import Bearing, find_strengths, find_structure
from counterpoint.model import ArgumentMap, Claim
from counterpoint.network import build_network
from counterpoint.views.report.markdown import plain, section
from counterpoint.wording import Voice

_MOST_LISTED = 10  # of each ranking: what is below follows, claim by claim


def structure_sections(argument_map: ArgumentMap, voice: Voice) -> Iterator[str]:
    """Rankings of the claims, what they come to, and all of them; linear but for sorting."""
    yield voice.head("line.no-speakers")
    structure = find_structure(argument_map)
    titles = {claim.id: plain(claim.title) for claim in argument_map.claims}

    def rows(bearings: Sequence[Bearing]) -> list[str]:
        first = bearings[:_MOST_LISTED]
        return [_row(titles[x.claim], str(x.reasons), str(x.objections)) for x in first]

    for name in ("ends", "objected", "supported"):
        heading = voice.columns("claim", "reasons", "objections")
        table = rows(getattr(structure, name))
        yield section(voice.head(f"heading.{name}"), [*_head(heading), *table] if table else [])
    strengths = [x for x in find_strengths(build_network(argument_map)) if x.value is not None]
    if argument_map.arguments or argument_map.attacks:
        table = [_row(voice.figure(x.value or 0, 2), titles[x.claim]) for x in strengths]
        heading = voice.columns("strength", "claim")
        yield section(voice.head("heading.strengths"), [*_head(heading), *table])
    yield section(voice.head("column.claims"), list(_claims(argument_map, voice, titles)))


def _claims(argument_map: ArgumentMap, voice: Voice, titles: dict[str, str]) -> Iterator[str]:
    reasons: dict[str, list[str]] = defaultdict(list)
    objections: dict[str, list[str]] = defaultdict(list)
    for argument in argument_map.arguments:
        if argument.conclusion is not None:
            reasons[argument.conclusion] += [" + ".join(titles[x] for x in argument.premises)]
    for attack in argument_map.attacks:
        objections[attack.target] += [" + ".join(titles[x] for x in attack.premises)]
    for claim in argument_map.claims:
        yield f"- **{titles[claim.id]}**{_text(claim)}"
        for name, lines in (("reasons", reasons), ("objections", objections)):
            if lines[claim.id]:
                word = voice.head(f"column.{name}")
                yield f"  - {word}: {'; '.join(lines[claim.id])}"


def _text(claim: Claim) -> str:
    return f": {plain(claim.text)}" if claim.text and claim.text != claim.title else ""


def _head(columns: Sequence[str]) -> list[str]:
    return [_row(*columns), _row(*("---" for _ in columns))]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
