"""Whatever the bytes: a text whose parts fit together, or one of our errors."""

from __future__ import annotations

import contextlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpoint.errors import CounterpointError
from counterpoint.formats.source_texts import read_source_bytes
from counterpoint.model import SourceText

_PARTS = """\
Ana Ruiz|Ana Ruiz, professor|KOFI OSEI:|Ruiz:|Q:|A:|Note:|In short|The council should charge cars.|
Why?|“So be it.”|- item|1. item|## |**|—|:|,|(|)|[1]|e\u0301|<p>|</p>|<b>|</b>|<br>|<nav>|</nav>|
<h2>|<li>|<td>|<!--|&amp;|
<span style='display:none'>|</span>|<sup>|</sup>|<v Ana Ruiz>|`|[x](y)|_|ß|İ|
00:01.000 --> 00:02.000\n|00:00:01,000 --> 00:00:02,000\n|Views expressed here|About the authors|
Share this|---\n|WEBVTT\n\n|\u202e|\u2028|\ufeff|\x1b[0m|\r\n"""
_BLANKS = ("\n", "\n\n", " ", "\t", "| a | b |")
_PIECES = st.sampled_from([*_PARTS.replace("|\n", "|").split("|"), *_BLANKS])
_TEXTS = st.lists(_PIECES, max_size=40).map("".join)


def assert_parts_fit(source: SourceText) -> None:
    """Blocks, sentences and sections lie in the text and in one another, in order."""
    bounds = [(x.start, x.end) for x in source.blocks]
    assert all(0 <= start < end <= len(source.text) for start, end in bounds)
    assert all(one[1] <= other[0] for one, other in pairwise(bounds))
    speakers = {x.id for x in source.speakers}
    assert {x.speaker for x in source.blocks} <= speakers | {""}
    for sentence in source.sentences:
        block = source.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert (sentence.layer, sentence.speaker) == (block.layer, block.speaker)
    assert len({x.id for x in source.sentences}) == len(source.sentences)
    starts = [x.start or 0 for x in source.sections]
    assert starts == sorted(set(starts))
    assert {x.expert for x in source.sections} == speakers
    assert all((x.start or 0) < (x.end or 0) for x in source.sections)


@pytest.mark.parametrize("ending", ["txt", "md", "html", "vtt", "srt"])
def test_the_parts_of_a_text_fit_together(ending: str) -> None:
    @given(_TEXTS)
    def check(text: str) -> None:
        assert_parts_fit(read_source_bytes(text.encode(), f"text.{ending}"))

    check()


def test_a_head_of_two_lines_is_two_blocks() -> None:
    assert_parts_fit(read_source_bytes(b"About the authors<br>Ana Ruiz<br>Note:", "text.html"))


@given(st.binary(max_size=200))
def test_bytes_are_a_text_or_one_of_our_errors(content: bytes) -> None:
    for ending in ("txt", "html"):
        with contextlib.suppress(CounterpointError):
            assert_parts_fit(read_source_bytes(content, f"text.{ending}"))
