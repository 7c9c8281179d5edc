"""Locutions as stances: who says what, by which act, in whose words.

The speaker of a proposition is found along I <- YA <- L; an act that is anchored in a transition
(TA) is that of whoever says the locution to which it leads. A locution that is itself what
another conveys (YA before L) is reported: its speaker is not taken to have said it. Where a file
names no speaker none is guessed; the locution is told and left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from counterpoint.formats.aif.acts import Act, act_named
from counterpoint.formats.aif.claims import Claims
from counterpoint.formats.aif.graph import Speech
from counterpoint.formats.aif.names import NOTHING_SAID, denial_of, scheme_of
from counterpoint.formats.aif.people import People
from counterpoint.formats.aif.reading import AifReading
from counterpoint.formats.aif.reasons import NodeReasons
from counterpoint.formats.foreign.bulk import stance_of_row
from counterpoint.model import Directness, Polarity, RelationKind, Stance

_OF_SPEAKING = frozenset({"L", "YA"})
_OPPOSITE = {Polarity.AFFIRM: Polarity.DENY, Polarity.DENY: Polarity.AFFIRM}


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who says something, by which locution and when.

    ``reported`` is who is said there to have said it, "" where nobody is named.
    """

    person: str
    locution: str
    time: str = ""
    reported: str = ""
    is_report: bool = False


def read_speaking(reading: AifReading, claims: Claims, reasons: NodeReasons) -> None:
    """Add the experts and stances of a graph, and its relations with who says them; linear."""
    graph = reading.graph
    is_spoken = graph.people or graph.speeches or not _OF_SPEAKING.isdisjoint(graph.types.values())
    if is_spoken or reasons.relations:  # as in no graph of claims and reasons alone
        _SpeakingReading(reading, claims, reasons).read()


