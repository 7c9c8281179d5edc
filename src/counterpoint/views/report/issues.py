"""The report's answer: the brief, who stands where on each issue, and the first issues in lines."""

from __future__ import annotations

from collections.abc import Iterable

from counterpoint.analysis.basis.answers import find_answer_counts
from counterpoint.model import (
    Analysis,
    ArgumentMap,
    Difference,
    Issue,
    short_names,
)
from counterpoint.views.marks import UNREAD, legend, sign_of, sign_without_side
from counterpoint.views.report.markdown import plain, section
from counterpoint.wording import Voice

# What can be read aloud in a few minutes; the table holds the others as well.
_MOST_TOLD = 8


class IssueSections:
    """The sections of a report that tell its issues."""

    def __init__(
        self, argument_map: ArgumentMap, analysis: Analysis, voice: Voice, *, with_ids: bool
    ) -> None:
        self._map = argument_map
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
            marks = {x.expert: sign_of(x) for x in issue.positions}
            signs = (marks.get(x) or sign_without_side(issue, x) for x in self._panel)
            lines.append(_row([plain(issue.question), *signs]))
        meaning = legend(
            self._voice,
            has_unread=UNREAD in lines[2],
            has_undecided=any(issue.undecided for issue in issues),
            pattern="`{}`",
        )
        return section(self._voice.head("heading.stands"), [*lines, "", meaning])

    def answers(self) -> str:
        """How many of a panel that was polled answer what to each claim."""
        counts = find_answer_counts(self._map)
        if not counts:
            return ""
        names = ("agree", "disagree", "uncertain", "no-opinion", "no-answer")
        rows = [
            _row(
                [
                    plain(self._titles[x.claim]),
                    _of_whom(x.agree, x.strongly_agree),
                    _of_whom(x.disagree, x.strongly_disagree),
                    *map(str, (x.uncertain, x.no_opinion, x.silent)),
                ]
            )
            for x in counts
        ]
        head = _row(self._voice.columns("claim", *names))
        is_graded = any(x.strongly_agree or x.strongly_disagree for x in counts)
        meaning = ["", f"{self._voice.head('line.strongly')}."] if is_graded else []
        lines = [head, _row(["---"] * (len(names) + 1)), *rows, *meaning]
        return section(self._voice.head("heading.answers"), lines)

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


def _of_whom(count: int, strongly: int) -> str:
    return f"{count} ({strongly})" if strongly else str(count)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
