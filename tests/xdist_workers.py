"""What a worker of xdist leaves out: messages that nobody prints, and taking itself apart."""

from __future__ import annotations

import atexit
import os
import sys
from multiprocessing import util

import pytest
from _pytest.runner import runtestprotocol
from huge_pages import use_huge_pages_for_forks


def use_less(config: pytest.Config) -> None:
    """Of a worker: tell of a test how it went, fork at less cost, and end at once."""
    if not hasattr(config, "workerinput"):
        return
    # Asked for before all else, so that it comes last, when whatever must be cleared away is.
    atexit.register(_end, os.getpid())
    use_huge_pages_for_forks()
    option = config.option
    # ``-v``, ``--durations`` and a report in XML need the messages.
    if option.verbose <= 0 and option.durations is None and option.xmlpath is None:
        config.pluginmanager.register(_ShortReports())


class _ShortReports:
    """Runs a test as pytest does, and tells of a setup and a teardown where they did not pass.

    For each test that passes xdist sends six messages: a beginning, a report of each of three
    phases, two ends. The process that asked for it is woken by each of them and drops all but the
    call's report and the last end: half of what pytest itself costs in 7,000 short tests.
    """

    @pytest.hookimpl
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool:
        for report in runtestprotocol(item, log=False, nextitem=nextitem):
            if report.when == "call" or not report.passed:
                item.ihook.pytest_runtest_logreport(report=report)
        return True


def _end(worker: int) -> None:
    """End without freeing a million objects one by one, which takes a second."""
    if os.getpid() != worker:  # a fork of it that ends by itself
        return
    # It asked to be called before this was asked for: programs that a test left are ended.
    util._exit_function()  # type: ignore[attr-defined] # it has no public name
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(0)
