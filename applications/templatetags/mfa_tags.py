"""Draws the authenticator app's code into the page, since the content policy allows no data: picture."""

from itertools import groupby

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from qrcode.main import QRCode

register = template.Library()


@register.simple_tag
def qr_code(text: str) -> SafeString:
    """The text as a QR code, one SVG path that takes the size of its place."""
    code = QRCode()
    code.add_data(text)
    rows = code.get_matrix()
    runs = "".join(f"M{x} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for x, length in dark_runs(row))
    return format_html(
        '<svg viewBox="0 0 {0} {0}" role="img" aria-label="A code for your authenticator app">'
        '<path fill="#fff" d="M0 0h{0}v{0}H0z"/><path d="{1}"/></svg>',
        len(rows),
        runs,
    )


def dark_runs(row: list[bool]) -> list[tuple[int, int]]:
    """Where each run of dark squares begins, and how long it is."""
    runs, start = [], 0
    for dark, squares in groupby(row):
        length = len(list(squares))
        if dark:
            runs.append((start, length))
        start += length
    return runs
