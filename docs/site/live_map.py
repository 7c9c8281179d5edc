"""The page of the shipped map, live on the site as ``map/index.html``."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from counterpoint.pipeline import build, load

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_SEED = Path("seeds/negotiating-with-putin.argdown")


def setup(app: Sphinx) -> dict[str, bool]:
    """Have the page built when the site is."""
    app.connect("build-finished", _build)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _build(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.name != "html":
        return
    folder = app.outdir / "map"
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory() as built:
        page, *_ = build(load([app.srcdir.parent / _SEED]), Path(built), quoting="phrase")
        shutil.copyfile(page, folder / "index.html")
