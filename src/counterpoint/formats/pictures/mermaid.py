"""Mermaid, which GitHub, GitLab and many editors draw (https://mermaid.js.org/syntax/flowchart)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from counterpoint.formats.pictures.picture import (
    LineKind,
    PictureBox,
    PictureLine,
    picture_conversion,
    picture_of,
)
from counterpoint.formats.result import RenderedMap
from counterpoint.model import ArgumentMap

# What ends a label, begins an entity, a tag or Markdown there, by the code Mermaid writes it with.
_SPECIAL = re.compile(r"""["#&<>`;\\*_~\[\]{}()|]""")
_CONTROL = re.compile("[\x00-\x1f\x7f\u2028\u2029]+")
_ARROWS: Mapping[LineKind, tuple[str, str]] = {
    LineKind.SUPPORT: ("-->", "-->"),
    LineKind.ATTACK: ("--x", "x--x"),
    LineKind.PREMISE: ("---", "---"),
    LineKind.RELATION: ("-.->", "<-.->"),
}
_CLASSES = """\
  classDef claim fill:#fbfaf7,stroke:#8a8371,color:#1b2330
  classDef step fill:#eae6dc,stroke:#8a8371,color:#1b2330"""


def render_mermaid(argument_map: ArgumentMap) -> RenderedMap:
    """The picture of a map as a flowchart; boxes are numbered, since ids are plain words there."""
    picture = picture_of(argument_map)
    ids = {box.name: f"n{number}" for number, box in enumerate(picture.boxes)}
    title = _CONTROL.sub(" ", picture.title).strip()
    lines = ["---", f"title: {json.dumps(title, ensure_ascii=False)}", "---"] if title else []
    lines += ["flowchart RL", *(f"  {_box(box, ids[box.name])}" for box in picture.boxes)]
    lines += [f"  {_line(line, ids)}" for line in picture.lines]
    text = "\n".join([*lines, _CLASSES]) + "\n"
    return RenderedMap(text, picture_conversion("mermaid", argument_map))


def _box(box: PictureBox, name: str) -> str:
    label = "<br>".join(map(_label, box.words)) or "·"
    if box.is_step:
        return f'{name}(["{label}"]):::step'
    return f'{name}["{label}"]:::claim'


def _line(line: PictureLine, ids: Mapping[str, str]) -> str:
    one_way, both_ways = _ARROWS[line.kind]
    arrow = both_ways if line.is_symmetric else one_way
    word = f"|{_label(line.word)}|" if line.word else ""
    return f"{ids[line.start]} {arrow}{word} {ids[line.end]}"


def _label(text: str) -> str:
    """A text inside quotation marks, on one line, with nothing that Mermaid would take for its own.

    >>> _label('He said "no" & left;')
    'He said #34;no#34; #38; left#59;'
    """
    plain = _CONTROL.sub(" ", text).strip()
    return _SPECIAL.sub(lambda special: f"#{ord(special[0])};", plain)
