"""Annotated arguments as a map: a stretch is a claim, a relation a reason or an objection.

The types are those of corpora of arguments: Claim, MajorClaim, Premise and their like. The type
of a stretch becomes its topic, so that it is kept. An attribute ``Stance`` with the value For or
Against says how a claim stands to each major claim of the text (Stab and Gurevych 2017, Parsing
Argumentation Structures in Persuasive Essays). The text itself is cited where it lies beside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from counterpoint.errors import Place, Problems
from counterpoint.formats.brat.offsets import Spans, check_spans, is_matching
from counterpoint.formats.brat.standoff import (
    Annotations,
    Attribute,
    BratRelation,
    parse_annotations,
)
from counterpoint.formats.brat.words import (
    AGAINST,
    ATTACKS,
    CLAIMS,
    EQUALS,
    FOR,
    MAJOR_CLAIMS,
    PARTIAL_ATTACK,
    SUPPORTS,
    plain_word,
)
from counterpoint.formats.file_text import read_text
from counterpoint.formats.foreign import Key, MapBuilder
from counterpoint.formats.foreign.files import FileContent, read_each, result_of
from counterpoint.formats.foreign.passages import Passages, voice_key, voice_of
from counterpoint.formats.losses import Losses
from counterpoint.formats.result import ReadResult
from counterpoint.formats.source_texts import SourceReading, read_source
from counterpoint.model import (
    Argument,
    Attack,
    AttackKind,
    Claim,
    FileRead,
    Relation,
    RelationKind,
    Source,
    Stance,
)

_SORTS = {
    "E": ("events", "events and their parts"),
    "N": ("normalisations", "links to databases"),
    "#": ("notes", "notes of annotators"),
    "*": ("sets", "sets of annotations that are no equals"),
}


@dataclass(frozen=True, slots=True)
class _AnnotatedText:
    """A file's annotations, and the text beside it where that could be had."""

    annotations: Annotations
    source: Source
    reading: SourceReading


