"""A vote of many as commands show it: by group, as tables and as JSON.

What belongs here: what all commands say of a crowd. What does not: measures
(`counterpoint.analysis.groups`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from counterpoint import pipeline
from counterpoint.cli.showing import say, show, show_json, show_table
from counterpoint.errors import UsageError
from counterpoint.model import ArgumentMap
from counterpoint.wording import Voice, clause

if TYPE_CHECKING:  # needs numpy, which only tables of votes do
    from counterpoint.analysis.groups import GroupCount, Representative

MOST_LISTED = 10  # a round number; `groups --most` takes another


def refuse_crowd(argument_map: ArgumentMap, what: str) -> None:
    """Nothing, unless ``argument_map`` holds counts alone, of which nothing is said by name.

    Raises:
        UsageError: it does.
    """
    if argument_map.crowd is not None:
        _refuse(argument_map.crowd.people, what)


def _refuse(people: int, what: str) -> NoReturn:
    raise UsageError(
        f"{what} is about single experts, and here {people:,} voters are counted by group; ask "
        "for agreements, tensions or an overview, or read the votes with --as panel; single ones "
        "are written by export --stances"
    )


def say_how_votes_differ(old: ArgumentMap, new: ArgumentMap) -> bool:
    """Whether the counts of two crowds differ; what differs is said."""
    if old.crowd == new.crowd:
        return False
    say(
        f"the votes differ: {_in_numbers(old)} before, {_in_numbers(new)} now; counterpoint "
        "tensions tells each by group"
    )
    return True


def _in_numbers(argument_map: ArgumentMap) -> str:
    crowd = argument_map.crowd
    if crowd is None:
        return "none that are counted"
    groups = f"{len(crowd.groups)} group{'' if len(crowd.groups) == 1 else 's'}"
    return f"{crowd.total:,} of {crowd.people:,} voters in {groups}"


def show_agreements(argument_map: ArgumentMap, voice: Voice, *, as_json: bool) -> None:
    """What most of every group agree with, and what most of every group reject."""
    measures = pipeline.measures_of(argument_map)
    claims = measures.shared(len(measures.consensus))
    shared, rejected = claims.agreed, claims.rejected
    if as_json:
        sides = [("agree", x) for x in shared] + [("disagree", x) for x in rejected]
        show_json(
            [
                {
                    "claim": x.claim,
                    "side": side,
                    "agreement": x.agreement,
                    "rejection": x.rejection,
                    "counts": [_count(count) for count in x.counts],
                }
                for side, x in sides
            ]
        )
        return
    texts = _texts(argument_map)
    rows = [(x.agreement, x.claim, x.reason) for x in shared]
    show(voice.head("groups.heading-agreed"))
    _show_claims(("share", "claim", "by-group"), rows, texts, voice, digits=2)
    if rejected:
        rows = [(x.rejection, x.claim, x.rejecting) for x in rejected]
        show(f"\n{voice.head('groups.heading-rejected')}")
        _show_claims(("share", "claim", "by-group"), rows, texts, voice, digits=2)


def show_tensions(argument_map: ArgumentMap, voice: Voice, *, as_json: bool) -> None:
    """The claims on which most of one group agree and most of another reject it, widest first."""
    measures = pipeline.measures_of(argument_map)
    divides = [each for each in measures.divides if each.is_tension]
    if as_json:
        show_json(
            [
                {
                    "claim": x.claim,
                    "between": x.between,
                    "groups": list(x.groups),
                    "counts": [_count(count) for count in x.counts],
                }
                for x in divides
            ]
        )
        return
    rows = [(x.between, x.claim, x.reason) for x in divides]
    show(voice.head("groups.heading-divides"))
    _show_claims(("gap", "claim", "why"), rows, _texts(argument_map), voice, digits=2)


def _texts(argument_map: ArgumentMap) -> Mapping[str, str]:
    return {claim.id: claim.text or claim.title for claim in argument_map.claims}


def show_measures(measures: pipeline.GroupMeasures, voice: Voice, most: int = MOST_LISTED) -> None:
    """Who the groups are, what they share, what tells each apart and what divides them."""
    texts = _texts(measures.map)
    _show_sizes(measures, voice)
    for name in measures.names:
        if name.reason is not None:
            show(f"  {name.group}: {voice.sentence(name.reason)}")
    show("")
    for each in measures.brief:
        show(voice.sentence(each.says))
    _show_shared(measures, voice, texts, most)
    for group, claims in measures.representative.items():
        rows = [(x.weight, x.claim, x.reason) for x in claims[:most]]
        show(f"\n{voice.head('groups.heading-apart-one', group=group)}")
        _show_claims(("weight", "claim", "why"), rows, texts, voice, digits=1)
    if len(measures.crowd.groups) < 2:
        return
    rows = [(x.between, x.claim, x.reason) for x in measures.divides[:most]]
    show(f"\n{voice.head('groups.heading-divides')}")
    _show_claims(("gap", "claim", "why"), rows, texts, voice, digits=2)
    show(f"\n{voice.head('groups.heading-pairs')}")
    show_table(
        voice.columns("first", "second", "why"),
        [(x.first, x.second, voice.again(x.reason)) for x in measures.pairs],
    )


def _show_shared(
    measures: pipeline.GroupMeasures, voice: Voice, texts: Mapping[str, str], most: int
) -> None:
    claims = measures.shared(most)
    show(f"\n{voice.head('groups.heading-agreed')}")
    rows = [(x.agreement, x.claim, x.reason) for x in claims.agreed]
    _show_claims(("share", "claim", "by-group"), rows, texts, voice, digits=2)
    if claims.nearest:
        show(f"\n{voice.head('groups.heading-nearest')}")
        rows = [(x.agreement, x.claim, x.reason) for x in claims.nearest]
        _show_claims(("share", "claim", "by-group"), rows, texts, voice, digits=2)
    if claims.rejected:
        show(f"\n{voice.head('groups.heading-rejected')}")
        rows = [(x.rejection, x.claim, x.rejecting) for x in claims.rejected]
        _show_claims(("share", "claim", "by-group"), rows, texts, voice, digits=2)


def _show_sizes(measures: pipeline.GroupMeasures, voice: Voice) -> None:
    crowd = measures.crowd
    sizes = (
        voice.word("groups.size", group=group, n=size)
        for group, size in zip(crowd.groups, crowd.sizes, strict=False)
    )
    show(
        voice.head(
            "groups.sizes",
            origin=clause(f"groups.origin-{crowd.origin}"),
            sizes=", ".join(sizes),
            away=crowd.sizes[-1],
        )
    )


def _show_claims(
    columns: Sequence[str],
    rows: Sequence[tuple[float, str, str]],
    texts: Mapping[str, str],
    voice: Voice,
    *,
    digits: int,
) -> None:
    """A table of claims in their words, each with a figure and what is said of it."""
    show_table(
        voice.columns(*columns),
        [
            (voice.figure(value, digits), texts[claim], voice.again(reason))
            for value, claim, reason in rows
        ],
    )


def measures_as_json(measures: pipeline.GroupMeasures) -> dict[str, Any]:
    """All measures, ready for JSON."""
    crowd = measures.crowd
    size_of = dict(zip(crowd.groups, crowd.sizes, strict=False))
    return {
        "groups": [
            {
                "group": name.group,
                "experts": size_of[name.group],
                "backs": name.backs,
                "rejects": name.rejects,
            }
            for name in measures.names
        ],
        "groups_found": crowd.has_found_groups,
        "groups_by": crowd.groups_by,
        "in_no_group": crowd.sizes[-1],
        "consensus": [
            {"claim": x.claim, "agreement": x.agreement, "rejection": x.rejection}
            for x in measures.consensus
        ],
        "representative": {
            group: [_representative(x) for x in claims]
            for group, claims in measures.representative.items()
        },
        "divides": [
            {
                "claim": x.claim,
                "between": x.between,
                "groups": list(x.groups),
                "within": dict(zip(measures.counts.groups, x.within, strict=True)),
            }
            for x in measures.divides
        ],
        "pairs": [
            {"first": x.first, "second": x.second, "same": x.same, "opposite": x.opposite}
            for x in measures.pairs
        ],
        "counts": [_count(x) for x in measures.counts],
    }


def _representative(claim: Representative) -> dict[str, Any]:
    return {
        "claim": claim.claim,
        "polarity": claim.polarity.value,
        "weight": claim.weight,
        "share": claim.share,
        "ratio": claim.ratio,
        "share_test": claim.share_test,
        "ratio_test": claim.ratio_test,
        "significant": claim.is_significant,
    }


def _count(count: GroupCount) -> dict[str, Any]:
    return {
        "claim": count.claim,
        "group": count.group,
        "agrees": count.agrees,
        "disagrees": count.disagrees,
        "passes": count.passes,
    }
