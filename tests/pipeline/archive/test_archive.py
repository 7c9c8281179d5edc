"""An archive as its users make it: pushed, linked, asked, and with what goes wrong."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from commands import counterpoint
from pyarrow import parquet

from counterpoint import pipeline
from counterpoint.errors import InputError
from counterpoint.model.archive import ArchiveLink
from counterpoint.pipeline import archive as archives
from counterpoint.pipeline.archive import linking
from counterpoint.pipeline.stance_tables import stored
from counterpoint.store import StoredMap, StoredMaps, StoreFolder, question

EXAMPLES = Path(__file__).parents[3] / "seeds" / "examples"
BASE = "https://w3id.org/counterpoint/maps/orle-bridge"
LINKS = (
    (
        "orle-bridge-2017#Close the bridge to cars",
        "equivalent",
        "orle-bridge-2024#No cars on the bridge",
    ),
    (
        "orle-bridge-2017#build-the-northern-crossing",
        "equivalent",
        "orle-bridge-2024#build-a-crossing-in-the-north",
    ),
)


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two maps of the same people, a store of them called archive, and links."""
    folder = tmp_path_factory.mktemp("bridge")
    (folder / "maps").mkdir()
    for path in EXAMPLES.glob("orle-bridge-*"):
        (folder / "maps" / path.name).write_bytes(path.read_bytes())
    assert counterpoint("push", "maps", "--store", "archive", cwd=folder).returncode == 0
    for link in LINKS:
        result = counterpoint(
            "archive-link", *link, "--by", "Desk", "--store", "archive", cwd=folder
        )
        assert result.returncode == 0, result.stderr
    return folder


def asked(folder: Path, *options: str) -> Any:
    result = counterpoint("archive", "--store", "archive", "--json", *options, cwd=folder)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_both_maps_are_one_generation(bridge: Path) -> None:
    store = bridge / "archive"

    assert re.match(r"store-3\n", (store / "generation").read_text())  # and one for each link
    assert StoreFolder(store).read_notes().is_whole


def test_who_changed_position_is_found_and_explained(bridge: Path) -> None:
    changes = asked(bridge, "--part", "changes")["changes"]

    assert [(x["person"], x["link"], x["linked_by"]) for x in changes] == [
        ("Ilka Marrant", "contrary", ["Desk"]),
        ("Ilka Marrant", "equivalent", ["Desk"]),
        ("Teodor Vask", "equivalent", ["Desk"]),
    ]
    assert changes[0]["sentence"] == (
        "Ilka Marrant changes position: first for “Close the bridge to cars” (2017-05-14, Cars on "
        "the old bridge (2017)), later for “Let small cars cross” (2024-10-02, The bridge again "
        "(2024))."
    )
    assert changes[2]["before"] == {
        "map": "orle-bridge-2017",
        "date": "2017-05-14",
        "claim": "close-the-bridge-to-cars",
        "title": "Close the bridge to cars",
        "side": "against",
        "called": "Teodor Vask",
        "stance": changes[2]["before"]["stance"],
        "source": "Should cars cross the old bridge?",
        "phrase": "and you close my street",
    }
    assert changes[2]["after"]["phrase"] == "Keep the cars off the bridge"
    assert changes[2]["sentence"] == (
        "Teodor Vask changes position: first against “Close the bridge to cars” (2017-05-14, "
        "Cars on the old bridge (2017)), later for “No cars on the bridge” (2024-10-02, The "
        "bridge again (2024), as T. Vask)."
    )


def test_who_met_whom_is_told_of_one_person_over_the_years(bridge: Path) -> None:
    pairs = asked(bridge, "--part", "pairs", "--person", "T. Vask", "--same", "Oona Sellick")[
        "pairs"
    ]

    meetings = {tuple(x["people"]): [y["date"] for y in x["meetings"]] for x in pairs}
    assert meetings == {
        ("Ilka Marrant", "Teodor Vask"): ["2017-05-14", "2024-10-02"],
        ("Oona Sellick", "Teodor Vask"): ["2017-05-14", "2024-10-02"],
    }
    assert [y["agreement"] > 0 for y in pairs[1]["meetings"]] == [False, True]


