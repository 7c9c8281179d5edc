"""Claims and stances told otherwise, where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterpoint.formats.argdown import Document, Member
from counterpoint.formats.argdown.editing import (
    AddItem,
    DataChange,
    Edit,
    RemoveKey,
    ReplaceItem,
    SetValue,
    rename_in_data,
    retag,
    retext,
    retitle,
)
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.argdown_map.editing.plan import Plan, refusal, settled
from counterpoint.formats.argdown_map.editing.reason_lines import step_stance
from counterpoint.formats.argdown_map.editing.saying import (
    claim_data,
    phrase_text,
    quoted,
    stance_data,
)
from counterpoint.formats.argdown_map.editing.statements import (
    check_title,
    data_edit,
    pin_uses,
    plan_attach,
    with_issues,
    with_topics,
    written_tag,
)
from counterpoint.formats.argdown_map.metadata.keys import ACKNOWLEDGED
from counterpoint.formats.argdown_map.metadata.values import read_items
from counterpoint.formats.argdown_map.writing.scalars import argdown_text
from counterpoint.formats.yaml_data import YamlScalar
from counterpoint.model import (
    Acknowledge,
    ArgumentMap,
    Attach,
    ChangeClaim,
    ChangeStance,
    Claim,
    Directness,
    Polarity,
    Quotation,
    ReasonFor,
    Stance,
    slug,
)

Edits = list[tuple[Document, Edit]]
_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-"})


def plan_change_stance(map_text: MapText, decision: ChangeStance) -> Plan:
    """A stance told otherwise in its place, or at another passage."""
    old = map_text.stances.get(decision.stance)
    member = None if old is None else map_text.member_at(old.place)
    if old is None or member is None or old.target not in map_text.claims:
        raise refusal(f"there is no stance {decision.stance} toward a claim", "name one", "unknown")
    new = replace(decision.new, id="?stance", target=old.target, expert=old.expert, place=None)
    if new.wording == map_text.claims[old.target].text:
        new = replace(new, wording="")
    own = [x for x in map_text.stances_at(member) if x.target == old.target]
    is_elsewhere = replace(new, quotation=old.quotation, fidelity=old.fidelity) == replace(
        old, id=new.id, place=None
    )
    if is_elsewhere:
        return _with_other_phrase(map_text, member, old, new)
    if len(own) > 1:
        return _moved_out(map_text, member, old, new)
    edits: Edits = list(pin_uses(map_text, new, member)) if new.expert else []
    edits += data_edit(map_text, member, *_key_changes(map_text, member, old, new))
    edits += _wording_edit(map_text, member, old, new)
    return Plan(tuple(edits), _with_stance(map_text, member, old, new))


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
    return Plan(tuple(edits), settled(replace(wanted, claims=claims, stances=stances), map_text))


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


def phrase_as_written(member: Member, quotation: Quotation) -> str | None:
    """A key phrase as an occurrence's metadata has it, which may differ in quotes and blanks."""
    wanted = _squeezed(quotation.exact)
    node = None if member.data is None else member.data.get("quote")
    for item in read_items(node):
        if isinstance(item, YamlScalar) and _squeezed(item.text) == wanted:
            return item.text
    return None


def _squeezed(text: str) -> str:
    return " ".join(text.translate(_PLAIN).split()).casefold()


def _with_other_phrase(map_text: MapText, member: Member, old: Stance, new: Stance) -> Plan:
    if old.quotation is None or new.quotation is None:
        if new.quotation is None:
            raise refusal("this changes nothing", "it is so already", "no-change")
        change: DataChange = AddItem(("quote",), phrase_text(new.quotation))
    else:
        written = phrase_as_written(member, old.quotation)
        if written is None:
            message = "the phrase does not stand in the file as the source has it"
            raise refusal(message, "change it in the file", "cannot-patch", member.place)
        change = ReplaceItem(("quote",), written, phrase_text(new.quotation))
    edits = data_edit(map_text, member, change)
    return Plan(tuple(edits), _with_stance(map_text, member, old, new))


def _moved_out(map_text: MapText, member: Member, old: Stance, new: Stance) -> Plan:
    """One of several passages of an occurrence, said otherwise: a paragraph of its own."""
    written = None if old.quotation is None else phrase_as_written(member, old.quotation)
    if written is None or member.parent is not None:
        message = "this passage shares its line with others"
        raise refusal(message, "change it in the file", "cannot-patch", member.place)
    rest = replace(map_text.map, stances=tuple(x for x in map_text.map.stances if x != old))
    plan = plan_attach(replace(map_text, map=rest), Attach(new))
    edits = [*plan.edits, *data_edit(map_text, member, RemoveKey(("quote", written)))]
    return Plan(tuple(edits), plan.wanted)


def _key_changes(
    map_text: MapText, member: Member, old: Stance, new: Stance
) -> Iterator[DataChange]:
    """What differs between the metadata of two stances of one occurrence."""
    is_reference = member.is_reference and not new.wording
    before = stance_data(map_text, old, is_reference=member.is_reference)
    after = stance_data(map_text, new, is_reference=is_reference)
    keys = member.data.keys() if member.data is not None else ()
    for key in before:
        if key not in after and key in keys:
            yield RemoveKey((key,))
    for key, value in after.items():
        if before.get(key) != value or (key in ("mode", "stance") and key not in keys):
            yield SetValue((key,), value)


def _wording_edit(map_text: MapText, member: Member, old: Stance, new: Stance) -> Edits:
    if new.wording == old.wording:
        return []
    draft = map_text.drafts[old.target]
    first = next((x for x in draft.members if not x.is_reference), None)
    if member is first:
        message = "this line gives the claim its text"
        raise refusal(message, "change the claim's text, or say it in another line", "cannot-patch")
    document = map_text.document_of(member)
    return [(document, retext(document, member, argdown_text(new.wording)))]


def _with_stance(map_text: MapText, member: Member, old: Stance, new: Stance) -> ArgumentMap:
    """The map with a stance changed, and with it the steps that its line puts forward."""
    at_same = [
        x
        for x in map_text.stances_at(member)
        if x.target != old.target and _passage(x) == _passage(old)
    ]
    steps = [
        step_stance(new, x.target, ReasonFor("", directness=x.directness))
        for x in at_same
        if new.polarity is Polarity.AFFIRM
    ]
    if old.polarity is Polarity.DENY and new.polarity is Polarity.AFFIRM:
        directness = _inference_of(member)
        steps += [
            step_stance(new, reason, ReasonFor("", directness=directness))
            for reason in _reasons_at(map_text, member)
        ]
    gone = {old.id, *(step.id for step in at_same)}
    rest = tuple(x for x in map_text.map.stances if x.id not in gone)
    return replace(map_text.map, stances=(*rest, new, *steps))


def _reasons_at(map_text: MapText, member: Member) -> list[str]:
    """The reasons as which an occurrence stands below another, by id."""
    if member.parent is None:
        return []
    return [
        name
        for name, reason in map_text.reasons.items()
        if any(link.reason is member for link in map_text.occurrences(reason))
    ]


def _inference_of(member: Member) -> Directness:
    node = None if member.data is None else member.data.get("inference")
    is_implied = isinstance(node, YamlScalar) and node.text == Directness.IMPLIED.value
    return Directness.IMPLIED if is_implied else Directness.EXPLICIT


def _passage(stance: Stance) -> tuple[object, ...]:
    quotation = stance.quotation
    return (stance.expert, quotation.exact if quotation else "", quotation and quotation.start)


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
