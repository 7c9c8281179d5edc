"""Decisions as JSON, read into the model's records; whatever is wrong is told by its field.

What belongs here: names and shapes. What does not: whether the map can be changed so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

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
    GiveReason,
    IssueName,
    JudgedPair,
    JudgeUnrelated,
    MarkSection,
    NewClaim,
    Polarity,
    ReasonFor,
    ReasonSort,
    Relate,
    Relation,
    RelationKind,
    Removable,
    Remove,
    SetAside,
    TakeUp,
    Topic,
    slug,
)
from counterpoint.pipeline.workbench.fields import Fields
from counterpoint.pipeline.workbench.phrases import settled_phrase
from counterpoint.pipeline.workbench.problems import MalformedError, RefusedError, UnknownError
from counterpoint.pipeline.workbench.request_parts import RequestParts, marker_at, opening_words


@dataclass(frozen=True, slots=True)
class DecisionRequest:
    """A decision with the sentence that it was made at, empty where it was at none."""

    decision: Decision
    do: str
    sentence: str = ""

    @property
    def settles(self) -> bool:
        """Whether nothing need be proposed for the sentence any more."""
        return self.do in _SETTLING


class RequestReader(RequestParts):
    """Reads decisions about one state of a map."""

    def read(self, body: Mapping[str, Any]) -> DecisionRequest:
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
        return DecisionRequest(decision, str(do), sentence if isinstance(sentence, str) else "")

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
        stance = self.stance_at(fields, "", f"{title}. {text}") if fields.has("sentence") else None
        return NewClaim(claim, stance, self.reason_of(fields))

    def attach(self, fields: Fields) -> Attach:
        """A sentence as a passage of a claim."""
        claim = self.claim_of(fields, "claim")
        stance = self.stance_at(fields, claim.id, f"{claim.title}. {claim.text}")
        return Attach(stance, self.reason_of(fields))

    def reason(self, fields: Fields) -> GiveReason | Attach:
        """A claim as a reason; said at the sentence, where its speaker does not say it yet."""
        premise = self.claim_of(fields, "premise")
        reason = ReasonFor(
            self.target_of(fields.raw("target"), "target"),
            fields.choice("kind", ReasonSort, ReasonSort.SUPPORT) or ReasonSort.SUPPORT,
            self.inference(fields),
        )
        if not fields.has("sentence"):
            return self._without_sentence(premise.id, reason)
        stance = self.stance_at(fields, premise.id, premise.text)
        others, title = fields.texts("others"), fields.text("title")
        for name in others:
            self.check_claim("others", name)
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
            for x in self.map_text.map.stances
            if (x.expert, x.target) == (stance.expert, premise.id) and x.polarity is Polarity.AFFIRM
        ]
        if not own:
            return Attach(stance, reason)
        return GiveReason(premise.id, reason, stance.expert, stance.source, stance.quotation)

    def _without_sentence(self, premise: str, reason: ReasonFor) -> GiveReason:
        """Who affirms both ends puts the step forward, where that is one expert; else nobody."""
        stances = self.map_text.map.stances
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
        stance = self.stance_named(fields)
        sheet = self.sheets.by_source.get(stance.source or "")
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
        stance = self.stance_named(fields)
        return ChangeStance(stance.id, self.said_by(fields, stance))

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
        source, target = self.claim_of(fields, "source"), self.claim_of(fields, "target")
        kind = fields.choice("kind", RelationKind, None)
        if kind is None:
            words = ", ".join(each.value for each in RelationKind)
            raise fields.wrong("kind", "lacks", f"it is one of {words}")
        by = fields.text("by") or None
        quotation = None
        if by is not None:
            self.check_expert("by", by)
            quotation = self.quotation_by(fields, by)
        degree = fields.number("degree", 1.0)
        note = fields.text("note")
        decides = fields.flag("decides")
        return Relate(
            Relation("", kind, source.id, target.id, degree, note, by, quotation, decides)
        )

    def unrelated(self, fields: Fields) -> JudgeUnrelated:
        """Two claims that were compared, or one that was with each of several others."""
        first, *others = fields.texts("claims") or ("",)
        if not others:
            raise fields.wrong("claims", "are not two different ones")
        note = fields.text("note")
        for name in (first, *others):
            self.check_claim("claims", name)
        pairs = (tuple(sorted((first, other))) for other in others)
        return JudgeUnrelated(tuple(JudgedPair("", pair, note) for pair in pairs))

    def change(self, fields: Fields) -> ChangeClaim:
        """A claim told otherwise."""
        claim = self.claim_of(fields, "claim")
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
        sheet = self.sheets.by_source.get(source)
        if sheet is None:
            raise UnknownError("unknown", f"there is no text of {source}", "", field="source")
        expert = self.voice_of(fields)
        start = fields.offset("start")
        return MarkSection(source, expert, marker_at(sheet, start), start)

    def topic(self, fields: Fields) -> AddTopic:
        """A topic."""
        label = fields.text("label", None)
        return AddTopic(Topic(fields.text("id") or slug(label), label))

    def issue(self, fields: Fields) -> AddIssue:
        """A matter, with the claims that belong to it."""
        question = fields.text("question", None)
        claims = fields.texts("claims")
        for name in claims:
            self.check_claim("claims", name)
        if not claims:
            raise fields.wrong("claims", "are none", "name a claim that belongs to the issue")
        return AddIssue(IssueName(fields.text("id") or slug(question), question), claims)

    def acknowledge(self, fields: Fields) -> Acknowledge:
        """A warning that was looked at."""
        return Acknowledge(self.claim_of(fields, "claim").id, fields.text("code", None))


_SETTLING = ("claim", "attach", "aside")
_UTTERANCE = ("sentence", "phrase", "say", "reason")
_READERS: dict[str, tuple[tuple[str, ...], Any]] = {
    "claim": (
        (*_UTTERANCE, "title", "text", "kind", "topics", "issues", "actor"),
        RequestReader.claim,
    ),
    "attach": ((*_UTTERANCE, "claim"), RequestReader.attach),
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
