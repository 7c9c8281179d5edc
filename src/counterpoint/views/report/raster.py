"""A drawing as PNG, for what takes no SVG. Home of resvg, which draws without a browser."""

from __future__ import annotations

import re

import resvg_py

from counterpoint.views.report.picture import SvgPicture

# Twice what a screen shows: sharp on paper at the width of a sheet.
_ZOOM = 2
_WORDS = re.compile(r"<text.*?</text>")


def raster_of(picture: SvgPicture) -> bytes:
    """The drawing as PNG on white; empty where this machine has no face to write its words in."""
    if _drawn(picture.svg, 1) == _drawn(_WORDS.sub("", picture.svg), 1):
        return b""
    return _drawn(picture.svg, _ZOOM)


def _drawn(svg: str, zoom: int) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom, background="white"))
