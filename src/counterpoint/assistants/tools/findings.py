"""Agreements and tensions: listed, explained step by step, and between two experts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counterpoint import pipeline
from counterpoint.analysis import what_remains
from counterpoint.assistants.answers import ToolAnswer
from counterpoint.assistants.arguments import Arguments
from counterpoint.assistants.debates import Served
from counterpoint.assistants.records import (
    checked_sentence,
    finding_data,
    position_data,
    rests_on_reading,
    silence_data,
    step_passages,
    without_empty,
)
from counterpoint.errors import UsageError, did_you_mean, nearest_name
from counterpoint.model import Finding, Issue, Tie

_POSSIBLE = (
    "What is marked in_the_mappers_reading rests on a tie of two claims that nobody in the text "
    "draws; what is possible_only rests on such ties alone, two in a row, or on a step that nobody "
    "takes. Say so when you report either; `explain` has the tie and its note."
)
_BETWEEN_OTHERS = (
    "Where between_these_two has counts false, the finding stands between them and others, or is "
    "counted elsewhere; do not report it as one of these two with each other."
)
_TWO = 2
_APART = (
    "Agreement and tension are two figures in 0 to 1 and are never set off against each other. "
    "They are no shares: each finding that counts fills half of its score of what is left to 1, "
    "so one full agreement is 0.5 and two are 0.75. Report the findings rather than the figures."
)
_UNCOUNTED = (
    "What has counts false enters neither figure: it is only possible, or it is counted where "
    "these two say it more strongly."
)


def agreements(served: Served, arguments: Arguments) -> ToolAnswer:
    """The agreements, strongest first, or those that some experts have a part in."""
    return _answer_of(served, served.debate.analysis.agreements, arguments, is_signed=False)


def tensions(served: Served, arguments: Arguments) -> ToolAnswer:
    """The tensions, strongest first, or those that some experts have a part in."""
    return _answer_of(served, served.debate.analysis.tensions, arguments, is_signed=True)


def explain(served: Served, arguments: Arguments) -> ToolAnswer:
    """Why a finding holds, step by step; or where each expert stands on an issue."""
    name = arguments.text("id")
    findings = {x.id: x for x in served.debate.analysis.findings}
    issues = {x.id: x for x in served.debate.analysis.issues}
    if name in findings:
        return _finding(served, findings[name])
    if name in issues:
        return _issue(served, issues[name], findings)
    if name in served.debate.map:
        raise UsageError(f"{name!r} is no finding and no issue; `claims` tells of a claim")
    nearest = nearest_name(name[:80], [*findings, *issues])
    choices = "`agreements`, `tensions` and `issues` give the ids that there are"
    raise UsageError(f"there is no finding or issue {name!r}; {did_you_mean(nearest, choices)}")


def compare(served: Served, arguments: Arguments) -> ToolAnswer:
    """All that two experts of the panel share and all that sets them apart, with both figures."""
    first, second = (
        served.debate.map.panel_expert(arguments.text(name)) for name in ("first", "second")
    )
    if first == second:
        raise UsageError(f"{first.name!r} is named twice; name two experts")
    pair = pipeline.alignment_of(served.debate, first.id, second.id)
    by_id = {x.id: x for x in served.voice.again(served.debate.analysis.findings)}
    head = {
        "first": {"id": first.id, "name": first.name},
        "second": {"id": second.id, "name": second.name},
        "agreement": pair.agreement if pair.agreement is None else round(pair.agreement, 2),
        "tension": pair.tension if pair.tension is None else round(pair.tension, 2),
        "claims_both_speak_to": pair.shared,
        "claims_of_which_one_has_a_special_case": pair.shared_by_case,
    }
    items = [_tie(served, tie, by_id[tie.finding]) for tie in pair.ties if tie.finding in by_id]
    notes: tuple[str, ...] = ("Nothing stands between these two in this map.",)
    if items:
        notes = (_APART, _POSSIBLE, *([] if all(x.counts for x in pair.ties) else [_UNCOUNTED]))
    return ToolAnswer(items, without_empty(head), notes, checked_sentence(served))


def _answer_of(
    served: Served, findings: Sequence[Finding], arguments: Arguments, *, is_signed: bool
) -> ToolAnswer:
    wished = {served.debate.map.panel_expert(name).id for name in arguments.texts("experts")}
    least = least_score(arguments, is_signed=is_signed)
    of_wished = [x for x in findings if wished <= set(x.experts)]
    fitting = [x for x in of_wished if abs(x.score) >= least]
    is_read = any(x.possible or rests_on_reading(served, x) for x in fitting)
    notes = [_POSSIBLE] if is_read else []
    notes += _left_out_by_experts(findings, of_wished, wished)
    if count := len(of_wished) - len(fitting):
        strongest = max(abs(x.score) for x in of_wished)
        notes.append(
            f"`least_score` leaves out {count} of {len(of_wished)}; the strongest of all has "
            f"{strongest:.3f}, its sign left off."
        )
    shares = _shares_of_two(served, wished, fitting)
    if any(not share["counts"] for share in shares.values()):
        notes.append(_BETWEEN_OTHERS)
    items = [
        finding_data(served, x) | ({"between_these_two": shares[x.id]} if x.id in shares else {})
        for x in served.voice.again(tuple(fitting))
    ]
    return ToolAnswer(items, notes=tuple(notes), checked=checked_sentence(served))


def _left_out_by_experts(
    findings: Sequence[Finding], of_wished: Sequence[Finding], wished: set[str]
) -> list[str]:
    """What to say of findings in which not all of those that were named have a part."""
    if not findings:
        return ["There are none of these in this map."]
    count = len(findings) - len(of_wished)
    if not count:
        return []
    some = sum(bool(wished & set(x.experts)) for x in findings) - len(of_wished)
    ending = f"; {some} have some of these experts, not all" if len(wished) > 1 else ""
    notes = [f"`experts` leaves out {count} of {len(findings)}{ending}."]
    if some and not of_wished:
        widest = max(findings, key=lambda x: len(wished.intersection(x.experts)))
        most = len(wished.intersection(widest.experts))
        notes.append(f"The most of these in one finding are {most} of {len(wished)}: {widest.id}.")
    return notes


def _shares_of_two(
    served: Served, wished: set[str], findings: Sequence[Finding]
) -> dict[str, dict[str, Any]]:
    """What findings come to between two experts of the panel, by id, if two were named.

    Two may both have a part in a finding that stands between them and others, and not between
    these two.
    """
    pair = [x.id for x in served.debate.map.panel if x.id in wished]
    if len(wished) != _TWO or len(pair) != _TWO:
        return {}
    ties = {x.finding: x for x in pipeline.alignment_of(served.debate, *pair).ties}
    return {
        x.id: {"score": round(ties[x.id].score, 3), "counts": ties[x.id].counts}
        if x.id in ties
        else {"score": 0, "counts": False}
        for x in findings
    }


def least_score(arguments: Arguments, *, is_signed: bool) -> float:
    """The size that a score must have: a tension's may be told with its sign or without it."""
    least = arguments.number("least_score")
    if not (-1 if is_signed else 0) <= least <= 1:
        raise UsageError(f"`least_score` is from 0 to 1, and not {least:g}")
    return abs(least)


