"""Time to read, judge and validate RDF that is one kind of large, at 1, 2, 4 and 8 times a size.

Run: python benchmarks/rdf_reading.py [--size N] [--only WORD]. Prints seconds of the processor
for `check`, the worker's included, and how they grow from size to size: 2 is linear, 4 is
quadratic. What exceeds 25 s is not tried larger.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from counterpoint import pipeline
from counterpoint.errors import CounterpointError
from counterpoint.vocab import PREFIXES

HEAD = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items()) + (
    '@base <https://example.org/m/> .\n<map> a cp:ArgumentMap ; rdfs:label "T" ;\n'
    '  cp:base "https://example.org/m/" ; cp:asks <q> .\n<q> a cp:Question ; rdfs:label "Q" .\n'
    '<e> a cp:Expert ; schema:name "E" . <c> a cp:Claim ; rdfs:label "C" .\n'
    '<d> a cp:Source ; dcterms:title "D" .\n'
)

ALIKE = str.maketrans({"0": "a", "1": "\u0430"})
MARKS = "\u0301\u0316"  # in this order they are put the other way round


def listed(pattern: str, n: int, separator: str = ", ") -> str:
    return separator.join(pattern.replace("%", str(number)) for number in range(n))


def each(pattern: str, n: int) -> str:
    return listed(pattern, n, "\n") + "\n"


# Turtle by the number of things in it, by what there are many of.
KINDS: dict[str, Callable[[int], str]] = {
    "values": lambda n: f"<map> rdfs:seeAlso {listed('<x/%>', n)} .",
    "values of a property of ours": lambda n: f"<e> cp:affirms {listed('<c/%>', n)} .",
    "labels": lambda n: "<c> rdfs:label " + listed('"L%"', n) + " .",
    "languages": lambda n: "<c> rdfs:label " + listed('"L"@x-a%', n) + " .",
    "premises in order": lambda n: (
        each("<c/%> a cp:Claim ; rdfs:label 'C%' .", n)
        + f"<a> a cp:Argument ; cp:conclusion <c> ; cp:premise {listed('<c/%>', n)} .\n"
        + "<a> "
        + " ; ".join(f"rdf:_{number + 1} <c/{number}>" for number in range(n))
        + " ."
    ),
    "claims": lambda n: each("<c/%> a cp:Claim ; rdfs:label 'C%' .", n),
    "stances": lambda n: each(
        "<s/%> a cp:Stance ; cp:expert <e> ; cp:target <c> ; cp:polarity cp:polarity-deny .", n
    ),
    "problems": lambda n: each("<s/%> a cp:Stance .", n),
    "violations": lambda n: each("<c/%> a cp:Claim ; rdfs:label 'C' ; dcterms:subject 'x' .", n),
    "blank nodes": lambda n: each("[] a cp:Claim ; rdfs:label 'C' .", n),
    "subclasses": lambda n: (
        "<k/0> rdfs:subClassOf cp:Claim .\n"
        + "\n".join(f"<k/{i + 1}> rdfs:subClassOf <k/{i}> ." for i in range(n))
        + each("<c/%> a <k/%> ; rdfs:label 'C%' .", n)
    ),
    "starts and ends": lambda n: (
        f"<p> a oa:TextPositionSelector ; oa:start {listed('%', n)} ; oa:end {listed('9%', n)} ."
    ),
    "passages that share a phrase": lambda n: (
        each(
            "<s/%> a cp:Stance ; cp:expert <e> ; cp:target <c> ; cp:polarity cp:polarity-deny ;"
            " cp:passage <p/%> . <p/%> a cp:Passage ; oa:hasSource <d> ; oa:hasSelector <t> .",
            n,
        )
        + "<t> oa:exact "
        + listed('"x%"', n)
        + " ."
    ),
    "stances that share a passage": lambda n: (
        each(
            "<s/%> a cp:Stance ; cp:expert <e> ; cp:target <c> ; cp:polarity cp:polarity-deny ;"
            " cp:passage <p> .",
            n,
        )
        + "<p> a cp:Passage ; oa:hasSource <d> ; oa:hasSelector "
        + listed('[ oa:exact "%" ]', n)
        + " ."
    ),
    "roles of one and all": lambda n: (
        each("<e/%> a cp:Expert ; schema:name 'E%' .", n)
        + f"<r> a org:Membership ; org:member {listed('<e/%>', n)} ;"
        + f" org:memberDuring {listed('<t/%>', n)} .\n"
        + each("<t/%> a cp:Period .", n)
    ),
    "roles in one organization": lambda n: (
        each("[] a org:Membership ; org:member <e> ; org:organization <o> .", n)
        + "<o> rdfs:label "
        + listed('"O%"', n)
        + " ."
    ),
    "unknown terms": lambda n: f"<c> {listed('cp:nonsense% 1', n, ' ; ')} .",
    "names that look alike": lambda n: "".join(
        f"<x> <p> <urn:{format(i, 'b').translate(ALIKE)}> .\n" for i in range(n)
    ),
    "long names of marks": lambda n: each("<x> <p> <urn:%" + MARKS * 1000 + "> .", n // 100),
}


def seconds(text: str, folder: Path) -> float:
    """Of `check`; a wrong file is part of it."""
    path = folder / "large.ttl"
    path.write_text(HEAD + text, encoding="utf-8")
    start = sum(os.times()[:4])
    with contextlib.suppress(CounterpointError):
        pipeline.check([path])
    return sum(os.times()[:4]) - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1500)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for kind, text in KINDS.items():
            if options.only not in kind:
                continue
            times: list[float] = []
            for factor in (1, 2, 4, 8):
                if times and times[-1] > 25:
                    break
                times.append(seconds(text(options.size * factor), Path(folder)))
            growth = [after / before for before, after in itertools.pairwise(times)]
            cells = " ".join(f"{x:7.2f}" for x in times)
            print(f"{kind:30} {cells} s   x {' '.join(f'{x:4.1f}' for x in growth)}", flush=True)


if __name__ == "__main__":
    main()
