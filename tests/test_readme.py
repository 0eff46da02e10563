"""The README and docs/ say what is true: names, commands, links and tables are held against the code."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from applications.attempts.stages import TONES, Outcome, Stage
from applications.loops.kinds import NOT_AN_INTERVIEW, STAGES, RoundKind
from applications.transfer.manifest import TABLES
from scripts.write_history_tables import EVERYWHERE, with_tables

ROOT = Path(__file__).resolve().parent.parent
README, MODEL, HISTORY_FILE = ROOT / "README.md", ROOT / "docs" / "model.md", ROOT / "docs" / "history-file.md"
PAGES = [README, *sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("C*.md")), ROOT / "SECURITY.md"]


def code(page: Path) -> list[str]:
    """Every line of a fenced block, and everything between backticks."""
    fenced = re.findall(r"^```\w*\n(.*?)^```", page.read_text(), re.DOTALL | re.MULTILINE)
    prose = re.sub(r"^```.*?^```", "", page.read_text(), flags=re.DOTALL | re.MULTILINE)
    return [*(line for block in fenced for line in block.splitlines()), *re.findall(r"`([^`\n]+)`", prose)]


def rows(page: Path, head: str) -> dict[str, list[str]]:
    """The table under this head: its first cells, each with what stands between the dots of its second."""
    table = page.read_text().partition(f"{head}\n")[2].partition("\n\n")[0]
    cells = [line.strip("| ").split(" | ") for line in table.splitlines()[1:]]
    return {name.strip("`"): second.split(" · ") for name, second, *_ in cells}


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_variable_of_the_environment_is_in_the_readme_and_no_other():
    settings = (ROOT / "config" / "settings.py").read_text()
    read = set(re.findall(r"(?:flag|listed|number|environ\.get)\(\s*\"([A-Z_]+)\"|environ\[\"([A-Z_]+)\"\]", settings))
    assert {first or second for first, second in read} == set(rows(README, "| variable | default | meaning |"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_command_can_be_typed_as_it_stands_there(path):
    typed = [said for line in code(path) for said in re.findall(r"python3? manage\.py ([^>#]+)", line)]
    for name, *words in map(shlex.split, typed):
        command = load_command_class(get_commands()[name], name)
        command.create_parser("manage.py", name).parse_args(words)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_target_of_make_exists(path):
    there = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {said for line in code(path) for said in re.findall(r"^(?:\w+=\S+ )*make (\w+)", line)} <= there


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path):
    links = re.findall(r"\]\(([^)]+)\)|(?:src|srcset)=\"([^\"]+)\"", path.read_text())
    for link in (first or second for first, second in links):
        if not link.startswith("https://"):
            name, _, anchor = link.partition("#")
            target = path.parent / name if name else path
            assert target.exists(), link
            assert not anchor or anchor in anchors(target), link


def test_the_readme_shows_the_story_light_and_dark_and_loads_fast():
    pictures = re.findall(r"docs/story-\w+\.png", README.read_text())
    assert pictures == ["docs/story-dark.png", "docs/story-light.png"]
    assert all((ROOT / picture).stat().st_size < 300_000 for picture in pictures)


def test_the_stages_are_those_of_the_code():
    said = rows(MODEL, "| stage | shown by |")
    kinds = {kind.label: kind for kind in RoundKind}
    assert list(said) == [stage.label for stage in Stage]
    stages = {kinds[word]: name for name, words in said.items() for word in words if word in kinds}
    assert stages == {kind: stage.label for kind, stage in STAGES.items()}


def test_what_is_no_interview_is_that_of_the_code():
    said = re.search(r"Not counted as interviews: (.+)\.", MODEL.read_text())[1]
    assert set(said.split(" · ")) == {kind.label for kind in NOT_AN_INTERVIEW}


def test_the_tones_are_those_of_the_code():
    said = {word: tone for tone, words in rows(MODEL, "| tone | outcomes |").items() for word in words}
    tones = {outcome.label: TONES.get(outcome, "ended") for outcome in Outcome}
    assert said == tones | {"open": "waiting"}


def test_the_history_file_is_told_as_the_manifest_has_it():
    page = HISTORY_FILE.read_text()
    assert page == with_tables(page), "scripts/write_history_tables.py writes it anew"


def test_every_table_and_field_of_the_history_file_is_named():
    page = HISTORY_FILE.read_text()
    assert set(rows(HISTORY_FILE, "## What many tables have\n\n| field | holds | meaning |")) == EVERYWHERE
    for table in TABLES.values():
        section = page.partition(f"\n## {table.name}\n")[2].partition("\n## ")[0]
        assert [field.name for field in (*table.fields, *table.lists) if f"`{field.name}`" not in section] == []


@pytest.mark.browser
@pytest.mark.server
def test_the_pictures_can_be_taken_anew(tmp_path):
    command = [sys.executable, ROOT / "scripts" / "picture.py", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    light, dark = ((tmp_path / f"story-{scheme}.png").read_bytes() for scheme in ["light", "dark"])
    assert light.startswith(b"\x89PNG")
    assert light != dark
