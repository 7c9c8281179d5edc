"""The text of a page is what its reader sees, whatever its markup is worth."""

from __future__ import annotations

import pytest

from counterpoint.formats.source_texts.readers.html import read_html


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<h1>A</h1>b<br>c<li>d", ["A", "b", "c", "d"]),
        ("<p>one <i>t</i>wo\n three", ["one two three"]),
        ("<td>a</td><td>b</td>", ["a", "b"]),
        ("a<!-- no --><style>b{}</style><script>'</p>'</script>c", ["ac"]),
        ("<p>a<template><p>no</template><noscript>no</noscript><p>b", ["a", "b"]),
        ("a &lt;b&gt; &#8211; &nbsp;&eacute;&bogus;", ["a <b> \u2013 é&bogus;"]),
        ("<p>open <b>and <div>never closed", ["open and", "never closed"]),
        ("</script>a</b>", ["a"]),
        ("a<!-- no end <p>b", ["a"]),
        ("1 < 2 <p>b <!doctype x>", ["1 < 2", "b"]),
        ("<a " * 100_000, [" ".join(["<a"] * 100_000)]),  # takes hours where each is looked for
        ("", []),
    ],
)
def test_what_is_seen_stands_in_lines(page: str, lines: list[str]) -> None:
    assert [line for line in read_html(page).text.split("\n") if line] == lines
