"""A source becomes blocks, speakers, sections and sentences whose offsets are those of its text."""

from __future__ import annotations

import hashlib

from counterpoint.formats.source_texts import read_source_bytes
from counterpoint.model import BlockKind, Layer, SourceFormat

TALK = """\
HOST: Is a bridge what you need?

ANN: A bridge. And soon!

- One for carts.

HOST: Why? A bridge.
"""


def test_a_text_is_read_with_both_hashes_and_its_own_offsets() -> None:
    source = read_source_bytes(TALK.encode(), "talk.txt")

    digest = hashlib.sha256(TALK.encode()).hexdigest()
    assert (source.format, source.text, source.sha256) == (SourceFormat.TEXT, TALK, digest)
    assert source.text_sha256 == digest
    assert [
        (block.kind, block.speaker, TALK[block.start : block.end]) for block in source.blocks
    ] == [
        (BlockKind.LABEL, "host", "HOST:"),
        (BlockKind.PARAGRAPH, "host", "Is a bridge what you need?"),
        (BlockKind.LABEL, "ann", "ANN:"),
        (BlockKind.PARAGRAPH, "ann", "A bridge. And soon!"),
        (BlockKind.ITEM, "ann", "One for carts."),
        (BlockKind.LABEL, "host", "HOST:"),
        (BlockKind.PARAGRAPH, "host", "Why? A bridge."),
    ]
    assert {block.layer for block in source.blocks} == {Layer.SPEECH}


def test_the_id_of_a_sentence_hangs_on_its_words_alone() -> None:
    before = read_source_bytes(TALK.encode(), "talk.txt").sentences
    after = read_source_bytes(f"A word.\n\n{TALK}".encode(), "talk.txt").sentences

    assert [x.id for x in after][1:] == [x.id for x in before]
    assert [x.number for x in after] == list(range(1, len(before) + 2))
    again = [x.id for x in before if TALK[x.start : x.end] == "A bridge."]
    assert again[1] == f"{again[0]}-2"
