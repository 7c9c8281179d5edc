"""Records taken out again, where nothing else rests on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from counterpoint.formats.argdown import Document, Member
from counterpoint.formats.argdown.editing import (
    Blocks,
    DataChange,
    Edit,
    RemoveKey,
    SetValue,
    retext,
)
from counterpoint.formats.argdown_map.editing.changes import phrase_as_written
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.argdown_map.editing.places import SpeakingVoice, insert_paragraph
from counterpoint.formats.argdown_map.editing.plan import Plan, refusal, without_unused
from counterpoint.formats.argdown_map.editing.saying import is_use
from counterpoint.formats.argdown_map.editing.statements import data_edit
from counterpoint.formats.argdown_map.metadata.keys import STANCE_KEYS
from counterpoint.formats.argdown_map.metadata.stance_fields import MEANT_KEYS
from counterpoint.formats.argdown_map.metadata.values import read_items
from counterpoint.formats.yaml_data import YamlMapping, YamlNode, YamlScalar
from counterpoint.model import Argument, Relation, Removable, Remove, Stance

Edits = list[tuple[Document, Edit]]
_OF_STANCE = tuple(
    key for key in dict.fromkeys((*STANCE_KEYS, *MEANT_KEYS)) if key not in ("expert", "source")
)


def plan_removal(map_text: MapText, decision: Remove) -> Plan:
    """What has to go for a record, and no more."""
    return _PLANNERS[decision.sort](map_text, decision.id)


def _without_stance(map_text: MapText, name: str) -> Plan:
    stance = map_text.stances.get(name)
    member = None if stance is None else map_text.member_at(stance.place)
    if stance is None or member is None:
        raise refusal(f"there is no stance {name}", "name one", "unknown")
    if stance.target not in map_text.claims:
        raise refusal("who gives a reason says it too", "take the reason out", "cannot-patch")
    gone = [
        x
        for x in map_text.stances_at(member)
        if x.expert == stance.expert and _start(x) == _start(stance)
    ]
    wanted = replace(map_text.map, stances=tuple(x for x in map_text.map.stances if x not in gone))
    others = [x for x in map_text.stances_at(member) if x not in gone]
    if others:
        written = None if stance.quotation is None else phrase_as_written(member, stance.quotation)
        if written is None:
            message = "this stance shares its line with others"
            raise refusal(message, "change it in the file", "cannot-patch", member.place)
        return Plan(tuple(data_edit(map_text, member, RemoveKey(("quote", written)))), wanted)
    return Plan(tuple(_silence(map_text, member)), wanted)


def _silence(map_text: MapText, member: Member) -> Edits:
    """Let an occurrence name its claim and say nothing; a paragraph that does so alone goes."""
    blocks = map_text.blocks(map_text.document_of(member))
    block = blocks.block_at(member.offset)
    is_alone = member.parent is None and not blocks.children(member)
    keys = [] if member.data is None else member.data.keys()
    is_bare = all(key in _OF_STANCE or key == "inference" for key in keys)
    gives_text = not member.is_reference and member is _only_text(map_text, member)
    document = map_text.document_of(member)
    if is_alone and is_bare and not gives_text and block is not None:
        return [(document, blocks.remove_block(block))]
    changes: list[DataChange] = [RemoveKey((k,)) for k in keys if k in (*_OF_STANCE, "inference")]
    if gives_text:
        changes.append(SetValue(("stance",), "none"))
    edits = data_edit(map_text, member, *changes)
    if not member.is_reference and not gives_text:
        edits.append((document, retext(document, member, "")))
    return edits


def _only_text(map_text: MapText, member: Member) -> Member | None:
    """The occurrence that gives the text of the claim that ``member`` speaks of."""
    for draft in map_text.drafts.values():
        if member in draft.members:
            return next((x for x in draft.members if not x.is_reference), None)
    return None


def _without_claim(map_text: MapText, name: str) -> Plan:
    claim = map_text.claims.get(name)
    if claim is None:
        raise refusal(f"there is no claim {name}", "name one of the map", "unknown")
    resting = _resting_on(map_text, name)
    if resting:
        message = f"on [{claim.title}] rests {resting}"
        raise refusal(message, "take that out first", "in-use")
    edits: Edits = []
    for member in map_text.drafts[name].members:
        document = map_text.document_of(member)
        blocks = map_text.blocks(document)
        block = blocks.block_at(member.offset)
        if member.parent is not None or blocks.children(member) or block is None:
            message = "the claim stands in a line with others"
            raise refusal(message, "change it in the file", "cannot-patch", member.place)
        edits.append((document, blocks.remove_block(block)))
    wanted = replace(
        map_text.map,
        claims=tuple(x for x in map_text.map.claims if x.id != name),
        stances=tuple(x for x in map_text.map.stances if x.target != name),
    )
    return Plan(tuple(edits), without_unused(wanted, map_text))


def _resting_on(map_text: MapText, name: str) -> str:
    """What else names a claim, in a word; empty where nothing does."""
    argument_map = map_text.map
    for reason in map_text.reasons.values():
        target = reason.conclusion if isinstance(reason, Argument) else reason.target
        if name in reason.premises or target == name:
            return "a reason or an objection"
    if any(name in (x.source, x.target) for x in argument_map.relations):
        return "a relation"
    if any(name in x.claims for x in argument_map.judged):
        return "a pair that is marked as unrelated"
    if any(name in (*x.conditions, *x.goals) for x in argument_map.stances):
        return "the condition or the goal of a stance"
    return ""


def _without_reason(map_text: MapText, name: str) -> Plan:
    reason = map_text.reasons.get(name)
    if reason is None:
        raise refusal(f"there is no reason {name}", "name one", "unknown")
    if any(
        name in {getattr(x, "target", None), getattr(x, "conclusion", None)}
        for x in map_text.reasons.values()
    ):
        raise refusal("an objection to this step rests on it", "take that out first", "in-use")
    lines = map_text.occurrences(reason)
    if not lines:
        message = "this reason stands in no line of its own"
        raise refusal(message, "change it in the file", "cannot-patch")
    if any(link.via is not None for link in lines):
        message = "this reason is an argument with a title, which would be left without a use"
        raise refusal(message, "change it in the file", "cannot-patch")
    edits: Edits = []
    for link in lines:
        edits += _without_line(map_text, link.reason)
    targets = {name}
    wanted = replace(
        map_text.map,
        arguments=tuple(x for x in map_text.map.arguments if x.id != name),
        attacks=tuple(x for x in map_text.map.attacks if x.id != name),
        stances=tuple(x for x in map_text.map.stances if x.target not in targets),
    )
    return Plan(tuple(edits), wanted)


def _without_line(map_text: MapText, member: Member) -> Edits:
    """A reason's line taken out; what its speaker says of the claim becomes a paragraph."""
    document = map_text.document_of(member)
    blocks = map_text.blocks(document)
    if member.parent is None:
        message = "this reason is drawn the other way round"
        raise refusal(message, "change it in the file", "cannot-patch", member.place)
    says_claim = any(x.target in map_text.claims for x in map_text.stances_at(member))
    is_named_only = is_use(member) and not says_claim
    if blocks.children(member) and is_named_only:
        message = "more reasons hang below this one"
        raise refusal(message, "take them out first", "in-use", member.place)
    edits: Edits = [(document, blocks.remove_line(member))]
    top = member
    while top.parent is not None:
        top = top.parent
    is_scaffold = top.is_reference and top.data is None and not _others_below(blocks, top, member)
    if is_scaffold:
        block = blocks.block_at(top.offset)
        assert block is not None
        edits = [(document, blocks.remove_block(block))]
    if not is_named_only:
        edits.append(_as_paragraph(map_text, member))
    return edits