@dataclass(slots=True)
class _SpeakingReading:
    reading: AifReading
    claims: Claims
    reasons: NodeReasons
    people: People = field(init=False)
    acts: list[str] = field(init=False)
    reporters: dict[str, list[str]] = field(default_factory=dict)
    voices: dict[str, tuple[_Voice, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        graph = self.reading.graph
        self.people = People.of(graph)
        self.acts = graph.of_type("YA")

    def read(self) -> None:
        for node in self.acts:
            for locution in self.reading.those_of(self.reading.behind[node], "L"):
                self.reporters.setdefault(locution, []).extend(self._anchors(node))
        for node in self.acts:
            self._read_act(node)
        self._add_relations()
        self._note_silent()
        for expert in self.people.experts():
            self.reading.builder.add(expert)
            own_id = self.people.people[expert.id].record
            if own_id:
                self.reading.builder.given_ids["expert", expert.id] = own_id

    def _anchors(self, act: str) -> list[str]:
        """The locutions by which an act is done."""
        reading = self.reading
        before = reading.before[act]
        transitions = reading.those_of(before, "TA")
        if len(before) == 1 and not transitions:  # as nearly always
            return reading.those_of(before, "L")
        answers = [x for ta in transitions for x in reading.those_of(reading.behind[ta], "L")]
        return list(dict.fromkeys([*reading.those_of(before, "L"), *answers]))

    def _read_act(self, act: str) -> None:
        reading = self.reading
        anchors, targets = self._anchors(act), reading.behind[act]
        if not (anchors and targets):
            sentence = "acts (YA-nodes) of nobody, or by which nothing is said"
            reading.note("node:YA", sentence, act)
            return
        reading.nodes_read.add(act)
        reading.edges_read.update((x, act) for x in anchors)
        for target in targets:
            kind = reading.type_of(target)
            if kind == "L":
                reading.edges_read.add((act, target))
                reading.nodes_read.update(anchors)
                continue
            name = scheme_of(reading.graph, act)
            meaning = act_named(name, is_conflict=kind == "CA")
            if meaning is None:
                sentence = f"what is done by {name}, which is no stance"
                text = reading.graph.texts[anchors[0]]
                reading.note(f"illocution:{name}", sentence, anchors[0], text)
                reading.nodes_read.update(anchors)
                reading.edges_read.add((act, target))
                continue
            for anchor in anchors:
                self._say(anchor, act, meaning, target)

    def _say(self, anchor: str, act: str, meaning: Act, target: str) -> None:
        """Add what the speakers of a locution say by an act of a claim, a reason or a relation."""
        reading = self.reading
        denied = self.claims.denied.get(target)
        keys = [denied or target] if reading.type_of(target) == "I" else []
        keys += self.reasons.keys.get(target, [])
        keys += [self.reasons.sketches[target]] if target in self.reasons.sketches else []
        if not keys and target not in self.reasons.relations:
            return
        reading.nodes_read.add(anchor)
        reading.edges_read.add((act, target))
        for voice in self._voices(anchor):
            if target in self.reasons.relations:
                self._assert_relations(target, voice)
            for key in keys:
                stance = self._stance(anchor, voice, meaning, key, act)
                if denied is not None:
                    stance = replace(stance, polarity=_OPPOSITE[stance.polarity])
                reading.builder.add(stance)
                self._join(stance.id, anchor, voice, act)

    def _join(self, key: str, locution: str, voice: _Voice, act: str) -> None:
        """Note which nodes a stance is."""
        reading = self.reading
        reading.join(act, "stance", key, "illocution")
        if locution not in reading.before[act]:
            return  # the words are of another stance
        reading.join(voice.locution, "stance", key)
        if voice.is_report:
            reading.join(locution, "stance", key, "reported")

    def _voices(self, locution: str) -> tuple[_Voice, ...]:
        """Who says a locution: nobody, and told so once, where the file does not say."""
        if locution not in self.voices:
            self.voices[locution] = tuple(self._find_voices(locution))
            if not self.voices[locution]:
                sentence = "locutions for which no speaker is named"
                text = self.reading.graph.texts[locution]
                self.reading.note("speaker", sentence, locution, text)
        return self.voices[locution]

    def _find_voices(self, locution: str) -> Iterator[_Voice]:
        speeches = self.reading.graph.speeches
        if locution not in self.reporters:
            for speech in speeches.get(locution, ()):
                if speech.person:
                    self.people.own.add(speech.person)
                    yield _Voice(speech.person, locution, self._time(locution, speech))
            return
        reported = next((x.person for x in speeches.get(locution, ()) if x.person), "")
        reported = reported or self.people.labelled(self.reading.graph.texts[locution])
        if reported:
            self.people.reported.add(reported)
        for reporter in self._outermost(locution):
            for speech in speeches.get(reporter, ()):
                if speech.person:
                    self.people.own.add(speech.person)
                    time = self._time(reporter, speech)
                    yield _Voice(speech.person, reporter, time, reported, is_report=True)

    def _outermost(self, locution: str) -> list[str]:
        """The locutions that report one, and are reported by none themselves."""
        outermost, visited, rest = [], {locution}, list(self.reporters[locution])
        while rest:
            reporter = rest.pop(0)
            if reporter in visited:
                continue
            visited.add(reporter)
            if reporter in self.reporters:
                rest += self.reporters[reporter]
            else:
                outermost.append(reporter)
        return outermost

    def _time(self, locution: str, speech: Speech) -> str:
        """When a locution was said: not where its node has a time, which is that of annotation."""
        if not speech.time:
            return ""
        if locution in self.reading.graph.timed:
            sentence = "times of locutions, which may be those of annotation"
            self.reading.note("time", sentence, locution, speech.time)
            return ""
        return speech.time

    def _stance(self, locution: str, voice: _Voice, act: Act, key: str, illocution: str) -> Stance:
        reading = self.reading
        is_direct = locution in reading.before[illocution]
        text = reading.graph.texts[locution]
        words = self.people.words(text, voice.reported or voice.person) if is_direct else ""
        if words in self._texts(key):
            words = ""
        is_answer = act.is_reply and key in self.claims.nodes
        return stance_of_row(
            f"{voice.locution}>{voice.person}>{illocution}>{key}",
            voice.person,
            key,
            act.polarity,
            act.firmness,
            None,
            None,
            voice.time,
            words if is_answer else "",
            None,
            "",
            None,
            reading.place,
            Directness.REPORTED if voice.is_report else act.directness,
            "" if is_answer else words,
            voice.reported or None,
        )

    def _texts(self, key: str) -> tuple[str, ...]:
        """What a locution says of a claim or a reason that adds nothing to it."""
        if key not in self.claims.nodes:
            return (NOTHING_SAID,)
        text = self.reading.graph.texts[key]
        return (text, denial_of(text), NOTHING_SAID)

    def _assert_relations(self, node: str, voice: _Voice) -> None:
        """Note the first who says a relation; a relation is asserted by one."""
        if voice.is_report:
            return
        self.reasons.relations[node] = [
            x if x.asserted_by else replace(x, asserted_by=voice.person)
            for x in self.reasons.relations[node]
        ]

    def _add_relations(self) -> None:
        """Add relations, a conflict that leads both ways once."""
        ends: dict[tuple[RelationKind, str, str], str] = {}
        for node, relations in self.reasons.relations.items():
            for relation in relations:
                opposite = ends.get((relation.kind, relation.target, relation.source))
                if opposite is not None:
                    self.reading.join(node, "relation", opposite, "back")
                    continue
                ends[relation.kind, relation.source, relation.target] = relation.id
                self.reading.builder.add(relation)
                self.reading.join(node, "relation", relation.id)

    def _note_silent(self) -> None:
        """Note the locutions by which nothing of the map is said."""
        reading = self.reading
        for node in reading.graph.of_type("L"):
            if node not in reading.nodes_read:
                sentence = "locutions (L-nodes) that say nothing of what is in the map"
                reading.note("node:L", sentence, node, reading.graph.texts[node])
