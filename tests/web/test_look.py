"""The look keeps its promises: it can be read, it stays light, and it hangs together."""

import gzip
import itertools
import os
import re
from pathlib import Path

import django_htmx
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from config.scripts import bare
from config.styles import SHEETS as JOINED
from config.styles import join

STATIC = Path(settings.BASE_DIR) / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
HTMX = Path(django_htmx.__file__).parent / "static/django_htmx/htmx-2.min.js"
TOKENS = (STATIC / "css/tokens.css").read_text()
PAIRS = dict(re.findall(r"--([\w-]+): light-dark\((#\w{6}, #\w{6})\)", TOKENS))
WORDS = ["ink", "soft", "accent", "danger", "yes", "no", "silence", "wait", "ended"]
GROUNDS = ["paper", "sheet", "wash"]
REVERSED = [("on-accent", "accent"), ("on-danger", "danger"), ("paper", "ink")]


def luminance(colour: str) -> float:
    """Of #rrggbb, as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(front: str, back: str) -> float:
    """The lower of the two themes."""
    fronts, backs = PAIRS[front].split(", "), PAIRS[back].split(", ")
    lights = [sorted(map(luminance, pair)) for pair in zip(fronts, backs, strict=True)]
    return min((lighter + 0.05) / (darker + 0.05) for darker, lighter in lights)


def packed(paths) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


@pytest.mark.parametrize(("word", "ground"), [*itertools.product(WORDS, GROUNDS), *REVERSED])
def test_words_can_be_read_in_both_themes(word, ground):
    assert contrast(word, ground) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), [*itertools.product(["edge", "accent", "danger"], GROUNDS)])
def test_the_edge_of_a_field_can_be_seen_in_both_themes(edge, ground):
    assert contrast(edge, ground) >= 3


def test_all_style_sheets_together_weigh_15_kb_at_most(tmp_path):
    assert packed([join(tmp_path / "all.css")]) <= 15_000


def test_all_scripts_together_with_htmx_weigh_25_kb_at_most(tmp_path):
    sent = [bare(script, tmp_path / script.name) for script in SCRIPTS]
    assert packed([*sent, HTMX]) <= 25_000


def test_scripts_are_sent_without_comments_and_lose_nothing_else(tmp_path):
    for script in SCRIPTS:
        sent = bare(script, tmp_path / script.name).read_text()
        lines = [line for line in script.read_text().splitlines() if not line.strip().startswith("//")]
        assert sent.splitlines() == lines
        assert finders.find(f"js/{script.name}").startswith(str(settings.DATA_DIR))


def test_every_style_sheet_is_joined_once():
    assert sorted(JOINED) == [sheet.stem for sheet in SHEETS]


def test_the_joined_style_sheet_is_written_again_only_when_it_changed(tmp_path):
    sheet = join(tmp_path / "css" / "afterloop.css")
    os.utime(sheet, (1, 1))
    assert join(sheet).stat().st_mtime == 1
    sheet.write_text("old")
    assert "@layer tokens" in join(sheet).read_text()


def test_every_script_is_imported_by_the_one_that_the_page_loads():
    imports = re.findall(r'import "\./([\w-]+\.js)"', (STATIC / "js/app.js").read_text())
    assert sorted([*imports, "app.js"]) == [script.name for script in SCRIPTS]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_style_sheet_stays_within_its_layer_its_length_and_the_tokens(sheet):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL).strip()
    assert text.startswith("@layer ")
    assert len(text.splitlines()) <= 150
    assert "!important" not in text
    assert sheet.name in {"tokens.css", "print.css"} or not re.search(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", text)


def test_every_token_that_is_used_is_defined_and_every_defined_one_is_used():
    text = "".join(sheet.read_text() for sheet in SHEETS)
    assert set(re.findall(r"var\(--([\w-]+)", text)) == set(re.findall(r"(?<![\w(-])--([\w-]+):", text))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_short(script):
    assert len(script.read_text().splitlines()) <= 60
