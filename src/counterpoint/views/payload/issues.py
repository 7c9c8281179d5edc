"""Issues, brief and passages looked up, as plain data for the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from counterpoint.analysis.basis.answers import find_answer_counts
from counterpoint.analysis.whole.camps import find_camps
from counterpoint.model import (
    Analysis,
    ArgumentMap,
    BriefSentence,
    Claim,
    Issue,
    IssuePosition,
    JudgedPair,
    Sentence,
    Verification,
    clauses_of,
)
from counterpoint.wording import CompactSentences, clause

Json = dict[str, Any]

# A table of more columns than these is no longer read across.
MOST_COLUMNS = 12
_WHICH = "issue.which"


def issues_data(
    argument_map: ArgumentMap, issues: Sequence[Issue], book: CompactSentences
) -> list[Json]:
    """The issues in their order, each with the title of the claim that its marks are about."""
    claims = {claim.id: claim for claim in argument_map.claims}
    return [issue_data(issue, claims, book) for issue in issues]


def issue_data(issue: Issue, claims: Mapping[str, Claim], book: CompactSentences) -> Json:
    """One issue; ``claims`` are those of the map by id."""
    centre = claims[issue.claims[0]]
    row: Json = {"id": issue.id, "question": book.data_of(issue.question)}
    if issue.is_named:
        row["isNamed"] = True
    row["title"] = centre.title or centre.id
    if centre.kind:
        row["kind"] = centre.kind.value
    rivals = _rivals(issue.question)
    if rivals:
        row["rivals"] = [claims[x].title or x for x in rivals]
    row["claims"] = issue.claims
    if issue.floor:
        row["floor"] = issue.floor
    words = issue.difference_key.removeprefix("difference.")
    return row | {
        "difference": issue.difference.value,
        **({"words": words} if words != issue.difference.value else {}),
        "reconciles": issue.reconciles,
        "positions": [position_data(position, book) for position in issue.positions],
        "silent": issue.silent,
        **({"undecided": issue.undecided} if issue.undecided else {}),
        "understood": [book.data_of(sentence) for sentence in issue.understood],
        "findings": issue.findings,
        "rank": issue.rank,
        "judged": [_judged(pair, claims, book) for pair in issue.judged],
    }


def _rivals(question: str) -> tuple[str, ...]:
    """The claims, of those between which a question asks, that its marks are not about."""
    for each in clauses_of(question):
        if each.key == _WHICH and isinstance(each.arguments[0], tuple):
            return tuple(str(claim) for claim in each.arguments[0][1:])
    return ()


def position_data(position: IssuePosition, book: CompactSentences) -> Json:
    """Where one expert stands on an issue."""
    row: Json = {"expert": position.expert, "mark": position.mark.value}
    if position.in_part:
        row["part"] = True
    if position.is_beside:
        row["beside"] = True
    row |= {"says": book.data_of(position.says), "claims": position.claims}
    if position.reasons:
        row["reasons"] = position.reasons
    return row | {"stances": position.stances}


def _judged(pair: JudgedPair, claims: Mapping[str, Claim], book: CompactSentences) -> Json:
    """That two claims do not clash, as a sentence, and why."""
    what = tuple(sorted(pair.claims, key=lambda claim: claims[claim].title or claim))
    says = Sentence("", [clause("issue.no-clash", what=what)])
    return {"says": book.data_of(says), "note": pair.note}


def brief_data(brief: Sequence[BriefSentence], book: CompactSentences) -> list[Json]:
    """The sentences of the brief with the issues that each rests on."""
    return [
        {
            "part": each.part.value,
            "sentence": book.data_of(each.sentence),
            "issues": each.issues,
        }
        | ({"isLeading": True} if each.leads else {})
        for each in brief
    ]


def camps_data(argument_map: ArgumentMap, analysis: Analysis) -> Json:
    """The camps of a panel that has too many experts for a column each; else nothing."""
    if len(argument_map.panel) <= MOST_COLUMNS or not analysis.matrix:
        return {}
    return {"camps": [{"experts": camp} for camp in find_camps(analysis.matrix).camps]}


def answers_data(argument_map: ArgumentMap) -> Json:
    """How many of a panel that was polled answer what, a row for each claim; else nothing.

    A row is the claim, how many agree, how many of them strongly, how many disagree and how many
    of them strongly, who are uncertain, have no opinion, and do not answer.
    """
    rows = [
        (
            *(x.claim, x.agree, x.strongly_agree, x.disagree, x.strongly_disagree),
            *(x.uncertain, x.no_opinion, x.silent),
        )
        for x in find_answer_counts(argument_map)
    ]
    return {"answers": rows} if rows else {}


def checks_data(argument_map: ArgumentMap) -> dict[str, int]:
    """How many passages of stances were found in their source, and how."""
    quotations = (stance.quotation for stance in argument_map.stances)
    counts = Counter(each.verification for each in quotations if each is not None)
    return {state.value: counts[state] for state in Verification}
