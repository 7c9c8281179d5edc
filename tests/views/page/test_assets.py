"""The page's own files: names, imports, texts, vendored parts, and what they may not do."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import zlib
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest

from counterpoint.model import (
    AttackKind,
    ClaimKind,
    Directness,
    FindingKind,
    Firmness,
    RelationKind,
    Shift,
)
from counterpoint.views.page.assets import (
    archive_program,
    engine_program,
    library,
    policy,
    program,
    style,
    with_narrow_margin,
    without_comments,
    workbench_program,
    workbench_style,
)
from counterpoint.views.payload.texts import archive_catalogue, catalogue, workbench_catalogue
from counterpoint.views.workbench.workbench import policy as workbench_policy
from counterpoint.wording import LANGUAGES

VIEWS = Path(str(files("counterpoint.views")))
JS = VIEWS / "js"
MODULES = sorted(JS.rglob("*.js"))
# Each folder imports from those before it, and from itself.
FLOORS = ("types", "ground", "drawing", "views", "shell", "workbench", "archive")
TREES = """
const { parse } = require("internal/deps/acorn/acorn/dist/acorn");
const options = { ecmaVersion: "latest", sourceType: "module" };
const unplaced = (key, value) => (key === "start" || key === "end" ? undefined : value);
const tree = (text) => JSON.stringify(parse(text, options), unplaced);
const pairs = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(pairs.map(([typed, bare]) => tree(typed) === tree(bare))));
"""
PROGRAMS = [*MODULES, *sorted((VIEWS / "worker").glob("*.js"))]
TEXTS = catalogue() | workbench_catalogue() | archive_catalogue()
PLURALS = {"en": {"one", "other"}, "uk": {"one", "few", "many", "other"}, "de": {"one", "other"}}
FORBIDDEN = (
    r"innerHTML|outerHTML|insertAdjacentHTML|DOMParser|createContextualFragment|setHTML",
    r"document\.write|\beval\(|new Function|srcdoc\s*[:=]|javascript:",
    r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|importScripts",
    r"setAttribute\(\s*[\"']on|\.on[a-z]+\s*=[^=]",
)
# Only a page that comes from a server asks it (its policy lets no other page ask anything).
ASKED_OF_A_SERVER = {"live.js": ["fetch("], "asking.js": ["fetch("]}


def test_a_program_uses_nothing_that_turns_text_into_markup_or_code() -> None:
    texts = {module.name: module.read_text(encoding="utf-8") for module in PROGRAMS}

    hits = {
        name: [x for rule in FORBIDDEN for x in re.findall(rule, texts[name])] for name in texts
    }

    assert {name: of_name for name, of_name in hits.items() if of_name} == ASKED_OF_A_SERVER


def test_no_two_modules_define_the_same_name() -> None:
    defined = Counter(
        name
        for module in MODULES
        for name in re.findall(
            r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)",
            module.read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )

    assert [name for name, times in defined.items() if times > 1] == []


MEMBER = re.compile(
    r"(?:/\*\*(?P<doc>(?:(?!\*/).)*)\*/\n)?"
    r"^export (?:async )?(?:function\*?|const|let|class) (?P<name>\w+)",
    re.MULTILINE | re.DOTALL,
)


def test_each_public_member_has_a_line_of_doc() -> None:
    silent = [
        f"{module.name}: {member['name']}"
        for module in MODULES
        for member in MEMBER.finditer(module.read_text(encoding="utf-8"))
        if not (member["doc"] or "").partition("@")[0].strip(" *\n")
    ]

    assert silent == []


def test_every_module_is_part_of_the_program() -> None:
    """A module states what it is in its first comment, which the program keeps."""
    texts = [module.read_text(encoding="utf-8") for module in MODULES]
    first_lines = ["\n".join(text.splitlines()[: 2 - text.startswith("/** ")]) for text in texts]

    programs = f"{program()}{workbench_program()}{archive_program()}"
    assert [line for line in first_lines if line not in programs] == []
    assert not re.search(r"^(?:import|export)\b", programs, re.MULTILINE)


def test_a_module_imports_what_its_neighbour_exports() -> None:
    for module in MODULES:
        text = module.read_text(encoding="utf-8")
        imports = re.findall(r'^import \{([^}]*)\} from "(\.{1,2}/[^"]+)"', text, re.MULTILINE)
        assert len(re.findall(r"^import\b", text, re.MULTILINE)) == len(imports), module.name
        for names, neighbour in imports:
            exported = exports_of((module.parent / neighbour).resolve())
            lacking = set(re.split(r"[\s,]+", names.strip().strip(","))) - exported
            assert not lacking, f"{module.name} imports {lacking} from {neighbour}"


@cache
def exports_of(module: Path) -> set[str]:
    pattern = r"^export (?:async )?(?:function|const|let|class) (\w+)"
    return set(re.findall(pattern, module.read_text(encoding="utf-8"), re.MULTILINE))


def test_a_program_without_comments_and_margin_is_the_same_program() -> None:
    """As node's own parser reads it, which has comments nowhere in its tree."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs node, which is not installed")
    texts = [module.read_text(encoding="utf-8") for module in MODULES]

    process = subprocess.run(
        [node, "--expose-internals", "-e", TREES],
        input=json.dumps([[text, with_narrow_margin(without_comments(text))] for text in texts]),
        capture_output=True,
        text=True,
        check=False,
    )

    assert process.returncode == 0, process.stderr
    assert json.loads(process.stdout) == [True] * len(MODULES)


