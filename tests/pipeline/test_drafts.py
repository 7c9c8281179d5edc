"""The offline drafter, on the invented panel's own text and on the seed's article."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commands import counterpoint

from counterpoint import pipeline
from counterpoint.drafting.draft_file import read_draft, without_block
from counterpoint.errors import InputError, Severity, UsageError
from counterpoint.formats.source_texts import read_source_file
from counterpoint.model import EntrySort, JournalEntry, Layer, Standing
from counterpoint.pipeline.drafts import Drafted, draft, draft_of
from counterpoint.pipeline.journal import Journal, journal_of, now

SEEDS = Path(__file__).parent.parent.parent / "seeds"
ARTICLE = "000_69a96dd1987b3572.txt"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The article of the invented panel, alone in a folder."""
    return Path(shutil.copy(SEEDS / "examples" / "moving-dunmarrow.txt", tmp_path))


def errors(path: Path) -> list[str]:
    return [str(x) for x in pipeline.check([path]) if x.severity is Severity.ERROR]


def starts(map_file: Path, text: str, sources: Path) -> dict[str, int | None]:
    """Where each expert's section begins, by the map."""
    argument_map = pipeline.read(map_file, sources=[sources])
    (record,) = (x for x in argument_map.sources if Path(x.file).name == text)
    panel = {x.id for x in argument_map.experts if x.standing is Standing.PANEL}
    return {x.expert: x.start for x in record.sections if x.expert in panel}


def slots(drafted: Drafted) -> list[str]:
    return [proposal.sentence for proposal in drafted.proposals if not proposal.links]


def test_every_sentence_of_the_panel_is_a_slot_in_the_section_that_it_stands_in(
    source: Path,
) -> None:
    drafted = draft([source])

    text = read_source_file(source)
    assert slots(drafted) == [x.id for x in text.sentences if x.layer is Layer.SPEECH]
    assert starts(drafted.map_file, source.name, source.parent) == starts(
        SEEDS / "examples" / "moving-dunmarrow.argdown", source.name, source.parent
    )
    assert [expert.name for expert in drafted.argument_map.panel] == [
        "Tobias Imrey",
        "Callum Strake",
        "Maren Tollgarth",
        "Odile Verrand",
    ]
    assert sum(bool(x.links) for x in drafted.proposals) == 3
    assert errors(drafted.map_file) == errors(drafted.draft_file) == []


def test_the_seeds_article_is_drafted_whole(shared_folder: Path, tmp_path: Path) -> None:
    source = Path(shutil.copy(shared_folder / "sources" / ARTICLE, tmp_path))
    seed = SEEDS / "negotiating-with-putin.argdown"

    drafted = draft([source])

    mapped = pipeline.read(seed, sources=[tmp_path])
    assert [x.id for x in drafted.argument_map.panel] == [x.id for x in mapped.panel]
    assert starts(drafted.map_file, ARTICLE, tmp_path) == starts(seed, ARTICLE, tmp_path)
    assert len(slots(drafted)) == 78
    assert errors(drafted.draft_file) == []
    sentences = {x.sentence: x for x in drafted.proposals}
    quoted = {
        (stance.target, proposal.sentence)
        for stance in mapped.stances
        for proposal in drafted.proposals
        if stance.quotation is not None
        and stance.quotation.start is not None
        and proposal.start <= stance.quotation.start < proposal.end
    }
    summed = [
        {sentence for target, sentence in quoted if target in targets} & {bullet.links[0]}
        for bullet in drafted.proposals
        if bullet.links
        and (targets := {target for target, sentence in quoted if sentence == bullet.sentence})
    ]
    assert all(link in sentences for x in drafted.proposals for link in x.links)
    assert len([links for links in summed if links]) == 15


def test_a_draft_is_read_back_as_it_was_proposed(source: Path) -> None:
    drafted = draft([source])

    text = drafted.draft_file.read_text(encoding="utf-8")
    blocks = read_draft(text)

    proposals = [x for x in drafted.proposals if not x.links]
    assert sorted((x.sentence, x.links) for x in blocks) == sorted(
        (x.sentence, x.links) for x in drafted.proposals
    )
    assert {(x.sentence, x.expert, x.title, x.text, x.kind, x.quote) for x in proposals} == {
        (x.sentence, x.expert, x.title, x.text, x.kind, x.quote) for x in proposals
    }
    assert {
        (x.sentence, x.expert, x.title, x.text, x.kind, x.quote) for x in blocks if not x.links
    } == {(x.sentence, x.expert, x.title, x.text, x.kind.value, x.quote) for x in proposals}
    assert without_block(text, blocks[3]) == text.replace(text[blocks[3].start : blocks[3].end], "")


def test_an_update_without_a_change_changes_nothing(source: Path) -> None:
    draft_file = draft([source]).draft_file
    content = draft_file.read_bytes()

    drafted = draft([source], update=True)

    assert draft_file.read_bytes() == content
    assert drafted.earlier == len(drafted.proposals)


