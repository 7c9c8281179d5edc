"""One call that answers on standard input and output until the client hangs up."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from mcp.server.stdio import stdio_server

from counterpoint.assistants.answering import Assistance
from counterpoint.assistants.debates import Shelf
from counterpoint.assistants.server import create_server


def serve_on_streams(
    shelf: Shelf, list_maps: Callable[[], Sequence[tuple[str, str]]] | None = None
) -> None:
    """Answer one client on standard input and output; comes back when it is gone.

    What the SDK logs goes to standard error, warnings and worse alone.
    """
    logging.basicConfig(level=logging.WARNING, format="counterpoint: %(message)s")
    asyncio.run(_serve(shelf, list_maps))


async def _serve(shelf: Shelf, list_maps: Callable[[], Sequence[tuple[str, str]]] | None) -> None:
    server = create_server(Assistance(shelf, list_maps))
    try:
        async with stdio_server() as (reader, writer):
            await server.run(reader, writer, server.create_initialization_options())
    except* (BrokenPipeError, ConnectionError):
        pass  # the client went away while it was answered
    finally:
        await shelf.close()
