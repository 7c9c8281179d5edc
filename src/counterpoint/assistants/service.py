"""One call that answers on standard input and output until the client hangs up."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from counterpoint.assistants.answering import Assistance
from counterpoint.assistants.debates import Shelf
from counterpoint.assistants.sdk import loaded_lightly
from counterpoint.late import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from mcp.server.lowlevel.server import Server


def serve_on_streams(
    shelf: Shelf, list_maps: Callable[[], Sequence[tuple[str, str]]] | None = None
) -> None:
    """Answer one client on standard input and output; comes back when it is gone.

    What the SDK logs goes to standard error, warnings and worse alone.
    """
    logging.basicConfig(level=logging.WARNING, format="counterpoint: %(message)s")
    asyncio.run(_serve(shelf, list_maps))


def _server_and_streams() -> tuple[Callable[[Assistance], Server[Any]], Callable[[], Any]]:
    from mcp.server.stdio import stdio_server  # noqa: PLC0415 (`loaded_lightly` says when)

    from counterpoint.assistants.server import create_server  # noqa: PLC0415 (as above)

    return create_server, stdio_server


async def _serve(shelf: Shelf, list_maps: Callable[[], Sequence[tuple[str, str]]] | None) -> None:
    create_server, stdio_server = loaded_lightly(_server_and_streams)
    server = create_server(Assistance(shelf, list_maps))
    try:
        async with stdio_server() as (reader, writer):
            await server.run(reader, writer, server.create_initialization_options())
    except* (BrokenPipeError, ConnectionError):
        pass  # the client went away while it was answered
    finally:
        await shelf.close()
