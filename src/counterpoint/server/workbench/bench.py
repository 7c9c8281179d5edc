"""The desk as the endpoints ask for it: in threads, with word of every change, in a language."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool

from counterpoint.pipeline.workbench import Desk
from counterpoint.pipeline.workbench.advice import ReadingFindings, check_list, compare, count_pairs
from counterpoint.pipeline.workbench.candidates import candidate_records
from counterpoint.pipeline.workbench.readings import Reading
from counterpoint.pipeline.workbench.state import changes_between
from counterpoint.server.bell import HEARTBEAT_SECONDS, Bell
from counterpoint.wording import Language

_LOOK_EVERY_SECONDS = 0.5  # who saves in an editor sees it at once, or nearly
# What moves with each line above and says nothing of the record itself.
_PLACES = ("line", "order")

Json = dict[str, Any]


class Bench:
    """One desk; its answers are data."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._bell = Bell()
        self._is_closed = False
        self._findings: ReadingFindings | None = None
        self._pairs: tuple[str, tuple[int, int]] | None = None

    async def decide(self, match: str, body: Mapping[str, Any], language: Language) -> Json:
        """Carry a decision out and tell what is otherwise.

        Raises:
            DeskError: it cannot be.
        """
        answer = await run_in_threadpool(self._decided, match, body, language)
        self._bell.ring()
        return answer

    async def undo(self, match: str, language: Language) -> Json:
        """Take the last decision back and tell what is otherwise.

        Raises:
            DeskError: there is none to take back.
        """
        answer = await run_in_threadpool(self._undone, match, language)
        self._bell.ring()
        return answer

    async def redo(self, match: str, language: Language) -> Json:
        """Decide again what was taken back last and tell what is otherwise.

        Raises:
            DeskError: there is nothing.
        """
        answer = await run_in_threadpool(self._redone, match, language)
        self._bell.ring()
        return answer

    async def look(self) -> None:
        """Take over what was saved from outside, and tell whoever listens."""
        if await run_in_threadpool(self.desk.look):
            self._bell.ring()

    async def follow(self) -> None:
        """Look again and again until cancelled."""
        while True:
            await asyncio.sleep(_LOOK_EVERY_SECONDS)
            await self.look()

    def state(self, language: Language, *, issue: str = "") -> Json:
        """All that the screens show but the texts."""
        reading = self.desk.reading
        argument_map = reading.map_text.map
        return {
            "hash": reading.hash,
            "title": argument_map.title,
            "question": argument_map.question,
            "language": argument_map.language,
            "file": self.desk.paths[0].name,
            **self._common(reading, language),
            **reading.collections,
            "findings": self.findings().of(language, issue=issue) if issue else None,
            "unreadable": self._unreadable(),
        }

    def findings(self) -> ReadingFindings:
        """The findings of the map as it is, computed when they are first asked for."""
        reading = self.desk.reading
        if self._findings is None or self._findings.hash != reading.hash:
            self._findings = ReadingFindings(reading)
        return self._findings

    def checks(self) -> Json:
        """The list of doubts."""
        return check_list(self.desk.reading, self.desk.unreadable)

    def comparison(self) -> Json:
        """Experts by topics, and the ties that a model proposes."""
        reading = self.desk.reading
        waiting = self.desk.candidates.waiting(reading.map_text.map)
        return compare(reading) | candidate_records(waiting)

    async def events(self) -> AsyncIterator[bytes]:
        """Server-sent events until `close`, one for each change of the map."""
        last = self._version()
        yield b": here\n\n"
        while not self._is_closed:
            event = self._bell.next
            try:
                async with asyncio.timeout(HEARTBEAT_SECONDS):
                    await event.wait()
            except TimeoutError:
                yield b": still here\n\n"
                continue
            version = self._version()
            if version != last:
                yield f'event: changed\ndata: {{"hash": "{version[0]}"}}\n\n'.encode()
                last = version

    def close(self) -> None:
        """End every stream of events."""
        self._is_closed = True
        self._bell.ring()

    def _decided(self, match: str, body: Mapping[str, Any], language: Language) -> Json:
        before, after, sentences = self.desk.decide(match, body)
        return self._answer(before, after, sentences[language], language)

    def _undone(self, match: str, language: Language) -> Json:
        before, after, sentences = self.desk.undo(match)
        return self._answer(before, after, sentences[language], language)

    def _redone(self, match: str, language: Language) -> Json:
        before, after, sentences = self.desk.redo(match)
        return self._answer(before, after, sentences[language], language)

    def _answer(self, before: Reading, after: Reading, sentence: str, language: Language) -> Json:
        changed, removed = changes_between(before.collections, after.collections, _PLACES)
        new_ids: Json = {"claim": None, "stance": None, "reason": None, "relation": None}
        for kind in new_ids:
            new = [x for x in changed[f"{kind}s"] if x not in before.collections[f"{kind}s"]]
            if kind == "stance":
                new.sort(key=lambda x: changed["stances"][x]["claim"] is None)
            new_ids[kind] = new[0] if new else None
        claims = after.collections["claims"]
        return {
            "hash": after.hash,
            "sentence": sentence,
            **self._common(after, language),
            "claimOrder": sorted(claims, key=lambda x: claims[x]["order"]),
            "changed": changed,
            "removed": removed,
            "made": new_ids,
        }

    def _common(self, reading: Reading, language: Language) -> Json:
        last, undone = self.desk.last_step(), self.desk.last_undone()
        return {
            "text": reading.sheets.payload["text"],
            "undo": {
                "count": self.desk.step_count,
                "sentence": None if last is None else last[language],
            },
            "redo": {
                "count": self.desk.undone_count,
                "sentence": None if undone is None else undone[language],
            },
            "counts": self._counts(reading),
            "recent": list(self.desk.recent),
        }

    def _counts(self, reading: Reading) -> Json:
        if self._pairs is None or self._pairs[0] != reading.hash:
            self._pairs = reading.hash, count_pairs(reading)
        pairs, looked_at = self._pairs[1]
        statuses = [x["status"] for x in reading.collections["sentences"].values()]
        total = len(reading.sheets.sentences)
        return {
            "sentences": total,
            "mapped": statuses.count("mapped"),
            "proposed": statuses.count("proposed"),
            "aside": statuses.count("aside"),
            "untouched": total - len(statuses),
            "claims": len(reading.collections["claims"]),
            "pairs": pairs,
            "pairsLookedAt": looked_at,
            "warnings": len(reading.map_text.warnings),
        }

    def _unreadable(self) -> list[Json] | None:
        problems = self.desk.unreadable
        if not problems:
            return None
        return [
            {
                "message": x.message,
                "advice": x.advice,
                "code": x.code,
                "file": x.place.file,
                "line": x.place.line,
                "column": x.place.column,
            }
            for x in problems
        ]

    def _version(self) -> tuple[str, int, int, int, bytes, str, str]:
        """All that a change is told of: the map, its mistakes, draft, candidates and texts.

        Each decision is told, also one of which only the journal knows.
        """
        desk, reading = self.desk, self.desk.reading
        return (
            reading.hash,
            len(desk.unreadable),
            desk.step_count,
            desk.undone_count,
            reading.draft.content,
            desk.candidates.text,
            reading.sheets.payload["text"],
        )
