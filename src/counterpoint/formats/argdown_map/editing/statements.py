"""New claims, and claims that are said at another passage or by another expert."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counterpoint.formats.argdown import Document, Member
from counterpoint.formats.argdown.editing import (
    AddItem,
    DataChange,
    DataEditError,
    Edit,
    SetValue,
    edit_data,
)
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.argdown_map.editing.places import (
    SpeakingVoice,
    insert_paragraph,
    speaks_as,
)
from counterpoint.formats.argdown_map.editing.plan import Plan, refusal, without_unused
from counterpoint.formats.argdown_map.editing.reason_lines import (
    existing_reason,
    line_place,
    wanted_reason,
)
from counterpoint.formats.argdown_map.editing.saying import (
    KEY_ORDER,
    OWN_KEYS,
    WrittenStatement,
    claim_data,
    is_use,
    manner_data,
    manners_elsewhere,
    phrase_text,
    reserve_of,
    stance_data,
)
from counterpoint.formats.argdown_map.stances.manner import manner_of
from counterpoint.formats.argdown_map.writing.names import tag_of
from counterpoint.formats.yaml_data import YamlMapping
from counterpoint.model import (
    ArgumentMap,
    Attach,
    Claim,
    Directness,
    IssueName,
    NewClaim,
    Polarity,
    ReasonFor,
    Stance,
    Topic,
    slug,
)
from counterpoint.model.naming_records import only_in

NEW = "?new"  # the id of a claim that is not in the map yet; no slug can be it


def plan_new_claim(map_text: MapText, decision: NewClaim) -> Plan:
    """A claim with its text, by the voice that says it; else before all voices."""
    claim = replace(decision.claim, id=NEW)
    check_title(map_text, claim)
    tags, claim, outcome = with_topics(map_text, claim)
    outcome, claim = with_issues(outcome, claim)
    outcome = replace(outcome, claims=(*outcome.claims, claim))
    data = claim_data(claim)
    stance = decision.stance
    if stance is not None:
        if stance.wording not in ("", claim.text):
            message = "a new claim is written with the text that its first speaker gives it"
            raise refusal(message, "leave the wording out, or make the claim without a speaker")
        stance = replace(stance, id="?stance", target=NEW, wording="")
        _check_stance(map_text, stance)
        data |= stance_data(map_text, stance, is_reference=False)
        outcome = replace(outcome, stances=(*outcome.stances, stance))
    statement = WrittenStatement(claim.title, claim.text, data, tags)
    edit, outcome = _place_statement(map_text, statement, stance, decision.reason, outcome)
    return Plan((edit,), without_unused(outcome, map_text))


def plan_attach(map_text: MapText, decision: Attach) -> Plan:
    """A stance toward a claim: a phrase more where all else is the same, else a paragraph."""
    stance = replace(decision.stance, id="?stance")
    claim = map_text.claims.get(stance.target)
    if claim is None:
        raise refusal(f"there is no claim {stance.target}", "name one of the map", "unknown")
    _check_stance(map_text, stance)
    if stance.wording == claim.text:
        stance = replace(stance, wording="")
    outcome = replace(map_text.map, stances=(*map_text.map.stances, stance))
    carrier = _carrier(map_text, stance, decision.reason)
    if carrier is not None and stance.quotation is not None:
        if decision.reason is not None:
            outcome = wanted_reason(map_text, outcome, claim.id, decision.reason, stance)
        change = AddItem(("quote",), phrase_text(stance.quotation))
        return Plan(tuple(data_edit(map_text, carrier, change)), outcome)
    edits = list(pin_uses(map_text, stance))
    data = stance_data(map_text, stance, is_reference=not stance.wording)
    statement = WrittenStatement(claim.title, stance.wording, data)
    edit, outcome = _place_statement(map_text, statement, stance, decision.reason, outcome)
    if stance.wording and _stands_before_text(map_text, claim, edit):
        # The first text in the files is the claim's: it has to stand before the new wording.
        text = WrittenStatement(claim.title, claim.text, {}).written()
        edits.append(insert_paragraph(map_text, SpeakingVoice(), text, None))
    return Plan((*edits, edit), outcome)


def _stands_before_text(map_text: MapText, claim: Claim, edit: tuple[Document, Edit]) -> bool:
    """Whether an edit is made before the line that gives a claim its text."""
    members = map_text.drafts[claim.id].members
    first = next((x for x in members if not x.is_reference), None)
    if first is None:
        return True
    documents = list(map_text.documents)
    at = documents.index(map_text.document_of(first)), first.offset
    return (documents.index(edit[0]), edit[1].start) < at


def data_edit(
    map_text: MapText, member: Member, *changes: DataChange
) -> list[tuple[Document, Edit]]:
    """The edits that make changes of one occurrence's metadata.

    Raises:
        InputError: they cannot be made in its place.
    """
    document = map_text.document_of(member)
    try:
        edit = edit_data(document, member, changes, KEY_ORDER)
    except DataEditError as error:
        advice = "change it in the file, and the workbench takes it over"
        raise refusal(str(error), advice, "cannot-patch", member.place) from error
    return [] if edit is None else [(document, edit)]


def _place_statement(
    map_text: MapText,
    statement: WrittenStatement,
    stance: Stance | None,
    reason: ReasonFor | None,
    outcome: ArgumentMap,
) -> tuple[tuple[Document, Edit], ArgumentMap]:
    """The statement in its place, and the outcome with the reason that it is."""
    voice = SpeakingVoice() if stance is None else SpeakingVoice(stance.expert, stance.source)
    start = None if stance is None or stance.quotation is None else stance.quotation.start
    if reason is None:
        return insert_paragraph(map_text, voice, statement.written(), start), outcome
    premise = NEW if stance is None else stance.target
    if stance is not None and reason.directness is not Directness.EXPLICIT:
        data = {**statement.data, "inference": reason.directness.value}
        is_bare = not statement.text and not any(key in data for key in OWN_KEYS)
        if is_bare and manners_elsewhere(map_text, stance):
            data["stance"] = Polarity.AFFIRM.value  # else its passage would be the step's alone
        statement = replace(statement, data=data)
    place = line_place(map_text, voice, reason, start)
    edit = place.edit(lambda indent: statement.written(f"{place.symbol} ", indent))
    return edit, wanted_reason(map_text, outcome, premise, reason, stance)


def check_title(map_text: MapText, claim: Claim) -> None:
    """Raises: InputError: the claim has no title that can be written, or another's."""
    if not claim.title.strip() or not claim.text.strip():
        raise refusal("a claim has a title and a text", "write both", "no-text")
    bad_signs = sorted(set("[]<>\n") & set(claim.title))
    if bad_signs:
        message = f"a title cannot hold {bad_signs[0]!r}"
        raise refusal(message, "write it otherwise", "bad-title")
    if claim.title != " ".join(claim.title.split()):
        raise refusal("a title has single blanks between its words", "mend them", "bad-title")
    alike = [x for x in map_text.map.claims if slug(x.title) == slug(claim.title)]
    if alike:
        message = f"there is a claim [{alike[0].title}] already"
        raise refusal(message, "attach the sentence to it, or take another title", "same-title")


