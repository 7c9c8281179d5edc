"""Reading a map that is worked on: its files, the texts of its sources, its draft, as records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from counterpoint.drafting import Encodings, Suggester
from counterpoint.formats.argdown_map.editing import MapText, decide, read_map_text
from counterpoint.formats.argdown_map.editing.deciding import ChangedFiles
from counterpoint.formats.argdown_map.memory import ReadingMemory
from counterpoint.formats.source_texts import SourceReading, read_source
from counterpoint.model import Decision, Source
from counterpoint.network import build_network
from counterpoint.pipeline.drafts import draft_of
from counterpoint.pipeline.map_files import Snapshot, snapshot
from counterpoint.pipeline.workbench.held_files import hash_of
from counterpoint.pipeline.workbench.proposals import Draft, proposal_records, read_draft_file
from counterpoint.pipeline.workbench.sheets import Sheets, present_text, read_sheets
from counterpoint.pipeline.workbench.splits import Splits
from counterpoint.pipeline.workbench.state import Collections, collections_of


@dataclass(frozen=True)
class Reading:
    """The map as it was last read, with all that is shown of it."""

    map_text: MapText
    hash: str
    sheets: Sheets
    draft: Draft

    @cached_property
    def collections(self) -> Collections:
        """What the screens show, record by record; made when somebody asks."""
        proposals = proposal_records(self.draft, self.sheets)
        return collections_of(self.map_text, self.sheets, proposals)


class Readings:
    """Reads one map again and again; what has not changed is taken from the reading before."""

    def __init__(self, paths: Sequence[Path], folders: Sequence[Path], splits: Splits) -> None:
        self._paths = tuple(paths)
        self._folders = tuple(folders)
        self._splits = splits
        self._texts: dict[tuple[str, str, str], tuple[Snapshot, SourceReading]] = {}
        self._memory = ReadingMemory()

    def read(self, earlier: Reading | None = None) -> Reading:
        """The map as its files are now.

        Raises:
            InputError, LimitError: they cannot be read.
        """
        return self.of(self.map_text({}), earlier)

    def map_text(self, contents: Mapping[str, bytes]) -> MapText:
        """The map in its files, of which those in ``contents`` are taken from there.

        Raises:
            InputError, LimitError: they cannot be read.
        """
        map_text = read_map_text(self._paths, contents, self.text_of, self._memory)
        build_network(map_text.map)  # of what contradicts itself there are no findings
        return map_text

    def after(self, map_text: MapText, decision: Decision) -> ChangedFiles:
        """What the files become by a decision, and the map that they then say.

        Raises:
            InputError: the decision cannot be.
        """
        return decide(map_text, decision, self._paths, self.text_of, self._memory)

    def of(self, map_text: MapText, earlier: Reading | None) -> Reading:
        """All that is shown of a map that was read."""
        earlier_sheets = None if earlier is None else earlier.sheets
        earlier_draft = None if earlier is None else earlier.draft
        sheets = read_sheets(map_text.map, self.text_of, self._splits.offsets, earlier_sheets)
        draft = read_draft_file(draft_of(self._paths[0]), earlier_draft)
        return Reading(map_text, hash_of(map_text.contents), sheets, draft)

    def is_present(self, reading: Reading) -> bool:
        """Whether the texts of the sources are still those that were read."""
        sheets = reading.sheets.by_source
        return all(
            present_text(source, self.text_of)
            is (sheets[source.id].text if source.id in sheets else None)
            for source in reading.map_text.map.sources
        )

    def text_of(self, source: Source) -> SourceReading:
        """The text of a source, read again only when a file by its name is another by now."""
        map_file = source.place.file if source.place is not None else str(self._paths[0])
        beside = Path(map_file).parent / source.file
        state = snapshot([beside, *(folder / beside.name for folder in self._folders)])
        key = (map_file, source.file, source.sha256)
        earlier = self._texts.get(key)
        if earlier is None or earlier[0] != state:
            earlier = self._texts[key] = (state, read_source(source, map_file, self._folders))
        return earlier[1]


class Suggesting:
    """Keeps the one suggester of a state of the map, and the weights of its texts for the next."""

    def __init__(self, encodings: Encodings | None) -> None:
        self._encodings = encodings
        self._last: tuple[str, dict[str, str], Suggester] | None = None

    def of(self, reading: Reading) -> Suggester:
        """The suggester of a reading."""
        last, texts = self._last, reading.sheets.texts
        if last is not None and last[0] == reading.hash and last[1] == texts:
            return last[2]
        weights = last[2].weights if last is not None and last[1] == texts else None
        suggester = Suggester(reading.map_text.map, texts, weights, self._encodings)
        self._last = (reading.hash, texts, suggester)
        return suggester
