"""The Markdown report on a vote of hundreds: by group and number. Loads numpy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterpoint.analysis.groups import (
    EVERYONE,
    Divide,
    GroupConsensus,
    GroupCount,
    VoteCounts,
    counts_of,
    find_consensus_of_groups,
    find_divides,
    find_group_names,
    find_group_pairs,
    find_representative,
    find_shared_claims,
    say_vote_brief,
)
from counterpoint.model import ArgumentMap, Crowd, Polarity
from counterpoint.views.report.markdown import plain, section
from counterpoint.wording import Language, Voice

_MOST_RANKED = 10  # a round number; the counts of each claim stand below


def render_votes_report(argument_map: ArgumentMap, crowd: Crowd, language: Language = "en") -> str:
    """What all groups share, what divides them, what tells each apart, and every claim's counts.

    It is written in ``language``; claims stay in that of the map. Pure and deterministic. Linear in
    the votes and in claims times groups.
    """
    report = _VoteReportParts(argument_map, crowd, counts_of(crowd), Voice(argument_map, language))
    parts = [report.head(), *report.shared()]
    if len(crowd.groups) > 1:
        parts += [report.divides(), report.apart(), report.pairs()]
    return "\n\n".join([*parts, report.claims(), report.reading()]) + "\n"


class _VoteReportParts:
    """The report's parts, with the look-ups that they share."""

    def __init__(
        self, argument_map: ArgumentMap, crowd: Crowd, counts: VoteCounts, voice: Voice
    ) -> None:
        self._voice = voice
        self._map = argument_map
        self._crowd = crowd
        self._counts = counts
        self._texts = {claim.id: claim.text or claim.title for claim in argument_map.claims}

    def head(self) -> str:
        argument_map, crowd = self._map, self._crowd
        groups = crowd.groups
        voice = self._voice
        facts = voice.head(
            "groups.facts",
            people=crowd.people,
            claims=len(argument_map.claims),
            votes=crowd.total,
        )
        lines = [
            f"# {plain(argument_map.title)}",
        ]
        if argument_map.question:
            lines += ["", f"**{voice.head('heading.question')}.** {plain(argument_map.question)}"]
        lines += ["", plain(argument_map.abstract)] if argument_map.abstract else []
        lines += ["", f"**{voice.head('groups.heading-votes')}.** {facts}."]
        if groups:
            sizes = [
                f"{self._called(group)}: {size}"
                for group, size in zip(groups, crowd.sizes, strict=False)
            ]
            away = crowd.sizes[-1]
            origin = voice.word(f"groups.origin-{crowd.origin}")
            in_groups = voice.word("groups.sizes-published", sizes=", ".join(sizes), away=away)
            lines += ["", f"**{voice.head('groups.heading-groups')}** ({origin}). {in_groups}."]
        brief = say_vote_brief(argument_map, crowd, voice.language)
        lines += [f"\n{plain(each)}" for each in brief]
        return "\n".join(lines)

    def shared(self) -> list[str]:
        """What all agree on, what comes nearest where that is little, and what all reject."""
        claims = find_shared_claims(find_consensus_of_groups(self._counts), _MOST_RANKED)
        agreed, rejected = (
            ("agreed", "rejected") if self._crowd.groups else ("most", "most-against")
        )
        parts = [self._shared(agreed, claims.agreed)] if claims.agreed else []
        if claims.nearest:
            parts.append(self._shared("nearest", claims.nearest))
        if claims.rejected:
            parts.append(self._shared(rejected, claims.rejected, Polarity.DENY))
        return parts

    def _shared(
        self, title: str, claims: Sequence[GroupConsensus], polarity: Polarity = Polarity.AFFIRM
    ) -> str:
        is_for = polarity is Polarity.AFFIRM
        return section(
            self._voice.head(f"groups.heading-{title}"),
            [
                self._ranked(x.claim, x.agreement if is_for else x.rejection, x.counts, polarity)
                for x in claims
            ],
        )

    def divides(self) -> str:
        claims = find_divides(self._counts)[:_MOST_RANKED]
        return section(
            self._voice.head("groups.heading-divides"),
            [self._ranked(x.claim, x.between, x.counts) + self._also(x) for x in claims],
        )

    def _also(self, divide: Divide) -> str:
        """A word on a claim that parts groups and yet is one that all share, or nearly."""
        word = divide.shared
        return f" {self._voice.head(f'groups.also-{word}')}." if word else ""

    def apart(self) -> str:
        parts = []
        called = {each.group: each.reason for each in find_group_names(self._counts)}
        for group, claims in find_representative(self._counts).items():
            lines = [
                f"- {self._claim(x.claim)} {plain(self._voice.again(x.reason))}" for x in claims
            ]
            name = called[group]
            if name is not None:
                lines.insert(0, f"{plain(self._voice.sentence(name))}\n")
            called_group = self._called(group)
            head = f"### {called_group[:1].upper()}{called_group[1:]}\n\n"
            parts.append(head + "\n".join(lines or [self._voice.word("line.nothing")]))
        return f"## {self._voice.head('groups.heading-apart')}\n\n" + "\n\n".join(parts)

    def pairs(self) -> str:
        pairs = find_group_pairs(self._counts)
        return section(
            self._voice.head("groups.heading-pairs"),
            [f"- {self._two(x.first, x.second)}: {self._voice.again(x.reason)}" for x in pairs],
        )

    def claims(self) -> str:
        groups = self._counts.groups
        names = [self._called(group) for group in groups]
        lines = [
            f"| {self._voice.word('column.claim')} | {' | '.join(names)} |",
            "|---" * (len(names) + 1) + "|",
        ]
        for row, claim in enumerate(self._counts.claims):
            cells = " | ".join(_cell(count) for count in self._counts.of(row))
            lines.append(f"| {self._claim(claim)}{self._unranked(claim)} | {cells} |")
        return section(self._voice.head("groups.heading-claims"), lines)

    def reading(self) -> str:
        return section(self._voice.head("heading.reading"), [self._voice.word("groups.reading")])

    def _ranked(
        self,
        claim: str,
        share: float,
        counts: Iterable[GroupCount],
        polarity: Polarity = Polarity.AFFIRM,
    ) -> str:
        by_group = self._by_group(counts, polarity)
        return f"- {self._claim(claim)} {self._voice.figure(share, 2)}: {by_group}"

    def _claim(self, claim: str) -> str:
        return f"*{plain(self._texts.get(claim, claim))}*"

    def _unranked(self, claim: str) -> str:
        """Why it is in no ranking; nothing if it may be in one."""
        if claim not in self._crowd.unranked:
            return ""
        reason = "rejected" if claim in self._crowd.rejected else "meta"
        return f" ({self._voice.word(f'groups.unranked-{reason}')})"

    def _called(self, group: str) -> str:
        if group == EVERYONE:
            return self._voice.word("groups.everyone")
        name = plain(group)
        return name if len(group) > 2 else self._voice.word("groups.called", group=name)

    def _two(self, first: str, second: str) -> str:
        return self._voice.word(
            "groups.two", first=self._called(first), second=self._called(second)
        )

    def _by_group(self, counts: Iterable[GroupCount], polarity: Polarity) -> str:
        """How many agree, or disagree, in each group."""
        is_for = polarity is Polarity.AFFIRM
        parts = (
            self._voice.word(
                "groups.agree-in" if is_for else "groups.disagree-in",
                n=x.agrees if is_for else x.disagrees,
                seen=x.seen,
                group=self._called(str(x.group)),
            )
            for x in counts
        )
        return ", ".join(parts) + "."


def _cell(count: GroupCount) -> str:
    return f"{count.agrees} / {count.disagrees} / {count.passes}"
