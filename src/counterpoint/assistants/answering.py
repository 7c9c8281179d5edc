"""From the name of a tool and what was given to it to the text of an answer or of a refusal."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from counterpoint.assistants.answers import ToolAnswer, render_page, render_refusal
from counterpoint.assistants.arguments import CURSOR, MAP, Arguments, check_arguments
from counterpoint.assistants.debates import Served, Shelf, UnfinishedError
from counterpoint.assistants.documents import ServedDocument, find_document, read_document
from counterpoint.assistants.table import TOOLS
from counterpoint.assistants.tool import Tool
from counterpoint.errors import (
    CounterpointError,
    InputError,
    LimitError,
    UsageError,
    did_you_mean,
    nearest_name,
    some_of,
)

_REFUSED = {
    UsageError: "the call is wrong: mend it as the message says, and call again. The message is "
    "ours, with names of the map in it",
    InputError: "the map or the query is wrong, as the message says",
    LimitError: "a limit was reached",
}
_MOST_ANSWERS = 16  # that are held for the next page

MAPS = Tool("maps", "The maps", "The maps that are served, by id.", (CURSOR,))


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back to an assistant; ``is_refusal`` says that it is no answer."""

    text: str
    is_refusal: bool = False


class Assistance:
    """Answers the calls of one client.

    ``list_maps`` gives the maps of a store by id, each with its title; ``None`` says that there
    is one map, and no tool asks which.
    """

    def __init__(
        self, shelf: Shelf, list_maps: Callable[[], Sequence[tuple[str, str]]] | None = None
    ) -> None:
        self._shelf, self._list_maps = shelf, list_maps
        tools = TOOLS if list_maps is None else (MAPS, *map(_with_map, TOOLS))
        self._tools = {tool.name: tool for tool in tools}
        self._answers: OrderedDict[str, ToolAnswer] = OrderedDict()

    @property
    def tools(self) -> tuple[Tool, ...]:
        """All tools, in their order."""
        return tuple(self._tools.values())

    def begin(self) -> None:
        """Begin to read the map, if there is one only."""
        if self._list_maps is None:
            self._shelf.begin()

    async def call(self, name: str, values: Mapping[str, Any]) -> Reply:
        """The answer of a tool, or why there is none; nothing of ours is raised."""
        try:
            return Reply(await self._answer(name, values))
        except CounterpointError as error:
            what = next((_REFUSED[x] for x in _REFUSED if isinstance(error, x)), "a fault of ours")
            return Reply(render_refusal(what, str(error)), is_refusal=True)

    async def read(self, address: str) -> tuple[ServedDocument, str]:
        """A document, whole.

        Raises:
            CounterpointError: there is none, the map is wrong, or a limit was reached.
        """
        document = find_document(address)
        if document.is_of_map:
            await self._refuse_several(
                "a resource is of the only map; ask the tools with `map`, or have the server "
                "started with --map, one of"
            )
        served = await self._shelf.debate() if document.is_of_map else None
        return document, await self._shelf.work(lambda: read_document(document, served))

    async def _answer(self, name: str, values: Mapping[str, Any]) -> str:
        tool = self._tool(name)
        arguments = check_arguments(tool.parameters, values)
        rest = json.dumps(arguments.without("cursor"))
        if tool is MAPS:
            maps = await self._shelf.work(self._maps)
            return render_page(maps, f"maps {maps.items}", arguments.text("cursor"))
        if not arguments.text("map"):
            await self._refuse_several("give `map`, one of")
        if tool.answer is not None and tool.is_of_no_map:
            tool_answer = await self._shelf.work_beside(partial(tool.answer, None, arguments))
            return render_page(tool_answer, f"{name} {rest}", arguments.text("cursor"))
        served = await self._served(tool, arguments.text("map"))
        subject = f"{name} {rest} {served.version}"
        answer = self._answers.pop(subject, None) or await self._ask(tool, served, arguments)
        self._answers[subject] = answer
        while len(self._answers) > _MOST_ANSWERS:
            self._answers.popitem(last=False)
        return render_page(answer, subject, arguments.text("cursor"))

    async def _served(self, tool: Tool, name: str) -> Served:
        """What a tool answers from: the debate, or its map where that is mostly enough."""
        return await (self._shelf.map_of(name) if tool.is_of_map else self._shelf.debate(name))

    async def _ask(self, tool: Tool, served: Served, arguments: Arguments) -> ToolAnswer:
        try:
            return await self._ask_now(tool, served, arguments)
        except UnfinishedError:
            whole = await self._shelf.debate(arguments.text("map"))
            return await self._ask_now(tool, whole, arguments)

    async def _ask_now(self, tool: Tool, served: Served, arguments: Arguments) -> ToolAnswer:
        if tool.ask is not None:
            return await tool.ask(self._shelf, served, arguments)
        answer = tool.answer
        crowd = served.debate.map.crowd
        if crowd is not None:
            from counterpoint.assistants.tools import crowds  # noqa: PLC0415 (few maps are crowds)

            if tool.name not in crowds.ANSWERS:
                crowds.refuse_single_voters(crowd)
            answer = crowds.ANSWERS.get(tool.name, answer)
        assert answer is not None
        work = self._shelf.work_beside if tool.is_of_map else self._shelf.work
        return await work(partial(answer, served, arguments))

    async def _refuse_several(self, advice: str) -> None:
        """Say which maps there are, if there are several and none is named."""
        if self._list_maps is None:
            return
        names = [name for name, _ in await self._shelf.work(self._list_maps)]
        if len(names) > 1:
            raise UsageError(f"there are {len(names)} maps: {advice} {some_of(names)}")

    def _maps(self) -> ToolAnswer:
        assert self._list_maps is not None
        items = [{"map": name, "title": title} for name, title in self._list_maps()]
        return ToolAnswer(items, notes=() if items else ("The store holds no map.",))

    def _tool(self, name: str) -> Tool:
        if name not in self._tools:
            choices = f"there are: {', '.join(self._tools)}"
            advice = did_you_mean(nearest_name(name[:40], self._tools), choices)
            raise UsageError(f"there is no tool {name[:40]!r}; {advice}")
        return self._tools[name]


def _with_map(tool: Tool) -> Tool:
    return replace(tool, parameters=(MAP, *tool.parameters))
