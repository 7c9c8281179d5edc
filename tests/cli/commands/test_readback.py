"""`counterpoint readback`."""

from __future__ import annotations

import json
from pathlib import Path

from commands import counterpoint

CITY = Path(__file__).parents[2] / "data" / "city"


def test_each_sentence_follows_its_file_and_line() -> None:
    printed = counterpoint("readback", "city.argdown", cwd=CITY)

    assert printed.stdout.splitlines()[0] == (
        "city.argdown:30: Ruiz gives “Elsewhere it worked” as a reason for “Charge for the centre”."
    )


def test_programs_get_the_same_as_json() -> None:
    printed = counterpoint("readback", "city.argdown", "--json", cwd=CITY)

    assert json.loads(printed.stdout)[-1] == {
        "kind": "relation",
        "id": "priority--ring-road-first--free-buses",
        "file": "city.argdown",
        "line": 57,
        "sentence": "“Ring road first” is to come before “Free buses”, as Lind says.",
    }
