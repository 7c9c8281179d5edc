"""Issues as several commands show them: in lines, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from counterpoint.cli.showing import show
from counterpoint.model import (
    BriefSentence,
    Difference,
    Issue,
    IssuePosition,
    JudgedPair,
    figure,
)
from counterpoint.wording import Voice

# The notes on pairs that do not conflict which stand below an issue.
_MOST_JUDGED = 2


class IssuePrinter:
    """Prints the issues of one map."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice

    def head(self, issue: Issue) -> str:
        """What sort of difference there is, with the floor and what reconciles.

        The id stands first where the map gives it; one made from contents says nothing.
        """
        parts = [self._voice.word(issue.difference_key)]
        if issue.floor is not None and issue.difference is not Difference.NONE:
            parts.append(self._voice.word("line.share", what=(issue.floor,)))
        if issue.reconciles:
            parts.append(self._voice.word("line.may-turn", what=issue.reconciles))
        return "; ".join([issue.id, *parts] if issue.is_named else parts)

    def position(self, position: IssuePosition) -> str:
        """What an expert says there, and the mark."""
        return f"{position.says} ({self._voice.word(position.mark_key)})"

    def silent(self, issue: Issue) -> str:
        """Who does not speak to it, empty for nobody."""
        return self._voice.word("line.silent", who=issue.silent) if issue.silent else ""

    def judged(self, pair: JudgedPair) -> str:
        """Two claims that do not conflict, and why, as the mapper notes it."""
        what = tuple(sorted(pair.claims, key=self._voice.title))
        return f"{self._voice.word('issue.no-clash', what=what)}: {pair.note}"

    def show(self, issue: Issue) -> None:
        """Print all lines of an issue below its question."""
        show(f"   {self.head(issue)}")
        for position in issue.positions:
            show(f"   - {self.position(position)}")
        for pair in issue.judged[:_MOST_JUDGED]:
            show(f"   {self.judged(pair)}")
        if silent := self.silent(issue):
            show(f"   {silent}")
        for sentence in issue.understood:
            show(f"   {sentence}")


def show_brief(brief: Iterable[BriefSentence], issues: Iterable[Issue]) -> None:
    """Print a brief, each sentence with the ids of the issues that it rests on and the map names.

    ``issues`` are all of the map.
    """
    name_ids = {issue.id for issue in issues if issue.is_named}
    for number, each in enumerate(brief, start=1):
        ids = [x for x in each.issues if x in name_ids]
        show(f"{number}. {each.sentence}" + (f" [{', '.join(ids)}]" if ids else ""))


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
        "understood": list(issue.understood),
        "undecided": list(issue.undecided),
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
        "goals": list(position.goals),
        "answers": position.answers,
        "actor": position.actor or None,
        "fidelity": position.fidelity,
    }
