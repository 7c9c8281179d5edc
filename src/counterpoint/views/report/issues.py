"""The report's answer: the brief, who stands where on each issue, and the first issues in lines."""

from __future__ import annotations

from collections.abc import Iterable

from counterpoint.model import (
    Analysis,
    ArgumentMap,
    Difference,
    Issue,
    short_names,
)
from counterpoint.views.marks import UNREAD, legend, sign_of
from counterpoint.views.report.markdown import plain, section
from counterpoint.wording import Voice

# What can be read aloud in a few minutes; the table holds the others as well.
_MOST_TOLD = 8


class IssueSections:
    """The sections of a report that tell its issues."""

    def __init__(
        self, argument_map: ArgumentMap, analysis: Analysis, voice: Voice, *, with_ids: bool
    ) -> None:
        self._analysis = analysis
        self._with_ids = with_ids
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
            marks = {x.expert: sign_of(x) for x in issue.positions} | dict.fromkeys(
                issue.silent, ""
            )
            lines.append(
                _row(
                    [plain(issue.question), *(marks.get(expert, UNREAD) for expert in self._panel)]
                )
            )
        meaning = legend(self._voice, has_unread=UNREAD in lines[2], pattern="`{}`")
        return section(self._voice.head("heading.stands"), [*lines, "", meaning])

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
            plain(issue.question)
            + (f" (`{issue.id}`)" if issue.is_named and self._with_ids else ""),
            "",
            f"{verdict[:1].upper()}{verdict[1:]}.",
            "",
        ]
        lines += [f"- {plain(position.says)}" for position in issue.positions]
        lines += [f"- {plain(sentence)}" for sentence in issue.understood]
        return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
