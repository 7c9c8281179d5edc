"""Reading files: encodings, limits and includes."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.errors import InputError, LimitError
from counterpoint.formats import argdown


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b"[A]: a\n\n[B]: \xff\n", "encoding", ":3:6"),
        ("[A]: ä\n\n[B]: ".encode() + b"\xe4\n", "encoding", ":3:6"),
        (b"[A]: a\r\n\0b\n", "binary", ":2:1"),
        ("[A]: a".encode("utf-16"), "encoding", ":1:1"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary", ":3:1"),
    ],
)
def test_what_is_no_utf_8_text_is_refused(
    tmp_path: Path, content: bytes, code: str, place: str
) -> None:
    path = write(tmp_path / "map.argdown", content)

    with pytest.raises(InputError) as error:
        argdown.read_document(path)

    problem = error.value.problems[0]
    assert (problem.code, str(problem.place)) == (code, f"{path}{place}")


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    path = write(tmp_path / "map.argdown", b"\xef\xbb\xbf===\ntitle: t\n===\n\n[A]: a\n")

    document = argdown.read_document(path)

    assert document.problems == ()
    assert document.frontmatter is not None
    assert str(document.frontmatter.place) == f"{path}:2:1"


def test_a_missing_file_is_noted(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        argdown.read_document(tmp_path / "absent.argdown")


def test_what_is_wrong_in_a_file_that_two_include_is_told_once_beside_one_that_is_missing(
    tmp_path: Path,
) -> None:
    common = write(tmp_path / "common.argdown", "[A]: a *b\n")
    names = ("one.argdown", "two.argdown")
    paths = [write(tmp_path / name, "@include(common.argdown)\n") for name in names]
    absent = tmp_path / "absent.argdown"

    with pytest.raises(InputError) as refused:
        argdown.read_documents([paths[0], absent, paths[1]])

    assert [(x.code, x.place.file) for x in refused.value.problems] == [
        ("missing-file", str(absent)),
        ("unclosed-range", str(common)),
    ]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is no file"):
        argdown.read_document(tmp_path)


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path / "map.argdown", "[A]: " + "a" * 100)

    with pytest.raises(LimitError, match="larger than 100 bytes"):
        argdown.read_document(path, max_bytes=100)


def test_an_empty_file_is_noted(tmp_path: Path) -> None:
    path = write(tmp_path / "map.argdown", "")

    assert [str(problem.place) for problem in argdown.read_document(path).problems] == [
        f"{path}:1:1"
    ]


def test_includes_keep_the_places_of_each_file(tmp_path: Path) -> None:
    main = write(tmp_path / "main.argdown", "[A]: a\n\n@include(parts/one.argdown)\n\n[D]: d")
    (tmp_path / "parts").mkdir()
    one = write(tmp_path / "parts" / "one.argdown", "[B]: b\r\n\r\n@include(two.argdown)")
    two = write(tmp_path / "parts" / "two.argdown", "[C]: c *x\n")

    document = argdown.read_document(main)

    assert [str(item.place) for item in document.statements.values()] == [
        f"{main}:1:1",
        f"{one}:1:1",
        f"{two}:1:1",
        f"{main}:5:1",
    ]
    assert str(document.problems[0]).startswith(f"{two}:1:8: italic text begins here")
    assert document.problems[0].line_text == "[C]: c *x"


@pytest.mark.parametrize(
    "name", ["absent.argdown", "..", "../main.argdown/..", "a\x01b", "/etc/passwd"]
)
def test_what_cannot_be_included_is_noted_where_it_is_named(tmp_path: Path, name: str) -> None:
    main = tmp_path / "maps" / "main.argdown"
    main.parent.mkdir()
    write(main, f"[A]: a\n\n @include({name})\n")

    problems = argdown.read_document(main).problems

    assert ("include", f"{main}:3:2") in [(p.code, str(p.place)) for p in problems]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "secret.argdown", "[Secret]: s")
    folder = tmp_path / "maps"
    folder.mkdir()
    (folder / "link.argdown").symlink_to(tmp_path / "secret.argdown")
    main = write(folder / "main.argdown", "[A]: a\n\n@include(link.argdown)\n")

    document = argdown.read_document(main)

    assert list(document.statements) == ["A"]
    assert "lies outside the folder" in document.problems[0].message


def test_a_circle_of_includes_ends_with_a_warning(tmp_path: Path) -> None:
    main = write(tmp_path / "main.argdown", "[A]: a\n\n@include(b.argdown)\n\n[C]: c")
    other = write(tmp_path / "b.argdown", "[B]: b\n\n@include(main.argdown)")

    document = argdown.read_document(main)

    assert list(document.statements) == ["A", "B", "C"]
    assert str(document.problems[0]) == (
        f"{other}:3:1: warning: main.argdown includes itself again; "
        "a file is included once; leave one of them out"
    )


def test_a_file_is_included_once(tmp_path: Path) -> None:
    write(tmp_path / "b.argdown", "[B]: b")
    main = write(tmp_path / "a.argdown", "@include(b.argdown)\n\n@include(./b.argdown)\n\n[A]: a")

    document = argdown.read_document(main)

    assert len(document.statements["B"].members) == 1
    assert [problem.code for problem in document.problems] == ["include"]


def test_all_files_together_keep_the_limit(tmp_path: Path) -> None:
    write(tmp_path / "b.argdown", "[B]: " + "b" * 60)
    main = write(tmp_path / "a.argdown", "[A]: " + "a" * 60 + "\n\n@include(b.argdown)")

    with pytest.raises(LimitError, match="with its includes"):
        argdown.read_document(main, max_bytes=100)


def test_a_text_does_not_follow_includes() -> None:
    document = argdown.parse("@include(absent.argdown)")

    assert document.statements["Untitled 1"].text == "@include(absent.argdown)"
