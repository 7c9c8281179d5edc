"""Proposals that wait in a map's draft, as they stand there, and how one leaves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from counterpoint.drafting.draft_file import (
    DraftBlock,
    blocks_without,
    read_draft,
    without_block,
)
from counterpoint.drafting.proposals import proposal_id
from counterpoint.drafting.titles import standing_words, title_of
from counterpoint.model import Directness, Firmness
from counterpoint.pipeline.workbench.problems import RefusedError
from counterpoint.pipeline.workbench.sheets import Sheets, whole_of

# What of a proposal a person may change while accepting it.
_CHANGEABLE = ("title", "text", "kind", "topics", "issues", "actor", "phrase", "say", "reason")
_FIRMNESS = {each.value for each in Firmness}
_DIRECTNESS = {each.value for each in Directness}


@dataclass(frozen=True)
class Draft:
    """A draft file: its bytes, and its blocks by the id of their sentence in the sheets."""

    path: Path
    content: bytes = b""
    blocks: Mapping[str, DraftBlock] = field(default_factory=dict)

    def block_of(self, name: str, sheets: Sheets) -> DraftBlock | None:
        """What is proposed for a sentence; for a part of one, its words in place of the whole."""
        block = self.blocks.get(whole_of(name))
        if block is None or name not in sheets.sentences or len(parts_of(name, sheets)) == 1:
            return block
        sheet, sentence = sheets.sentences[name]
        words = " ".join(sheet.text.text[sentence.start : sentence.end].split())
        is_quoted = " ".join(block.quote.split()) in words
        quote = block.quote if is_quoted else ""
        return replace(block, title=title_of(words), text=standing_words(words), quote=quote)

    def without(self, sentence: str) -> bytes | None:
        """The content without a sentence's block, ``None`` where it has none."""
        block = self.blocks.get(whole_of(sentence))
        if block is None:
            return None
        return without_block(self.content.decode("utf-8"), block).encode()


def read_draft_file(path: Path, earlier: Draft | None = None) -> Draft:
    """The draft beside a map; an empty one where there is none, or it is no text."""
    try:
        content = path.read_bytes() if path.is_file() else b""  # a pipe would have us wait
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return Draft(path)
    if earlier is not None and earlier.content == content:
        return earlier
    return (earlier and _shortened(earlier, content)) or _read(path, content, text)


def _shortened(earlier: Draft, content: bytes) -> Draft | None:
    """The draft without a block, if that is all that is otherwise: a long one is read slowly."""
    if len(content) >= len(earlier.content):
        return None
    size, text = len(earlier.content) - len(content), earlier.content.decode("utf-8")
    for name, block in earlier.blocks.items():
        if len(text[block.start : block.end].encode()) == size and earlier.without(name) == content:
            blocks = blocks_without(text, tuple(earlier.blocks.values()), block)
            if blocks is not None:
                names = [x for x in earlier.blocks if x != name]
                return Draft(earlier.path, content, dict(zip(names, blocks, strict=True)))
    return None


def _read(path: Path, content: bytes, text: str) -> Draft:
    blocks = {f"{x.source}:{x.sentence}": x for x in read_draft(text, path.name)}
    return Draft(path, content, blocks)


def proposal_records(draft: Draft, sheets: Sheets) -> dict[str, dict[str, Any]]:
    """What is proposed for each sentence that is there, as data."""
    return {
        part: _record(block, part, sheets)
        for name in draft.blocks
        if name in sheets.sentences
        for part in parts_of(name, sheets)
        if (block := draft.block_of(part, sheets)) is not None
    }


def parts_of(name: str, sheets: Sheets) -> tuple[str, ...]:
    """The ids of all parts of a sentence, in order; its own where it is in one piece."""
    return sheets.parts.get(whole_of(name), ())


def id_of(name: str) -> str:
    """The proposal's id in the journal, by its sentence's id."""
    source, _, sentence = whole_of(name).partition(":")
    return proposal_id(source, sentence)


def accepted_body(
    block: DraftBlock, name: str, body: Mapping[str, Any], claim: str | None, sheets: Sheets
) -> dict[str, Any]:
    """The decision that accepting a proposal is, with what the person has changed.

    ``claim`` is what a bullet seems to sum up, where that is in the map.

    Raises:
        RefusedError: it is a bullet, and what it sums up is not mapped yet.
    """
    changes = {key: body[key] for key in _CHANGEABLE if body.get(key) is not None}
    record = _record(block, name, sheets)
    is_reworded = any(changes.get(x, record[x]) != record[x] for x in ("title", "text"))
    phrase = None if is_reworded else record["phrase"]  # then the new words choose it
    decision: dict[str, Any] = {"sentence": name, "phrase": phrase, **changes}
    if not block.links:
        say = {"firmness": record["firmness"], "directness": record["directness"]}
        return {
            **decision,
            "do": "claim",
            "title": changes.get("title", block.title),
            "text": changes.get("text", block.text),
            "kind": changes.get("kind", block.kind or None),
            "say": {**say, **changes.get("say", {})},
        }
    if claim is None:
        message = "what this bullet sums up is not in the map yet"
        raise RefusedError("not-mapped", message, "decide on the sentences first, or find a claim")
    # Whom it sums up is who says the claim in the map, and not who may have been meant; the key
    # phrase is chosen by the claim too, since the bullet may say more than that.
    decision = {"sentence": name, "do": "attach", "claim": claim}
    return {**decision, **{key: changes[key] for key in ("phrase", "say") if key in changes}}


def changed_fields(block: DraftBlock, body: Mapping[str, Any]) -> tuple[str, ...]:
    """Which fields of a proposal the person has changed."""
    own = {"title": block.title, "text": block.text, "kind": block.kind}
    return tuple(
        key
        for key in _CHANGEABLE
        if body.get(key) is not None and body[key] != own.get(key, object())
    )


def _record(block: DraftBlock, name: str, sheets: Sheets) -> dict[str, Any]:
    words = block.mode.split()
    return {
        "title": block.title,
        "text": block.text,
        "kind": block.kind or None,
        "firmness": next((x for x in words if x in _FIRMNESS), Firmness.FLAT.value),
        "directness": next((x for x in words if x in _DIRECTNESS), Directness.EXPLICIT.value),
        "denies": False,
        "cue": "",
        "phrase": _phrase(block, name, sheets),
        "claim": None,
        "links": [f"{block.source}:{link}" for link in block.links],
    }


def _phrase(block: DraftBlock, name: str, sheets: Sheets) -> dict[str, int] | None:
    """Where the block's key phrase stands in its sentence; none where it does not any more."""
    entry = sheets.sentences.get(name)
    if not block.quote or entry is None:
        return None
    sheet, sentence = entry
    hits = sheet.search.find(block.quote, sentence.start, sentence.end)
    return {"start": hits[0].start, "end": hits[0].end} if hits else None