def test_the_table_of_stances_has_people_and_claims_as_links_say(
    bridge: Path, tmp_path: Path
) -> None:
    store = StoreFolder(tmp_path / "archive")
    archives.push_each(sorted((bridge / "maps").glob("*.argdown")), store)
    counterpoint("stances", "--store", "archive", "-o", "apart.parquet", cwd=tmp_path)
    people = [f"{BASE}-{year}/expert/sellick" for year in (2017, 2024)]
    link = ArchiveLink("same-person", people[1], people[0], "Desk")
    for each in (*archives.links_in(StoreFolder(bridge / "archive")), link):
        archives.add_link(store, each)

    answer = counterpoint("stances", "--store", "archive", "-o", "linked.parquet", cwd=tmp_path)

    def told(name: str) -> list[tuple[str, str, str]]:
        answer = counterpoint("figures", "changes", name, "--json", cwd=tmp_path)
        rows = json.loads(answer.stdout)["changes"]
        return sorted((x["person"].split("/")[-1], x["class"], x["after"]) for x in rows)

    assert "taken for two" not in answer.stderr
    assert told("apart.parquet") == []
    of_store = counterpoint(
        *("figures", "changes", "--store", "archive", "--json"), cwd=tmp_path
    ).stdout
    of_file = counterpoint("figures", "changes", "linked.parquet", "--json", cwd=tmp_path).stdout
    assert of_store == of_file
    # As the archive has it: what Vask says of the crossing is hedged the second time.
    assert told("linked.parquet") == [
        ("marrant", f"{BASE}-2017/claim/build-the-northern-crossing", "deny"),
        ("vask", f"{BASE}-2017/claim/close-the-bridge-to-cars", "affirm"),
    ]
    columns = parquet.read_table(tmp_path / "linked.parquet").to_pydict()
    sellick = zip(columns["expert"], columns["person"], strict=True)
    assert {person for expert, person in sellick if expert == "sellick"} == {people[0]}


