"""The Markdown report on a vote of hundreds: by group and number. Loads numpy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterpoint.analysis.groups import (
    GroupCount,
    VoteCounts,
    count_votes,
    find_consensus_of_groups,
    find_divides,
    find_group_names,
    find_group_pairs,
    find_representative,
    say_vote_brief,
)
from counterpoint.model import ArgumentMap, VoteTable, figure
from counterpoint.views.report.markdown import plain, section
from counterpoint.wording import Speaker

_MOST_RANKED = 10
_EVERYONE = "everyone"
_READING = (
    "Each figure is k of the n people who voted on that claim, passes included. Group-aware "
    "consensus is the product over the groups of (agree + 1) / (voted + 2); the distance between "
    "groups is half that of the farthest two by (agree - disagree) / (voted + 2). The definitions "
    "are in `docs/votes.md`. The page beside this file has every claim by group; the data has "
    "every vote that takes a side."
)


def render_votes_report(argument_map: ArgumentMap, votes: VoteTable) -> str:
    """What all groups share, what divides them, what tells each apart, and every claim's counts.

    Pure and deterministic. Linear in the votes and in claims times groups.
    """
    groups = votes.group_names()
    table = votes
    if not groups:
        table = votes.with_groups(dict.fromkeys(votes.experts, _EVERYONE))
    report = _Report(argument_map, votes, count_votes(table))
    parts = [report.head(), report.consensus()]
    if len(groups) > 1:
        parts += [report.divides(), report.apart(), report.pairs()]
    return "\n\n".join([*parts, report.claims(), section("How to read this", [_READING])]) + "\n"


class _Report:
    """The report's parts, with the look-ups that they share."""

    def __init__(self, argument_map: ArgumentMap, votes: VoteTable, counts: VoteCounts) -> None:
        self._map = argument_map
        self._votes = votes
        self._counts = counts
        self._speaker = Speaker("en", {}, {x.id: x.title for x in argument_map.claims})
        self._texts = {claim.id: claim.text or claim.title for claim in argument_map.claims}

    def head(self) -> str:
        argument_map, votes = self._map, self._votes
        groups = votes.group_names()
        facts = f"{len(argument_map.panel)} participants, {len(argument_map.claims)} claims, "
        facts += f"{len(votes.votes)} votes"
        lines = [
            f"# {plain(argument_map.title)}",
            "",
            f"**Question.** {plain(argument_map.question)}",
        ]
        lines += ["", plain(argument_map.abstract)] if argument_map.abstract else []
        lines += ["", f"**Votes.** {facts}."]
        if groups:
            sizes = [f"{_called(x)}: {votes.groups.count(x)}" for x in groups]
            away = votes.groups.count(None)
            origin = "found from the votes" if votes.has_found_groups else "as published"
            lines += ["", f"**Groups** ({origin}). {', '.join(sizes)}; in no group: {away}."]
        lines += [f"\n{plain(each)}" for each in say_vote_brief(argument_map, votes)]
        return "\n".join(lines)

    def consensus(self) -> str:
        claims = find_consensus_of_groups(self._counts)[:_MOST_RANKED]
        title = "What all groups agree on" if self._votes.group_names() else "What most agree on"
        return section(
            title,
            [
                f"- {self._claim(x.claim)} {figure(x.agreement, 2)}: {_counts_of_each(x.counts)}"
                for x in claims
            ],
        )

    def divides(self) -> str:
        claims = find_divides(self._counts)[:_MOST_RANKED]
        return section(
            "What divides the groups",
            [
                f"- {self._claim(x.claim)} {figure(x.between, 2)}: {_counts_of_each(x.counts)}"
                for x in claims
            ],
        )

    def apart(self) -> str:
        parts = []
        called = {each.group: each.reason for each in find_group_names(self._counts)}
        for group, claims in find_representative(self._counts).items():
            lines = [f"- {self._claim(x.claim)} {plain(x.reason)}" for x in claims]
            name = called[group]
            if name is not None:
                lines.insert(0, f"{plain(self._speaker.say([name]))}\n")
            parts.append(
                f"### {_called(group).capitalize()}\n\n" + "\n".join(lines or ["Nothing."])
            )
        return "## What tells each group apart\n\n" + "\n\n".join(parts)

    def pairs(self) -> str:
        pairs = find_group_pairs(self._counts)
        return section(
            "How far the groups stand apart",
            [f"- {_called(x.first)} and {_called(x.second)}: {x.reason}" for x in pairs],
        )

    def claims(self) -> str:
        groups = self._counts.groups
        names = [_called(group) for group in groups]
        lines = [f"| claim | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
        for row, claim in enumerate(self._counts.claims):
            cells = " | ".join(_cell(count) for count in self._counts.of(row))
            lines.append(f"| {self._claim(claim)} | {cells} |")
        return section("Every claim: agree / disagree / pass", lines)

    def _claim(self, claim: str) -> str:
        return f"*{plain(self._texts.get(claim, claim))}*"


def _called(group: str) -> str:
    name = plain(group)
    return name if len(group) > 2 else f"group {name}"


def _counts_of_each(counts: Sequence[GroupCount]) -> str:
    return ", ".join(_listed(counts)) + "."


def _listed(counts: Iterable[GroupCount]) -> Iterable[str]:
    for count in counts:
        yield f"{count.agrees} of {count.seen} agree in {_called(str(count.group))}"


def _cell(count: GroupCount) -> str:
    return f"{count.agrees} / {count.disagrees} / {count.passes}"
