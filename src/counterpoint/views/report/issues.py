"""The report's answer: the brief, who stands where on each issue, and the first issues in lines."""

from __future__ import annotations

from collections.abc import Iterable

from counterpoint.model import (
    Analysis,
    ArgumentMap,
    Difference,
    Issue,
    IssuePosition,
    Mark,
    short_names,
)
from counterpoint.views.report.markdown import plain, section
from counterpoint.wording import Voice

# What can be read aloud in a few minutes; the table holds the others as well.
_MOST_TOLD = 8
_SIGNS = {
    Mark.SAYS: "++",
    Mark.RESERVED: "+?",
    Mark.FOLLOWS: "(+)",
    Mark.AGAINST: "--",
    Mark.TELLS_AGAINST: "(-)",
    Mark.SILENT: "",
}
_IN_PART = "(~)"
_BESIDE = "°"
_UNREAD = "–"  # of whom nothing is on record: no side, and no silence either


class IssueSections:
    """The sections of a report that tell its issues."""

    def __init__(self, argument_map: ArgumentMap, analysis: Analysis, voice: Voice) -> None:
        self._analysis = analysis
        self._panel = [expert.id for expert in argument_map.panel]
        self._names = short_names(argument_map.experts)
        self._titles = {claim.id: claim.title for claim in argument_map.claims}
        self._voice = voice

    def brief(self) -> str:
        """The sentences of the brief, numbered."""
        lines = [f"{i}. {plain(x.sentence)}" for i, x in enumerate(self._analysis.brief, start=1)]
        return section(self._voice.head("heading.brief"), lines)

    def table(self) -> str:
        """Each issue as a row of marks, and what the marks mean."""
        issues = self._analysis.issues
        if not issues:
            return ""
        names = [plain(self._names[expert]) for expert in self._panel]
        lines = [_row([*self._voice.columns("issue"), *names]), _row(["---"] * (len(names) + 1))]
        for issue in issues:
            marks = {x.expert: _sign(x) for x in issue.positions} | dict.fromkeys(issue.silent, "")
            lines.append(
                _row(
                    [plain(issue.question), *(marks.get(expert, _UNREAD) for expert in self._panel)]
                )
            )
        meaning = ", ".join(
            f"`{sign}` {self._voice.word(f'mark.{mark.value}')}"
            for mark, sign in _SIGNS.items()
            if sign
        )
        in_part = f"`{_IN_PART}` {self._voice.word('mark.follows-in-part')}"
        beside = f"`{_BESIDE}` {self._voice.word('mark.beside')}"
        unread = f"`{_UNREAD}` {self._voice.word('mark.unread')}; " if _UNREAD in lines[2] else ""
        silent = self._voice.word("line.empty-silent")
        legend = f"{meaning}, {in_part}; {beside}; {unread}{silent}."
        return section(self._voice.head("heading.stands"), [*lines, "", legend])

    def issues(self) -> str:
        """The first issues, with each expert's position in a line."""
        first_issues = self._analysis.issues[:_MOST_TOLD]
        parts = [f"### {i}. {self._issue(issue)}" for i, issue in enumerate(first_issues, start=1)]
        heading = self._voice.head("heading.first-issues")
        return f"## {heading}\n\n" + "\n\n".join(parts) if parts else ""

    def _issue(self, issue: Issue) -> str:
        verdict = self._voice.word(issue.difference_key)
        if issue.floor is not None and issue.difference is not Difference.NONE:
            verdict += f"; {plain(self._voice.word('line.share', what=(issue.floor,)))}"
        if issue.reconciles:
            verdict += f"; {plain(self._voice.word('line.may-turn', what=issue.reconciles))}"
        lines = [
            plain(issue.question) + (f" (`{issue.id}`)" if issue.is_named else ""),
            "",
            f"{verdict[:1].upper()}{verdict[1:]}.",
            "",
        ]
        lines += [f"- {plain(position.says)}" for position in issue.positions]
        lines += [f"- {plain(sentence)}" for sentence in issue.understood]
        return "\n".join(lines)


def _sign(position: IssuePosition) -> str:
    sign = _IN_PART if position.mark_key == "mark.follows-in-part" else _SIGNS[position.mark]
    return f"{sign}{_BESIDE}" if position.is_beside else sign


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
