"""A map as an outline in Markdown: each claim with who says what of it, for and against.

It is written in the map's language where that is one of ours. What belongs here: what the map
says. What does not: what was found in it (`counterpoint.views.report.report`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from counterpoint.formats.field_losses import losses_by_field
from counterpoint.formats.losses import Conversion, Loss, carried_of
from counterpoint.formats.result import RenderedMap
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    Claim,
    Directness,
    Expert,
    Firmness,
    Polarity,
    Relation,
    Source,
    Stance,
    Standing,
)
from counterpoint.views.report.markdown import plain
from counterpoint.wording import LANGUAGES, Language, Voice

_VERBS = {Polarity.AFFIRM: "stand.affirm", Polarity.DENY: "stand.deny"}
_NOT_IN_LINK = frozenset("<>() \t\r\n")
_FIELDS = {
    "map": ("title", "question", "language", "abstract"),
    "experts": ("name", "roles", "standing"),
    "sources": ("title", "url", "publisher", "date", "licence"),
    "topics": ("label",),
    "claims": ("title", "text", "kind"),
    "arguments": ("premises", "conclusion", "title", "text"),
    "attacks": ("premises", "target", "kind", "title"),
    "relations": ("kind", "source", "target", "note"),
    "stances": (
        *("expert", "target", "polarity", "directness", "firmness", "conditions", "wording"),
        *("quotation", "source", "date", "voice", "note"),
    ),
}


def render_outline(argument_map: ArgumentMap) -> RenderedMap:
    """The outline of a map, claims by their first topic. Linear in the map."""
    language: Language = "en"
    for each in LANGUAGES:
        language = each if each == argument_map.language else language
    outline = _Outline(argument_map, Voice(argument_map, language))
    blocks = [*outline.head(), *outline.claims(), *outline.people(), *outline.sources()]
    text = "\n\n".join(filter(None, blocks)) + "\n"
    return RenderedMap(text, _conversion(argument_map))


def _conversion(argument_map: ArgumentMap) -> Conversion:
    more = tuple(claim.id for claim in argument_map.claims if len(claim.topics) > 1)
    quotations = [stance.quotation for stance in argument_map.stances]
    places = sum(each is not None and each.start is not None for each in quotations)
    losses = [
        loss
        for loss in losses_by_field(argument_map, _FIELDS)
        if loss.kind != "claims:topics"  # the first of them is a heading
    ]
    losses += [
        Loss("claims:topics", len(more), "further topics of claims", more),
        Loss("stances:offsets", places, "where quoted words stand in their sources"),
    ]
    return Conversion("markdown", carried_of(argument_map), tuple(losses))


class _Outline:
    """The blocks of one map, with what is said of each record."""

    def __init__(self, argument_map: ArgumentMap, voice: Voice) -> None:
        self._map = argument_map
        self._voice = voice
        self._names = {x.id: plain(x.name or x.id) for x in argument_map.experts}
        self._sources = {source.id: source for source in argument_map.sources}
        self._titles = {x.id: plain(x.title or x.text or x.id) for x in argument_map.claims}
        self._stances: dict[str, list[Stance]] = defaultdict(list)
        for stance in argument_map.stances:
            self._stances[stance.target].append(stance)
        self._reasons: dict[str, list[Argument]] = defaultdict(list)
        for argument in argument_map.arguments:
            self._reasons[argument.conclusion or ""].append(argument)
        self._objections: dict[str, list[Attack]] = defaultdict(list)
        for attack in argument_map.attacks:
            self._objections[attack.target].append(attack)
        self._relations: dict[str, list[Relation]] = defaultdict(list)
        for relation in argument_map.relations:
            self._relations[relation.source].append(relation)

    def head(self) -> Iterator[str]:
        """Title, question and abstract."""
        yield f"# {plain(self._map.title or self._map.id)}"
        if self._map.question and self._map.question != self._map.title:
            yield f"**{self._voice.head('heading.question')}.** {plain(self._map.question)}"
        yield plain(self._map.abstract)

    def claims(self) -> Iterator[str]:
        """Each topic with its claims; those without one, and open steps, at the end."""
        labels = {topic.id: topic.label for topic in self._map.topics}
        by_topic: dict[str, list[Claim]] = {topic: [] for topic in labels}
        for claim in self._map.claims:
            by_topic.setdefault(next(iter(claim.topics), ""), []).append(claim)
        for topic, claims in by_topic.items():
            label = labels.get(topic, topic) or self._voice.text(
                "topic.none" if labels else "nav.claims"
            )
            yield f"## {plain(label)}" if claims else ""
            for claim in claims:
                yield from self._claim(claim)
        yield "\n".join(self._steps(self._reasons[""], 0))

    def _claim(self, claim: Claim) -> Iterator[str]:
        yield f"### {self._titles[claim.id]}"
        kind = f"*({self._voice.text(f'kind.{claim.kind.value}')})*" if claim.kind else ""
        text = plain(claim.text) if claim.text not in {"", claim.title} else ""
        yield " ".join(filter(None, (text, kind)))
        yield "\n".join(self._said_of(claim.id, 0))
        for key, steps in (
            ("part.reasons", self._reasons[claim.id]),
            ("part.objections", self._objections[claim.id]),
        ):
            yield f"**{self._voice.text(key)}**" if steps else ""
            yield "\n".join(self._steps(steps, 0))
        relations = [self._relation(each) for each in self._relations[claim.id]]
        yield f"**{self._voice.text('part.relations')}**" if relations else ""
        yield "\n".join(relations)

    def _relation(self, relation: Relation) -> str:
        key = f"relation.{relation.kind.value}.to"
        note = f" — {plain(relation.note)}" if relation.note else ""
        return f"- {self._voice.text(key)} *{self._titles[relation.target]}*{note}"

    def _steps(self, steps: Sequence[Argument | Attack], depth: int) -> Iterator[str]:
        """Reasons or objections, who gives them, and what is said of the step itself."""
        for step in steps:
            premises = " + ".join(f"*{self._titles[each]}*" for each in step.premises)
            is_attack = isinstance(step, Attack)
            kind = self._voice.text(f"line.{step.kind.value}") if isinstance(step, Attack) else ""
            text = "" if isinstance(step, Attack) else step.text
            caption = ": ".join(filter(None, map(plain, (step.title, text))))
            parts = (premises, f"({kind})" if kind else "", f"— {caption}" if caption else "")
            yield f"{'  ' * depth}- {' '.join(filter(None, parts)) or plain(step.id)}"
            yield from self._said_of(step.id, depth + 1)
            if not is_attack and step.id not in self._titles:
                yield from self._steps(self._reasons[step.id], depth + 1)
            if step.id not in self._titles:
                yield from self._steps(self._objections[step.id], depth + 1)

    def _said_of(self, target: str, depth: int) -> Iterator[str]:
        for stance in self._stances[target]:
            yield f"{'  ' * depth}- {self._stance(stance)}"

    def _stance(self, stance: Stance) -> str:
        """Who, what side and how; the words, and where."""
        who = stance.voice if stance.voice and not stance.is_own else stance.expert
        ways = [self._voice.text(f"mode.{word}") for word in self._modes(stance)]
        if who != stance.expert:
            reported = self._voice.text("stance.reported").format(name=self._names[stance.expert])
            ways = [reported, *ways]
        if stance.conditions:
            titles = "; ".join(f"*{self._titles[each]}*" for each in stance.conditions)
            ways.append(f"{self._voice.text('mode.conditional')}: {titles}")
        verb = self._voice.text(self._verb(stance))
        how = f" ({', '.join(ways)})" if verb and ways else f": {', '.join(ways)}" if ways else ""
        line = f"**{self._names.get(who, plain(who))}**{f' {verb}' if verb else ''}{how}"
        details = filter(None, (self._passage(stance), plain(stance.wording), plain(stance.note)))
        return " — ".join((line, *details))

    def _modes(self, stance: Stance) -> Iterator[str]:
        """How it is said, but for what is told otherwise: reported, and under which conditions."""
        for word in stance.mode_words:
            is_told = word == Directness.REPORTED.value and stance.voice
            if not is_told and not (word == Firmness.CONDITIONAL.value and stance.conditions):
                yield word

    def _verb(self, stance: Stance) -> str:
        if stance.firmness.takes_no_side:
            return ""
        is_editor = any(
            each.id == stance.expert and each.standing is Standing.EDITOR
            for each in self._map.experts
        )
        return "stand.summarises" if is_editor else _VERBS[stance.polarity]

    def _passage(self, stance: Stance) -> str:
        quotation = stance.quotation
        source = self._sources.get(quotation.source if quotation else stance.source or "")
        where = ", ".join(filter(None, (_link(source) if source else "", plain(stance.date))))
        words = self._voice.quoted(plain(quotation.exact)) if quotation else ""
        return f"{words} ({where})" if words and where else words or where

    def people(self) -> Iterator[str]:
        """The voices, by their standing, with their posts."""
        for standing in Standing:
            voices = [each for each in self._map.experts if each.standing is standing]
            yield f"## {self._voice.text(f'experts.{standing.value}')}" if voices else ""
            yield "\n".join(map(self._person, voices))

    def _person(self, expert: Expert) -> str:
        posts = "".join(f"; {plain(str(role))}" for role in expert.roles)
        return f"- **{self._names[expert.id]}**{posts}"

    def sources(self) -> Iterator[str]:
        """The documents."""
        yield f"## {self._voice.text('about.sources')}" if self._map.sources else ""
        lines = []
        for source in self._map.sources:
            details = filter(None, map(plain, (source.publisher, source.date, source.licence)))
            lines.append(f"- {', '.join((_link(source), *details))}")
        yield "\n".join(lines)


def _link(source: Source) -> str:
    """The title of a source, with its address where that is one that can be followed."""
    title = plain(source.title or source.id)
    is_address = source.url.startswith(("https://", "http://"))
    if not is_address or _NOT_IN_LINK.intersection(source.url):
        return ", ".join(filter(None, (title, plain(source.url))))
    return f"[{title}]({source.url})"
