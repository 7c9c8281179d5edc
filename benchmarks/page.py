"""How soon the page can be used and how smoothly it moves, beside pyvis' own page.

    python benchmarks/page.py [--sizes 75 2000 20000 100000] [--map FILE] [--limit SECONDS]

For each size an invented debate (the same in every run) is made into our page and into pyvis'
default page (its template, its vis-network 9, physics on) of the same network. Chromium opens
both from disk with the network off. Printed: seconds to make the page, its size, seconds from
navigation until it can be used (ours: the view stands and listens; pyvis': the drawing has
settled), and frames a second while the map is moved by the wheel for two seconds. ``--map``
takes a map file for the first row. What needs longer than ``--limit`` is shown as such.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright
from pyvis.network import Network

from counterpoint.analysis import analyse
from counterpoint.formats import read
from counterpoint.model import Analysis, ArgumentMap
from counterpoint.network import build_network
from counterpoint.views import render_page
from counterpoint.views.links import links_of

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from views.large_maps import large_map, sketched_analysis
from views.opened_page import ARGUMENTS

READY = "() => document.documentElement.dataset.ready !== undefined"
SETTLED = "() => typeof network !== 'undefined' && Boolean(network?.physics?.stabilized)"
FRAMES = """async (selector) => {
  const canvas = document.querySelector(selector);
  const started = performance.now();
  let frames = 0;
  while (performance.now() - started < 2000) {
    const deltaY = frames % 60 < 30 ? 14 : -14;
    canvas.dispatchEvent(new WheelEvent("wheel", { deltaY, bubbles: true, cancelable: true }));
    await new Promise(requestAnimationFrame);
    frames += 1;
  }
  return frames / ((performance.now() - started) / 1000);
}"""


def pyvis_page(debate: ArgumentMap) -> str:
    """The same claims and lines as pyvis shows them by itself."""
    network = Network(directed=True, cdn_resources="in_line")
    claims = {claim.id: claim for claim in debate.claims}
    network.add_nodes(list(claims), label=[claim.title for claim in claims.values()])
    for link in links_of(debate):
        network.add_edge(link.tail, link.head)
    return str(network.generate_html())


def opened(browser: Browser, file: Path, ready: str, limit: float) -> tuple[Page, float | None]:
    """The page, and seconds from navigation until ``ready`` holds, ``None`` past the limit."""
    page = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True).new_page()
    started = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    while time.perf_counter() - started < limit:
        try:
            if page.evaluate(ready):
                return page, time.perf_counter() - started
        except Error:  # the page is still being parsed
            pass
        time.sleep(0.01)
    return page, None


def row(browser: Browser, folder: Path, make: Callable[[], str], kind: str, limit: float) -> str:
    """One line of the table."""
    started = time.perf_counter()
    html = make()
    made = time.perf_counter() - started
    file = folder / f"{kind}.html"
    file.write_text(html, encoding="utf-8")
    ours = kind == "counterpoint"
    page, until = opened(browser, file, READY if ours else SETTLED, limit)
    frames = "     -"
    if until is not None:
        if ours:
            page.evaluate("() => { location.hash = '#/map'; }")
            page.wait_for_timeout(600)
        canvas = "#map-canvas canvas" if ours else "canvas"
        frames = f"{page.evaluate(FRAMES, canvas):6.1f}"
    page.context.close()
    usable = f"> {limit:.0f}" if until is None else f"{until:.2f}"
    return f"{kind:<13} {made:8.2f} {file.stat().st_size / 1e6:8.2f} {usable:>10} {frames}"


def debates(arguments: argparse.Namespace) -> list[tuple[ArgumentMap, Analysis]]:
    """The debates to show, with findings."""
    found = []
    if arguments.map is not None:
        debate = read([arguments.map]).map
        found.append((debate, analyse(build_network(debate))))
    for size in arguments.sizes:
        debate = large_map(size)
        found.append((debate, sketched_analysis(debate)))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[75, 2_000, 20_000, 100_000])
    parser.add_argument("--map", type=Path)
    parser.add_argument("--limit", type=float, default=60.0)
    parser.add_argument("--pyvis-most", type=int, default=20_000, help="larger: pyvis is left out")
    arguments = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("chromium is not installed")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for debate, analysis in debates(arguments):
            print(f"{len(debate.claims)} claims, {len(links_of(debate))} lines")
            print("                made in s       MB   usable in s  frames/s")
            makers: dict[str, Callable[[], str]] = {
                "counterpoint": lambda d=debate, a=analysis: render_page(d, a),  # type: ignore[misc]
                "pyvis": lambda d=debate: pyvis_page(d),  # type: ignore[misc]
            }
            for kind, make in makers.items():
                if kind == "pyvis" and len(debate.claims) > arguments.pyvis_most:
                    print(f"{kind:<13} left out (its add_node alone is quadratic)")
                    continue
                print(row(browser, Path(folder), make, kind, arguments.limit), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
