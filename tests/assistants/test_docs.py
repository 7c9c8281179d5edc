"""What docs/assistants.md says, done by somebody who has read nothing else."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from assistants.sessions import Page, Session
from event_loops import run_apart

from counterpoint.assistants.debates import DEADLINE, MOST_ROWS, PATIENCE
from counterpoint.assistants.documents import DOCUMENTS
from counterpoint.assistants.table import TOOLS

PROJECT = Path(__file__).parent.parent.parent
PAGE = (PROJECT / "docs" / "assistants.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def configured(text: str) -> dict[str, Any]:
    """A configuration of the page, with the paths of this machine put in, as it asks."""
    command = str(Path(sys.executable).parent / "counterpoint")
    seed = str(PROJECT / "seeds" / "examples" / "moving-dunmarrow.argdown")
    paths = {"/path/to/counterpoint": command, "/path/to/debate.argdown": seed}
    for path, own in paths.items():
        text = text.replace(path, own)
    return dict(json.loads(text))


def test_a_newcomer_asks_who_clashes_and_on_what_it_turns() -> None:
    """By the first configuration of the page, and by what each answer says is next."""
    from mcp import Client, StdioServerParameters  # noqa: PLC0415 (dear, and few workers come here)

    own = configured(BLOCKS[0])["mcpServers"]["counterpoint"]

    async def talking() -> list[Page]:
        async with Client(StdioServerParameters(**own)) as client:
            session = Session(client)
            pages = [await session.call("brief")]
            pages += await session.all_pages("tensions")
            strongest = pages[1].items[0]
            pages.append(await session.call("explain", id=strongest["id"]))
            pages.append(await session.call("compare", first="Imrey", second="Strake"))
            pages.append(await session.call("suppose", silence=[strongest["experts"][0]]))
            pages.append(await session.call("explain", id=strongest["id"][:-1]))
            return pages

    brief, *tensions, explained, compared, supposed, wrong = run_apart(talking())

    assert "Moving Dunmarrow" in brief.said["title"]
    assert len([x for page in tensions for x in page.items]) == tensions[0].own["count"]
    assert [x["passages"][0]["found"] for x in explained.items] == ["exact", "exact"]
    assert compared.said["tension"] > 0
    assert any(x["what"] == "gone" and x["of"] == "tensions" for x in supposed.items)
    assert "did you mean" in wrong.said["message"]


def test_both_configurations_start_the_same_command() -> None:
    first, second = (configured(text) for text in BLOCKS[:2])

    own = second["servers"]["counterpoint"]
    assert own.pop("type") == "stdio"
    assert first["mcpServers"]["counterpoint"] == own


def test_each_tool_stands_in_the_page_with_what_it_takes() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    missing = [
        (tool.name, parameter.name)
        for tool in TOOLS
        for parameter in tool.parameters
        if parameter.name != "cursor"
        and not any(f"`{tool.name}`" in row and f"`{parameter.name}`" in row for row in rows)
    ]

    assert missing == []
    assert [tool.name for tool in TOOLS if f"`{tool.name}`" not in " ".join(rows)] == []
    assert f"it lists {len(TOOLS)} tools" in PAGE


def test_the_figures_and_addresses_of_the_page_are_those_of_the_program() -> None:
    assert [x.address for x in DOCUMENTS if f"`{x.address}`" not in PAGE] == []
    assert f"after {PATIENCE:g} s" in PAGE
    assert f"stopped after {DEADLINE:g} s" in PAGE
    assert f"at most {MOST_ROWS:,} rows" in PAGE


def test_the_example_of_an_answer_has_the_form_of_one() -> None:
    example = json.loads(BLOCKS[2])

    assert set(example) == {"from_counterpoint", "from_map"}
    assert set(example["from_counterpoint"]) == {"note", "count", "shown", "next", "checked"}
