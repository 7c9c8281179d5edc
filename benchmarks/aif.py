"""How many files of AIF are read a second, beside arguebuf on the same files; and memory.

    python benchmarks/aif.py --arguebuf PYTHON [FOLDER] [--rounds N]

PYTHON is the interpreter of an environment in which ``arguebuf`` is installed (it is none of
ours). Read are the files below FOLDER (without it those of ``../shared/corpora``, where they are),
and files of 10, 100 and 1,000 nodes that are made here, the same in every run, with times on their
nodes as AIFdb writes them. Files that both read are taken; each program is handed the same paths
(``Path``), opens each file itself and reads all of them within one process, for two seconds by the
processor's clock, of which the least time of each file counts, since others use the machine too;
the two take turns. Ours also tells the format, hashes the bytes and tells what is lost; theirs is
told that it is AIF. Then ours reads 2,000 times, and what memory is held then is compared.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import statistics
import subprocess
import sys
import tempfile
import tracemalloc
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared" / "corpora"
SIZES = (10, 100, 1000)
TALK = (
    "the city should charge cars that enter the centre because traffic fell where it was tried "
    "and shops there gained more customers than they lost"
)
LOOP = """
import json, sys, time
from pathlib import Path
files = list(map(Path, json.load(sys.stdin)))
for file in files:
    read(file)
least, started = dict.fromkeys(files, 1e9), time.process_time()
while time.process_time() - started < 2:
    for file in files:
        before = time.thread_time()
        read(file)
        least[file] = min(least[file], time.thread_time() - before)
print(len(files) / sum(least.values()))
"""
OURS = """
from counterpoint import formats
def read(file): return formats.read([file])
"""
# By its reader of AIF: by its own look at a file it takes one without locutions for another format.
THEIRS = """
import json
import arguebuf
def read(file):
    with open(file, encoding="utf-8") as stream:
        return arguebuf.load.aif(json.load(stream))
"""
OURS_IF_AIF = """
from pathlib import Path
from counterpoint import formats
from counterpoint.formats.choices import ReadingChoices
def read(file): return formats.read([Path(file)], choices=ReadingChoices("aif"))
"""
READABLE = """
import json, sys
files = []
for file in json.load(sys.stdin):
    try:
        read(file)
    except Exception:
        continue
    files.append(file)
print(json.dumps(files))
"""


def write_nodeset(path: Path, size: int) -> None:
    """Claims with reasons between them: of ten nodes six claims and four schemes."""
    chance, edges = random.Random(size), []
    claims = [str(number) for number in range(size * 3 // 5)]
    texts = {x: " ".join(chance.choices(TALK.split(), k=14)).capitalize() for x in claims}
    nodes = [(name, text, "I") for name, text in texts.items()]
    for number in range(len(claims), size):
        kind = chance.choice(["RA", "RA", "CA"])
        nodes.append((str(number), kind, kind))
        first, second, end = chance.sample(claims, 3)
        premises = [first, second] if chance.random() < 0.3 else [first]
        edges += [*((premise, str(number)) for premise in premises), (str(number), end)]
    content = {
        "nodes": [
            {"nodeID": name, "text": text, "type": kind, "timestamp": "2015-12-13 22:28:58"}
            for name, text, kind in nodes
        ],
        "edges": [
            {"edgeID": str(number), "fromID": start, "toID": end, "formEdgeID": None}
            for number, (start, end) in enumerate(edges)
        ],
        "locutions": [],
        "participants": [],
    }
    path.write_text(json.dumps(content), encoding="utf-8")


def printed(python: str, program: str, files: list[str]) -> str:
    """What a program prints that is given the files on standard input."""
    process = subprocess.run(
        [python, "-c", program], input=json.dumps(files), capture_output=True, text=True, check=True
    )
    return process.stdout


def readable(files: list[str], python: str) -> list[str]:
    for interpreter, reader in ((sys.executable, OURS_IF_AIF), (python, THEIRS)):
        files = json.loads(printed(interpreter, reader + READABLE, files))
    return files


def compare(name: str, files: list[str], python: str, rounds: int) -> None:
    rates: dict[str, list[float]] = {"ours": [], "arguebuf": []}
    for _ in range(rounds):
        rates["ours"].append(float(printed(sys.executable, OURS + LOOP, files)))
        rates["arguebuf"].append(float(printed(python, THEIRS + LOOP, files)))
    ours, theirs = (statistics.median(each) for each in rates.values())
    figures = f"ours {ours:9,.0f} files/s   arguebuf {theirs:9,.0f} files/s"
    print(f"{name:<26} {figures}   {ours / theirs:5.1f} times as many")


def measure_memory(files: list[str]) -> None:
    from counterpoint import formats  # noqa: PLC0415 (not timed, and not needed above)

    tracemalloc.start()
    megabytes = {}
    for number in range(2001):
        formats.read([Path(files[number % len(files)])])
        if number in {500, 1000, 2000}:
            gc.collect()
            megabytes[number] = tracemalloc.get_traced_memory()[0] / 1e6
    figures = ", ".join(f"{number:,} files {mb:.2f} MB" for number, mb in megabytes.items())
    print(f"held after {figures}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED)
    parser.add_argument("--arguebuf", required=True, metavar="PYTHON")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    own = sorted(str(path) for path in arguments.folder.rglob("*.json"))
    files = readable(own, arguments.arguebuf)
    if files:
        name = f"{len(files)} files of {arguments.folder.name}"
        compare(name, files, arguments.arguebuf, arguments.rounds)
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder, f"{size}.json")
            write_nodeset(path, size)
            compare(f"{size:,} nodes", [str(path)], arguments.arguebuf, arguments.rounds)
            files = files or [str(path)]
        measure_memory(files)


if __name__ == "__main__":
    main()
