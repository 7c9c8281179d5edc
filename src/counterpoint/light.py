"""Loading less of what is large, in the process of a command, which pays for it each time.

So does that of the query workers (`counterpoint.store.workers`). `lighten` changes how this process
loads, and nothing of what it can do: each name is there, and is the same, whenever it is asked for.
A library's process is left alone, as it is somebody else's.

- The methods that ``dataclass`` writes are compiled when one is first used: of two hundred records
  a command makes some, and prints, compares and hashes few.
- The face of a large package is run when a name is asked of it that its lighter modules have not:
  of NetworkX a command needs the graphs, and not four hundred algorithms; of rdflib its terms.
- What a package looks for in all that is installed (plugins, back ends) is looked for then, too.

Each part must earn its place. Measured in turns on a busy machine (seconds of processor for a
query of the shipped map and for a check): 1.06 and 0.56 with all of it, 1.23 and 0.61 without late
methods, 1.49 without NetworkX's face, 1.32 and 0.68 without rdflib's, 1.31 without the third, 1.59
and 0.76 with none.

What belongs here: how a library is put off. What does not: which module of ours needs which
(`counterpoint.late`).
"""

from __future__ import annotations

import dataclasses
import importlib
import sys
import threading
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

TYPE_CHECKING = False  # as typing has it, which would be a fifth of what a command loads
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from importlib.abc import Loader
    from typing import Any


def lighten() -> None:
    """From now on load less in this process; done once."""
    if not any(isinstance(finder, _LightFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _LightFinder())
        _put_off_methods()


# A package whose face is run late, and its modules that names are looked for in before; the first
# is loaded at once, since others of the package may be loaded in no other order.
_FACES = {
    "networkx": (
        *("exception", "utils", "classes", "convert", "algorithms.components"),
        "algorithms.shortest_paths",
    ),
    "networkx.algorithms": (),
    "rdflib": ("namespace", "term"),
}
# What the light modules of a package read of its face, as the face has it.
_OF_FACES = {"rdflib": {"NORMALIZE_LITERALS": True, "DAWG_LITERAL_COLLATION": False}}
# Modules that are run when something in them is first asked for.
_LATE = {"html5rdf", "rdflib.graph"}
# Looks through all that is installed for other ways to compute what NetworkX does. What a command
# finds must not hang on that.
_SEEKING = "networkx.utils.backends"


class _LightFinder:
    """Finds packages and modules as ever, and has some of them run when they are asked."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The specification of a module that is put off; ``None`` for all others."""
        if name not in _FACES and name not in _LATE and name != _SEEKING:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.loader is None:
            return None
        kind = _SoberLoader if name == _SEEKING else _LateLoader
        spec.loader = kind(spec.loader)  # type: ignore[assignment]
        return spec


class _LateLoader:
    """Loads a module as another loader does, when something is asked of it."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """A module that is not run yet."""
        return _LateModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Note how it will be run."""
        values: dict[str, Any] = _OF_FACES.get(module.__name__, {})
        module.__dict__.update(values, __light__=(self._loader, threading.RLock()))
        for home in _FACES.get(module.__name__, ())[:1]:
            _loaded(f"{module.__name__}.{home}")


class _SoberLoader(_LateLoader):
    """Loads a module at once, and lets it find nothing of others that is installed."""

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """``None``: a module as ever."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Run it."""
        name = "importlib.metadata"
        before, spec = sys.modules.get(name), PathFinder.find_spec(name, importlib.__path__)
        if spec is not None and spec.loader is not None:
            metadata = _LateModule(name)  # whoever else asks it meanwhile gets what it has
            metadata.__spec__ = spec
            metadata.__path__ = [*(spec.submodule_search_locations or ())]
            _LateLoader(spec.loader).exec_module(metadata)
            metadata.__dict__["entry_points"] = lambda **_: ()
            sys.modules[name] = metadata
        try:
            self._loader.exec_module(module)
        finally:
            sys.modules.pop(name, None)
            if before is not None:
                sys.modules[name] = before


class _LateModule(ModuleType):
    """A module that is run when a name is asked of it that it has not."""

    def __getattr__(self, name: str) -> Any:
        package, of_self = self.__name__, self.__dict__
        if name == "__path__" or "__light__" not in of_self:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        homes = _FACES.get(package, ())
        if name in homes:
            return _loaded(f"{package}.{name}")
        for home in homes:
            value = getattr(_loaded(f"{package}.{home}"), name, _NOTHING)
            if value is not _NOTHING:
                of_self[name] = value
                return value
        self.run()
        return getattr(self, name)

    def run(self) -> None:
        """Run it, if that is not done: the face of its package first, as ever."""
        loader, lock = self.__dict__["__light__"]
        package = sys.modules.get(self.__name__.rpartition(".")[0])
        if isinstance(package, _LateModule) and "__light__" in package.__dict__:
            package.run()
        with lock:
            if self.__dict__.pop("__light__", None) is not None:
                loader.exec_module(self)


_NOTHING = object()


def _loaded(module: str) -> ModuleType:
    __import__(module)
    return sys.modules[module]


class _LateMethod:
    """A method of a record that is compiled when it is first used, or looked at in any way."""

    __slots__ = ("__name__", "_compile")

    def __init__(self, name: str, compile_method: Callable[[], Any]) -> None:
        self.__name__, self._compile = name, compile_method

    def __get__(self, instance: object, owner: type) -> Any:
        method = self._compile()
        method.__qualname__ = f"{owner.__qualname__}.{self.__name__}"
        for each in owner.__mro__:  # a class with slots is made twice, and may be derived from
            if each.__dict__.get(self.__name__) is self:
                setattr(each, self.__name__, method)
        return method.__get__(instance, owner)

    def __call__(self, *args: Any) -> Any:  # `repr` has it in a wrapper of its own
        return self._compile()(*args)


def _put_off_methods() -> None:
    """Let `dataclass` compile methods late, where it makes them one by one (before Python 3.13)."""
    compile_at_once = getattr(dataclasses, "_create_fn", None)
    if compile_at_once is None:
        return

    def create(name: str, *args: Any, **kwargs: Any) -> Any:
        module = (kwargs.get("globals") or {}).get("__name__", "")
        if not module.startswith("counterpoint."):
            return compile_at_once(name, *args, **kwargs)
        return _LateMethod(name, lambda: compile_at_once(name, *args, **kwargs))

    setattr(dataclasses, "_create_fn", create)  # noqa: B010 (no name that types know)
