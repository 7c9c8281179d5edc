"""The cases of Argdown that went wrong once: each row of their table."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats import read

ADDRESS = "https://example.org/toll-study"


@pytest.mark.parametrize(
    ("name", "codes", "arguments", "text"),
    [
        ("a21-plain-numbered.argdown", ["numbered-list"], 0, "Therefore cut the timetable (3)"),
        ("a23-headings-groups.argdown", [], 1, "Hire abroad."),
        ("a25-markdown.md", [], 0, "Shops lose customers."),
        ("a26-ext.adown", [], 0, "Introduce the toll."),
        ("a26-ext.argdn", [], 0, "Introduce the toll."),
        (
            "a29c-url-in-claim.argdown",
            [],
            0,
            f"The toll pays for itself, see {ADDRESS} for the study and the figures.",
        ),
        (
            "a29d-url-in-link.argdown",
            [],
            0,
            "The toll pays for itself, see the study for the figures.",
        ),
        ("a31-smart-dash.argdown", ["typed-bullet", "typed-bullet"], 0, ""),
        ("a40-explicit-and-shared.argdown", [], 2, "Plant trees."),
        ("r07b-kialo.argdown", ["other-format"], 0, ""),
    ],
)
def test_each_case_is_read_as_it_should_be(
    shared_folder: Path, name: str, codes: list[str], arguments: int, text: str
) -> None:
    result = read([shared_folder / "cases" / "argdown" / name])

    assert [warning.code for warning in result.warnings] == codes
    assert len(result.map.arguments) == arguments
    assert not text or text in {claim.text for claim in result.map.claims}


def test_a_colon_that_is_missing_is_named(shared_folder: Path) -> None:
    with pytest.raises(InputError) as error:
        read([shared_folder / "cases" / "argdown" / "a41-missing-colon.argdown"])

    [problem] = error.value.problems
    assert (problem.code, problem.place.column) == ("missing-colon", 8)


def test_numbers_in_titles_are_in_their_order(shared_folder: Path) -> None:
    argument_map = read([shared_folder / "cases" / "argdown" / "a37-big-flat.argdown"]).map

    titles = [claim.title for claim in argument_map.claims]
    assert titles[:4] == ["C0", "C1", "C2", "C3"]
    assert titles.index("C99") + 1 == titles.index("C100")
    assert argument_map.arguments[5].premises == ("c10",)
