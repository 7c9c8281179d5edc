"""What announces a speaker in a text: the record that is handed from finding to layers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpeakerHead:
    """A heading or a label that announces a speaker.

    ``piece`` is the index of the piece in which it stands, ``last`` that of the last piece that
    belongs to it (the role may stand in a line of its own). ``start`` and ``end`` are offsets, of
    a label with its colon; what follows in the same piece is said.
    """

    piece: int
    last: int
    start: int
    end: int
    name: str
    role: str = ""
    is_label: bool = False