def _finding(served: Served, finding: Finding) -> ToolAnswer:
    sentences = served.voice.again(finding)
    steps = [
        without_empty(
            {
                "step": number,
                "kind": step.kind.value,
                "id": step.id,
                "sentence": str(step.sentence),
                "passages": step_passages(served, [step]),
            }
        )
        for number, step in enumerate(sentences.witness, start=1)
    ]
    remainders = served.voice.again(tuple(what_remains(served.debate.network, finding.id)))
    head = finding_data(served, sentences) | {
        "factors": [[x.name, round(x.value, 3)] for x in finding.factors],
        "rests_on": [
            {"without": x.step.id, "then": str(x.sentence)} for x in remainders if not x.is_same
        ],
        "holds_without": [x.step.id for x in remainders if x.is_same],
    }
    if finding.reasons:
        head["reasons_given"] = _reasons_given(served, finding)
    for name in ("passages", "left_out"):  # each step has its own
        head.pop(name, None)
    notes = (_POSSIBLE,) if finding.possible or rests_on_reading(served, finding) else ()
    return ToolAnswer(steps, without_empty(head), notes, checked_sentence(served))


def _reasons_given(served: Served, finding: Finding) -> list[dict[str, Any]]:
    """Who gives which reasons for what of a finding's claims; also who gives none."""
    argument_map, title = served.debate.map, served.voice.title
    giving = {(x.expert, x.target) for x in argument_map.stances if x.affirms and x.is_own}
    rows = []
    for expert in finding.experts:
        for claim in finding.claims:
            premises = [
                title(premise)
                for argument in argument_map.arguments
                if argument.conclusion == claim and (expert, argument.id) in giving
                for premise in argument.premises
            ]
            if premises or (expert, claim) in giving:
                rows.append({"expert": expert, "for": title(claim), "reasons": premises})
    return rows


def _issue(served: Served, issue: Issue, findings: dict[str, Finding]) -> ToolAnswer:
    sentences = served.voice.again(issue)
    beneath = served.voice.again(tuple(findings[x] for x in issue.findings if x in findings))
    head: dict[str, Any] = {
        "id": issue.id,
        "question": issue.question,
        "difference": served.voice.word(issue.difference_key),
        **silence_data(served, issue, issue.silent),
        "may_turn_on": [served.voice.title(x) for x in issue.reconciles],
        "understood": [str(x) for x in sentences.understood],
        "findings": [{"id": x.id, "summary": str(x.summary)} for x in beneath],
    }
    items = [position_data(served, x) for x in sentences.positions]
    return ToolAnswer(items, without_empty(head), checked=checked_sentence(served))


def _tie(served: Served, tie: Tie, finding: Finding) -> dict[str, Any]:
    """A finding as it stands between two, whose score may be less than the whole group's."""
    own = {"score": round(tie.score, 3), "possible_only": tie.possible, "counts": tie.counts}
    return finding_data(served, finding) | own
