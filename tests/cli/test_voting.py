from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from counterpoint.cli import main

BUSES = str(Path(__file__).parent.parent / "data" / "votes" / "buses.csv")


def test_groups_tells_what_is_shared_and_what_divides() -> None:
    done = CliRunner().invoke(main, ["groups", BUSES, "--json"])

    told = json.loads(done.stdout)
    shared = {x["claim"]: x["agreement"] for x in told["consensus"]}
    # (2+1)/(2+2) of the riders times (1+1)/(2+2) of the drivers: a pass was seen
    assert shared["fix-the-potholes"] == pytest.approx(3 / 4 * 2 / 4)
    assert shared["buses-should-be-free"] == pytest.approx(3 / 4 * 1 / 4)
    assert told["divides"][0]["claim"] == "buses-should-be-free"


def test_groups_shows_the_claims_in_words() -> None:
    done = CliRunner().invoke(main, ["groups", BUSES])

    assert "Fix the potholes." in done.stdout
    assert "What tells group riders apart" in done.stdout


def test_a_map_is_no_table_of_votes() -> None:
    done = CliRunner().invoke(main, ["groups", "seeds/a.argdown"])

    assert done.exit_code == 1
    assert "seeds/a.argdown: this is no table of votes; name a .csv or .tsv" in done.stderr


def test_inspect_counts_votes() -> None:
    done = CliRunner().invoke(main, ["inspect", BUSES, "--json"])

    own = json.loads(done.stdout)["own"]
    assert own["votes: pass"] == 1
    assert own["groups"] == 2
    assert own["votes"] == 8
