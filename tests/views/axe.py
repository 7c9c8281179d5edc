"""What axe has to say of a page, and in which sizes and colours it is asked."""

from __future__ import annotations

from typing import Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from lengths import IS_LONG
from playwright.sync_api import Page
from views.opened_page import OPEN_ALL

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

# Marks one text of each look: two have the same contrast where they have the same colours, size and
# weight on the same grounds, one upon another. What paints nothing and stands in the flow is no
# ground; what stands before or after what is in an element may be one too, though no element is.
# Classes count beside what is computed, and so does what axe passes over: texts of one letter, and
# fields that are shut. A field is a text too. What was marked in a view that this page showed
# before is not marked again.
_MARK_LOOKS = """() => {
  const { ids, before } = (window.looks ??= { ids: new Map(), before: new Set() });
  const numberOf = (look) => {
    const key = JSON.stringify(look);
    return ids.get(key) ?? ids.set(key, ids.size).get(key);
  };
  const besideOf = (element, which) => {
    const style = getComputedStyle(element, which);
    const { content, display, backgroundColor, backgroundImage, opacity, position } = style;
    const isThere = content !== "none" && display !== "none";
    return isThere ? [backgroundColor, backgroundImage, opacity, position] : [];
  };
  const groundOf = (element, style) => {
    const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position } = style;
    const paint = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join();
    const isShut = element.matches(":disabled, [aria-disabled=true]");
    const isClear = paint === "rgba(0, 0, 0, 0),none,1,none,normal" && position === "static";
    if (isClear && !isShut) return null;
    const beside = ["::before", "::after"].map((which) => besideOf(element, which));
    return [paint, position, style.zIndex, isShut, beside];
  };
  const looks = new Map();
  const visit = (element, above) => {
    const style = getComputedStyle(element);
    if (style.display === "none") return;
    const ground = groundOf(element, style);
    const under = ground ? numberOf([above, ground]) : above;
    const texts = [...element.childNodes].filter((child) => child.nodeType === 3);
    const text = texts.map((child) => child.data.trim()).join("");
    if (text || element.matches("input, select, textarea")) {
      const { color, fill, fontSize, fontWeight, textShadow } = style;
      const classes = [element, element.parentElement].map((one) => one.getAttribute("class"));
      const own = [element.tagName, classes, text.length > 1];
      const number = numberOf([under, color, fill, fontSize, fontWeight, textShadow, own]);
      if (!before.has(number) && element.checkVisibility()) looks.set(number, element);
    }
    for (const child of element.children) visit(child, under);
  };
  for (const element of document.querySelectorAll("[data-look]")) delete element.dataset.look;
  visit(document.body, numberOf([getComputedStyle(document.documentElement).backgroundColor]));
  for (const [number, element] of looks) {
    element.dataset.look = number;
    before.add(number);
  }
}"""
_ASK_OF_LOOKS = """() => axe.configure({
  rules: [{ id: "color-contrast", selector: "[data-look]" }],
})"""
# Else axe writes all that is in an element for each element that it looks at, the whole page for
# its root: a fifth of its time.
_WRITE_NOTHING = "() => axe.configure({ noHtml: true })"
# A look of which axe could not tell, as where a panel lies over it, is asked for in the next view.
_ASK = """async (options) => {
  const { violations, incomplete } = await axe.run(document, options);
  for (const { nodes } of incomplete.filter(({ id }) => id === "color-contrast")) {
    for (const { target } of nodes) {
      window.looks?.before.delete(Number(document.querySelector(target[0])?.dataset.look));
    }
  }
  return violations.map(({ id, nodes }) => {
    const element = document.querySelector(nodes[0].target[0]);
    return `${id}: ${element.outerHTML.slice(0, 120)}`;
  });
}"""


class Shown(Protocol):
    """What has a page in a tab: an opened page, or a hand on the workbench."""

    @property
    def page(self) -> Page: ...


def load_axe(page: Shown) -> None:
    """Bring axe, which asks for the contrast of one text of each look, at length of all."""
    page.page.evaluate(Axe().axe_script)
    page.page.evaluate(_WRITE_NOTHING)
    if not IS_LONG:
        page.page.evaluate(_ASK_OF_LOOKS)


def violations(page: Shown, *, has_contrast: bool = True) -> list[str]:
    """What axe has to say of the page as it stands, with every disclosure open."""
    page.page.evaluate(OPEN_ALL)
    return complaints_of_axe(page, has_contrast=has_contrast)


def complaints_of_axe(page: Shown, *, has_contrast: bool = True) -> list[str]:
    """What axe has to say; without contrast where others ask for it in the same colours."""
    if has_contrast and not IS_LONG:
        page.page.evaluate(_MARK_LOOKS)
    complaints: list[str] = page.page.evaluate(
        _ASK,
        {
            "resultTypes": ["violations", "incomplete"],
            "rules": {"color-contrast": {"enabled": has_contrast or IS_LONG}},
        },
    )
    return complaints
