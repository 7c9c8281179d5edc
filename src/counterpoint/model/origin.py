"""What a map was read from: kept beside the map, since two maps that say the same are equal."""

from __future__ import annotations

from dataclasses import dataclass

from counterpoint.model.journal import Attribution
from counterpoint.model.quick_records import quickly_made


@quickly_made()
@dataclass(frozen=True, slots=True, order=True)
class FileRead:
    """A file that was read: its name, without this machine's folders, and its bytes' SHA-256.

    What in the name is no text is ``?``, since systems let names be any bytes.
    """

    name: str
    sha256: str

    def __post_init__(self) -> None:
        if not self.name.isascii():
            object.__setattr__(self, "name", self.name.encode("utf-8", "replace").decode("utf-8"))


@quickly_made()
@dataclass(frozen=True, slots=True)
class Origin:
    """The files that say a map, and the source texts in which its key phrases were looked up.

    Both are sorted and each file stands once; a text that is a file of the map as well is not
    repeated. ``version`` is that of the Counterpoint that read them, "" for the present one.
    ``attributions`` are those of the map's journal, in order.
    """

    files: tuple[FileRead, ...] = ()
    texts: tuple[FileRead, ...] = ()
    version: str = ""
    attributions: tuple[Attribution, ...] = ()

    def __post_init__(self) -> None:
        if len(self.files) > 1:
            object.__setattr__(self, "files", tuple(sorted(set(self.files))))
        if self.texts:
            texts = set(self.texts).difference(self.files)
            object.__setattr__(self, "texts", tuple(sorted(texts)))
