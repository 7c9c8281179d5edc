"""What a debate comes to: the brief, the issues, and who says what on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from counterpoint.assistants.answers import ToolAnswer
from counterpoint.assistants.arguments import Arguments
from counterpoint.assistants.debates import Served
from counterpoint.assistants.records import (
    checked_sentence,
    first_passages,
    passages_of,
    position_data,
    silence_data,
    source_data,
    standing_of,
    without_empty,
)
from counterpoint.assistants.spoken import stances_behind
from counterpoint.errors import UsageError, did_you_mean, nearest_name, some_of
from counterpoint.model import Issue, IssuePosition, Standing

_MOST_NAMED = 30  # of a panel in a head; `who_says_what` and `claims` have the others
_MOST_OTHERS = 10  # a round number; an answer has 8 kB
_MOST_WITH_ALL_ROLES = 8  # of a panel; of a larger one the first role stands for all
_SILENCE = (
    "Silence is no position: who does not speak to an issue is neither for nor against. Who takes "
    "no side on it may report or understand one."
)
_NOT_ASKED = (
    "This person was not asked, so no issue compares what they say; `passages` gives what others "
    "report of them. That is no silence."
)
_BESIDE = (
    "Where of_another_claim stands, the question is an open one and `stands` is of the claim that "
    "`says` names: two who both say so there need not say the same."
)
_NO_ISSUES = "No two experts can be compared on anything in this map; `claims` lists what it holds."


def brief(served: Served, _: Arguments) -> ToolAnswer:
    """The question, the panel, and a few sentences, each with passages of what it rests on."""
    argument_map = served.debate.map
    issues = {issue.id: issue for issue in _issues(served)}
    panel = argument_map.panel
    most_roles = None if len(panel) <= _MOST_WITH_ALL_ROLES else 1
    head = {
        "map": argument_map.id,
        "title": argument_map.title,
        "question": argument_map.question,
        "about": argument_map.abstract,
        "panel": [
            without_empty(
                {"id": x.id, "name": x.name, "roles": [str(role) for role in x.roles[:most_roles]]}
            )
            for x in panel[:_MOST_NAMED]
        ],
        "other_voices": _others(served),
        "sources": source_data(served),
        "counts": {
            "panel": len(panel),
            "other_voices": len(argument_map.experts) - len(panel),
            "claims": len(argument_map.claims),
            "stances": len(argument_map.stances),
            "issues": len(issues),
            "agreements": len(served.debate.analysis.agreements),
            "tensions": len(served.debate.analysis.tensions),
        },
    }
    items = []
    for each in served.debate.analysis.brief:
        stances = stances_behind(served, each, [issues[x] for x in each.issues if x in issues])
        record = {
            "sentence": str(served.voice.again(each).sentence),
            "issues": list(each.issues),
        }
        items.append(without_empty(record | first_passages(passages_of(served, stances))))
    notes = () if items else (_NO_ISSUES,)
    return ToolAnswer(items, without_empty(head), notes, checked_sentence(served))


def _others(served: Served) -> list[dict[str, str]]:
    """Who is reported, quoted or sums up, and was not asked."""
    return [
        {"id": x.id, "name": x.name, "standing": standing_of(served, x.id)}
        for x in served.debate.map.experts
        if x.standing is not Standing.PANEL
    ][:_MOST_OTHERS]


def issues(served: Served, _: Arguments) -> ToolAnswer:
    """The matters on which the panel can be compared, in a reader's order."""
    items = [
        without_empty(
            {
                "id": issue.id,
                "question": issue.question,
                "difference": served.voice.word(issue.difference_key),
                "positions": [position_data(served, x) for x in issue.positions],
                **silence_data(served, issue, issue.silent),
                "findings": list(issue.findings),
            }
        )
        for issue in _issues(served)
    ]
    notes = () if items else (_NO_ISSUES,)
    return ToolAnswer(items, notes=notes, checked=checked_sentence(served))


def who_says_what(served: Served, arguments: Arguments) -> ToolAnswer:
    """Each position on each issue, or those on one issue or of one expert."""
    wished = _issue(served, arguments.text("issue")) if arguments.text("issue") else None
    name = arguments.text("expert")
    expert = served.debate.map.expert(name).id if name else ""
    chosen_issues = [wished] if wished else list(_issues(served))
    items = [
        {"issue": issue.id, "question": issue.question} | position_data(served, position)
        for issue, position in _positions(chosen_issues, expert)
    ]
    head = _silences(served, chosen_issues, expert) if expert or wished else {}
    notes = [_SILENCE] if not (expert and standing_of(served, expert)) else [_NOT_ASKED]
    notes += [_BESIDE] if any("of_another_claim" in x for x in items) else []
    return ToolAnswer(items, without_empty(head), tuple(notes), checked_sentence(served))


def _silences(served: Served, issues: Sequence[Issue], expert: str) -> dict[str, Any]:
    """Who is silent on the one issue, or on which issues the one expert is."""
    rows = [
        silence_data(served, issue, [x for x in issue.silent if expert in ("", x)])
        for issue in issues
    ]
    if not expert:
        return rows[0]
    pairs = [*zip(issues, rows, strict=True)]
    return {
        "silent_on": [issue.question for issue, row in pairs if row["silent"]],
        "takes_no_side_on": [
            {"question": issue.question, "says": each["says"]}
            for issue, row in pairs
            for each in row["takes_no_side"]
        ],
    }


def _positions(issues: Iterable[Issue], expert: str) -> Iterator[tuple[Issue, IssuePosition]]:
    for issue in issues:
        for position in issue.positions:
            if expert in ("", position.expert):
                yield issue, position


def _issues(served: Served) -> tuple[Issue, ...]:
    return served.voice.again(served.debate.analysis.issues)


def _issue(served: Served, name: str) -> Issue:
    by_name = {x.question: x for x in _issues(served)} | {x.id: x for x in _issues(served)}
    if name not in by_name:
        issue = by_name.get(nearest_name(name, by_name, ignores_case=True))
        choices = f"there are: {some_of([x.id for x in _issues(served)])}"
        advice = did_you_mean(issue.id if issue else "", choices)
        raise UsageError(f"there is no issue {name!r} in this map; {advice}")
    return by_name[name]