def read_brat_files(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:
    """The map of annotation files; the text of ``NAME.ann`` is ``NAME.txt`` beside it."""
    problems, losses = Problems(code="brat"), Losses()
    files = read_each(paths, lambda path: _read_one(path, sources, problems), problems)
    problems.raise_errors()
    builder = MapBuilder(files[0].path.stem, files[0].path.stem)
    for file in files:
        _FileReader(builder, file, problems, losses).add_all()
    read_texts = [x.content for x in files if x.content.reading.text is not None]
    texts = [FileRead(x.source.file, x.source.sha256) for x in read_texts]
    return result_of(files, builder, problems, losses, texts)


def count_brat(paths: Sequence[Path]) -> dict[str, object]:
    """Entities, relations, attributes and other lines, and how many stretches are in place."""
    problems = Problems(code="brat")
    texts = [x.content for x in read_each(paths, lambda x: _read_one(x, (), problems), problems)]
    files = [text.annotations for text in texts]
    checked = [
        is_matching(entity, text.reading.text)
        for text in texts
        if text.reading.text is not None
        for entity in text.annotations.entities.values()
    ]
    entities = Counter(x.type for each in files for x in each.entities.values())
    relations = Counter(x.type for each in files for x in each.relations)
    return {
        "entities": entities.total(),
        "entity_types": dict(entities),
        "relations": relations.total(),
        "relation_types": dict(relations),
        "attributes": sum(len(each.attributes) for each in files),
        "other": sum(len(each.others) + len(each.equals) for each in files),
        "spans_checked": len(checked),
        "spans_matching_text": sum(checked),
    }


def _read_one(
    path: Path, sources: Sequence[Path], problems: Problems
) -> tuple[_AnnotatedText, str]:
    file = read_text(path)
    annotations = parse_annotations(file.text, str(path), problems)
    source = Source("text", path.stem, file=f"{path.stem}.txt", place=Place(str(path)))
    reading = read_source(source, str(path), sources)
    source = replace(source, sha256=reading.sha256)
    return _AnnotatedText(annotations, source, reading), file.sha256


class _FileReader:
    """Adds what one file says to the map of all."""

    def __init__(
        self,
        builder: MapBuilder,
        file: FileContent[_AnnotatedText],
        problems: Problems,
        losses: Losses,
    ) -> None:
        self._builder = builder
        self._annotations = file.content.annotations
        self._source = replace(file.content.source, id=f"{file.prefix}text")
        self._text = file.content.reading.text
        self._prefix = file.prefix
        self._problems = problems
        self._losses = losses
        entities = self._annotations.entities.values()
        self._claims = {x.id for x in entities if plain_word(x.type) in CLAIMS}
        self._major = [x.id for x in entities if plain_word(x.type) in MAJOR_CLAIMS]

    def add_all(self) -> None:
        if not self._claims:
            types = sorted({entity.type for entity in self._annotations.entities.values()})
            message = f"no stretch is a claim; the types are {', '.join(types) or 'none'}"
            if self._annotations.unread:
                place, line = self._annotations.unread[0]
                message += f", and {place} is no annotation: {line[:40]!r}"
            advice = "claims are of the types Claim, MajorClaim, Premise, Evidence and their like"
            self._problems.error(Place(self._annotations.file), message, advice, "brat-no-claims")
            return
        self._add_claims(self._spans())
        for relation in self._annotations.relations:
            self._add_relation(relation)
        for attribute in self._annotations.attributes:
            self._add_attribute(attribute)
        self._add_equals()
        for other in self._annotations.others:
            kind, sentence = _SORTS[other.sort]
            self._losses.note(kind, sentence, other.text, other.place)
        for place, line in self._annotations.unread:
            self._losses.note("no-annotation", "lines that are no annotation", line, place)

    def _spans(self) -> dict[str, Spans]:
        """Where each entity stands in the text; empty where there is no text."""
        if self._text is None:
            count, name = len(self._annotations.entities), self._source.file
            sentence = "offsets of stretches whose text is not beside the file"
            place = Place(self._annotations.file)
            self._losses.note("offsets", sentence, f"{name} is not here", place, count=count)
            return {}
        self._passages = Passages(self._source.id, self._text)
        self._builder.add(self._source, voice_of(self._source))
        return check_spans(self._annotations, self._passages, self._problems)

    def _add_claims(self, spans: dict[str, Spans]) -> None:
        for entity in self._annotations.entities.values():
            if entity.id not in self._claims:
                kind = f"entity:{entity.type}"
                sentence = f"stretches of the type {entity.type}"
                self._losses.note(kind, sentence, entity.text, entity.place)
                continue
            text = " ".join(entity.text.split())
            key = self._key(entity.id)
            self._builder.add(Claim(key, "", text, topics=(entity.type,), place=entity.place))
            for start, end in spans.get(entity.id, ()):
                quotation = self._passages.quotation(start, end)
                if quotation is None:
                    sentence = "stretches that no six words of theirs tell from other places"
                    self._losses.note("passages", sentence, text, entity.place)
                    continue
                self._builder.add(
                    Stance(
                        *("", voice_key(self._source.id), key),
                        quotation=quotation,
                        source=self._source.id,
                        place=entity.place,
                    )
                )

    def _add_relation(self, relation: BratRelation) -> None:
        ends = (relation.source, relation.target)
        if not self._are_known(ends, relation.place):
            return
        source, target = map(self._key, ends)
        word = plain_word(relation.type)
        key = self._key(relation.id)
        is_between_claims = self._claims.issuperset(ends) and source != target
        if is_between_claims and word in SUPPORTS:
            self._builder.add(Argument(key, (source,), target, place=relation.place))
        elif is_between_claims and word in ATTACKS:
            self._add_attack(key, source, target, relation.place)
            if word == PARTIAL_ATTACK:
                sentence = "attacks that are said to be partial"
                self._losses.note("partial", sentence, relation.id, relation.place)
        elif is_between_claims and word in EQUALS:
            self._add_equal(source, target, relation.place)
        else:
            kind, sentence = f"relation:{relation.type}", f"relations of the type {relation.type}"
            if source == target or not is_between_claims:
                kind, sentence = "relation:no-claims", "relations that are not between two claims"
            self._losses.note(kind, sentence, f"{ends[0]} to {ends[1]}", relation.place)

    def _add_attack(self, key: Key, source: Key, target: Key, place: Place) -> None:
        self._builder.add(Attack(key, (source,), target, AttackKind.REBUT, place=place))

    def _add_equal(self, source: Key, target: Key, place: Place) -> None:
        self._builder.add(Relation("", RelationKind.EQUIVALENT, source, target, place=place))

    def _add_attribute(self, attribute: Attribute) -> None:
        """A stance toward the major claims; any other property is told."""
        if not self._are_known((attribute.target,), attribute.place):
            return
        value = plain_word(attribute.value)
        is_stance = plain_word(attribute.name) == "stance" and value in FOR | AGAINST
        if not is_stance or not self._major or attribute.target not in self._claims:
            kind = f"attribute:{attribute.name}"
            sentence = f"properties {attribute.name}"
            if is_stance:
                kind, sentence = "stance", "stances in a text without a major claim"
            self._losses.note(kind, sentence, f"{attribute.target} {value}", attribute.place)
            return
        for major in self._major:
            key = self._key(f"{attribute.id} {major}")
            source, target = self._key(attribute.target), self._key(major)
            if source == target:
                continue
            if value in FOR:
                self._builder.add(Argument(key, (source,), target, place=attribute.place))
            else:
                self._add_attack(key, source, target, attribute.place)

    def _add_equals(self) -> None:
        for names, place in self._annotations.equals:
            if not self._are_known(names, place):
                continue
            if self._claims.issuperset(names):
                for name in names[1:]:
                    self._add_equal(self._key(names[0]), self._key(name), place)
            else:
                self._losses.note(*_SORTS["*"], " ".join(names), place)

    def _are_known(self, names: Sequence[str], place: Place) -> bool:
        """Whether each is an annotation of the file; else what names them is left out, and told."""
        ids = self._annotations.ids
        for name in names:
            if name not in ids:
                advice = self._problems.did_you_mean(name, ids, "add it, or mend the id")
                message = f"{name} is no annotation of this file, and this line is left out"
                self._problems.warn(place, message, advice, "undefined-reference")
        if not ids.issuperset(names):
            sentence = "lines that name an annotation which is not there"
            self._losses.note("dangling", sentence, " ".join(names), place)
        return ids.issuperset(names)

    def _key(self, name: str) -> Key:
        return self._prefix + name
