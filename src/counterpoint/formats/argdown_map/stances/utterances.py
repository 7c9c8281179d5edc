"""What an occurrence of a statement or an argument says: by whom, how, and at which passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterpoint.errors import Place, Problems
from counterpoint.formats.argdown import ArgdownSection, Member
from counterpoint.formats.argdown_map.claims.setting import Setting
from counterpoint.formats.argdown_map.head.speakers import Speaking
from counterpoint.formats.argdown_map.metadata.keys import (
    ARGDOWN_KEYS,
    MEMBER_KEYS,
    SPEAKING_KEYS,
    STANCES_MEANT,
    StanceWord,
)
from counterpoint.formats.argdown_map.metadata.messages import cut_at_word, enumeration
from counterpoint.formats.argdown_map.metadata.stance_fields import (
    STANCE_FIELDS,
    STEP_DIRECTNESS,
    with_fields,
)
from counterpoint.formats.argdown_map.metadata.values import (
    is_absent,
    read_choice,
    read_items,
    read_text,
)
from counterpoint.formats.argdown_map.stances.manner import SaidManner, read_manner
from counterpoint.formats.argdown_map.stances.relata import Relata
from counterpoint.formats.argdown_map.stances.reuse import warn_of_other_reserves, with_reserve
from counterpoint.formats.argdown_map.stances.said_before import SaidBefore
from counterpoint.formats.argdown_map.stances.utterance import Utterance
from counterpoint.formats.yaml_data import YamlMapping, YamlNode
from counterpoint.model import Directness, Firmness, Polarity, Quotation, Stance

_NO_DATA = YamlMapping((), Place(""))
# Any of these says how this use is meant; a key phrase alone, or who speaks, does not.
_OWN_KEYS = tuple(key for key in SPEAKING_KEYS if key not in ("quote", "expert"))


class Utterances:
    """Reads the utterances of each occurrence once, and notes what is wrong in its metadata."""

    def __init__(self, setting: Setting, said_before: SaidBefore | None = None) -> None:
        self._setting = setting
        self.said_before = said_before
        self._problems = setting.problems
        self._relata = Relata(setting)
        self._alone: dict[int, tuple[Utterance, ...]] = {}
        self._read: dict[int, tuple[Utterance, ...]] = {}
        self._claims = {
            id(member): claim
            for claim in setting.content.claims.values()
            for member in claim.members
        }

    def of(self, member: Member) -> tuple[Utterance, ...]:
        """What an occurrence says: one utterance for each expert and key phrase."""
        if id(member) not in self._read:
            claim = self._claims.get(id(member))
            members = [member] if claim is None else claim.members
            alone = [self._alone_at(each) for each in members]
            by_expert: dict[str, list[Utterance]] = {}
            for utterance in (utterance for each in alone for utterance in each):
                by_expert.setdefault(utterance.stance.expert, []).append(utterance)
            for sayings in by_expert.values() if claim is not None else ():
                warn_of_other_reserves(sayings, self._problems)
            for each, own in zip(members, alone, strict=True):
                self._read[id(each)] = tuple(
                    with_reserve(x, by_expert[x.stance.expert]) for x in own
                )
        return self._read[id(member)]

    def _alone_at(self, member: Member) -> tuple[Utterance, ...]:
        if id(member) not in self._alone:
            speaking = self._setting.speaking(member)
            self._alone[id(member)] = self._remembered(member, speaking)
        return self._alone[id(member)]

    def _remembered(self, member: Member, speaking: Speaking) -> tuple[Utterance, ...]:
        """What an occurrence says, as one like it was read before where there was one."""
        before = self.said_before
        likeness = None if before is None else before.likeness(member, speaking)
        if before is None or likeness is None:
            return self._utterances(member, speaking)
        utterances = before.find(likeness, member.place)
        if utterances is None:
            count = len(self._problems)
            utterances = self._utterances(member, speaking)
            if len(self._problems) == count:
                before.keep(likeness, member.place, utterances)
        return utterances

    def experts_under(self, section: ArgdownSection | None) -> tuple[str, ...]:
        """The experts that a heading, or one above it, gives the word to."""
        return self._setting.speakers.under(section).experts

    def inference(self, data: YamlMapping | None) -> Directness | None:
        """How directly ``inference`` says the step to be said, if it is there."""
        node = None if data is None else data.get("inference")
        return read_choice(node, "inference", STEP_DIRECTNESS, self._problems)

    def _utterances(self, member: Member, speaking: Speaking) -> tuple[Utterance, ...]:
        data = member.data or _NO_DATA
        self._warn_of_unknown_keys(data)
        node = data.get("stance")
        word = read_choice(node, "stance", StanceWord, self._problems, STANCES_MEANT)
        inference = self.inference(data)
        speaks = not member.is_reference or has_any(data, SPEAKING_KEYS)
        if word is StanceWord.NONE:
            return ()
        if not speaking.experts:
            if not speaking.is_noted:
                self._note_if_nobody_speaks(data)
            return ()
        if not speaks:
            self._warn_of_idle_keys(data)
        if not speaks and inference is None:
            return ()
        stance = self._stance(member, data, speaking)
        if word is StanceWord.DENY:
            stance = replace(stance, polarity=Polarity.DENY)
        return tuple(
            Utterance(
                replace(stance, expert=expert, quotation=quotation),
                inference or Directness.EXPLICIT,
                phrase,
                names_only=not speaks,
                is_use=member.is_reference and not has_any(data, _OWN_KEYS),
                tells_mode=not is_absent(data.get("mode")),
                tells_inference=inference is not None,
            )
            for expert in speaking.experts
            for phrase, quotation in self._quotations(data, speaking, expert)
        )

    def _stance(self, member: Member, data: YamlMapping, speaking: Speaking) -> Stance:
        """All that an occurrence's utterances have in common."""
        conditions = self._relata.claims(data, "if")
        manner, voice = self._manner_and_voice(data)
        directness, firmness = manner.completed(
            is_reported=voice is not None, is_conditional=bool(conditions)
        )
        stance = Stance(
            id="",
            expert="",
            target="",
            directness=directness,
            firmness=firmness,
            conditions=conditions,
            wording="" if member.is_reference else member.text,
            source=speaking.source,
            voice=voice,
            place=member.place,
        )
        self._check_editor(data, speaking)
        stance = with_fields(stance, data, self._problems)
        return self._relata.put_into(stance, data, speaking)

    def _manner_and_voice(self, data: YamlMapping) -> tuple[SaidManner, str | None]:
        """What the mode says, and who is reported; noted where the two do not fit."""
        manner = read_manner(data.get("mode"), self._problems)
        node = data.get("voice")
        voice = self._setting.speakers.expert(node, "voice")
        is_reported = manner.directness in (None, Directness.REPORTED)
        if node is not None and voice is not None and manner.directness and not is_reported:
            message = f"voice says who is reported, but the mode is {manner.directness.value}"
            self._problems.error(node.place, message, "write mode: reported", "voice-not-reported")
        if manner.firmness is Firmness.CONDITIONAL and "if" not in data:
            advice = 'add if: "[the claim it depends on]"'
            place = data.key_place("mode")
            self._problems.warn(place, "conditional on what is not said", advice, "no-condition")
        return manner, voice

    def _check_editor(self, data: YamlMapping, speaking: Speaking) -> None:
        """Note what only an editor's stance may have and another's has."""
        if self._setting.are_editors(speaking):
            return
        for field in STANCE_FIELDS:
            node = data.get(field.name)
            if field.is_of_editor and field.read(node, field.name, Problems()) is not None:
                message = (
                    f"{field.name} tells how a summary departs from the speaker,"
                    " and no editor speaks here"
                )
                advice = "leave it out, or name the summary's author under editors:"
                place = data.key_place(field.name)
                self._problems.error(place, message, advice, f"{field.name}-without-editor")

    def _quotations(
        self, data: YamlMapping, speaking: Speaking, expert: str
    ) -> Iterator[tuple[str, Quotation | None]]:
        """The key phrases with what they were found to be; one empty pair where there is none."""
        nodes = list(data_items(data, "quote"))
        if nodes and speaking.source is None and not speaking.is_noted:
            advice = "add source: to the heading or here"
            message = "it is not said from which source this is"
            self._problems.error(nodes[0].place, message, advice, "no-source")
        if not nodes or speaking.source is None:
            yield "", None
            return
        for node in nodes:
            phrase = read_text(node, "quote", self._problems) or ""
            yield phrase, self._setting.passages.quotation(node, speaking.source, expert)

    def _note_if_nobody_speaks(self, data: YamlMapping) -> None:
        for key in (*SPEAKING_KEYS, "inference"):
            if not is_absent(data.get(key)):
                advice = "put it below a heading with {expert: ...}, or add expert: here"
                message = f"{key} is about a stance, but nobody speaks here"
                self._problems.error(data.key_place(key), message, advice, "no-expert")
                return

    def _warn_of_idle_keys(self, data: YamlMapping) -> None:
        for key in (field.name for field in STANCE_FIELDS):
            if not is_absent(data.get(key)):
                message = f"{key} is about a stance, but a bare reference takes none"
                advice = f"add a text or {enumeration(SPEAKING_KEYS)}"
                self._problems.warn(data.key_place(key), message, advice, "idle-key")

    def _warn_of_unknown_keys(self, data: YamlMapping) -> None:
        for key in data:
            if key not in MEMBER_KEYS and key not in ARGDOWN_KEYS:
                message = f"the key {cut_at_word(key)!r} is not read"
                advice = self._problems.did_you_mean(
                    key, MEMBER_KEYS, "leave it, if other tools read it"
                )
                mending = self._problems.mending(key, MEMBER_KEYS)
                self._problems.warn(data.key_place(key), message, advice, "unknown-key", mending)


def data_items(data: YamlMapping, key: str) -> Iterator[YamlNode]:
    """The values below a key, one or a list of them."""
    yield from read_items(data.get(key))


def has_any(data: YamlMapping, keys: tuple[str, ...]) -> bool:
    """Whether any of the keys has a value."""
    return any(not is_absent(data.get(key)) for key in keys)
