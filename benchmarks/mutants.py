"""How many small faults in the analysis its tests notice: a mutation run.

    .venv/bin/pip install mutmut
    CI=true .venv/bin/python benchmarks/mutants.py [--sample N] [--seed N] [--folder F ...]
        [--record FILE]

The faults are those of ``mutations.py``. Tests are collected once; each mutant is a fork in which
the functions' code is swapped, and of the tests only those run that enter the changed function, the
quickest and most telling first, until one fails. Examples are the same each time and failing ones
are not shrunk. A mutant that takes far more processor time than the tests do is killed too.
``--quick`` leaves out the tests of drawn examples.

With ``--record`` what is known of a mutant is read and written, and only those that lived are tried
again: tests that are added can kill more, never fewer. A run may be ended at any time, and
``--report`` prints what is known by then. Remove the file when the sources change.

Tests that were written for the survivors of a sample say nothing of the other mutants by killing
them: for a figure of all, another ``--seed`` draws another sample.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType

import pytest
from _pytest.runner import runtestprotocol
from mutations import FOLDERS, PACKAGE, PROJECT, Mutant, find_mutants

# What is left out rests on findings and does not look at how they come about.
TESTS = ("tests/analysis", "tests/network")
APART = (
    "strength",
    "test_camps",
    "test_group",
    "test_coalitions",
    "test_matrix_form",
    "test_forms",
)
# Four times what all tests take together: a loop without end, and no test that is merely slow.
MOST_SECONDS = 60
MOST_MEMORY = 4 << 30


def transplant(mutant: Mutant) -> bool:
    """Give the loaded module the mutant's code and constants; whether anything has changed."""
    module = sys.modules[mutant.module]
    changed = ModuleType(mutant.module)
    changed.__file__ = module.__file__
    code = compile(mutant.text, str(module.__file__), "exec", dont_inherit=True)
    exec(code, changed.__dict__)
    grafts = [_graft(module, name, value) for name, value in vars(changed).items()]
    return any(grafts)


def _graft(module: ModuleType, name: str, new: object) -> bool:
    old = vars(module).get(name)
    if isinstance(new, type) and new.__module__ == module.__name__ and isinstance(old, type):
        own = [(vars(old).get(key), value) for key, value in vars(new).items()]
        grafts = [_graft_function(before, after) for before, after in own]
        return any(grafts)
    if isinstance(new, FunctionType) and new.__module__ == module.__name__:
        return _graft_function(old, new)
    if isinstance(new, (str, int, float, tuple, list, dict, set, frozenset)) and name[:2] != "__":
        if repr(new) == repr(old) or new == old:
            return False
        for other in [x for key, x in sys.modules.items() if key.startswith("counterpoint")]:
            if vars(other).get(name) is old:
                setattr(other, name, new)
        return True
    return False


def _graft_function(old: object, new: object) -> bool:
    if isinstance(old, property) and isinstance(new, property):
        old, new = old.fget, new.fget
    if not isinstance(old, FunctionType) or not isinstance(new, FunctionType):
        return False
    if old.__code__.co_freevars != new.__code__.co_freevars:
        return False
    changed = _essence(old.__code__) != _essence(new.__code__)
    changed |= repr((old.__defaults__, old.__kwdefaults__)) != repr(
        (new.__defaults__, new.__kwdefaults__)
    )
    old.__code__, old.__defaults__ = new.__code__, new.__defaults__
    old.__kwdefaults__ = new.__kwdefaults__
    return changed


def _essence(code: CodeType) -> tuple[object, ...]:
    """What a code object does, without where it stands."""
    inner = tuple(
        _essence(x) if isinstance(x, CodeType) else (type(x), repr(x)) for x in code.co_consts
    )
    return (code.co_code, inner, code.co_names, code.co_varnames, code.co_exceptiontable)


