"""Figures: a half away from zero, on the decimal number, and the page's copy of the rule."""

from __future__ import annotations

import json
import shutil
import subprocess
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from counterpoint.model import figure, rounded

TEXTS = Path(__file__).parents[2] / "src/counterpoint/views/js/ground/texts.js"
HUNDREDTHS = range(-200, 201)


@pytest.mark.parametrize("digits", [0, 1, 2])
def test_each_hundredth_is_rounded_as_its_decimal(digits: int) -> None:
    expected = [
        float(Decimal(n).scaleb(-2).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))
        for n in HUNDREDTHS
    ]

    assert [rounded(n / 100, digits) for n in HUNDREDTHS] == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.35, "+0.4"),
        (-0.35, "-0.4"),
        (0.45, "+0.5"),
        (0.05 * 7, "+0.4"),
        (0.95 - 0.6, "+0.4"),
        (-0.04, "0.0"),
        (-0.0, "0.0"),
        (1, "+1.0"),
    ],
)
def test_noise_of_binary_numbers_and_minus_zero_are_not_shown(value: float, text: str) -> None:
    assert figure(value, sign=True) == text


def test_the_page_rounds_as_the_commands_do() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs node, which is not installed")
    values = [n / 100 for n in HUNDREDTHS] + [n * 0.05 for n in range(-40, 41)]
    program = (
        f"import {{ roundedTo }} from {json.dumps(TEXTS.as_uri())};"
        f"const values = {json.dumps(values)};"
        "console.log(JSON.stringify([0, 1, 2].map((n) => values.map((x) => roundedTo(x, n)))))"
    )

    process = subprocess.run(
        [node, "--input-type=module", "-e", program], capture_output=True, text=True, check=True
    )

    expected = [[rounded(value, digits) for value in values] for digits in (0, 1, 2)]
    assert json.loads(process.stdout) == expected
