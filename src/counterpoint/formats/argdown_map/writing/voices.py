"""What one expert says: stances toward claims, with the reasons that they put forward.

Who writes a reason puts it forward, at the same passage. So a stance toward a reason is written
together with the stance toward its premise that has the same passage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterpoint.formats.argdown_map.metadata.keys import SPEAKING_KEYS
from counterpoint.formats.argdown_map.metadata.stance_fields import (
    GRANTED,
    STANCE_FIELDS,
    STEP_DIRECTNESS,
    about_step,
)
from counterpoint.formats.argdown_map.stances.manner import words_to_write
from counterpoint.formats.argdown_map.writing.key_phrases import can_quote, phrase_of
from counterpoint.formats.argdown_map.writing.lines import Data, Line, block_text
from counterpoint.formats.argdown_map.writing.names import ClaimForm, Names
from counterpoint.formats.argdown_map.writing.reasons import LineStep, ReasonLines
from counterpoint.formats.argdown_map.writing.scalars import argdown_text
from counterpoint.formats.argdown_map.writing.structures import structure_text
from counterpoint.model import (
    Argument,
    Attack,
    Directness,
    Expert,
    Fidelity,
    Firmness,
    Polarity,
    Source,
    Stance,
    Standing,
)


class VoiceWriter:
    """Writes the stances of one expert in one source, or in none.

    ``affirming`` are all of the own stances by which the expert affirms something. ``structures``
    are those without a title that were written to say them, by main step.
    """

    def __init__(
        self,
        expert: Expert,
        source: Source | None,
        names: Names,
        reasons: ReasonLines,
        affirming: Sequence[Stance],
    ) -> None:
        self._expert = expert
        self._source = source
        self._names = names
        self._reasons = reasons
        self._affirmed = Counter(x.target for x in affirming)
        self._reserved = frozenset(x.target for x in affirming if x.mode_words)
        self.structures: set[str] = set()

    def paragraphs(self, stances: Iterable[Stance]) -> list[str]:
        """All that can be said of the stances: those toward claims alone first, then reasons."""
        by_target: dict[str, list[Stance]] = {}
        for stance in stances:
            by_target.setdefault(stance.target, []).append(stance)
        partner_ids: set[str] = set()
        top = Line("")
        lines: dict[tuple[LineStep, ...], Line] = {(): top}
        titled: list[str] = []
        untitled: list[str] = []
        for target in sorted(by_target):
            reason = self._reasons.simple.get(target)
            steps = self._reasons.groups.get(target)
            for stance in by_target[target]:
                if reason is not None:
                    self._put_forward(reason, stance, by_target, lines, partner_ids)
                if steps is not None:
                    texts = titled if self._names.structure(steps[-1]) else untitled
                    texts += self._structure(steps, stance, by_target, partner_ids)
        alone = [
            stance
            for target, target_stances in by_target.items()
            for stance in target_stances
            if self._names.claim(target) is not None and stance.id not in partner_ids
        ]
        claim_lines = [self._claim_line(group) for group in _alike(alone)]
        # A structure below the paragraph of an argument would be that argument's.
        return [*untitled, *(block_text([line]) for line in [*claim_lines, *top.below]), *titled]

    def _put_forward(
        self,
        reason: Argument | Attack,
        stance: Stance,
        by_target: dict[str, list[Stance]],
        lines: dict[tuple[LineStep, ...], Line],
        partner_ids: set[str],
    ) -> None:
        """Write a stance toward a reason, if the format can say it, below what it is told for."""
        way = self._reasons.way(reason)
        if way is None or stance.polarity is Polarity.DENY:
            return
        last = way[-1]
        premise = reason.premises[0]
        partner = _partner(stance, by_target.get(premise, ()))
        if partner is not None:
            partner_ids.add(partner.id)
            data = self._data([partner]) | _inference(stance)
            if "inference" in data and (
                self._affirmed[premise] > 1 or premise in self._used_again(by_target)
            ):
                data["stance"] = "affirm"  # else its passage would be the step's alone
            line = Line(self._with_wording(last.member, partner), last.symbol, data=data)
            self._speak(line)
        elif self._is_sayable_step(stance, premise) and last.member[0] in "[<":
            data = {"inference": stance.directness.value}
            if stance.quotation is not None:
                data["quote"] = phrase_of(stance)
            line = Line(last.member, last.symbol, data=data)
        else:
            return
        _hang(line, way[:-1], lines)

    def _is_sayable_step(self, stance: Stance, premise: str) -> bool:
        """Whether a step can be said apart from its premise, which is affirmed elsewhere."""
        is_granted = stance.firmness in GRANTED and premise in self._reserved
        is_plain = stance.answers is None and stance.directness in STEP_DIRECTNESS
        if not is_plain or not (is_granted or stance.firmness is Firmness.FLAT):
            return False
        if stance.quotation is None:
            return True
        can_stand = can_quote(stance.quotation, stance.expert, self._source)
        return can_stand and premise in self._affirmed

    def _used_again(self, by_target: dict[str, list[Stance]]) -> set[str]:
        """The premises of which some step is said at a passage of its own."""
        return {
            reason.premises[0]
            for target, stances in by_target.items()
            if (reason := self._reasons.simple.get(target)) is not None and reason.premises
            for stance in stances
            if _partner(stance, by_target.get(reason.premises[0], ())) is None
        }

    def _structure(
        self,
        steps: Sequence[Argument],
        stance: Stance,
        by_target: dict[str, list[Stance]],
        partner_ids: set[str],
    ) -> list[str]:
        """The paragraph by which a structure is put forward, none where the format has none."""
        is_denied = stance.polarity is Polarity.DENY
        if self._names.structure(steps[-1]):
            if not is_denied and stance.firmness not in (Firmness.FLAT, *GRANTED):
                return []
            main_stance = about_step(stance)
            if stance.directness is Directness.IMPLIED and not is_denied:
                main_stance = replace(main_stance, directness=Directness.EXPLICIT)
            data = self._data([main_stance]) | ({} if is_denied else _inference(stance))
            if not any(key in data for key in (*SPEAKING_KEYS, "inference")):
                data["inference"] = Directness.EXPLICIT.value
            return [block_text([Line(self._names.structure(steps[-1]), data=data)])]
        for premise in steps[0].premises if not is_denied else ():
            partner = _partner(stance, by_target.get(premise, ()))
            if partner is not None:
                partner_ids.add(partner.id)
                self.structures.add(steps[-1].id)
                line = Line(
                    self._with_wording(self._names.referred(premise), partner),
                    data=self._data([partner]),
                )
                self._speak(line)
                inference = str(_inference(stance).get("inference", ""))
                return [
                    structure_text(
                        steps, self._names, spoken_lines={premise: line}, inference=inference
                    )
                ]
        return []

    def _relata(self, stance: Stance) -> Data:
        """What the stance refers to besides its conditions."""
        data: Data = {}
        goals = [self._names.in_data(x) for x in stance.goals if self._names.claim(x) is not None]
        if goals:
            data["to"] = goals if len(goals) > 1 else goals[0]
        if stance.answers in self._names.voices and stance.answers != stance.expert:
            data["answers"] = self._names.voices[str(stance.answers)]
        sums = [self._names.voices[x] for x in stance.sums if x in self._names.voices]
        if sums and self._expert.standing is Standing.EDITOR:
            data["sums"] = sums if len(sums) > 1 else sums[0]
        if stance.is_deciding and stance.conditions:
            data["decides"] = True
        return data

    def _claim_line(self, stances: Sequence[Stance]) -> Line:
        """Stances toward one claim that differ in nothing but the key phrase."""
        first = stances[0]
        member = self._names.referred(first.target)
        if self._names.form(first.target) is ClaimForm.ARGUMENT and first.polarity is Polarity.DENY:
            member = self._names.spoken(first.target)
        line = Line(self._with_wording(member, first), data=self._data(stances))
        self._speak(line)
        return line

    def _with_wording(self, member: str, stance: Stance) -> str:
        """The claim with the expert's own words, where a text may stand."""
        is_argument = self._names.form(stance.target) is ClaimForm.ARGUMENT
        wording = argdown_text(stance.wording)
        can_stand = member[0] == ("<" if is_argument else "[")
        return f"{member}: {wording}" if wording and can_stand else member

    def _speak(self, line: Line) -> None:
        """A bare reference says nothing; make it say that the expert agrees."""
        is_bare = line.member[0] in "[<" and line.member[-1] in "]>"
        if is_bare and not any(key in line.data for key in SPEAKING_KEYS):
            line.data["stance"] = "affirm"

    def _data(self, stances: Sequence[Stance]) -> Data:
        first = stances[0]
        data: Data = {}
        is_voiced = first.voice in self._names.voices and not first.is_own
        words = words_to_write(
            first.directness,
            first.firmness,
            is_reported=is_voiced,
            is_conditional=bool(first.conditions),
        )
        if words:
            data["mode"] = " ".join(words)
        if first.polarity is Polarity.DENY:
            data["stance"] = "deny"
        elif not words and first.target in self._reserved:
            data["stance"] = "affirm"  # else it would be said with the reserve of another use
        conditions = [
            self._names.in_data(x) for x in first.conditions if self._names.claim(x) is not None
        ]
        if conditions:
            data["if"] = conditions if len(conditions) > 1 else conditions[0]
        data |= self._relata(first)
        if is_voiced and first.voice is not None:
            data["voice"] = self._names.voices[first.voice]
        phrases = [
            phrase_of(stance)
            for stance in stances
            if stance.quotation and can_quote(stance.quotation, stance.expert, self._source)
        ]
        if phrases:
            data["quote"] = phrases if len(phrases) > 1 else phrases[0]
        is_editor = self._expert.standing is Standing.EDITOR
        for field in STANCE_FIELDS:
            text = field.written(first)
            if field.name == "fidelity" and not _can_state(first):
                text = ""
            if text and (is_editor or not field.is_of_editor):
                data[field.name] = float(text) if field.is_number(first) else text
        return data


