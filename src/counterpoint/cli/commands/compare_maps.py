"""`counterpoint compare-maps`: two readings of one text, passage by passage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json, show_table
from counterpoint.drafting.readings import ReadPassage
from counterpoint.model import Polarity, Stance, rounded
from counterpoint.pipeline.readings import ReadMaps
from counterpoint.pipeline.readings import compare_maps as compare
from counterpoint.wording import Voice

_DIGITS = 2
_NOTHING = "-"


@click.command("compare-maps")
@click.argument("first", type=click.Path(path_type=Path))
@click.argument("second", type=click.Path(path_type=Path))
@source_folders
@language_option
@as_json
def compare_maps(first: Path, second: Path, sources: Sequence[Path], *, as_json: bool) -> None:
    """Compare map FIRST and map SECOND as two readings of one text.

    Told is passage by passage what both saw and what one saw, and where they differ in claim,
    speaker, side, reserve or the ties between claims, with figures of agreement. Claims are paired
    by the passages and the words that they share. Two versions of one map: see diff.

    \b
    counterpoint compare-maps mine.argdown hers.argdown
    """
    maps = compare(first, second, sources=sources)
    if as_json:
        show_json(_as_json(maps))
        return
    voice, other = voice_of(maps.first), voice_of(maps.second)
    _show_figures(maps, voice)
    _show_passages(maps, voice, other)
    _show_claims_and_links(maps, voice, other)


def _show_figures(maps: ReadMaps, voice: Voice) -> None:
    passages = maps.readings.passages
    both = sum(bool(x.first and x.second) for x in passages)
    counts = {"first": sum(not x.second for x in passages)}
    counts |= {"both": both, "second": len(passages) - both - counts["first"]}
    show(voice.head("readings.counts", **counts))
    show_table(
        voice.columns("matter", "units", "same", "alpha"),
        [
            (
                voice.word(f"matter.{x.matter.value}"),
                str(x.units),
                _NOTHING if x.share is None else voice.figure(x.share, _DIGITS),
                _NOTHING if x.alpha is None else voice.figure(x.alpha, _DIGITS),
            )
            for x in maps.readings.accords
        ],
    )
    show(voice.head("readings.what-alpha-is"))


def _show_passages(maps: ReadMaps, voice: Voice, other: Voice) -> None:
    rows = [
        (
            _place(passage, maps),
            _speakers(passage.first, voice) or _speakers(passage.second, other),
            _phrase(passage),
            _stances(passage.first, voice),
            _stances(passage.second, other),
            ", ".join(voice.word(f"matter.{x.value}") for x in passage.differences),
        )
        for passage in maps.readings.passages
        if passage.differences
    ]
    show("")
    if not rows:
        show(voice.head("readings.same"))
        return
    show(voice.head("readings.heading"))
    show_table(voice.columns("place", "speaker", "phrase", "first", "second", "matter"), rows)


def _show_claims_and_links(maps: ReadMaps, voice: Voice, other: Voice) -> None:
    readings = maps.readings
    for key, claims, whose in (
        ("readings.first-alone", readings.only_first, voice),
        ("readings.second-alone", readings.only_second, other),
    ):
        if claims:
            show("")
            show(f"{voice.head(key)}:")
            for claim in claims:
                show(f"  {whose.title(claim)}")
    links = [x for x in readings.links if x.first != x.second]
    if links:
        show("")
        show(voice.head("readings.links"))
        show_table(
            voice.columns("claim", "claim", "first", "second"),
            [
                (
                    voice.title(x.source),
                    voice.title(x.target),
                    x.first or _NOTHING,
                    x.second or _NOTHING,
                )
                for x in links
            ],
        )


def _place(passage: ReadPassage, maps: ReadMaps) -> str:
    """The source and the line, or where its text is not at hand the letter."""
    text = maps.texts.get(passage.source)
    if text is None:
        return f"{passage.source}, {passage.start}"
    line = text.count("\n", 0, passage.start) + 1
    return f"{passage.source}:{line}"


def _speakers(stances: Iterable[Stance], voice: Voice) -> str:
    return voice.names(dict.fromkeys(stance.expert for stance in stances))


def _phrase(passage: ReadPassage) -> str:
    """The first key phrase that either took: a few words, and never the sentence."""
    quotations = (x.quotation for x in (*passage.first, *passage.second))
    return next((" ".join(x.exact.split()) for x in quotations if x is not None), _NOTHING)


def _stances(stances: Iterable[Stance], voice: Voice) -> str:
    return "; ".join(_stance(stance, voice) for stance in stances) or _NOTHING


def _stance(stance: Stance, voice: Voice) -> str:
    manner = [voice.word(f"manner.{word}") for word in stance.mode_words]
    marks = [*(["\u2212"] if stance.polarity is Polarity.DENY else []), *manner]
    title = voice.title(stance.target)
    return f"{title} ({', '.join(marks)})" if marks else title


def _as_json(maps: ReadMaps) -> dict[str, Any]:
    readings = maps.readings
    return {
        "passages": [
            {
                "source": x.source,
                "start": x.start,
                "end": x.end,
                "first": [_record(stance) for stance in x.first],
                "second": [_record(stance) for stance in x.second],
                "differences": [matter.value for matter in x.differences],
            }
            for x in readings.passages
        ],
        "claims": [{"first": x, "second": y} for x, y in sorted(readings.claims.items())],
        "onlyFirst": readings.only_first,
        "onlySecond": readings.only_second,
        "links": [
            {"source": x.source, "target": x.target, "first": x.first, "second": x.second}
            for x in readings.links
        ],
        "agreement": [
            {
                "matter": x.matter.value,
                "units": x.units,
                "share": _rounded(x.share),
                "alpha": _rounded(x.alpha),
            }
            for x in readings.accords
        ],
    }


def _record(stance: Stance) -> dict[str, Any]:
    return {
        "stance": stance.id,
        "expert": stance.expert,
        "claim": stance.target,
        "polarity": stance.polarity.value,
        "mode": stance.mode_words,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else rounded(value, 4)
