"""The store on disk: one writer, many readers, and nothing lost whatever happens."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from samples import city_map

from counterpoint.errors import CounterpointError, InputError, LimitError, UsageError
from counterpoint.rdf import to_rdf
from counterpoint.rdf.terms.names import MAP_GRAPH
from counterpoint.store import Store, StoredMaps, StoreFolder, choose_map, question
from counterpoint.store.folder import generations

GRAPH = f"{city_map().base}{MAP_GRAPH}"


@cache
def content_of(title: str) -> dict[str, bytes]:
    """The sample map under another title."""
    dataset = to_rdf(replace(city_map(), title=title))
    return {GRAPH: Store.from_dataset(dataset).write("ntriples")}


def title_in(path: Path) -> str:
    return StoreFolder(path).read((GRAPH,)).read_map().title


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("written") / "store"
    StoreFolder(path).replace(content_of("First"))
    return path


@pytest.fixture
def path(written: Path, tmp_path: Path) -> Path:
    """A folder with a store that holds one map, titled First."""
    return Path(shutil.copytree(written, tmp_path / "store"))


def names(path: Path) -> set[str]:
    return {each.name for each in path.iterdir()}


def test_a_graph_is_replaced_and_the_last_generation_is_gone(path: Path) -> None:
    StoreFolder(path).replace({"urn:other": b"<urn:a> <urn:b> <urn:c> .\n"})
    StoreFolder(path).replace(content_of("Second"))

    assert title_in(path) == "Second"
    assert len(StoreFolder(path).read(("urn:other",))) == 1
    assert names(path) == {"generation", "lock", "store-3"}


def test_named_questions_know_the_ids_of_the_map(path: Path) -> None:
    store = StoreFolder(path)
    maps = StoredMaps(store, (choose_map(store),))

    assert maps.ask(question("positions"), {"expert": "osei"}).table()
    with pytest.raises(UsageError, match="did you mean osei"):
        maps.ask(question("positions"), {"expert": "osie"})


def test_a_second_writer_is_told_who_writes_and_a_reader_is_not_held_up(path: Path) -> None:
    with generations.writing(path):
        with pytest.raises(InputError, match=rf"is being written to \(process {os.getpid()}\)"):
            StoreFolder(path).replace(content_of("Second"))
        assert title_in(path) == "First"

    StoreFolder(path).replace(content_of("Second"))
    assert title_in(path) == "Second"


def test_what_is_being_read_is_kept_until_it_is_not(path: Path) -> None:
    with generations.reading(path) as maps:
        StoreFolder(path).replace(content_of("Second"))
        assert (maps.path / "CURRENT").is_file()
        assert names(path) == {"generation", "lock", "store-1", "store-2"}

    StoreFolder(path).replace(content_of("Third"))
    assert names(path) == {"generation", "lock", "store-3"}


def killed(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def limited(folder: Path) -> Path:
    generation = generation_of(folder)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    return generation


def without_space(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


generation_of = generations.new_generation


@pytest.mark.parametrize(
    ("step", "failing", "sentence"),
    [
        ("new_generation", killed, "was killed from outside"),
        ("let_count", killed, "was killed from outside"),
        ("_sync", without_space, "is full: No space left on device; nothing was replaced"),
        ("new_generation", limited, "is full: .*; nothing was replaced"),
    ],
    ids=["killed early", "killed late", "disk full at the end", "disk full in the engine"],
)
def test_a_writer_that_fails_changes_nothing_and_the_next_one_works(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    failing: Callable[..., object],
    sentence: str,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(generations, step, failing)
        with pytest.raises(LimitError, match=sentence):
            StoreFolder(path).replace(content_of("Second"))

    assert title_in(path) == "First"
    StoreFolder(path).replace(content_of("Third"))
    assert title_in(path) == "Third"
    assert names(path) - {"generation", "lock"} == {(path / "generation").read_text().split()[0]}


def test_a_writer_killed_after_the_swap_has_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_count = generations.let_count

    def then_killed(folder: Path, generation: Path, triples: dict[str, int], engine: str) -> None:
        let_count(folder, generation, triples, engine)
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as patched:
        patched.setattr(generations, "let_count", then_killed)
        with pytest.raises(LimitError):
            StoreFolder(path).replace(content_of("Second"))

    assert title_in(path) == "Second"


def test_a_push_that_counts_and_could_not_be_synced_says_both(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, before = generations._sync, generations.current(path)

    def failing(synced: Path) -> None:
        if synced == path and generations.current(path) != before:
            raise OSError(errno.EIO, "Input/output error")
        sync(synced)

    monkeypatch.setattr(generations, "_sync", failing)

    with pytest.raises(UsageError, match="holds what was written, but may lose it in a power cut"):
        StoreFolder(path).replace(content_of("Second"))

    assert title_in(path) == "Second"


def halved(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for place in range(len(content) // 3, len(content), 997):
        content[place] ^= 0x55
    file.write_bytes(content)


@pytest.mark.parametrize("damage", [halved, flipped, Path.unlink], ids=["cut", "flipped", "gone"])
@pytest.mark.parametrize("pattern", ["*.sst", "MANIFEST-*", "CURRENT"])
def test_a_damaged_store_is_told(path: Path, pattern: str, damage: Callable[[Path], None]) -> None:
    for file in (path / "store-1").glob(pattern):
        damage(file)

    with pytest.raises(CounterpointError, match=r"damaged|memory|ended without"):
        StoreFolder(path, seconds=20).read((GRAPH,))


@pytest.mark.parametrize("damage", [halved, flipped, Path.unlink], ids=["cut", "flipped", "gone"])
def test_after_a_damaged_store_a_new_one_works(path: Path, damage: Callable[[Path], None]) -> None:
    for file in (path / "store-1").glob("*.sst"):
        damage(file)
    with pytest.raises(CounterpointError):
        StoreFolder(path, seconds=20).read((GRAPH,))

    other = path.with_name("other")
    StoreFolder(other).replace(content_of("Second"))
    assert title_in(other) == "Second"


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("")
    (tmp_path / "torn").mkdir()
    (tmp_path / "torn" / "generation").write_text("../../etc")
    (tmp_path / "bare").mkdir()
    for name in ("CURRENT", "IDENTITY", "MANIFEST-000005"):
        (tmp_path / "bare" / name).write_text("")

    for name, sentence in (
        ("absent", "there is no store here"),
        ("file", "is a file and no folder"),
        ("home", "has other things in it"),
        ("torn", "is damaged"),
        ("bare", "oxigraph serve --location"),
    ):
        with pytest.raises(InputError, match=sentence):
            StoreFolder(tmp_path / name).read((GRAPH,))
    for name in ("file", "home", "torn", "bare"):
        with pytest.raises((InputError, UsageError)):
            StoreFolder(tmp_path / name).replace(content_of("First"))
    assert names(tmp_path / "home") == {"letter.txt"}
    assert names(tmp_path / "torn") == {"generation"}


def test_an_empty_store_holds_no_map(tmp_path: Path) -> None:
    assert StoreFolder(tmp_path / "absent").list_maps() == ()
    with pytest.raises(InputError, match="holds no map"):
        choose_map(StoreFolder(tmp_path))


def test_a_query_that_takes_too_long_is_stopped(path: Path) -> None:
    product = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

    with pytest.raises(LimitError, match=r"was stopped after 0\.5 seconds"):
        StoreFolder(path).query(product, (), deadline=0.5)
