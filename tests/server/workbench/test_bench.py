from __future__ import annotations

from pathlib import Path

import pytest
from event_loops import run_apart
from server.silent_listening import heard_in_silence
from small_map import write_small_map

from counterpoint.pipeline.workbench import Desk
from counterpoint.server.workbench.bench import Bench


def test_who_listens_hears_of_us_before_a_proxy_would_end_the_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_small_map(tmp_path)
    events = Bench(Desk([tmp_path / "mill.argdown"])).events()

    event, patience = run_apart(
        heard_in_silence(events, monkeypatch, "counterpoint.server.workbench.bench")
    )

    assert (event, patience) == (b": still here\n\n", [15.0])