def _check_stance(map_text: MapText, stance: Stance) -> None:
    if stance.expert not in {expert.id for expert in map_text.map.experts}:
        message = f"{stance.expert!r} is no expert of this map"
        raise refusal(message, "mark the speaker's section first", "unknown")
    if stance.answers == stance.expert:
        raise refusal("nobody answers oneself", "name the other expert", "self")


def with_topics(map_text: MapText, claim: Claim) -> tuple[tuple[str, ...], Claim, ArgumentMap]:
    """The tags of a claim as they are written, its topics as ids, and the map with new ones."""
    topics = {topic.id: topic for topic in map_text.map.topics}
    tags, new = [], []
    for name in claim.topics:
        topic = topics.get(name)
        if topic is None:
            topic = topics.setdefault(slug(name), Topic(slug(name), name))
            new += [topic] if topic.label == name else []
        tags.append(written_tag(map_text, topic))
    ids = tuple(sorted({topic if topic in topics else slug(topic) for topic in claim.topics}))
    added = only_in(new, map_text.map.topics)
    outcome = replace(map_text.map, topics=(*map_text.map.topics, *added))
    return tuple(dict.fromkeys(tags)), replace(claim, topics=ids), outcome


def written_tag(map_text: MapText, topic: Topic) -> str:
    """The tag by which the files name a topic: as a frontmatter or a claim has it."""
    for document in map_text.documents:
        node = None if document.frontmatter is None else document.frontmatter.get("topics")
        for tag in node if isinstance(node, YamlMapping) else ():
            if slug(tag) == topic.id:
                return tag
    for draft in map_text.content.claims.values():
        for tag in draft.tags:
            if slug(tag) == topic.id:
                return tag
    return tag_of(topic)


