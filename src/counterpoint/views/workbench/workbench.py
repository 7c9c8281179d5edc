"""The workbench's page: its program, style and texts in one file; the map comes from the server.

What belongs here: the file itself. What does not: anything of the map but its title, since the
program asks for that and again whenever it has changed.
"""

from __future__ import annotations

from jinja2 import DictLoader, Environment, StrictUndefined

from counterpoint.views.page.assets import (
    hashed,
    workbench_program,
    workbench_style,
    workbench_template,
)
from counterpoint.views.page.page import ICON, json_block
from counterpoint.views.payload.texts import workbench_catalogue


def render_workbench(title: str, language: str = "en") -> str:
    """The workbench as HTML, for a server that answers what it asks.

    ``title`` is the map's, in ``language``, which is also the one in which a reader meets it who
    has not chosen another. Scripts and styles are those in the file and no others; it may ask the
    server that it comes from and nobody else. Pure and deterministic.
    """
    environment = Environment(
        loader=DictLoader({"workbench.html": workbench_template()}),
        autoescape=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("workbench.html").render(
        title=title,
        language=language,
        policy=policy(),
        style=workbench_style(),
        program=workbench_program(),
        icon=ICON,
        texts_block=json_block("texts", workbench_catalogue()),
    )


def policy() -> str:
    """The workbench's Content-Security-Policy: only what is inlined, only its own server."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {hashed(workbench_program())}",
            f"style-src {hashed(workbench_style())}",
            "img-src data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
