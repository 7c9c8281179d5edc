"""What is loaded when it is first used, and no sooner: a command pays for each module it loads.

A *late face* is a package whose public names are looked up in its modules when they are asked for
(PEP 562), so that ``from counterpoint import store`` costs nothing and ``store.Store`` what it
needs. A *late function* stands in a table and loads its module when it is called. A *late module*
is a library that only some calls need. Types are those of the imports that stand beside each under
``TYPE_CHECKING``; contracts and type checker read these.

What belongs here: how a name is put off. What does not: which names are, which each place says.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as typing has it; typing itself would double what --version loads
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType
    from typing import Any


def late_face(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """The ``__getattr__`` of ``package``, whose public names live in its modules.

    ``homes`` has the names of each module, parted by blanks; a module that begins with a dot is
    the package's own. No name may be that of a module of the package: once that is loaded, the
    name is the module. A name is looked up once, and is then the package's like any other.

    >>> look_up = late_face("counterpoint.errors", {".suggestions": "nearest_name"})
    >>> look_up("nearest_name")("ruis", ["ruiz", "pifer"])
    'ruiz'
    """
    home_of = {name: home for home, names in homes.items() for name in names.split()}

    def look_up(name: str) -> Any:
        home = home_of.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(_loaded(f"{package}{home}" if home.startswith(".") else home), name)
        setattr(sys.modules[package], name, value)
        return value

    return look_up


class LateFunction:
    """A function that loads its module when it is called; equal to another of the same name.

    >>> LateFunction("counterpoint.errors", "nearest_name")("ruis", ["ruiz", "pifer"])
    'ruiz'
    """

    __slots__ = ("_module", "_name")

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """What the function gives."""
        return getattr(_loaded(self._module), self._name)(*args, **kwargs)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LateFunction) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"<late function {self._module}.{self._name}>"

    def _key(self) -> tuple[str, str]:
        return self._module, self._name


class LateFunctions:
    """The functions of a module, each a `LateFunction`; for tables of what may be called."""

    __slots__ = ("_module",)

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> LateFunction:
        return LateFunction(self._module, name)


class LateModule:
    """A module that is loaded when something in it is first asked for.

    >>> LateModule("counterpoint.errors").nearest_name("ruis", ["ruiz", "pifer"])
    'ruiz'
    """

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        return getattr(_loaded(self._name), name)


def _loaded(module: str) -> ModuleType:
    __import__(module)  # importlib itself would be a tenth of what --version loads
    return sys.modules[module]
