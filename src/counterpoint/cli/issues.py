"""Issues as several commands show them: in lines, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from counterpoint.cli.showing import show
from counterpoint.model import (
    ArgumentMap,
    BriefSentence,
    Difference,
    Issue,
    IssuePosition,
    JudgedPair,
    figure,
    name_list,
    short_names,
)
from counterpoint.wording import Speaker, clause

# The notes on pairs that do not conflict which stand below an issue.
_MOST_JUDGED = 2


class IssuePrinter:
    """Prints the issues of one map."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._names: Mapping[str, str] = short_names(argument_map.experts)
        self._titles = {claim.id: claim.title for claim in argument_map.claims}
        self._speaker = Speaker("en", self._names, self._titles)

    def head(self, issue: Issue) -> str:
        """The id, and what sort of difference there is, with the floor and what reconciles."""
        verdict = self._speaker.word(clause(issue.difference_key))
        if issue.floor is not None and issue.difference is not Difference.NONE:
            verdict += f"; all who speak share “{self._titles[issue.floor]}”"
        if issue.reconciles:
            reconciling = name_list(f"“{self._titles[claim]}”" for claim in issue.reconciles)
            verdict += f"; it may turn on {reconciling}"
        return f"{issue.id}; {verdict}"

    def position(self, position: IssuePosition) -> str:
        """What an expert says there, and the mark."""
        return f"{position.says} ({self._speaker.word(clause(position.mark_key))})"

    def silent(self, issue: Issue) -> str:
        """Who does not speak to it, empty for nobody."""
        names = name_list(self._names[expert] for expert in issue.silent)
        return f"silent: {names}" if names else ""

    def judged(self, pair: JudgedPair) -> str:
        """Two claims that do not conflict, and why, as the mapper notes it."""
        what = tuple(sorted(pair.claims, key=self._titles.__getitem__))
        return f"{self._speaker.word(clause('issue.no-clash', what=what))}: {pair.note}"

    def show(self, issue: Issue) -> None:
        """Print all lines of an issue below its question."""
        show(f"   {self.head(issue)}")
        for position in issue.positions:
            show(f"   - {self.position(position)}")
        for pair in issue.judged[:_MOST_JUDGED]:
            show(f"   {self.judged(pair)}")
        if silent := self.silent(issue):
            show(f"   {silent}")


def show_brief(brief: Iterable[BriefSentence]) -> None:
    """Print a brief, each sentence with the ids of the issues that it rests on."""
    for number, each in enumerate(brief, start=1):
        show(f"{number}. {each.sentence}" + (f" [{', '.join(each.issues)}]" if each.issues else ""))


def brief_as_json(brief: Iterable[BriefSentence]) -> list[dict[str, Any]]:
    """A brief ready for JSON."""
    return [
        {
            "part": x.part.value,
            "sentence": str(x.sentence),
            "issues": list(x.issues),
            "leads": x.leads,
        }
        for x in brief
    ]


def issue_as_json(issue: Issue) -> dict[str, Any]:
    """An issue ready for JSON."""
    return {
        "id": issue.id,
        "question": issue.question,
        "claims": list(issue.claims),
        "grounds": list(issue.grounds),
        "floor": issue.floor,
        "difference": issue.difference.value,
        "reconciles": list(issue.reconciles),
        "positions": [_position_as_json(position) for position in issue.positions],
        "silent": list(issue.silent),
        "findings": list(issue.findings),
        "rank": float(figure(issue.rank, 3)),
        "named": issue.is_named,
        "open": issue.is_open,
        "judged": [{"claims": list(pair.claims), "note": pair.note} for pair in issue.judged],
    }


def _position_as_json(position: IssuePosition) -> dict[str, Any]:
    return {
        "expert": position.expert,
        "mark": position.mark.value,
        "in_part": position.in_part,
        "beside": position.is_beside,
        "says": position.says,
        "firmness": position.firmness,
        "directness": position.directness,
        "weight": float(figure(position.weight, 3)),
        "claims": list(position.claims),
        "reasons": list(position.reasons),
        "stances": list(position.stances),
    }
