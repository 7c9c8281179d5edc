"""A decision as a change of map files: planned, applied, read again and compared.

What belongs here: that only what was wanted differs. What does not: the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from counterpoint.errors import InputError, Place, Problem
from counterpoint.formats.argdown import Document
from counterpoint.formats.argdown.editing import Edit, apply_edits
from counterpoint.formats.argdown_map.editing.changes import plan_change_stance
from counterpoint.formats.argdown_map.editing.claim_changes import (
    plan_acknowledge,
    plan_change_claim,
)
from counterpoint.formats.argdown_map.editing.comments import plan_set_aside, plan_take_up
from counterpoint.formats.argdown_map.editing.facts import described, facts_of
from counterpoint.formats.argdown_map.editing.head import plan_issue, plan_section, plan_topic
from counterpoint.formats.argdown_map.editing.map_text import (
    MapText,
    TextOfSource,
    read_map_text,
)
from counterpoint.formats.argdown_map.editing.plan import Plan, refusal
from counterpoint.formats.argdown_map.editing.removal import plan_removal
from counterpoint.formats.argdown_map.editing.sameness import says_same
from counterpoint.formats.argdown_map.editing.statements import plan_attach, plan_new_claim
from counterpoint.formats.argdown_map.editing.steps import plan_reason
from counterpoint.formats.argdown_map.editing.ties import plan_relation, plan_unrelated
from counterpoint.formats.argdown_map.memory import ReadingMemory
from counterpoint.model import (
    Acknowledge,
    AddIssue,
    AddTopic,
    ArgumentMap,
    Attach,
    ChangeClaim,
    ChangeStance,
    Decision,
    GiveReason,
    JudgeUnrelated,
    MarkSection,
    NewClaim,
    Relate,
    Remove,
    SetAside,
    TakeUp,
)

_PLANNERS: Mapping[type, Callable[[MapText, Any], Plan]] = {
    NewClaim: plan_new_claim,
    Attach: plan_attach,
    GiveReason: plan_reason,
    ChangeStance: plan_change_stance,
    ChangeClaim: plan_change_claim,
    SetAside: plan_set_aside,
    TakeUp: plan_take_up,
    Relate: plan_relation,
    JudgeUnrelated: plan_unrelated,
    MarkSection: plan_section,
    AddTopic: plan_topic,
    AddIssue: plan_issue,
    Acknowledge: plan_acknowledge,
    Remove: plan_removal,
}
_MOST_TOLD = 3  # differences in a message; more tell no more


@dataclass(frozen=True, slots=True)
class ChangedFiles:
    """The files that a decision changes, by the name that places carry, and the map after it."""

    contents: Mapping[str, bytes]
    after: MapText


def decide(
    map_text: MapText,
    decision: Decision,
    paths: Sequence[Path],
    text_of_source: TextOfSource,
    memory: ReadingMemory | None = None,
) -> ChangedFiles:
    """What the files become by a decision; nothing is written here.

    The files are read again as they would be, and must say what was wanted and nothing else;
    ``memory`` has what need not be parsed for that again.

    Raises:
        InputError: the decision cannot be: its problems say why.
    """
    plan = _PLANNERS[type(decision)](map_text, decision)
    contents = dict(map_text.contents)
    changed: dict[str, bytes] = {}
    for document, edits in _by_document(plan.edits):
        for file, content in _applied(document, edits, contents).items():
            if file in changed:
                message = f"{file} belongs to two parts of the map"
                raise refusal(message, "include it once", "cannot-patch")
            changed[file] = content
    if not changed:
        raise refusal("this changes nothing", "it is so already", "no-change")
    after = read_map_text(paths, {**contents, **changed}, text_of_source, memory)
    _compare(plan, after)
    return ChangedFiles(changed, after)


def _applied(
    document: Document, edits: Sequence[Edit], contents: Mapping[str, bytes]
) -> dict[str, bytes]:
    try:
        return apply_edits(document, edits, contents)
    except ValueError as error:
        message = "what would be changed here stands one within the other"
        advice = "change it in the file, and the workbench takes it over"
        raise refusal(message, advice, "cannot-patch") from error


def _by_document(
    edits: Sequence[tuple[Document, Edit]],
) -> list[tuple[Document, list[Edit]]]:
    groups: dict[int, tuple[Document, list[Edit]]] = {}
    for document, edit in edits:
        groups.setdefault(id(document), (document, []))[1].append(edit)
    return list(groups.values())


def _compare(plan: Plan, after: MapText) -> None:
    wanted_map = _without_sections(plan.outcome, plan.resectioned)
    actual_map = _without_sections(after.map, plan.resectioned)
    if says_same(wanted_map, actual_map):
        return
    outcome, actual = facts_of(wanted_map), facts_of(actual_map)
    facts = [*(actual - outcome), *(outcome - actual)]
    differences = list(dict.fromkeys(map(described, facts)))
    first = ", ".join(differences[:_MOST_TOLD])
    more = f" and {len(differences) - _MOST_TOLD} more" if len(differences) > _MOST_TOLD else ""
    raise InputError(
        Problem(
            Place(after.documents[0].file),
            f"written here, this would be read otherwise: {first}{more}",
            "change it in the file, and the workbench takes it over",
            "more-changed",
        )
    )


def _without_sections(argument_map: ArgumentMap, sources: frozenset[str]) -> ArgumentMap:
    if not sources:
        return argument_map
    bare = (replace(x, sections=()) if x.id in sources else x for x in argument_map.sources)
    return replace(argument_map, sources=tuple(bare))