def _others_below(blocks: Blocks, top: Member, member: Member) -> bool:
    """Whether anything but the bare way to a line hangs below a paragraph's first."""
    stack = [top]
    while stack:
        each = stack.pop()
        below = blocks.children(each)
        if each is not member and (len(below) != 1 or (each is not top and each.data is not None)):
            return True
        if each is not member:
            stack += below
    return bool(blocks.children(member))


def _as_paragraph(map_text: MapText, member: Member) -> tuple[Document, Edit]:
    """What a reason's line says, with all below it, as a paragraph under the same heading."""
    document = map_text.document_of(member)
    blocks = map_text.blocks(document)
    source = document.source.text
    width = len(blocks.line_indent(member))
    lines = (source[member.offset : member.end] + blocks.below(member)).split("\n")
    text = "\n".join([lines[0], *(x[min(width, len(x) - len(x.lstrip())) :] for x in lines[1:])])
    speaking = map_text.speaking(member)
    voice = SpeakingVoice(speaking.experts[0] if speaking.experts else None, speaking.source)
    starts = [_start(x) for x in map_text.stances_at(member) if _start(x) is not None]
    return insert_paragraph(map_text, voice, text, min((x for x in starts if x), default=None))


def _without_relation(map_text: MapText, name: str) -> Plan:
    relation = next((x for x in map_text.map.relations if x.id == name), None)
    if relation is None:
        raise refusal(f"there is no relation {name}", "name one", "unknown")
    wanted = replace(
        map_text.map, relations=tuple(x for x in map_text.map.relations if x.id != name)
    )
    edits: Edits = []
    for member, key in _stating(map_text, relation):
        edits += edits_without(map_text, member, key, _other_end(map_text, member, relation))
    return Plan(tuple(edits), wanted)


