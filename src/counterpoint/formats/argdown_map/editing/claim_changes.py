"""Claims told otherwise, where they stand and wherever they are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterpoint.formats.argdown import Document, Member
from counterpoint.formats.argdown.editing import (
    AddItem,
    DataChange,
    Edit,
    RemoveKey,
    SetValue,
    rename_in_data,
    retag,
    retext,
    retitle,
)
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.argdown_map.editing.plan import Plan, refusal, without_unused
from counterpoint.formats.argdown_map.editing.saying import (
    claim_data,
    quoted,
)
from counterpoint.formats.argdown_map.editing.statements import (
    check_title,
    data_edit,
    with_issues,
    with_topics,
    written_tag,
)
from counterpoint.formats.argdown_map.metadata.keys import ACKNOWLEDGED
from counterpoint.formats.argdown_map.writing.scalars import argdown_text
from counterpoint.model import (
    Acknowledge,
    ArgumentMap,
    ChangeClaim,
    Claim,
    Stance,
    slug,
)

Edits = list[tuple[Document, Edit]]


def plan_change_claim(map_text: MapText, decision: ChangeClaim) -> Plan:
    """A claim's title wherever it is named, and the rest at the line that gives it."""
    old = map_text.claims.get(decision.claim)
    if old is None:
        raise refusal(f"there is no claim {decision.claim}", "name one of the map", "unknown")
    _, new, wanted = with_topics(map_text, replace(decision.new, id=old.id))
    wanted, new = with_issues(wanted, new)
    edits: Edits = []
    if new.title != old.title:
        others = replace(map_text.map, claims=tuple(x for x in wanted.claims if x.id != old.id))
        check_title(replace(map_text, map=others), new)
        edits += _renaming(map_text, old, new.title)
    edits += _text_edits(map_text, old, new)
    edits += _data_edits(map_text, old, new)
    edits += _tag_edits(map_text, old, new, decision.new.topics)
    claims = tuple(replace(new, place=x.place) if x.id == old.id else x for x in wanted.claims)
    stances = tuple(_as_worded(map_text, x, old, new) for x in wanted.stances)
    if map_text.drafts[old.id].key[0] == "argument":
        wanted = _with_retitled_reasons(wanted, old.title, new.title)
    return Plan(
        tuple(edits), without_unused(replace(wanted, claims=claims, stances=stances), map_text)
    )


def _with_retitled_reasons(wanted: ArgumentMap, old: str, new: str) -> ArgumentMap:
    """The map in which the reasons that speak by an argument's title have its other one."""
    arguments = (replace(x, title=new) if x.title == old else x for x in wanted.arguments)
    attacks = (replace(x, title=new) if x.title == old else x for x in wanted.attacks)
    return replace(wanted, arguments=tuple(arguments), attacks=tuple(attacks))


def plan_acknowledge(map_text: MapText, decision: Acknowledge) -> Plan:
    """A warning's code at the line that it points to, else at the claim's first."""
    draft = map_text.drafts.get(decision.claim)
    if draft is None:
        raise refusal(f"there is no claim {decision.claim}", "name one of the map", "unknown")
    warned = [map_text.member_at(x.place) for x in map_text.warnings if x.code == decision.code]
    member = next((x for x in draft.members if x in warned), None)
    if member is None:
        message = f"no warning {decision.code} is about this claim"
        raise refusal(message, "look at the list of warnings", "unknown")
    edits = data_edit(map_text, member, AddItem((ACKNOWLEDGED,), decision.code))
    return Plan(tuple(edits), map_text.map)


def _renaming(map_text: MapText, claim: Claim, title: str) -> Edits:
    """Each title in brackets, in texts and in metadata."""
    draft = map_text.drafts[claim.id]
    if draft.key[0] == "text":
        message = "a claim without a title in the file has none to change"
        raise refusal(message, "give it one there: [Title]: text", "cannot-patch")
    edits: Edits = []
    for member in draft.members:
        document = map_text.document_of(member)
        edits.append((document, retitle(document, member, title)))
    names = {f"[{claim.title}]": quoted(f"[{title}]")}
    if draft.key[0] == "argument":
        names[f"<{claim.title}>"] = quoted(f"<{title}>")
    for document in map_text.documents:
        for member in map_text.blocks(document).members:
            if member.data is not None:
                edits += [(document, x) for x in rename_in_data(document, member, names)]
    return edits


def _text_edits(map_text: MapText, old: Claim, new: Claim) -> Edits:
    if new.text == old.text:
        return []
    if not new.text.strip():
        raise refusal("a claim has a text", "write one", "no-text")
    if map_text.drafts[old.id].key[0] == "text":
        message = "a claim without a title in the file is known by its text"
        raise refusal(message, "give it a title there: [Title]: text", "cannot-patch")
    member = _first_text(map_text, old)
    document = map_text.document_of(member)
    return [(document, retext(document, member, argdown_text(new.text)))]


def _data_edits(map_text: MapText, old: Claim, new: Claim) -> Edits:
    before, after = claim_data(old), claim_data(new)
    changes: dict[int, tuple[Member, list[DataChange]]] = {}
    for key in ("kind", "issue", "actor"):
        if before.get(key) == after.get(key):
            continue
        having = [
            x for x in map_text.drafts[old.id].members if x.data is not None and key in x.data
        ]
        member = having[0] if having else _first_text(map_text, old)
        change: DataChange = SetValue((key,), after[key]) if key in after else RemoveKey((key,))
        changes.setdefault(id(member), (member, []))[1].append(change)
        for other in having[1:]:
            changes.setdefault(id(other), (other, []))[1].append(RemoveKey((key,)))
    return [x for member, each in changes.values() for x in data_edit(map_text, member, *each)]


def _tag_edits(map_text: MapText, old: Claim, new: Claim, names: Sequence[str]) -> Edits:
    """The tags of a claim's lines; ``names`` are its topics as they were decided."""
    if new.topics == old.topics:
        return []
    topics = {x.id: x for x in map_text.map.topics}
    new_tags = {slug(name): name for name in names}
    first = _first_text(map_text, old)
    edits: Edits = []
    present: set[str] = set()
    for member in map_text.drafts[old.id].members:
        present |= {slug(tag) for tag in member.tags}
    added = [
        written_tag(map_text, topics[x]) if x in topics else new_tags.get(x, x)
        for x in new.topics
        if x not in present
    ]
    for member in map_text.drafts[old.id].members:
        tags = [tag for tag in member.tags if slug(tag) in new.topics]
        tags += added if member is first else []
        if tags != list(member.tags):
            document = map_text.document_of(member)
            edits += [(document, edit) for edit in retag(document, member, tags)]
    return edits


def _as_worded(map_text: MapText, stance: Stance, old: Claim, new: Claim) -> Stance:
    """A stance of the claim: who has said the old text in a line of its own says it still."""
    if stance.target != old.id or new.text == old.text:
        return stance
    if stance.wording == new.text:
        return replace(stance, wording="")
    member = map_text.member_at(stance.place)
    says_old = member is not None and not member.is_reference and member.text == old.text
    if says_old and member is not _first_text(map_text, old):
        return replace(stance, wording=old.text)
    return stance


def _first_text(map_text: MapText, claim: Claim) -> Member:
    members = map_text.drafts[claim.id].members
    return next((x for x in members if not x.is_reference), members[0])