def test_the_page_carries_no_types() -> None:
    lines = [
        line.strip() for line in f"{program()}{workbench_program()}{archive_program()}".splitlines()
    ]

    assert [x for x in lines if x.startswith("* @") or re.fullmatch(r"/\*\* @.*\*/", x)] == []


def test_a_folder_of_programs_imports_only_downward() -> None:
    for module in MODULES:
        floor = FLOORS.index(module.relative_to(JS).parts[0])
        text = module.read_text(encoding="utf-8")
        imported = {
            (module.parent / address).resolve().relative_to(JS).parts[0]
            for address in re.findall(r"""(?:from|import\()\s*["']([^"']+)["']""", text)
        }
        assert imported <= set(FLOORS[: floor + 1]), module.name


def test_what_is_imported_is_used() -> None:
    for module in MODULES:
        head, _, body = module.read_text(encoding="utf-8").rpartition('.js";\n')
        words = set(re.findall(r"[\w$]+", body))
        for group in re.findall(r"import \{([^}]*)\}", head):
            unused = set(re.split(r"[\s,]+", group.strip().strip(","))) - words
            assert not unused, f"{module.name} uses no {unused}"


def test_vendored_files_are_those_of_the_manifest() -> None:
    manifest = json.loads((VIEWS / "vendor" / "manifest.json").read_text(encoding="utf-8"))
    names = {part["file"] for part in manifest}
    present = {path.name for path in (VIEWS / "vendor").iterdir() if path.is_file()}

    assert present == names | {"manifest.json"}
    for part in manifest:
        content = (VIEWS / "vendor" / part["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == part["sha256"], part["name"]
        if "sha256_inflated" in part:
            inflated = hashlib.sha256(zlib.decompress(content)).hexdigest()
            assert inflated == part["sha256_inflated"], part["name"]
        assert part["licence"]
        assert all((VIEWS / "vendor" / licence).is_file() for licence in part["licences"])


def test_the_library_names_no_source_map() -> None:
    assert "sourceMappingURL" not in library()


def test_a_text_is_in_every_language_with_the_same_gaps() -> None:
    """One test of all texts: a test apiece costs far more than looking at one."""
    for key, entry in TEXTS.items():
        assert set(entry) == set(LANGUAGES), key
        gaps = set()
        for language, text in entry.items():
            forms = text if isinstance(text, dict) else {"other": text}
            if isinstance(text, dict):
                assert set(forms) == PLURALS[language], key
            for form in forms.values():
                assert form.strip() == form != "", key
            gaps.add(frozenset(name for _, name, _, _ in Formatter().parse(forms["other"]) if name))
        assert len(gaps) == 1, key


def test_a_reader_can_choose_each_language() -> None:
    text = (JS / "ground" / "texts.js").read_text(encoding="utf-8")

    names = re.findall(r"^const LANGUAGES = \{(.+)\};", text, re.MULTILINE)

    assert re.findall(r"(\w+):", *names) == list(LANGUAGES)


@pytest.mark.parametrize("name", ["page.html", "archive.html", "workbench.html"])
def test_without_javascript_a_page_says_so_in_each_language(name: str) -> None:
    text = (VIEWS / "templates" / name).read_text(encoding="utf-8")

    assert re.findall(r'class="plea" lang="(\w+)"', text) == list(LANGUAGES)


def test_every_text_that_a_program_names_is_in_the_catalogue() -> None:
    source = "\n".join(module.read_text(encoding="utf-8") for module in MODULES)

    keys = set(re.findall(r"""\bt\(\s*"([^"]+)\"""", source))

    assert sorted(keys - set(TEXTS)) == []


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("kind.{}", [kind.value for kind in ClaimKind] + ["none"]),
        ("mode.{}", [choice.value for choice in (*Directness, *Firmness)]),
        ("finding.{}", [kind.value for kind in FindingKind]),
        ("finding.{}.what", [kind.value for kind in FindingKind]),
        ("line.{}", [k.value for k in (*AttackKind, *RelationKind) if k.value != "summarises"]),
        ("line.{}.what", [k.value for k in AttackKind]),
        ("relation.{}.to", [kind.value for kind in RelationKind]),
        ("relation.{}.from", [kind.value for kind in RelationKind]),
        ("shift.{}", [shift.value for shift in Shift]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_kind_of_the_model_has_a_text(pattern: str, words: list[str]) -> None:
    assert [word for word in words if pattern.format(word) not in catalogue()] == []


def test_no_text_waits_for_a_program_that_never_asks() -> None:
    source = "\n".join(module.read_text(encoding="utf-8") for module in MODULES)
    key_patterns = [
        re.escape(key).replace(r"\$", "$") for key in re.findall(r"\bt\(\s*`([^`]+)`", source)
    ]
    key_patterns += re.findall(r"(?:const key = |hasText\()`([^`]+)`", source)
    patterns = [re.compile(re.sub(r"\\?\$\\?\{.*?\\?\}", ".+", key) + "$") for key in key_patterns]

    unused = [
        key
        for key in TEXTS
        if f'"{key}"' not in source and not any(pattern.match(key) for pattern in patterns)
    ]

    assert unused == []


def constant(module: str, name: str) -> str:
    """What a program gives a constant, as it is written."""
    text = (JS / module).read_text(encoding="utf-8")
    return text.partition(f"const {name} = ")[2].partition(";\n")[0]


def views_of_the_page() -> set[str]:
    return set(re.findall(r"(\w+):", constant("shell/stage.js", "VIEWS")))


def test_each_view_has_a_link_or_another_in_whose_place_it_stands() -> None:
    links = constant("shell/header.js", "VIEW_LINKS") + constant("shell/header.js", "FURTHER_LINKS")
    with_parents = re.findall(r"(\w+):", constant("shell/header.js", "VIEW_PARENTS"))

    assert sorted([*re.findall(r'"(\w+)"', links), *with_parents]) == sorted(views_of_the_page())


@pytest.mark.parametrize(
    ("names", "left_out"),
    [
        (("test_accessibility.py", "test_crowd_in_browser.py"), []),
        # A query is asked of RDF, beside which nothing of a map is shown there.
        (("test_hostile_page.py",), ["sparql"]),
        # No source's text is beside the maps of which each word is looked at.
        (("test_languages_in_browser.py", "page_words.py"), ["text"]),
    ],
    ids=["axe", "hostile", "words"],
)
def test_each_view_is_looked_at_in_a_browser(names: tuple[str, ...], left_out: list[str]) -> None:
    folder = Path(__file__).parent.parent
    text = "".join((folder / name).read_text(encoding="utf-8") for name in names)

    routes = set(re.findall(r'"(\w+)(?:[/?][^"]*)?"', text))

    assert sorted(views_of_the_page() - routes) == left_out


def test_about_explains_each_kind_of_finding() -> None:
    kinds = re.findall(r'"([\w-]+)"', constant("views/about.js", "FINDINGS_EXPLAINED"))

    assert sorted(kinds) == sorted(kind.value for kind in FindingKind)


def test_the_policy_lets_nothing_in() -> None:
    assert policy(live=False).startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy(live=True)
    assert "connect-src" not in policy(live=False)
    assert policy(live=True).endswith("connect-src 'self'")


def test_only_a_page_that_answers_queries_may_start_a_worker() -> None:
    assert "worker-src" not in policy()
    assert "wasm-unsafe-eval" not in policy()
    assert "worker-src blob:" in policy(asking=True)
    assert "'unsafe-eval'" not in policy(asking=True)


def test_the_worker_is_a_classic_script() -> None:
    assert not re.search(r"^(?:import|export)\b|import\.meta", engine_program(), re.MULTILINE)


def test_the_style_sheet_fetches_nothing() -> None:
    assert not re.search(r"url\(|@import|@font-face", f"{style()}{workbench_style()}")


def test_the_workbench_asks_nobody_but_its_server() -> None:
    assert workbench_policy().startswith("default-src 'none'; script-src 'sha256-")
    assert "connect-src 'self'" in workbench_policy()
    assert "unsafe" not in workbench_policy()