def _stating(map_text: MapText, relation: Relation) -> list[tuple[Member, str]]:
    """The occurrence in whose metadata a relation is first stated, and the key."""
    member = map_text.member_at(relation.place)
    for key in (relation.kind.value, "broader"):
        if member is not None and member.data is not None and key in member.data:
            return [(member, key)]
    message = "this relation is stated by a line and not in metadata"
    raise refusal(message, "change it in the file", "cannot-patch", relation.place)


def _other_end(map_text: MapText, member: Member, relation: Relation) -> str:
    is_source = member in map_text.drafts[relation.source].members
    return relation.target if is_source else relation.source


def _without_pair(map_text: MapText, name: str) -> Plan:
    pair = next((x for x in map_text.map.judged if x.id == name), None)
    member = None if pair is None else map_text.member_at(pair.place)
    if pair is None or member is None:
        raise refusal(f"there is no such pair {name}", "name one", "unknown")
    own = next((x for x in pair.claims if member in map_text.drafts[x].members), pair.claims[0])
    other = next(x for x in pair.claims if x != own)
    wanted = replace(map_text.map, judged=tuple(x for x in map_text.map.judged if x.id != name))
    return Plan(tuple(edits_without(map_text, member, "no-conflict", other)), wanted)


def edits_without(map_text: MapText, member: Member, key: str, claim: str) -> Edits:
    """The edits by which a key of an occurrence names a claim no more.

    A paragraph that says nothing then goes with it.
    """
    node = None if member.data is None else member.data.get(key)
    names: list[YamlNode] = (
        [x for x, _ in node.entries] if isinstance(node, YamlMapping) else list(read_items(node))
    )
    for name in names:
        if isinstance(name, YamlScalar):
            draft = map_text.content.claim_named(name.text)
            if draft is not None and draft.id == claim:
                break
    else:
        message = "the claim is not named in this line"
        raise refusal(message, "change it in the file", "cannot-patch", member.place)
    document = map_text.document_of(member)
    blocks = map_text.blocks(document)
    is_last = len(names) == 1 and member.data is not None and len(member.data) == 1
    block = blocks.block_at(member.offset)
    is_bare = member.is_reference and member.parent is None and not blocks.children(member)
    if is_last and is_bare and not member.tags and block is not None:
        return [(document, blocks.remove_block(block))]
    path = (key,) if len(names) == 1 else (key, name.text)
    return data_edit(map_text, member, RemoveKey(path))


def _start(stance: Stance) -> int | None:
    return None if stance.quotation is None else stance.quotation.start


_PLANNERS: Mapping[Removable, Callable[[MapText, str], Plan]] = {
    Removable.CLAIM: _without_claim,
    Removable.STANCE: _without_stance,
    Removable.REASON: _without_reason,
    Removable.RELATION: _without_relation,
    Removable.UNRELATED: _without_pair,
}
