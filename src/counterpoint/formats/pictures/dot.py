"""DOT, the language of Graphviz (https://graphviz.org/doc/info/lang.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from counterpoint.formats.pictures.picture import (
    LineKind,
    PictureBox,
    PictureLine,
    picture_conversion,
    picture_of,
    wrapped,
)
from counterpoint.formats.result import RenderedMap
from counterpoint.model import ArgumentMap

_LINE_BREAK = re.compile("\r\n?|[\u2028\u2029\x85]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_WIDTH = 30  # letters of a line in a box
_HEAD = """\
  graph [rankdir=RL, fontname="Helvetica", labelloc=t, nodesep=0.3, ranksep=0.6]
  node [shape=box, style="rounded,filled", fillcolor="#fbfaf7", color="#8a8371",
    fontname="Helvetica", fontsize=11, margin="0.15,0.08"]
  edge [fontname="Helvetica", fontsize=9, color="#8a8371", fontcolor="#5c5648"]
"""
_LOOKS: Mapping[LineKind, Mapping[str, str]] = {
    LineKind.SUPPORT: {"color": "#0f766e", "fontcolor": "#0f766e"},
    LineKind.ATTACK: {"color": "#b3371f", "fontcolor": "#b3371f", "arrowhead": "tee"},
    LineKind.PREMISE: {"arrowhead": "none"},
    LineKind.RELATION: {"style": "dashed", "constraint": "false"},
}


def render_dot(argument_map: ArgumentMap) -> RenderedMap:
    """The picture of a map for `dot`; what a claim says in full is its tooltip in SVG."""
    picture = picture_of(argument_map)
    lines = [f"digraph {_quoted(argument_map.id or 'map')} {{", _HEAD.rstrip("\n")]
    if picture.title:
        lines.append(f"  label={_quoted_label(picture.title)}")
    lines += [f"  {each}" for each in map(_box, picture.boxes)]
    lines += [f"  {each}" for each in map(_line, picture.lines)]
    text = "\n".join([*lines, "}"]) + "\n"
    return RenderedMap(text, picture_conversion("dot", argument_map))


def _box(box: PictureBox) -> str:
    attributes = {"label": "\n".join(_label(box))}
    if box.text:
        attributes["tooltip"] = box.text
    if box.is_step:
        attributes |= {"shape": "ellipse", "fontsize": "9", "fillcolor": "#eae6dc"}
        if not box.words:
            attributes |= {"shape": "point", "width": "0.08"}
    return f"{_quoted(box.name)} {_attribute_list(attributes)}"


def _label(box: PictureBox) -> Iterator[str]:
    for words in box.words:
        yield from wrapped(words, _WIDTH)


def _line(line: PictureLine) -> str:
    attributes = dict(_LOOKS[line.kind])
    if line.word:
        attributes["label"] = line.word
    if line.is_symmetric:
        attributes["dir"] = "both"
    return f"{_quoted(line.start)} -> {_quoted(line.end)} {_attribute_list(attributes)}"


def _attribute_list(attributes: Mapping[str, str]) -> str:
    return f"[{', '.join(f'{name}={_quoted_label(value)}' for name, value in attributes.items())}]"


def _quoted_label(text: str) -> str:
    """A text that is shown: there Graphviz reads entities of HTML."""
    return _quoted(text.replace("&", "&amp;"))


def _quoted(text: str) -> str:
    r"""A text as DOT quotes it: backslashes would begin escapes, line breaks are written out.

    Names and labels are one line each in the file, so that it can be read and compared.

    >>> print(_quoted('a "b"\n\\N'))
    "a \"b\"\n\\N"
    """
    plain = _CONTROL.sub("�", _LINE_BREAK.sub("\n", text))
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