def test_columns_that_a_store_keeps_are_what_its_triples_give(
    bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = StoreFolder(bridge / "archive")
    of_columns = stored.collect_store(store)
    monkeypatch.setattr(stored, "find_kept", lambda *_: {})
    of_triples = stored.collect_store(store)

    assert (of_columns.maps, of_columns.reread, of_triples.reread) == (of_triples.maps, 0, 2)
    assert pa.concat_tables(of_columns.tables).equals(pa.concat_tables(of_triples.tables))
    assert of_columns.warnings == of_triples.warnings != ()


def test_the_first_meetings_are_those_of_all_pairs_and_of_some(bridge: Path) -> None:
    archive = archives.archive_in(StoreFolder(bridge / "archive")).archive
    for people in (None, frozenset({0})):
        data = archives.ArchiveData(archive, people=people)
        often = sorted(data.part("pairs"), key=lambda row: -len(row["meetings"]))
        meetings = [(row["people"], meeting) for row in often for meeting in row["meetings"]]

        for most in range(len(meetings) + 2):
            rows, count = data.first_pairs(most)
            firsts = [(row["people"], meeting) for row in rows for meeting in row["meetings"]]
            assert (firsts, count) == (meetings[:most], len(meetings))
        assert len({len(row["meetings"]) for row in often}) > 1


def test_named_questions_are_answered_of_what_was_kept_at_the_push(
    bridge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = StoreFolder(bridge / "archive")
    maps = StoredMaps(store, store.list_maps())
    of_all = maps.query(question("tensions").text)
    query, engine_asked_of = StoreFolder.query, []

    def noting(self: StoreFolder, text: str, of: tuple[StoredMap, ...], **options: Any) -> Any:
        engine_asked_of.append([each.id for each in of])
        return query(self, text, of, **options)

    monkeypatch.setattr(StoreFolder, "query", noting)
    together = maps.ask(question("tensions"), {})
    of_one = maps.ask(question("tensions"), {"expert": f"{BASE}-2024/expert/vask"})

    # The first map of a store is not asked when it is pushed.
    assert engine_asked_of[0] == ["orle-bridge-2017"]
    assert {each for of in engine_asked_of[1:] for each in of} == {"orle-bridge-2024"}
    assert sorted(map(str, together.rows)) == sorted(map(str, of_all.rows))
    assert {*of_one.rows} < {*of_all.rows}
    monkeypatch.undo()
    monkeypatch.setattr(StoreFolder, "_maps_of_notes", lambda _: None)
    assert store.list_maps() == maps.maps


def test_by_whose_word_claims_and_people_are_one_is_told(bridge: Path, tmp_path: Path) -> None:
    shutil.copytree(bridge / "archive", tmp_path / "archive")
    people = [f"{BASE}-{year}/expert/sellick" for year in (2017, 2024)]
    link = ArchiveLink("same-person", people[1], people[0], "Librarian")
    archives.add_link(StoreFolder(tmp_path / "archive"), link)

    parts = asked(tmp_path, "--part", "people", "--part", "claims")

    who = {person["name"]: person["linked_by"] for person in parts["people"]}
    assert (who["Oona Sellick"], who["Teodor Vask"]) == (["Librarian"], [])
    assert [claim["linked_by"] for claim in parts["claims"]] == [["Desk"], ["Desk"]]


def test_questions_of_all_maps_know_the_links(bridge: Path) -> None:
    who = "SELECT ?by { ?link prov:wasAttributedTo ?who . ?who rdfs:label ?by . ?link cp:to ?claim "
    who += ". ?claim a cp:Claim }"

    rows = counterpoint("query", who, "--store", "archive", "--format", "csv", cwd=bridge).stdout

    assert rows.split() == ["by", "Desk", "Desk"]


def test_a_link_is_taken_back_and_what_rested_on_it_is_gone(bridge: Path, tmp_path: Path) -> None:
    links = asked(bridge, "--part", "links")["links"]
    store = StoreFolder(tmp_path / "archive")
    archives.push_each(sorted((bridge / "maps").glob("*.argdown")), store)
    for link in archives.links_in(StoreFolder(bridge / "archive")):
        archives.add_link(store, link)

    removed = counterpoint(
        "archive-link", "--remove", links[0]["id"], "--store", "archive", cwd=tmp_path
    )
    wrong = counterpoint("archive-link", "--remove", "nothing", "--store", "archive", cwd=tmp_path)

    assert removed.returncode == 0
    assert (wrong.returncode, "there is no link 'nothing'" in wrong.stderr) == (2, True)
    changes = asked(tmp_path, "--part", "changes")["changes"]
    assert [(x["person"], x["link"]) for x in changes] == [
        ("Ilka Marrant", "contrary"),
        ("Teodor Vask", "equivalent"),
    ]


def test_links_of_a_table_go_in_together_or_not_at_all(bridge: Path, tmp_path: Path) -> None:
    shutil.copytree(bridge / "archive", tmp_path / "archive")
    asking = ("archive-link", "--store", "archive")

    candidates = counterpoint(*asking, "--candidates", cwd=tmp_path).stdout
    (tmp_path / "links.csv").write_text(candidates.replace(",,", ",Desk,"))
    putting_in = counterpoint(*asking, "--table", "links.csv", cwd=tmp_path)
    (tmp_path / "wrong.tsv").write_text(
        "kind\tfirst\tsecond\n"
        "equal\torle-bridge-2017#sellick\torle-bridge-2024#sellick\n"
        "same-person\torle-bridge-2017#selick\torle-bridge-2024#sellick\n"
        f"contradicts\t{LINKS[0][0]}\t{LINKS[0][2]}\n"
    )
    wrong = counterpoint(*asking, "--table", "wrong.tsv", "--by", "I", cwd=tmp_path)

    assert candidates.splitlines()[1:] == [
        "orle-bridge-2017#sellick,same-person,orle-bridge-2024#sellick,,Oona Sellick"
    ]
    assert putting_in.returncode == 0, putting_in.stderr
    assert len(archives.links_in(StoreFolder(tmp_path / "archive"))) == 3
    assert wrong.returncode == 1
    assert "wrong.tsv:2:1: 'equal' is no kind of link" in wrong.stderr
    assert "wrong.tsv:3:1: no expert is called 'selick'" in wrong.stderr


def test_who_would_have_two_claims_say_the_same_and_exclude_each_other_is_told(
    bridge: Path,
) -> None:
    first, _, second = LINKS[0]

    refusal = counterpoint(
        *("archive-link", "--store", "archive", "--by", "I", second, "contradicts", first),
        cwd=bridge,
    )

    assert refusal.returncode == 2
    (link,) = (x for x in asked(bridge, "--part", "links")["links"] if "close" in x["first"])
    assert " ".join(refusal.stderr.split()) == (
        "counterpoint: it would be said that orle-bridge-2024#no-cars-on-the-bridge contradicts "
        "orle-bridge-2017#close-the-bridge-to-cars, and that both say the same: "
        "orle-bridge-2017#close-the-bridge-to-cars equivalent "
        f"orle-bridge-2024#no-cars-on-the-bridge ({link['id']}, by Desk); what has an id is in the "
        f"store already; to say the other, take it back: archive-link --remove {link['id']}"
    )


def test_who_would_make_one_what_a_map_says_excludes_each_other_is_told(
    bridge: Path, tmp_path: Path
) -> None:
    shutil.copytree(bridge / "archive", tmp_path / "archive")
    asking = ("archive-link", "--store", "archive", "--by", "I", "--json")
    small_cars = "orle-bridge-2024#let-small-cars-cross"

    refusal = counterpoint(*asking, LINKS[0][0], "equivalent", small_cars, cwd=tmp_path)
    contrary = counterpoint(*asking, LINKS[0][0], "contrary", small_cars, cwd=tmp_path)

    assert refusal.returncode == 2
    assert " ".join(refusal.stderr.split()).startswith(
        "counterpoint: it would be said that orle-bridge-2024#let-small-cars-cross contrary "
        "orle-bridge-2024#no-cars-on-the-bridge (as the map itself says), and that both say the "
        "same: orle-bridge-2017#close-the-bridge-to-cars equivalent "
        "orle-bridge-2024#let-small-cars-cross, orle-bridge-2017#close-the-bridge-to-cars "
        "equivalent orle-bridge-2024#no-cars-on-the-bridge ("
    )
    assert contrary.returncode == 0, contrary.stderr


def test_a_link_is_put_in_by_short_names_and_told_of_whom_it_is(
    bridge: Path, tmp_path: Path
) -> None:
    shutil.copytree(bridge / "archive", tmp_path / "archive")
    asking = ("archive-link", "--store", "archive")
    link = ("orle-bridge-2017#sellick", "same-person", "orle-bridge-2024#sellick")

    put_in = counterpoint(*asking, "--by", "I", *link, cwd=tmp_path).stdout
    own = asked(tmp_path, "--part", "links", "--person", "Oona Sellick")["links"]
    taken_back = counterpoint(*asking, "--remove", put_in.split()[0], cwd=tmp_path).stdout

    name = put_in.split()[0]
    ends = f"<{BASE}-2017/expert/sellick> same-person <{BASE}-2024/expert/sellick>"
    assert put_in == f"{name} is put in: {' '.join(link)}\n"
    assert taken_back == f"{name} is taken back: {ends}\n"
    assert [x["kind"] for x in own] == ["equivalent", "same-person"]
    assert len(asked(tmp_path, "--part", "links")["links"]) == 2


def test_a_map_is_taken_out_with_what_rested_on_it(bridge: Path, tmp_path: Path) -> None:
    shutil.copytree(bridge / "archive", tmp_path / "archive")
    asking = ("remove", "orle-bridge-2017", "--store", "archive")

    asked_first = counterpoint(*asking, cwd=tmp_path)
    before = counterpoint("maps", "--store", "archive", cwd=tmp_path).stdout
    removal = counterpoint(*asking, "--yes", "--json", cwd=tmp_path)

    assert (asked_first.returncode, asked_first.stdout.count("would be taken back")) == (1, 2)
    assert "orle-bridge-2017" in before
    assert [x["by"] for x in json.loads(removal.stdout)["links"]] == ["Desk", "Desk"]
    store = StoreFolder(tmp_path / "archive")
    assert [x.id for x in store.list_maps()] == ["orle-bridge-2024"]
    assert archives.links_in(store) == ()
    assert stored.collect_store(store).maps == (f"{BASE}-2024/",)
    with store.tables() as (path,):
        assert b"2017" not in path.read_bytes()
    assert store.verify().is_whole


def test_two_who_link_at_once_both_have_their_link(
    bridge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = StoreFolder(tmp_path / "archive")
    first, second = archives.links_in(StoreFolder(bridge / "archive"))
    others = [second]
    before = linking.links_and_state

    def while_somebody_writes(its_store: StoreFolder) -> Any:
        state = before(its_store)
        if others:
            archives.add_link(its_store, others.pop())
        return state

    store.replace({"urn:x": b"<urn:a> <urn:b> <urn:c> .\n"})
    monkeypatch.setattr(linking, "links_and_state", while_somebody_writes)

    archives.add_link(store, first)

    assert archives.links_in(store) == (first, second)


def test_a_map_with_mistakes_stays_out_and_the_others_go_in(bridge: Path, tmp_path: Path) -> None:
    maps = tmp_path / "maps"
    maps.mkdir()
    for path in (bridge / "maps").iterdir():
        (maps / path.name).write_bytes(path.read_bytes())
    text = (maps / "orle-bridge-2017.argdown").read_text()
    (maps / "broken.argdown").write_text(text.replace("stance: deny", "stance: denies"))
    (maps / "twin.argdown").write_text(text)

    pushed = counterpoint("push", "maps", "--store", "archive", cwd=tmp_path)

    assert pushed.returncode == 1
    assert "broken.argdown" in pushed.stderr
    assert "twin.argdown: has the base" in pushed.stderr
    assert "2 maps are in archive" in pushed.stdout
    assert [x["id"] for x in asked(tmp_path, "--part", "maps")["maps"]] == [
        *("orle-bridge-2017", "orle-bridge-2024"),
    ]


def maps_including(bridge: Path, folder: Path, text: str) -> list[Path]:
    """Both maps of the bridge in a folder, each including one file of a text."""
    shutil.copytree(bridge / "maps", folder / "maps")
    (folder / "maps" / "common.argdown").write_text(text)
    paths = sorted((folder / "maps").glob("orle-bridge-*.argdown"))
    for path in paths:
        path.write_text(f"{path.read_text()}\n@include(common.argdown)\n")
    return paths


def test_what_is_wrong_in_a_file_that_several_maps_include_is_told_once(
    bridge: Path, tmp_path: Path
) -> None:
    files = maps_including(bridge, tmp_path, "[A]: a *b\n")

    pushed = archives.push_each(files, StoreFolder(tmp_path / "archive"))

    assert (pushed.maps, [x.code for x in pushed.problems]) == ((), ["unclosed-range"])
    for read in (archives.archive_of, pipeline.load):
        with pytest.raises(InputError) as refused:
            read(files)
        assert refused.value.problems == pushed.problems


def test_what_is_doubtful_in_a_file_that_several_maps_include_is_told_once(
    bridge: Path, tmp_path: Path
) -> None:
    files = maps_including(bridge, tmp_path, "[Nobody says so]: Nobody says so.\n")

    pushed = archives.push_each(files, StoreFolder(tmp_path / "archive"))

    common = [x.code for x in pushed.warnings if x.place.file.endswith("common.argdown")]
    assert (len(pushed.maps), common) == (2, ["no-quote"])


def test_a_map_of_which_nothing_is_kept_is_read_and_a_damaged_one_is_named(
    bridge: Path, tmp_path: Path
) -> None:
    source, store = StoreFolder(bridge / "archive"), StoreFolder(tmp_path / "archive")
    kept_map, damaged = source.list_maps()
    graphs = {graph: source.read((graph,)).write("ntriples", graph) for graph in kept_map.graphs}
    store.replace(graphs)
    lines = source.read((damaged.graph,)).write("ntriples", damaged.graph).splitlines(keepends=True)
    polarity = b"".join(line for line in lines if b"#polarity>" not in line)
    store.replace({damaged.graph: polarity}, {damaged.graph: '[1,"cut'})

    whole = archives.archive_in(store)

    assert [each.id for each in whole.archive.maps] == [kept_map.id]
    assert whole.analysed == 1
    assert any(damaged.base in str(problem) for problem in whole.problems)
    store.replace(dict.fromkeys(graphs, b""))
    with pytest.raises(InputError, match="polarity"):
        archives.archive_in(store)


def test_maps_without_dates_people_or_titles_of_their_own_are_looked_at(tmp_path: Path) -> None:
    for name in ("one", "two"):
        head = f"title: Same\nquestion: Q?\nbase: https://example.org/{name}/\n"
        (tmp_path / f"{name}.argdown").write_text(f"===\n{head}===\n\n[A]: a\n  + [B]: b\n")

    files = sorted(map(str, tmp_path.iterdir()))
    result = counterpoint("archive", *files, "--json", cwd=tmp_path)

    parts = json.loads(result.stdout)
    assert [len(parts[x]) for x in ("maps", "people", "changes", "candidates")] == [2, 0, 0, 2]
    every_part = [x for name in parts for x in ("--part", name)]
    assert counterpoint("archive", *files, *every_part, cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("archive", "--person", "Ilka Marant"), "did you mean Ilka Marrant"),
        (("archive", "--same", "Nobody"), "nobody is called 'Nobody'"),
        (("archive-link", "x#a", "equivalent", "y#b", "--by", "me"), "no map is called 'x'"),
        (("archive-link", "orle-bridge-2017#clse", "contrary", "y#b", "--by", "me"), "no claim is"),
        (("archive-link", "a", "contrary", "b"), "--by NAME"),
        (("archive-link", "a"), "FIRST KIND SECOND"),
    ],
)
def test_what_is_typed_wrongly_is_told(
    bridge: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    result = counterpoint(*arguments, "--store", "archive", cwd=bridge)

    assert result.returncode == 2
    assert sentence in " ".join(result.stderr.split())


def test_nothing_rests_on_a_link_whose_claim_says_something_else_now(
    bridge: Path, tmp_path: Path
) -> None:
    shutil.copytree(bridge, tmp_path / "bridge")
    changed = tmp_path / "bridge/maps/orle-bridge-2024.argdown"
    text = changed.read_text("utf-8")
    assert "Cars should not cross the old bridge." in text
    changed.write_text(text.replace("not cross the old bridge.", "not stop on it."), "utf-8")
    folder = tmp_path / "bridge"
    before = asked(folder, "--part", "changes")["changes"]

    counterpoint("push", str(changed), "--store", "archive", cwd=folder)
    answer = counterpoint("archive", "--store", "archive", "--part", "changes", cwd=folder)

    assert any("Vask" in x["sentence"] for x in before)
    assert "Vask" not in answer.stdout
    link = next(x for x in asked(folder, "--part", "links")["links"] if "no-cars" in x["second"])
    assert f"the link {link['id']} speaks of a claim that said" in answer.stderr
    assert "Cars should not stop on it." in answer.stderr
