"""Writes a drawing as SVG. Here and not in a template, which would take most of a page's time for the same words.

All that it prints is made of numbers and of names from the code; what people wrote, and addresses, are escaped.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from applications.timeline.ladder.drawing import Drawing
from applications.timeline.ladder.frames import number
from applications.timeline.ladder.labels import Label
from applications.timeline.ladder.lines import Line, Shape


def svg(drawing: Drawing, kind: str, words: str) -> SafeString:
    """`kind` is "wide" or "tall", `words` what the picture is of."""
    parts = [
        f'<svg class="ladder {kind}" viewBox="0 0 {drawing.width} {drawing.height}" role="group"',
        f' aria-label="{escape(words)}">',
        path("rule", drawing.rules),
        path("dated", drawing.known),
        path("undated", drawing.unknown),
        path("bracket", drawing.brackets),
        texts(drawing.words),
        shapes(drawing.ticks),
        *map(line, drawing.lines),
        "</svg>",
    ]
    return mark_safe("".join(parts))


def line(each: Line) -> str:
    climb = each.climb
    return "".join(
        [
            f'<a class="climb {climb.tone}" href="{escape(climb.href)}" aria-label="{escape(climb.words)}">',
            path("area", each.area),
            path("after", each.after),
            path("way", each.way),
            shapes(each.marks),
            path("end", each.end),
            texts(each.labels),
            "</a>",
        ]
    )


def path(kind: str, d: str, words: str = "") -> str:
    if not d:
        return ""
    return f'<path class="{kind}" d="{short(d)}"' + (f"><title>{escape(words)}</title></path>" if words else "/>")


def short(coordinates: str) -> str:
    """All of them have one place after the point."""
    return coordinates.replace(".0", "")


def shapes(each: Iterable[Shape]) -> str:
    return "".join(path(shape.kind, shape.path, shape.words) for shape in each)


def texts(each: Iterable[Label]) -> str:
    return "".join(
        f'<text class="{label.kind}" x="{short(number(label.x))}" y="{short(number(label.y))}"'
        f' text-anchor="{label.anchor}">{escape(label.text)}</text>'
        for label in each
    )
