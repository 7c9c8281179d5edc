"""The page of an archive, written."""

from __future__ import annotations

from pathlib import Path

from counterpoint.pipeline.archive.gathering import GatheredArchive
from counterpoint.pipeline.files.replacement import write_files
from counterpoint.progress import step


def write_page(whole: GatheredArchive, path: Path) -> None:
    """Write the page of an archive to ``path``, whole or not at all.

    A map whose own page stands beside it, under the map's id, is linked.

    Raises:
        UsageError: it cannot be written there.
    """
    from counterpoint.views.page.archive import render_archive  # noqa: PLC0415 (loads Jinja)

    with step("Writing the page"):
        ids = {digest.id for digest in whole.archive.maps}
        beside = {page.stem for page in path.parent.glob("*.html") if page != path}
        html = render_archive(whole.archive, ids & beside, is_of_store=whole.is_of_store)
        write_files(path.parent, {path.name: html.encode("utf-8")})
