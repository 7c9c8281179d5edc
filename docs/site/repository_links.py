"""Links of the texts that lead out of ``docs/``, as a site has to have them.

In the repository such a link names a file of it (``../SECURITY.md``, ``../ontology/shapes.ttl``).
On the site the texts of the top level are pages under ``project/``; other files are offered for
download, which Sphinx does by itself; a folder has no page, and its name stands without a link.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_PAGES = {
    "README.md": "docs/project/readme.md",
    "CONTRIBUTING.md": "docs/project/contributing.md",
    "CHANGELOG.md": "docs/project/changelog.md",
    "SECURITY.md": "docs/project/security.md",
}
_LINK = re.compile(r"(?P<text>\[[^\]\n]*\])\((?P<path>(?![a-z]+:)[^)#\s]+)(?P<anchor>#[^)\s]*)?\)")


def setup(app: Sphinx) -> dict[str, bool]:
    """Have each text's links rewritten as it is read, those of an included one from its place."""
    app.connect("source-read", _rewrite)
    app.connect("include-read", _rewrite_included)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _rewrite(app: Sphinx, docname: str, source: list[str]) -> None:
    place = posixpath.dirname(f"docs/{docname}")
    source[0] = _rewritten(source[0], place, place, app.srcdir.parent)


def _rewrite_included(app: Sphinx, path: Path, _: str, source: list[str]) -> None:
    root = app.srcdir.parent
    written_in = posixpath.dirname((app.srcdir / path).resolve().relative_to(root).as_posix())
    # MyST gives the name of the page without its folder, so the page that is being read is asked.
    shown_in = posixpath.dirname(f"docs/{app.env.docname}")
    source[0] = _rewritten(source[0], written_in, shown_in, root)


def _rewritten(text: str, written_in: str, shown_in: str, root: Path) -> str:
    """The text with its links leading from ``shown_in``; both are folders of the repository."""

    def rewritten_link(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(written_in, match["path"]))
        if (root / target).is_dir():
            return match["text"][1:-1]
        path = posixpath.relpath(_PAGES.get(target, target), shown_in)
        return f"{match['text']}({path}{match['anchor'] or ''})"

    return _LINK.sub(rewritten_link, text)
