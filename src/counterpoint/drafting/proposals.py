"""What each sentence of a source may be in a map: one slot a sentence, for a person to decide.

A proposal is never an assertion: it takes the sentence for the wording and guesses at the rest.
What belongs here: proposals made without a model. What does not: the file in which they wait
(`draft_file`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest

from counterpoint.drafting.cues import Cue, guess
from counterpoint.drafting.phrases import Scope, key_phrase
from counterpoint.drafting.titles import title_of, unlike
from counterpoint.drafting.weights import Weights, cosine
from counterpoint.model import (
    Block,
    BlockKind,
    ClaimKind,
    Directness,
    Firmness,
    Layer,
    SourceSentence,
    SourceText,
    content_hash,
)
from counterpoint.progress import each

OFFLINE = "counterpoint draft"

# A bullet sums up one sentence, or a few; the third is seldom one of them.
_MOST_LINKS = 3
# Of the best one's likeness: what is less alike is another matter.
_NEAR_BEST = 0.75
_LEAST_BULLET = 3  # words; less is a heading


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a sentence, or an editor's bullet, may be in the map.

    ``id`` is the same for the same sentence whoever runs the drafter, so that what was rejected
    is known again. ``expert`` is the id of a voice of the map; ``start``, ``end`` and ``phrase``
    are code point offsets in the source; ``quote`` is the phrase on one line, "" where the text has
    it more than once where its voice speaks. ``links`` are, for a bullet, the ids of the sentences
    that it may sum up, likest first. ``by`` is the model that worded it, "" without one.
    """

    id: str
    source: str
    sentence: str
    expert: str
    start: int
    end: int
    title: str
    text: str
    phrase: tuple[int, int]
    quote: str = ""
    kind: ClaimKind = ClaimKind.ASSESSMENT
    firmness: Firmness = Firmness.FLAT
    directness: Directness = Directness.EXPLICIT
    cues: tuple[Cue, ...] = ()
    links: tuple[str, ...] = ()
    by: str = ""


def proposal_id(source: str, sentence: str) -> str:
    """The id of what the drafter proposes for a sentence."""
    return content_hash(OFFLINE, source, sentence)


@dataclass(frozen=True, slots=True)
class MappedSource:
    """A source as a map has it: its id there, its text, and who speaks in it.

    ``voice_of`` gives the voice of the map by a sentence's id, for those that a voice speaks;
    ``editor`` is the voice that sums up, "" where nobody does.
    """

    id: str
    content: SourceText
    voice_of: Mapping[str, str]
    editor: str = ""
    language: str = "en"


def propose(source: MappedSource, titles: Iterable[str] = ()) -> tuple[Proposal, ...]:
    """A proposal for every sentence that somebody speaks, and for every bullet of the summary.

    In the order of the text; sentences without a voice are passed over. ``titles``
    are taken already. Linear in the text, and in bullets times sentences.
    """
    proposer = _Proposer(source, set(titles))
    speech = [
        sentence
        for sentence in source.content.sentences
        if sentence.layer is Layer.SPEECH and sentence.id in source.voice_of
    ]
    proposals = [proposer.of_sentence(x) for x in each(speech, "proposing claims")]
    if source.editor:
        proposals += proposer.of_summary(source.editor, speech)
    return tuple(sorted(proposals, key=lambda x: x.start))


class _Proposer:
    """Makes the proposals of one source."""

    def __init__(self, source: MappedSource, titles: set[str]) -> None:
        self._source = source
        self._content = source.content
        self._text = source.content.text
        self._weights = Weights(self._text[x.start : x.end] for x in self._content.sentences)
        self._titles = titles
        self._speeches: dict[str, Scope] = {}

    def of_sentence(self, sentence: SourceSentence) -> Proposal:
        """The slot of a sentence that a voice of the map speaks."""
        expert = self._source.voice_of[sentence.id]
        return self._proposal(sentence.id, expert, sentence.start, sentence.end)

    def of_summary(self, editor: str, speech: Iterable[SourceSentence]) -> Iterator[Proposal]:
        """Each bullet with the sentences that it may sum up."""
        sentences = list(speech)
        for sentence_id, start, end in self._bullets():
            links = self._links(self._text[start:end], sentences)
            yield self._proposal(sentence_id, editor, start, end, links)

    def _bullets(self) -> Iterator[tuple[str, int, int]]:
        """The items of the summary whole; where it has none, its sentences."""
        first: dict[int, SourceSentence] = {}
        for sentence in self._content.sentences:
            if sentence.layer is Layer.SUMMARY:
                first.setdefault(sentence.block, sentence)
        blocks = [(sentence, self._content.blocks[at]) for at, sentence in first.items()]
        items = [(x.id, block) for x, block in blocks if block.kind is BlockKind.ITEM]
        if items:
            yield from ((name, block.start, block.end) for name, block in items)
            return
        for sentence in self._content.sentences:
            if sentence.layer is Layer.SUMMARY and self._says_something(sentence):
                yield sentence.id, sentence.start, sentence.end

    def _says_something(self, sentence: SourceSentence) -> bool:
        words = self._text[sentence.start : sentence.end]
        is_heading = self._block(sentence).kind is BlockKind.HEADING or words.endswith(":")
        return not is_heading and len(words.split()) >= _LEAST_BULLET

    def _block(self, sentence: SourceSentence) -> Block:
        return self._content.blocks[sentence.block]

    def _links(self, bullet: str, sentences: Iterable[SourceSentence]) -> tuple[str, ...]:
        views = (self._weights.grams, self._weights.stems)
        scores = (
            (
                sum(cosine(view(bullet), view(self._text[x.start : x.end])) for view in views),
                -x.number,
                x.id,
            )
            for x in sentences
        )
        best = nlargest(_MOST_LINKS, scores)
        return tuple(x for score, _, x in best if score > 0 and score >= _NEAR_BEST * best[0][0])

    def _proposal(
        self,
        sentence: str,
        expert: str,
        start: int,
        end: int,
        links: tuple[str, ...] = (),
    ) -> Proposal:
        words = " ".join(self._text[start:end].split())
        speech = self._speech(expert)
        phrase = key_phrase(self._text, (start, end), self._weights, scope=speech)
        exact = self._text[slice(*phrase)]
        sign = guess(words, self._source.language)
        return Proposal(
            proposal_id(self._source.id, sentence),
            self._source.id,
            sentence,
            expert,
            start,
            end,
            unlike(title_of(words) or sentence, self._titles),
            words,
            phrase,
            " ".join(exact.split()) if speech.has_once(exact) else "",
            sign.kind,
            sign.firmness,
            sign.directness,
            sign.cues,
            links,
        )

    def _speech(self, expert: str) -> Scope:
        """All that a voice says in the source, a line a sentence; the summary is the editor's."""
        if expert not in self._speeches:
            sentences = (
                self._text[x.start : x.end]
                for x in self._content.sentences
                if self._source.voice_of.get(x.id) == expert
                or (x.layer is Layer.SUMMARY and expert == self._source.editor)
            )
            self._speeches[expert] = Scope("\n".join(sentences))
        return self._speeches[expert]
