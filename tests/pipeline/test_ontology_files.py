"""The ontology as a folder: each name leads to a file that is there, and a version stays."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from vocab.test_vocab import emitted

from counterpoint.errors import InputError, UsageError
from counterpoint.pipeline.ontology_files import write_ontology_site
from counterpoint.rdf.ontology import read_ontology
from counterpoint.resources import ontology_folder
from counterpoint.version import __version__

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
# What rdflib sends when it is given an address.
RDFLIB = "application/rdf+xml,text/rdf+n3;q=0.9,application/xhtml+xml;q=0.5,*/*;q=0.1"
ADDRESS = "https://example.org/counterpoint/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, as it is written anew."""
    folder = tmp_path_factory.mktemp("site")
    write_ontology_site(folder, ADDRESS.rstrip("/"), "Ann Example")
    return folder


def redirected(rules: str, path: str, accept: str) -> str:
    """Where mod_rewrite leads a client: the first rule that fits, and whose condition does."""
    conditions, addresses = "", []
    for name, *words in (line.split() for line in rules.splitlines() if line):
        if name == "RewriteCond":
            assert words[::2] == ["%{HTTP_ACCEPT}", "[NC]"]
            conditions = words[1]
        elif name == "RewriteRule":
            match = re.search(words[0], path)
            if match and re.search(conditions, accept, re.IGNORECASE):
                address = words[1].replace("$1", match[1] or "") if match.re.groups else words[1]
                addresses.append(address)
            conditions = ""
    return addresses[0]


@pytest.mark.parametrize(
    ("path", "accept", "file"),
    [
        ("ns", BROWSER, "ns.html"),
        ("ns", RDFLIB, "ns.rdf"),
        ("ns", "*/*", "ns.ttl"),
        ("ns", "text/turtle", "ns.ttl"),
        ("ns/", "application/ld+json", "ns.jsonld"),
        ("ns", "application/n-triples", "ns.nt"),
        (f"ns/{__version__}", BROWSER, f"ns/{__version__}.html"),
        (f"ns/{__version__}", "text/turtle", f"ns/{__version__}.ttl"),
        (f"ns/{__version__}.jsonld", BROWSER, f"ns/{__version__}.jsonld"),
        ("ns.nt", BROWSER, "ns.nt"),
        ("shapes", "text/turtle", "shapes.ttl"),
        (f"shapes/{__version__}", "*/*", f"shapes/{__version__}.ttl"),
        ("context.jsonld", "*/*", "context.jsonld"),
        (f"context/{__version__}.jsonld", "*/*", f"context/{__version__}.jsonld"),
        ("developers", BROWSER, "ns.html"),
        ("developers", RDFLIB, "ns.rdf"),
        (f"release/{__version__}", "*/*", f"ns/{__version__}.ttl"),
    ],
)
def test_a_name_leads_to_a_file_in_the_form_asked_for(
    site: Path, path: str, accept: str, file: str
) -> None:
    rules = (site / "w3id" / ".htaccess").read_text(encoding="utf-8")

    assert redirected(rules, path, accept) == ADDRESS + file
    assert (site / file).is_file()


@pytest.mark.parametrize(
    ("path", "accept", "address"),
    [
        ("maps/roads/claim/charge", BROWSER, "maps/roads.html"),
        ("maps/roads/claim/charge", "text/turtle", "maps/roads.ttl"),
        ("maps/roads/claim/charge", RDFLIB, "maps/roads.trig"),
        ("maps/roads/claim/charge", "application/ld+json", "maps/roads.trig"),
        ("maps/roads/claim/charge", "*/*", "maps/roads.trig"),
        ("maps/roads/graph/findings", "text/turtle", "maps/roads.trig"),
        ("maps/roads/dataset", BROWSER, "maps/roads.html"),
        ("maps/дебати/claim/платити", "text/turtle", "maps/дебати.ttl"),
        ("maps/дебати.trig", BROWSER, "maps/дебати.trig"),
        ("maps/", BROWSER, ""),
        ("", BROWSER, ""),
        ("nothing/there", "text/turtle", "nothing/there"),
    ],
)
def test_names_in_maps_lead_to_what_a_build_writes(
    site: Path, path: str, accept: str, address: str
) -> None:
    rules = (site / "w3id" / ".htaccess").read_text(encoding="utf-8")

    assert redirected(rules, path, accept) == ADDRESS + address


