"""Times drafting of many articles without a model, and looks whether memory stays flat.

Run: python benchmarks/drafting.py [--articles 100] [--letters 15000]
Each article is made of the invented panel's sentences, drawn anew, under names of its own. Prints
the time for all and the most memory after a tenth of them and after all.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path
from random import Random

from counterpoint.formats.source_texts import read_source_file
from counterpoint.model import Layer
from counterpoint.pipeline.drafts import draft

PANEL = Path(__file__).parent.parent / "seeds" / "examples" / "moving-dunmarrow.txt"
SPEAKERS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--letters", type=int, default=15_000)
    options = parser.parse_args()
    text = read_source_file(PANEL)
    sentences = [
        text.text[sentence.start : sentence.end]
        for sentence in text.sentences
        if sentence.layer is Layer.SPEECH
    ]
    slots, memory = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number in range(options.articles):
            path = Path(folder) / f"article-{number}.txt"
            path.write_text(article(number, sentences, options.letters), encoding="utf-8")
            files.append(path)
        start, processor = time.perf_counter(), time.process_time()
        for number, path in enumerate(files, 1):
            slots += len(draft([path]).proposals)
            if number == max(len(files) // 10, 1):
                memory = most_memory()
        seconds, processor = time.perf_counter() - start, time.process_time() - processor
    print(
        f"{len(files)} articles of {options.letters:,} letters, {slots:,} proposals: "
        f"{seconds:.1f} s ({processor:.1f} s of processor), "
        f"{memory} MiB after a tenth, {most_memory()} MiB in all"
    )


def article(number: int, sentences: list[str], letters: int) -> str:
    random = Random(number)
    parts = ["What should the town do?", "In short", "- The town should move.\n- The wall is old."]
    for speaker in range(SPEAKERS):
        parts.append(f"Speaker{number}x{speaker} Surname{speaker}, engineer, Institute {speaker}")
        length = 0
        while length < letters // SPEAKERS:
            paragraph = " ".join(random.choices(sentences, k=6))
            parts.append(paragraph)
            length += len(paragraph)
    return "\n\n".join(parts) + "\n"


def most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
