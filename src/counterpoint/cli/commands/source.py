"""`counterpoint source`: what is read of a source: its layers, speakers, sentences."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint.cli.options import as_json
from counterpoint.cli.showing import (
    problem_as_json,
    show,
    show_data,
    show_error,
    show_json,
    show_problems,
    show_table,
)
from counterpoint.errors import CounterpointError
from counterpoint.formats.source_texts import SearchText, read_source_file
from counterpoint.model import Block, Layer, SourceSpeaker, SourceText

_FORMATS = {
    "text": "plain text",
    "markdown": "Markdown",
    "html": "HTML",
    "docx": "Word (docx)",
    "pdf": "PDF",
    "webvtt": "WebVTT",
    "subrip": "SubRip",
}
# What each layer is, in the order of a text.
_LAYERS = {
    Layer.FRONT: "front: before anybody speaks, and between",
    Layer.SUMMARY: "summary: what the editor sums up",
    Layer.SPEECH: "speech",
    Layer.BACK: "back: about the text, and notes",
}
# Parts of a page of each sort, and letters of one: enough to see what was found; round numbers.
_MOST_SHOWN = 3
_LONGEST_SHOWN = 60


@click.command()
@click.argument(
    "files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE..."
)
@click.option("--text", "as_text", is_flag=True, help="Print the text itself, which offsets count.")
@as_json
def source(files: Sequence[Path], *, as_text: bool, as_json: bool) -> None:
    """Say what is read of each FILE: who speaks where, how many sentences, what is left aside.

    Plain text, Markdown, HTML, Word (.docx), PDF, WebVTT and SubRip are read. The last column of
    the speakers is what `sections` of a map may say for them.
    """
    texts: list[SourceText] = []
    errors: list[CounterpointError] = []
    for file in files:
        try:
            texts.append(read_source_file(file))
        except CounterpointError as error:
            errors.append(error)
    if as_json:
        show_json({"sources": [_as_json(text) for text in texts]})
    elif as_text:
        for text in texts:
            show_data(text.text)
    else:
        for number, text in enumerate(texts):
            if number:
                show("")
            _show(text)
    for problem in errors:
        show_error(problem)
    if errors:
        sys.exit(errors[0].exit_code)


def _show(text: SourceText) -> None:
    show(
        f"{text.name}: {_FORMATS[text.format.value]}, {len(text.text):,} characters,"
        f" {len(text.sentences):,} sentence{'s' * (len(text.sentences) != 1)}"
    )
    show(f"sha256 of the file {text.sha256}")
    if text.text_sha256 != text.sha256:
        show(f"sha256 of its text {text.text_sha256}")
    if text.speakers:
        lines = SearchText(text.text)
        show_table(
            ("id", "who speaks", "from line", "turns", "sentences", "in sections"),
            [_speaker_row(text, speaker, lines) for speaker in text.speakers],
        )
    sentences = Counter(sentence.layer for sentence in text.sentences)
    blocks = Counter(block.layer for block in text.blocks)
    show_table(
        ("layer", "blocks", "sentences"),
        [
            (words, str(blocks[layer]), str(sentences[layer]))
            for layer, words in _LAYERS.items()
            if blocks[layer]
        ],
    )
    _show_furniture(text)
    show_problems(text.doubts)


def _speaker_row(
    text: SourceText, speaker: SourceSpeaker, lines: SearchText
) -> tuple[str, str, str, str, str, str]:
    sections = [x for x in text.sections if x.expert == speaker.id]
    start = sections[0].start or 0
    name = f"{speaker.name}, {speaker.role}" if speaker.role else speaker.name
    return (
        speaker.id,
        name,
        str(lines.line(start)),
        str(len(sections)),
        str(sum(x.speaker == speaker.id for x in text.sentences)),
        f'"{sections[0].marker}"',
    )


def _show_furniture(text: SourceText) -> None:
    by_sort: dict[str, list[str]] = {}
    for block in text.blocks:
        if block.furniture is not None:
            words = " ".join(text.text[block.start : block.end].split())
            by_sort.setdefault(block.furniture.value, []).append(words)
    if by_sort:
        show("Taken for parts of the page, not of its text:")
        show_table(
            ("what", "blocks", "for example"),
            [
                (sort, str(len(words)), "; ".join(map(_short, words[:_MOST_SHOWN])))
                for sort, words in by_sort.items()
            ],
        )


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}..."


def _as_json(text: SourceText) -> dict[str, Any]:
    return {
        "name": text.name,
        "format": text.format.value,
        "sha256": text.sha256,
        "text_sha256": text.text_sha256,
        "speakers": [_speaker_as_json(speaker, text) for speaker in text.speakers],
        "blocks": [_block_as_json(block) for block in text.blocks],
        "sentences": [
            {
                "id": sentence.id,
                "start": sentence.start,
                "end": sentence.end,
                "layer": sentence.layer.value,
                "speaker": sentence.speaker or None,
            }
            for sentence in text.sentences
        ],
        "warnings": [problem_as_json(problem) for problem in text.doubts],
        "text": text.text,
    }


def _speaker_as_json(speaker: SourceSpeaker, text: SourceText) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "role": speaker.role,
        "sections": [
            {"start": x.start, "end": x.end, "marker": x.marker}
            for x in text.sections
            if x.expert == speaker.id
        ],
    }


def _block_as_json(block: Block) -> dict[str, Any]:
    return {
        "start": block.start,
        "end": block.end,
        "kind": block.kind.value,
        "layer": block.layer.value,
        "speaker": block.speaker or None,
        "furniture": None if block.furniture is None else block.furniture.value,
        "level": block.level,
    }
