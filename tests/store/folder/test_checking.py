"""What of a store is whole is told, whichever bit of it was turned."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from lengths import IS_LONG, examples
from samples import city_map

from counterpoint.errors import CounterpointError, InputError
from counterpoint.rdf import to_rdf
from counterpoint.rdf.terms.names import MAP_GRAPH
from counterpoint.store import Store, StoreFolder
from counterpoint.store.folder import checking, generations

GRAPH = f"{city_map().base}{MAP_GRAPH}"
CONTENT = {GRAPH: Store.from_dataset(to_rdf(city_map())).write("ntriples")}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("written") / "store"
    StoreFolder(path).replace(CONTENT)
    StoreFolder(path).replace({"urn:other": b"<urn:a> <urn:b> <urn:c> .\n"})
    return path


@pytest.fixture
def path(written: Path, tmp_path: Path) -> Path:
    """A folder with a store of two generations' tables."""
    return Path(shutil.copytree(written, tmp_path / "store"))


def test_a_store_as_written_is_whole(path: Path) -> None:
    check = StoreFolder(path).verify()

    files = {file.name for file in check.files}
    assert check.is_whole
    assert files == {f"store-2/{each.name}" for each in (path / "store-2").iterdir()}
    assert {graph.name for graph in check.graphs} == {GRAPH, "urn:other"}


