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

# Marks one text of each look: where two have the same tags, classes, styles and whatever else rules
# that colour ask for, from the root to them, they have the same colours. A field is a text too.
# What was marked in a view that this page showed before is not marked again.
_MARK_LOOKS = """() => {
  const colouring = /--[\\w-]+\\s*:|color|background|fill|opacity|filter|font|blend/;
  const flat = (rules) => [...(rules ?? [])].flatMap((rule) => {
    if (rule.media?.mediaText === "print") return [];
    return rule.selectorText ? [rule] : flat(rule.cssRules);
  });
  const rules = [...document.styleSheets].flatMap((sheet) => flat(sheet.cssRules));
  const text = rules.map((rule) => rule.cssText).filter((css) => colouring.test(css)).join();
  const names = [...new Set([...text.matchAll(/\\[([\\w-]+)/g)].map(([, name]) => name))];
  const styled = new Set([...text.matchAll(/#([\\w-]+)/g)].map(([, id]) => id));
  const { ids, before } = (window.looks ??= { ids: new Map(), before: new Set() });
  const looks = new Map();
  const visit = (element, above) => {
    const { parentElement: parent, previousElementSibling: sibling } = element;
    const at = parent ? [...parent.children].indexOf(element) : 0;
    const ends = [at === 0, at % 2, element.nextElementSibling === null, sibling?.className];
    const own = names.map((name) => element.getAttribute(name));
    own.push(styled.has(element.id) && element.id);
    const style = ["class", "style", "fill"].map((name) => element.getAttribute(name));
    const look = JSON.stringify([above, element.tagName, style, own, ends]);
    const number = ids.get(look) ?? ids.set(look, ids.size).get(look);
    const isText = [...element.childNodes].some((x) => x.nodeType === 3 && x.data.trim());
    const isAsked = isText || element.matches("input, select, textarea");
    if (isAsked && !before.has(number) && element.checkVisibility()) looks.set(number, element);
    for (const child of element.children) visit(child, number);
  };
  for (const element of document.querySelectorAll("[data-look]")) delete element.dataset.look;
  const { documentElement: root } = document;
  const own = ["class", "style", ...names].map((name) => root.getAttribute(name));
  visit(document.body, [matchMedia("(prefers-color-scheme: dark)").matches, innerWidth, own]);
  for (const [number, element] of looks) {
    element.dataset.look = "";
    before.add(number);
  }
}"""
_ASK_OF_LOOKS = """() => axe.configure({
  rules: [{ id: "color-contrast", selector: "[data-look]" }],
})"""


def load_axe(page: OpenedPage) -> None:
    """Bring axe, which asks for the contrast of one text of each look, at length of all."""
    page.page.evaluate(Axe().axe_script)
    if not IS_LONG:
        page.page.evaluate(_ASK_OF_LOOKS)


def violations(page: OpenedPage, *, has_contrast: bool = True) -> list[str]:
    """What axe has to say of the page as it stands, with every disclosure open."""
    page.page.evaluate(OPEN_ALL)
    return complaints_of_axe(page, has_contrast=has_contrast)


def complaints_of_axe(page: OpenedPage, *, has_contrast: bool = True) -> list[str]:
    """What axe has to say; without contrast where others ask for it in the same colours."""
    if has_contrast and not IS_LONG:
        page.page.evaluate(_MARK_LOOKS)
    reports: list[dict[str, Any]] = page.page.evaluate(
        "async (options) => (await axe.run(document, options)).violations",
        {
            "resultTypes": ["violations"],
            "rules": {"color-contrast": {"enabled": has_contrast or IS_LONG}},
        },
    )
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in reports]
