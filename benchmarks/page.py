"""How soon the page can be used and how smoothly it moves, beside pyvis' own page.

    python benchmarks/page.py [--map FILE] [--sizes 2000 20000 100000] [--limit SECONDS]

``--map`` gives the first rows, without and with the query engine; for each size an invented
debate follows (the same in every run). Each is made into our page and into pyvis' default page
(its template, its vis-network 9, physics on) of the same network. Chromium opens each from
disk with the network off, ours ``--repeat`` times, of which the median is printed.

Printed as a Markdown table: seconds to make the page after the analysis, its size, seconds from
navigation until it can be used (ours: the overview stands and listens; pyvis': the drawing has
settled), seconds from there to the drawn map, and frames a second while the map is moved by the
wheel for two seconds. pyvis gets ``--limit`` seconds to make its page and as many to become
usable; where its ``add_node``, which is quadratic, needs longer, the page is made with a list
of ids that knows its members, and the row is marked with a star.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, sync_playwright
from pyvis.network import Network

from counterpoint.model import Analysis, ArgumentMap
from counterpoint.pipeline import load
from counterpoint.views import render_page
from counterpoint.views.page.pyvis_network import QuickIds
from counterpoint.views.scenes.links import links_of

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from tabs import ARGUMENTS
from views.drawn_lines import CROSSINGS
from views.large_maps import large_map, sketched_analysis

READY = "() => document.documentElement.dataset.ready !== undefined"
AT_REST = "() => typeof network !== 'undefined' && Boolean(network?.physics?.stabilized)"
TO_THE_MAP = """async () => {
  const started = performance.now();
  location.hash = "#/map";
  const frame = () => new Promise(requestAnimationFrame);
  while (!document.querySelector("#map-canvas .pill")) await frame();
  await frame();
  await frame();
  return (performance.now() - started) / 1000;
}"""
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
# What Chromium needs to start and end, beside the page's own time.
_GRACE = 20.0


class TooLongError(Exception):
    """What was to be made within the limit was not."""


@dataclass(frozen=True, slots=True)
class Made:
    """A page on disk: in how many seconds, whether by help, or that it took too long."""

    file: Path
    seconds: float
    is_helped: bool = False


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises ``TooLongError`` in the block once ``seconds`` have passed."""

    def stop(_signal: int, _frame: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def pyvis_page(argument_map: ArgumentMap, *, helped: bool = False) -> str:
    """The same claims and lines as pyvis shows them by itself."""
    network = Network(directed=True, cdn_resources="in_line")
    if helped:
        network.node_ids = QuickIds()
    claims = {claim.id: claim for claim in argument_map.claims}
    network.add_nodes(list(claims), label=[claim.title for claim in claims.values()])
    for link in links_of(argument_map):
        network.add_edge(link.tail, link.head)
    return str(network.generate_html())


def made_by_us(
    argument_map: ArgumentMap, analysis: Analysis, file: Path, data: tuple[str, str]
) -> Made:
    turtle, dataset = data
    started = time.perf_counter()
    html = render_page(argument_map, analysis, turtle=turtle, dataset=dataset)
    seconds = time.perf_counter() - started
    file.write_text(html, encoding="utf-8")
    return Made(file, seconds)


def made_by_pyvis(argument_map: ArgumentMap, file: Path, limit: float) -> Made:
    started = time.perf_counter()
    try:
        with at_most(limit):
            html, is_helped = pyvis_page(argument_map), False
        seconds = time.perf_counter() - started
    except TooLongError:
        html, is_helped, seconds = pyvis_page(argument_map, helped=True), True, float("inf")
    file.write_text(html, encoding="utf-8")
    return Made(file, seconds, is_helped)


def opened(page: Page, file: Path, ready: str) -> float:
    """Seconds from navigation until ``ready`` holds."""
    started = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    while True:
        with suppress(Error):  # the page is still being parsed
            if page.evaluate(ready):
                return time.perf_counter() - started
        time.sleep(0.01)


def figures_of(file: Path, kind: str, chromium: str) -> dict[str, float]:
    """What the browser needs for one page, in a process of its own that can be ended."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_context(viewport={"width": 1366, "height": 900}, offline=True).new_page()
        ours = kind == "ours"
        figures = {"usable": opened(page, file, READY if ours else AT_REST)}
        if ours:
            page.wait_for_timeout(200)
            figures["map"] = page.evaluate(TO_THE_MAP)
            page.wait_for_timeout(400)
        drawing = "#map-canvas svg" if ours else "canvas"
        figures["frames"] = page.evaluate(FRAMES, drawing)
        if ours:
            figures["crossings"] = page.evaluate(CROSSINGS)
        browser.close()
    return figures


def measured(file: Path, kind: str, chromium: str, limit: float) -> dict[str, float] | None:
    """The figures of one page, or ``None`` past the limit."""
    command = [sys.executable, __file__, "--open", str(file), kind, chromium]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=limit + _GRACE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None
    figures: dict[str, float] = json.loads(output)
    return figures if figures["usable"] <= limit else None


def row(
    page: Made, name: str, claims: int, runs: list[dict[str, float] | None], limit: float
) -> str:
    """One line of the table."""
    over = f"over {limit:.0f} s"
    seconds = over if page.seconds == float("inf") else f"{page.seconds:.2f} s"
    cells = [f"{claims:,}", name + ("*" if page.is_helped else ""), seconds]
    cells.append(f"{page.file.stat().st_size / 1e6:.2f} MB")
    finished = [run for run in runs if run is not None]
    if len(finished) < len(runs):
        return f"| {' | '.join([*cells, over, '', '', ''])} |"
    middle = {key: statistics.median(run[key] for run in finished) for key in finished[0]}
    to_the_map = f"{middle['map']:.2f} s" if "map" in middle else ""
    crossings = f"{middle['crossings']:.0f}" if "crossings" in middle else ""
    cells += [f"{middle['usable']:.2f} s", to_the_map, f"{middle['frames']:.0f}", crossings]
    return f"| {' | '.join(cells)} |"


def debates(arguments: argparse.Namespace) -> Iterator[tuple[ArgumentMap, Analysis, str, str]]:
    """The debates to show, with findings, and with their data where they come from a file."""
    if arguments.map is not None:
        seed = load([arguments.map])
        turtle, trig = seed.store.write_each("turtle", "trig")
        yield seed.map, seed.analysis, turtle.decode(), trig.decode()
    for size in arguments.sizes:
        debate = large_map(size)
        yield debate, sketched_analysis(debate), "", ""


def machine(chromium: str) -> str:
    version = subprocess.run([chromium, "--version"], capture_output=True, text=True, check=True)
    load = ", ".join(f"{part:.1f}" for part in os.getloadavg())
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores ({platform.machine()}), no graphics"
        f" card, load {load}, {version.stdout.strip().partition(' built')[0]}"
    )


def compare(arguments: argparse.Namespace, chromium: str, folder: Path) -> None:
    """Print the table."""
    print(machine(chromium))
    print(
        "\n| claims | | made in | file | usable after | map after | frames a second | crossings |"
    )
    print("|---|---|---|---|---|---|---|---|", flush=True)
    limit = arguments.limit
    for debate, analysis, turtle, dataset in debates(arguments):
        ours = [("Counterpoint", "")] + ([("with SPARQL", dataset)] if dataset else [])
        for name, data in ours:
            our_page = made_by_us(debate, analysis, folder / "ours.html", (turtle, data))
            runs = [
                measured(our_page.file, "ours", chromium, limit) for _ in range(arguments.repeat)
            ]
            print(row(our_page, name, len(debate.claims), runs, limit), flush=True)
        their_page = made_by_pyvis(debate, folder / "pyvis.html", limit)
        runs = [measured(their_page.file, "pyvis", chromium, limit)]
        print(row(their_page, "pyvis", len(debate.claims), runs, limit), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[2_000, 20_000, 100_000])
    parser.add_argument("--map", type=Path)
    parser.add_argument("--limit", type=float, default=120.0)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--open", nargs=3, metavar=("FILE", "KIND", "CHROMIUM"))
    arguments = parser.parse_args()
    if arguments.open:
        file, kind, chromium = arguments.open
        print(json.dumps(figures_of(Path(file), kind, chromium)))
        return
    path: Any = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        sys.exit("chromium is not installed")
    with tempfile.TemporaryDirectory() as folder:
        compare(arguments, path, Path(folder))


if __name__ == "__main__":
    main()
