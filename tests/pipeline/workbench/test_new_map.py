from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from counterpoint.errors import UsageError
from counterpoint.pipeline.drafts import draft_of
from counterpoint.pipeline.workbench import Desk, RefusedError
from counterpoint.pipeline.workbench.new_map import map_for
from counterpoint.pipeline.workbench.proposals import read_draft_file
from counterpoint.pipeline.workbench.sheets import Sheet, SheetSentence

ARTICLE = Path(__file__).parents[3] / "seeds" / "examples" / "moving-dunmarrow.txt"


def test_a_source_becomes_a_map_with_proposals_that_are_accepted_and_rejected(
    tmp_path: Path,
) -> None:
    shutil.copy(ARTICLE, tmp_path)
    (path,) = map_for([tmp_path / ARTICLE.name])
    desk = Desk([path])
    before = path.read_bytes(), desk.reading.draft.content
    first, second = [
        name
        for name, (_, x) in desk.reading.sheets.sentences.items()
        if x.speaker == "tollgarth" and name in desk.reading.draft.blocks
    ][:2]

    accepted = {"do": "accept", "sentence": first, "title": "Two metres of beach are gone"}
    desk.decide(desk.reading.hash, accepted)
    desk.decide(desk.reading.hash, {"do": "reject", "sentence": second})
    records = desk.reading.collections["sentences"]

    assert [x["title"] for x in desk.reading.collections["claims"].values()] == [accepted["title"]]
    assert (records[first]["status"], second in records) == ("mapped", False)
    assert not {first, second} & desk.reading.draft.blocks.keys()
    desk.undo(desk.reading.hash)
    desk.undo(desk.reading.hash)
    assert (path.read_bytes(), desk.reading.draft.content) == before
    assert map_for([tmp_path / ARTICLE.name]) == (path,)


def test_a_bullet_is_accepted_once_what_it_sums_up_is_mapped(tmp_path: Path) -> None:
    shutil.copy(ARTICLE, tmp_path)
    desk = Desk(map_for([tmp_path / ARTICLE.name]))
    bullet, link = next(
        (name, record["proposal"]["links"][0])
        for name, record in desk.reading.collections["sentences"].items()
        if record["proposal"]["links"]
    )
    accept = {"do": "accept", "sentence": bullet}

    with pytest.raises(RefusedError, match="not in the map yet"):
        desk.decide(desk.reading.hash, accept)
    desk.decide(desk.reading.hash, {"do": "accept", "sentence": link, "title": "A title of mine"})
    claim = desk.reading.collections["sentences"][bullet]["proposal"]["claim"]
    desk.decide(desk.reading.hash, accept)

    stances = [x for x in desk.reading.map_text.map.stances if x.sums]
    assert (claim, [x.target for x in stances]) == ("a-title-of-mine", [claim])


def test_each_part_of_a_split_sentence_has_its_own_proposal(tmp_path: Path) -> None:
    shutil.copy(ARTICLE, tmp_path)
    desk = Desk(map_for([tmp_path / ARTICLE.name]))
    name, (sheet, whole) = next(
        (name, entry)
        for name, entry in desk.reading.sheets.sentences.items()
        if "the wall is the reason" in sheet_words(entry)
    )
    at = sheet.text.text.index("the wall is the reason")

    desk.decide(desk.reading.hash, {"do": "split", "sentence": name, "at": at})
    first, second = desk.reading.sheets.parts[name]
    texts = [desk.reading.collections["sentences"][x]["proposal"]["text"] for x in (first, second)]
    desk.decide(desk.reading.hash, {"do": "accept", "sentence": second})
    between = desk.reading.collections["sentences"]
    desk.decide(desk.reading.hash, {"do": "accept", "sentence": first})

    assert texts[1].startswith("The wall is the reason")
    assert [len(x) < whole.end - whole.start for x in texts] == [True, True]
    assert [between[x]["status"] for x in (first, second)] == ["proposed", "mapped"]
    assert name not in desk.reading.draft.blocks


def sheet_words(entry: tuple[Sheet, SheetSentence]) -> str:
    sheet, each = entry
    return sheet.text.text[each.start : each.end]


@pytest.mark.parametrize(
    ("names", "output", "message"),
    [
        (["a.argdown", "b.txt"], None, "b.txt is no map"),
        (["a.argdown"], "c.argdown", "a map needs none"),
        (["b.txt"], "c.txt", "name it with an ending"),
    ],
)
def test_maps_and_sources_are_told_apart(
    names: list[str], output: str | None, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        map_for([Path(name) for name in names], None if output is None else Path(output))


def test_a_draft_without_a_block_is_what_reading_it_gives(tmp_path: Path) -> None:
    shutil.copy(ARTICLE, tmp_path)
    (map_file,) = map_for([tmp_path / ARTICLE.name])
    path = draft_of(map_file)
    draft = read_draft_file(path)
    outcomes, broken = [], draft.content.replace(b"]: ", b"] ", 1)

    for name in list(draft.blocks)[::5]:
        for content in (draft.content, broken):
            path.write_bytes(content)
            earlier = read_draft_file(path)
            path.write_bytes(earlier.without(name) or b"")
            outcomes.append(read_draft_file(path, earlier) == read_draft_file(path))

    assert len(outcomes) > 20
    assert all(outcomes)
