"""The documentation's site: built offline without a warning, with no link that leads nowhere."""

from __future__ import annotations

import inspect
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
import pytest
from sphinx.util.inventory import InventoryFile

from counterpoint.cli import COMMANDS

ROOT = Path(__file__).parents[2]
FACES = sorted(
    "counterpoint" if path.stem == "counterpoint" else f"counterpoint.{path.stem}"
    for path in (ROOT / "docs/reference").glob("*.md")
    if path.stem not in {"python", "commands"}
)


class Addresses(HTMLParser):
    """The places of a page, what it links to, and what it loads by itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.places |= {values[name] for name in ("id", "name") if name in values}
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        elif tag == "link" and values.get("rel") in {"stylesheet", "icon"}:
            self.loaded.append(values["href"])
        elif "src" in values:
            self.loaded.append(values["src"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, by the command of CONTRIBUTING.md, which refuses a warning."""
    folder = tmp_path_factory.mktemp("site")
    command = re.search(
        r"sphinx-build .+ output/site", (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    )
    assert command
    words = command[0].replace("output/site", str(folder / "site")).split()
    run = subprocess.run(
        [sys.executable, "-m", "sphinx", *words[1:], "-d", str(folder / "read")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    return folder / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Addresses]:
    return {path: Addresses(path.read_text("utf-8")) for path in site.rglob("*.html")}


def test_each_link_leads_to_a_place_of_the_site(site: Path, pages: dict[Path, Addresses]) -> None:
    # The live map's addresses are routes of its own, which the tests of the page follow.
    lost = [
        (path.relative_to(site).as_posix(), link)
        for path, page in pages.items()
        if path.parent.name != "map"
        for link in page.links
        if not _leads(path, link, pages)
    ]
    assert lost == []
    assert site / "map/index.html" in pages


def _leads(path: Path, link: str, pages: dict[Path, Addresses]) -> bool:
    address = urlsplit(link)
    if address.scheme or address.netloc:
        return address.scheme in {"http", "https", "mailto"}
    target = (path.parent / unquote(address.path)).resolve() if address.path else path
    if target not in pages:
        return target.is_file() and not address.fragment
    return not address.fragment or unquote(address.fragment) in pages[target].places


def test_a_page_loads_nothing_from_elsewhere(pages: dict[Path, Addresses]) -> None:
    assert [
        (path.name, address)
        for path, page in pages.items()
        for address in page.loaded
        if urlsplit(address).scheme not in {"", "data"} or urlsplit(address).netloc
    ] == []


def test_no_public_name_is_undocumented(site: Path) -> None:
    with (site / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", lambda base, path: base + path)
    inventory_names = {
        name for kind in inventory for name in inventory[kind] if kind.startswith("py:")
    }
    face = (site / "reference/counterpoint.html").read_text("utf-8")
    lost = [
        f"{home}.{name}"
        for home in FACES
        for name in _classes_and_functions(home)
        if f"{home}.{name}" not in inventory_names
        and not (home == "counterpoint" and f">{name}<" in face)
    ]
    assert lost == []


def _classes_and_functions(home: str) -> Iterator[str]:
    module = import_module(home)
    values = ((name, getattr(module, name)) for name in module.__all__)
    return (name for name, value in values if isinstance(value, type) or inspect.isroutine(value))


def test_each_command_and_option_is_explained(site: Path) -> None:
    page = (site / "reference/commands.html").read_text("utf-8")
    for command in COMMANDS:
        assert f'id="counterpoint-{command.name}"' in page
        for option in _options(command):
            assert option.help, f"{command.name} {option.opts}"
            assert f'id="cmdoption-counterpoint-{command.name}-{_slug(option)}"' in page


def _options(command: click.Command) -> Iterator[click.Option]:
    return (x for x in command.params if isinstance(x, click.Option) and not x.hidden)


def _slug(option: click.Option) -> str:
    return option.opts[0].lstrip("-").replace("_", "-")


def test_assistants_find_each_text_in_llms_txt(site: Path) -> None:
    paths = re.findall(
        r"^- \[.+\]\((.+?)\): \S", (site / "llms.txt").read_text("utf-8"), re.MULTILINE
    )
    assert all((site / path).is_file() for path in paths)
    texts = {path.name for path in (ROOT / "docs").glob("*.md")} - {"index.md"}
    assert texts <= set(paths)
    assert "# Agreements and tensions" in (site / "llms-full.txt").read_text("utf-8")


def test_the_search_finds_a_word_without_a_server(site: Path) -> None:
    script = (site / "searchindex.js").read_text("utf-8")
    index = json.loads(script.removeprefix("Search.setIndex(").removesuffix(")"))
    pages_with_word = index["terms"]["crux"]
    assert "findings" in {index["docnames"][number] for number in pages_with_word}
