"""From discussions to a map: each claim once, and a reason or an objection for each pro and con."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from counterpoint.errors import InputError, Problems
from counterpoint.formats.file_text import FileText
from counterpoint.formats.foreign import MapBuilder
from counterpoint.formats.kialo.discussion import (
    Discussion,
    NumberedClaim,
    parse_discussion,
    read_discussion,
)
from counterpoint.formats.losses import Conversion, Loss, Losses, carried_of
from counterpoint.formats.result import ReadResult
from counterpoint.model import (
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    FileRead,
    Origin,
    content_hash,
)

_SIDES = frozenset({"pro", "con"})


def read_kialo_files(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:
    """The map in one exported discussion, or in several together; see `counterpoint.formats.read`.

    A pro is a reason for the claim that it stands below, a con an objection to it; a line that
    says another again is that claim in a further place. A first claim whose lines below are
    neither is the question, and those are the theses. Nobody is named as saying any of it.
    ``sources`` is not used: a discussion quotes no texts. Linear in the lines.
    """
    del sources
    problems = Problems()
    files = sorted(paths)
    discussions = [read_discussion(path, problems) for path in files]
    argument_map, losses = _map_of(discussions, files[0].stem, problems)
    pairs = zip(files, discussions, strict=True)
    origin = Origin(tuple(FileRead(path.name, each.sha256) for path, each in pairs))
    count = len(argument_map.claims)
    sentence = "numbers of claims, which stand in the order of their titles"
    changes = (Loss("numbers", count if count > 1 else 0, sentence),)
    carried = carried_of(argument_map)
    conversion = Conversion("kialo", carried, tuple(losses), changes=changes)
    return ReadResult(argument_map, problems.warnings, origin, conversion=conversion)


def map_of_text(text: str, name: str) -> ArgumentMap:
    """The map in the text of one discussion; ``name`` stands for that of a file.

    Raises:
        InputError: with every mistake of the text.
    """
    problems = Problems()
    discussion = parse_discussion(FileText(text, ""), name, problems)
    return _map_of([discussion], name, problems)[0]


def _map_of(
    discussions: Sequence[Discussion], stem: str, problems: Problems
) -> tuple[ArgumentMap, Losses]:
    readings = [_DiscussionReading(each, problems) for each in discussions]
    if problems.has_errors:
        raise InputError(sorted(problems, key=lambda problem: problem.place))
    name = next((each.name for each in discussions if each.name), "")
    question = next((each.question for each in readings if each.question), "")
    if not question and name.endswith(("?", "\uff1f")):
        question = name
    builder = MapBuilder(name or stem, name or stem, question)
    losses = Losses()
    for reading, discussion in zip(readings, discussions, strict=True):
        reading.enter(builder, losses)
        sentence = "words that sources are quoted with; their addresses stand in the claims"
        losses.note("sources", sentence, count=discussion.sources)
    return builder.build(), losses


class _DiscussionReading:
    """One discussion: which line says which claim, and what stands below which."""

    def __init__(self, discussion: Discussion, problems: Problems) -> None:
        self._entries = discussion.entries
        self._unsaid = discussion.unsaid
        self._problems = problems
        self._claim_of: dict[str, str] = {}
        self._ends: dict[str, str] = {}
        for entry in self._entries.values():
            self._check(entry)
        self.question = self._find_question()
        for entry in self._entries.values():
            if self.question and entry.side in _SIDES and entry.parent == "1":
                message = f"{entry.number}. is a {entry.side} of the question, and read as a thesis"
                advice = "write Thesis: in its place, or what it speaks to"
                self._problems.warn(entry.place, message, advice, "no-parent")
        if not problems.has_errors:
            self._warn_of_circles()

    def _check(self, entry: NumberedClaim) -> None:
        """Note where a line stands below nothing, or says again what is not there.

        What such a line says stays, and what it would say it of is left out.
        """
        is_below = entry.parent in self._entries or entry.parent in self._unsaid
        if entry.parent and not is_below:
            message = f"{entry.number}. stands below {entry.parent}., which is not in the file"
            advice = "export the whole discussion, or begin the numbers at 1."
            self._problems.warn(entry.place, message, advice, "no-parent")
        if entry.side in _SIDES and not entry.parent:
            message = f"{entry.number}. is a {entry.side} of nothing, and is read as a thesis"
            self._problems.warn(entry.place, message, "a thesis has no side", "no-parent")
        target = entry.link or entry.pointer
        if target and target not in self._entries:
            message = f"{entry.number}. points to {target}., which is not in the file"
            advice = "export the whole discussion, or take the line out"
            self._problems.warn(entry.place, message, advice, "dangling-link")
        elif entry.link:
            self._claim_of[entry.number] = self._said_at(entry)

    def _said_at(self, entry: NumberedClaim) -> str:
        """The number where the words stand that a line says again."""
        start, passed = entry, dict[str, None]()
        while entry.link and entry.number not in self._ends:
            passed[entry.number] = None
            if entry.link in passed or entry.link not in self._entries:
                message = f"{start.number}. points to {start.link}., and no text stands at the end"
                advice = "point to the claim that has a text"
                self._problems.warn(start.place, message, advice, "circular-link")
                break
            entry = self._entries[entry.link]
        end = self._ends.get(entry.number, entry.number)
        self._ends |= dict.fromkeys(passed, end)  # so that long chains of links stay linear
        return end

    def _find_question(self) -> str:
        """What the first claim asks: if it says so, or where all below it are theses."""
        below = [entry for entry in self._entries.values() if entry.parent == "1"]
        first = self._entries.get("1")
        if first is not None and first.side == "question":
            return first.text
        if first is None or first.side or not below or any(each.side for each in below):
            return ""
        return first.text

    def _number_of(self, number: str) -> str:
        return self._claim_of.get(number, number)

    def _ties(self) -> Iterator[tuple[NumberedClaim, str, str]]:
        """Each pro and con with the numbers of its claim and of the one that it is about."""
        for entry in self._entries.values():
            if entry.side in _SIDES:
                ends = self._number_of(entry.number), self._number_of(entry.parent)
                if all(map(self._is_said, ends)):
                    yield entry, *ends

    def _is_said(self, number: str) -> bool:
        """Whether a claim stands at that number, and no pointer to what is not there."""
        entry = self._entries.get(number)
        is_question = bool(self.question) and number == "1"
        return entry is not None and bool(entry.text) and not is_question

    def _warn_of_circles(self) -> None:
        for entry, source, target in self._ties():
            if source == target:
                verb = "supports" if entry.side == "pro" else "attacks"
                message = f"{source}. {verb} itself"
                self._problems.warn(entry.place, message, "look at where the link leads", "cycle")

    def enter(self, builder: MapBuilder, losses: Losses) -> None:
        """Put the claims, reasons and objections into a map, and note what finds no place."""
        keys = self._keys()
        for entry in self._entries.values():
            if self._is_said(entry.number):
                builder.add(Claim(keys[entry.number], "", entry.text, place=entry.place))
        self._note_rest(losses)
        for key, reason in self._reasons(keys):
            if not builder.has_reason(key):
                builder.add(reason)

    def _note_rest(self, losses: Losses) -> None:
        """Note what of the lines finds no place in a map."""
        numbers = {entry.number for entry, _, _ in self._ties()}
        thesis_depth = 1 if self.question else 0
        for entry in self._entries.values():
            name, place = f"{entry.number}.", entry.place
            if entry.pointer:
                sentence = "claims that point to another besides what they say"
                losses.note("pointer", sentence, name, place)
            is_loose = entry.side in _SIDES and entry.number not in numbers
            if is_loose or not self._is_said_somewhere(entry):
                sentence = "pros and cons of what is not there, and pointers to it"
                losses.note("dangling", sentence, name, place)
            elif entry.side not in _SIDES and entry.number.count(".") > thesis_depth:
                sentence = "claims below others that are neither pro nor con"
                losses.note("no-side", sentence, name, place)
        for number, place in self._unsaid.items():
            losses.note("empty", "numbers without a text", f"{number}.", place)

    def _is_said_somewhere(self, entry: NumberedClaim) -> bool:
        """Whether the line has a text, or the one that it points to in the end."""
        return bool(self._entries[self._number_of(entry.number)].text)

    def _reasons(self, keys: Mapping[str, str]) -> Iterator[tuple[str, Argument | Attack]]:
        for entry, source, target in self._ties():
            premise, about, place = keys[source], keys[target], entry.place
            key = f"{entry.side} {premise} {about}"
            if entry.side == "pro":
                yield key, Argument(key, (premise,), about, place=place)
            else:
                yield key, Attack(key, (premise,), about, AttackKind.REBUT, place=place)

    def _keys(self) -> dict[str, str]:
        """A key for each claim by what stands above and below it: numbers play no part.

        Claims that say the same of the same, and of which the same is said, are told apart by
        their order.
        """
        about: dict[str, set[str]] = defaultdict(set)
        for entry, source, target in self._ties():
            about[source].add(f"{entry.side} of {self._entries[target].text}")
            about[target].add(f"{entry.side}: {self._entries[source].text}")
        keys: dict[str, str] = {}
        counts: dict[str, int] = defaultdict(int)
        for number, entry in self._entries.items():
            key = content_hash(entry.text, *sorted(about[number]), length=32)
            counts[key] += 1
            keys[number] = key if counts[key] == 1 else f"{key} {counts[key]}"
        return keys
