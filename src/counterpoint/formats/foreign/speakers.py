"""Who says a claim, for formats in which a claim has one speaker: one of its stances is written.

What belongs here: which stance that is, and what is lost of it and of the others. What does not:
how a format writes a speaker down.
"""

from __future__ import annotations

from dataclasses import dataclass, field

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
        key=lambda x: (standings[x.expert] is not Standing.PANEL, not _is_plain(x), x.id),
    ):
        if stance.target not in claims:
            losses.note("stance-target", "stances on arguments and attacks", stance.id)
        elif stance.polarity is Polarity.DENY:
            losses.note("denials", "denials", stance.id)
        elif not stance.is_own:
            losses.note("reports", "reported stances", stance.id)
        elif stance.target in by_claim:
            sentence = "stances on a claim beside the one that is written"
            losses.note("further-stances", sentence, stance.id)
        else:
            by_claim[stance.target] = stance
            _note_details(stance, losses)
    return Speakers(by_claim, _text_voices(argument_map))


def _is_plain(stance: Stance) -> bool:
    """Whether nothing is said in it but who says what, and where."""
    return (
        stance.directness is Directness.EXPLICIT
        and stance.firmness is Firmness.FLAT
        and stance.confidence is None
        and stance.fidelity in {None, Fidelity.QUOTATION}
        and not any(
            (
                *(stance.conditions, stance.goals, stance.wording, stance.date, stance.voice),
                stance.grade,
                *(stance.answers, stance.shift, stance.sums, stance.note, stance.is_deciding),
            )
        )
    )


def _note_details(stance: Stance, losses: Losses) -> None:
    if not _is_plain(stance):
        sentence = "what stances say beside who says what (reserves, conditions, wording, dates)"
        losses.note("stance-details", sentence, stance.id)
    if stance.quotation is not None and stance.quotation.start is not None:
        losses.note("offsets", "where key phrases were found", stance.quotation.exact)


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
            losses.note("standing", sentence, expert.name)
        if expert.family:
            losses.note("family-name", "surnames that are stated", expert.name)
