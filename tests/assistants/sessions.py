"""A client of the SDK that talks with our server in one process, and what it is answered."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from event_loops import run_apart
from opened_maps import put_in_store

from counterpoint.assistants.answering import Assistance
from counterpoint.assistants.debates import Shelf
from counterpoint.model import ArgumentMap
from counterpoint.pipeline import Debate
from counterpoint.pipeline.debate import debate_in

if TYPE_CHECKING:
    from mcp import Client

# The SDK is loaded where it is used: it is large, and few workers come here.
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Page:
    """One answer as the client has it; ``size`` is that of the whole result, in bytes."""

    data: dict[str, Any]
    is_refusal: bool
    size: int

    @property
    def own(self) -> dict[str, Any]:
        """Our own words."""
        return dict(self.data["from_counterpoint"])

    @property
    def said(self) -> dict[str, Any]:
        """The map's words."""
        return dict(self.data["from_map"])

    @property
    def items(self) -> list[dict[str, Any]]:
        return list((self.data.get("from_map") or self.own).get("items", []))


class Session:
    """A client that is connected."""

    def __init__(self, client: Client) -> None:
        self.client = client

    async def call(self, name: str, **arguments: Any) -> Page:
        from mcp.types import TextContent  # noqa: PLC0415

        result = await self.client.call_tool(name, arguments)
        (content,) = result.content
        assert isinstance(content, TextContent)
        size = len(result.model_dump_json(by_alias=True, exclude_none=True).encode())
        return Page(json.loads(content.text), result.is_error, size)

    async def all_pages(self, name: str, **arguments: Any) -> list[Page]:
        """Each page of an answer, to the last."""
        pages = [await self.call(name, **arguments)]
        while "next" in pages[-1].own:
            pages.append(await self.call(name, **arguments, cursor=pages[-1].own["next"]))
        return pages


@cache
def debate_of(argument_map: ArgumentMap) -> Debate:
    return debate_in(put_in_store(argument_map))


def shelf_of(argument_map: ArgumentMap) -> Shelf:
    return Shelf(lambda _: debate_of(argument_map))


@asynccontextmanager
async def connected(
    shelf: Shelf, list_maps: Callable[[], Sequence[tuple[str, str]]] | None = None
) -> AsyncIterator[Session]:
    from mcp import Client  # noqa: PLC0415

    from counterpoint.assistants.server import create_server  # noqa: PLC0415

    server = create_server(Assistance(shelf, list_maps))
    async with Client(server) as client:
        try:
            yield Session(client)
        finally:
            await shelf.close()


def talk(
    shelf: Shelf,
    talking: Callable[[Session], Awaitable[_Value]],
    list_maps: Callable[[], Sequence[tuple[str, str]]] | None = None,
) -> _Value:
    """What a talk of a client with the server gives."""

    async def run() -> _Value:
        async with connected(shelf, list_maps) as session:
            return await talking(session)

    return run_apart(run())
