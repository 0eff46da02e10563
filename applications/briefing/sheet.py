"""The styles that a page carries along when it is kept as a file."""

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.utils.safestring import SafeString, mark_safe

#: All style sheets in one, as `layout/_styles.html` names it.
NAME = "css/afterloop.css"


@cache
def style_sheet() -> SafeString:
    """Ours, so that it may stand in the page as it is; it loads nothing."""
    return mark_safe(Path(str(finders.find(NAME))).read_text(encoding="utf-8"))
