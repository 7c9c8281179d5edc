"""The whole text of a map: head, claims, structures, and what each expert says."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from counterpoint.errors import InputError
from counterpoint.formats.argdown import format_text
from counterpoint.formats.argdown_map.stances.circles import without_circles
from counterpoint.formats.argdown_map.writing.head import frontmatter_text, is_plain
from counterpoint.formats.argdown_map.writing.lines import Line, block_text
from counterpoint.formats.argdown_map.writing.losses import conversion_into
from counterpoint.formats.argdown_map.writing.names import Names, tag_of
from counterpoint.formats.argdown_map.writing.reasons import LineStep, ReasonLines
from counterpoint.formats.argdown_map.writing.scalars import argdown_text, flow
from counterpoint.formats.argdown_map.writing.statements import (
    claim_data,
    claim_lines,
    relation_data,
    sayable_relations,
)
from counterpoint.formats.argdown_map.writing.structures import structure_text, titled
from counterpoint.formats.argdown_map.writing.voices import VoiceWriter
from counterpoint.formats.argdown_map.writing.written_titles import (
    with_handles,
    with_written_titles,
)
from counterpoint.formats.result import RenderedMap
from counterpoint.model import ArgumentMap, Polarity, Relation, RelationKind, Stance, Standing


def render_argdown_map(argument_map: ArgumentMap) -> RenderedMap:
    """The text from which the map is read again, and what is lost on that way.

    Claims, and reasons by nobody, come first; then what each expert says, source by source. The
    losses are found by reading the text: whatever the map holds is in one or the other. Offsets
    into the sources are not in the text; they are found anew where the sources are at hand.

    Complexity: linear in records, but for undercuts of undercuts.
    """
    argument_map, handles = with_handles(argument_map)
    rendering = _Rendering(argument_map)
    text = "\n\n".join(rendering.paragraphs()) + "\n"
    with contextlib.suppress(InputError):  # what is wrong is among the losses
        text = format_text(text, argument_map.id)
    written_map, titles = with_written_titles(argument_map, rendering.names)
    return RenderedMap(text, conversion_into(written_map, text, (*handles, *titles)))


class _Rendering:
    def __init__(self, argument_map: ArgumentMap) -> None:
        self._map = argument_map
        self.names = Names(argument_map)
        self._reasons = ReasonLines(argument_map, self.names)
        self._sources = {source.id: source for source in argument_map.sources}
        self._tags = {topic.id: tag_of(topic) for topic in argument_map.topics}
        self._is_plain = is_plain(argument_map)
        self._relations = sayable_relations(argument_map, self.names, self._sources)
        self._unrelated: dict[str, dict[str, str]] = {}
        for pair in argument_map.judged:
            if len(pair.claims) == 2 and all(self.names.claim(x) for x in pair.claims):
                one, other = pair.claims
                self._unrelated.setdefault(one, {})[self.names.in_data(other)] = pair.note
        self._voiced_structures: set[str] = set()
        self._stances: dict[str, list[Stance]] = {}
        for stance in without_circles(argument_map.stances):
            self._stances.setdefault(stance.expert, []).append(stance)

    def paragraphs(self) -> Iterator[str]:
        yield frontmatter_text(self._map, self.names)
        claims = [*self._claims()]
        speeches = [text for standing in Standing for text in self._voices(standing)]
        if (claims and not self._is_plain) or not (claims or speeches):
            yield "# Claims"  # under which nothing may stand, but something must follow the head
        yield from claims
        yield from self._structures()
        yield from speeches

    def _claims(self) -> Iterator[str]:
        """Every claim with its reasons and objections, said by nobody yet."""
        relations: dict[str, list[Relation]] = {}
        for relation in self._relations:
            if relation.kind is not RelationKind.SUMMARISES:
                relations.setdefault(relation.source, []).append(relation)
        roots: dict[str, Line] = {}
        others: list[Line] = []
        for claim in self._map.claims:
            tags = tuple(self._tags.get(topic, topic) for topic in claim.topics)
            claim_relations = () if self._is_plain else relations.get(claim.id, ())
            unrelated = {} if self._is_plain else self._unrelated.get(claim.id, {})
            own = claim_data(claim, unrelated, self.names)
            stated = relation_data(claim_relations, self.names, self._sources)
            first, *rest = claim_lines(claim, tags, own, stated, self.names)
            is_argument = first.member.startswith("<")
            argument_name = self.names.as_argument(claim.id)
            roots[argument_name if is_argument else self.names.referred(claim.id)] = first
            others += rest
        lines: dict[tuple[str, ...], Line] = {}
        for reason in self._reasons.simple.values():
            way = self._reasons.way(reason)
            if way is None or (len(way) == 1 and way[0].member in roots):
                continue
            line = _line_of(way, roots, lines)
            scheme = getattr(reason, "scheme", "")
            if scheme:
                line.data["scheme"] = scheme
        for relation in self._relations if self._is_plain else ():
            member = self.names.referred(relation.source)
            line = roots.setdefault(member, Line(member))
            line.below.append(Line(self.names.referred(relation.target), "><"))
        yield from (block_text([line]) for line in [*roots.values(), *others])

    def _structures(self) -> Iterator[str]:
        """First those without a title: below the paragraph of an argument they would be its own."""
        groups = [
            x for x in self._reasons.groups.values() if x[-1].id not in self._voiced_structures
        ]
        if groups:
            yield "# Arguments"
        for steps in sorted(groups, key=lambda steps: bool(self.names.structure(steps[-1]))):
            if self.names.structure(steps[-1]):
                yield block_text([titled(steps, self.names)])
            undercuts = {
                step: [Line(member, symbol) for symbol, member in lines]
                for step, lines in self._reasons.undercuts(steps).items()
            }
            yield structure_text(steps, self.names, undercuts=undercuts)

    def _voices(self, standing: Standing) -> Iterator[str]:
        summaries = [x for x in self._relations if x.kind is RelationKind.SUMMARISES]
        for expert in self._map.experts:
            if expert.standing is not standing:
                continue
            by_source: dict[str, list[Stance]] = {}
            stances_of_expert = self._stances.get(expert.id, ())
            affirming = [x for x in stances_of_expert if x.is_own and x.polarity is Polarity.AFFIRM]
            for stance in self._stances.get(expert.id, ()):
                by_source.setdefault(stance.source or "", []).append(stance)
            if standing is Standing.EDITOR and summaries:
                by_source.setdefault("", [])
            for source, stances in sorted(by_source.items()):
                source_record = self._sources.get(source)
                data = {"expert": self.names.voices[expert.id]}
                if source_record is not None:
                    data["source"] = self.names.sources[source]
                name = argdown_text(expert.name) or argdown_text(expert.id)
                yield f"# {name} {flow(data)}"
                if standing is Standing.EDITOR and not source:
                    yield from self._summaries(summaries)
                    summaries = []
                voice = VoiceWriter(expert, source_record, self.names, self._reasons, affirming)
                yield from voice.paragraphs(stances)
                self._voiced_structures |= voice.structures

    def _summaries(self, summaries: list[Relation]) -> Iterator[str]:
        by_claim: dict[str, list[Relation]] = {}
        for relation in summaries:
            by_claim.setdefault(relation.source, []).append(relation)
        for claim, relations in by_claim.items():
            for data in relation_data(relations, self.names, self._sources):
                yield block_text([Line(self.names.referred(claim), data=data)])


def _line_of(
    way: tuple[LineStep, ...], roots: dict[str, Line], lines: dict[tuple[str, ...], Line]
) -> Line:
    """The line at the end of a way, made with those above it where they are not there yet."""
    first, *rest = way
    line = roots.setdefault(first.member, Line(first.member))
    key: tuple[str, ...] = (first.member,)
    for step in rest:
        key = (*key, step.symbol, step.member)
        if key not in lines:
            lines[key] = Line(step.member, step.symbol)
            line.below.append(lines[key])
        line = lines[key]
    return line
