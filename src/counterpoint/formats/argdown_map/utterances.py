"""What an occurrence of a statement or an argument says: by whom, how, and at which passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from counterpoint.errors import Place, Problems
from counterpoint.formats.argdown import Member, Section
from counterpoint.formats.argdown_map.content import ClaimDraft, Content
from counterpoint.formats.argdown_map.keys import (
    ARGDOWN_KEYS,
    MEMBER_KEYS,
    SPEAKING_KEYS,
    StanceWord,
)
from counterpoint.formats.argdown_map.messages import cut_at_word, listed
from counterpoint.formats.argdown_map.setting import Setting
from counterpoint.formats.argdown_map.speakers import Speaking
from counterpoint.formats.argdown_map.values import (
    is_absent,
    read_choice,
    read_date,
    read_items,
    read_text,
)
from counterpoint.formats.yaml_data import YamlMapping, YamlNode
from counterpoint.model import Mode, Polarity, Quotation, Shift, Standing

__all__ = ["InferenceMode", "Utterance", "Utterances", "resolve_claim"]

_NO_DATA = YamlMapping((), Place(""))


class InferenceMode(Enum):
    """What ``inference`` may say."""

    EXPLICIT = "explicit"
    IMPLIED = "implied"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One expert's stance at one passage, toward whatever the occurrence stands for.

    ``phrase`` is the key phrase as the map has it, whether or not it was looked up.
    ``inference`` is how the step to what it is a reason for is said; with ``names_only`` that
    step is all that the stance is about, for the occurrence only names its claim.
    """

    expert: str
    place: Place
    polarity: Polarity = Polarity.AFFIRM
    mode: Mode = Mode.EXPLICIT
    inference: Mode = Mode.EXPLICIT
    conditions: tuple[str, ...] = ()
    wording: str = ""
    phrase: str = ""
    quotation: Quotation | None = None
    source: str | None = None
    date: str = ""
    voice: str | None = None
    shift: Shift | None = None
    note: str = ""
    names_only: bool = False


def resolve_claim(node: YamlNode, content: Content, problems: Problems) -> ClaimDraft | None:
    """The claim that a value names, or ``None`` after noting that there is no such claim."""
    reference = read_text(node, "a claim", problems)
    if reference is None:
        return None
    found = content.claim_named(reference)
    if found is None:
        title = reference.strip("[]<> ")
        advice = problems.did_you_mean(
            title,
            content.titles(),
            "define it, or write a title that is defined",
            shown='"[{}]"',
        )
        problems.error(
            node.place, f"[{cut_at_word(title)}] is never defined", advice, "undefined-reference"
        )
    return found


