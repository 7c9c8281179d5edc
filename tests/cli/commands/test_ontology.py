"""`counterpoint ontology`: printed, written by the ending of a file, and as a site."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import counterpoint

from counterpoint.resources import ontology_folder


def test_it_is_printed_as_its_file_has_it(tmp_path: Path) -> None:
    reply = counterpoint("ontology", cwd=tmp_path)

    assert reply.stdout.encode() == (ontology_folder() / "counterpoint.ttl").read_bytes()
    assert (reply.stderr, reply.returncode) == ("", 0)


def test_the_ending_of_the_file_tells_the_form(tmp_path: Path) -> None:
    reply = counterpoint("ontology", "-o", "terms.html", cwd=tmp_path)

    assert reply.returncode == 0
    assert '<article id="Claim">' in (tmp_path / "terms.html").read_text(encoding="utf-8")


def test_a_site_is_written_and_its_files_are_named(tmp_path: Path) -> None:
    reply = counterpoint(
        "ontology", "--site", "public", "--address", "https://example.org/c", cwd=tmp_path
    )

    names = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert {*reply.stdout.split()} == names
    assert "--contact" in reply.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-o", "x.docx"], "end it in one of .ttl"),
        (["--address", "https://example.org/"], "--address goes with --site"),
        (["--site", "public"], "--site wants --address"),
        (["--site", "public", "-f", "html"], "--site writes each form"),
        (["--site", "public", "--address", "here"], "no address of a folder on the web"),
    ],
)
def test_what_does_not_go_together_is_told(
    tmp_path: Path, options: list[str], message: str
) -> None:
    reply = counterpoint("ontology", *options, cwd=tmp_path)

    assert reply.returncode == 2
    assert message in reply.stderr
    assert [*tmp_path.iterdir()] == []
