"""The debate as a web application: page, SPARQL endpoint, data, ontology, query editor.

What belongs here: HTTP. What does not: whatever a command needs as well, which stands below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face
from counterpoint.server.settings import ServerSettings

if TYPE_CHECKING:
    from counterpoint.server.app import create_app
    from counterpoint.server.service import serve

__all__ = ["ServerSettings", "create_app", "serve"]

# The command's help must not load the web framework.
if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(__name__, {".app": "create_app", ".service": "serve"})
