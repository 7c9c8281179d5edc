"""Who says what of which claim, a row for each stance, in columns that `formats.tables` reads."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from counterpoint.formats.field_losses import losses_by_field, sentence_of
from counterpoint.formats.foreign import allot_ids, default_base, unique_titles
from counterpoint.formats.foreign.advice import kind_by_words
from counterpoint.formats.foreign.naming import as_title
from counterpoint.formats.losses import Conversion, Loss
from counterpoint.formats.result import RenderedMap
from counterpoint.formats.sides import losses_of_others, own_sides
from counterpoint.formats.spreadsheets.csv_text import csv_text
from counterpoint.model import ArgumentMap, Claim, Firmness, Grade, Polarity, Stance

_HEADER = (
    *("expert", "claim", "stance", "confidence", "comment", "date", "source", "url"),
    *("quote", "topic", "affiliation", "role", "how"),
)
_WORDS = {Polarity.AFFIRM: "agree", Polarity.DENY: "disagree"}
_NO_SIDE = {Firmness.UNDECIDED: "uncertain", Firmness.ABSTAINING: "no opinion"}
_GRADES = {Grade.STRONG: "strongly ", Grade.MILD: "somewhat ", None: ""}
_FIELDS = {
    "experts": ("name", "roles"),
    "sources": ("title", "url"),
    "topics": ("label",),
    "claims": ("text", "topics"),
    "stances": (
        *("expert", "target", "polarity", "confidence", "note", "date", "source"),
        *("quotation", "grade", "confidence_said", "directness", "firmness"),
    ),
}
# Told of those records alone for which the reader would not make the same of what it reads.
_AS_NEEDED = {"claims:title", "claims:kind", "ids", "base", "language", "title"}


def render_stances(argument_map: ArgumentMap) -> RenderedMap:
    """The stances on claims as CSV, by expert, then in the order of the map. Linear.

    A claim is its text, or its title where it has none; so is it read back.
    """
    rows = _StanceRows(argument_map)
    text, formulas = csv_text(_HEADER, map(rows.row, rows.stances))
    by_field = (x for x in losses_by_field(argument_map, _FIELDS) if x.kind not in _AS_NEEDED)
    losses = (*by_field, *rows.losses(), formulas)
    counts = (
        ("claims", len({stance.target for stance in rows.stances})),
        ("experts", len({stance.expert for stance in rows.stances})),
        ("stances", len(rows.stances)),
        ("quotations", sum(stance.quotation is not None for stance in rows.stances)),
    )
    return RenderedMap(text, Conversion("stances", counts, tuple(losses)))


class _StanceRows:
    """The rows of a map, and what has no row."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._map = argument_map
        self._claims = {claim.id: claim for claim in argument_map.claims}
        self._experts = {expert.id: expert for expert in argument_map.experts}
        self._sources = {source.id: source for source in argument_map.sources}
        self._topics = {topic.id: topic.label for topic in argument_map.topics}
        self._names = _unique({x.id: x.name or x.id for x in argument_map.experts})
        self._texts = _unique({x.id: _text_of(x) for x in argument_map.claims})
        answered = [stance for stance in argument_map.stances if stance.firmness in _NO_SIDE]
        answers = [*own_sides(argument_map), *(each for each in answered if each.is_own)]
        self.stances = [stance for stance in answers if stance.target in self._claims]
        self._on_steps = [stance.id for stance in answers if stance.target not in self._claims]

    def row(self, stance: Stance) -> tuple[str, ...]:
        """The cells of a stance, in the order of the header."""
        claim, expert = self._claims[stance.target], self._experts[stance.expert]
        quotation = stance.quotation
        source = self._sources.get(stance.source or (quotation.source if quotation else ""))
        role = next(iter(expert.roles), None)
        return (
            self._names[expert.id],
            self._texts[claim.id],
            _NO_SIDE.get(stance.firmness) or f"{_GRADES[stance.grade]}{_WORDS[stance.polarity]}",
            stance.confidence_said or str(stance.confidence or ""),
            stance.note,
            stance.date,
            source.title if source else "",
            source.url if source else "",
            quotation.exact if quotation else "",
            "; ".join(self._topics.get(topic, topic) for topic in claim.topics),
            role.organization if role else "",
            role.title if role else "",
            _how(stance),
        )

    def losses(self) -> Iterator[Loss]:
        """What the rows leave out, and what they say otherwise than the map."""
        rows = frozenset(stance.id for stance in self.stances)
        yield from losses_of_others(self._map, rows)
        yield _loss("stances:reasons", "stances on reasons and objections", self._on_steps)
        targets = {stance.target for stance in self.stances}
        silent = [claim.id for claim in self._map.claims if claim.id not in targets]
        kind = "claims:unsaid" if targets else "claims"
        yield _loss(kind, "claims on which nobody takes a side", silent)
        speaking = {stance.expert for stance in self.stances}
        quiet = [expert.id for expert in self._map.experts if expert.id not in speaking]
        yield _loss("experts:quiet", "voices that take no side", quiet)
        yield from self._details()
        yield from self._otherwise()
        yield _loss(
            "contradictions",
            "of whom a claim has two rows that differ and neither is later",
            self._contradictions(),
        )

    def _details(self) -> Iterator[Loss]:
        posts = [x.id for x in self._map.experts if len(x.roles) > 1]
        yield _loss("experts:posts", "further posts of experts", posts)
        periods = [x.id for x in self._map.experts if any(role.periods for role in x.roles)]
        yield _loss("experts:periods", "when posts were held", periods)
        unsourced = [x.id for x in self.stances if x.source is None and x.quotation is None]
        yield _loss("stances:source", "stances without a source: the table is theirs", unsourced)
        places = [x.id for x in self.stances if x.quotation and x.quotation.start is not None]
        yield _loss("stances:offsets", "where quoted words stand in their sources", places)
        source_ids = {stance.source for stance in self.stances}
        rest = [source.id for source in self._map.sources if source.id not in source_ids]
        yield _loss("sources:unused", "sources of no row", rest)
        names = {**{x.id: x.name for x in self._map.experts}}
        alike = [x for x, name in names.items() if self._names[x] != name]
        yield _loss("experts:name", "names that several share, told apart by their ids", alike)
        texts = [x.id for x in self._map.claims if self._texts[x.id] != _text_of(x)]
        yield _loss("claims:text", "texts that several claims share, told apart", texts)

    def _otherwise(self) -> Iterator[Loss]:
        """What the reader of tables makes otherwise, of what it makes by itself."""
        titles = unique_titles(list(self._texts.items()))
        titled = [x.id for x in self._map.claims if x.title != titles[x.id]]
        yield _loss("claims:title", "titles that are not the beginning of the text", titled)
        kinds = [x.id for x in self._map.claims if x.kind is not kind_by_words(self._texts[x.id])]
        yield _loss("claims:kind", sentence_of("claims:kind"), kinds)
        claims, people = allot_ids(self._texts.values()), allot_ids(self._names.values())
        renamed = [x for x, text in self._texts.items() if claims[text] != x]
        renamed += [x for x, name in self._names.items() if people[name] != x]
        source_ids = {stance.source for stance in self.stances}
        sources = {
            x.id: f"{x.title} {x.url}".strip() for x in self._map.sources if x.id in source_ids
        }
        by_name = allot_ids(sources.values())
        renamed += [x for x, name in sources.items() if by_name[name] != x]
        yield _loss("ids", "ids of records that are not made of their words", renamed)
        is_default = self._map.base == default_base(self._map.id)
        base = [] if is_default else [self._map.base]
        yield _loss("base", "the address under which its names lie", base)
        is_named = self._map.title == as_title(self._map.id)  # as its file is called
        yield _loss("title", "its title", [] if is_named else [self._map.title])
        language = [] if self._map.language == "en" else [self._map.language]
        yield _loss("language", "its language", language)

    def _contradictions(self) -> list[str]:
        """Of whom and which claim two rows differ, where one date lies in the other's time."""
        rows: dict[tuple[str, str], list[tuple[str, object]]] = defaultdict(list)
        for stance in self.stances:
            side = stance.firmness if stance.firmness in _NO_SIDE else stance.polarity
            statement = side, stance.grade, stance.confidence
            rows[stance.expert, stance.target].append((stance.date, statement))
        return [
            f"{expert}: {claim}"
            for (expert, claim), each in rows.items()
            if any(_is_contrary(*pair) for pair in combinations(each, 2))
        ]


def _how(stance: Stance) -> str:
    """How it is said; that no side is taken says the answer."""
    answer = stance.firmness.value if stance.firmness in _NO_SIDE else ""
    return "; ".join([word for word in stance.mode_words if word != answer])


def _is_contrary(one: tuple[str, object], other: tuple[str, object]) -> bool:
    first, second = sorted((one[0], other[0]), key=len)
    return second.startswith(first) and one[1] != other[1]


def _text_of(claim: Claim) -> str:
    return claim.text or claim.title or claim.id


def _unique(texts: dict[str, str]) -> dict[str, str]:
    """Texts by id, those that several share with the id behind."""
    uses = Counter(texts.values())
    return {key: text if uses[text] == 1 else f"{text} ({key})" for key, text in texts.items()}


def _loss(kind: str, sentence: str, ids: list[str]) -> Loss:
    return Loss(kind, len(ids), sentence, tuple(ids))
