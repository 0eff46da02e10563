"""Sends the style sheets as one file: twenty small ones would be twenty requests, and weigh half as much again."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

#: In the order in which they stand in the file: within a layer, what stands later wins.
SHEETS = [
    "layers", "tokens", "base", "frame", "page", "glyph", "ladder", "attempt", "thread", "order", "lines",
    "dashboard", "table", "button", "form", "choices", "lessons", "stories", "questions", "insights", "briefing",
    "search", "toast", "empty", "upkeep", "prose", "print",
]  # fmt: skip
NAME = "css/afterloop.css"


class JoinedStyles(BaseFinder):
    """Finds `css/afterloop.css`: all sheets of `static/css`, joined anew whenever one of them has changed."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.folder = settings.DATA_DIR / "styles"
        super().__init__(*args, **kwargs)

    def find(self, path, find_all=False, **kwargs):
        found = [str(join(self.folder / NAME))] if path == NAME else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns):
        join(self.folder / NAME)
        yield NAME, FileSystemStorage(location=self.folder)


def join(target: Path) -> Path:
    """Write the file unless it says just that already, so that its time tells when a sheet changed."""
    source = settings.BASE_DIR / "static" / "css"
    text = "".join((source / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return target
