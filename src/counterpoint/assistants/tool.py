"""The record of a tool: its name, what an assistant is told of it, and what answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from counterpoint.assistants.answers import ToolAnswer
from counterpoint.assistants.arguments import Arguments, Parameter
from counterpoint.assistants.debates import Served, Shelf


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that answers from one debate.

    ``description`` is ours alone: no word of a map stands in it. ``answer`` may take long and is
    called in a thread; ``ask`` is called in its place where a tool needs the shelf's processes.
    ``is_of_no_map`` marks what is the same of every map, ``is_of_map`` what mostly asks for the
    map alone and so need not wait for what is found in it.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...] = ()
    answer: Callable[[Any, Arguments], ToolAnswer] | None = None
    ask: Callable[[Shelf, Served, Arguments], Awaitable[ToolAnswer]] | None = None
    is_of_no_map: bool = False
    is_of_map: bool = False
