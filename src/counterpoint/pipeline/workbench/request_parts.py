"""The parts that decisions have in common: sentences, stances, claims and reasons that are named.

What belongs here: looking up what a field names in one state of a map. What does not: which fields
a decision has (`requests`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counterpoint.drafting import Suggester
from counterpoint.formats.argdown_map.editing import MapText
from counterpoint.model import (
    Claim,
    Directness,
    Expert,
    Fidelity,
    Firmness,
    Polarity,
    Quotation,
    ReasonFor,
    ReasonSort,
    Role,
    Shift,
    Stance,
    Standing,
    slug,
)
from counterpoint.pipeline.workbench.fields import Fields
from counterpoint.pipeline.workbench.phrases import chosen_phrase, settled_phrase
from counterpoint.pipeline.workbench.problems import RefusedError, UnknownError
from counterpoint.pipeline.workbench.sheets import Sheet, Sheets, SheetSentence

_SAY = frozenset(
    {
        *("firmness", "directness", "denies", "conditions", "goals", "decides", "answers"),
        *("voice", "wording", "date", "note", "fidelity", "shift", "sums"),
    }
)


class RequestParts:
    """Reads the parts of decisions about one state of a map.

    What is wrong with a field raises `MalformedError`, what it names and is not there
    `UnknownError`.
    """

    def __init__(
        self, map_text: MapText, sheets: Sheets, suggester: Callable[[], Suggester]
    ) -> None:
        self.map_text = map_text
        self.sheets = sheets
        self.suggester = suggester

    def sentence(self, fields: Fields) -> tuple[Sheet, SheetSentence]:
        """The sentence that is named, and its text.

        Raises:
            UnknownError: there is none of that id.
            RefusedError: nobody speaks there.
        """
        name = fields.text("sentence", None)
        if name not in self.sheets.sentences:
            advice = "ask for /api/text again"
            raise UnknownError("unknown", f"there is no sentence {name}", advice, field="sentence")
        sheet, sentence = self.sheets.sentences[name]
        if not sentence.speaker:
            message = "nobody speaks this sentence, by what the map says"
            raise RefusedError("no-speaker", message, "mark the speaker's section first")
        return sheet, sentence

    def stance_at(self, fields: Fields, claim: str, wording: str) -> Stance:
        """What the speaker of a sentence takes toward a claim there."""
        sheet, sentence = self.sentence(fields)
        if fields.has("phrase"):
            stretch = Fields(fields.raw("phrase"), {"start", "end"}, "phrase")
            start, end = stretch.offset("start"), stretch.offset("end")
            quotation = settled_phrase(sheet, sentence.speaker, start, end)
        else:
            quotation = chosen_phrase(sheet, sentence, self.suggester(), wording)
        stance = Stance("", sentence.speaker, claim, quotation=quotation, source=sheet.source.id)
        stance = self.said_by(fields, stance)
        say = fields.raw("say")
        is_told = isinstance(say, dict) and say.get("sums") is not None
        return stance if is_told else replace(stance, sums=self._summed_up(stance))

    def _summed_up(self, stance: Stance) -> tuple[str, ...]:
        """Whom an editor's point sums up: those of the panel who say the same there; sorted.

        Who concedes it, or says it on a condition, is not among them.
        """
        standings = {expert.id: expert.standing for expert in self.map_text.map.experts}
        if standings.get(stance.expert) is not Standing.EDITOR:
            return ()
        experts = {
            x.expert
            for x in self.map_text.map.stances
            if (x.target, x.source, x.polarity) == (stance.target, stance.source, stance.polarity)
            and x.is_own
            and x.firmness in (Firmness.FLAT, Firmness.HEDGED)
            and standings[x.expert] is Standing.PANEL
        }
        return tuple(sorted(experts))

    def said_by(self, fields: Fields, stance: Stance) -> Stance:
        """The stance with what ``say`` gives otherwise."""
        if not fields.has("say"):
            return stance
        say = Fields(fields.raw("say"), _SAY, "say")
        denies = say.flag("denies", default=stance.polarity is Polarity.DENY)
        conditions, goals = stance.conditions, stance.goals
        for key in ("conditions", "goals"):
            for name in say.texts(key):
                self.check_claim(key, name)
        for key in ("answers", "voice"):
            if say.text(key):
                self.check_expert(key, say.text(key))
        if say.raw("conditions") is not None:
            conditions = tuple(sorted(say.texts("conditions")))
        if say.raw("goals") is not None:
            goals = tuple(sorted(say.texts("goals")))
        firmness = say.choice("firmness", Firmness, stance.firmness) or Firmness.FLAT
        if conditions and firmness is Firmness.FLAT and not say.has("firmness"):
            firmness = Firmness.CONDITIONAL
        voice = say.text("voice", stance.voice or "") or None
        directness = say.choice("directness", Directness, None) or stance.directness
        if voice is not None and not say.has("directness"):
            directness = Directness.REPORTED
        return replace(
            stance,
            polarity=Polarity.DENY if denies else Polarity.AFFIRM,
            firmness=firmness,
            directness=directness,
            conditions=conditions,
            goals=goals,
            is_deciding=say.flag("decides", default=stance.is_deciding),
            answers=say.text("answers", stance.answers or "") or None,
            voice=voice,
            wording=say.text("wording", stance.wording),
            date=say.date("date", stance.date),
            note=say.text("note", stance.note),
            fidelity=say.choice("fidelity", Fidelity, stance.fidelity),
            shift=say.choice("shift", Shift, stance.shift),
            sums=say.texts("sums") if say.raw("sums") is not None else stance.sums,
        )

    def reason_of(self, fields: Fields) -> ReasonFor | None:
        """What a decision's claim is a reason for, if it is one."""
        if not fields.has("reason"):
            return None
        step = Fields(fields.raw("reason"), {"for", "kind", "inference"}, "reason")
        sort = step.choice("kind", ReasonSort, ReasonSort.SUPPORT) or ReasonSort.SUPPORT
        return ReasonFor(self.target_of(step.raw("for"), "reason.for"), sort, self.inference(step))

    def inference(self, fields: Fields) -> Directness:
        """How a step is said."""
        directness = fields.choice("inference", Directness, Directness.EXPLICIT)
        if directness is Directness.REPORTED or directness is None:
            raise fields.wrong("inference", "is explicit or implied")
        return directness

    def target_of(self, value: object, path: str) -> str:
        """The id of the claim or reason that a reason is told for or against."""
        target = Fields(value, {"claim", "reason"}, path)
        key = "claim" if target.has("claim") else "reason"
        name = target.text(key, None)
        records = self.map_text.claims if key == "claim" else self.map_text.reasons
        if name not in records:
            raise UnknownError("unknown", f"there is no {key} {name}", "", field=f"{path}.{key}")
        return name

    def claim_of(self, fields: Fields, key: str) -> Claim:
        """The claim that a field names."""
        name = fields.text(key, None)
        self.check_claim(key, name)
        return self.map_text.claims[name]

    def check_claim(self, key: str, name: str) -> None:
        """Raises: UnknownError: there is no claim of that id."""
        if name not in self.map_text.claims:
            raise UnknownError("unknown", f"there is no claim {name}", "", field=key)

    def check_expert(self, key: str, name: str) -> None:
        """Raises: UnknownError: there is no voice of that id."""
        if name not in {expert.id for expert in self.map_text.map.experts}:
            raise UnknownError("unknown", f"there is no expert {name}", "", field=key)

    def stance_named(self, fields: Fields) -> Stance:
        """The stance that is named."""
        name = fields.text("stance", None)
        stance = self.map_text.stances.get(name)
        if stance is None:
            raise UnknownError("unknown", f"there is no stance {name}", "", field="stance")
        return stance

    def quotation_by(self, fields: Fields, by: str) -> Quotation | None:
        """The words in which an expert states a relation, where there are some."""
        if not fields.has("phrase"):
            return None
        sheet, _ = self.sentence(fields)
        stretch = Fields(fields.raw("phrase"), {"start", "end"}, "phrase")
        return settled_phrase(sheet, by, stretch.offset("start"), stretch.offset("end"))

    def voice_of(self, fields: Fields) -> Expert:
        """A voice of the map, or a new one as it is described."""
        value = fields.raw("expert")
        experts = {expert.id: expert for expert in self.map_text.map.experts}
        if isinstance(value, str):
            self.check_expert("expert", value)
            return experts[value]
        entry = Fields(value, {"id", "name", "role", "standing"}, "expert")
        name = entry.text("name", None)
        if not name:
            raise entry.wrong("name", "is empty", "write the name as the person writes it")
        expert_id = entry.text("id") or slug(name.split()[-1])
        if expert_id in experts:
            raise entry.wrong("id", f"is {experts[expert_id].name}'s", "take another id")
        role = entry.text("role")
        roles = (Role(role),) if role else ()
        standing = entry.choice("standing", Standing, Standing.PANEL) or Standing.PANEL
        return Expert(expert_id, name, roles, standing)


def opening_words(sheet: Sheet, sentence: SheetSentence) -> str:
    """The words by which a sentence that is set aside is known: its first, six at most."""
    words = sheet.text.text[sentence.start : sentence.end].split()
    opening = " ".join(words[:6])
    return opening.strip("\"'.,;:!?\u201c\u201d\u2026 ").replace('"', "'")


def marker_at(sheet: Sheet, start: int) -> str:
    """The words from an offset on that are found once: at most six, and within their line."""
    text = sheet.text.text
    line = text[start : text.find("\n", start) if text.find("\n", start) >= 0 else len(text)]
    words = line.split()
    label = line.strip().partition(":")[0]
    if ":" in line[:60] and len(label.split()) <= 5 and len(sheet.search.find(f"{label}:")) > 1:
        return f"{label}:"
    for count in range(min(6, len(words)), 0, -1):
        marker = " ".join(words[:count]).rstrip(",;")
        hits = sheet.search.find(marker)
        if len(hits) == 1:
            return marker
    message = "no words of this line are found once in the text"
    raise RefusedError("phrase-ambiguous", message, "write the section into the file by hand")
