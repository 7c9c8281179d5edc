"""The single votes of a crowd as RDF, streamed: a panel's triples, and no record of a vote.

What a voter and a vote look like is asked once of what writes them elsewhere
(`counterpoint.rdf.maps.voices`, `counterpoint.rdf.maps.forms`), with signs for the ids; then text
is put in place of the signs, voter by voter. So no field is named here. What belongs here: that
text. What does not: maps that have records.
"""

from __future__ import annotations

from array import array
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
_EXPERT_SIGN, _DIGEST_SIGN, _NAME_SIGN = "\x01", "\x02", "\x03"
_SIGNS = ((_EXPERT, _EXPERT_SIGN), (_DIGEST, _DIGEST_SIGN), (_NAME, _NAME_SIGN))
_ABSTAINS = 2  # where a vote of the table is a pass that says to have no opinion
_CODES = (*(vote.value for vote in Vote), _ABSTAINS)
_NEITHER = {Vote.PASS.value: Firmness.UNDECIDED, _ABSTAINS: Firmness.ABSTAINING}
_DIGITS = 10  # of a stance's id, as `counterpoint.model.content_hash` gives them
_BATCH = 1 << 20  # characters: large enough for the disk, small beside the table

_Render = Callable[[Triples], str]


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
    texts = _Texts(argument_map, votes, render)
    yield f"{writer.head()}\n{head}".encode()
    yield from texts.parts()


def _in_n_triples(argument_map: ArgumentMap, votes: VoteTable) -> Iterator[bytes]:
    def render(part: Triples) -> str:
        return to_n_triples({None: part})

    yield render(list(map_triples(argument_map))).encode()
    yield from _Texts(argument_map, votes, render).parts()


SYNTAXES: MappingProxyType[str, Callable[[ArgumentMap, VoteTable], Iterator[bytes]]] = (
    MappingProxyType({"turtle": _in_turtle, "ntriples": _in_n_triples})
)


class _Texts:
    """The text of a voter and, for each claim and side, of a vote, with signs for what differs."""

    def __init__(self, argument_map: ArgumentMap, votes: VoteTable, render: _Render) -> None:
        self._votes, self._render, self._codes = votes, render, _codes_of(votes)
        self._names = RecordNames.of(argument_map)
        sources = argument_map.sources
        self._source = sources[0].id if len(sources) == 1 else None
        self._voter = self._signed(expert_triples(Expert(_EXPERT, _NAME), self._names))
        self._ends: dict[tuple[int, int], bytes] = {}
        self._votes_cast: dict[tuple[int, int], str] = {}
        for column, claim in enumerate(votes.claims):
            for code in _CODES:
                stance = self._stance(claim, code)
                if claim in votes.meta or stance is None:
                    continue
                parts = (claim, stance.polarity.value, self._source or "", "", "")
                self._ends[column, code] = b"".join(map(hashed_part, parts))
                triples = [
                    *STANCE.triples(stance, self._names),
                    *shortcut_triples(stance, self._names),
                ]
                self._votes_cast[column, code] = self._signed(triples)

    def parts(self) -> Iterator[bytes]:
        """All voters and their votes."""
        pieces: list[str] = []
        size = 0
        for text in self._voters():
            pieces.append(text)
            size += len(text)
            if size > _BATCH:
                yield "".join(pieces).encode()
                pieces, size = [], 0
        yield "".join(pieces).encode()

    def _voters(self) -> Iterator[str]:
        votes = self._votes
        names = votes.names or votes.experts
        start, total = 0, len(votes.rows)
        for row, (expert, name) in enumerate(zip(votes.experts, names, strict=True)):
            end = start
            while end < total and votes.rows[end] == row:
                end += 1
            yield self._voter.replace(_EXPERT_SIGN, segment(expert)).replace(
                _NAME_SIGN, escaped(name)
            )
            yield self._cast(expert, start, end)
            start = end

    def _cast(self, expert: str, start: int, end: int) -> str:
        """The votes of one voter, which stand from ``start`` to ``end``."""
        votes, texts, ends = self._votes, self._votes_cast, self._ends
        beginning = sha256(hashed_part(expert))
        pieces = []
        for key in zip(votes.columns[start:end], self._codes[start:end], strict=True):
            text = texts.get(key)
            if text is not None:
                digest = beginning.copy()
                digest.update(ends[key])
                pieces.append(text.replace(_DIGEST_SIGN, digest.hexdigest()[:_DIGITS]))
        return "".join(pieces).replace(_EXPERT_SIGN, segment(expert))

    def _stance(self, claim: str, code: int) -> Stance | None:
        """What a vote on ``claim`` is in a map, for any voter."""
        name = f"{_EXPERT}-{_DIGEST}"
        if code == Vote.PASS.value and self._votes.is_anonymous:
            return None
        polarity = Polarity.DENY if code == Vote.DISAGREE.value else Polarity.AFFIRM
        firmness = _NEITHER.get(code, Firmness.FLAT)
        return Stance(name, _EXPERT, claim, polarity, firmness=firmness, source=self._source)

    def _signed(self, triples: Iterable[tuple[Node, Node, Node]]) -> str:
        text = self._render(in_one_graph({None: list(triples)}))
        for letters, sign in _SIGNS:
            text = text.replace(letters, sign)
        return text


def _codes_of(votes: VoteTable) -> array[int]:
    """The votes, with those apart that say to have no opinion."""
    if not votes.abstentions:
        return votes.votes
    codes = array("b", votes.votes)
    for position in votes.abstentions:
        codes[position] = _ABSTAINS
    return codes
