"""The debate as a web application: page, SPARQL endpoint, data, ontology, query editor.

What belongs here: HTTP. What does not: whatever a command needs as well, which stands below.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from counterpoint.server.settings import ServerSettings

if TYPE_CHECKING:
    from counterpoint.server.app import create_app
    from counterpoint.server.service import serve

__all__ = ["ServerSettings", "create_app", "serve"]

# Resolved on first use (PEP 562): the command's help must not load the web framework.
_HOMES = {"create_app": "counterpoint.server.app", "serve": "counterpoint.server.service"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