def with_issues(outcome: ArgumentMap, claim: Claim) -> tuple[ArgumentMap, Claim]:
    """The map with the questions that a claim is the first to name, and the claim with ids.

    Raises:
        InputError: an issue is neither one of the map's nor a question.
    """
    by_question = {issue.question: issue.id for issue in outcome.issues}
    known_ids = {issue.id for issue in outcome.issues}
    ids, new = [], []
    for name in claim.issues:
        if name in known_ids or name in by_question:
            ids.append(by_question.get(name, name))
        elif " " in name:
            ids.append(slug(name))
            new.append(IssueName(slug(name), name))
        else:
            raise refusal(f"there is no issue {name!r}", "write the question itself", "unknown")
    return (
        replace(outcome, issues=(*outcome.issues, *new)),
        replace(claim, issues=tuple(sorted(ids))),
    )


def _carrier(map_text: MapText, stance: Stance, reason: ReasonFor | None) -> Member | None:
    """The paragraph, or the reason's line, whose stances differ in nothing but the passage."""
    voice = SpeakingVoice(stance.expert, stance.source)
    existing = reason and existing_reason(map_text, stance.target, reason)
    if reason is not None and existing is None:
        return None
    lines = map_text.occurrences(map_text.reasons[existing]) if existing else []
    members = {id(link.reason) for link in lines}
    for other in map_text.map.stances:
        if other.target != stance.target or other.quotation is None or stance.quotation is None:
            continue
        member = map_text.member_at(other.place)
        if member is None or member.of != "statement":
            continue
        if id(member) not in members if reason is not None else member.parent is not None:
            continue
        steps = [x for x in map_text.stances_at(member) if x.target == existing]
        if reason is not None and not any(x.directness is reason.directness for x in steps):
            continue
        alike = replace(
            stance,
            id=other.id,
            place=other.place,
            quotation=other.quotation,
            fidelity=other.fidelity,
        )
        is_alike = alike == other
        if is_alike and speaks_as(map_text.speaking(member), voice):
            return member
    return None


def pin_uses(
    map_text: MapText, stance: Stance, apart_from: Member | None = None
) -> Iterable[tuple[Document, Edit]]:
    """Have bare uses of a claim say how they are meant, where a stance would change that.

    A use takes over the one reserve with which its speaker says the claim elsewhere, and one that
    tells of a step is no stance where another is. ``apart_from`` is where the stance stands now,
    if it is changed and not new.
    """
    is_affirmed = stance.polarity is Polarity.AFFIRM and stance.is_own
    before = manners_elsewhere(map_text, stance)
    rest = manners_elsewhere(map_text, stance, apart_from)
    after = {*rest, manner_of(stance)} if is_affirmed else rest
    is_new = apart_from is None and is_affirmed
    for member in map_text.drafts[stance.target].members:
        own = [
            x
            for x in map_text.stances_at(member)
            if (x.target, x.expert) == (stance.target, stance.expert)
        ]
        if member is apart_from or not own or not is_use(member):
            continue
        tells_step = member.data is not None and "inference" in member.data
        if reserve_of(before) != reserve_of(after) or (tells_step and is_new):
            changes = [SetValue((x,), y) for x, y in manner_data(map_text, own[0]).items()]
            yield from data_edit(map_text, member, *changes)