class Trial:
    """A pytest plugin that, instead of running the tests once, runs them on each mutant."""

    def __init__(
        self, mutants: list[Mutant], workers: int, record: Path | None, *, drawn: bool
    ) -> None:
        self._mutants = mutants
        self._drawn = drawn
        self._workers = workers
        self._record = record
        has_record = record is not None and record.exists()
        self.verdicts: dict[str, str] = (
            json.loads(record.read_text()) if record and has_record else {}
        )
        self._kills: Counter[int] = Counter()
        self._seconds: dict[int, float] = {}
        self._entered: dict[tuple[str, str], list[int]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Settings that no busy machine can fail and that waste no time on shrinking."""
        import hypothesis  # noqa: PLC0415 (pytest wants to be the first who imports it)

        steady = hypothesis.settings.get_profile("steady")
        hypothesis.settings.register_profile(
            "mutants",
            parent=steady,
            phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
            suppress_health_check=list(hypothesis.HealthCheck),
            print_blob=False,
        )
        hypothesis.settings.load_profile("mutants")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out tests of drawn examples, where that is asked for."""
        if not self._drawn:
            items[:] = [x for x in items if not hasattr(getattr(x, "obj", None), "hypothesis")]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure the tests, then judge each mutant."""
        for mutant in self._mutants:
            importlib.import_module(mutant.module)
        gc.collect()
        gc.freeze()
        self._measure(session.items)
        print(
            f"{len(session.items)} tests, {sum(self._seconds.values()):.0f} s",
            file=sys.stderr,
            flush=True,
        )
        waiting = [x for x in self._mutants if self.verdicts.get(x.key, "lived") == "lived"]
        running: dict[int, tuple[Mutant, int]] = {}
        for count, mutant in enumerate(waiting):
            while len(running) >= self._workers:
                self._reap(running)
            pid, pipe = self._fork(mutant, session.items)
            running[pid] = (mutant, pipe)
            if count % 50 == 0:
                print(f"{count} of {len(waiting)}", file=sys.stderr, flush=True)
                self._save()
        while running:
            self._reap(running)
        self._save()
        return True

    def _save(self) -> None:
        if self._record:
            self._record.write_text(json.dumps(self.verdicts, indent=0, sort_keys=True))

    def _measure(self, items: list[pytest.Item]) -> None:
        """Which functions each test enters, and how long it takes: in a fork, which it slows."""
        with tempfile.NamedTemporaryFile("r", encoding="utf-8") as file:
            pid = os.fork()
            if pid == 0:
                _silence()
                Path(file.name).write_text(json.dumps(_profile(items)), encoding="utf-8")
                os._exit(0)
            os.waitpid(pid, 0)
            measured = json.load(file)
        entered = defaultdict(list)
        for number, (seconds, failed, functions) in enumerate(measured):
            if failed:
                raise SystemExit(f"{items[number].nodeid} fails without any mutant")
            self._seconds[number] = seconds
            for path, name in functions:
                entered[path, name].append(number)
        self._entered = dict(entered)

    def _tests_for(self, mutant: Mutant) -> list[int]:
        """Those that enter the function, the most telling for their time first; else all."""
        place = (str(sys.modules[mutant.module].__file__), mutant.function)
        tests = self._entered.get(place, []) if mutant.function else list(self._seconds)
        return sorted(tests, key=lambda x: -(self._kills[x] + 0.1) / (self._seconds[x] + 0.005))

    def _fork(self, mutant: Mutant, items: list[pytest.Item]) -> tuple[int, int]:
        reader, writer = os.pipe()
        pid = os.fork()
        if pid:
            os.close(writer)
            return pid, reader
        _silence()
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        try:
            verdict = "lived" if transplant(mutant) else "same"
        except SyntaxError:
            verdict = "same"
        except BaseException:  # noqa: BLE001
            verdict = "import"
        if verdict == "lived":
            order = self._tests_for(mutant)
            failed = _first_failure([items[x] for x in order])
            verdict = "lived" if failed is None else f"killed {order[failed]}"
        os.write(writer, verdict.encode())
        os._exit(0)

    def _reap(self, running: dict[int, tuple[Mutant, int]]) -> None:
        pid, _ = os.wait()
        mutant, pipe = running.pop(pid)
        with os.fdopen(pipe) as stream:
            verdict = stream.read() or "timeout"
        word, _, number = verdict.partition(" ")
        if number:
            self._kills[int(number)] += 1
        self.verdicts[mutant.key] = word


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _first_failure(items: list[pytest.Item]) -> int | None:
    for number, item in enumerate(items):
        after = items[number + 1] if number + 1 < len(items) else None
        if any(x.failed for x in runtestprotocol(item, nextitem=after, log=False)):
            return number
    return None


def _profile(items: list[pytest.Item]) -> list[tuple[float, bool, list[tuple[str, str]]]]:
    folders = tuple(str(PACKAGE / x) for x in FOLDERS)
    codes: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            codes.add(frame.f_code)

    measured = []
    for number, item in enumerate(items):
        codes.clear()
        after = items[number + 1] if number + 1 < len(items) else None
        started = time.process_time()
        sys.setprofile(note)
        reports = runtestprotocol(item, nextitem=after, log=False)
        sys.setprofile(None)
        functions = {
            (x.co_filename, x.co_qualname.partition(".<locals>")[0])
            for x in codes
            if x.co_filename.startswith(folders)
        }
        failed = any(x.failed for x in reports)
        measured.append((time.process_time() - started, failed, sorted(functions)))
    return measured


def main() -> None:
    """Make the mutants, try them, and print a table by folder and who lived."""
    parser = argparse.ArgumentParser(description="Mutate the analysis and see what its tests say.")
    parser.add_argument("--sample", type=int, help="how many mutants")
    parser.add_argument("--seed", type=int, default=11, help="which of the many samples")
    parser.add_argument("--folder", action="append", help="only modules whose path has this in it")
    parser.add_argument("--record", type=Path, help="a file of verdicts, read and written")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--quick", action="store_true", help="without tests of drawn examples")
    parser.add_argument("--report", action="store_true", help="print what the record holds")
    options = parser.parse_args()
    paths = sorted(path for x in FOLDERS for path in (PACKAGE / x).rglob("*.py"))
    mutants = list({x.key: x for path in paths for x in find_mutants(path)}.values())
    if options.folder:
        mutants = [x for x in mutants if any(y in x.module for y in options.folder)]
    # In this order, whatever is judged when a run is ended is a random sample.
    mutants = random.Random(options.seed).sample(mutants, len(mutants))[: options.sample]
    trial = Trial(mutants, options.workers, options.record, drawn=not options.quick)
    if options.report:
        show(mutants, trial.verdicts)
        return
    os.chdir(PROJECT)
    ignored = [f"--ignore-glob=*{x}*" for x in APART]
    status = pytest.main(["-q", "-p", "no:cacheprovider", "-s", *ignored, *TESTS], plugins=[trial])
    if status not in (0, 5):
        raise SystemExit(status)
    show(mutants, trial.verdicts)


def show(mutants: list[Mutant], verdicts: dict[str, str]) -> None:
    """A line a folder, and each mutant that lived, of those that have a verdict."""
    mutants = [x for x in mutants if x.key in verdicts]
    for ours in (False, True):
        print("our own operators" if ours else "mutmut's operators")
        for folder in FOLDERS:
            words = Counter(
                verdicts[x.key] for x in mutants if x.folder == folder and x.ours is ours
            )
            total = words.total() - words["same"]
            killed = total - words["lived"]
            share = killed / total if total else 1
            print(f"  {folder:<16} {killed:5} of {total:5} killed, {share:.1%}  {dict(words)}")
    for mutant in sorted(mutants, key=lambda x: (x.module, x.line)):
        if verdicts[mutant.key] == "lived":
            print(f"\n{mutant.key} {mutant.module}:{mutant.line} {mutant.function}")
            print(mutant.change)


if __name__ == "__main__":
    main()