class Utterances:
    """Reads the utterances of each occurrence once, and notes what is wrong in its metadata."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._problems = setting.problems
        self._read: dict[int, tuple[Utterance, ...]] = {}

    def of(self, member: Member) -> tuple[Utterance, ...]:
        """What an occurrence says: one utterance for each expert and key phrase."""
        if id(member) not in self._read:
            self._read[id(member)] = self._utterances(member)
        return self._read[id(member)]

    def speaking(self, member: Member) -> Speaking:
        """Who speaks at an occurrence, whether or not it says anything."""
        data = member.data or _NO_DATA
        return self._setting.speakers.changed(self._setting.speakers.under(member.section), data)

    def experts_under(self, section: Section | None) -> tuple[str, ...]:
        """The experts that a heading, or one above it, gives the word to."""
        return self._setting.speakers.under(section).experts

    def inference(self, data: YamlMapping | None) -> Mode | None:
        """The mode that ``inference`` gives to the step from a reason, if it is there."""
        node = None if data is None else data.get("inference")
        chosen = read_choice(node, "inference", InferenceMode, self._problems)
        return None if chosen is None else Mode(chosen.value)

    def _utterances(self, member: Member) -> tuple[Utterance, ...]:
        data = member.data or _NO_DATA
        self._warn_of_unknown_keys(data)
        speaking = self.speaking(member)
        word = read_choice(data.get("stance"), "stance", StanceWord, self._problems)
        inference = self.inference(data)
        speaks = not member.is_reference or has_any(data, SPEAKING_KEYS)
        if word is StanceWord.NONE:
            return ()
        if not speaking.experts:
            if not speaking.is_told:
                self._tell_if_nobody_speaks(data)
            return ()
        if not speaks:
            self._warn_of_idle_keys(data)
        if not speaks and inference is None:
            return ()
        template = self._template(member, data, speaking)
        return tuple(
            replace(
                template,
                expert=expert,
                names_only=not speaks,
                inference=inference or Mode.EXPLICIT,
                polarity=Polarity.DENY if word is StanceWord.DENY else Polarity.AFFIRM,
                phrase=phrase,
                quotation=quotation,
            )
            for expert in speaking.experts
            for phrase, quotation in self._quotations(data, speaking, expert)
        )

    def _template(self, member: Member, data: YamlMapping, speaking: Speaking) -> Utterance:
        """All that an occurrence's utterances have in common."""
        conditions = self._conditions(data)
        mode, voice = self._mode_and_voice(data, has_conditions=bool(conditions))
        return Utterance(
            expert="",
            place=member.place,
            mode=mode,
            conditions=conditions,
            wording="" if member.is_reference else member.text,
            source=speaking.source,
            date=read_date(data.get("date"), "date", self._problems) or "",
            voice=voice,
            shift=self._shift(data, speaking),
            note=read_text(data.get("note"), "note", self._problems) or "",
        )

    def _conditions(self, data: YamlMapping) -> tuple[str, ...]:
        claims = (
            resolve_claim(node, self._setting.content, self._problems)
            for node in data_items(data, "if")
        )
        return tuple(sorted({claim.id for claim in claims if claim is not None}))

    def _mode_and_voice(
        self, data: YamlMapping, *, has_conditions: bool
    ) -> tuple[Mode, str | None]:
        """A condition or a reported voice without a mode says which mode it is."""
        stated = read_choice(data.get("mode"), "mode", Mode, self._problems)
        node = data.get("voice")
        voice = self._setting.speakers.expert(node, "voice")
        if node is not None and voice is not None and stated not in (None, Mode.REPORTED):
            message = f"voice says who is reported, but the mode is {stated.value}"
            self._problems.error(node.place, message, "write mode: reported", "voice-not-reported")
        if stated is Mode.CONDITIONAL and "if" not in data:
            advice = 'add if: "[the claim it depends on]"'
            place = data.key_place("mode")
            self._problems.warn(place, "conditional on what is not said", advice, "no-condition")
        implied = Mode.REPORTED if voice is not None else Mode.EXPLICIT
        if has_conditions and voice is None:
            implied = Mode.CONDITIONAL
        return stated or implied, voice

    def _shift(self, data: YamlMapping, speaking: Speaking) -> Shift | None:
        shift = read_choice(data.get("shift"), "shift", Shift, self._problems)
        standings = {self._setting.experts[expert].standing for expert in speaking.experts}
        if shift is not None and standings != {Standing.EDITOR}:
            message = (
                "shift tells how a summary departs from the speaker, and no editor speaks here"
            )
            advice = "leave it out, or name the summary's author under editors:"
            self._problems.error(data.key_place("shift"), message, advice, "shift-without-editor")
        return shift

    def _quotations(
        self, data: YamlMapping, speaking: Speaking, expert: str
    ) -> Iterator[tuple[str, Quotation | None]]:
        """The key phrases with what they were found to be; one empty pair where there is none."""
        nodes = list(data_items(data, "quote"))
        if nodes and speaking.source is None and not speaking.is_told:
            advice = "add source: to the heading or here"
            message = "it is not said from which source this is"
            self._problems.error(nodes[0].place, message, advice, "no-source")
        if not nodes or speaking.source is None:
            yield "", None
            return
        for node in nodes:
            phrase = read_text(node, "quote", self._problems) or ""
            yield phrase, self._setting.passages.quotation(node, speaking.source, expert)

    def _tell_if_nobody_speaks(self, data: YamlMapping) -> None:
        for key in (*SPEAKING_KEYS, "inference"):
            if not is_absent(data.get(key)):
                advice = "put it below a heading with {expert: ...}, or add expert: here"
                message = f"{key} is about a stance, but nobody speaks here"
                self._problems.error(data.key_place(key), message, advice, "no-expert")
                return

    def _warn_of_idle_keys(self, data: YamlMapping) -> None:
        for key in ("date", "note", "shift"):
            if not is_absent(data.get(key)):
                message = f"{key} is about a stance, but a bare reference takes none"
                advice = f"add a text or {listed(SPEAKING_KEYS)}"
                self._problems.warn(data.key_place(key), message, advice, "idle-key")

    def _warn_of_unknown_keys(self, data: YamlMapping) -> None:
        for key in data:
            if key not in MEMBER_KEYS and key not in ARGDOWN_KEYS:
                message = f"the key {cut_at_word(key)!r} is not read"
                advice = self._problems.did_you_mean(
                    key, MEMBER_KEYS, "leave it, if other tools read it"
                )
                self._problems.warn(data.key_place(key), message, advice, "unknown-key")


def data_items(data: YamlMapping, key: str) -> Iterator[YamlNode]:
    """The values below a key, one or a list of them."""
    yield from read_items(data.get(key))


def has_any(data: YamlMapping, keys: tuple[str, ...]) -> bool:
    """Whether any of the keys has a value."""
    return any(not is_absent(data.get(key)) for key in keys)
