"""Shows the **emphasis** in words that are kept as they were said, and no other Markdown: a mail has dashes, stars and
indents of its own."""

import re

from django.utils.html import escape, linebreaks
from django.utils.safestring import SafeString, mark_safe

# One or two stars around words of one line; a product, a pointer or a list in stars is none.
STARS = re.compile(r"(?<![\w*])(\*\*?)(?!\s)([^*\n]+)(?<!\s)\1(?![\w*])")
TAGS = {"*": "em", "**": "strong"}


def without_emphasis(words: str) -> str:
    """The words alone, for where they stand in a line of others."""
    return STARS.sub(r"\2", words)


def render_words(words: str) -> SafeString:
    """The words in paragraphs, with their line ends, as HTML that is safe to print."""
    shown = STARS.sub(lambda found: f"<{TAGS[found[1]]}>{found[2]}</{TAGS[found[1]]}>", escape(words))
    return mark_safe(linebreaks(shown))
