"""What people look at: the page, the report and the workbench."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterpoint.views.page.page import render_page
    from counterpoint.views.page.pyvis_network import InertNetwork, to_pyvis
    from counterpoint.views.payload.evidence import QUOTINGS, Quoting
    from counterpoint.views.report.report import render_report
    from counterpoint.views.workbench.workbench import render_workbench

__all__ = [
    "QUOTINGS",
    "InertNetwork",
    "Quoting",
    "render_page",
    "render_report",
    "render_workbench",
    "to_pyvis",
]

# Resolved on first use (PEP 562): the page brings pyvis, which not every command needs.
_HOMES = {
    "QUOTINGS": "counterpoint.views.payload.evidence",
    "InertNetwork": "counterpoint.views.page.pyvis_network",
    "Quoting": "counterpoint.views.payload.evidence",
    "render_page": "counterpoint.views.page.page",
    "render_report": "counterpoint.views.report.report",
    "render_workbench": "counterpoint.views.workbench.workbench",
    "to_pyvis": "counterpoint.views.page.pyvis_network",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
