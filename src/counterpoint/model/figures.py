"""How a figure is rounded and written, the same wherever one is shown to a reader.

``views/js/ground/texts.js`` holds the page's copy of the rule; a test compares the two.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

# What a word for a strength means, from which shown figure on, strongest first; anything above
# nothing has a word. A lone finding that is said outright by both reaches 0.7 and more; with a
# reserve on each side it stays below 0.4.
STRENGTHS = (("strong", 0.7), ("moderate", 0.4), ("slight", 0.0))

# Products of factors are exact to fewer places; what lies beyond is noise of binary numbers.
_EXACT_PLACES = 12


def rounded(value: float, digits: int = 1) -> float:
    """``value`` to so many decimals, a half away from zero, never minus zero.

    It is rounded as the decimal number that a reader would write down: 0.35 gives 0.4, although
    the binary number nearest to it is smaller.

    >>> rounded(0.35), rounded(-0.35), rounded(-0.04)
    (0.4, -0.4, 0.0)
    """
    return float(_decimal(value, digits))


def figure(value: float, digits: int = 1, *, sign: bool = False) -> str:
    """``value`` with so many decimals, on request with a sign unless it is nothing.

    >>> figure(0.35), figure(0.45, sign=True), figure(-0.04, sign=True), figure(2, 2)
    ('0.4', '+0.5', '0.0', '2.00')
    """
    decimal = _decimal(value, digits)
    return f"{decimal:+f}" if sign and decimal else f"{decimal:f}"


def _decimal(value: float, digits: int) -> Decimal:
    exact = Decimal(f"{value:.{_EXACT_PLACES}f}")
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0
