"""What is written of a stance or a claim: the metadata of the occurrence that says it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from counterpoint.formats.argdown import Member
from counterpoint.formats.argdown.editing import YamlText, data_text
from counterpoint.formats.argdown.editing.texts import tag_text
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.argdown_map.metadata.keys import ACKNOWLEDGED, SPEAKING_KEYS
from counterpoint.formats.argdown_map.metadata.stance_fields import STANCE_FIELDS, StanceField
from counterpoint.formats.argdown_map.stances.manner import (
    OUTRIGHT,
    Manner,
    manner_of,
    words_to_write,
)
from counterpoint.formats.argdown_map.writing.scalars import argdown_text, yaml_text
from counterpoint.model import (
    Claim,
    Polarity,
    Quotation,
    RelationKind,
    Stance,
)

Data = dict[str, YamlText]
# The order in which keys are written: what the claim is, how it is said, and to what it relates.
KEY_ORDER = (
    *("kind", "issue", "actor", ACKNOWLEDGED, "expert", "source"),
    *("stance", "mode", "if", "decides", "to", "inference", "scheme", "voice", "answers", "sums"),
    *("quote", *(field.name for field in STANCE_FIELDS)),
    *(kind.value for kind in RelationKind),
    *("broader", "no-conflict"),
)
# A use of a statement takes over how its speaker says it elsewhere, unless one of these is there.
OWN_KEYS = tuple(key for key in SPEAKING_KEYS if key not in ("quote", "expert"))


def quoted(text: str) -> str:
    """A text in double quotes, as YAML that may stand in an element's data."""
    plain = yaml_text(text)
    return plain if plain.startswith('"') else json.dumps(text, ensure_ascii=False)


def title_in_data(map_text: MapText, claim_id: str) -> str:
    """A claim as metadata names it: its title in brackets, without quotes."""
    draft = map_text.drafts[claim_id]
    return f"<{draft.title}>" if draft.key[0] == "argument" else f"[{draft.title}]"


def one_or_list(values: list[str]) -> YamlText:
    """One value as it is, several as a list."""
    return values[0] if len(values) == 1 else values


def claim_data(claim: Claim) -> Data:
    """What a claim says of itself."""
    data: Data = {}
    if claim.kind is not None:
        data["kind"] = claim.kind.value
    if claim.issues:
        data["issue"] = one_or_list([issue_text(x) for x in claim.issues])
    if claim.actor:
        data["actor"] = quoted(claim.actor)
    return data


def issue_text(issue: str) -> str:
    """An issue's id, or the question itself, as a value."""
    return yaml_text(issue)


def stance_data(map_text: MapText, stance: Stance, *, is_reference: bool) -> Data:
    """How a stance is said, toward a claim that is there or new.

    A reference that would take over the reserve of another use says that it does not, and one
    that would say nothing says that it affirms.
    """
    data: Data = {}
    words = words_to_write(
        stance.directness,
        stance.firmness,
        is_reported=stance.voice is not None,
        is_conditional=bool(stance.conditions),
    )
    if stance.polarity is Polarity.DENY:
        data["stance"] = Polarity.DENY.value
    if words:
        data["mode"] = " ".join(words)
    data |= _relata(map_text, stance)
    if stance.quotation is not None:
        data["quote"] = phrase_text(stance.quotation)
    for field in STANCE_FIELDS:
        text = field.written(stance)
        if text:
            data[field.name] = _field_text(field, text, stance)
    is_bare = is_reference and not any(key in data for key in OWN_KEYS)
    if is_bare and (stance.quotation is None or _is_reserved(map_text, stance)):
        data["stance"] = Polarity.AFFIRM.value
    return data


def _field_text(field: StanceField, text: str, stance: Stance) -> str:
    if field.is_number(stance):
        return text
    return quoted(text) if field.name == "note" else yaml_text(text)


def _relata(map_text: MapText, stance: Stance) -> Data:
    """The claims and voices that a stance refers to."""
    data: Data = {}
    for key, claims in (("if", stance.conditions), ("to", stance.goals)):
        if claims:
            data[key] = one_or_list([quoted(title_in_data(map_text, claim)) for claim in claims])
    if stance.is_deciding:
        data["decides"] = "true"
    if stance.voice is not None:
        data["voice"] = yaml_text(stance.voice)
    if stance.answers is not None:
        data["answers"] = yaml_text(stance.answers)
    if stance.sums:
        data["sums"] = one_or_list([yaml_text(x) for x in stance.sums])
    return data


def phrase_text(quotation: Quotation) -> str:
    """A key phrase as a value."""
    return quoted(" ".join(quotation.exact.split()))


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as it is to be written: a reference where ``text`` is empty."""

    title: str
    text: str
    data: Data
    tags: tuple[str, ...] = ()

    def written(self, opening: str = "", indent: str = "", brackets: str = "[]") -> str:
        """Its line or lines; ``opening`` is a relation's symbol with a blank, or nothing.

        ``indent`` are the blanks that stand before the first line and are not given here. An
        argument has other ``brackets``.
        """
        line = f"{opening}{brackets[0]}{self.title}{brackets[1]}"
        if self.text:
            line += f": {argdown_text(self.text)}"
        line += "".join(f" {tag_text(tag)}" for tag in self.tags)
        in_order = {key: self.data[key] for key in KEY_ORDER if key in self.data}
        width = len(indent.expandtabs(4))
        written = data_text(in_order, width + len(line) + 1, width)
        return f"{line} {written}" if written else line


def is_use(member: Member) -> bool:
    """Whether an occurrence takes over how its speaker says the statement elsewhere."""
    return member.is_reference and not any(key in OWN_KEYS for key in member.data or ())


def _is_reserved(map_text: MapText, stance: Stance) -> bool:
    """Whether a bare use by this speaker would be said with a reserve."""
    return reserve_of(manners_elsewhere(map_text, stance)) is not None


def manners_elsewhere(
    map_text: MapText, stance: Stance, apart_from: Member | None = None
) -> set[Manner]:
    """In which ways a speaker affirms a claim where it is not only used."""
    manners: set[Manner] = set()
    for other in map_text.map.stances:
        if (other.expert, other.target, other.polarity) != (
            stance.expert,
            stance.target,
            Polarity.AFFIRM,
        ):
            continue
        member = map_text.member_at(other.place)
        if other.is_own and member is not None and member is not apart_from and not is_use(member):
            manners.add(manner_of(other))
    return manners


def reserve_of(manners: set[Manner]) -> Manner | None:
    """The reserve that a bare use takes over, where what is said elsewhere gives one."""
    return next(iter(manners)) if len(manners) == 1 and manners != {OUTRIGHT} else None


def manner_data(map_text: MapText, stance: Stance) -> Data:
    """The keys by which an occurrence says how it is meant, whatever is said elsewhere."""
    data = stance_data(map_text, replace(stance, quotation=None), is_reference=True)
    return {key: data[key] for key in ("stance", "mode", "if") if key in data}
