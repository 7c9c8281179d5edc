"""What has one mending only is mended, and nothing else is touched."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from generated_maps import argument_maps
from hypothesis import given, settings
from lengths import examples
from map_files import FRONT, write_map

from counterpoint import pipeline
from counterpoint.formats.argdown_map import render_argdown_map
from counterpoint.model import ArgumentMap
from counterpoint.pipeline.mended_files import find_mended, write_mended

SPEAKS = "# Ana Ruiz {expert: ruiz, source: panel}\n\n"


def mended(path: Path) -> str:
    """The file's text after what can be mended is."""
    write_mended(find_mended(pipeline.check([path])))
    return path.read_bytes().decode()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("[A]: One. {knd: value}\n", "[A]: One. {kind: value}\n"),
        ("[A]: One. {kind: forcast}\n", "[A]: One. {kind: forecast}\n"),
        ('[A]: One. {kind: "forcast"}\n', '[A]: One. {kind: "forecast"}\n'),
        ("[A]: One. {mode: hedgd}\n", "[A]: One. {mode: hedged}\n"),
        ("[A]: One. {mode: implied hedgd}\n", "[A]: One. {mode: implied hedged}\n"),
        ("[A]: One. #pricng\n", "[A]: One. #pricing\n"),
        ("[A]: One.\n  + [B]: Two.\n[C]: Three.\n", "[A]: One.\n  + [B]: Two.\n\n[C]: Three.\n"),
        ("[A]: One.\n[C]: Three.\n", "[A]: One.\n\n[C]: Three.\n"),
        ("[A]: One.\n## More\n", "[A]: One.\n\n## More\n"),
    ],
    ids=[
        "key",
        "kind",
        "in-quotes",
        "mode",
        "two-modes",
        "topic",
        "line",
        "line-in-text",
        "heading",
    ],
)
def test_what_has_one_mending_is_mended(tmp_path: Path, wrong: str, right: str) -> None:
    path = write_map(tmp_path, SPEAKS + wrong)

    assert mended(path) == FRONT + SPEAKS + right


@pytest.mark.parametrize(
    "body",
    [
        "[A]: One. {mode: implicit}\n",
        "[A]: One. {zzz: 1}\n",
        "[A]: One.\n[B]\n",
        "[A]: One. {if: '[Aa]'}\n",
        "[A]: One. {expert: ruis}\n",
        "[A]: One. #parking\n",
    ],
    ids=["two-words-near", "none-near", "reference-in-text", "title", "expert", "another-topic"],
)
def test_what_may_be_meant_otherwise_is_left(tmp_path: Path, body: str) -> None:
    path = write_map(tmp_path, SPEAKS + body)

    assert mended(path) == FRONT + SPEAKS + body


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    path = write_map(tmp_path, SPEAKS + "[A]: One. {knd: value}\n[B]: Two.\n")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()

    mended(path)

    right = before.replace(b"{knd: value}\r\n", b"{kind: value}\r\n\r\n")
    assert path.read_bytes() == right


def test_several_slips_of_a_line_are_all_mended(tmp_path: Path) -> None:
    path = write_map(tmp_path, SPEAKS + "[A]: One. {knd: forcast, mod: hedged}\n")

    assert mended(path) == FRONT + SPEAKS + "[A]: One. {kind: forcast, mode: hedged}\n"


def test_an_included_file_is_mended_where_it_stands(tmp_path: Path) -> None:
    path = write_map(tmp_path, "@include(part.argdown)\n")
    part = tmp_path / "part.argdown"
    part.write_text(SPEAKS + "[A]: One. {knd: value}\n", encoding="utf-8")

    assert mended(path) == f"{FRONT}@include(part.argdown)\n"
    assert part.read_text(encoding="utf-8") == SPEAKS + "[A]: One. {kind: value}\n"


@settings(max_examples=examples(25), deadline=None)
@given(argument_maps())
def test_a_map_without_slips_stays_byte_for_byte(argument_map: ArgumentMap) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.argdown"
        path.write_text(render_argdown_map(argument_map).text, encoding="utf-8")
        before = path.read_bytes()

        mended(path)

        assert path.read_bytes() == before


def test_mending_twice_changes_nothing_more(tmp_path: Path) -> None:
    path = write_map(tmp_path, SPEAKS + "[A]: One. {knd: value}\n  + [B]: Two.\n[C]: Three.\n")

    assert mended(path) == mended(path)
