"""The words of a ladder take no more room in a browser than was measured for them."""

from pathlib import Path

import pytest
from django.conf import settings

from applications.timeline.ladder import draw_tall, draw_wide, svg
from tests.timeline.ladder.test_drawings import SHAPES

SHEETS = ["layers", "tokens", "base", "page", "ladder"]
TOUCHING = """() => {
    const words = [...document.querySelectorAll("text")].map(text => [text.textContent, text.getBBox()]);
    const apart = (a, b) => a.x >= b.x + b.width || b.x >= a.x + a.width || a.y + 2 >= b.y + b.height || b.y + 2 >= a.y + a.height;
    return words.flatMap(([one, a], place) => words.slice(place + 1).filter(([_, b]) => !apart(a, b)).map(([two]) => [one, two]));
}"""  # noqa: E501


@pytest.fixture
def look():
    folder = Path(settings.BASE_DIR) / "static/css"
    return "".join((folder / f"{name}.css").read_text() for name in SHEETS)


@pytest.mark.parametrize(("draw", "kind", "width"), [(draw_wide, "wide", 1280), (draw_tall, "tall", 360)])
def test_no_words_touch_in_a_browser(page, look, draw, kind, width):
    page.set_viewport_size({"width": width, "height": 800})
    for shape, climbs in SHAPES.items():
        page.set_content(f"<style>{look}</style><figure>{svg(draw(climbs), kind, shape)}</figure>")
        assert page.evaluate(TOUCHING) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
