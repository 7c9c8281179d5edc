"""The report as a file that people hand in: Markdown with its picture beside it, HTML, or Word."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from counterpoint.errors import Place, Problem, Severity, UsageError, did_you_mean, nearest_name
from counterpoint.pipeline.debate import Debate
from counterpoint.progress import step
from counterpoint.views.report.html import render_html
from counterpoint.views.report.picture import SvgPicture, draw_map
from counterpoint.views.report.report import render_report
from counterpoint.wording import Language, Voice

ENDINGS = (".docx", ".html", ".md")
_WORD_MODULES = ("docx", "resvg_py")


def report_of(
    debate: Debate,
    name: str,
    *,
    full: bool = False,
    language: Language = "en",
    with_picture: bool = True,
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The files of the report called ``name``, by their names, and what could not be put in.

    The ending of ``name`` says which it is: ``.docx`` and ``.html`` hold the picture of the map,
    beside ``.md`` it is a file of its own (``.svg``). ``full`` adds each finding with its steps.
    The same map gives the same bytes.

    Raises:
        UsageError: the ending is another, or the extra that Word files need is not installed.
    """
    ending = Path(name).suffix.lower()
    check_ending(name)
    stem = name[: -len(ending)]
    with step("Writing the report"):
        voice = Voice(debate.map, language)
        picture = (
            draw_map(debate.map, debate.analysis, voice, f"{stem}.svg") if with_picture else None
        )
        text = render_report(
            debate.map,
            debate.analysis,
            debate.votes,
            full=full,
            language=language,
            picture=picture,
            with_hints=False,
        )
        title = debate.map.title or debate.map.id
        if ending == ".html":
            return {name: render_html(text, title, language, picture).encode()}, ()
        if ending == ".docx":
            return _word(name, text, title, language, picture)
        drawing = {} if picture is None else {picture.name: picture.svg.encode()}
        return {name: text.encode()} | drawing, ()


def check_ending(name: str) -> None:
    """Refuse early what the ending of a report's name says.

    Raises:
        UsageError: no report ends so, or the extra for it is not installed.
    """
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        message = f"{name}: a report ends in {', '.join(ENDINGS)}"
        advice = did_you_mean(nearest_name(ending, ENDINGS))
        raise UsageError(f"{message}; {advice}" if advice else message)
    if ending == ".docx" and not all(find_spec(module) for module in _WORD_MODULES):
        raise UsageError(
            "Word files need two more packages: python3 -m pip install 'counterpoint[reports]'"
        )


def _word(
    name: str, text: str, title: str, language: Language, picture: SvgPicture | None
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    # Loaded here, since they are an extra's.
    from counterpoint.views.report.raster import raster_of  # noqa: PLC0415
    from counterpoint.views.report.word import render_word  # noqa: PLC0415 (as above)

    raster = b"" if picture is None else raster_of(picture)
    content = {name: render_word(text, title, language, picture, raster)}
    if picture is None or raster:
        return content, ()
    faceless = Problem(
        Place(name),
        "this machine has no font to write in, so the picture of the map is left out",
        "install one such as fonts-dejavu-core, or write .html",
        "no-font",
        Severity.WARNING,
    )
    return content, (faceless,)
