"""The interactive page of a map in a notebook's frame, or in a browser where there is no notebook.

What belongs here: making the page of a map that somebody holds in Python, and where it goes. What
does not: what a notebook shows without a program (`counterpoint.views.notebook`).
"""

from __future__ import annotations

import sys
import tempfile
import warnings
import webbrowser
from dataclasses import dataclass
from html import escape
from pathlib import Path

from counterpoint import views
from counterpoint.analysis import analyse
from counterpoint.errors import UsageError
from counterpoint.model import ArgumentMap
from counterpoint.network import build_network
from counterpoint.pipeline.source_texts import find_source_texts
from counterpoint.pipeline.suppositions import single_suppositions
from counterpoint.pipeline.vote_groups import votes_of_crowd

# A notebook keeps what it shows in its own file, and editors refuse to open those of some 50 MB.
_MOST_IN_A_FRAME = 8_000_000

# The page runs its own program and may offer its data as files. Without `allow-same-origin` it has
# no part in the notebook: not its cookies, not its cells, not its server.
_ALLOWED = "allow-scripts allow-downloads allow-popups"

# A page in a frame takes addresses as the notebook's: its own views (`#/map`) would be looked for
# there. It has to stand before the page's policy, which allows no other base.
_BASE = ("<head>", '<head><base href="about:srcdoc">')


@dataclass(frozen=True, slots=True, repr=False)
class PageFrame:
    """A page in a frame: the last value of a notebook's cell shows it.

    ``html`` is the whole page, complete in itself.
    """

    title: str
    html: str
    height: int

    def _repr_html_(self) -> str:
        style = f"width:100%;height:{self.height}px;border:1px solid rgba(128,128,128,.45)"
        return (
            f'<iframe title="{escape(self.title)}" sandbox="{_ALLOWED}" style="{style}" '
            f'srcdoc="{escape(self.html.replace(*_BASE, 1))}"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<PageFrame: {self.title}; {len(self.html):,} characters>"


@dataclass(frozen=True, slots=True, repr=False)
class PageFile:
    """A page in a file; ``is_opened`` says whether a browser took it."""

    path: Path
    is_opened: bool

    def __repr__(self) -> str:
        return f"<PageFile: {self.path}{', opened in the browser' * self.is_opened}>"


def show_page(argument_map: ArgumentMap, *, height: int = 720) -> PageFrame | PageFile:
    """The page of a map: for a notebook in a frame, else as a file that a browser opens.

    A page that is too large for a notebook's own file is a file too. Where no browser opens it, a
    warning says where it is. As long as an analysis and a page take.

    Raises:
        LimitError: there are more ways between claims than the limit allows.
        UsageError: ``height`` is no height.
    """
    if not isinstance(height, int) or not 100 <= height <= 10_000:
        raise UsageError(f"height is {height!r} and must be a number of pixels, 100 to 10000")
    html = _page(argument_map)
    if _is_in_notebook() and len(html) <= _MOST_IN_A_FRAME:
        return PageFrame(argument_map.title or argument_map.id, html, height)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="counterpoint-", suffix=".html", delete=False
    ) as file:
        file.write(html)
    path = Path(file.name)
    is_opened = not _is_in_notebook() and webbrowser.open(path.as_uri())
    if not is_opened:
        where = "the page is too large for a notebook" if _is_in_notebook() else "no browser opens"
        # Past the registered function, its dispatch and the record's method: the caller's line.
        warnings.warn(f"{where}; open this file: {path}", stacklevel=5)
    return PageFile(path, is_opened)


def _page(argument_map: ArgumentMap) -> str:
    network = build_network(argument_map)
    analysis = analyse(network)
    return views.render_page(
        argument_map,
        analysis,
        votes=votes_of_crowd(argument_map, None),
        source_texts=find_source_texts(argument_map),
        suppositions=single_suppositions(network, analysis),
    )


def _is_in_notebook() -> bool:
    """Whether what a cell gives is shown by something that draws HTML."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    marimo = sys.modules.get("marimo")
    return hasattr(shell, "kernel") or bool(marimo and marimo.running_in_notebook())
