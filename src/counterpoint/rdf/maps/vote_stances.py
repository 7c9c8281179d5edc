"""The single votes of a crowd as RDF, streamed: a panel's triples, and no record of a vote.

What a voter and a vote look like is asked once of what writes them elsewhere
(`counterpoint.rdf.maps.voices`, `counterpoint.rdf.maps.forms`), with signs for the ids; then text
is put in place of the signs, voter by voter. So no field is named here. What belongs here: that
text. What does not: maps that have records.
"""

from __future__ import annotations

from array import array
from binascii import hexlify
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from types import MappingProxyType

from rdflib.term import Node

from counterpoint.model import (
    ArgumentMap,
    Expert,
    Firmness,
    Polarity,
    Stance,
    Vote,
    VoteTable,
    hashed_part,
)
from counterpoint.rdf.maps.forms import STANCE
from counterpoint.rdf.maps.map_triples import map_triples
from counterpoint.rdf.maps.record_names import RecordNames
from counterpoint.rdf.maps.shortcuts import shortcut_triples
from counterpoint.rdf.maps.voices import expert_triples
from counterpoint.rdf.serialization.lines import to_n_triples
from counterpoint.rdf.serialization.terms import Triples, escaped, in_one_graph
from counterpoint.rdf.serialization.turtle import TurtleWriter, common_base
from counterpoint.rdf.terms.names import segment

# Plain letters that no id of ours has, so that they pass into names as they are.
_EXPERT, _DIGEST, _NAME = "zzEXPERTzz", "zzDIGESTzz", "zzNAMEzz"
# In their place while text is made: no control character is ever written.
_EXPERT_SIGN, _DIGEST_SIGN, _NAME_SIGN = b"\x01", b"\x02", b"\x03"
_SIGNS = ((_EXPERT, _EXPERT_SIGN), (_DIGEST, _DIGEST_SIGN), (_NAME, _NAME_SIGN))
_ABSTAINS = 2  # where a vote of the table is a pass that says to have no opinion
_CODES = (*(vote.value for vote in Vote), _ABSTAINS)
_NEITHER = {Vote.PASS.value: Firmness.UNDECIDED, _ABSTAINS: Firmness.ABSTAINING}
_DIGEST_BYTES = 5  # of a stance's id: ten digits, as `counterpoint.model.content_hash` gives them
_BATCH = 1 << 18  # bytes: large enough for the disk, small enough for the processor's cache

_Render = Callable[[Triples], str]
# Of a vote on a claim: what is hashed beside its voter, and its text, cut where the digest stands.
_VoteText = tuple[bytes, list[bytes]]


def stance_blocks(argument_map: ArgumentMap, votes: VoteTable, syntax: str) -> Iterator[bytes]:
    """The map with every vote as a stance, in Turtle or N-Triples, a part at a time.

    ``argument_map`` has claims and sources and nobody who speaks. Of voters who are numbers a
    pass makes no stance; of others it is one of neither side. Votes on claims that say who a
    voter is make none. The same votes give the same bytes; memory does not grow with the votes.
    O(votes), a voter at a time.

    Raises:
        KeyError: there is no such syntax; there are `SYNTAXES`.
    """
    return SYNTAXES[syntax](argument_map, votes)


def _in_turtle(argument_map: ArgumentMap, votes: VoteTable) -> Iterator[bytes]:
    triples = in_one_graph({None: list(map_triples(argument_map))})
    writer = TurtleWriter(common_base(triples))

    def render(part: Triples) -> str:
        return "".join(f"{block}\n" for block in writer.blocks(part))

    head = render(triples)
    texts = _TextPatterns(argument_map, votes, render)
    yield f"{writer.head()}\n{head}".encode()
    yield from texts.parts()


def _in_n_triples(argument_map: ArgumentMap, votes: VoteTable) -> Iterator[bytes]:
    def render(part: Triples) -> str:
        return to_n_triples({None: part})

    yield render(list(map_triples(argument_map))).encode()
    yield from _TextPatterns(argument_map, votes, render).parts()


