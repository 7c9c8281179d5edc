"""The page of an archive: one self-contained HTML file, as a map's page is one."""

from __future__ import annotations

from collections.abc import Collection

from jinja2 import DictLoader, Environment, StrictUndefined

from counterpoint.analysis.archive import Archive
from counterpoint.views.page.assets import (
    archive_program,
    archive_style,
    archive_template,
    hashed,
)
from counterpoint.views.page.page import ICON, json_block
from counterpoint.views.payload.archive_page import archive_page_data
from counterpoint.views.payload.texts import archive_catalogue

# Of a thousand maps the ninth takes half a second more, and saves 17 kilobytes of 433.
_LEVEL = 7


def render_archive(
    archive: Archive, pages: Collection[str] = (), *, is_of_store: bool = True
) -> str:
    """The page of ``archive`` as HTML, complete in itself; it asks for nothing from anywhere.

    ``pages`` are the ids of maps whose own page stands beside it as ``ID.html``; of maps that
    are in no store it says that links are kept in one. Pure and deterministic.
    """
    environment = Environment(
        loader=DictLoader({"archive.html": archive_template()}),
        autoescape=True,
        undefined=StrictUndefined,
    )
    html = environment.get_template("archive.html").render(
        policy=_policy(),
        style=archive_style(),
        program=archive_program(),
        icon=ICON,
        texts_block=json_block("texts", archive_catalogue()),
        data_block=json_block(
            "data", archive_page_data(archive, pages, is_of_store=is_of_store), _LEVEL
        ),
    )
    return html.encode("utf-8", "replace").decode("utf-8")


def _policy() -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {hashed(archive_program())}",
            f"style-src {hashed(archive_style())}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
