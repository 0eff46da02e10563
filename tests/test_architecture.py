"""A folder may import those above it in this list, never one below, and readers not one another."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

CHAIN = ["fields", "web", "accounts", "records", "drafts", "companies", "attempts", "loops", "thread", "lessons"]
READERS = ["dashboard", "log", "timeline", "briefing", "silence", "insights", "search", "transfer", "upkeep", "welcome"]
ALSO = {
    "welcome": {"transfer"},  # the first start may load an example
    "upkeep": {"transfer"},  # what is removed is written down as in a history file
}
ROOT = Path(__file__).resolve().parent.parent / "applications"
MODULES = sorted(path for path in ROOT.glob("**/*.py") if "migrations" not in path.parts)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imported_folders(path: Path) -> Iterator[str]:
    """The folders of applications/ that a module names in an import, anywhere in it."""
    for node in ast.walk(tree(path)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            here = path.relative_to(ROOT.parent).parts[: -node.level] if node.level else ()
            names = [".".join([*here, *filter(None, [node.module]), alias.name]) for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith("applications."))


def may_import(folder: str) -> set[str]:
    if folder in READERS:
        return {*CHAIN, "models", folder} | ALSO.get(folder, set())
    if folder == "web":
        return {"web"}
    return set(CHAIN[: CHAIN.index(folder) + 1])


def folder_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


@pytest.mark.parametrize("folder", [*CHAIN, *READERS])
def test_a_folder_imports_upwards_only(folder):
    modules = [path for path in MODULES if folder_of(path) == folder]
    wrong = [(path.name, name) for path in modules for name in imported_folders(path) if name not in may_import(folder)]
    assert wrong == []


def test_every_folder_has_its_place():
    free = {"management", "templatetags", "migrations"}
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= {*CHAIN, *READERS} | free


def test_no_import_hides_in_a_function():
    functions = [(path, node) for path in MODULES for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]
    hidden = [
        (path.name, function.name)
        for path, function in functions
        if any(isinstance(node, (ast.Import, ast.ImportFrom)) for node in ast.walk(function))
    ]
    assert hidden == []


def test_the_environment_is_read_in_the_settings_alone():
    reading = [path.name for path in MODULES if "environ" in path.read_text() or "getenv" in path.read_text()]
    assert reading == []


def test_htmx_is_known_to_one_module_alone():
    knowing = [path.name for path in MODULES if "request.htmx" in path.read_text() or "HX-" in path.read_text()]
    assert knowing == ["htmx.py"]


def test_every_module_opens_with_a_sentence_on_why_it_exists():
    mute = [str(path.relative_to(ROOT)) for path in MODULES if path.read_text() and not ast.get_docstring(tree(path))]
    assert mute == []


def test_templates_write_days_in_the_persons_style():
    templates = sorted((ROOT.parent / "templates").glob("**/*.html"))
    fixed = [path.name for path in templates if re.search(r"\|(date|naturalday)\b|{% now", path.read_text())]
    assert fixed == []
