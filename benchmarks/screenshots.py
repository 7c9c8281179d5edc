"""Take the pictures of the page that the docs show.

    python benchmarks/screenshots.py PAGE.html [-o docs/pictures]

Each picture is one state of the page, named by what it shows; Chromium opens the page from
disk with the network off. Look at each before it is committed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@dataclass(frozen=True, slots=True)
class Shot:
    """A state of the page: address within it, size of the window, colours, and medium."""

    name: str
    route: str
    size: tuple[int, int] = (1366, 768)
    scheme: str = "light"
    press: str = ""
    media: str = "screen"


SHOTS = (
    Shot("overview", "overview"),
    Shot("map", "map", (1366, 900)),
    Shot("path", "map", press="hover"),
    Shot("panel", "map", press="ArrowRight"),
    Shot("issues", "findings/issues"),
    Shot("witness", "findings/tensions", press="witness"),
    Shot("matrix", "matrix"),
    Shot("experts", "", press="compare"),
    Shot("outline", "outline"),
    Shot("dark", "map", scheme="dark"),
    Shot("phone", "overview", (360, 740)),
    Shot("phone-map", "map", (360, 740), "dark"),
    Shot("print", "findings/tensions", (794, 1123), media="print"),
)


def settle(page: Page) -> None:
    """Wait until the page stands and has drawn."""
    while not page.evaluate("() => document.documentElement.dataset.ready"):
        time.sleep(0.02)
    page.wait_for_timeout(400)


def prepare(page: Page, shot: Shot) -> None:
    """The few steps that an address alone does not take."""
    if shot.press == "ArrowRight":
        page.focus("#map-canvas")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
    elif shot.press == "hover":
        page.hover(".pill.is-shared >> nth=2")
    elif shot.press == "witness":
        page.click("details.finding summary >> nth=0")
    elif shot.press == "compare":
        page.click("table.matrix td.level-3 a >> nth=0")
    if shot.media == "print":
        page.emulate_media(media="print")
        page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
        page.evaluate("() => { document.body.style.padding = '14mm'; }")  # the sheet's margins
    page.wait_for_timeout(400)


def take(browser: Browser, file: Path, shot: Shot, folder: Path) -> Path:
    """One picture, written to ``folder``."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        offline=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{file.resolve().as_uri()}#/{shot.route}")
    settle(page)
    prepare(page, shot)
    target = folder / f"{shot.name}.png"
    page.screenshot(path=target)
    context.close()
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("page", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/pictures"))
    arguments = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("chromium is not installed")
    arguments.output.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for shot in SHOTS:
            target = take(browser, arguments.page, shot, arguments.output)
            print(f"{target}  {target.stat().st_size / 1000:.0f} kB")
        browser.close()


if __name__ == "__main__":
    main()
