"""What `benchmarks/scale/votes.py` times, each in a process of its own.

A stage that has first to make its votes says in ``marks`` what it took from there on.
"""

from __future__ import annotations

import csv
import resource
import time
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterpoint.model import ArgumentMap, VoteTable

Marks = dict[str, float]


@contextmanager
def _timed(marks: Marks) -> Iterator[None]:
    wall, processor = time.perf_counter(), time.process_time()
    yield
    marks["wall"] = time.perf_counter() - wall
    marks["processor"] = time.process_time() - processor


def read(path: str, marks: Marks) -> str:
    """Votes into columns, with all that is loaded for it."""
    from counterpoint.formats import read_crowd  # noqa: PLC0415

    with _timed(marks):
        result = read_crowd([Path(path)])
    return f"{len(result.table.votes):,} votes" if result else "no crowd"


def count(voters: int, claims: int, ballots: int, marks: Marks) -> str:
    """The counts of a table whose voters are in their camps."""
    from counterpoint.analysis.groups import count_votes  # noqa: PLC0415

    table = _table(voters, claims, ballots, in_camps=True)
    with _timed(marks):
        counts = count_votes(table)
    return str(int(counts.agrees[0, 0]))


def count_duckdb(voters: int, claims: int, ballots: int, marks: Marks) -> str:
    """The same counts by one query of a table in DuckDB's memory."""
    import duckdb  # noqa: PLC0415
    import numpy as np  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415
    from scale.crowd_files import crowd_of  # noqa: PLC0415

    crowd = crowd_of(voters, claims, ballots)
    votes = pa.table({"voter": crowd.rows, "claim": crowd.columns, "vote": crowd.votes})
    camps = pa.table({"voter": np.arange(voters, dtype=np.int32), "camp": crowd.camps})
    connection = duckdb.connect()
    connection.register("arrow_votes", votes)
    connection.register("arrow_camps", camps)
    connection.execute("create table votes as from arrow_votes")
    connection.execute("create table camps as from arrow_camps")
    query = """
        select claim, camp, count(*) filter (vote = 1), count(*) filter (vote = -1),
            count(*) filter (vote = 0)
        from votes join camps using (voter) group by claim, camp order by claim, camp
    """
    with _timed(marks):
        rows = connection.execute(query).fetchall()
    return str(rows[0][2])


def group(voters: int, claims: int, ballots: int, marks: Marks) -> str:
    """Groups as they are found of so many votes."""
    from counterpoint.analysis.groups import find_groups  # noqa: PLC0415

    return _grouped(find_groups, _table(voters, claims, ballots), marks)


def group_singly(voters: int, claims: int, ballots: int, marks: Marks) -> str:
    """Groups as they are found of few votes: one voter moved at a time, in a dense matrix."""
    from counterpoint.analysis.groups import find_groups, grouping  # noqa: PLC0415

    grouping._MOST_CLAIMS_DENSE = claims  # noqa: SLF001 (to have it of many claims too)
    table = _table(voters, claims, ballots)
    return _grouped(lambda x: find_groups(x, least_sparse=len(x.votes) + 1), table, marks)


def group_as_polis(voters: int, claims: int, ballots: int, marks: Marks) -> str:
    """Groups as Polis finds them."""
    from counterpoint.analysis.groups import find_groups_as_polis  # noqa: PLC0415

    return _grouped(find_groups_as_polis, _table(voters, claims, ballots), marks)


def stream(voters: int, claims: int, ballots: int, path: str, marks: Marks) -> str:
    """Every vote as a stance in Turtle, a part at a time, into a file."""
    from counterpoint.pipeline import write_stream  # noqa: PLC0415
    from counterpoint.rdf.maps.vote_stances import stance_blocks  # noqa: PLC0415

    argument_map, table = _named_claims(claims), _table(voters, claims, ballots)
    before = _peak()
    with _timed(marks):
        write_stream(Path(path), stance_blocks(argument_map, table, "turtle"))
    marks["growth"] = _peak() - before
    return f"{Path(path).stat().st_size / 1e6:,.0f} MB"