def test_a_turned_bit_in_any_file_is_found(path: Path) -> None:
    overlooked = []
    for file in sorted((path / "store-2").iterdir()):
        content = file.read_bytes()
        for place in range(0, len(content), max(97, len(content) // examples(40))):
            changed_content = bytearray(content)
            changed_content[place] ^= 1 << place % 8
            file.write_bytes(changed_content)
            files, _ = checking.check_files(path)
            names = [each.name for each in files if each.wrong]
            if names != [f"store-2/{file.name}"]:
                overlooked.append((file.name, place))
        file.write_bytes(content)

    assert overlooked == []
    assert StoreFolder(path).verify().is_whole


def test_a_turned_bit_in_the_pointer_is_found(path: Path) -> None:
    content = (path / "generation").read_bytes()

    for place in range(0, len(content), 1 if IS_LONG else 3):
        changed_content = bytearray(content)
        changed_content[place] ^= 1 << place % 8
        (path / "generation").write_bytes(changed_content)
        with pytest.raises(InputError, match=r"damaged|layout|cannot be read"):
            generations.current(path)


@pytest.mark.parametrize("place", [0, 97, -20])
def test_a_damaged_store_is_verified_without_its_engine(path: Path, place: int) -> None:
    table = max((path / "store-2").glob("*.sst"), key=lambda file: file.stat().st_size)
    content = bytearray(table.read_bytes())
    content[place] ^= 0xFF
    table.write_bytes(content)

    check = StoreFolder(path).verify()

    wrong = {file.name: file.wrong for file in check.files if file.wrong}
    assert wrong == {f"store-2/{table.name}": "is not what was written"}
    assert all("was not read" in graph.wrong for graph in check.graphs)


def test_what_is_gone_and_what_was_put_there_is_told(path: Path) -> None:
    (path / "store-2" / "IDENTITY").unlink()
    (path / "store-2" / "000999.sst").write_bytes(b"")

    wrong = {file.name: file.wrong for file in StoreFolder(path).verify().files if file.wrong}

    assert wrong == {
        "store-2/000999.sst": "is not of this store",
        "store-2/IDENTITY": "is gone",
    }


def pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


# Each was read for as long as the deadline let it, or waited for without one.
@pytest.mark.parametrize("place", [pipe, endless])
@pytest.mark.parametrize("name", ["generation", "store-2/CURRENT"])
def test_what_is_no_file_is_damage_and_not_read(
    path: Path, name: str, place: Callable[[Path], None]
) -> None:
    (path / name).unlink()
    place(path / name)

    for use in (StoreFolder(path).verify, StoreFolder(path).list_maps):
        with pytest.raises(InputError, match=r"is damaged: .*(is no file|not as written)"):
            use()


def test_a_generation_is_no_link(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (path / "store-2").rename(elsewhere)
    (path / "store-2").symlink_to(elsewhere)

    with pytest.raises(InputError, match="is damaged: 'store-2' is not there"):
        StoreFolder(path).verify()


def test_a_lock_that_is_a_link_empties_nothing(path: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine", encoding="utf-8")
    (path / "lock").unlink()
    (path / "lock").symlink_to(precious)

    with pytest.raises(CounterpointError):
        StoreFolder(path).replace({})

    assert precious.read_text(encoding="utf-8") == "mine"


def test_a_push_onto_a_damaged_table_does_not_make_it_whole(path: Path) -> None:
    table = max((path / "store-2").glob("*.sst"), key=lambda file: file.stat().st_size)
    content = table.read_bytes()
    table.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    last = generations.current(path)
    assert last is not None

    generation = generations.new_generation(path)
    checksums = generations._sealed(generation, last)

    assert checksums[table.name] == hashlib.sha256(content).hexdigest()


def pointer_of(path: Path) -> list[str]:
    return (path / "generation").read_text().splitlines()


def sealed(lines: list[str]) -> str:
    text = "".join(f"{line}\n" for line in lines)
    return f"{text}checksum {hashlib.sha256(text.encode()).hexdigest()}\n"


def test_a_store_of_an_earlier_version_is_read_verified_and_written(path: Path) -> None:
    lines = [line for line in pointer_of(path) if line[0] in "s0123456789"]
    (path / "generation").write_text("".join(f"{line}\n" for line in lines))

    check = StoreFolder(path).verify()
    assert check.is_whole
    assert check.files == ()
    assert [graph.triples for graph in check.graphs if graph.name == "urn:other"] == [1]
    StoreFolder(path).replace(CONTENT)
    assert StoreFolder(path).verify().files


def test_a_store_of_a_later_layout_is_refused_by_name_and_left_alone(path: Path) -> None:
    lines = [x.replace("layout 3", "layout 4") for x in pointer_of(path)[:-1]]
    (path / "generation").write_text(sealed([*lines, "shards 8"]))
    before = (path / "generation").read_bytes()

    for use in (StoreFolder(path).list_maps, lambda: StoreFolder(path).replace(CONTENT)):
        with pytest.raises(
            InputError, match=r"layout 4, and this version reads .* up to 3; update"
        ):
            use()
    assert (path / "generation").read_bytes() == before


def test_a_store_that_another_engine_wrote_and_ours_cannot_read_is_named(path: Path) -> None:
    lines = ["engine 9.9.0" if x.startswith("engine") else x for x in pointer_of(path)[:-1]]
    (path / "generation").write_text(sealed(lines))
    for table in (path / "store-2").glob("*.sst"):
        table.write_bytes(table.read_bytes()[:-8] + b"newmagic")

    with pytest.raises(CounterpointError, match=r"was written with Oxigraph 9\.9\.0, and this one"):
        StoreFolder(path).read((GRAPH,))


def test_a_writer_waits_for_another_as_long_as_it_is_told(path: Path) -> None:
    with generations.writing(path):
        began = time.monotonic()
        with pytest.raises(
            InputError, match=r"is being written to .*, and was so for 0\.2 seconds"
        ):
            StoreFolder(path, wait=0.2).replace(CONTENT)
        assert time.monotonic() - began >= 0.2

    is_held, is_asked = threading.Event(), threading.Event()

    def hold() -> None:
        with generations.writing(path):
            is_held.set()
            is_asked.wait()

    writer = threading.Thread(target=hold)
    writer.start()
    is_held.wait()
    threading.Timer(0.3, is_asked.set).start()
    with generations.writing(path, wait=60):
        assert is_asked.is_set()
    writer.join()
