"""Two readings of one text: how they are paired and where they differ."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from commands import counterpoint

from counterpoint.drafting.agreement import alpha, differ
from counterpoint.drafting.readings import (
    ComparedReadings,
    DifferenceKind,
    ReadLink,
    compare_readings,
)
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Claim,
    Directness,
    Expert,
    Firmness,
    Polarity,
    Quotation,
    Section,
    Source,
    Stance,
    Verification,
)

TEXT = (
    "A charge at the ring would thin the traffic. Spend what it brings on buses. "
    "Shops may lose by it. Lorries should pay first. Trams are slow to build."
)
SHA = "1" * 64
CLAIMS = {
    "charge": "A charge would thin the traffic at the ring.",
    "buses": "What a charge brings should be spent on buses.",
    "shops": "Shops lose by a charge.",
    "lorries": "Lorries should pay before others do.",
}


def stance(words: str, target: str, expert: str = "ruiz") -> Stance:
    start = TEXT.index(words)
    quotation = Quotation("panel", words, start, start + len(words), Verification.EXACT, 1.0)
    return Stance(f"{expert}-{target}-{start}", expert, target, quotation=quotation)


def reading(*stances: Stance, prefix: str = "", **fields: object) -> ArgumentMap:
    """A map of the text; ``prefix`` makes its ids differ from those of another."""
    argument_map = ArgumentMap(
        "m",
        "https://e.org/",
        "t",
        "q",
        experts=(Expert("ruiz", "Ana Ruiz"), Expert("osei", "Kofi Osei")),
        sources=(
            Source("panel", "Panel", sha256=SHA, sections=(Section("ruiz", "A", 0, len(TEXT)),)),
        ),
        claims=tuple(Claim(prefix + name, name.title(), text) for name, text in CLAIMS.items()),
        stances=tuple(replace(x, target=prefix + x.target) for x in stances),
    )
    return replace(argument_map, **fields)  # type: ignore[arg-type]


FIRST = (
    stance("would thin", "charge"),
    stance("on buses", "buses"),
    stance("Shops may lose", "shops"),
    stance("Lorries should pay", "lorries"),
)


def compare(first: ArgumentMap, second: ArgumentMap) -> ComparedReadings:
    return compare_readings(first, second, {"panel": TEXT})


def differences(readings: ComparedReadings) -> dict[str, tuple[DifferenceKind, ...]]:
    return {
        TEXT[x.start : x.end].split(maxsplit=1)[0]: x.differences
        for x in readings.passages
        if x.differences
    }


def figures(readings: ComparedReadings) -> dict[str, tuple[int, float | None]]:
    return {x.matter.value: (x.units, x.share) for x in readings.accords}


def test_claims_of_other_names_are_paired_and_nothing_differs() -> None:
    readings = compare(reading(*FIRST), reading(*FIRST, prefix="my-"))

    assert readings.claims == {name: f"my-{name}" for name in CLAIMS}
    assert differences(readings) == {}
    assert figures(readings)["seen"] == (5, 1.0)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (FIRST[1:], {"A": (DifferenceKind.SEEN,)}),
        ((*FIRST[:3], replace(FIRST[3], target="buses")), {"Lorries": (DifferenceKind.CLAIM,)}),
        ((*FIRST[:3], replace(FIRST[3], expert="osei")), {"Lorries": (DifferenceKind.SPEAKER,)}),
        (
            (*FIRST[:3], replace(FIRST[3], polarity=Polarity.DENY)),
            {"Lorries": (DifferenceKind.SIDE,)},
        ),
        (
            (*FIRST[:2], replace(FIRST[2], firmness=Firmness.HEDGED), FIRST[3]),
            {"Shops": (DifferenceKind.RESERVE,)},
        ),
        ((*FIRST, stance("Trams are slow", "lorries")), {"Trams": (DifferenceKind.SEEN,)}),
    ],
    ids=["unseen", "claim", "speaker", "side", "reserve", "seen by the second"],
)
def test_a_passage_says_in_what_two_readings_differ(
    second: tuple[Stance, ...], expected: dict[str, tuple[DifferenceKind, ...]]
) -> None:
    assert differences(compare(reading(*FIRST), reading(*second, prefix="x-"))) == expected


def test_two_stances_at_one_passage_are_paired_as_they_are_said() -> None:
    reported = replace(FIRST[2], id="r", directness=Directness.REPORTED)

    readings = compare(reading(*FIRST, reported), reading(reported, *FIRST, prefix="x-"))

    assert differences(readings) == {}


def test_ties_are_compared_between_claims_that_both_have() -> None:
    stated = Argument("a", ("charge",), "buses"), Argument("b", ("shops",), "lorries")
    reverse = Argument("c", ("x-buses",), "x-charge"), Argument("d", ("x-shops",), "x-lorries")

    readings = compare(
        reading(*FIRST, arguments=stated), reading(*FIRST, prefix="x-", arguments=reverse)
    )

    assert readings.links == (
        ReadLink("buses", "charge", "", "support"),
        ReadLink("charge", "buses", "support", ""),
        ReadLink("shops", "lorries", "support", "support"),
    )
    assert figures(readings)["link"] == (3, 1 / 3)


def test_which_reading_is_the_first_changes_no_figure_that_needs_no_pairing() -> None:
    one = reading(*FIRST[1:])
    other = reading(*FIRST[:3], replace(FIRST[3], polarity=Polarity.DENY), prefix="x-")

    forth, back = compare(one, other), compare(other, one)

    assert forth.accords == back.accords


def test_without_the_text_passages_are_what_quotations_overlap() -> None:
    shifted = stance("should pay first", "lorries")

    readings = compare_readings(
        reading(*FIRST), reading(*FIRST[:3], shifted, prefix="x-"), texts={}
    )

    assert [len(x.first) + len(x.second) for x in readings.passages] == [2, 2, 2, 2]
    assert [x.differences for x in readings.passages] == [()] * 4


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        # Krippendorff 2011, sections A and B.
        ("0100000010", "1110010000", 0.095),
        ("aabbdcccedda", "babbbcccedd" + "d", 0.692),
        ("aaaa", "aaaa", None),
        ("", "", None),
    ],
)
def test_alpha_is_that_of_the_literature(first: str, second: str, value: float | None) -> None:
    result = alpha(list(zip(first, second, strict=True)), differ)

    assert result == (None if value is None else pytest.approx(value, abs=0.001))


def test_the_command_tells_both_maps_in_each_language_and_refuses_others(tmp_path: Path) -> None:
    seeds = Path(__file__).parent.parent.parent / "seeds"
    for path in (seeds / "examples").glob("moving-dunmarrow*"):
        shutil.copy(path, tmp_path)
    text = (tmp_path / "moving-dunmarrow.argdown").read_text(encoding="utf-8")
    (tmp_path / "hers.argdown").write_text(
        text.replace("[Raise the wall]", "[Make the wall higher]").replace(
            "mode: conceded", "mode: hedged", 1
        ),
        encoding="utf-8",
    )
    pair = ("compare-maps", "moving-dunmarrow.argdown", "hers.argdown")

    in_words = counterpoint(*pair, "--language", "de", cwd=tmp_path)
    as_data = json.loads(counterpoint(*pair, "--json", cwd=tmp_path).stdout)
    shutil.copy(seeds / "negotiating-with-putin.argdown", tmp_path / "other.argdown")
    shutil.copy(seeds / "negotiating-with-putin.checked.json", tmp_path / "other.checked.json")
    refused = counterpoint(*pair[:2], "other.argdown", cwd=tmp_path)

    assert "Stellen, die beide sahen: 103; nur die erste: 0; nur die zweite: 0." in in_words.stdout
    assert {"first": "raise-the-wall", "second": "make-the-wall-higher"} in as_data["claims"]
    assert sum(bool(x["differences"]) for x in as_data["passages"]) == 2
    assert (refused.returncode, "no text in common" in refused.stderr) == (2, True)