SYNTAXES: MappingProxyType[str, Callable[[ArgumentMap, VoteTable], Iterator[bytes]]] = (
    MappingProxyType({"turtle": _in_turtle, "ntriples": _in_n_triples})
)


class _TextPatterns:
    """The text of a voter and, for each claim and side, of a vote, with signs for what differs."""

    def __init__(self, argument_map: ArgumentMap, votes: VoteTable, render: _Render) -> None:
        self._votes, self._render, self._codes = votes, render, _codes_of(votes)
        self._names = RecordNames.of(argument_map)
        sources = argument_map.sources
        self._source = sources[0].id if len(sources) == 1 else None
        self._voter = self._signed(expert_triples(Expert(_EXPERT, _NAME), self._names))
        self._votes_cast: dict[tuple[int, int], _VoteText] = {}
        for column, claim in enumerate(votes.claims):
            for code in _CODES:
                stance = self._stance(claim, code)
                if claim in votes.meta or stance is None:
                    continue
                parts = (claim, stance.polarity.value, self._source or "", "", "")
                triples = [
                    *STANCE.triples(stance, self._names),
                    *shortcut_triples(stance, self._names),
                ]
                text = self._signed(triples).split(_DIGEST_SIGN)
                self._votes_cast[column, code] = b"".join(map(hashed_part, parts)), text

    def parts(self) -> Iterator[bytes]:
        """All voters and their votes."""
        pieces: list[bytes] = []
        size = 0
        for text in self._voters():
            pieces.append(text)
            size += len(text)
            if size > _BATCH:
                yield b"".join(pieces)
                pieces, size = [], 0
        yield b"".join(pieces)

    def _voters(self) -> Iterator[bytes]:
        votes = self._votes
        names = votes.names or votes.experts
        start = 0
        for row, (expert, name) in enumerate(zip(votes.experts, names, strict=True)):
            end = bisect_right(votes.rows, row, start)
            text = self._voter.replace(_NAME_SIGN, escaped(name).encode())
            text += self._cast(expert, start, end)
            yield text.replace(_EXPERT_SIGN, segment(expert).encode())
            start = end

    def _cast(self, expert: str, start: int, end: int) -> bytes:
        """The votes of one voter, which stand from ``start`` to ``end``, with signs for the id."""
        text_of = self._votes_cast.get
        beginning = sha256(hashed_part(expert)).copy
        texts = []
        for key in zip(self._votes.columns[start:end], self._codes[start:end], strict=True):
            vote_text = text_of(key)
            if vote_text is not None:
                hashed, pieces = vote_text
                digest = beginning()
                digest.update(hashed)
                texts.append(hexlify(digest.digest()[:_DIGEST_BYTES]).join(pieces))
        return b"".join(texts)

    def _stance(self, claim: str, code: int) -> Stance | None:
        """What a vote on ``claim`` is in a map, for any voter."""
        name = f"{_EXPERT}-{_DIGEST}"
        if code == Vote.PASS.value and self._votes.is_anonymous:
            return None
        polarity = Polarity.DENY if code == Vote.DISAGREE.value else Polarity.AFFIRM
        firmness = _NEITHER.get(code, Firmness.FLAT)
        return Stance(name, _EXPERT, claim, polarity, firmness=firmness, source=self._source)

    def _signed(self, triples: Iterable[tuple[Node, Node, Node]]) -> bytes:
        text = self._render(in_one_graph({None: list(triples)})).encode()
        for letters, sign in _SIGNS:
            text = text.replace(letters.encode(), sign)
        return text


def _codes_of(votes: VoteTable) -> array[int]:
    """The votes, with those apart that say to have no opinion."""
    if not votes.abstentions:
        return votes.votes
    codes = array("b", votes.votes)
    for position in votes.abstentions:
        codes[position] = _ABSTAINS
    return codes
