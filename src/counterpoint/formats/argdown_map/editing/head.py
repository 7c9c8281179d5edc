"""What stands in the frontmatter: voices and their sections, topics, issues."""

from __future__ import annotations

from dataclasses import replace

from counterpoint.formats.argdown import Document
from counterpoint.formats.argdown.editing import (
    AddItem,
    DataChange,
    DataEditError,
    Edit,
    SetValue,
    YamlText,
    edit_frontmatter,
)
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.argdown_map.editing.places import SpeakingVoice, heading_for
from counterpoint.formats.argdown_map.editing.plan import Plan, refusal
from counterpoint.formats.argdown_map.editing.saying import Data, quoted
from counterpoint.formats.argdown_map.editing.statements import data_edit
from counterpoint.formats.argdown_map.head.frontmatter import MAP_KEYS
from counterpoint.formats.argdown_map.head.publication import PUBLICATION_KEYS
from counterpoint.formats.argdown_map.head.voices import STANDINGS
from counterpoint.formats.argdown_map.writing.scalars import yaml_text
from counterpoint.formats.yaml_data import YamlList, YamlMapping
from counterpoint.model import AddIssue, AddTopic, Expert, MarkSection, slug

_ORDER = (
    *("title", "question", "base", "language", "abstract"),
    *(*PUBLICATION_KEYS, "acknowledged", "experts", "voices"),
    *("editors", "sources", "issues", "topics"),
)
assert set(MAP_KEYS) <= set(_ORDER)


def plan_section(map_text: MapText, decision: MarkSection) -> Plan:
    """A voice's opening phrase in a source, with the voice and a heading where they lack."""
    argument_map = map_text.map
    source = next((x for x in argument_map.sources if x.id == decision.source), None)
    if source is None:
        raise refusal(f"there is no source {decision.source}", "name one", "unknown")
    document = _document_with(map_text, "sources", source.id)
    expert = decision.expert
    is_new = expert.id not in {x.id for x in argument_map.experts}
    changes: list[DataChange] = []
    wanted = argument_map
    if is_new:
        key = next(key for key, standing in STANDINGS.items() if standing is expert.standing)
        changes.append(SetValue((key, expert.id), _expert_data(expert)))
        wanted = replace(wanted, experts=(*wanted.experts, expert))
    marker = quoted(decision.marker)
    changes.append(AddItem(("sources", source.id, "sections", expert.id), marker))
    edits = _head_edit(document, changes)
    heading = heading_for(map_text, expert, SpeakingVoice(expert.id, source.id), decision.start)
    if heading is not None:
        edits.append(heading)
    return Plan(tuple(edits), wanted, frozenset({source.id}))


def plan_topic(map_text: MapText, decision: AddTopic) -> Plan:
    """A topic's label; a tag that claims have already gets it."""
    topic = decision.topic
    if not topic.label.strip() or slug(topic.id) != topic.id:
        raise refusal("a topic has a label, and an id of small letters", "mend them", "bad-topic")
    others = [x for x in map_text.map.topics if x.id == topic.id]
    document = _document_with(map_text, "topics", topic.id, is_listed=False)
    if _is_listed(document, "topics", topic.id):
        raise refusal(f"there is a topic {topic.id} already", "take another id", "same-topic")
    edits = _head_edit(document, [SetValue(("topics", topic.id), yaml_text(topic.label))])
    rest = tuple(x for x in map_text.map.topics if x not in others)
    return Plan(tuple(edits), replace(map_text.map, topics=(*rest, topic)))


def plan_issue(map_text: MapText, decision: AddIssue) -> Plan:
    """A question, and the claims that belong to it."""
    issue = decision.issue
    if any(x.id == issue.id or x.question == issue.question for x in map_text.map.issues):
        raise refusal("there is such an issue already", "name it at the claim", "same-issue")
    if slug(issue.id) != issue.id or not decision.claims:
        message = "an issue has an id of small letters, and a claim that belongs to it"
        raise refusal(message, "mend them", "bad-issue")
    document = _document_with(map_text, "issues", issue.id, is_listed=False)
    front = document.frontmatter
    if front is not None and isinstance(front.get("issues"), YamlList):
        issue = replace(issue, id=slug(issue.question))
        change: DataChange = AddItem(("issues",), quoted(issue.question))
    else:
        change = SetValue(("issues", issue.id), quoted(issue.question))
    edits = _head_edit(document, [change])
    name = issue.id if isinstance(change, SetValue) else quoted(issue.question)
    for claim in decision.claims:
        members = map_text.drafts[claim].members
        member = next((x for x in members if x.data is not None and "issue" in x.data), None)
        member = member or next((x for x in members if not x.is_reference), members[0])
        edits += data_edit(map_text, member, AddItem(("issue",), name))
    claims = tuple(
        replace(x, issues=tuple(sorted({*x.issues, issue.id}))) if x.id in decision.claims else x
        for x in map_text.map.claims
    )
    wanted = replace(map_text.map, issues=(*map_text.map.issues, issue), claims=claims)
    return Plan(tuple(edits), wanted)


def _head_edit(document: Document, changes: list[DataChange]) -> list[tuple[Document, Edit]]:
    try:
        edit = edit_frontmatter(document, changes, _ORDER)
    except DataEditError as error:
        advice = "change it in the file, and the workbench takes it over"
        raise refusal(str(error), advice, "cannot-patch") from error
    return [] if edit is None else [(document, edit)]


def _document_with(map_text: MapText, key: str, name: str, *, is_listed: bool = True) -> Document:
    """The document whose frontmatter lists a name under a key; else the first with that key."""
    for document in map_text.documents:
        if _is_listed(document, key, name):
            return document
    if is_listed:
        raise refusal(f"no frontmatter lists {name} under {key}", "add it there", "cannot-patch")
    having = [x for x in map_text.documents if x.frontmatter is not None and key in x.frontmatter]
    return having[0] if having else map_text.documents[0]


def _is_listed(document: Document, key: str, name: str) -> bool:
    node = None if document.frontmatter is None else document.frontmatter.get(key)
    return isinstance(node, YamlMapping) and name in node


def _expert_data(expert: Expert) -> YamlText:
    data: Data = {"name": yaml_text(expert.name)}
    if expert.roles:
        data["roles"] = [{"title": yaml_text(role.title)} for role in expert.roles]
    return data
