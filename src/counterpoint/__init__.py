"""Argument maps of expert debate: agreements and tensions, computed and explained.

>>> import counterpoint as cp
>>> argument_map = cp.read("seeds/negotiating-with-putin.argdown")  # doctest: +SKIP
>>> argument_map["be-patient"].title, argument_map.expert("Pifer").name  # doctest: +SKIP
>>> cp.find_tensions(argument_map)[0].summary  # doctest: +SKIP

A map, findings and issues show themselves in a notebook; ``argument_map.show()`` is the
interactive page. ``docs/python.md`` is the tour.
"""

from __future__ import annotations

from counterpoint.version import __version__

TYPE_CHECKING = False  # as typing has it; typing itself would double what --version loads
if TYPE_CHECKING:
    from typing import Any

    from counterpoint.analysis import Settings
    from counterpoint.errors import CounterpointError, InputError, LimitError, UsageError
    from counterpoint.model import Analysis, ArgumentMap, Finding, Issue
    from counterpoint.network import to_networkx
    from counterpoint.pipeline import (
        analyse,
        find_agreements,
        find_differences,
        find_issues,
        find_tensions,
        read,
        suppose,
        to_frame,
        who_says_what,
        words_around,
    )
    from counterpoint.rdf import from_rdf, to_rdf
    from counterpoint.views import to_pyvis

__all__ = [
    "Analysis",
    "ArgumentMap",
    "CounterpointError",
    "Finding",
    "InputError",
    "Issue",
    "LimitError",
    "Settings",
    "UsageError",
    "__version__",
    "analyse",
    "find_agreements",
    "find_differences",
    "find_issues",
    "find_tensions",
    "from_rdf",
    "read",
    "suppose",
    "to_frame",
    "to_networkx",
    "to_pyvis",
    "to_rdf",
    "who_says_what",
    "words_around",
]

# Resolved on first use (PEP 562), so that asking for the version loads nothing else.
_HOMES = {
    "Analysis": "counterpoint.model",
    "ArgumentMap": "counterpoint.model",
    "CounterpointError": "counterpoint.errors",
    "Finding": "counterpoint.model",
    "InputError": "counterpoint.errors",
    "Issue": "counterpoint.model",
    "LimitError": "counterpoint.errors",
    "Settings": "counterpoint.analysis",
    "UsageError": "counterpoint.errors",
    "analyse": "counterpoint.pipeline",
    "find_agreements": "counterpoint.pipeline",
    "find_differences": "counterpoint.pipeline",
    "find_issues": "counterpoint.pipeline",
    "find_tensions": "counterpoint.pipeline",
    "from_rdf": "counterpoint.rdf",
    "read": "counterpoint.pipeline",
    "suppose": "counterpoint.pipeline",
    "to_frame": "counterpoint.pipeline",
    "to_networkx": "counterpoint.network",
    "to_pyvis": "counterpoint.views",
    "to_rdf": "counterpoint.rdf",
    "who_says_what": "counterpoint.pipeline",
    "words_around": "counterpoint.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 (not needed to say the version)

    value = getattr(import_module(_HOMES[name]), name)
    let_records_show_themselves()
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public face, for completion and `help`, though most of it is not loaded yet."""
    return sorted({*__all__, "__doc__", "__file__", "__name__", "__path__"})


def let_records_show_themselves() -> None:
    """Say who draws records: they know no HTML, and what does is loaded when it is first asked.

    Done by the first use of a public name, and by `counterpoint.pipeline`.
    """
    from counterpoint.model import ArgumentMap, Displayed, html_of, show_page  # noqa: PLC0415 (not needed to say the version)

    html_of.register(Displayed, _html_of)
    show_page.register(ArgumentMap, _show_page)


def _html_of(record: Any) -> str | None:
    from counterpoint.views.notebook import html_of  # noqa: PLC0415 (loads the analysis)

    return html_of(record)


def _show_page(record: ArgumentMap, *, height: int) -> object:
    from counterpoint.pipeline.notebook import show_page  # noqa: PLC0415 (loads the page)

    return show_page(record, height=height)
