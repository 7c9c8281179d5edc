"""How long a decision takes over HTTP: a finished map is played from an empty one.

    python benchmarks/workbench.py [MAP] [--sources DIR]

Times, for each decision, from sending it to having the answer, and prints the middle and the 95th
percentile by how many lines the map has by then, and the processor's time that the server took for
each, which other work on the machine does not change. The default is the example of Dunmarrow.
"""

from __future__ import annotations

import http.client
import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

import click

from counterpoint.pipeline.workbench import Desk

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT / "tests"))

from curator import Curator, empty_map  # noqa: E402 (it lies beside the tests)
from running_processes import seconds_spent  # noqa: E402
from workbenches import working  # noqa: E402

EXAMPLE = PROJECT / "seeds" / "examples" / "moving-dunmarrow.argdown"
STEP = 300  # lines of map to a row


@click.command()
@click.argument("target", type=click.Path(path_type=Path, exists=True), default=EXAMPLE)
@click.option("--sources", type=click.Path(path_type=Path, exists=True), multiple=True)
def main(target: Path, sources: tuple[Path, ...]) -> None:
    """Play TARGET and print what it took."""
    with tempfile.TemporaryDirectory() as scratch:
        finished, own = Path(scratch, "finished"), Path(scratch, "own")
        for folder in (finished, own):
            folder.mkdir()
            for text in target.parent.glob("*.txt"):
                shutil.copy(text, folder)
        shutil.copy(target, finished)
        desk = Desk([finished / target.name], sources)
        path = empty_map(finished / target.name, own)
        options = [x for folder in sources for x in ("--sources", str(folder.resolve()))]
        rows: dict[int, list[float]] = {}
        spent: dict[int, float] = {}
        with working(path, path.name, *options) as bench:
            address = urlsplit(bench.way_in)
            connection = http.client.HTTPConnection("127.0.0.1", address.port or 0)
            token = address.query.partition("=")[2]
            headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
            connection.request("GET", "/api/state", None, headers)
            match = json.loads(connection.getresponse().read())["hash"]
            for body in Curator(desk.reading).decisions():
                worked = seconds_spent(bench.process.pid)
                began = time.perf_counter()
                own_headers = {**headers, "If-Match": f'"{match}"'}
                connection.request("POST", "/api/decisions", json.dumps(body), own_headers)
                response = connection.getresponse()
                answer = json.loads(response.read())
                seconds = time.perf_counter() - began
                if response.status != 200:
                    raise SystemExit(f"refused: {body}: {answer}")
                match = answer["hash"]
                row = path.read_bytes().count(b"\n") // STEP
                rows.setdefault(row, []).append(seconds)
                worked = seconds_spent(bench.process.pid) - worked
                spent[row] = spent.get(row, 0.0) + worked
            connection.close()
    for row, times in sorted(rows.items()):
        median, late = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
        lines = f"{row * STEP:5} to {row * STEP + STEP:5} lines"
        cpu = spent[row] / len(times)
        print(
            f"{lines}: {len(times):4} decisions, {median:.3f} s, p95 {late:.3f} s, CPU {cpu:.3f} s"
        )


if __name__ == "__main__":
    main()
