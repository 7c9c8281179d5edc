"""The workbench: what a browser is sent to make a map with; what it shows it asks the server."""

from counterpoint.views.workbench.workbench import render_workbench

__all__ = ["render_workbench"]
