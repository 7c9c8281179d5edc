"""Who says a claim, for formats in which a claim has one speaker: one of its stances is written.

What belongs here: which stance that is, and what is lost of it and of the others. What does not:
how a format writes a speaker down.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from counterpoint.formats.field_losses import sentence_of
from counterpoint.formats.losses import Losses
from counterpoint.model import (
    ArgumentMap,
    Directness,
    Expert,
    Fidelity,
    Firmness,
    Polarity,
    Stance,
    Standing,
)

# Who says what and where, and what `_details` looks at itself. All other fields of a stance have
# no place where a claim has a speaker and nothing more.
_SPEAKING = {"id", "expert", "target", "polarity", "quotation", "source", "place"}
_MANNER = {"directness", "firmness", "fidelity"}
_DETAILS = tuple(each for each in fields(Stance) if each.name not in _SPEAKING | _MANNER)


@dataclass(frozen=True, slots=True)
class Speakers:
    """One stance for each claim that somebody affirms, and who is a person.

    ``voices`` are ids of experts that are a text: they are cited, are called as a source is, and
    speak from there alone; of such a one only the place is written.
    """

    by_claim: dict[str, Stance] = field(default_factory=dict)
    voices: frozenset[str] = frozenset()


def find_speakers(argument_map: ArgumentMap, losses: Losses) -> Speakers:
    """The stances that are written, and in ``losses`` what is not. Linear but for sorting."""
    claims = {claim.id for claim in argument_map.claims}
    standings = {expert.id: expert.standing for expert in argument_map.experts}
    by_claim: dict[str, Stance] = {}
    for stance in sorted(
        argument_map.stances,
        key=lambda x: (standings[x.expert] is not Standing.PANEL, bool(_details(x)), x.id),
    ):
        if stance.target not in claims:
            losses.note("stances:reasons", "stances on arguments and attacks", stance.id)
        elif not stance.is_own:
            losses.note("stances:reports", "reported stances", stance.id)
        elif stance.firmness.takes_no_side:
            losses.note("stances:no-side", "answers that take no side", stance.id)
        elif stance.polarity is Polarity.DENY:
            losses.note("stances:denials", "denials", stance.id)
        elif stance.target in by_claim:
            kind, sentence = "further", "stances on a claim beside the one that is written"
            if standings[stance.expert] is Standing.EDITOR:
                kind, sentence = "editors", "what editors sum up"
            losses.note(f"stances:{kind}", sentence, stance.id)
        else:
            by_claim[stance.target] = stance
            _note_details(stance, losses)
    return Speakers(by_claim, _text_voices(argument_map))


def _details(stance: Stance) -> list[str]:
    """The fields of a stance that say more than who says what, and where."""
    manner = {
        "directness": stance.directness is not Directness.EXPLICIT,
        "firmness": stance.firmness is not Firmness.FLAT,
        "fidelity": stance.fidelity not in {None, Fidelity.QUOTATION},
    }
    details = {each.name: getattr(stance, each.name) != each.default for each in _DETAILS}
    return [name for name, is_said in (manner | details).items() if is_said]


def _note_details(stance: Stance, losses: Losses) -> None:
    for name in _details(stance):
        losses.note(f"stances:{name}", sentence_of(f"stances:{name}"), stance.id)
    if stance.quotation is not None and stance.quotation.start is not None:
        losses.note("stances:offsets", "where key phrases were found", stance.quotation.exact)


def _text_voices(argument_map: ArgumentMap) -> frozenset[str]:
    titles = {source.id: source.title for source in argument_map.sources}
    cited = {x.id: x for x in argument_map.experts if x.standing is Standing.CITED and not x.roles}
    speaking: dict[str, set[str]] = {}
    for stance in argument_map.stances:
        if stance.expert in cited:
            title = titles.get(stance.source or "", "")
            speaking.setdefault(stance.expert, set()).add(title)
    return frozenset(x for x, names in speaking.items() if names == {cited[x].name})


def note_people(experts: tuple[Expert, ...], voices: frozenset[str], losses: Losses) -> None:
    """Note what of people has no place where a person is a name: standing, surname, periods."""
    for expert in experts:
        if expert.id in voices:
            continue
        if expert.standing is not Standing.PANEL:
            sentence = "that a voice was not asked but is cited, or edits"
            losses.note("experts:standing", sentence, expert.name)
        if expert.family:
            losses.note("experts:family", "surnames that are stated", expert.name)
        if expert.identifiers:
            sentence = "identifiers by which others know people"
            losses.note("experts:identifiers", sentence, expert.identifiers[0])
