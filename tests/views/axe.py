"""What axe has to say of a page, and in which sizes and colours it is asked."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from lengths import IS_LONG
from views.opened_page import OPEN_ALL, OpenedPage

WIDE, NARROW = (1366, 768), (360, 740)
_CORNERS = {
    "wide-light": (WIDE, "light"),
    "narrow-dark": (NARROW, "dark"),
    "narrow-light": (NARROW, "light"),
    "wide-dark": (WIDE, "dark"),
}
# Contrast is four fifths of what axe costs. A scheme changes no element and a size no colour, so
# that each of them once shows what there is; all four at length.
each_corner = pytest.mark.parametrize(
    ("size", "scheme"),
    [
        pytest.param(*corner, id=name)
        for name, corner in [*_CORNERS.items()][: None if IS_LONG else 2]
    ],
)


def load_axe(page: OpenedPage) -> None:
    page.page.evaluate(Axe().axe_script)


def violations(page: OpenedPage, *, has_contrast: bool = True) -> list[str]:
    """What axe has to say of the page as it stands, with every disclosure open."""
    page.page.evaluate(OPEN_ALL)
    return complaints_of_axe(page, has_contrast=has_contrast)


def complaints_of_axe(page: OpenedPage, *, has_contrast: bool = True) -> list[str]:
    """What axe has to say; without contrast where others ask for it in the same colours."""
    reports: list[dict[str, Any]] = page.page.evaluate(
        "async (options) => (await axe.run(document, options)).violations",
        {
            "resultTypes": ["violations"],
            "rules": {"color-contrast": {"enabled": has_contrast or IS_LONG}},
        },
    )
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in reports]
