"""What people look at: the page, the report and the workbench."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

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

# The page brings pyvis, which not every command needs.
if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".page.page": "render_page",
            ".page.pyvis_network": "InertNetwork to_pyvis",
            ".payload.evidence": "QUOTINGS Quoting",
            ".report.report": "render_report",
            ".workbench.workbench": "render_workbench",
        },
    )
