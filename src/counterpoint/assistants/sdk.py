"""The SDK's server, loaded without the SDK's clients and frameworks.

``import mcp`` loads all of the SDK: clients, a framework of decorators, their web libraries. What
answers on standard input and output is a part of it, and a client waits for its greeting as long
as that loads. What belongs here: how it is loaded. What does not: any use of it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from types import ModuleType
from typing import TypeVar

# Packages whose faces load what no server on standard streams needs.
_FACES = ("mcp", "mcp.server")

_Value = TypeVar("_Value")


def loaded_lightly(load: Callable[[], _Value]) -> _Value:
    """What ``load`` gives, which imports modules of the SDK and no face of it.

    Afterwards the faces are as if they had never been loaded, and whoever imports them gets them
    whole. Where the SDK is loaded already, or is made otherwise than it was, it is loaded as ever.
    """
    if any(name in sys.modules for name in _FACES):
        return load()
    before = set(sys.modules)
    try:
        with _empty_faces():
            return load()
    except (ImportError, AttributeError):
        for name in [x for x in sys.modules if x not in before]:
            if name.split(".")[0] == "mcp":
                del sys.modules[name]
    return load()


@contextmanager
def _empty_faces() -> Iterator[None]:
    spec = find_spec("mcp")
    folders = spec.submodule_search_locations if spec is not None else None
    for name in _FACES if folders else ():
        module = ModuleType(name)
        module.__path__ = ["/".join((folder, *name.split(".")[1:])) for folder in folders or ()]
        sys.modules[name] = module
    try:
        yield
    finally:
        for name in _FACES:
            sys.modules.pop(name, None)