def stream_pyoxigraph(path: str, marks: Marks) -> str:
    """The same triples, which are at hand as its own terms, by pyoxigraph's writer."""
    import pyoxigraph as ox  # noqa: PLC0415

    content = Path(path).read_bytes()
    parser = ox.parse(content, format=ox.RdfFormat.TURTLE)
    triples = [quad.triple for quad in parser]
    prefixes = parser.prefixes
    with _timed(marks), Path(path).with_suffix(".peer.ttl").open("wb") as file:
        ox.serialize(triples, file, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    marks["triples"] = len(triples)
    return f"{len(triples):,} triples"


def build(path: str, folder: str, marks: Marks) -> str:
    """All that `counterpoint build` does."""
    from counterpoint.cli import main  # noqa: PLC0415

    with _timed(marks):
        main(["build", path, "-o", folder], standalone_mode=False)
    size = sum(each.stat().st_size for each in Path(folder).glob("*.html"))
    return f"page {size / 1e6:.1f} MB"


def read_peer(path: str, marks: Marks) -> str:
    """Red-dwarf's own matrix of the votes in a Polis export, which it takes as records."""
    from reddwarf.utils.matrix import generate_raw_matrix  # noqa: PLC0415

    with _timed(marks):
        matrix = generate_raw_matrix(votes=_records(Path(path)))
    return f"{matrix.shape}"


def group_peer(voters: int, claims: int, ballots: int, marks: Marks) -> str:
    """Red-dwarf's plane and k-means of a matrix that is made already."""
    import numpy as np  # noqa: PLC0415
    from reddwarf.utils.clusterer.base import run_clusterer  # noqa: PLC0415
    from reddwarf.utils.reducer.base import run_reducer  # noqa: PLC0415
    from scale.crowd_files import crowd_of  # noqa: PLC0415

    crowd = crowd_of(voters, claims, ballots)
    matrix = np.full((voters, claims), np.nan)
    matrix[crowd.rows, crowd.columns] = crowd.votes
    with _timed(marks):
        points, *_ = run_reducer(vote_matrix=matrix, reducer="pca", random_state=1)
        model = run_clusterer(
            clusterer="kmeans", X_participants_clusterable=points, max_group_count=5, random_state=1
        )
    return str(len(set(model.labels_.tolist())) if model else 0)


def _peak() -> float:
    """GiB that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def _named_claims(claims: int) -> ArgumentMap:
    from counterpoint.model import ArgumentMap, Claim  # noqa: PLC0415

    ids = [f"claim-{number:05}" for number in range(claims)]
    records = tuple(Claim(each, each, f"{each}, as put") for each in ids)
    base = "https://example.org/crowd/"
    return ArgumentMap("crowd", base, "A crowd", "What is to be done?", claims=records)


def _records(folder: Path) -> list[dict[str, Any]]:
    with (folder / "participants-votes.csv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return [
            {
                "participant_id": int(row["participant"]),
                "statement_id": int(name),
                "vote": int(cell),
                "modified": 0,
            }
            for row in rows
            for name, cell in row.items()
            if cell and name.isdigit()
        ]


def _table(voters: int, claims: int, ballots: int, *, in_camps: bool = False) -> VoteTable:
    from scale.crowd_files import crowd_of  # noqa: PLC0415

    from counterpoint.formats.columns import array_of  # noqa: PLC0415
    from counterpoint.model import VoteTable  # noqa: PLC0415

    crowd = crowd_of(voters, claims, ballots)
    camps: list[str | None] = [f"camp {each}" for each in crowd.camps.tolist()]
    return VoteTable(
        tuple(f"voter-{number:07}" for number in range(voters)),
        tuple(f"claim-{number:05}" for number in range(claims)),
        array_of("i", crowd.rows),
        array_of("i", crowd.columns),
        array_of("b", crowd.votes),
        array("d"),
        tuple(camps) if in_camps else (None,) * voters,
    )


def _grouped(find: Any, table: VoteTable, marks: Marks) -> str:
    with _timed(marks):
        groups = find(table)
    return ", ".join(f"{name} {groups.groups.count(name):,}" for name in groups.group_names())
