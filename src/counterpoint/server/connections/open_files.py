"""As many connections as the process may have files open.

What belongs here: the system's limit. What does not: what connections do.
"""

from __future__ import annotations

import logging
import resource
from dataclasses import replace

from counterpoint.errors import UsageError
from counterpoint.server.settings import ServerSettings

# The log, the socket, the workers' and, while a changed map is read, the next workers' too; and
# connections that were taken or ended in this turn.
_OTHERS = 48
_FEWEST = 16  # six for each of two browsers, and some to turn others away

logger = logging.getLogger("counterpoint.server")


def bounded_by_open_files(settings: ServerSettings) -> ServerSettings:
    """``settings`` with no more connections than this process may open files for.

    The limit is raised first, as far as the system lets it be.

    Raises:
        UsageError: it is too low to serve anybody.
    """
    need = settings.connections + _OTHERS
    soft_limit, hard_limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft_limit == resource.RLIM_INFINITY or soft_limit >= need:
        return settings
    raised = (
        need if hard_limit == resource.RLIM_INFINITY else max(soft_limit, min(need, hard_limit))
    )
    resource.setrlimit(resource.RLIMIT_NOFILE, (raised, hard_limit))
    connections = min(settings.connections, raised - _OTHERS)
    if connections < min(_FEWEST, settings.connections):
        raise UsageError(
            f"this process may open {raised} files, too few to serve; "
            f"allow {_OTHERS + _FEWEST} or more (ulimit -n)"
        )
    if connections < settings.connections:
        logger.warning(
            "this process may open %d files, so there is room for %d connections "
            "in place of %d; allow more with ulimit -n",
            raised,
            connections,
            settings.connections,
        )
    return replace(settings, connections=connections)
