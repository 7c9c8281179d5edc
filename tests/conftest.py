"""Fixtures that every test may use, and the rule that nothing may be skipped where it must run."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from compiling import compile_for_workers
from hypothesis import settings
from lengths import examples
from memory_folder import use_memory_folder
from xdist_workers import use_less

if TYPE_CHECKING:
    from tabs import Tabs

    from counterpoint.model import ArgumentMap

# What lands is decided by the same examples each time; new ones are looked for everywhere else.
# No example is timed: a machine that is busy with other tests would fail it.
settings.register_profile("steady", max_examples=examples(100), derandomize=True, deadline=None)
settings.register_profile("searching", max_examples=examples(100), deadline=None)
settings.load_profile("steady" if os.environ.get("CI") else "searching")

# Where Python may not write down what it has compiled, each process that a test starts compiles all
# of ours anew (a third of its time), and each worker rewrites all tests.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

use_memory_folder()

# There are more workers than processors: each reckons with one thread, and waits busily for none.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Nothing that is loaded and collected is garbage: `pytest_collection_finish` looks for it again.
gc.disable()

# A shell starts what runs in its background with Ctrl-C ignored, and so would every process be that
# a test starts and then stops in that way.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

PROJECT = Path(__file__).parent.parent
SHARED = PROJECT.parent / "shared"


@pytest.fixture
def city() -> ArgumentMap:
    """A small map of three experts with every kind of record."""
    from samples import city_map  # noqa: PLC0415 # what hands tests out to workers loads none of ours

    return city_map()


@pytest.fixture(scope="session")
def project_folder() -> Path:
    return PROJECT


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder with sources, corpora and hostile inputs beside the checkout."""
    if not (SHARED / "corpora").is_dir():
        pytest.skip("needs ../shared, which is not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def article(shared_folder: Path) -> Path:
    """The article that the seed map reads."""
    return shared_folder / "sources" / "000_69a96dd1987b3572.txt"


@pytest.fixture(scope="session", autouse=True)
def _debates_loaded_once() -> Iterator[None]:
    """What commands load and suppose within this process is made once (`loaded_maps`)."""
    from loaded_maps import loading_once  # noqa: PLC0415 # as above

    with loading_once():
        yield


@pytest.fixture
def quick_folder(tmp_path: Path) -> Generator[Path, None, None]:
    """A folder in memory where there is such a thing, for what is synced thousands of times."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The machine's own Chromium; no browser is ever downloaded.

    Without windows where that is there: the same engine opens a page for two thirds of the work.
    """
    paths = map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))
    path = next(filter(None, paths), None)
    if path is None:
        pytest.skip("needs Debian's chromium or chromium-headless-shell, neither is installed")
    return path


@pytest.fixture(scope="session")
def tabs(chromium_path: str) -> Iterator[Tabs]:
    """Tabs of the machine's Chromium: one browser for the whole session."""
    from tabs import tabs_of  # noqa: PLC0415 # .ci/lowest has no playwright

    with tabs_of(chromium_path) as opened:
        yield opened


def pytest_configure(config: pytest.Config) -> None:
    compile_for_workers(config)
    use_less(config)


# What takes longest begins first, so that no worker is left with it alone at the end, and what is
# dear to make for a file is made once: tests are taken from a worker from its last one on.
LONG = (
    "tests/test_house_rules.py::test_the_tools_find_nothing[types]",
    "tests/docs/test_site.py",
    "tests/test_wheel.py",
    "tests/test_readme.py::test_each_listed_command_runs",
    "tests/server/test_soak.py",
    "tests/server/workbench/test_robot.py",
    "tests/store/endpoint/test_real_stores.py",
    "tests/views/test_sparql_in_browser.py",
    "tests/views/test_accessibility.py",
    "tests/views/test_languages_in_browser.py",
    "tests/views/test_crowd_in_browser.py",
    "tests/pipeline/test_crashes.py",
    "tests/views/workbench/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def rank(item: pytest.Item) -> int:
        ranks = (i for i, beginning in enumerate(LONG) if item.nodeid.startswith(beginning))
        return next(ranks, len(LONG))

    items.sort(key=rank)


def pytest_collection_finish() -> None:
    """Some hundred thousand objects stay to the end; looking for garbage need not look there.

    A test's own objects are mostly gone when it ends, so that it pays to look for others seldom.
    """
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where COUNTERPOINT_NO_SKIPS is set, as in .ci/run, a skipped test has failed."""
    report = yield
    if os.environ.get("COUNTERPOINT_NO_SKIPS") and call and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped where nothing may be: {report.longrepr}"
    return report


@pytest.hookimpl(optionalhook=True)  # .ci/lowest runs without xdist
def pytest_xdist_auto_num_workers() -> int:
    """Three workers on two processors: a third of the time tests wait for browsers and servers."""
    return (os.cpu_count() or 2) * 3 // 2
