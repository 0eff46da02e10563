"""Turns a person's Markdown into HTML that is safe to show: one function, two locks (no HTML in, an allowlist out)."""

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

LONGEST_NOTE = 100_000

# No pictures: nothing on a page may be loaded from elsewhere.
_TAGS = {
    *("p", "br", "hr", "em", "strong", "s", "a", "ul", "ol", "li", "blockquote", "code", "pre"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_REL = "noopener noreferrer nofollow ugc"
# A line end stays a line end: notes are typed quickly, not typeset.
_OPTIONS = {"html": False, "linkify": False, "typographer": False, "breaks": True, "maxNesting": 50}
# Without references, as "[1]: …" at the start of a line would vanish from the page.
_markdown = MarkdownIt("js-default", _OPTIONS).disable(["image", "reference"])
_cleaner = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    # The allowlist adds `lang` and `title` to every tag by itself.
    attribute_filter=lambda tag, name, value: value if name == "rel" or name in _ATTRIBUTES.get(tag, ()) else None,
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel=_REL,
)


# A saved row is asked for its text and then for its HTML: the second time is free.
@lru_cache(maxsize=8)
def render_note(text: str) -> SafeString:
    """The note as HTML; "" for an empty one. Headings start at h3, as a page and its cards have the first two."""
    if not text.strip():
        return mark_safe("")
    tokens = _markdown.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    # What left the allowlist is the one thing in a note that is safe to print as it stands.
    return mark_safe(_cleaner.clean(html))
