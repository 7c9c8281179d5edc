"""The map files of a folder in git: which have changed since a commit, and how they were then."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from counterpoint.errors import UsageError
from counterpoint.formats.argdown import SUFFIXES


@dataclass(frozen=True, slots=True)
class MapVersions:
    """A map file at a commit and now, ``None`` where it was not there or is there no more.

    ``names`` are relative to the folder that was asked about, ``paths`` can be read; both are the
    older first. A file that was renamed has two names.
    """

    names: tuple[str | None, str | None]
    paths: tuple[Path | None, Path | None]


@contextmanager
def maps_since(
    commit: str, names: Sequence[str] = (), folder: Path | None = None
) -> Iterator[tuple[MapVersions, ...]]:
    """The map files that are not as ``commit`` has them, by name; the older ones while it lasts.

    ``names`` are files or folders in ``folder`` (the current one); without them all of its map
    files that git knows count. What is not committed yet is as it stands in the folder. A map that
    includes other files is among them though its own file is the same, since what it says may
    differ. The older files lie in a checkout of the commit, with all that stood beside them.

    Raises:
        UsageError: there is no git, no repository, no such commit, or no such file in either.
    """
    git = _Git(folder or Path())
    own_hash = git.hash_of(commit)
    changes = git.changes(own_hash, names)
    if not changes:
        yield ()
        return
    with git.checkout(own_hash) as old:
        yield tuple(
            MapVersions(
                (before, after),
                (
                    None if before is None else old / before,
                    None if after is None else git.folder / after,
                ),
            )
            for before, after in changes
        )


class _Git:
    """Git in a folder; of what its settings could run, nothing is run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        program = shutil.which("git")
        if program is None:
            raise UsageError("comparing with a commit needs git, which is not installed")
        self._start = (program, "-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false")

    def hash_of(self, commit: str) -> str:
        """What names ``commit`` for good, in a repository that knows it."""
        if self._run("rev-parse", "--is-inside-work-tree").returncode:
            raise UsageError("the folder is in no git repository: name two map files instead")
        answer = self._run(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}"
        )
        if answer.returncode:
            raise UsageError(
                f"git knows no commit {commit}: git log --oneline lists those there are, and"
                " one that is elsewhere has to be fetched first"
            )
        return answer.stdout.strip()

    def changes(self, commit: str, names: Sequence[str]) -> list[tuple[str | None, str | None]]:
        """Names before and after, sorted by the later one."""
        patterns = [f":(literal){name}" for name in names] or [f":(icase)*{x}" for x in SUFFIXES]
        tracked = self._names("ls-files", "-z", "--", *patterns)
        changes = _read_changes(
            self._names(
                *("diff", "--name-status", "-z", "--find-renames", "--relative", "--no-ext-diff"),
                *("--no-textconv", "--end-of-options", commit, "--", *patterns),
            )
        )
        if names and not tracked and not changes:
            raise UsageError(f"git knows no file {', '.join(names)}, neither now nor then")
        changed = {after for _, after in changes}
        changes += [
            (name, name) for name in tracked if name not in changed and self._includes_others(name)
        ]
        return sorted(changes, key=lambda pair: pair[1] or pair[0] or "")

    def _includes_others(self, name: str) -> bool:
        try:
            return b"@include" in (self.folder / name).read_bytes()
        except OSError:
            return False

    @contextmanager
    def checkout(self, commit: str) -> Iterator[Path]:
        """The folder as ``commit`` has it, in a work tree of its own that goes afterwards."""
        prefix = self._run("rev-parse", "--show-prefix").stdout.removesuffix("\n")
        with tempfile.TemporaryDirectory(prefix="counterpoint-") as temporary:
            tree = Path(temporary) / "tree"
            added = self._run(
                "worktree", "add", "--quiet", "--force", "--detach", f"{tree}", commit
            )
            if added.returncode:
                raise UsageError(f"git could not check out {commit}: {added.stderr.strip()}")
            try:
                yield tree / prefix
            finally:
                self._run("worktree", "remove", "--force", f"{tree}")

    def _names(self, *words: str) -> list[str]:
        answer = self._run(*words)
        if answer.returncode:
            raise UsageError(f"git {words[0]}: {answer.stderr.strip()}")
        return answer.stdout.split("\0")[:-1]

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 # words of ours, a hash, and names behind "--"
            [*self._start, *words],
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )


def _read_changes(words: Sequence[str]) -> list[tuple[str | None, str | None]]:
    """Names by what ``git diff --name-status -z`` says: a letter, then a name, two if renamed."""
    changes: list[tuple[str | None, str | None]] = []
    rest = iter(words)
    for letter in rest:
        name = next(rest)
        if letter[0] in "RC":
            changes.append((name if letter[0] == "R" else None, next(rest)))
        else:
            changes.append((None if letter == "A" else name, None if letter == "D" else name))
    return changes
