"""Claims that are there, given as reasons."""

from __future__ import annotations

from dataclasses import replace

from counterpoint.formats.argdown import Document, Member
from counterpoint.formats.argdown.editing import Edit, SetValue
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.argdown_map.editing.places import (
    SpeakingVoice,
    insert_paragraph,
    speaks_as,
)
from counterpoint.formats.argdown_map.editing.plan import Plan, refusal
from counterpoint.formats.argdown_map.editing.reason_lines import (
    existing_reason,
    line_place,
    step_stance,
    wanted_reason,
)
from counterpoint.formats.argdown_map.editing.saying import (
    Data,
    Statement,
    is_use,
    manners_elsewhere,
    phrase_text,
    reserve_of,
)
from counterpoint.formats.argdown_map.editing.statements import data_edit
from counterpoint.model import Argument, Claim, GiveReason, ReasonSort, Stance


def plan_reason(map_text: MapText, decision: GiveReason) -> Plan:
    """A line below what the reason is told for; one that is there is told to be meant."""
    claim = _premise(map_text, decision)
    if decision.others:
        return _plan_structure(map_text, decision)
    voice = SpeakingVoice(decision.expert, decision.source if decision.expert else None)
    base = _base(map_text, decision)
    wanted = wanted_reason(map_text, map_text.map, claim.id, decision.reason, base)
    existing = existing_reason(map_text, claim.id, decision.reason)
    _check_new(map_text, existing, base, decision)
    data: Data = {}
    if base is not None:
        data["inference"] = decision.reason.directness.value
    if base is not None and decision.quotation is not None:
        data["quote"] = phrase_text(decision.quotation)
        if not _is_step_alone(map_text, base):
            wanted = replace(wanted, stances=(*wanted.stances, base))
    bare = _bare_line(map_text, existing, voice)
    if bare is not None:
        changes = [SetValue((key,), value) for key, value in data.items()]
        return Plan(tuple(data_edit(map_text, bare, *changes)), wanted)
    start = None if decision.quotation is None else decision.quotation.start
    place = line_place(map_text, voice, decision.reason, start)
    statement = Statement(claim.title, "", data)
    edit: tuple[Document, Edit] = place.edit(
        lambda indent: statement.written(f"{place.symbol} ", indent)
    )
    return Plan((edit,), wanted)


def _plan_structure(map_text: MapText, decision: GiveReason) -> Plan:
    """An argument from several premises, as a structure of its own under its speaker's heading."""
    names = (decision.premise, *decision.others)
    claims = [map_text.claims.get(x) for x in (*names, decision.reason.target)]
    base = _base(map_text, decision)
    titles = {draft.title for draft in map_text.content.arguments.values()}
    if None in claims or base is None or decision.reason.sort is not ReasonSort.SUPPORT:
        message = "several premises support a claim together, and somebody says so"
        raise refusal(message, "name claims, and a sentence", "cannot-patch")
    if not decision.title or decision.title in titles or set("<>[]") & set(decision.title):
        raise refusal("this argument needs a title of its own", "write one", "same-title")
    data: Data = {"inference": decision.reason.directness.value}
    if decision.quotation is not None:
        data["quote"] = phrase_text(decision.quotation)
    statement = Statement(decision.title, decision.text, data)
    head = statement.written(brackets="<>")
    lines = [f"({n}) [{claim.title}]" for n, claim in enumerate(claims, 1) if claim is not None]
    paragraph = "\n".join([head, "", *lines[:-1], "-----", lines[-1]])
    argument = Argument("?reason", names, decision.reason.target, decision.title, decision.text)
    step = step_stance(base, argument.id, decision.reason)
    wanted = replace(
        map_text.map,
        arguments=(*map_text.map.arguments, argument),
        stances=(*map_text.map.stances, step),
    )
    start = None if decision.quotation is None else decision.quotation.start
    voice = SpeakingVoice(decision.expert, decision.source)
    return Plan((insert_paragraph(map_text, voice, paragraph, start),), wanted)


def _premise(map_text: MapText, decision: GiveReason) -> Claim:
    claim = map_text.claims.get(decision.premise)
    if claim is None:
        raise refusal(f"there is no claim {decision.premise}", "name one", "unknown")
    if decision.reason.target == decision.premise:
        raise refusal("a claim is no reason for itself", "name another claim", "self")
    if map_text.drafts[claim.id].key[0] != "statement":
        message = f"{claim.title!r} is no statement with a title"
        raise refusal(message, "give it a title in square brackets", "cannot-patch")
    return claim


def _check_new(
    map_text: MapText, existing: str | None, base: Stance | None, decision: GiveReason
) -> None:
    """Raises: InputError: the reason is there already, and said by the same at the same place."""
    if existing is None:
        return
    if base is None:
        raise refusal("this reason is there already", "nothing is to be done", "no-change")
    step = step_stance(base, existing, decision.reason)
    if any(_is_alike(step, other) for other in map_text.map.stances):
        raise refusal("this step is said already", "nothing is to be done", "no-change")


def _base(map_text: MapText, decision: GiveReason) -> Stance | None:
    """What its speaker is read to say of the premise in the line; nobody where there is none."""
    if decision.expert is None:
        return None
    base = Stance(
        "?base",
        decision.expert,
        decision.premise,
        quotation=decision.quotation,
        source=decision.source,
    )
    reserve = reserve_of(manners_elsewhere(map_text, base)) if decision.quotation else None
    if reserve is None:
        return base
    directness, firmness, conditions = reserve
    return replace(base, directness=directness, firmness=firmness, conditions=conditions)


def _is_step_alone(map_text: MapText, base: Stance) -> bool:
    """Whether the speaker affirms the premise in a line that tells of no step."""
    for member in map_text.drafts[base.target].members:
        tells_step = member.data is not None and "inference" in member.data
        stances = map_text.stances_at(member)
        if not tells_step and any(
            (x.expert, x.target, x.polarity, x.is_own)
            == (base.expert, base.target, base.polarity, True)
            for x in stances
        ):
            return True
    return False


def _bare_line(map_text: MapText, reason_id: str | None, voice: SpeakingVoice) -> Member | None:
    """A line of the voice in which the reason is only named."""
    if reason_id is None:
        return None
    for link in map_text.occurrences(map_text.reasons[reason_id]):
        member = link.reason
        is_own = speaks_as(map_text.speaking(member), voice)
        if is_own and is_use(member) and not map_text.stances_at(member):
            return member
    return None


def _is_alike(first: Stance, second: Stance) -> bool:
    return replace(first, id=second.id, place=second.place, fidelity=second.fidelity) == second