def test_who_asks_for_turtle_gets_the_graph_that_tells_of_the_name(site: Path) -> None:
    rules = (site / "w3id" / ".htaccess").read_text(encoding="utf-8")
    graphs: dict[str, set[str]] = {}
    for subject, _, _, graph in emitted().quads():
        if str(subject).startswith("https://example.org/"):
            path = re.sub("^https://example.org/", "maps/", str(subject))
            graphs.setdefault(path, set()).add(str(graph).rpartition("/")[2])

    turtle = {path for path in graphs if redirected(rules, path, "text/turtle").endswith(".ttl")}

    # An issue may be one that the mapper names or one that is found; the TriG has both.
    assert turtle == {
        path for path, names in graphs.items() if "map" in names and "/issue/" not in path
    }


def test_the_page_of_the_folder_leads_to_each_version_and_map(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    for name in ("дебати.html", "дебати.ttl", "roads.html"):
        (tmp_path / "maps" / name).write_text("", encoding="utf-8")

    written = write_ontology_site(tmp_path, ADDRESS)

    links = [
        unquote(link)
        for link in re.findall(r'<a href="([^"]+)"', (tmp_path / "index.html").read_text("utf-8"))
    ]
    files = {str(path.relative_to(tmp_path)) for path in written} - {"index.html", ".htaccess"}
    assert {x for x in files if not x.startswith("w3id")} <= {*links}
    assert {*links} - files == {"maps/дебати.html", "maps/дебати.ttl", "maps/roads.html"}


def test_the_page_has_an_anchor_for_each_term_and_needs_nothing_else(site: Path) -> None:
    page = (site / "ns.html").read_text(encoding="utf-8")
    ontology = read_ontology()

    terms = [*ontology.classes, *ontology.properties, *ontology.individuals]
    assert re.findall(r'<article id="([^"]+)">', page) == [term.local for term in terms]
    assert set(re.findall(r'href="#([^"]+)"', page)) == {"terms", *(term.local for term in terms)}
    assert re.findall(r"<script|<img|@import|url\(|<link rel=\"stylesheet", page) == []
    assert 'rel="alternate" type="text/turtle" href="ns.ttl"' in page
    assert '<span lang="de">Einwand</span> (de)' in page
    assert 'href="http://www.arg.tech/aif#Conclusion">aif:Conclusion</a>' in page
    assert "Nothing is two of these: " in page


@pytest.mark.parametrize("page", ["ns.html", f"ns/{__version__}.html", "index.html"])
def test_what_a_page_of_the_folder_links_is_in_it(site: Path, page: str) -> None:
    links = re.findall(r'href="([^"#]+)"', (site / page).read_text(encoding="utf-8"))

    near = [x for x in links if "//" not in x and not x.startswith("data:")]
    assert [x for x in near if not ((site / page).parent / x).is_file()] == []
    assert [name for name in ("shapes", "context") if not any(name in x for x in near)] == []
    assert [x for x in links if x.startswith("https://w3id.org/counterpoint/")] == []


def test_what_stands_there_is_what_is_shipped(site: Path) -> None:
    shipped = {
        name: (ontology_folder() / name).read_bytes() for name in ("shapes.ttl", "context.jsonld")
    }

    assert {name: (site / name).read_bytes() for name in shipped} == shipped
    assert (site / "shapes" / f"{__version__}.ttl").read_bytes() == shipped["shapes.ttl"]
    assert (site / "ns.ttl").read_bytes() == (ontology_folder() / "counterpoint.ttl").read_bytes()
    assert "Ann Example" in (site / "w3id" / "README.md").read_text(encoding="utf-8")
    assert "AddType text/turtle .ttl" in (site / ".htaccess").read_text(encoding="utf-8")


def test_a_version_that_is_published_is_not_changed(tmp_path: Path, site: Path) -> None:
    folder = shutil.copytree(site, tmp_path / "site")
    (folder / "ns" / "0.0.1.ttl").write_text("older", encoding="utf-8")
    write_ontology_site(folder, ADDRESS)
    same = sorted(path.name for path in (folder / "ns").iterdir())
    (folder / "ns" / f"{__version__}.ttl").write_text("other", encoding="utf-8")

    with pytest.raises(InputError, match="a version that is published does not change"):
        write_ontology_site(folder, ADDRESS)

    assert same == sorted(["0.0.1.ttl", *(path.name for path in (site / "ns").iterdir())])
    assert (folder / "ns" / f"{__version__}.ttl").read_text(encoding="utf-8") == "other"


@pytest.mark.parametrize(
    "address", ["", "example.org", "ftp://example.org/", "https://", "https://a.example/ [R]"]
)
def test_an_address_that_is_none_writes_nothing(tmp_path: Path, address: str) -> None:
    with pytest.raises(UsageError, match="is no address of a folder on the web"):
        write_ontology_site(tmp_path / "site", address)

    assert not (tmp_path / "site").exists()
