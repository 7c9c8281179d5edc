"""Compiles what the workers will all load, once and on each processor, before they start.

In a fresh checkout each worker would otherwise rewrite the assertions of all tests and compile all
of the package for itself: 25 s of processor time for each of them. How a test is
rewritten is pytest's own business, without a public name; its versions 8 and 9 agree in it.
"""

from __future__ import annotations

import compileall
import multiprocessing
import os
from pathlib import Path

import pytest
from _pytest.assertion import rewrite

_TESTS = Path(__file__).parent
_PACKAGE = _TESTS.parent / "src"


def compile_for_workers(config: pytest.Config) -> None:
    """Leave what is compiled where the workers look for it; nothing without workers."""
    if not getattr(config.option, "numprocesses", None) or hasattr(config, "workerinput"):
        return
    if rewrite.assertstate_key not in config.stash:  # --assert=plain
        return
    files = sorted([*_TESTS.rglob("*.py"), *_PACKAGE.rglob("*.py")])
    shares = os.cpu_count() or 1
    fork = multiprocessing.get_context("fork")
    parts = [
        fork.Process(target=_compile, args=(files[part::shares], config)) for part in range(shares)
    ]
    for part in parts:
        part.start()
    for part in parts:
        part.join()


def _compile(files: list[Path], config: pytest.Config) -> None:
    """A file that does not compile is left to its worker, who says what is wrong."""
    state = config.stash[rewrite.assertstate_key]
    for file in files:
        if not (_TESTS in file.parents and file.name.startswith(("test_", "conftest"))):
            compileall.compile_file(file, quiet=2)
            continue
        folder = rewrite.get_cache_dir(file)
        compiled = folder / (file.stem + rewrite.PYC_TAIL)
        if rewrite._read_pyc(file, compiled) is None and rewrite.try_makedirs(folder):
            try:
                origin, code = rewrite._rewrite_test(file, config)
            except SyntaxError:
                continue
            rewrite._write_pyc(state, code, origin, compiled)