def _partner(stance: Stance, candidates: Iterable[Stance]) -> Stance | None:
    """The stance toward the premise whose line puts the reason forward too."""
    for one in candidates:
        is_granted = one.firmness in GRANTED
        firmness = one.firmness if is_granted else Firmness.FLAT
        is_said_alike = one.is_own == stance.is_own and (one.is_own or one.voice == stance.voice)
        if (
            one.polarity is Polarity.AFFIRM
            and is_said_alike
            and stance.firmness is firmness
            and (one.source, one.quotation, one.date, one.answers)
            == (stance.source, stance.quotation, stance.date, stance.answers)
        ):
            return one
    return None


def _inference(stance: Stance) -> Data:
    is_implied = stance.directness is Directness.IMPLIED
    return {"inference": Directness.IMPLIED.value} if is_implied else {}


def _alike(stances: Iterable[Stance]) -> list[list[Stance]]:
    """Stances that differ in their passages alone, together; each of them has one."""
    groups: dict[object, list[Stance]] = {}
    for stance in stances:
        bare = replace(stance, id="", quotation=None)
        groups.setdefault(bare if stance.quotation else stance, []).append(stance)
    return list(groups.values())


def _hang(line: Line, way: tuple[LineStep, ...], lines: dict[tuple[LineStep, ...], Line]) -> None:
    """Put a line below the steps of its way, which it may share with others."""
    for depth in range(1, len(way) + 1):
        step = way[depth - 1]
        if way[:depth] not in lines:
            # A bare text would be a stance of whoever the heading names.
            data: Data = {} if step.member[0] in "[<" else {"stance": "none"}
            lines[way[:depth]] = Line(step.member, step.symbol, data=data)
            lines[way[: depth - 1]].below.append(lines[way[:depth]])
    lines[way].below.append(line)


def _can_state(stance: Stance) -> bool:
    """Whether the fidelity of a wording can be written: a quotation is seen, and no imputation
    stands without its reason.
    """
    if stance.fidelity is Fidelity.IMPUTATION:
        return bool(stance.note.strip())
    return stance.fidelity is not Fidelity.QUOTATION