def test_an_update_keeps_what_a_person_wrote_and_fills_in_what_is_missing(source: Path) -> None:
    drafted = draft([source])
    text = drafted.draft_file.read_text(encoding="utf-8")
    second, *_, last = read_draft(text)[1:]
    shorter = without_block(without_block(text, last), second)
    edited = shorter.replace("[The Strand should move]", "[Move the Strand]").replace(
        "# Callum Strake", "// My own note.\n\n# Callum Strake"
    )
    drafted.draft_file.write_text(edited, encoding="utf-8")

    draft([source], update=True)

    assert drafted.draft_file.read_text(encoding="utf-8") == text.replace(
        "[The Strand should move]", "[Move the Strand]"
    ).replace("# Callum Strake", "// My own note.\n\n# Callum Strake")


def test_what_the_map_quotes_or_somebody_rejected_is_not_proposed_again(source: Path) -> None:
    drafted = draft([source])
    first, second, *_ = (x for x in drafted.proposals if x.expert == "strake")
    with drafted.map_file.open("a", encoding="utf-8") as stream:
        stream.write(
            f"\n# Strake {{expert: strake, source: moving-dunmarrow}}\n\n"
            f'[Own claim]: Words. {{quote: "{first.quote}"}}\n'
        )
    rejection = JournalEntry(EntrySort.DECIDED, "Ann", now(), do="reject", proposal=second.id)
    Journal(journal_of(drafted.map_file)).append(rejection)
    drafted.draft_file.unlink()

    again = draft([source])

    assert (again.mapped, again.rejected, again.is_new) == (1, 1, False)
    assert {first.id, second.id}.isdisjoint(x.id for x in again.proposals)


def test_a_sentence_that_is_gone_leaves_its_proposal_as_a_comment(source: Path) -> None:
    drafted = draft([source])
    changed = source.read_text(encoding="utf-8").replace(" I have eyes.", "")
    source.write_text(changed, encoding="utf-8")
    map_text = drafted.map_file.read_text(encoding="utf-8")
    digest = read_source_file(source).sha256
    old = drafted.argument_map.sources[0].sha256
    drafted.map_file.write_text(map_text.replace(old, digest), encoding="utf-8")

    again = draft([source], update=True)

    text = again.draft_file.read_text(encoding="utf-8")
    assert again.gone == 1
    assert "\n// [I have eyes]: I have eyes." in text
    assert digest in text
    assert errors(again.draft_file) == []
    assert draft([source], update=True).gone == 0
    assert again.draft_file.read_text(encoding="utf-8") == text


def test_mistakes_are_told_with_a_remedy(source: Path) -> None:
    drafted = draft([source])
    stranger = source.with_name("stranger.txt")
    stranger.write_text("Nobody speaks here.\n", encoding="utf-8")

    with pytest.raises(UsageError, match="--update"):
        draft([source])
    with pytest.raises(InputError, match="is no source of this map"):
        draft([stranger], drafted.map_file, update=True)
    source.write_text("Another text.\n", encoding="utf-8")
    with pytest.raises(InputError, match="check --source"):
        draft([source], update=True)
    (problem,) = draft([stranger]).problems
    assert "nobody is announced as a speaker" in problem.message
    assert errors(stranger.with_suffix(".argdown")) == []


def test_the_command_counts_and_a_folder_of_seeds_leaves_drafts_alone(source: Path) -> None:
    folder = source.parent / "seeds"
    folder.mkdir()
    shutil.move(source, folder)

    first = counterpoint("draft", "seeds/moving-dunmarrow.txt", cwd=source.parent)
    second = counterpoint("draft", "seeds/moving-dunmarrow.txt", "--update", cwd=source.parent)
    check = counterpoint("check", cwd=source.parent)

    assert "4 experts in one source" in first.stdout
    assert "64 sentences and 3 bullets proposed" in first.stdout
    assert "67 stood there already" in second.stdout
    assert draft_of(folder / "moving-dunmarrow.argdown").name not in check.stdout + check.stderr


def test_a_heading_that_recurs_makes_a_map_that_can_be_read(tmp_path: Path) -> None:
    opening = "We should keep the toll that we have."
    turns = (
        f"## {name}\n\n{opening} In year {year} {name} counted lorries.\n"
        for year in range(10)
        for name in ("Anna Kern", "Boris Lund")
    )
    source = tmp_path / "talk.md"
    source.write_text("# Should the toll stay?\n\n" + "\n".join(turns), encoding="utf-8")

    drafted = draft([source])
    draft_file = draft_of(drafted.map_file)
    map_text = drafted.map_file.read_text(encoding="utf-8")

    assert errors(drafted.map_file) == []
    # All proposals accepted by hand: each phrase is found where its voice speaks, by the headings.
    drafted.map_file.write_text(draft_file.read_text(encoding="utf-8"), encoding="utf-8")
    assert errors(drafted.map_file) == []
    stances = pipeline.read(drafted.map_file).stances
    assert sum(x.quotation is not None for x in stances) == 20
    drafted.map_file.write_text(map_text, encoding="utf-8")
    again = draft([source], update=True)
    assert slots(again) == slots(drafted)
