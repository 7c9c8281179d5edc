"""Decisions as JSON, read into the model's records; whatever is wrong is told by its field.

What belongs here: names and shapes. What does not: whether the map can be changed so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from counterpoint.drafting import Suggester
from counterpoint.formats.argdown_map.editing import MapText
from counterpoint.model import (
    Acknowledge,
    AddIssue,
    AddTopic,
    Attach,
    ChangeClaim,
    ChangeStance,
    Claim,
    ClaimKind,
    Decision,
    Directness,
    Expert,
    Fidelity,
    Firmness,
    GiveReason,
    IssueName,
    JudgedPair,
    JudgeUnrelated,
    MarkSection,
    NewClaim,
    Polarity,
    Quotation,
    ReasonFor,
    ReasonSort,
    Relate,
    Relation,
    RelationKind,
    Removable,
    Remove,
    Role,
    SetAside,
    Shift,
    Stance,
    Standing,
    TakeUp,
    Topic,
    slug,
)
from counterpoint.pipeline.workbench.fields import Fields
from counterpoint.pipeline.workbench.phrases import chosen_phrase, settled_phrase
from counterpoint.pipeline.workbench.problems import MalformedError, RefusedError, UnknownError
from counterpoint.pipeline.workbench.sheets import Sheet, Sheets, SheetSentence

_SAY = frozenset(
    {
        *("firmness", "directness", "denies", "conditions", "goals", "decides", "answers"),
        *("voice", "wording", "date", "note", "fidelity", "shift", "sums"),
    }
)


@dataclass(frozen=True, slots=True)
class Request:
    """A decision with the sentence that it was made at, empty where it was at none."""

    decision: Decision
    do: str
    sentence: str = ""

    @property
    def settles(self) -> bool:
        """Whether nothing need be proposed for the sentence any more."""
        return self.do in _SETTLING


class RequestReader:
    """Reads decisions about one state of a map."""

    def __init__(
        self, map_text: MapText, sheets: Sheets, suggester: Callable[[], Suggester]
    ) -> None:
        self._map_text = map_text
        self._sheets = sheets
        self._suggester = suggester

    def read(self, body: Mapping[str, Any]) -> Request:
        """The decision in a body.

        Raises:
            MalformedError, UnknownError, RefusedError: it is none, or names what is not there.
        """
        do = body.get("do")
        reader = _READERS.get(do) if isinstance(do, str) else None
        if reader is None:
            words = ", ".join(_READERS)
            raise MalformedError(
                "malformed", f"do cannot be {do!r}", f"it is one of {words}", field="do"
            )
        names, read = reader
        fields = Fields(dict(body), {"do", "seconds", *names})
        decision = read(self, fields)
        sentence = body.get("sentence")
        return Request(decision, str(do), sentence if isinstance(sentence, str) else "")

    def sentence(self, fields: Fields) -> tuple[Sheet, SheetSentence]:
        """The sentence that is named, and its text.

        Raises:
            UnknownError: there is none of that id.
            RefusedError: nobody speaks there.
        """
        name = fields.text("sentence", None)
        if name not in self._sheets.sentences:
            advice = "ask for /api/text again"
            raise UnknownError("unknown", f"there is no sentence {name}", advice, field="sentence")
        sheet, sentence = self._sheets.sentences[name]
        if not sentence.speaker:
            message = "nobody speaks this sentence, by what the map says"
            raise RefusedError("no-speaker", message, "mark the speaker's section first")
        return sheet, sentence

    def claim(self, fields: Fields) -> NewClaim:
        """A claim, with or without somebody who says it."""
        title, text = fields.text("title", None), fields.text("text", None)
        claim = Claim(
            "",
            title,
            text,
            fields.choice("kind", ClaimKind, None),
            fields.texts("topics"),
            fields.text("actor"),
            fields.texts("issues"),
        )
        stance = self._stance(fields, "", f"{title}. {text}") if fields.has("sentence") else None
        return NewClaim(claim, stance, self._reason(fields))

    def attach(self, fields: Fields) -> Attach:
        """A sentence as a passage of a claim."""
        claim = self._claim(fields, "claim")
        stance = self._stance(fields, claim.id, f"{claim.title}. {claim.text}")
        return Attach(stance, self._reason(fields))

    def reason(self, fields: Fields) -> GiveReason | Attach:
        """A claim as a reason; said at the sentence, where its speaker does not say it yet."""
        premise = self._claim(fields, "premise")
        reason = ReasonFor(
            self._target(fields.raw("target"), "target"),
            fields.choice("kind", ReasonSort, ReasonSort.SUPPORT) or ReasonSort.SUPPORT,
            self._inference(fields),
        )
        if not fields.has("sentence"):
            return self._without_sentence(premise.id, reason)
        stance = self._stance(fields, premise.id, premise.text)
        others, title = fields.texts("others"), fields.text("title")
        for name in others:
            self._check_claim(fields, "others", name)
        if others:
            return GiveReason(
                premise.id,
                reason,
                stance.expert,
                stance.source,
                stance.quotation,
                others,
                title,
                fields.text("text"),
            )
        own = [
            x
            for x in self._map_text.map.stances
            if (x.expert, x.target) == (stance.expert, premise.id) and x.polarity is Polarity.AFFIRM
        ]
        if not own:
            return Attach(stance, reason)
        return GiveReason(premise.id, reason, stance.expert, stance.source, stance.quotation)

    def _without_sentence(self, premise: str, reason: ReasonFor) -> GiveReason:
        """Who affirms both ends puts the step forward, where that is one expert; else nobody."""
        stances = self._map_text.map.stances
        speakers = {
            end: {
                (x.expert, x.source)
                for x in stances
                if x.target == end and x.polarity is Polarity.AFFIRM and x.is_own
            }
            for end in (premise, reason.target)
        }
        both = speakers[premise] & speakers[reason.target] or speakers[premise]
        if len({expert for expert, _ in both}) != 1:
            return GiveReason(premise, reason)
        expert, source = min(both, key=lambda x: (x[0], x[1] or ""))
        return GiveReason(premise, reason, expert, source)

    def phrase(self, fields: Fields) -> ChangeStance:
        """Another key phrase of a stance."""
        stance = self._stance_named(fields)
        sheet = self._sheets.by_source.get(stance.source or "")
        if sheet is None:
            raise RefusedError(
                "no-text", "the source's text is not at hand", "put it beside the map"
            )
        stretch = Fields(fields.raw("phrase"), {"start", "end"}, "phrase")
        quotation = settled_phrase(
            sheet, stance.expert, stretch.offset("start"), stretch.offset("end")
        )
        return ChangeStance(stance.id, replace(stance, quotation=quotation))

    def say(self, fields: Fields) -> ChangeStance:
        """A stance said otherwise."""
        stance = self._stance_named(fields)
        return ChangeStance(stance.id, self._said(fields, stance))

    def aside(self, fields: Fields) -> SetAside:
        """A sentence without a claim."""
        sheet, sentence = self.sentence(fields)
        why = fields.text("why", None)
        if not why:
            raise fields.wrong("why", "is empty", "say in a few words why it holds no claim")
        words = opening_words(sheet, sentence)
        return SetAside(sentence.speaker, sheet.source.id, words, why, sentence.start)

    def unaside(self, fields: Fields) -> TakeUp:
        """A sentence that may hold a claim after all."""
        sheet, sentence = self.sentence(fields)
        return TakeUp(sentence.speaker, sheet.source.id, opening_words(sheet, sentence))

    def relate(self, fields: Fields) -> Relate:
        """A relation between claims."""
        source, target = self._claim(fields, "source"), self._claim(fields, "target")
        kind = fields.choice("kind", RelationKind, None)
        if kind is None:
            words = ", ".join(each.value for each in RelationKind)
            raise fields.wrong("kind", "lacks", f"it is one of {words}")
        by = fields.text("by") or None
        quotation = None
        if by is not None:
            self._check_expert(fields, "by", by)
            quotation = self._quotation_by(fields, by)
        degree = fields.number("degree", 1.0)
        note = fields.text("note")
        decides = fields.flag("decides")
        return Relate(
            Relation("", kind, source.id, target.id, degree, note, by, quotation, decides)
        )

    def unrelated(self, fields: Fields) -> JudgeUnrelated:
        """Two claims that were compared."""
        names = fields.texts("claims")
        if len(names) != 2:
            raise fields.wrong("claims", "are not two different ones")
        for name in names:
            self._check_claim(fields, "claims", name)
        return JudgeUnrelated(JudgedPair("", tuple(sorted(names)), fields.text("note")))

    def change(self, fields: Fields) -> ChangeClaim:
        """A claim told otherwise."""
        claim = self._claim(fields, "claim")
        new = Claim(
            claim.id,
            fields.text("title", claim.title),
            fields.text("text", claim.text),
            fields.choice("kind", ClaimKind, claim.kind),
            fields.texts("topics") if fields.raw("topics") is not None else claim.topics,
            fields.text("actor", claim.actor),
            fields.texts("issues") if fields.raw("issues") is not None else claim.issues,
        )
        return ChangeClaim(claim.id, new)

    def remove(self, fields: Fields) -> Remove:
        """A record taken out."""
        sorts = [sort for sort in Removable if fields.has(sort.value)]
        if len(sorts) != 1:
            raise fields.wrong("remove", "names one record", "give claim, stance, reason, ...")
        return Remove(sorts[0], fields.text(sorts[0].value, None))

    def section(self, fields: Fields) -> MarkSection:
        """Where a voice begins to speak."""
        source = fields.text("source", None)
        sheet = self._sheets.by_source.get(source)
        if sheet is None:
            raise UnknownError("unknown", f"there is no text of {source}", "", field="source")
        expert = self._voice(fields)
        start = fields.offset("start")
        return MarkSection(source, expert, _marker(sheet, start), start)

    def topic(self, fields: Fields) -> AddTopic:
        """A topic."""
        label = fields.text("label", None)
        return AddTopic(Topic(fields.text("id") or slug(label), label))

    def issue(self, fields: Fields) -> AddIssue:
        """A matter, with the claims that belong to it."""
        question = fields.text("question", None)
        claims = fields.texts("claims")
        for name in claims:
            self._check_claim(fields, "claims", name)
        if not claims:
            raise fields.wrong("claims", "are none", "name a claim that belongs to the issue")
        return AddIssue(IssueName(fields.text("id") or slug(question), question), claims)

    def acknowledge(self, fields: Fields) -> Acknowledge:
        """A warning that was looked at."""
        return Acknowledge(self._claim(fields, "claim").id, fields.text("code", None))

    def _stance(self, fields: Fields, claim: str, wording: str) -> Stance:
        """What the speaker of a sentence takes toward a claim there."""
        sheet, sentence = self.sentence(fields)
        if fields.has("phrase"):
            stretch = Fields(fields.raw("phrase"), {"start", "end"}, "phrase")
            start, end = stretch.offset("start"), stretch.offset("end")
            quotation = settled_phrase(sheet, sentence.speaker, start, end)
        else:
            quotation = chosen_phrase(sheet, sentence, self._suggester(), wording)
        stance = Stance("", sentence.speaker, claim, quotation=quotation, source=sheet.source.id)
        return self._said(fields, stance)

    def _said(self, fields: Fields, stance: Stance) -> Stance:
        """The stance with what ``say`` gives otherwise."""
        if not fields.has("say"):
            return stance
        say = Fields(fields.raw("say"), _SAY, "say")
        denies = say.flag("denies", default=stance.polarity is Polarity.DENY)
        conditions, goals = stance.conditions, stance.goals
        for key in ("conditions", "goals"):
            for name in say.texts(key):
                self._check_claim(say, key, name)
        for key in ("answers", "voice"):
            if say.text(key):
                self._check_expert(say, key, say.text(key))
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
            date=say.text("date", stance.date),
            note=say.text("note", stance.note),
            fidelity=say.choice("fidelity", Fidelity, stance.fidelity),
            shift=say.choice("shift", Shift, stance.shift),
            sums=say.texts("sums") if say.raw("sums") is not None else stance.sums,
        )

    def _reason(self, fields: Fields) -> ReasonFor | None:
        if not fields.has("reason"):
            return None
        step = Fields(fields.raw("reason"), {"for", "kind", "inference"}, "reason")
        sort = step.choice("kind", ReasonSort, ReasonSort.SUPPORT) or ReasonSort.SUPPORT
        return ReasonFor(self._target(step.raw("for"), "reason.for"), sort, self._inference(step))

    def _inference(self, fields: Fields) -> Directness:
        directness = fields.choice("inference", Directness, Directness.EXPLICIT)
        if directness is Directness.REPORTED or directness is None:
            raise fields.wrong("inference", "is explicit or implied")
        return directness

    def _target(self, value: object, path: str) -> str:
        target = Fields(value, {"claim", "reason"}, path)
        key = "claim" if target.has("claim") else "reason"
        name = target.text(key, None)
        records = self._map_text.claims if key == "claim" else self._map_text.reasons
        if name not in records:
            raise UnknownError("unknown", f"there is no {key} {name}", "", field=f"{path}.{key}")
        return name

    def _claim(self, fields: Fields, key: str) -> Claim:
        name = fields.text(key, None)
        self._check_claim(fields, key, name)
        return self._map_text.claims[name]

    def _check_claim(self, fields: Fields, key: str, name: str) -> None:
        del fields
        if name not in self._map_text.claims:
            raise UnknownError("unknown", f"there is no claim {name}", "", field=key)

    def _check_expert(self, fields: Fields, key: str, name: str) -> None:
        del fields
        if name not in {expert.id for expert in self._map_text.map.experts}:
            raise UnknownError("unknown", f"there is no expert {name}", "", field=key)

    def _stance_named(self, fields: Fields) -> Stance:
        name = fields.text("stance", None)
        stance = self._map_text.stances.get(name)
        if stance is None:
            raise UnknownError("unknown", f"there is no stance {name}", "", field="stance")
        return stance

    def _quotation_by(self, fields: Fields, by: str) -> Quotation | None:
        """The words in which an expert states a relation, where there are some."""
        if not fields.has("phrase"):
            return None
        sheet, _ = self.sentence(fields)
        stretch = Fields(fields.raw("phrase"), {"start", "end"}, "phrase")
        return settled_phrase(sheet, by, stretch.offset("start"), stretch.offset("end"))

    def _voice(self, fields: Fields) -> Expert:
        value = fields.raw("expert")
        experts = {expert.id: expert for expert in self._map_text.map.experts}
        if isinstance(value, str):
            self._check_expert(fields, "expert", value)
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


def _marker(sheet: Sheet, start: int) -> str:
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


_SETTLING = ("claim", "attach", "aside")
_SAID = ("sentence", "phrase", "say", "reason")
_READERS: dict[str, tuple[tuple[str, ...], Any]] = {
    "claim": (
        (*_SAID, "title", "text", "kind", "topics", "issues", "actor"),
        RequestReader.claim,
    ),
    "attach": ((*_SAID, "claim"), RequestReader.attach),
    "reason": (
        (
            *("premise", "others", "title", "text", "target", "kind", "inference"),
            *("sentence", "phrase", "say"),
        ),
        RequestReader.reason,
    ),
    "phrase": (("stance", "phrase"), RequestReader.phrase),
    "say": (("stance", "say"), RequestReader.say),
    "aside": (("sentence", "why"), RequestReader.aside),
    "unaside": (("sentence",), RequestReader.unaside),
    "relate": (
        ("kind", "source", "target", "note", "degree", "by", "sentence", "phrase", "decides"),
        RequestReader.relate,
    ),
    "unrelated": (("claims", "note"), RequestReader.unrelated),
    "change": (
        ("claim", "title", "text", "kind", "topics", "issues", "actor"),
        RequestReader.change,
    ),
    "remove": (tuple(sort.value for sort in Removable), RequestReader.remove),
    "section": (("source", "start", "expert"), RequestReader.section),
    "topic": (("id", "label"), RequestReader.topic),
    "issue": (("id", "question", "claims"), RequestReader.issue),
    "acknowledge": (("claim", "code"), RequestReader.acknowledge),
}
